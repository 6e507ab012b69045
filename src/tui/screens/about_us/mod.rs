//! About us: the network's name, what it is for, and where it starts from. Only the name is needed.
//! What is changed goes to the disk when its line is left.

mod choices;
mod fields;
pub mod keys;
mod view;

pub use self::choices::Choice;
pub use self::fields::{FIELDS, FieldInput, ProfileField};
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Urgency, WriteRequest};
use crate::tui::protocol::key::{Key, KeyCode};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::{Screen, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug, PartialEq)]
pub struct AboutUs {
    pub focus: usize,
    /// What stands on each line, in the order of [`FIELDS`].
    pub inputs: Vec<FieldInput>,
    saved_inputs: Vec<FieldInput>,
}

impl AboutUs {
    /// The form of the open network; none where none is open.
    pub fn open(state: &AppState) -> Option<Self> {
        let network = &state.network_state.as_ref()?.network;
        let entries: Vec<FieldInput> = FIELDS.iter().map(|line| line.input_from(network)).collect();
        Some(Self { focus: 0, saved_inputs: entries.clone(), inputs: entries })
    }

    pub fn focused_field(&self) -> ProfileField {
        FIELDS.get(self.focus).copied().unwrap_or(ProfileField::Name)
    }

    /// Takes the line in focus over. What is no number stays on the line, and is said.
    fn commit_field(&mut self, state: &mut AppState) -> Result<Vec<Transition>, String> {
        let (Some(entry), Some(taken)) =
            (self.inputs.get_mut(self.focus), self.saved_inputs.get_mut(self.focus))
        else {
            return Ok(Vec::new());
        };
        let Some(network) =
            state.network_state.as_ref().map(|record| &record.network).filter(|_| *entry != *taken)
        else {
            return Ok(Vec::new());
        };
        if let Some(why) = &state.read_only_reason {
            entry.clone_from(taken);
            return Ok(show_message(why.clone()));
        }
        let (line, mut network) = (FIELDS[self.focus], network.clone());
        line.apply_to(entry, &mut network)?;
        if matches!(entry, FieldInput::Text(_)) {
            *entry = line.input_from(&network);
        }
        taken.clone_from(entry);
        let doubt = line.warning(&network).map(Transition::ShowMessage);
        let mut replies = state.update_network(network);
        replies.extend(doubt);
        Ok(replies)
    }

    /// Goes on to another line, unless this one can't be taken over.
    fn focus_field(&mut self, state: &mut AppState, at: usize) -> Vec<Transition> {
        match self.commit_field(state) {
            Ok(replies) => {
                self.focus = at.min(FIELDS.len() - 1);
                replies
            }
            Err(says) => show_message(says),
        }
    }

    /// Leaves the form. What can't be taken over is said; Esc puts back what stood there.
    fn leave(&mut self, state: &mut AppState) -> Vec<Transition> {
        match self.commit_field(state) {
            Ok(mut replies) => {
                replies.push(Transition::Navigate(Destination::Back));
                replies
            }
            Err(says) => show_message(says),
        }
    }

    fn step_sideways(&mut self, state: &AppState, by: isize) -> Vec<Transition> {
        match (self.inputs.get_mut(self.focus), &state.read_only_reason) {
            (Some(FieldInput::Choice(_)), Some(why)) => return show_message(why.clone()),
            (Some(FieldInput::Choice(choice)), None) => choice.cycle(by),
            (Some(FieldInput::Text(field)), _) => {
                field.handle_key(Key::plain(if by < 0 { KeyCode::Left } else { KeyCode::Right }));
            }
            (None, _) => {}
        }
        Vec::new()
    }
}

impl Screen for AboutUs {
    fn key_context(&self) -> KeyContext {
        keys::ABOUT_US
    }

    fn enter(to: &Destination, state: &mut AppState, _now: &Now) -> Option<Self> {
        if *to == Destination::AboutUs { Self::open(state) } else { None }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Up | Command::Previous => {
                self.focus_field(state, self.focus.saturating_sub(1))
            }
            Command::Enter if self.focus + 1 == FIELDS.len() => self.leave(state),
            Command::Down | Command::Next | Command::Enter => {
                self.focus_field(state, self.focus + 1)
            }
            Command::Focus(at) | Command::Open(at) => self.focus_field(state, at),
            Command::Left => self.step_sideways(state, -1),
            Command::Right | Command::Toggle => self.step_sideways(state, 1),
            Command::Back => self.leave(state),
            _ => Vec::new(),
        }
    }

    /// Prose is kept as it is typed; half a number would be another number, so numbers wait until
    /// the line is left.
    fn on_text_changed(&mut self, state: &mut AppState, _now: &Now) -> Vec<Transition> {
        if state.read_only_reason.is_some() {
            // nothing stands there as if it were kept
            return self.commit_field(state).unwrap_or_default();
        }
        let line = self.focused_field();
        let (Some(entry), Some(record)) = (self.inputs.get(self.focus), &state.network_state)
        else {
            return Vec::new();
        };
        let (slug, mut network) = (record.slug.clone(), Box::new(record.network.clone()));
        if line.is_number() || line.apply_to(entry, &mut network).is_err() {
            return Vec::new();
        }
        vec![Transition::write(WriteRequest::PutNetwork {
            slug,
            network,
            urgency: Urgency::Debounced,
        })]
    }

    fn flush_changes(&mut self, state: &mut AppState) -> Vec<Transition> {
        self.commit_field(state).unwrap_or_default()
    }

    fn field(&self) -> Option<&TextField> {
        match self.inputs.get(self.focus) {
            Some(FieldInput::Text(field)) => Some(field),
            _ => None,
        }
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        match self.inputs.get_mut(self.focus) {
            Some(FieldInput::Text(field)) => Some(field),
            _ => None,
        }
    }
}

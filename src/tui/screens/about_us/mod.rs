//! About us: the network's name, what it is for, and where it starts from. Only the name is needed.
//! What is changed goes to the disk when its line is left.

mod choices;
mod fields;
pub mod view;

pub use self::choices::Choice;
pub use self::fields::{FieldInput, LINES, ProfileField};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, Urgency};
use crate::tui::protocol::key::{Key, KeyCode};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;
use crate::tui::text_field::TextField;

/// The form.
#[derive(Clone, Debug, PartialEq)]
pub struct AboutUs {
    /// The number of the line in focus.
    pub at: usize,
    /// What stands on each line, in the order of [`LINES`].
    pub entries: Vec<FieldInput>,
    /// What stood there when it was last taken over.
    taken: Vec<FieldInput>,
    /// What could not be taken over and was said: leaving a second time leaves it.
    told: Option<FieldInput>,
}

impl AboutUs {
    /// The form of the network on the desk; none where there is none.
    pub fn open(desk: &AppState) -> Option<Self> {
        let network = &desk.record.as_ref()?.network;
        let entries: Vec<FieldInput> = LINES.iter().map(|line| line.entry(network)).collect();
        Some(Self { at: 0, taken: entries.clone(), entries, told: None })
    }

    /// The line in focus.
    pub fn line(&self) -> ProfileField {
        LINES.get(self.at).copied().unwrap_or(ProfileField::Name)
    }

    /// Takes the line in focus over. What is no number stays on the line, and is said.
    fn take_over(&mut self, desk: &mut AppState) -> Result<Vec<Transition>, String> {
        let (Some(entry), Some(taken)) =
            (self.entries.get_mut(self.at), self.taken.get_mut(self.at))
        else {
            return Ok(Vec::new());
        };
        let Some(network) =
            desk.record.as_ref().map(|record| &record.network).filter(|_| *entry != *taken)
        else {
            return Ok(Vec::new());
        };
        if let Some(why) = &desk.read_only {
            taken.clone_from(entry);
            return Ok(vec![Transition::Say(why.clone())]);
        }
        let (line, mut network) = (LINES[self.at], network.clone());
        line.put(entry, &mut network)?;
        if matches!(entry, FieldInput::Text(_)) {
            *entry = line.entry(&network);
        }
        taken.clone_from(entry);
        let doubt = line.doubt(&network).map(Transition::Say);
        let mut replies = desk.put_network(network);
        replies.extend(doubt);
        Ok(replies)
    }

    /// Goes on to another line, unless this one can't be taken over.
    fn go_to(&mut self, desk: &mut AppState, at: usize) -> Vec<Transition> {
        match self.take_over(desk) {
            Ok(replies) => {
                self.at = at.min(LINES.len() - 1);
                replies
            }
            Err(says) => vec![Transition::Say(says)],
        }
    }

    /// Leaves the form. What can't be taken over is said once; leaving again leaves it as it was.
    fn leave(&mut self, desk: &mut AppState) -> Vec<Transition> {
        match self.take_over(desk) {
            Ok(mut replies) => {
                replies.push(Transition::Go(Destination::Back));
                replies
            }
            Err(_) if self.told.is_some() && self.told.as_ref() == self.entries.get(self.at) => {
                vec![Transition::Go(Destination::Back)]
            }
            Err(says) => {
                self.told = self.entries.get(self.at).cloned();
                vec![Transition::Say(format!("{says} Esc again leaves it out."))]
            }
        }
    }

    /// To the side: the next choice, or along a text.
    fn turn(&mut self, by: isize) -> Vec<Transition> {
        match self.entries.get_mut(self.at) {
            Some(FieldInput::Choice(choice)) => choice.turn(by),
            Some(FieldInput::Text(field)) => {
                field.press(Key::plain(if by < 0 { KeyCode::Left } else { KeyCode::Right }));
            }
            None => {}
        }
        Vec::new()
    }
}

impl Screen for AboutUs {
    fn room(&self) -> KeyContext {
        KeyContext::AboutUs
    }

    fn update(&mut self, desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        match command {
            Command::Up | Command::Previous => self.go_to(desk, self.at.saturating_sub(1)),
            Command::Enter if self.at + 1 == LINES.len() => self.leave(desk),
            Command::Down | Command::Next | Command::Enter => self.go_to(desk, self.at + 1),
            Command::Focus(at) | Command::Open(at) => self.go_to(desk, at),
            Command::Left => self.turn(-1),
            Command::Right | Command::Tick => self.turn(1),
            Command::Back => self.leave(desk),
            _ => Vec::new(),
        }
    }

    /// Prose is kept as it is typed; half a number would be another number, so numbers wait until
    /// the line is left.
    fn typed(&mut self, desk: &mut AppState, _moment: &Now) -> Vec<Transition> {
        let line = self.line();
        let (Some(entry), Some(record), None) =
            (self.entries.get(self.at), &desk.record, &desk.read_only)
        else {
            return Vec::new();
        };
        let (slug, mut network) = (record.slug.clone(), Box::new(record.network.clone()));
        if line.is_number() || line.put(entry, &mut network).is_err() {
            return Vec::new();
        }
        vec![Transition::Do(Effect::PutNetwork { slug, network, pace: Urgency::Typing })]
    }

    fn settle(&mut self, desk: &mut AppState) -> Vec<Transition> {
        self.take_over(desk).unwrap_or_default()
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        match self.entries.get_mut(self.at) {
            Some(FieldInput::Text(field)) => Some(field),
            _ => None,
        }
    }
}

//! The question which one thing a walk is about, where its matrix asks about one: each has its own
//! answers, its own last time and its own line through time. Those walked before are on ▼.

pub mod keys;
mod view;

use crate::maturity::lineage::Lineage;
use crate::maturity::network_state::NetworkState;
use crate::maturity::walk_subject::{WalkSubject, normalize_subject};
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Scope, Transition};
use crate::tui::screen::{Screen, back, show_message};
use crate::tui::screens::walk;
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug)]
pub struct Subject {
    pub matrix: Lineage,
    pub field: TextField,
    pub previous: Vec<String>,
    pub chosen: Option<usize>,
    scope: Scope,
}

impl Subject {
    /// The question for a walk through `matrix`. None when the matrix is not in use.
    pub fn open(state: &AppState, matrix: Lineage, scope: Scope) -> Option<Self> {
        let record = state.network_state.as_ref()?;
        record.matrix(&matrix)?;
        let mut before: Vec<String> = record
            .walk_subjects_of(&matrix)
            .into_iter()
            .filter_map(|topic| topic.subject)
            .collect();
        before.reverse();
        Some(Self {
            matrix,
            field: TextField::single_line(""),
            previous: before,
            chosen: None,
            scope,
        })
    }

    pub fn question(&self, record: &NetworkState) -> String {
        let one = record
            .matrix(&self.matrix)
            .and_then(|known| known.matrix.about_one.as_deref())
            .unwrap_or("project");
        format!("Which {one} is this about?")
    }

    /// What the line in focus leads to: a new walk, or one that is open.
    pub fn hint(&self, record: &NetworkState) -> String {
        match normalize_subject(&self.field.text())
            .map(|subject| self.walk_subject(record, &subject))
        {
            Some(topic) if record.find_draft(&topic).is_some() => {
                "Enter carries on with the walk that is open.".to_owned()
            }
            Some(topic) if record.snapshots_of(&topic).next().is_some() => {
                "Enter starts a new walk, with last time's answers beside it.".to_owned()
            }
            _ => "A few words. They stand on Home and on Progress.".to_owned(),
        }
    }

    fn walk_subject(&self, record: &NetworkState, subject: &str) -> WalkSubject {
        WalkSubject::with_subject(&self.matrix, record.existing_spelling(&self.matrix, subject))
    }

    /// One further back among those walked before, or one on again; past the newest the line is
    /// empty.
    fn choose_previous(&mut self, further: bool) -> Vec<Transition> {
        if self.previous.is_empty() {
            return show_message("None was walked before: type its name.");
        }
        self.chosen = match (self.chosen, further) {
            (None, true) => Some(0),
            (Some(at), true) => Some((at + 1).min(self.previous.len() - 1)),
            (at, false) => at.and_then(|at| at.checked_sub(1)),
        };
        let text = self.chosen.and_then(|at| self.previous.get(at)).cloned().unwrap_or_default();
        self.field.replace(&text);
        Vec::new()
    }

    fn start_walk(&self, state: &AppState) -> Vec<Transition> {
        let Some(record) = &state.network_state else {
            return back();
        };
        let Some(subject) = normalize_subject(&self.field.text()) else {
            return show_message("Type its name first; Esc goes back without starting.");
        };
        let subject = self.walk_subject(record, &subject);
        vec![
            Transition::Navigate(Destination::Back),
            Transition::Navigate(Destination::Walk { subject, scope: self.scope, area: None }),
        ]
    }
}

impl Screen for Subject {
    fn key_context(&self) -> KeyContext {
        keys::SUBJECT
    }

    fn enter(to: &Destination, state: &mut AppState, _now: &Now) -> Option<Self> {
        match to {
            Destination::Walk { subject, scope, .. } if walk::needs_subject(state, subject) => {
                Self::open(state, subject.matrix.clone(), *scope)
            }
            Destination::Subject(matrix, scope) => Self::open(state, matrix.clone(), *scope),
            _ => None,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Back => back(),
            Command::Enter => self.start_walk(state),
            Command::Down | Command::Up => self.choose_previous(command == Command::Down),
            Command::Focus(at) => {
                self.chosen = Some(at.min(self.previous.len().saturating_sub(1)));
                let text =
                    self.chosen.and_then(|at| self.previous.get(at)).cloned().unwrap_or_default();
                self.field.replace(&text);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn field(&self) -> Option<&TextField> {
        Some(&self.field)
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        Some(&mut self.field)
    }

    fn on_text_changed(&mut self, _state: &mut AppState, _now: &Now) -> Vec<Transition> {
        self.chosen = None;
        Vec::new()
    }
}

//! The matrices: which there are, where each comes from, which of them our network uses, and what
//! is odd about their files.

pub mod keys;
pub(crate) mod list;
pub(crate) mod open_file;

pub use self::list::{ListedMatrix, listed_matrices};
pub use super::matrix_page::MatrixPage;

use std::sync::Arc;

use self::list::{ListSection, is_in_use};
use super::crosswalk_editor;
use crate::maturity::page::Page;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, ReadRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Matrices {
    pub position: ReadPosition,
}

impl Matrices {
    pub fn page(state: &AppState) -> Page {
        list::page(state)
    }

    pub fn focused_matrix(self, state: &AppState) -> Option<ListedMatrix> {
        if state.matrices.is_empty() {
            None
        } else {
            listed_matrices(state).into_iter().nth(self.position.index)
        }
    }

    pub fn hint(self, state: &AppState) -> String {
        match self.focused_matrix(state) {
            Some(ListedMatrix::Unusable(one)) if list::waits_for_revision(state, &one.file) => {
                "Enter takes the change; until then the old text counts.".to_owned()
            }
            Some(ListedMatrix::Unusable(_)) => {
                "Enter shows each mistake beside its place.".to_owned()
            }
            Some(ListedMatrix::Older(_)) => {
                "Answers given on this one are always read against it.".to_owned()
            }
            Some(listed) if listed.section() == ListSection::Ours => {
                if is_in_use(state, &listed) {
                    "Our own, in use. Enter opens it; there its words are changed.".to_owned()
                } else {
                    "Not in use: Space uses it. Enter opens it, to change it.".to_owned()
                }
            }
            Some(listed) if is_in_use(state, &listed) => {
                "In use. All answers and snapshots stay if you stop.".to_owned()
            }
            Some(_) => "Not in use. Space puts it beside the others.".to_owned(),
            None if state.matrices.is_empty() => String::new(),
            None => "Everything else works. Nothing was changed or moved.".to_owned(),
        }
    }

    fn open(self, state: &AppState) -> Vec<Transition> {
        match self.focused_matrix(state) {
            Some(ListedMatrix::Newest(known) | ListedMatrix::Older(known)) => {
                go_to(Destination::MatrixPage(known.reference.clone()))
            }
            Some(ListedMatrix::Unusable(unusable))
                if list::waits_for_revision(state, &unusable.file) =>
            {
                go_to(Destination::MatrixFile(unusable.file))
            }
            Some(ListedMatrix::Unusable(unusable)) => {
                go_to(Destination::UnusableMatrix(unusable.file))
            }
            Some(ListedMatrix::Missing(id)) => {
                show_message(format!("There is no file of {id} here that can be used."))
            }
            None => Vec::new(),
        }
    }

    fn toggle(self, state: &mut AppState) -> Vec<Transition> {
        let Some(listed) = self.focused_matrix(state) else { return Vec::new() };
        if let Some(why) = &state.read_only_reason {
            return show_message(why.clone());
        }
        let is_used = is_in_use(state, &listed);
        let Some(record) = &mut state.network_state else { return Vec::new() };
        let mut network = record.network.clone();
        let Some(id) = listed.id() else {
            return show_message("This one can't be used.");
        };
        let replaces = !is_used && network.matrices.contains(id);
        if is_used || replaces {
            record.matrices.retain(|known| known.reference.id != *id);
        }
        if is_used {
            network.stop_using(id);
        } else if let ListedMatrix::Newest(known) = &listed {
            network.use_matrix(&known.lineage);
            network.choose_matrix(&known.lineage);
            record.matrices.push(Arc::clone(known));
        }
        let says = match (is_used, replaces) {
            (true, _) => "No longer in use. Its answers and snapshots stay; Space brings it back.",
            (false, true) => {
                "In use now, in the place of the other matrix of the same id. All answers stay."
            }
            (false, false) => "In use: it stands on Home now, beside the others.",
        };
        let mut replies = state.update_network(network);
        replies.push(Transition::ShowMessage(says.to_owned()));
        replies
    }
}

impl Screen for Matrices {
    fn key_context(&self) -> KeyContext {
        keys::MATRICES
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        (*to == Destination::Matrices).then(Self::default)
    }

    fn initial_read(&self, _state: &AppState) -> Option<Effect> {
        Some(Effect::Read(ReadRequest::Matrices))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        let shown = (&Self::page(app.state), self.position);
        let hint = self.hint(app.state);
        let is_used = self.focused_matrix(app.state).is_some_and(|one| is_in_use(app.state, &one));
        let label = if is_used { "stop using it" } else { "use it" };
        page_view::draw_relabelled(canvas, app, shown, &hint, (Command::Toggle, label));
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Back => back(),
            Command::Enter => self.open(state),
            Command::Toggle => self.toggle(state),
            Command::Import => go_to(Destination::SpreadsheetPath),
            Command::Export => open_file::export_matrix(self.focused_matrix(state)),
            Command::EditCrosswalk => match self.focused_matrix(state) {
                Some(ListedMatrix::Newest(known) | ListedMatrix::Older(known)) => {
                    crosswalk_editor::show(state, &known)
                }
                _ => show_message("This one can't be used, so nothing of it lines up."),
            },
            Command::CopyMatrix => open_file::open_copy(self.focused_matrix(state).as_ref()),
            Command::EditMatrixFile => {
                open_file::open_listed_file(state, self.focused_matrix(state).as_ref())
            }
            command => {
                let page = Self::page(state);
                if let Command::Open(at) = command {
                    self.position.update(&page, state.size, Command::Focus(at));
                    return self.open(state);
                }
                self.position.update(&page, state.size, command);
                Vec::new()
            }
        }
    }
}

//! The matrices: which there are, where each comes from, which of them our network uses, and what
//! is odd about their files.

pub(crate) mod list;
pub(crate) mod open_file;

pub use self::list::{ListedMatrix, listed_matrices};
pub(crate) use self::open_file::library_path;
pub use super::matrix_page::MatrixPage;
pub(crate) use super::matrix_page::known_matrices;

use std::sync::Arc;

use self::list::matrices_in_use;
use super::spreadsheet_import;
use crate::tui::document::{Document, ReadPosition};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;

/// The list of matrices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Matrices {
    /// How far the list is read.
    pub position: ReadPosition,
}

impl Matrices {
    /// The page.
    pub fn page(state: &AppState) -> Document {
        list::page(state)
    }

    /// The matrix in focus.
    pub fn focused_matrix(self, state: &AppState) -> Option<ListedMatrix> {
        if state.matrices.is_empty() {
            None
        } else {
            listed_matrices(state).into_iter().nth(self.position.index)
        }
    }

    /// What the next key does to the matrix in focus.
    pub fn hint(self, state: &AppState) -> String {
        let us = state
            .network_state
            .as_ref()
            .map_or("your network", |record| record.network.name.as_str());
        match self.focused_matrix(state) {
            Some(ListedMatrix::Unusable(_)) => {
                "Enter shows each mistake beside its place. Everything else works.".to_owned()
            }
            Some(ListedMatrix::Older(_)) => {
                "Answers were given on this one and are always read against it.".to_owned()
            }
            Some(listed) if listed.id().is_some_and(|id| matrices_in_use(state).contains(id)) => {
                "Space stops using it. All answers and snapshots stay.".to_owned()
            }
            Some(_) => format!("Space uses it for {us}, beside the others."),
            None if state.matrices.is_empty() => String::new(),
            None => "Everything else works. Nothing was changed or moved.".to_owned(),
        }
    }

    fn open(self, state: &AppState) -> Vec<Transition> {
        match self.focused_matrix(state) {
            Some(ListedMatrix::Newest(known) | ListedMatrix::Older(known)) => {
                vec![Transition::Navigate(Destination::MatrixPage(known.reference.clone()))]
            }
            Some(ListedMatrix::Unusable(unusable)) => {
                vec![Transition::Navigate(Destination::UnusableMatrix(unusable.file))]
            }
            Some(ListedMatrix::Missing(id)) => {
                vec![Transition::ShowMessage(format!(
                    "There is no file of {id} here that can be used."
                ))]
            }
            None => Vec::new(),
        }
    }

    fn toggle(self, state: &mut AppState) -> Vec<Transition> {
        let Some(listed) = self.focused_matrix(state) else { return Vec::new() };
        if let Some(why) = &state.read_only_reason {
            return vec![Transition::ShowMessage(why.clone())];
        }
        let Some(record) = &mut state.network_state else { return Vec::new() };
        let mut network = record.network.clone();
        let Some(id) = listed.id() else {
            return vec![Transition::ShowMessage("This one can't be used.".to_owned())];
        };
        let says = if network.matrices.contains(id) {
            network.matrices.retain(|used| used != id);
            record.matrices.retain(|known| known.reference.id != *id);
            "No longer in use. Its answers and snapshots stay; Space brings it back."
        } else {
            network.matrices.push(id.clone());
            if let ListedMatrix::Newest(known) = &listed {
                record.matrices.push(Arc::clone(known));
            }
            "In use: it stands on Home now, beside the others."
        };
        let mut replies = state.update_network(network);
        replies.push(Transition::ShowMessage(says.to_owned()));
        replies
    }
}

impl Screen for Matrices {
    fn key_context(&self) -> KeyContext {
        KeyContext::Matrices
    }

    fn update(&mut self, state: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        match command {
            Command::Back => vec![Transition::Navigate(Destination::Back)],
            Command::Enter => self.open(state),
            Command::Toggle => self.toggle(state),
            Command::Import => vec![Transition::Navigate(Destination::SpreadsheetPath)],
            Command::Export => spreadsheet_import::export_matrix(self.focused_matrix(state)),
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

//! The matrices: which there are, where each comes from, which of them our network uses, and what
//! is odd about their files.

mod area;
mod crosswalk_line;
mod grid;
mod inline_findings;
mod list;
mod open_file;
mod overview;
mod page;

pub use self::list::{ListedMatrix, listed};
pub(crate) use self::open_file::path_of;
pub use self::page::MatrixPage;
pub(crate) use self::page::on_desk;

use std::sync::Arc;

use self::list::in_use;
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
    pub read: ReadPosition,
}

impl Matrices {
    /// The page.
    pub fn page(desk: &AppState) -> Document {
        list::page(desk)
    }

    /// The matrix in focus.
    pub fn focus(self, desk: &AppState) -> Option<ListedMatrix> {
        if desk.matrices.is_empty() { None } else { listed(desk).into_iter().nth(self.read.at) }
    }

    /// What the next key does to the matrix in focus.
    pub fn hint(self, desk: &AppState) -> String {
        let us = desk.record.as_ref().map_or("your network", |record| record.network.name.as_str());
        match self.focus(desk) {
            Some(ListedMatrix::Unusable(_)) => {
                "Enter shows each mistake beside its place. Everything else works.".to_owned()
            }
            Some(ListedMatrix::Kept(_)) => {
                "Answers were given on this one and are always read against it.".to_owned()
            }
            Some(listed) if listed.id().is_some_and(|id| in_use(desk).contains(id)) => {
                "Space stops using it. All answers and snapshots stay.".to_owned()
            }
            Some(_) => format!("Space uses it for {us}, beside the others."),
            None if desk.matrices.is_empty() => String::new(),
            None => "Everything else works. Nothing was changed or moved.".to_owned(),
        }
    }

    fn open(self, desk: &AppState) -> Vec<Transition> {
        match self.focus(desk) {
            Some(ListedMatrix::Here(known) | ListedMatrix::Kept(known)) => {
                vec![Transition::Go(Destination::MatrixPage(known.reference.clone()))]
            }
            Some(ListedMatrix::Unusable(unusable)) => {
                vec![Transition::Go(Destination::MatrixFile(unusable.file))]
            }
            Some(ListedMatrix::Gone(id)) => {
                vec![Transition::Say(format!("There is no file of {id} here that can be used."))]
            }
            None => Vec::new(),
        }
    }

    fn toggle(self, desk: &mut AppState) -> Vec<Transition> {
        let Some(listed) = self.focus(desk) else { return Vec::new() };
        if let Some(why) = &desk.read_only {
            return vec![Transition::Say(why.clone())];
        }
        let Some(record) = &mut desk.record else { return Vec::new() };
        let mut network = record.network.clone();
        let Some(id) = listed.id() else {
            return vec![Transition::Say("This one can't be used.".to_owned())];
        };
        let says = if network.matrices.contains(id) {
            network.matrices.retain(|used| used != id);
            record.matrices.retain(|known| known.reference.id != *id);
            "No longer in use. Its answers and snapshots stay; Space brings it back."
        } else {
            network.matrices.push(id.clone());
            if let ListedMatrix::Here(known) = &listed {
                record.matrices.push(Arc::clone(known));
            }
            "In use: it stands on Home now, beside the others."
        };
        let mut replies = desk.put_network(network);
        replies.push(Transition::Say(says.to_owned()));
        replies
    }
}

impl Screen for Matrices {
    fn room(&self) -> KeyContext {
        KeyContext::Matrices
    }

    fn update(&mut self, desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        match command {
            Command::Back => vec![Transition::Go(Destination::Back)],
            Command::Enter => self.open(desk),
            Command::Tick => self.toggle(desk),
            Command::BringIn => vec![Transition::Go(Destination::Bringing)],
            Command::WriteOut => spreadsheet_import::write_out(self.focus(desk)),
            Command::Copy => open_file::copy(self.focus(desk).as_ref()),
            Command::Change => open_file::change_listed(desk, self.focus(desk).as_ref()),
            command => {
                let page = Self::page(desk);
                if let Command::Open(at) = command {
                    self.read.update(&page, desk.size, Command::Focus(at));
                    return self.open(desk);
                }
                self.read.update(&page, desk.size, command);
                Vec::new()
            }
        }
    }
}

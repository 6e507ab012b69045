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

pub use self::list::{Listed, listed};
pub(crate) use self::open_file::path_of;
pub use self::page::MatrixPage;
pub(crate) use self::page::on_desk;

use std::sync::Arc;

use self::list::in_use;
use super::spreadsheet_import;
use crate::tui::document::{Page, Read};
use crate::tui::keymap::Room;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Moment;
use crate::tui::protocol::transition::{Go, Reply};
use crate::tui::screen::Visit;
use crate::tui::state::Desk;

/// The list of matrices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Matrices {
    /// How far the list is read.
    pub read: Read,
}

impl Matrices {
    /// The page.
    pub fn page(desk: &Desk) -> Page {
        list::page(desk)
    }

    /// The matrix in focus.
    pub fn focus(self, desk: &Desk) -> Option<Listed> {
        if desk.matrices.is_empty() { None } else { listed(desk).into_iter().nth(self.read.at) }
    }

    /// What the next key does to the matrix in focus.
    pub fn hint(self, desk: &Desk) -> String {
        let us = desk.record.as_ref().map_or("your network", |record| record.network.name.as_str());
        match self.focus(desk) {
            Some(Listed::Unusable(_)) => {
                "Enter shows each mistake beside its place. Everything else works.".to_owned()
            }
            Some(Listed::Kept(_)) => {
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

    fn open(self, desk: &Desk) -> Vec<Reply> {
        match self.focus(desk) {
            Some(Listed::Here(known) | Listed::Kept(known)) => {
                vec![Reply::Go(Go::MatrixPage(known.reference.clone()))]
            }
            Some(Listed::Unusable(unusable)) => vec![Reply::Go(Go::MatrixFile(unusable.file))],
            Some(Listed::Gone(id)) => {
                vec![Reply::Say(format!("There is no file of {id} here that can be used."))]
            }
            None => Vec::new(),
        }
    }

    fn toggle(self, desk: &mut Desk) -> Vec<Reply> {
        let Some(listed) = self.focus(desk) else { return Vec::new() };
        if let Some(why) = &desk.read_only {
            return vec![Reply::Say(why.clone())];
        }
        let Some(record) = &mut desk.record else { return Vec::new() };
        let mut network = record.network.clone();
        let Some(id) = listed.id() else {
            return vec![Reply::Say("This one can't be used.".to_owned())];
        };
        let says = if network.matrices.contains(id) {
            network.matrices.retain(|used| used != id);
            record.matrices.retain(|known| known.reference.id != *id);
            "No longer in use. Its answers and snapshots stay; Space brings it back."
        } else {
            network.matrices.push(id.clone());
            if let Listed::Here(known) = &listed {
                record.matrices.push(Arc::clone(known));
            }
            "In use: it stands on Home now, beside the others."
        };
        let mut replies = desk.put_network(network);
        replies.push(Reply::Say(says.to_owned()));
        replies
    }
}

impl Visit for Matrices {
    fn room(&self) -> Room {
        Room::Matrices
    }

    fn update(&mut self, desk: &mut Desk, command: Command, _moment: &Moment) -> Vec<Reply> {
        match command {
            Command::Back => vec![Reply::Go(Go::Back)],
            Command::Enter => self.open(desk),
            Command::Tick => self.toggle(desk),
            Command::BringIn => vec![Reply::Go(Go::Bringing)],
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

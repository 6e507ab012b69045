//! Spreadsheets in and out: a file is named, looked at with what can be made of it, given a title
//! and made a matrix; and a matrix is written as a spreadsheet. Nothing is written before the last
//! step of either.

mod path;
mod preview;
mod title;
pub mod view;

pub use self::path::Bringing;
pub use self::preview::{Panes, Preview};
pub use self::title::Titling;
pub use super::export::WritingOut;

use std::sync::Arc;

use super::Screen;
use super::matrices::{Listed, listed};
use crate::maturity::network_state::KnownMatrix;
use crate::tui::app::App;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::export_content::Outgoing;
use crate::tui::protocol::now::Moment;
use crate::tui::protocol::transition::{Go, Reply};

/// Leads to where the matrix in focus is written out.
pub(crate) fn write_out(focus: Option<Listed>) -> Vec<Reply> {
    match focus {
        Some(Listed::Here(known) | Listed::Kept(known)) => {
            vec![Reply::Go(Go::WritingOut(Outgoing::Matrix(known)))]
        }
        Some(Listed::Unusable(_)) => {
            vec![Reply::Say(
                "This file has mistakes and can't be written out. Enter shows them.".to_owned(),
            )]
        }
        Some(Listed::Gone(id)) => {
            vec![Reply::Say(format!("There is no file of {id} here that could be written out."))]
        }
        None => vec![Reply::Say("There is no matrix in focus to write out.".to_owned())],
    }
}

/// Whether a screen shows itself why something could not be done, in more room than one line has.
pub(crate) fn tells_itself(screen: &Screen) -> bool {
    match screen {
        Screen::Bringing(room) => room.trouble.is_some(),
        Screen::Titling(room) => room.trouble.is_some(),
        Screen::WritingOut(room) => room.trouble.is_some(),
        _ => false,
    }
}

impl App {
    /// Takes a matrix in that was just put into the folder: it is in focus on the list of matrices.
    pub(crate) fn matrix_added(
        &mut self,
        known: &Arc<KnownMatrix>,
        moment: &Moment,
    ) -> Vec<Effect> {
        if !self.desk.matrices.iter().any(|other| other.reference == known.reference) {
            self.desk.matrices.push(Arc::clone(known));
        }
        while matches!(self.screen, Screen::Titling(_) | Screen::Preview(_) | Screen::Bringing(_)) {
            self.go(Go::Back, moment);
        }
        let at = listed(&self.desk)
            .iter()
            .position(|one| matches!(one, Listed::Here(here) if here.reference == known.reference));
        if let (Screen::Matrices(list), Some(at)) = (&mut self.screen, at) {
            list.read.at = at;
        }
        self.says = Some(format!(
            "{} is in your folder now. Space uses it; Enter reads it.",
            known.matrix.title
        ));
        vec![Effect::ListMatrices]
    }

    /// A file was written: back to where that was asked for, saying where it is.
    pub(crate) fn file_written(&mut self, place: &str, moment: &Moment) -> Vec<Effect> {
        let effects = if matches!(self.screen, Screen::WritingOut(_)) {
            self.go(Go::Back, moment)
        } else {
            Vec::new()
        };
        self.says = Some(format!("Written to {place}"));
        effects
    }
}

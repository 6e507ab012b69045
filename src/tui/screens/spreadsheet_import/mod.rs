//! Spreadsheets in and out: a file is named, looked at with what can be made of it, given a title
//! and made a matrix; and a matrix is written as a spreadsheet. Nothing is written before the last
//! step of either.

mod path;
mod preview;
mod title;
pub mod view;

pub use self::path::SpreadsheetPath;
pub use self::preview::{Panes, Preview};
pub use self::title::MatrixTitle;
pub use super::export::Export;

use std::sync::Arc;

use super::ActiveScreen;
use super::matrices::{ListedMatrix, listed};
use crate::maturity::network_state::KnownMatrix;
use crate::tui::app::App;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};

/// Leads to where the matrix in focus is written out.
pub(crate) fn write_out(focus: Option<ListedMatrix>) -> Vec<Transition> {
    match focus {
        Some(ListedMatrix::Here(known) | ListedMatrix::Kept(known)) => {
            vec![Transition::Go(Destination::WritingOut(ExportContent::Matrix(known)))]
        }
        Some(ListedMatrix::Unusable(_)) => {
            vec![Transition::Say(
                "This file has mistakes and can't be written out. Enter shows them.".to_owned(),
            )]
        }
        Some(ListedMatrix::Gone(id)) => {
            vec![Transition::Say(format!(
                "There is no file of {id} here that could be written out."
            ))]
        }
        None => vec![Transition::Say("There is no matrix in focus to write out.".to_owned())],
    }
}

/// Whether a screen shows itself why something could not be done, in more room than one line has.
pub(crate) fn tells_itself(screen: &ActiveScreen) -> bool {
    match screen {
        ActiveScreen::Bringing(room) => room.trouble.is_some(),
        ActiveScreen::Titling(room) => room.trouble.is_some(),
        ActiveScreen::WritingOut(room) => room.trouble.is_some(),
        _ => false,
    }
}

impl App {
    /// Takes a matrix in that was just put into the folder: it is in focus on the list of matrices.
    pub(crate) fn matrix_added(&mut self, known: &Arc<KnownMatrix>, moment: &Now) -> Vec<Effect> {
        if !self.desk.matrices.iter().any(|other| other.reference == known.reference) {
            self.desk.matrices.push(Arc::clone(known));
        }
        while matches!(
            self.screen,
            ActiveScreen::Titling(_) | ActiveScreen::Preview(_) | ActiveScreen::Bringing(_)
        ) {
            self.go(Destination::Back, moment);
        }
        let at = listed(&self.desk).iter().position(
            |one| matches!(one, ListedMatrix::Here(here) if here.reference == known.reference),
        );
        if let (ActiveScreen::Matrices(list), Some(at)) = (&mut self.screen, at) {
            list.read.at = at;
        }
        self.says = Some(format!(
            "{} is in your folder now. Space uses it; Enter reads it.",
            known.matrix.title
        ));
        vec![Effect::ListMatrices]
    }

    /// A file was written: back to where that was asked for, saying where it is.
    pub(crate) fn file_written(&mut self, place: &str, moment: &Now) -> Vec<Effect> {
        let effects = if matches!(self.screen, ActiveScreen::WritingOut(_)) {
            self.go(Destination::Back, moment)
        } else {
            Vec::new()
        };
        self.says = Some(format!("Written to {place}"));
        effects
    }
}

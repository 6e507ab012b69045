//! Spreadsheets in and out: a file is named, looked at with what can be made of it, given a title
//! and made a matrix; and a matrix is written as a spreadsheet. Nothing is written before the last
//! step of either.

pub use super::export::Export;
pub use super::matrix_title::MatrixTitle;
pub use super::spreadsheet_path::SpreadsheetPath;
pub use super::spreadsheet_preview::{Panes, Preview};

use std::sync::Arc;

use super::ActiveScreen;
use super::matrices::{ListedMatrix, listed_matrices};
use crate::maturity::network_state::KnownMatrix;
use crate::tui::app::App;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};

/// Leads to where the matrix in focus is written out.
pub(crate) fn export_matrix(focus: Option<ListedMatrix>) -> Vec<Transition> {
    match focus {
        Some(ListedMatrix::Newest(known) | ListedMatrix::Older(known)) => {
            vec![Transition::Navigate(Destination::Export(ExportContent::Matrix(known)))]
        }
        Some(ListedMatrix::Unusable(_)) => {
            vec![Transition::ShowMessage(
                "This file has mistakes and can't be written out. Enter shows them.".to_owned(),
            )]
        }
        Some(ListedMatrix::Missing(id)) => {
            vec![Transition::ShowMessage(format!(
                "There is no file of {id} here that could be written out."
            ))]
        }
        None => {
            vec![Transition::ShowMessage("There is no matrix in focus to write out.".to_owned())]
        }
    }
}

/// Whether a screen shows itself why something could not be done, in more room than one line has.
pub(crate) fn shows_own_error(screen: &ActiveScreen) -> bool {
    match screen {
        ActiveScreen::SpreadsheetPath(room) => room.error.is_some(),
        ActiveScreen::MatrixTitle(room) => room.error.is_some(),
        ActiveScreen::Export(room) => room.error.is_some(),
        _ => false,
    }
}

impl App {
    /// Takes a matrix in that was just put into the folder: it is in focus on the list of matrices.
    pub(crate) fn matrix_added(&mut self, known: &Arc<KnownMatrix>, now: &Now) -> Vec<Effect> {
        if !self.state.matrices.iter().any(|other| other.reference == known.reference) {
            self.state.matrices.push(Arc::clone(known));
        }
        while matches!(
            self.screen,
            ActiveScreen::MatrixTitle(_)
                | ActiveScreen::SpreadsheetPreview(_)
                | ActiveScreen::SpreadsheetPath(_)
        ) {
            self.navigate(Destination::Back, now);
        }
        let at = listed_matrices(&self.state).iter().position(
            |one| matches!(one, ListedMatrix::Newest(here) if here.reference == known.reference),
        );
        if let (ActiveScreen::Matrices(list), Some(at)) = (&mut self.screen, at) {
            list.position.index = at;
        }
        self.message = Some(format!(
            "{} is in your folder now. Space uses it; Enter reads it.",
            known.matrix.title
        ));
        vec![Effect::ListMatrices]
    }

    /// A file was written: back to where that was asked for, saying where it is.
    pub(crate) fn file_written(&mut self, place: &str, now: &Now) -> Vec<Effect> {
        let effects = if matches!(self.screen, ActiveScreen::Export(_)) {
            self.navigate(Destination::Back, now)
        } else {
            Vec::new()
        };
        self.message = Some(format!("Written to {place}"));
        effects
    }
}

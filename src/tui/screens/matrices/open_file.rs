//! From a matrix on the list to its file: copying one to make it ours, and changing one that is.

use std::sync::Arc;

use super::ListedMatrix;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::waiting_work::CHANGED_WITHOUT_REVISION;
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::{go_to, show_message};
use crate::tui::state::AppState;

pub(crate) fn open_copy(listed: Option<&ListedMatrix>) -> Vec<Transition> {
    match listed {
        Some(ListedMatrix::Newest(known) | ListedMatrix::Older(known)) => {
            go_to(Destination::CopyMatrix(known.reference.clone()))
        }
        Some(ListedMatrix::Unusable(_)) => {
            show_message("First put its mistakes right; z shows its file.")
        }
        Some(ListedMatrix::Missing(id)) => {
            show_message(format!("There is no file of {id} here that could be copied."))
        }
        None => Vec::new(),
    }
}

pub(crate) fn open_listed_file(state: &AppState, listed: Option<&ListedMatrix>) -> Vec<Transition> {
    match listed {
        Some(ListedMatrix::Unusable(unusable)) => {
            go_to(Destination::MatrixFile(unusable.file.clone()))
        }
        Some(ListedMatrix::Newest(known) | ListedMatrix::Older(known)) => {
            open_file(state, Some(known))
        }
        Some(ListedMatrix::Missing(_)) | None => open_file(state, None),
    }
}

/// Goes to the file of a matrix that is ours. One that was changed without a new revision comes
/// first, as nothing else of it can be used before.
pub(crate) fn open_file(state: &AppState, known: Option<&Arc<KnownMatrix>>) -> Vec<Transition> {
    let own = known.and_then(|known| match &known.origin {
        Origin::Loose(file) => Some(file.clone()),
        Origin::Shipped | Origin::Frozen(_) => None,
    });
    let id = known.map_or("", |known| known.reference.id.as_str());
    let changed: Vec<&str> = state
        .matrix_diagnostics
        .iter()
        .filter(|found| found.code == CHANGED_WITHOUT_REVISION)
        .map(|found| found.file.as_str())
        .collect();
    let begins = format!("matrices/{id}");
    let by_name = changed.iter().find(|file| !id.is_empty() && file.starts_with(&begins));
    let file = by_name
        .copied()
        .map(str::to_owned)
        .or(own)
        .or_else(|| changed.first().map(|file| (*file).to_owned()));
    match (file, known.map(|known| &known.origin)) {
        (Some(file), _) => go_to(Destination::MatrixFile(file)),
        (None, Some(Origin::Shipped)) => show_message(
            "This one comes with the program. y makes a copy of it that is yours to change.",
        ),
        (None, Some(_)) => {
            show_message("Only the copy that your answers were given on is here. y copies it anew.")
        }
        (None, None) => Vec::new(),
    }
}

pub(crate) fn export_matrix(focus: Option<ListedMatrix>) -> Vec<Transition> {
    match focus {
        Some(ListedMatrix::Newest(known) | ListedMatrix::Older(known)) => {
            go_to(Destination::Export(ExportContent::Matrix(known)))
        }
        Some(ListedMatrix::Unusable(_)) => {
            show_message("This file has mistakes and can't be written out. Enter shows them.")
        }
        Some(ListedMatrix::Missing(id)) => {
            show_message(format!("There is no file of {id} here that could be written out."))
        }
        None => show_message("There is no matrix in focus to write out."),
    }
}

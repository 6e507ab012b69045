//! From a matrix on the list to its file: copying one to make it ours, and changing one that is.

use std::sync::Arc;

use super::ListedMatrix;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screens::matrix_file::CHANGED_WITHOUT_REVISION;
use crate::tui::state::AppState;

/// Where a file of the library stands, by its path inside, as this system writes it.
pub(crate) fn library_path(state: &AppState, file: &str) -> String {
    let separator = if state.library_dir.contains('\\') { "\\" } else { "/" };
    format!(
        "{}{separator}{}",
        state.library_dir.trim_end_matches(separator),
        file.replace('/', separator)
    )
}

/// Asks what the copy of the matrix in focus is called.
pub(crate) fn open_copy(listed: Option<&ListedMatrix>) -> Vec<Transition> {
    match listed {
        Some(ListedMatrix::Newest(known) | ListedMatrix::Older(known)) => {
            vec![Transition::Navigate(Destination::CopyMatrix(known.reference.clone()))]
        }
        Some(ListedMatrix::Unusable(_)) => {
            vec![Transition::ShowMessage(
                "First put its mistakes right; z shows its file.".to_owned(),
            )]
        }
        Some(ListedMatrix::Missing(id)) => {
            vec![Transition::ShowMessage(format!(
                "There is no file of {id} here that could be copied."
            ))]
        }
        None => Vec::new(),
    }
}

/// Goes to the file of what is in focus on the list.
pub(crate) fn open_listed_file(state: &AppState, listed: Option<&ListedMatrix>) -> Vec<Transition> {
    match listed {
        Some(ListedMatrix::Unusable(unusable)) => {
            vec![Transition::Navigate(Destination::MatrixFile(unusable.file.clone()))]
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
        (Some(file), _) => vec![Transition::Navigate(Destination::MatrixFile(file))],
        (None, Some(Origin::Shipped)) => {
            vec![Transition::ShowMessage(
                "This one comes with the program. y makes a copy of it that is yours to change."
                    .to_owned(),
            )]
        }
        (None, Some(_)) => {
            vec![Transition::ShowMessage(
                "Only the copy that your answers were given on is here. y copies it anew."
                    .to_owned(),
            )]
        }
        (None, None) => Vec::new(),
    }
}

//! From a matrix on the list to its file: copying one to make it ours, and changing one that is.

use std::sync::Arc;

use super::ListedMatrix;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screens::matrix_file::CHANGED;
use crate::tui::state::AppState;

/// Where a file of the library stands, by its path inside, as this system writes it.
pub(crate) fn path_of(desk: &AppState, file: &str) -> String {
    let separator = if desk.library.contains('\\') { "\\" } else { "/" };
    format!(
        "{}{separator}{}",
        desk.library.trim_end_matches(separator),
        file.replace('/', separator)
    )
}

/// Asks what the copy of the matrix in focus is called.
pub(crate) fn copy(listed: Option<&ListedMatrix>) -> Vec<Transition> {
    match listed {
        Some(ListedMatrix::Here(known) | ListedMatrix::Kept(known)) => {
            vec![Transition::Go(Destination::Copying(known.reference.clone()))]
        }
        Some(ListedMatrix::Unusable(_)) => {
            vec![Transition::Say("First put its mistakes right; z shows its file.".to_owned())]
        }
        Some(ListedMatrix::Gone(id)) => {
            vec![Transition::Say(format!("There is no file of {id} here that could be copied."))]
        }
        None => Vec::new(),
    }
}

/// Goes to the file of what is in focus on the list.
pub(crate) fn change_listed(desk: &AppState, listed: Option<&ListedMatrix>) -> Vec<Transition> {
    match listed {
        Some(ListedMatrix::Unusable(unusable)) => {
            vec![Transition::Go(Destination::Changing(unusable.file.clone()))]
        }
        Some(ListedMatrix::Here(known) | ListedMatrix::Kept(known)) => change(desk, Some(known)),
        Some(ListedMatrix::Gone(_)) | None => change(desk, None),
    }
}

/// Goes to the file of a matrix that is ours. One that was changed without a new revision comes
/// first, as nothing else of it can be used before.
pub(crate) fn change(desk: &AppState, known: Option<&Arc<KnownMatrix>>) -> Vec<Transition> {
    let own = known.and_then(|known| match &known.origin {
        Origin::Loose(file) => Some(file.clone()),
        Origin::Shipped | Origin::Frozen(_) => None,
    });
    let id = known.map_or("", |known| known.reference.id.as_str());
    let changed: Vec<&str> = desk
        .matrix_findings
        .iter()
        .filter(|found| found.code == CHANGED)
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
        (Some(file), _) => vec![Transition::Go(Destination::Changing(file))],
        (None, Some(Origin::Shipped)) => {
            vec![Transition::Say(
                "This one comes with the program. y makes a copy of it that is yours to change."
                    .to_owned(),
            )]
        }
        (None, Some(_)) => {
            vec![Transition::Say(
                "Only the copy that your answers were given on is here. y copies it anew."
                    .to_owned(),
            )]
        }
        (None, None) => Vec::new(),
    }
}

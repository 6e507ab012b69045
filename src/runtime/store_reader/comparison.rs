//! Reads the snapshots that are to be compared.

use std::sync::Arc;

use crate::maturity::comparison::align::find_anchor;
use crate::maturity::comparison::selection::SnapshotChoice;
use crate::maturity::comparison::{Comparison, MissingNetwork, Side};
use crate::maturity::network_state::KnownMatrix;
use crate::runtime::library_access::{ReadControl, error_line};
use crate::store::library::Library;
use crate::store::library::comparison::DetailLevel;
use crate::tui::protocol::outcome::Outcome;

/// Reads these snapshots, and names the others of the same networks; `None` where it was stopped
/// meanwhile.
pub(crate) fn read(
    library: &Library,
    choices: &[SnapshotChoice],
    control: &mut ReadControl<'_>,
) -> Option<Outcome> {
    let found = library.read_comparison(choices, DetailLevel::RowsOnly, |done, total| {
        control.advance(done, total)
    })?;
    let mut missing: Vec<MissingNetwork> =
        found.missing.into_iter().map(|(_, missing)| missing).collect();
    let refused = found
        .failed
        .iter()
        .map(|(slug, error)| MissingNetwork { name: slug.to_string(), reason: error_line(error) });
    missing.extend(refused);
    let known: Vec<Arc<KnownMatrix>> = anchor_matrix(library, &found.sides).into_iter().collect();
    let comparison = Comparison::new(found.sides, missing, &known);
    Some(Outcome::Compared(Arc::new(comparison), found.others))
}

/// The matrix that all line up with, where nobody here was asked it.
pub fn anchor_matrix(library: &Library, sides: &[Side]) -> Option<Arc<KnownMatrix>> {
    let anchor = find_anchor(sides);
    if sides.iter().any(|side| side.matrix().id == *anchor.id()) {
        None
    } else {
        library.matrix(anchor.id(), None).ok()
    }
}

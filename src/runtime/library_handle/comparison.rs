//! Reading what is to be compared, with word of how far it has come.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::LibraryHandle;
use crate::maturity::comparison::align::find_anchor;
use crate::maturity::comparison::selection::{OtherSnapshot, SnapshotChoice};
use crate::maturity::comparison::{Comparison, MissingNetwork, Side};
use crate::maturity::network_state::KnownMatrix;
use crate::runtime::writer_thread::error_line;
use crate::store::library::Library;
use crate::store::library::comparison::DetailLevel;

/// Reads these snapshots. None where `stop` was set meanwhile.
pub(crate) fn read(
    handle: &LibraryHandle,
    wanted: &[SnapshotChoice],
    stop: &AtomicBool,
    say: &mut dyn FnMut(usize, usize),
) -> Option<(Arc<Comparison>, Vec<OtherSnapshot>)> {
    let library = handle.library();
    let found = library.read_comparison(wanted, DetailLevel::RowsOnly, |done, of| {
        say(done, of);
        !stop.load(Ordering::SeqCst)
    })?;
    let mut missing: Vec<MissingNetwork> =
        found.missing.into_iter().map(|(_, missing)| missing).collect();
    let refused = found
        .failed
        .iter()
        .map(|(slug, error)| MissingNetwork { name: slug.to_string(), reason: error_line(error) });
    missing.extend(refused);
    let known: Vec<Arc<KnownMatrix>> = anchor_matrix(&library, &found.sides).into_iter().collect();
    Some((Arc::new(Comparison::new(found.sides, missing, &known)), found.others))
}

/// The matrix that all line up with, where nobody here was asked it.
pub fn anchor_matrix(library: &Library, all: &[Side]) -> Option<Arc<KnownMatrix>> {
    let id = find_anchor(all);
    if all.iter().any(|side| side.matrix().id == id) {
        None
    } else {
        library.matrix(&id, None).ok()
    }
}

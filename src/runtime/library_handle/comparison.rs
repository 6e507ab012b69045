//! Reading what is to be compared, with word of how far it has come.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::LibraryHandle;
use crate::maturity::comparison::align::anchor;
use crate::maturity::comparison::selection::{OtherSnapshot, SnapshotChoice};
use crate::maturity::comparison::{Comparison, MissingNetwork, Side};
use crate::maturity::network_state::KnownMatrix;
use crate::runtime::writer_thread::in_one_line;
use crate::store::library::Library;
use crate::store::library::comparison::Retention;

/// Reads these snapshots. None where `stop` was set meanwhile.
pub(crate) fn read(
    books: &LibraryHandle,
    wanted: &[SnapshotChoice],
    stop: &AtomicBool,
    say: &mut dyn FnMut(usize, usize),
) -> Option<(Arc<Comparison>, Vec<OtherSnapshot>)> {
    let library = books.library();
    let found = library.compared(wanted, Retention::AsShown, |done, of| {
        say(done, of);
        !stop.load(Ordering::SeqCst)
    })?;
    let mut missing: Vec<MissingNetwork> =
        found.missing.into_iter().map(|(_, missing)| missing).collect();
    let refused = found
        .refused
        .iter()
        .map(|(slug, fault)| MissingNetwork { name: slug.to_string(), why: in_one_line(fault) });
    missing.extend(refused);
    let known: Vec<Arc<KnownMatrix>> = lined_up_with(&library, &found.all).into_iter().collect();
    Some((Arc::new(Comparison::new(found.all, missing, &known)), found.others))
}

/// The matrix that all line up with, where nobody here was asked it.
pub fn lined_up_with(library: &Library, all: &[Side]) -> Option<Arc<KnownMatrix>> {
    let id = anchor(all);
    if all.iter().any(|side| side.matrix().id == id) {
        None
    } else {
        library.matrix(&id, None).ok()
    }
}

//! The contents of a share, before it is written: the redacted copies of snapshots. The preview shows
//! this very value, and the file is written from it, so that nothing goes that was not shown.

use std::collections::HashSet;

use super::redact::{ShareLevel, redact};
use crate::maturity::network_state::SavedSnapshot;

/// What goes into a share.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareContents {
    /// How much of each snapshot.
    pub level: ShareLevel,
    /// What was left out wherever there was any of it, by the words of files.
    pub left_out: Vec<String>,
    /// The snapshots, each once.
    pub snapshots: Vec<SharedSnapshot>,
}

/// One snapshot of a share.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedSnapshot {
    /// The snapshot as it is here.
    pub original: SavedSnapshot,
    /// The copy that goes, with the matrix it is read against.
    pub copy: SavedSnapshot,
}

/// The copy of a saved snapshot that goes to somebody else, with the matrix it is read against.
pub fn redacted_copy(original: &SavedSnapshot, level: ShareLevel) -> SavedSnapshot {
    let snapshot = redact(&original.snapshot, &original.matrix.matrix, level);
    SavedSnapshot { snapshot, ..original.clone() }
}

impl ShareContents {
    /// The copies of these snapshots; one that is named twice goes once.
    pub fn new<'s>(
        snapshots: impl IntoIterator<Item = &'s SavedSnapshot>,
        level: ShareLevel,
    ) -> Self {
        let mut shared: Vec<SharedSnapshot> = Vec::new();
        let mut files = HashSet::new();
        for original in snapshots {
            if files.insert(&original.file) {
                let copy = redacted_copy(original, level);
                shared.push(SharedSnapshot { original: original.clone(), copy });
            }
        }
        let left_out = level.left_out(shared.iter().map(|one| &one.original.snapshot));
        Self { level, left_out, snapshots: shared }
    }

    /// The copies.
    pub fn copies(&self) -> impl Iterator<Item = &SavedSnapshot> {
        self.snapshots.iter().map(|shared| &shared.copy)
    }
}

//! Where each snapshot stands on the line of its voice: the one before it, the first, the last.

use std::collections::HashMap;

use uuid::Uuid;

use crate::maturity::network_state::{CopyStatus, NetworkState, SavedSnapshot};
use crate::maturity::trend::line_of_snapshot;

/// The place of one snapshot that counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct LinePlace<'r> {
    /// The one before it; none for the first.
    pub(super) previous: Option<&'r SavedSnapshot>,
    /// The first of the line, which it may be itself.
    pub(super) first: &'r SavedSnapshot,
    /// Whether it is the last of the line.
    pub(super) is_last: bool,
    /// Whether this line is the one that stands for the network in this matrix.
    pub(super) is_in_line: bool,
}

/// The places of all snapshots of a network that count.
pub(super) struct LinePlaces<'r>(HashMap<Uuid, LinePlace<'r>>);

impl<'r> LinePlaces<'r> {
    /// Each line is put in order once.
    pub(super) fn of(record: &'r NetworkState) -> Self {
        let mut places = HashMap::new();
        for saved in record.current_snapshots() {
            if places.contains_key(&saved.snapshot.id) {
                continue;
            }
            let line = line_of_snapshot(record, saved);
            let Some((first, last)) = line.first().zip(line.last()) else { continue };
            let shown = record.line(&saved.into());
            let is_in_line =
                shown.last().is_some_and(|shown| shown.snapshot.id == last.snapshot.id);
            let mut previous = None;
            for one in line.snapshots() {
                let is_last = one.snapshot.id == last.snapshot.id;
                let place = LinePlace { previous, first, is_last, is_in_line };
                places.insert(one.snapshot.id, place);
                previous = Some(*one);
            }
        }
        Self(places)
    }

    /// The place of a snapshot; none for a copy that does not count, or one that was corrected.
    pub(super) fn place(&self, saved: &SavedSnapshot) -> Option<LinePlace<'r>> {
        let is_counted = saved.copy_status == CopyStatus::Primary;
        self.0.get(&saved.snapshot.id).copied().filter(|_| is_counted)
    }
}

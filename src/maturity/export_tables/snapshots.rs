//! The table of snapshots: whose, when, on which matrix, how far answered, and whether it counts.

use std::collections::HashSet;

use super::cell::Cell;
use super::line_place::LinePlace;
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::scoring::completeness;

pub(super) const COLUMNS: [&str; 37] = [
    "snapshot_id", "network_id", "slug", "name", "ods_code", "list_size", "practices", "model",
    "setting", "deprivation", "system", "local_place", "matrix_id", "matrix_revision",
    "matrix_fingerprint", "matrix_title", "subject", "taken_on", "saved_at", "label", "voice",
    "role", "place", "supersedes", "superseded", "counted", "why_not", "in_line",
    "is_first_agreed", "is_last_agreed", "answered", "of", "kept", "changed_after_save",
    "left_out", "kept_from", "source_file",
];

/// All snapshots of a network: those that lists show, in their order, then those that a corrected
/// copy replaced.
pub(super) fn listed(record: &NetworkState) -> Vec<&SavedSnapshot> {
    let mut all = record.listed_snapshots();
    let known: HashSet<&str> = all.iter().map(|saved| saved.file.as_str()).collect();
    let replaced = record.primary_snapshots().filter(|saved| !known.contains(saved.file.as_str()));
    let replaced: Vec<&SavedSnapshot> = replaced.collect();
    all.extend(replaced);
    all
}

/// The row of a snapshot. The network is called as it is called now; its context is as it was then.
pub(super) fn row<'c>(
    record: &'c NetworkState,
    saved: &'c SavedSnapshot,
    place: Option<LinePlace<'_>>,
) -> [Cell<'c>; COLUMNS.len()] {
    let (snapshot, matrix) = (&saved.snapshot, &saved.matrix.matrix);
    let (said, context) = (&snapshot.assessment, &snapshot.network.profile);
    let complete = completeness(matrix, &said.answers);
    let is_superseded = record.is_superseded(snapshot.id);
    let why_not = saved.copy_status.why_not().or(is_superseded.then_some("superseded"));
    let is_agreed = said.voice.is_agreed();
    let is_first = place.is_some_and(|place| place.previous.is_none());
    let count = |number: Option<u32>| {
        Cell::count(number.map(|number| usize::try_from(number).unwrap_or(usize::MAX)))
    };
    [
        Cell::of(snapshot.id),
        Cell::of(record.network.id),
        record.slug.as_str().into(),
        record.network.name.as_str().into(),
        Cell::text(record.network.ods_code.as_deref()),
        count(context.list_size),
        count(context.practices),
        Cell::text(context.operating_model.as_deref()),
        Cell::text(context.setting.as_deref()),
        Cell::text(context.deprivation.as_deref()),
        Cell::text(context.system.as_deref()),
        Cell::text(context.place.as_deref()),
        said.matrix.id.as_str().into(),
        count(Some(said.matrix.revision)),
        said.matrix.fingerprint.as_str().into(),
        matrix.title.as_str().into(),
        Cell::text(said.subject.as_deref()),
        Cell::Day(snapshot.taken_on),
        Cell::of(snapshot.saved_at),
        Cell::text(snapshot.label.as_deref()),
        said.voice.kind.as_str().into(),
        Cell::text(said.voice.role.as_deref()),
        Cell::text(said.voice.of.as_deref()),
        snapshot.supersedes.map_or(Cell::Empty, Cell::of),
        Cell::Flag(is_superseded),
        Cell::Flag(place.is_some()),
        Cell::text(why_not),
        Cell::Flag(place.is_some_and(|place| place.is_in_line)),
        Cell::Flag(is_agreed && is_first),
        Cell::Flag(is_agreed && place.is_some_and(|place| place.is_last)),
        Cell::Count(complete.answered),
        Cell::Count(complete.total),
        Cell::Count(complete.kept),
        Cell::Flag(saved.changed_after_save),
        left_out(&snapshot.left_out),
        snapshot.kept_from.map_or(Cell::Empty, Cell::of),
        saved.file.as_str().into(),
    ]
}

/// What the sender left out, where it was brought in, by the words of files.
fn left_out(kinds: &[String]) -> Cell<'static> {
    if kinds.is_empty() { Cell::Empty } else { Cell::of(kinds.join(" ")) }
}

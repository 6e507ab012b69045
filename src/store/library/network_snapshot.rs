//! Which of a network's snapshots is meant: the last one of a line, that of a day, or all of the line
//! of a matrix.

use jiff::civil::Date;
use jiff::tz::Offset;

use super::lookup::ambiguous;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::comparison::selection::{self, SnapshotSelector};
use crate::maturity::date_input::parse_full_date;
use crate::maturity::ids::MatrixId;
use crate::maturity::network_state::{CopyStatus, NetworkState, SavedSnapshot};
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::snapshot_line;
use crate::maturity::walk_subject::WalkSubject;
use crate::store::error::{ErrorKind, StoreError};

/// A matrix as a person names it: `ID`, `ID@REVISION`, or in full `ID@REVISION_DIGITS`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MatrixPointer {
    pub(crate) id: MatrixId,
    /// Any revision where none was named.
    pub(crate) revision: Option<u32>,
    /// The beginning of its fingerprint, where several matrices have the id.
    pub(crate) digits: Option<String>,
}

impl MatrixPointer {
    pub(crate) fn matches(&self, reference: &MatrixRef) -> bool {
        let digits = self.digits.as_deref().unwrap_or_default();
        self.id == reference.id
            && self.revision.is_none_or(|named| named == reference.revision)
            && reference.fingerprint.starts_with(digits)
    }

    pub(crate) fn matches_snapshot(&self, saved: &SavedSnapshot) -> bool {
        self.matches(&saved.snapshot.assessment.matrix)
    }
}

/// `last`, or the one of a day.
pub(crate) fn snapshot_at(
    network: &NetworkState,
    when: &str,
    text: &str,
    matrix: Option<&MatrixPointer>,
) -> Result<SavedSnapshot, StoreError> {
    let is_meant =
        |saved: &&SavedSnapshot| matrix.is_none_or(|pointer| pointer.matches_snapshot(saved));
    let current = || network.current_snapshots().filter(is_meant);
    if when.eq_ignore_ascii_case("last") {
        let last = match matrix {
            None => selection::select_snapshot(network, &SnapshotSelector::Last),
            Some(pointer) => last_of_matrix(network, pointer),
        };
        return last.cloned().ok_or_else(|| no_snapshot(text, matrix));
    }
    let day = parse_full_date(when).ok_or_else(|| {
        let says = format!("\"{}\" is not a day.", sanitize_line(when));
        StoreError::new(
            ErrorKind::NotPossible,
            says,
            "Write it as NETWORK@2026-03-12, or NETWORK@last.",
        )
    })?;
    let found = dedup_by_id(current().filter(|saved| saved.snapshot.taken_on == day));
    match found.as_slice() {
        [one] => Ok((*one).clone()),
        [] => Err(uncounted_on(network, day, matrix).unwrap_or_else(|| no_snapshot(text, matrix))),
        many => {
            let lines = snapshot_line::lines_of(many.iter().copied(), Offset::UTC);
            let named = many
                .iter()
                .zip(lines)
                .map(|(saved, line)| format!("{} ({})", saved.snapshot.id, line.words()));
            Err(ambiguous("snapshot", text, named))
        }
    }
}

/// What is said where a day has snapshots and none of them counts.
fn uncounted_on(
    network: &NetworkState,
    day: Date,
    matrix: Option<&MatrixPointer>,
) -> Option<StoreError> {
    let is_meant = |saved: &&SavedSnapshot| {
        saved.snapshot.taken_on == day
            && network.has_choice_of_copies(saved.snapshot.id)
            && matrix.is_none_or(|pointer| pointer.matches_snapshot(saved))
    };
    let copies: Vec<&SavedSnapshot> = network.snapshots.iter().filter(is_meant).collect();
    let says = match copies.as_slice() {
        [] => return None,
        [_] => "The snapshot of that day was altered after it was saved, and does not count.",
        _ => "The copies of that day's snapshot say different things, and none of them counts.",
    };
    let files: Vec<&str> = copies.iter().map(|saved| saved.file.as_str()).collect();
    let remedy = format!(
        "Name its file: {}. To let one count: pcn-workbook choose FILE",
        files.join(" or ")
    );
    Some(StoreError::new(ErrorKind::NotPossible, says, remedy))
}

/// The end of the line of a matrix, at a revision where one is named; of the network itself before
/// that of one project.
fn last_of_matrix<'n>(
    network: &'n NetworkState,
    pointer: &MatrixPointer,
) -> Option<&'n SavedSnapshot> {
    let (_, line) = line_of_matrix(network, pointer)?;
    line.last().copied()
}

/// The line of a matrix: of the network itself, else of the project that was walked last; at a
/// revision where one is named. None where nothing is on it.
pub(crate) fn line_of_matrix<'n>(
    network: &'n NetworkState,
    pointer: &MatrixPointer,
) -> Option<(WalkSubject, Vec<&'n SavedSnapshot>)> {
    let is_meant = |saved: &&SavedSnapshot| pointer.matches_snapshot(saved);
    let on_line = |subject: WalkSubject| {
        let line = network.line(&subject);
        let meant: Vec<_> = line.snapshots().iter().copied().filter(is_meant).collect();
        (!meant.is_empty()).then_some((subject, meant))
    };
    let own = network.lineage_with_id(&pointer.id);
    own.and_then(|lineage| on_line(lineage.clone().into())).or_else(|| {
        let last = network.snapshots_in_order().into_iter().rfind(is_meant)?;
        on_line(last.into())
    })
}

/// One snapshot for each id: of several, the one that counts, else one that is as it was saved.
pub(crate) fn dedup_by_id<'s>(
    found: impl Iterator<Item = &'s SavedSnapshot>,
) -> Vec<&'s SavedSnapshot> {
    let mut found: Vec<&SavedSnapshot> = found.collect();
    let is_less = |saved: &SavedSnapshot| {
        (saved.copy_status != CopyStatus::Primary, saved.changed_after_save)
    };
    found.sort_by_key(|saved| (saved.snapshot.id, is_less(saved)));
    found.dedup_by_key(|saved| saved.snapshot.id);
    found
}

pub(crate) fn no_snapshot(text: &str, matrix: Option<&MatrixPointer>) -> StoreError {
    let of = matrix.map(|_| "of that matrix ").unwrap_or_default();
    let says = format!("There is no snapshot \"{}\" {of}here.", sanitize_line(text));
    StoreError::new(ErrorKind::Missing, says, "See which there are with: pcn-workbook snapshots")
}

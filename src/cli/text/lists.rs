//! Lists of networks, snapshots, matrices and the trash as text, a line each.

use std::sync::Arc;

use jiff::tz::Offset;

use super::{TextStyle, columns};
use crate::maturity::line_end::LineEnd;
use crate::maturity::matrix::MatrixKind;
use crate::maturity::network_state::{
    CopyStatus, KnownMatrix, NetworkEntry, NetworkState, Origin, SavedSnapshot,
};
use crate::maturity::phrases::{format_date_short, pluralize};
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::snapshot_line::{self, SnapshotLine};
use crate::maturity::summary::NetworkSummary;
use crate::maturity::trash::TrashedItem;

/// A line for each network: its short name, code and name, then the last day of its line and how it
/// moved since the one before, with the matrix where that is not the national areas.
pub(crate) fn render_networks(
    entries: &[NetworkEntry],
    figures: &[NetworkSummary],
    style: TextStyle,
) -> String {
    if entries.is_empty() {
        return "No network yet. Make one with: pcn-workbook network add NAME".to_owned();
    }
    let row = |entry: &NetworkEntry| {
        let code = entry.network.ods_code.clone().unwrap_or_else(|| "-".to_owned());
        let at = figures.binary_search_by(|figures| figures.slug.cmp(&entry.slug)).ok();
        let figures = at.and_then(|at| figures.get(at));
        let end = figures.and_then(NetworkSummary::line_end);
        let day = end.map_or_else(|| "-".to_owned(), |end| format_date_short(end.last.taken_on));
        let mut moved = end.map(LineEnd::movement_words).unwrap_or_default();
        if let Some(newer) = end.and_then(LineEnd::newer_words) {
            moved = format!("{moved} · {newer}");
        }
        vec![entry.slug.to_string(), code, entry.network.name.clone(), day, moved]
    };
    columns(style, &entries.iter().map(row).collect::<Vec<_>>())
}

pub(crate) fn render_snapshots(record: &NetworkState, style: TextStyle) -> String {
    let taken = record.listed_snapshots();
    let head = format!(
        "{} ({}): {}",
        record.network.name,
        record.slug,
        pluralize(record.snapshots_in_order().len(), "snapshot", "snapshots")
    );
    if taken.is_empty() {
        return head;
    }
    let lines = snapshot_line::lines_of(taken.iter().copied(), Offset::UTC);
    let row = |(saved, line): (&&SavedSnapshot, SnapshotLine)| {
        let corrected = saved.snapshot.supersedes.map(|_| "(corrected)");
        let is_marked = saved.changed_after_save && saved.copy_status == CopyStatus::Primary;
        let changed = is_marked.then_some("(changed after it was saved)");
        let differs = match saved.copy_status {
            CopyStatus::Primary => None,
            CopyStatus::Differs => {
                Some(format!("(a copy that differs, not counted: {})", saved.file))
            }
            CopyStatus::Altered => {
                Some(format!("(altered after it was saved, not counted: {})", saved.file))
            }
        };
        let marks: Vec<&str> =
            corrected.into_iter().chain(changed).chain(differs.as_deref()).collect();
        vec![format!("  {}", line.words()), saved.snapshot.id.to_string(), marks.join(" ")]
    };
    let rows: Vec<Vec<String>> = taken.iter().zip(lines).map(row).collect();
    format!("{head}\n{}", columns(style, &rows))
}

pub(crate) fn render_matrices(all: &[Arc<KnownMatrix>], style: TextStyle) -> String {
    let row = |known: &Arc<KnownMatrix>| {
        let kind = match known.matrix.kind {
            MatrixKind::National => "national",
            MatrixKind::Local => "local",
            MatrixKind::Exercise => "exercise",
        };
        let from = match &known.origin {
            Origin::Shipped => "comes with the program",
            Origin::Loose(_) => "in this folder",
            Origin::Frozen(_) => "kept for its answers",
        };
        let name = format!("{}@{}", known.reference.id, known.reference.revision);
        vec![name, kind.to_owned(), from.to_owned(), known.matrix.full_title().to_owned()]
    };
    columns(style, &all.iter().map(row).collect::<Vec<_>>())
}

/// What lies in the trash: the name to bring it back by, the day, and what it is.
pub(crate) fn render_trash(trashed: &[TrashedItem], style: TextStyle) -> String {
    if trashed.is_empty() {
        return "The trash is empty.".to_owned();
    }
    let row = |thing: &TrashedItem| {
        let obstacle =
            thing.obstacle.as_ref().map(|why| format!(" (can't be brought back: {why})"));
        vec![
            sanitize_line(&thing.name),
            format_date_short(thing.trashed_on),
            format!("{}{}", thing.line(), obstacle.unwrap_or_default()),
        ]
    };
    columns(style, &trashed.iter().map(row).collect::<Vec<_>>())
}

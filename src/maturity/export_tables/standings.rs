//! The table of standings: where each area stood in each snapshot that counts, how sure that is, and
//! how it moved since the snapshot before and since the first.

use super::cell::Cell;
use super::line_place::LinePlace;
use super::options::ExportOptions;
use crate::maturity::area_status::AreaStatus;
use crate::maturity::area_words::reason_of;
use crate::maturity::crosswalk::main_domain;
use crate::maturity::ids::{DomainId, MatrixId};
use crate::maturity::matrix::{Band, Domain};
use crate::maturity::movement::{AreaMove, AreaReach, AreaState, DomainMovement, compare_areas};
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::scoring::{Standing, completeness_of, evaluate_domain};
use crate::maturity::walk::kept::words::oldest_kept_day;

pub(super) const COLUMNS: [&str; 33] = [
    "snapshot_id", "network_id", "matrix_id", "taken_on", "in_line", "domain_id", "domain_name",
    "standing", "stage_id", "stage_name", "judged", "suggested", "suggested_stage_id", "state",
    "low", "high", "answered", "of", "kept", "as_of", "towards", "in_place", "applicable",
    "previous_snapshot", "moved_since_previous", "by_since_previous", "first_snapshot",
    "moved_since_first", "by_since_first", "band", "crosswalk_matrix", "crosswalk_domain",
    "reason",
];

/// The row of one domain of a snapshot.
pub(super) fn row<'c>(
    record: &'c NetworkState,
    (saved, domain): (&'c SavedSnapshot, &'c Domain),
    place: LinePlace<'_>,
    options: ExportOptions,
) -> [Cell<'c>; COLUMNS.len()] {
    let (matrix, said) = (&saved.matrix.matrix, &saved.snapshot.assessment);
    let reading = evaluate_domain(matrix, domain, said);
    let reach = AreaReach::of(matrix, domain, said);
    let point = |standing: Standing| {
        Cell::text(
            standing.point_label(matrix).filter(|_| reach.state() != AreaState::NotApplicable),
        )
    };
    let complete = completeness_of(domain.items(), &said.answers);
    let stage = reading.standing().stage(matrix);
    let suggested = reading.suggested.stage(matrix);
    let towards = reading.next_stage.and_then(|at| matrix.stages.get(at));
    let [previous, first] = moves(saved, domain, place);
    let reason = reason_of(&reading, said.judgements.get(&domain.id));
    let lined_up = crosswalk(record, saved, domain);
    let (other, main) = lined_up.map_or((Cell::Empty, Cell::Empty), |(matrix, domain)| {
        (Cell::of(matrix), Cell::of(domain))
    });
    [
        Cell::of(saved.snapshot.id),
        Cell::of(record.network.id),
        said.matrix.id.as_str().into(),
        Cell::Day(saved.snapshot.taken_on),
        Cell::Flag(place.is_in_line),
        domain.id.as_str().into(),
        domain.name.as_str().into(),
        reading.standing().as_str().into(),
        Cell::text(stage.map(|stage| stage.id.as_str())),
        Cell::text(stage.map(|stage| stage.name.as_str())),
        Cell::Flag(reading.judged.is_some()),
        reading.suggested.as_str().into(),
        Cell::text(suggested.map(|stage| stage.id.as_str())),
        reach.state().as_str().into(),
        point(reach.low()),
        point(reach.high()),
        Cell::Count(complete.answered),
        Cell::Count(complete.total),
        Cell::Count(complete.kept),
        Cell::day(oldest_kept_day(domain, said)),
        Cell::text(towards.map(|stage| stage.id.as_str())),
        Cell::count(reading.in_place),
        Cell::count(reading.applicable),
        place.previous.map_or(Cell::Empty, |saved| Cell::of(saved.snapshot.id)),
        previous.moved.as_str().into(),
        basis(previous),
        Cell::of(place.first.snapshot.id),
        first.moved.as_str().into(),
        basis(first),
        Cell::text(AreaStatus::of(&reading).band(matrix).map(Band::label)),
        other,
        main,
        Cell::text(reason.filter(|_| options.with_notes)),
    ]
}

/// How it moved since the one before on the line, and since the first.
fn moves(saved: &SavedSnapshot, domain: &Domain, place: LinePlace<'_>) -> [AreaMove; 2] {
    let since = |before| compare_areas(before, saved, &domain.id);
    let previous = since(place.previous);
    let is_second = place.previous.is_some_and(|one| std::ptr::eq(one, place.first));
    if place.previous.is_none() || is_second {
        return [previous, previous];
    }
    [previous, since(Some(place.first))]
}

fn basis(moved: AreaMove) -> Cell<'static> {
    Cell::text((moved.moved != DomainMovement::First).then(|| moved.by.as_str()))
}

/// The domain of another matrix that it lines up with, as the newest revision of its own says.
fn crosswalk(
    record: &NetworkState,
    saved: &SavedSnapshot,
    domain: &Domain,
) -> Option<(MatrixId, DomainId)> {
    let newest = record.matrix(&saved.matrix.lineage).unwrap_or(&saved.matrix);
    main_domain(&newest.matrix, &domain.id)
}

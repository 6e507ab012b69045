//! A comparison as data, for programs: one row an area, or a statement, of one snapshot; ids beside
//! names, one fact a box, and nothing above or below.

use super::align::{AreaCell, ComparedArea};
use super::statements::{self, ItemCell, ItemRow};
use super::{Comparison, Side};
use crate::maturity::assessment::Answer;
use crate::maturity::export_tables::Cell;
use crate::maturity::movement::{AreaState, DomainMovement};
use crate::maturity::scoring::Standing;

/// The heads of the columns, and a cell for each in every row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataTable {
    /// The heads of the columns.
    pub columns: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<Cell<'static>>>,
}

/// Whose row it is, and of when.
const SIDE_COLUMNS: [&str; 10] = [
    "network", "network_id", "snapshot_id", "taken_on", "voice", "role", "list_size", "practices",
    "matrix_id", "matrix_revision",
];

const AREA_COLUMNS: [&str; 20] = [
    "area_id", "area_name", "domain_id", "domain_name", "standing", "stage_id", "stage_name",
    "judged", "suggested", "suggested_stage_id", "state", "low", "high", "answered", "of", "kept",
    "first_snapshot", "moved_since_first", "by_since_first", "reason",
];

const STATEMENT_COLUMNS: [&str; 6] =
    ["domain_id", "item_id", "stage_name", "text", "answer", "moved_since_first"];

impl Comparison {
    /// All areas: a row for each side that was asked about it.
    pub(super) fn to_data(
        &self,
        is_shown: impl Fn(&&ComparedArea) -> bool,
        with_notes: bool,
    ) -> DataTable {
        let rows = self.areas.iter().filter(is_shown).flat_map(|area| {
            let sides = self.sides.iter().zip(&area.cells);
            sides.flat_map(move |(side, cells)| {
                cells.iter().map(move |cell| area_row(side, area, cell, with_notes))
            })
        });
        DataTable {
            columns: SIDE_COLUMNS.into_iter().chain(AREA_COLUMNS).collect(),
            rows: rows.collect(),
        }
    }

    /// The statements of one area: a row for each side that was asked it.
    pub(super) fn to_area_data(&self, area: &ComparedArea, only_differing: bool) -> DataTable {
        let items = statements::item_rows(&self.sides, area).into_iter();
        let items = items.filter(|row| row.differs || !only_differing);
        let rows = items.flat_map(|row| {
            let sides = self.sides.iter().zip(&row.cells);
            let asked = sides.filter_map(|(side, cell)| Some((side, cell.as_ref()?)));
            asked.map(|(side, cell)| statement_row(side, &row, cell)).collect::<Vec<_>>()
        });
        DataTable {
            columns: SIDE_COLUMNS.into_iter().chain(STATEMENT_COLUMNS).collect(),
            rows: rows.collect(),
        }
    }
}

fn side_cells(side: &Side) -> [Cell<'static>; SIDE_COLUMNS.len()] {
    let snapshot = &side.saved.snapshot;
    let (said, profile) = (&snapshot.assessment, &snapshot.network.profile);
    let number = |number: Option<u32>| {
        Cell::count(number.map(|number| usize::try_from(number).unwrap_or(usize::MAX)))
    };
    [
        Cell::of(side.name()),
        Cell::of(snapshot.network.id),
        Cell::of(snapshot.id),
        Cell::Day(snapshot.taken_on),
        Cell::from(said.voice.kind.as_str()),
        Cell::text(said.voice.role.as_deref()).into_owned(),
        number(profile.list_size),
        number(profile.practices),
        Cell::of(&said.matrix.id),
        number(Some(said.matrix.revision)),
    ]
}

fn area_row(
    side: &Side,
    area: &ComparedArea,
    cell: &AreaCell,
    with_notes: bool,
) -> Vec<Cell<'static>> {
    let matrix = side.matrix();
    let id = |standing: Standing| standing.stage(matrix).map(|stage| stage.id.as_str());
    let applies = cell.reach.state() != AreaState::NotApplicable;
    let point = |standing: Standing| {
        Cell::text(standing.point_label(matrix).filter(|_| applies)).into_owned()
    };
    let moved = cell.movement;
    let stage_name = cell.standing.stage(matrix).map(|stage| stage.name.as_str());
    let first = side.first.as_ref().unwrap_or(&side.saved);
    let by = (moved.moved != DomainMovement::First).then(|| moved.by.as_str());
    let cells: [Cell<'static>; AREA_COLUMNS.len()] = [
        Cell::of(&area.id),
        Cell::of(&area.name),
        Cell::of(&cell.domain),
        Cell::of(&cell.name),
        Cell::from(cell.standing.as_str()),
        Cell::text(id(cell.standing)).into_owned(),
        Cell::text(stage_name).into_owned(),
        Cell::Flag(cell.judged),
        Cell::from(cell.suggested.as_str()),
        Cell::text(id(cell.suggested)).into_owned(),
        Cell::from(cell.reach.state().as_str()),
        point(cell.reach.low()),
        point(cell.reach.high()),
        Cell::Count(cell.complete.answered),
        Cell::Count(cell.complete.total),
        Cell::Count(cell.complete.kept),
        Cell::of(first.snapshot.id),
        Cell::from(moved.moved.as_str()),
        Cell::text(by),
        Cell::text(cell.reason.as_deref().filter(|_| with_notes)).into_owned(),
    ];
    side_cells(side).into_iter().chain(cells).collect()
}

fn statement_row(side: &Side, row: &ItemRow, cell: &ItemCell) -> Vec<Cell<'static>> {
    let domain = side.matrix().domain_of(&row.item).map(|domain| domain.id.as_str());
    let answer = cell.answer.as_ref().map(Answer::as_str);
    let moved = cell.movement.as_ref().map(|moved| moved.as_str());
    let cells: [Cell<'static>; STATEMENT_COLUMNS.len()] = [
        Cell::text(domain).into_owned(),
        Cell::of(&row.item),
        Cell::of(&row.stage),
        Cell::of(&row.text),
        Cell::text(answer).into_owned(),
        Cell::text(moved),
    ];
    side_cells(side).into_iter().chain(cells).collect()
}

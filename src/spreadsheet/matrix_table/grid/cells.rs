//! The rows below a grid's headings: whose they are, and which boxes of them say something.

use crate::spreadsheet::matrix_table::bullets;
use crate::spreadsheet::matrix_table::cell_usage::CellUsage;
use crate::spreadsheet::matrix_table::column_synonyms::{self, ColumnRole};
use crate::spreadsheet::matrix_table::header_row::GridHeader;
use crate::spreadsheet::matrix_table::table::{Cell, Table};

/// A text of one box, longer than any name of an area, is a note below the grid where nothing
/// stands beside it.
const MAX_AREA_NAME_CHARS: usize = 160;

/// A row of the grid.
#[derive(Debug)]
pub(crate) struct GridRow {
    /// The area's name.
    pub(crate) area: String,
    /// Whether the area begins here; otherwise the row goes on with the one above.
    pub(crate) starts_area: bool,
    /// What the row asks about, where a column says so.
    pub(crate) question: Option<(Cell, String)>,
    pub(crate) example: Option<(Cell, String)>,
    pub(crate) why: Option<(Cell, String)>,
    pub(crate) good: Option<(Cell, String)>,
    /// What it is like before the first stage.
    pub(crate) before: Option<(Cell, String)>,
    /// The boxes with words: the cell, the number of its stage, the text.
    pub(crate) stage_cells: Vec<(Cell, usize, String)>,
}

/// All that stands below the headings.
#[derive(Debug)]
pub(crate) struct GridBody {
    pub(crate) rows: Vec<GridRow>,
    /// The column that says what it is like before the first stage, by its name.
    pub(crate) before_name: Option<String>,
}

/// Reads the rows, noting every box that is not used.
pub(crate) fn read_body(
    table: &Table,
    head: &GridHeader,
    ledger: &mut CellUsage,
    notes: &mut Vec<String>,
) -> GridBody {
    mark_header_used(table, head, ledger);
    let before = head
        .stages
        .first()
        .filter(|stage| {
            head.stages.len() > 2 && column_synonyms::is_before_first_stage(&stage.name)
        })
        .map(|stage| stage.name.clone());
    if let Some(name) = &before {
        notes.push(format!(
            "\"{name}\" was taken as the time before the first stage, not as a stage of its own."
        ));
    }
    let mut rows: Vec<GridRow> = Vec::new();
    for row in head.first_body_row()..table.rows.len() {
        if table.is_blank(row) {
            continue;
        }
        if is_repeated_header(table, head, row) {
            ledger.mark_row_unused(table, row, "The headings stand here once more.");
            continue;
        }
        if let Some(read) = read_row(table, head, row, before.is_some(), rows.last(), ledger, notes)
        {
            rows.push(read);
        }
    }
    GridBody { rows, before_name: before }
}

fn mark_header_used(table: &Table, head: &GridHeader, ledger: &mut CellUsage) {
    ledger.mark_used(merge_origin(table, Cell::at(head.row, head.area_column)));
    for stage in &head.stages {
        ledger.mark_used(merge_origin(table, stage.cell));
        if let Some(row) = head.meanings_row {
            ledger.mark_used(Cell::at(row, stage.cell.column));
        }
    }
    // the headings of what is said of each area
    for kind in [ColumnRole::Why, ColumnRole::Good, ColumnRole::Statement, ColumnRole::Example] {
        if let Some(column) = head.column(kind) {
            ledger.mark_used(merge_origin(table, Cell::at(head.row, column)));
        }
    }
    // a heading over all stages, such as "Maturity level", says nothing that the stages do not
    for row in head.row.saturating_sub(2)..head.row {
        for (cell, _) in table
            .filled_cells(row)
            .filter(|(cell, _)| cell.column > head.area_column && table.merge_of(*cell).is_some())
        {
            ledger.mark_unused(cell, "It stands over the stages and is the name of none.");
        }
    }
}

/// The box that holds the text which is seen here.
fn merge_origin(table: &Table, cell: Cell) -> Cell {
    table.merge_of(cell).map_or(cell, |merge| merge.first)
}

fn is_repeated_header(table: &Table, head: &GridHeader, row: usize) -> bool {
    head.stages.iter().all(|stage| {
        column_synonyms::normalize_heading(table.visible_text(Cell::at(row, stage.cell.column)))
            == column_synonyms::normalize_heading(&stage.name)
    })
}

fn read_row(
    table: &Table,
    head: &GridHeader,
    row: usize,
    has_before: bool,
    above: Option<&GridRow>,
    ledger: &mut CellUsage,
    notes: &mut Vec<String>,
) -> Option<GridRow> {
    let area_cell = Cell::at(row, head.area_column);
    let named = bullets::to_single_line(table.visible_text(area_cell));
    let is_summary = ["total", "totals", "average", "score", "overall", "sum"]
        .contains(&column_synonyms::normalize_heading(&named).as_str());
    if is_summary {
        ledger.mark_row_unused(table, row, "This row adds up the others.");
        return None;
    }
    let mut boxes = read_stage_cells(table, head, row, ledger, notes);
    let before = if has_before { split_off_before(&mut boxes) } else { None };
    if boxes.is_empty() && before.is_none() {
        let why = if named.chars().count() > MAX_AREA_NAME_CHARS
            || above.is_some_and(|_| has_blank_stages(table, head, row))
        {
            "Nothing stands under the stages in this row: a heading or a note."
        } else {
            "This row has nothing under the stages."
        };
        ledger.mark_row_unused(table, row, why);
        return None;
    }
    let at = |kind| head.column(kind).map(|column| Cell::at(row, column));
    let said = |cell: Option<Cell>| {
        cell.map(|cell| (cell, bullets::to_single_line(table.own_text(cell))))
            .filter(|(_, text)| !text.is_empty())
    };
    let area = if named.is_empty() { above?.area.clone() } else { named };
    let is_new = above.is_none_or(|above| {
        column_synonyms::normalize_heading(&above.area) != column_synonyms::normalize_heading(&area)
    });
    ledger.mark_used(merge_origin(table, area_cell));
    Some(GridRow {
        starts_area: is_new,
        area,
        question: said(at(ColumnRole::Statement)),
        example: said(at(ColumnRole::Example)),
        why: said(at(ColumnRole::Why)),
        good: said(at(ColumnRole::Good)),
        before: before.map(|(cell, _, text)| (cell, bullets::to_single_line(&text))),
        stage_cells: boxes
            .into_iter()
            .map(|(cell, stage, text)| (cell, stage - usize::from(has_before), text))
            .collect(),
    })
}

/// Whether a row has text in the areas' column and in none of the stages'.
fn has_blank_stages(table: &Table, head: &GridHeader, row: usize) -> bool {
    head.stages.iter().all(|stage| table.own_text(Cell::at(row, stage.cell.column)).is_empty())
}

fn split_off_before(boxes: &mut Vec<(Cell, usize, String)>) -> Option<(Cell, usize, String)> {
    let is_first = boxes.first().is_some_and(|(_, stage, _)| *stage == 0);
    is_first.then(|| boxes.remove(0))
}

/// The boxes of a row that say something.
fn read_stage_cells(
    table: &Table,
    head: &GridHeader,
    row: usize,
    ledger: &mut CellUsage,
    notes: &mut Vec<String>,
) -> Vec<(Cell, usize, String)> {
    let mut boxes = Vec::new();
    for (index, stage) in head.stages.iter().enumerate() {
        let cell = Cell::at(row, stage.cell.column);
        let text = table.visible_text(cell);
        let merge = table.merge_of(cell);
        if text.is_empty() || merge.is_some_and(|merge| merge.first.column <= head.area_column) {
            continue;
        }
        if let Some(merge) = merge.filter(|merge| merge.first != cell) {
            // a description that goes for several stages is reached at the first of them; one that
            // goes for several rows is each row's
            if merge.first.column != cell.column {
                continue;
            }
        }
        if column_synonyms::is_formula_error(text) {
            ledger.mark_unused(cell, "A formula failed here, so there is nothing to read.");
            continue;
        }
        if column_synonyms::is_placeholder(text) {
            ledger.mark_unused(cell, "It says that there is nothing here.");
            continue;
        }
        if let Some(merge) = merge.filter(|merge| merge.last.column > merge.first.column) {
            let spans = head
                .stages
                .iter()
                .filter(|stage| {
                    (merge.first.column..=merge.last.column).contains(&stage.cell.column)
                })
                .count();
            if spans > 1 {
                notes.push(format!(
                    "{cell} spans {spans} stages; it was taken for the first of them, {}.",
                    stage.name
                ));
            }
        }
        ledger.mark_used(merge_origin(table, cell));
        boxes.push((cell, index, text.to_owned()));
    }
    boxes
}

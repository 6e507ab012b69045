//! The row form: a row for each statement, under headings such as Area, Stage, Statement. The
//! column *Line*, which most sheets do not have, says what else a row may be.

mod entries;
mod to_matrix;

use self::entries::RowEntry;
use super::cell_usage::CellUsage;
use super::column_synonyms::{self, ColumnRole};
use super::table::{Cell, Table};
use super::{ReadOptions, TableReading, TableShape, bullets, pluralize, table_error};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::Matrix;

/// So many rows are looked at for the headings.
const SCANNED_ROWS: usize = 60;

/// The headings of a row form.
#[derive(Clone, Debug)]
pub(crate) struct RowHeader {
    row: usize,
    columns: Vec<(usize, ColumnRole)>,
    /// Headings of columns that are of no use here, with why.
    unused_columns: Vec<(usize, String)>,
}

impl RowHeader {
    fn column(&self, kind: ColumnRole) -> Option<usize> {
        self.columns.iter().find(|(_, known)| *known == kind).map(|(column, _)| *column)
    }
}

/// The headings, where this table is in the row form; a finding where it is, but a column that it
/// needs is missing.
pub(crate) fn find_header(table: &Table) -> Result<Option<RowHeader>, Box<Diagnostic>> {
    let mut lacking = None;
    for row in 0..table.rows.len().min(SCANNED_ROWS) {
        let head = parse_header(table, row);
        let has = |kind| head.column(kind).is_some();
        let (area, stage, statement) =
            (has(ColumnRole::Area), has(ColumnRole::Stage), has(ColumnRole::Statement));
        if area && stage && statement {
            return Ok(Some(head));
        }
        let is_row_form = head.unused_columns.iter().filter(|(_, why)| why.is_empty()).count() < 2;
        let missing = match (area, stage, statement) {
            (true, false, true) => Some("stage"),
            (false, true, true) => Some("area"),
            (true, true, false) => Some("statement"),
            _ => None,
        };
        if let Some(missing) = missing.filter(|_| is_row_form && lacking.is_none()) {
            let place = head.columns.first().map(|(column, _)| Cell::at(row, *column).to_string());
            lacking = Some((place.unwrap_or_default(), missing));
        }
    }
    let Some((place, missing)) = lacking else { return Ok(None) };
    let says =
        format!("There is a row for each statement here, but no column that says its {missing}.");
    let remedy =
        format!("Add a column headed {}, and fill it in for each row.", capitalize(missing));
    Err(table_error("missing-column", place, says, remedy))
}

fn capitalize(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

fn parse_header(table: &Table, row: usize) -> RowHeader {
    let mut head = RowHeader { row, columns: Vec::new(), unused_columns: Vec::new() };
    for column in 0..table.column_count() {
        let text = table.visible_text(Cell::at(row, column));
        if text.is_empty()
            || table
                .merge_of(Cell::at(row, column))
                .is_some_and(|merge| merge.first.column != merge.last.column)
        {
            continue;
        }
        let shown = bullets::to_single_line(text);
        match column_synonyms::column_role(text) {
            // a second column of areas is the narrower one: the first only groups them
            Some(ColumnRole::Area)
                if head.column(ColumnRole::Stage).is_none()
                    && head.column(ColumnRole::Statement).is_none() =>
            {
                if let Some(at) =
                    head.columns.iter().position(|(_, kind)| *kind == ColumnRole::Area)
                {
                    let (first, _) = head.columns.remove(at);
                    head.unused_columns.push((
                        first,
                        "This column groups the areas; a matrix here has no groups.".to_owned(),
                    ));
                }
                head.columns.push((column, ColumnRole::Area));
            }
            Some(ColumnRole::Other(what)) => {
                head.unused_columns.push((column, format!("\"{shown}\" looks like {what}.")));
            }
            Some(kind) if head.column(kind).is_none() => head.columns.push((column, kind)),
            Some(_) => head.unused_columns.push((
                column,
                format!("There is a column before \"{shown}\" that says the same."),
            )),
            None => head.unused_columns.push((column, String::new())),
        }
    }
    head
}

/// Reads the rows below the headings.
pub(crate) fn read_rows(
    table: &Table,
    head: &RowHeader,
    wish: &ReadOptions,
) -> Result<TableReading, Box<Diagnostic>> {
    let mut ledger = CellUsage::default();
    let (entries, carried) = entries::read_entries(table, head, &mut ledger);
    let above = find_title(table, head, &mut ledger);
    let mut made =
        to_matrix::build_matrix(table, head, &entries, wish, above.as_deref(), &mut ledger);
    if made.matrix.items().next().is_none() {
        let says = "There are headings, but no statement stands below them.";
        let remedy = "Write a statement into each row, with its area and its stage.";
        return Err(table_error("no-rows", Cell::at(head.row, 0).to_string(), says, remedy));
    }
    let mut notes = describe(table, &made.matrix);
    if carried > 0 {
        notes.push(format!(
            "{} left blank as in the row above; it was read so.",
            pluralize(carried, "area or stage was", "areas or stages were")
        ));
    }
    notes.append(&mut made.notes);
    let unused = ledger.into_unused(table, |cell| unused_reason(table, head, cell));
    Ok(TableReading {
        matrix: made.matrix,
        shape: TableShape::Rows,
        notes,
        diagnostics: Vec::new(),
        unused_cells: unused,
    })
}

fn find_title(table: &Table, head: &RowHeader, ledger: &mut CellUsage) -> Option<String> {
    let words = |text: &str| {
        text.chars().filter(|letter| letter.is_alphabetic()).count() > 3 && !text.ends_with(':')
    };
    let (cell, text) =
        (0..head.row).flat_map(|row| table.filled_cells(row)).find(|(_, text)| words(text))?;
    ledger.mark_used(cell);
    Some(bullets::to_single_line(text))
}

fn unused_reason(table: &Table, head: &RowHeader, cell: Cell) -> String {
    let other = head.unused_columns.iter().find(|(column, _)| *column == cell.column);
    let heading = bullets::to_single_line(table.visible_text(Cell::at(head.row, cell.column)));
    match other {
        _ if cell.row < head.row => "It stands above the headings.".to_owned(),
        Some((_, why)) if !why.is_empty() => why.clone(),
        Some(_) => format!("A matrix has no place for \"{heading}\"."),
        None if heading.is_empty() => "There is no heading above it.".to_owned(),
        None => "It belongs to no statement.".to_owned(),
    }
}

fn describe(table: &Table, matrix: &Matrix) -> Vec<String> {
    let stages: Vec<&str> = matrix.stages.iter().map(|stage| stage.name.as_str()).collect();
    let statements: usize = matrix.domains.iter().map(|domain| domain.statements.len()).sum();
    let ladders: usize = matrix.domains.iter().map(|domain| domain.ladders.len()).sum();
    let needs = matrix.asks().count();
    let mut said = vec![
        "A row for each statement.".to_owned(),
        format!(
            "{}, lowest first: {}.",
            pluralize(stages.len(), "stage", "stages"),
            stages.join(", ")
        ),
        format!(
            "{} with {} to answer.",
            pluralize(matrix.domains.len(), "area", "areas"),
            pluralize(statements, "statement", "statements")
        ),
    ];
    if ladders > 0 {
        said.push(format!(
            "{} to pick from.",
            pluralize(ladders, "set of descriptions", "sets of descriptions")
        ));
    }
    if needs > 0 {
        said.push(format!("{} from others.", pluralize(needs, "need", "needs")));
    }
    if !table.formulas.is_empty() {
        said.push(format!(
            "{}: what it last gave was read.",
            pluralize(table.formulas.len(), "box has a formula", "boxes have formulas")
        ));
    }
    said
}

/// A row of words for the ledger and the making.
type Entries = Vec<RowEntry>;

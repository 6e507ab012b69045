//! The row form: a row for each statement, under headings such as Area, Stage, Statement. The
//! column *Line*, which most sheets do not have, says what else a row may be.

mod entries;
mod entry;
mod guess;
mod header;
mod item_lines;
mod items;
mod row_texts;
mod scale_lines;
mod stage_cell;
mod to_matrix;
mod translated;

pub use self::entry::COLUMN_HEADINGS;
pub(crate) use self::entry::{EntryKind, RowEntry};
pub(crate) use self::guess::guess_roles;
pub(crate) use self::header::{
    find_list_without_areas, find_roles, find_unheaded_roles, questionnaire_error, ticked_error,
};
pub(crate) use self::translated::TranslatedSheet;

use super::cell_usage::CellUsage;
use super::column_roles::{ColumnRole, ONE_GROUP, TableRoles};
use super::table::{Cell, Table};
use super::table_import::{ReadOptions, read_error_at};
use crate::maturity::assessment::MatrixRef;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::Matrix;
use crate::maturity::phrases::pluralize;
use crate::maturity::validate::too_many_items_error;

/// What the rows below the headings make.
pub(crate) struct RowsReading {
    pub(crate) matrix: Matrix,
    pub(crate) notes: Vec<String>,
    /// The text that the sheet was written from, where it says so.
    pub(crate) made_from: Option<MatrixRef>,
}

/// The matrix of the rows below the headings, and what was understood.
pub(crate) fn read_rows(
    table: &Table,
    roles: &TableRoles,
    options: &ReadOptions,
    title: String,
    usage: &mut CellUsage,
) -> Result<RowsReading, Box<Diagnostic>> {
    let (entries, filled_count) = entries::read_entries(table, roles, usage);
    let is_item =
        |entry: &&RowEntry| matches!(entry.kind, EntryKind::Statement | EntryKind::Ladder);
    // before anything is made of them
    if let Some(error) = too_many_items_error(entries.iter().filter(is_item).count()) {
        return Err(Box::new(error));
    }
    let (matrix, build_notes) = to_matrix::build_matrix(roles, &entries, options, title, usage);
    if matrix.items().next().is_none() {
        let says = "There are headings, but no statement stands below them.";
        let remedy = "Write a statement into each row, with its area and its stage.";
        let place = Cell::at(roles.header_row, 0).to_string();
        return Err(read_error_at("no-rows", place, says, remedy));
    }
    let mut notes = describe(table, &matrix);
    if filled_count > 0 {
        notes.push(format!(
            "{} left blank as in the row above; it was read so.",
            pluralize(filled_count, "area or stage was", "areas or stages were")
        ));
    }
    notes.extend(roles.notes.iter().cloned());
    notes.extend(build_notes);
    let made_from = to_matrix::made_from(&entries);
    Ok(RowsReading { matrix, notes, made_from })
}

/// Why a cell of this column is not used that has no reason of its own.
pub(crate) fn unused_reason(roles: &TableRoles, column: usize, heading: &str) -> String {
    match roles.role_of(column) {
        Some(ColumnRole::AreaGroup) if roles.group_column() != Some(column) => {
            format!("{ONE_GROUP} \"{heading}\" is the broader one.")
        }
        Some(ColumnRole::Other(what)) => format!("\"{heading}\" looks like {what}."),
        Some(ColumnRole::Unused) => format!("\"{heading}\" is not used."),
        Some(role) if roles.column(role) != Some(column) => {
            format!("There is a column before \"{heading}\" that says the same.")
        }
        None if roles.columns.iter().any(|(known, _)| *known == column) => {
            format!("A matrix has no place for \"{heading}\".")
        }
        None if heading.is_empty() => "There is no heading above it.".to_owned(),
        _ => "It belongs to no statement.".to_owned(),
    }
}

fn describe(table: &Table, matrix: &Matrix) -> Vec<String> {
    let stages: Vec<&str> = matrix.stages.iter().map(|stage| stage.name.as_str()).collect();
    let statements: usize = matrix.domains.iter().map(|domain| domain.statements.len()).sum();
    let ladders: usize = matrix.domains.iter().map(|domain| domain.ladders.len()).sum();
    let asks = matrix.asks().count();
    let mut notes = vec![
        format!(
            "{}, lowest first: {}.",
            pluralize(stages.len(), "stage", "stages"),
            stages.join(", ")
        ),
        format!("{} to answer.", pluralize(statements, "statement", "statements")),
        "A row for each statement.".to_owned(),
    ];
    if let Some(languages) = matrix.language_names() {
        notes.push(format!("Texts in several languages: {languages}."));
    }
    if ladders > 0 {
        let sets = pluralize(ladders, "set of descriptions", "sets of descriptions");
        notes.push(format!("{sets} to pick from."));
    }
    if asks > 0 {
        notes.push(format!("{} from others.", pluralize(asks, "need", "needs")));
    }
    if !table.formulas.is_empty() {
        notes.push(format!(
            "{}: what it last gave was read.",
            pluralize(table.formulas.len(), "box has a formula", "boxes have formulas")
        ));
    }
    notes
}

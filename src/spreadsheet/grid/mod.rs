//! The grid: areas down, stages across, a description or several statements in each cell.

mod answer_columns;
mod area_column;
mod area_heading;
mod body;
mod check;
mod header;
mod joined_columns;
mod other_headings;
mod row_kinds;
mod stage_columns;
mod stage_examples;
mod stage_heading;
mod stage_order;
mod table_names;
mod to_matrix;
mod turn;
mod two_headings;

use super::blank_matrix::blank_matrix;
use super::cell_usage::CellUsage;
use super::column_roles::{ColumnRole, ONE_GROUP, TableRoles};
use super::table::Table;
use super::table_import::{BoxContent, EACH_BOX_PREFIX, ReadOptions, read_error_at};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::Matrix;
use crate::maturity::phrases::pluralize;

pub(crate) use self::area_heading::SCANNED_ROWS;
pub(crate) use self::header::read_meanings;
pub(crate) use self::joined_columns::join_columns;
pub(crate) use self::stage_examples::pair_examples;
pub(crate) use self::stage_heading::parse_stage_heading;
pub(crate) use self::stage_order::{
    alphabet_doubt, apply_order, guess_order, put_in_order, word_rank,
};
pub(crate) use self::table_names::TableNames;
pub(crate) use self::turn::has_stages_down;
pub(crate) use self::two_headings::find_two_row_header;

/// The roles of a grid's rows and columns; of the headings in this row, where a person named it.
pub(crate) fn find_roles(
    table: &Table,
    heading_row: Option<usize>,
) -> Result<TableRoles, Box<Diagnostic>> {
    let mut roles = header::find_header(table, heading_row)
        .ok_or_else(|| check::missing_header_error(table))?;
    turn::note_areas_like_stages(table, &mut roles);
    Ok(roles)
}

/// How many boxes below the headings of the stages have text.
pub(crate) fn filled_boxes(table: &Table, roles: &TableRoles) -> usize {
    let rows =
        (roles.header_row + 1..table.rows.len()).map(|row| row_kinds::filled(table, roles, row));
    rows.sum()
}

/// The matrix of a grid, and what was understood.
pub(crate) fn read_grid(
    table: &Table,
    roles: &TableRoles,
    options: &ReadOptions,
    title: String,
    usage: &mut CellUsage,
) -> Result<(Matrix, Vec<String>), Box<Diagnostic>> {
    let body = body::read_body(table, roles, usage);
    check::check_grid(table, roles, &body)?;
    let each_box = options.each_box.unwrap_or(BoxContent::One);
    let blank = blank_matrix(options.matrix_id(None, &title), title);
    let (matrix, build_notes) = to_matrix::build_matrix(blank, roles, &body, each_box, usage);
    let mut notes = describe(table, roles, &matrix, each_box);
    notes.extend(body.notes);
    notes.extend(build_notes);
    Ok((matrix, notes))
}

/// Why a cell of this column is not used that has no reason of its own.
pub(crate) fn unused_reason(roles: &TableRoles, column: usize, heading: &str) -> String {
    match roles.role_of(column).filter(|role| *role != ColumnRole::Area) {
        Some(ColumnRole::Other(what)) => format!("\"{heading}\" looks like {what}, not a stage."),
        Some(ColumnRole::AreaGroup) => {
            format!("{ONE_GROUP} \"{heading}\" is the broader one.")
        }
        Some(ColumnRole::Unused) => roles
            .unused_reasons
            .get(&column)
            .cloned()
            .unwrap_or_else(|| format!("\"{heading}\" is not used.")),
        Some(_) => format!("There is no place for \"{heading}\" in this reading of the grid."),
        None if heading.is_empty() => "There is no heading above it.".to_owned(),
        None if column < roles.area_column => {
            format!("\"{heading}\" stands left of the areas' names.")
        }
        None => "It stands beside the grid.".to_owned(),
    }
}

/// What was understood, in sentences.
fn describe(
    table: &Table,
    roles: &TableRoles,
    matrix: &Matrix,
    each_box: BoxContent,
) -> Vec<String> {
    let stages: Vec<&str> = matrix.stages.iter().map(|stage| stage.name.as_str()).collect();
    let (first, last) = (roles.stages[0].cell, roles.stages[roles.stages.len() - 1].cell);
    let items = matrix.items().count();
    let mut notes = vec![
        format!(
            "{}, lowest first: {}.",
            pluralize(stages.len(), "stage", "stages"),
            stages.join(", ")
        ),
        match each_box {
            BoxContent::One => format!(
                "{EACH_BOX_PREFIX} is one description: {}, pick one in each.",
                pluralize(items, "row", "rows")
            ),
            BoxContent::Several => format!(
                "{EACH_BOX_PREFIX} holds statements: {} to answer.",
                pluralize(items, "statement", "statements")
            ),
        },
        format!(
            "A grid: the areas in {}, the stages in {}, from {} to {}.",
            table.column_name(roles.area_column),
            table.row_name(roles.header_row),
            table.cell_name(first),
            table.cell_name(last)
        ),
    ];
    if let Some(row) = roles.meanings_row
        && roles.stages.iter().any(|stage| stage.meaning.is_some())
    {
        let place = table.row_name(row);
        let place = place[..1].to_uppercase() + &place[1..];
        notes.push(format!("{place} says what each stage means."));
    }
    notes.extend(roles.notes.iter().cloned());
    if !table.formulas.is_empty() {
        let first_few: Vec<String> =
            table.formulas.iter().take(3).map(|cell| table.cell_name(*cell)).collect();
        notes.push(format!(
            "{} ({}): what it last gave was read.",
            pluralize(table.formulas.len(), "box has a formula", "boxes have formulas"),
            first_few.join(", ")
        ));
    }
    notes
}

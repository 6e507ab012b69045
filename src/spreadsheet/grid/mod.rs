//! The grid: areas down, stages across, a description or several statements in each cell.

mod body;
mod check;
mod header;
mod to_matrix;

use super::bullets;
use super::cell_usage::CellUsage;
use super::column_roles::{ColumnRole, TableRoles};
use super::table::{Cell, Table, column_letters};
use super::table_reading::{BoxContent, EACH_BOX_PREFIX, ReadOptions, TableReading, read_error_at};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::Matrix;
use crate::maturity::phrases::pluralize;

/// The roles of a grid's rows and columns.
pub(crate) fn find_roles(table: &Table) -> Result<TableRoles, Box<Diagnostic>> {
    header::find_header(table).ok_or_else(|| check::missing_header_error(table))
}

/// Makes the matrix of a grid.
pub(crate) fn read_grid(
    table: &Table,
    roles: TableRoles,
    options: &ReadOptions,
) -> Result<TableReading, Box<Diagnostic>> {
    let mut usage = CellUsage::default();
    let body = body::read_body(table, &roles, &mut usage);
    check::check_grid(table, &roles, &body)?;
    let above = roles.find_title(table).map(|(cell, text)| {
        usage.mark_used(cell);
        bullets::to_single_line(text)
    });
    let title = options.matrix_title(above.as_deref(), table);
    let each_box = options.each_box.unwrap_or(BoxContent::One);
    let (matrix, build_notes) =
        to_matrix::build_matrix(&roles, &body, each_box, options, title, &mut usage);
    let mut notes = describe(table, &roles, &matrix, each_box);
    notes.extend(body.notes);
    notes.extend(build_notes);
    let unused_cells = usage.into_unused(table, |cell| unused_reason(table, &roles, cell));
    Ok(TableReading { matrix, roles, notes, diagnostics: Vec::new(), unused_cells })
}

fn unused_reason(table: &Table, roles: &TableRoles, cell: Cell) -> String {
    let role = roles.columns.iter().find(|(column, _)| *column == cell.column);
    let heading =
        bullets::to_single_line(table.visible_text(Cell::at(roles.header_row, cell.column)));
    match role.and_then(|(_, role)| *role).filter(|role| *role != ColumnRole::Area) {
        _ if cell.row < roles.header_row => "It stands above the headings.".to_owned(),
        Some(ColumnRole::Other(what)) => format!("\"{heading}\" looks like {what}, not a stage."),
        Some(ColumnRole::AreaGroup) => {
            format!("\"{heading}\" groups the areas; a matrix here has no groups.")
        }
        Some(_) => format!("There is no place for \"{heading}\" in this reading of the grid."),
        None if heading.is_empty() => "There is no heading above it.".to_owned(),
        None if cell.column < roles.area_column => {
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
            "A grid: areas down column {}, stages across row {}.",
            column_letters(roles.area_column),
            roles.header_row + 1
        ),
        format!(
            "{}, from {first} to {last}: {}.",
            pluralize(stages.len(), "stage", "stages"),
            stages.join(", ")
        ),
        format!("{}.", pluralize(matrix.domains.len(), "area", "areas")),
        match each_box {
            BoxContent::One => format!(
                "{EACH_BOX_PREFIX} is one description: {}, answered by picking the one that fits.",
                pluralize(items, "row", "rows")
            ),
            BoxContent::Several => format!(
                "{EACH_BOX_PREFIX} holds statements: {} to answer.",
                pluralize(items, "statement", "statements")
            ),
        },
    ];
    if let Some(row) = roles.meanings_row {
        notes.push(format!("Row {} says what each stage means.", row + 1));
    }
    if !table.formulas.is_empty() {
        let first_few: Vec<String> =
            table.formulas.iter().take(3).map(ToString::to_string).collect();
        notes.push(format!(
            "{} ({}): what it last gave was read.",
            pluralize(table.formulas.len(), "box has a formula", "boxes have formulas"),
            first_few.join(", ")
        ));
    }
    notes
}

//! Row form header detection: finds the row of headings with an area, a stage and a statement among
//! them.

use super::read_error_at;
use crate::maturity::diagnostic::Diagnostic;
use crate::spreadsheet::column_roles::{ColumnRole, TableRoles};
use crate::spreadsheet::column_synonyms::column_role;
use crate::spreadsheet::table::{Cell, Table};

/// How many rows are tried as headings.
const SCANNED_ROWS: usize = 60;

/// The roles of the columns, where this table is in the row form; a finding where it is, but a
/// column that it needs is missing.
pub(crate) fn find_roles(
    table: &Table,
    heading_row: Option<usize>,
) -> Result<Option<TableRoles>, Box<Diagnostic>> {
    let mut lacking = None;
    let rows = heading_row.map_or(0..table.rows.len().min(SCANNED_ROWS), |row| row..row + 1);
    for row in rows {
        let roles = parse_header(table, row);
        let has = |role| roles.column(role).is_some();
        let missing =
            match (has(ColumnRole::Area), has(ColumnRole::Stage), has(ColumnRole::Statement)) {
                (true, true, true) => return Ok(Some(roles)),
                (true, false, true) => "stage",
                (false, true, true) => "area",
                (true, true, false) => "statement",
                _ => continue,
            };
        let unknown = roles.columns.iter().filter(|(_, role)| role.is_none()).count();
        if unknown < 2 && lacking.is_none() {
            let place = roles.read_columns().next();
            let place = place.map(|column| Cell::at(row, column).to_string());
            lacking = Some((place.unwrap_or_default(), missing));
        }
    }
    let Some((place, missing)) = lacking else { return Ok(None) };
    let says =
        format!("There is a row for each statement here, but no column that says its {missing}.");
    let heading = missing[..1].to_uppercase() + &missing[1..];
    let remedy = format!("Add a column headed {heading}, and fill it in for each row.");
    Err(read_error_at("missing-column", place, says, remedy))
}

fn parse_header(table: &Table, row: usize) -> TableRoles {
    let mut roles = TableRoles::at_row(row);
    for column in 0..table.column_count() {
        let text = table.heading_text(Cell::at(row, column));
        if text.is_empty() {
            continue;
        }
        let role = column_role(text);
        // a second column of areas is the narrower one: the first only groups them
        if role == Some(ColumnRole::Area)
            && roles.column(ColumnRole::Stage).is_none()
            && roles.column(ColumnRole::Statement).is_none()
        {
            for (_, earlier) in roles.columns.iter_mut().filter(|(_, earlier)| *earlier == role) {
                *earlier = Some(ColumnRole::AreaGroup);
            }
        }
        roles.columns.push((column, role));
    }
    roles.area_column = roles.column(ColumnRole::Area).unwrap_or(0);
    roles
}

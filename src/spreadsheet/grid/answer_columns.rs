//! Columns of a grid whose boxes name its stages: where somebody said that each area stands, whatever the
//! column is called. They are no stages and no words about the areas.

use super::area_heading::judged_rows;
use crate::spreadsheet::column_roles::{ColumnRole, TableRoles};
use crate::spreadsheet::column_synonyms::normalize_heading;
use crate::spreadsheet::table::{Cell, Table};

/// Whether the boxes of a column hold nothing but names from among these, and more than one box does.
pub(super) fn holds_names_of(
    table: &Table,
    header_row: usize,
    column: usize,
    names: &[String],
) -> bool {
    const MIN_BOXES: usize = 2;
    let rows = judged_rows(table, header_row);
    let texts = rows.map(|row| table.own_text(Cell::at(row, column)));
    let mut count = 0;
    for text in texts.filter(|text| !text.is_empty()) {
        if !names.contains(&normalize_heading(text)) {
            return false;
        }
        count += 1;
    }
    count >= MIN_BOXES
}

/// Why such a column is not used.
pub(super) fn answer_reason(heading: &str) -> String {
    format!("\"{heading}\" says the stage of each row, as an answer does.")
}

/// Leaves out columns beside the stages that name them, such as a summary.
pub(super) fn drop_answers_beside(table: &Table, roles: &mut TableRoles) {
    let names: Vec<String> =
        roles.stages.iter().map(|stage| normalize_heading(&stage.name)).collect();
    let header_row = roles.header_row;
    let is_beside = |role: &Option<ColumnRole>| {
        matches!(
            role,
            Some(ColumnRole::Why | ColumnRole::Good | ColumnRole::Example | ColumnRole::Statement)
        )
    };
    for (column, role) in roles.columns.iter_mut().filter(|(_, role)| is_beside(role)) {
        if holds_names_of(table, header_row, *column, &names) {
            let heading = table.heading_text(Cell::at(header_row, *column));
            *role = Some(ColumnRole::Unused);
            roles.unused_reasons.insert(*column, answer_reason(heading));
        }
    }
}

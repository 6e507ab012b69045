//! Another row of headings further down, with other names of stages: another grid begins there.

use crate::maturity::capitalize::capitalize;
use crate::spreadsheet::cell_words::is_number;
use crate::spreadsheet::column_roles::TableRoles;
use crate::spreadsheet::column_synonyms::{is_stage_like, normalize_heading};
use crate::spreadsheet::doubt::Doubt;
use crate::spreadsheet::table::{Cell, Table};

/// A heading has no more words than this.
const MAX_WORDS: usize = 3;

/// Notes a row of short names of stages among rows of words as a doubt.
pub(super) fn note_other_headings(table: &Table, roles: &mut TableRoles) {
    let first = roles.meanings_row.unwrap_or(roles.header_row) + 1;
    let rows: Vec<usize> = (first..table.rows.len()).filter(|row| !table.is_blank(*row)).collect();
    let others: Vec<usize> =
        rows.iter().copied().filter(|row| names_other_stages(table, roles, *row)).collect();
    // where most rows are so short, these are the descriptions
    if others.is_empty() || others.len() * 3 > rows.len() {
        return;
    }
    let columns = roles.stages.iter().map(|stage| stage.cell.column).collect();
    let says = format!(
        "{} looks like headings of another grid, with other names of stages. It was taken for an area.",
        capitalize(&table.row_name(others[0]))
    );
    roles.doubts.push(Doubt::of_columns(columns, says));
}

/// Whether the boxes of a row are names of stages, and others than those of the headings.
fn names_other_stages(table: &Table, roles: &TableRoles, row: usize) -> bool {
    let boxes: Vec<(&str, &str)> = roles
        .stages
        .iter()
        .map(|stage| (table.own_text(Cell::at(row, stage.cell.column)), stage.name.as_str()))
        .filter(|(text, _)| !text.is_empty())
        .collect();
    let is_short = |text: &str| {
        !text.ends_with(['.', '!', '?', ';']) && text.split_whitespace().nth(MAX_WORDS).is_none()
    };
    // the quick looks first: this is asked of every row
    if boxes.len() < 2 || !boxes.iter().all(|(text, _)| is_short(text)) {
        return false;
    }
    let is_same = |(text, name): &(&str, &str)| normalize_heading(text) == normalize_heading(name);
    let like = boxes.iter().filter(|(text, _)| is_stage_like(text) && !is_number(text)).count();
    like * 2 >= boxes.len() && !boxes.iter().all(is_same)
}

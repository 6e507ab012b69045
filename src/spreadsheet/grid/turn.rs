//! Grids with the stages down the side and the areas across: they are turned before they are read.

use super::area_heading::{SCANNED_ROWS, names_area};
use super::header::find_header;
use crate::spreadsheet::MAX_COLUMNS;
use crate::spreadsheet::bullets;
use crate::spreadsheet::column_roles::{ColumnRole, TableRoles};
use crate::spreadsheet::column_synonyms::{
    column_role, counted_names, is_numbered_stage, is_stage_like,
};
use crate::spreadsheet::doubt::{Doubt, DoubtSubject};
use crate::spreadsheet::table::{Cell, Table};

/// No matrix made by hand has more stages.
const MAX_STAGES: usize = 9;

/// Whether the names down the side are those of stages, and the headings are not. A sheet that would
/// be wider than any that is read has none.
pub(crate) fn has_stages_down(table: &Table) -> bool {
    if table.rows.len() > MAX_COLUMNS {
        return false;
    }
    let Some(roles) = find_header(table, None) else { return false };
    if counts_stages_down(table, &roles) {
        return true;
    }
    let names = names_down(table, &roles);
    if names.len() < 2 || names.len() > MAX_STAGES || names_area(table, &roles) {
        return false;
    }
    if roles.stages.iter().any(|stage| is_stage_like(&stage.name)) {
        return false;
    }
    let heading = table.visible_text(Cell::at(roles.header_row, roles.area_column));
    let says_stage = column_role(heading) == Some(ColumnRole::Stage);
    says_stage || count_stages(&names) * 10 > names.len() * 6
}

/// Whether the first column is called "Level" or the like and counts a few of them, each once: bare
/// numbers are no areas.
fn counts_stages_down(table: &Table, roles: &TableRoles) -> bool {
    let headings: Vec<(Cell, &str)> = table.filled_cells(roles.header_row).collect();
    let Some(((corner, heading), others)) = headings.split_first() else { return false };
    let is_other = |(_, text): &(Cell, &str)| {
        !is_stage_like(text)
            && !matches!(column_role(text), Some(ColumnRole::Stage | ColumnRole::Statement))
    };
    if column_role(heading) != Some(ColumnRole::Stage) || !others.iter().all(is_other) {
        return false;
    }
    let rows = roles.header_row + 1..table.rows.len();
    let names: Vec<&str> = rows
        .filter(|row| !table.is_blank(*row))
        .take(MAX_STAGES + 1)
        .map(|row| table.own_text(Cell::at(row, corner.column)))
        .collect();
    let mut distinct = names.clone();
    distinct.sort_unstable();
    distinct.dedup();
    (2..=MAX_STAGES).contains(&names.len())
        && distinct.len() == names.len()
        && names.iter().all(|name| is_numbered_stage(name))
}

/// Notes a doubt where all areas are called as stages are, though the sheet was not turned.
pub(super) fn note_areas_like_stages(table: &Table, roles: &mut TableRoles) {
    let names = names_down(table, roles);
    if names.len() < 2 || names_area(table, roles) || count_stages(&names) < names.len() {
        return;
    }
    let says = format!(
        "The areas are called like stages, such as \"{}\". Where the stages run down the side, the sheet has to be turned.",
        names[0]
    );
    let columns = vec![roles.area_column];
    roles.doubts.push(Doubt::new(DoubtSubject::Turn, columns, says));
}

/// The names down the side, as far as a grid is looked at.
fn names_down(table: &Table, roles: &TableRoles) -> Vec<String> {
    let below = roles.header_row + 1..table.rows.len().min(roles.header_row + 1 + SCANNED_ROWS);
    below
        .map(|row| bullets::to_name(table.own_text(Cell::at(row, roles.area_column))))
        .filter(|name| !name.is_empty())
        .collect()
}

/// How many of these names are those of stages.
fn count_stages(names: &[String]) -> usize {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let counted = counted_names(&names);
    let like =
        names.iter().zip(counted).filter(|(name, is_counted)| *is_counted || is_stage_like(name));
    like.count()
}

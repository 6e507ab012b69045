//! Grids with the stages down the side and the areas across: they are turned before they are read.

use super::area_heading::{SCANNED_ROWS, names_area};
use super::header::find_header;
use crate::spreadsheet::bullets;
use crate::spreadsheet::column_roles::ColumnRole;
use crate::spreadsheet::column_synonyms::{column_role, counted_names, is_stage_like};
use crate::spreadsheet::table::{Cell, Table};

/// No matrix made by hand has more stages.
const MAX_STAGES: usize = 9;

/// Whether the names down the side are those of stages, and the headings are not.
pub(crate) fn has_stages_down(table: &Table) -> bool {
    let Some(roles) = find_header(table, None) else { return false };
    let below = roles.header_row + 1..table.rows.len().min(roles.header_row + 1 + SCANNED_ROWS);
    let names: Vec<String> = below
        .map(|row| bullets::to_name(table.own_text(Cell::at(row, roles.area_column))))
        .filter(|name| !name.is_empty())
        .collect();
    if names.len() < 2 || names.len() > MAX_STAGES || names_area(table, &roles) {
        return false;
    }
    if roles.stages.iter().any(|stage| is_stage_like(&stage.name)) {
        return false;
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let counted = counted_names(&names);
    let like =
        names.iter().zip(counted).filter(|(name, is_counted)| *is_counted || is_stage_like(name));
    let heading = table.visible_text(Cell::at(roles.header_row, roles.area_column));
    let says_stage = column_role(heading) == Some(ColumnRole::Stage);
    says_stage || like.count() * 10 > names.len() * 6
}

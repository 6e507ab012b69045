//! Whether the heading over the areas of a grid says that they are areas, and how far below a row of
//! headings a grid is looked at to judge it.

use std::ops::Range;

use crate::spreadsheet::column_roles::{ColumnRole, TableRoles};
use crate::spreadsheet::column_synonyms::column_role;
use crate::spreadsheet::table::{Cell, Table};

/// How many rows are tried as headings, and how many below each are looked at for areas.
pub(crate) const SCANNED_ROWS: usize = 60;

/// The most boxes that are looked at below each row of headings; no grid that fills them in
/// `SCANNED_ROWS` is narrow enough to be a matrix, and each row may be headings.
const MAX_SCANNED_CELLS: usize = 3_000;

/// The rows below these headings by which they are judged: fewer of a very wide table.
pub(crate) fn judged_rows(table: &Table, header_row: usize) -> Range<usize> {
    let columns = table.rows.get(header_row).map_or(0, Vec::len).max(1);
    let first = header_row + 1;
    first..table.rows.len().min(first + SCANNED_ROWS.min(MAX_SCANNED_CELLS / columns)).max(first)
}

/// Whether the heading of the areas' column is a known word for areas.
pub(crate) fn names_area(table: &Table, roles: &TableRoles) -> bool {
    column_role(table.visible_text(Cell::at(roles.header_row, roles.area_column)))
        == Some(ColumnRole::Area)
}

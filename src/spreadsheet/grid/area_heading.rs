//! Whether the heading over the areas of a grid says that they are areas.

use crate::spreadsheet::column_roles::{ColumnRole, TableRoles};
use crate::spreadsheet::column_synonyms::column_role;
use crate::spreadsheet::table::{Cell, Table};

/// How many rows are tried as headings, and how many below each are looked at for areas.
pub(crate) const SCANNED_ROWS: usize = 60;

/// Whether the heading of the areas' column is a known word for areas.
pub(crate) fn names_area(table: &Table, roles: &TableRoles) -> bool {
    column_role(table.visible_text(Cell::at(roles.header_row, roles.area_column)))
        == Some(ColumnRole::Area)
}

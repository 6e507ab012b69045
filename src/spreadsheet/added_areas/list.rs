//! What the rows of a list without a column of areas are, and what it is called as a whole.

use crate::spreadsheet::column_roles::ColumnRole;
use crate::spreadsheet::column_synonyms::column_role;
use crate::spreadsheet::table::{Cell, Table, UnheadedColumns};
use crate::spreadsheet::table_import::is_unnamed_sheet;

/// A line with more letters is no name of an area.
pub(super) const MAX_NAME_CHARS: usize = 80;

/// What the rows of a list are, from its headings on, or from the first line that names an area.
pub(super) struct List {
    pub(super) header_row: usize,
    /// The rows with a statement, each with the line that names its area, where there is one.
    pub(super) items: Vec<(usize, Option<Cell>)>,
    /// The rows in which the headings stand once more.
    pub(super) headers: Vec<usize>,
    /// Whether each of those lines can be nothing but a heading.
    pub(super) is_certain: bool,
    /// The columns, where no headings say them.
    pub(super) unheaded: Option<UnheadedColumns>,
}

/// A list in which no line names an area.
pub(super) fn is_plain(list: Option<&List>) -> bool {
    list.is_some_and(|list| list.items.iter().all(|(_, heading)| heading.is_none()))
}

/// What a list as a whole is called: by the line above it, else by its sheet.
pub(super) fn whole_name(table: &Table, list: &List) -> String {
    let above = (0..list.header_row).rev().find_map(|row| lone_text(table, row));
    let sheet = Some(table.name.trim()).filter(|name| !is_unnamed_sheet(name));
    above.map(|(_, text)| strip_label(text)).or(sheet).unwrap_or("Our area").to_owned()
}

/// The text of a row that has no other, where it may be a name.
pub(super) fn lone_text(table: &Table, row: usize) -> Option<(Cell, &str)> {
    let mut cells = table.filled_cells(row);
    let only = cells.next().filter(|_| cells.next().is_none())?;
    (only.1.chars().count() <= MAX_NAME_CHARS && !only.1.ends_with(':')).then_some(only)
}

/// "Access" of "Area: Access".
pub(super) fn strip_label(text: &str) -> &str {
    match text.split_once(':') {
        Some((label, name))
            if column_role(label) == Some(ColumnRole::Area) && !name.trim().is_empty() =>
        {
            name.trim()
        }
        _ => text,
    }
}

/// The name of a sheet, or what stands above its list where the sheet has none of its own.
pub(super) fn area_of_sheet(table: &Table, list: &List) -> String {
    let name = table.name.trim();
    if is_unnamed_sheet(name) { whole_name(table, list) } else { name.to_owned() }
}

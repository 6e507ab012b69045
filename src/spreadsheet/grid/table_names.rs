//! Several tables below one another, each under the same headings once more: what names a table, a row
//! of its own above its headings or the corner of them, is the heading above its areas.

use std::collections::BTreeMap;

use crate::spreadsheet::bullets;
use crate::spreadsheet::column_roles::TableRoles;
use crate::spreadsheet::column_synonyms::{column_role, normalize_heading};
use crate::spreadsheet::table::{Cell, Table};

/// A longer text is a note and no name.
const MAX_NAME_CHARS: usize = 80;

/// The names of the tables, by the row of their headings; none where there is one table only.
#[derive(Debug, Default)]
pub(crate) struct TableNames(BTreeMap<usize, (Cell, String)>);

impl TableNames {
    pub(crate) fn of(table: &Table, roles: &TableRoles) -> Self {
        let below = roles.header_row + 1..table.rows.len();
        let repeated: Vec<usize> =
            below.filter(|row| is_repeated_header(table, roles, *row)).collect();
        if repeated.is_empty() || roles.group_column().is_some() {
            return Self::default();
        }
        let above = |row: &usize| Some((*row, name_above(table, *row)?));
        let mut names: BTreeMap<usize, (Cell, String)> =
            repeated.iter().filter_map(above).collect();
        if names.len() == repeated.len() {
            names.extend(above(&roles.header_row));
            return Self(names);
        }
        let corner = |row: &usize| Some((*row, corner_name(table, roles, *row)?));
        let all = std::iter::once(&roles.header_row).chain(&repeated);
        let names: BTreeMap<usize, (Cell, String)> = all.filter_map(corner).collect();
        let mut distinct: Vec<&str> = names.values().map(|(_, name)| name.as_str()).collect();
        distinct.sort_unstable();
        distinct.dedup();
        if distinct.len() == repeated.len() + 1 { Self(names) } else { Self::default() }
    }

    /// The name of the table under the headings in this row.
    pub(crate) fn name_of(&self, row: usize) -> Option<&(Cell, String)> {
        self.0.get(&row)
    }

    /// The cells with the names.
    pub(crate) fn cells(&self) -> impl Iterator<Item = Cell> {
        self.0.values().map(|(cell, _)| *cell)
    }

    /// What was taken for names, in a sentence.
    pub(crate) fn describe(&self, table: &Table) -> Option<String> {
        let (cell, name) = self.0.values().next()?;
        let more = match self.0.len() - 1 {
            0 => String::new(),
            others => format!(" and {others} more"),
        };
        Some(format!(
            "The headings stand over several tables. \"{name}\" ({}){more}, the names of these, were taken for headings above the areas in them.",
            table.cell_name(*cell)
        ))
    }
}

/// Whether the headings of the stages stand in this row once more.
pub(crate) fn is_repeated_header(table: &Table, roles: &TableRoles, row: usize) -> bool {
    roles.stages.iter().all(|stage| {
        let text = table.visible_text(Cell::at(row, stage.cell.column));
        normalize_heading(text) == normalize_heading(&stage.name)
    })
}

/// The one text of the row with text right above this one.
fn name_above(table: &Table, row: usize) -> Option<(Cell, String)> {
    let above = (0..row).rev().find(|above| !table.is_blank(*above))?;
    let mut filled = table.filled_cells(above);
    let (cell, text) = filled.next()?;
    let is_name = filled.next().is_none() && text.chars().count() <= MAX_NAME_CHARS;
    is_name.then(|| (cell, bullets::to_name(text)))
}

/// The text beside the headings, where it is no word for areas.
fn corner_name(table: &Table, roles: &TableRoles, row: usize) -> Option<(Cell, String)> {
    let cell = table.text_origin(Cell::at(row, roles.area_column));
    let text = bullets::to_name(table.visible_text(cell));
    (!text.is_empty() && column_role(&text).is_none()).then_some((cell, text))
}

//! What the rows below a grid's headings are, beside areas: headings above several areas, and what
//! stands below the grid.

use std::collections::BTreeSet;

use crate::maturity::phrases::pluralize;
use crate::spreadsheet::bullets;
use crate::spreadsheet::column_roles::{ColumnRole, TableRoles};
use crate::spreadsheet::column_synonyms::normalize_heading;
use crate::spreadsheet::table::{Cell, Table};

/// A longer text is a note and no heading.
const MAX_HEADING_CHARS: usize = 80;

/// So many rows below one are looked at for what it is.
const LOOKED_BELOW: usize = 20;

/// Rows that are no areas.
pub(crate) struct RowKinds {
    headings: BTreeSet<usize>,
    feet: BTreeSet<usize>,
}

impl RowKinds {
    pub(crate) fn of(table: &Table, roles: &TableRoles) -> Self {
        Self { headings: find_headings(table, roles), feet: find_feet(table, roles) }
    }

    /// The rows below the headings that have text.
    pub(crate) fn rows(table: &Table, roles: &TableRoles) -> impl Iterator<Item = usize> {
        let first = roles.meanings_row.unwrap_or(roles.header_row) + 1;
        let names_area =
            |row: usize| table.added_areas.as_ref().is_some_and(|added| added.names_area_in(row));
        (first..table.rows.len()).filter(move |row| !table.is_blank(*row) && !names_area(*row))
    }

    pub(crate) fn is_heading(&self, row: usize) -> bool {
        self.headings.contains(&row)
    }

    pub(crate) fn is_foot(&self, row: usize) -> bool {
        self.feet.contains(&row)
    }

    /// The words of a heading row, with their cell.
    pub(crate) fn heading_of(
        &self,
        table: &Table,
        roles: &TableRoles,
        row: usize,
    ) -> Option<(Cell, String)> {
        let cell = Cell::at(row, roles.area_column);
        let text = bullets::to_name(table.visible_text(cell));
        (self.is_heading(row) && !text.is_empty()).then(|| (table.text_origin(cell), text))
    }

    /// The cells with the words of the heading rows.
    pub(crate) fn heading_cells(&self, roles: &TableRoles) -> Vec<Cell> {
        self.headings.iter().map(|row| Cell::at(*row, roles.area_column)).collect()
    }

    /// Which rows were taken for headings, in a sentence.
    pub(crate) fn describe_headings(&self, table: &Table, roles: &TableRoles) -> Option<String> {
        let first = self.headings.iter().find_map(|row| self.heading_of(table, roles, *row))?;
        let more = match self.headings.len() - 1 {
            0 => String::new(),
            others => format!(" and {} like it", pluralize(others, "row", "rows")),
        };
        Some(format!(
            "\"{}\" ({}){more} stand alone: they were taken for headings above the areas below them.",
            first.1,
            table.cell_name(first.0)
        ))
    }
}

/// How many boxes under the stages have text of their own.
pub(super) fn filled(table: &Table, roles: &TableRoles, row: usize) -> usize {
    let stages = roles.stages.iter();
    stages.filter(|stage| !table.own_text(Cell::at(row, stage.cell.column)).is_empty()).count()
}

/// Rows whose name is merged over the stages; and where the first row and others have a name and
/// nothing else, those.
fn find_headings(table: &Table, roles: &TableRoles) -> BTreeSet<usize> {
    let last_stage = roles.stages.iter().map(|stage| stage.cell.column).max().unwrap_or(0);
    let first_stage = roles.stages.iter().map(|stage| stage.cell.column).min().unwrap_or(0);
    if roles.group_column().is_some() || first_stage < roles.area_column {
        return BTreeSet::new();
    }
    let name = |row: usize| table.visible_text(Cell::at(row, roles.area_column));
    let is_name = |row: usize| {
        let text = name(row);
        !text.is_empty() && text.chars().count() <= MAX_HEADING_CHARS && !text.starts_with('*')
    };
    let is_merged = |row: usize| {
        let merge = table.merge_of(Cell::at(row, roles.area_column));
        merge.is_some_and(|merge| {
            merge.first.column <= roles.area_column
                && merge.last.column >= last_stage
                && merge.first.row == row
                && merge.last.row == row
        })
    };
    let rows: Vec<usize> = RowKinds::rows(table, roles).collect();
    let has_areas_below = |at: usize| {
        rows.get(at + 1).is_some_and(|row| !is_merged(*row) && filled(table, roles, *row) > 0)
    };
    let merged: BTreeSet<usize> = (0..rows.len())
        .filter(|at| is_name(rows[*at]) && is_merged(rows[*at]) && has_areas_below(*at))
        .map(|at| rows[at])
        .collect();
    if !merged.is_empty() {
        return merged;
    }
    let unsaved: BTreeSet<usize> = table.unsaved_formulas.iter().map(|cell| cell.row).collect();
    let is_alone = |row: usize| {
        let is_counted = |cell: Cell| {
            matches!(
                roles.role_of(cell.column),
                Some(ColumnRole::Id | ColumnRole::Other("a number"))
            )
        };
        let others = table.filled_cells(row).filter(|(cell, _)| !is_counted(*cell));
        is_name(row) && others.count() == 1 && filled(table, roles, row) == 0
    };
    let alone: BTreeSet<usize> = (0..rows.len())
        .filter(|at| is_alone(rows[*at]) && has_areas_below(*at) && !unsaved.contains(&rows[*at]))
        .map(|at| rows[at])
        .collect();
    let begins = rows.first().is_some_and(|row| alone.contains(row));
    if begins && alone.len() > 1 { alone } else { BTreeSet::new() }
}

/// Rows after a blank one, below areas whose boxes are filled: with one box where the others have
/// all, or called like a stage, they are a key or somebody's name.
fn find_feet(table: &Table, roles: &TableRoles) -> BTreeSet<usize> {
    let first = roles.meanings_row.unwrap_or(roles.header_row) + 1;
    let stages = roles.stages.len();
    let is_stage_name = |row: usize| {
        let name = normalize_heading(table.visible_text(Cell::at(row, roles.area_column)));
        !name.is_empty() && roles.stages.iter().any(|stage| normalize_heading(&stage.name) == name)
    };
    // a row above a full one is an area as that is, such as below a row that is hidden
    let has_full_below = |row: usize| {
        let block = (row + 1..table.rows.len()).take_while(|row| !table.is_blank(*row));
        block.take(LOOKED_BELOW).any(|row| filled(table, roles, row) * 2 > stages)
    };
    let (mut feet, mut is_full, mut is_after_blank, mut areas) = (BTreeSet::new(), true, false, 0);
    // what stands below a note is no area either, such as "Version, 1.2, June"
    let mut is_below_note = false;
    for row in first..table.rows.len() {
        let boxes = filled(table, roles, row);
        let is_few = boxes == 1 || boxes * 2 <= stages && is_below_note;
        if table.is_blank(row) {
            is_after_blank = areas > 0;
        } else if is_after_blank && is_full && stages > 2 && boxes == 0 {
            is_below_note = true;
        } else if is_after_blank
            && is_full
            && stages > 2
            && (is_few || is_stage_name(row))
            && !has_full_below(row)
        {
            feet.insert(row);
        } else if boxes > 0 {
            areas += 1;
            is_full &= boxes * 2 > stages;
        }
    }
    feet
}

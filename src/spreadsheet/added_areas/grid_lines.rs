//! A grid of which every column is a stage: lines among the rows, or its sheet, name the areas.

use super::list::{List, MAX_NAME_CHARS};
use crate::spreadsheet::cell_words::is_score;
use crate::spreadsheet::column_roles::ColumnRole;
use crate::spreadsheet::column_synonyms::{column_role, counted_names, is_stage_like};
use crate::spreadsheet::grid::SCANNED_ROWS;
use crate::spreadsheet::table::{Cell, Table};

/// The list, where all headings are called like stages and words stand under nothing else.
pub(super) fn find(table: &Table) -> Option<List> {
    let header_row = (0..table.rows.len().min(SCANNED_ROWS)).find(|row| heads_all(table, *row))?;
    let first = table.filled_cells(header_row).next()?.0.column;
    let (mut items, mut heading) = (Vec::new(), None);
    for row in header_row + 1..table.rows.len() {
        match line_in(table, first, row) {
            Some(cell) => heading = Some(cell),
            None if !table.is_blank(row) => items.push((row, heading)),
            None => {}
        }
    }
    // a line that stands alone may be a box as well: it is always asked about
    (!items.is_empty()).then_some(List {
        header_row,
        items,
        headers: Vec::new(),
        is_certain: false,
        unheaded: None,
    })
}

/// Whether all headings of a row are called like stages, and words stand under them alone.
fn heads_all(table: &Table, row: usize) -> bool {
    let headings: Vec<(Cell, &str)> = table.filled_cells(row).collect();
    let names: Vec<&str> = headings
        .iter()
        .map(|(_, text)| *text)
        .filter(|text| !matches!(column_role(text), Some(ColumnRole::Other(_))))
        .collect();
    if names.len() < 2 || column_role(headings[0].1).is_some() {
        return false;
    }
    let counted = counted_names(&names);
    let is_stage = |(name, is_counted): (&&str, bool)| {
        column_role(name).is_none() && (is_counted || is_stage_like(name))
    };
    let is_headed = |column: usize| headings.iter().any(|(cell, _)| cell.column == column);
    let below = row + 1..table.rows.len();
    let mut texts = below.clone().flat_map(|row| table.filled_cells(row));
    names.iter().zip(counted).all(is_stage)
        && texts.any(|(_, text)| !is_score(text))
        && below.clone().any(|row| table.filled_cells(row).count() > 1)
        && below.flat_map(|row| table.filled_cells(row)).all(|(cell, _)| is_headed(cell.column))
}

/// The only box of a row, where it is the first and may name an area of the rows below it.
fn line_in(table: &Table, first: usize, row: usize) -> Option<Cell> {
    let mut cells = table.filled_cells(row);
    let (cell, text) = cells.next().filter(|_| cells.next().is_none())?;
    let is_name = cell.column == first
        && text.chars().count() <= MAX_NAME_CHARS
        && !text.ends_with(['.', ';', '?', '!']);
    is_name.then_some(cell)
}

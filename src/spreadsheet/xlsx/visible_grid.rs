//! The texts of a sheet with its hidden rows and columns: those are blanked, so that every other box
//! keeps the name it has in the spreadsheet.

use std::ops::Range;

use super::sheet_notes::SheetNotes;
use crate::spreadsheet::table::{Cell, Merge};
use crate::spreadsheet::{MAX_COLUMNS, MAX_ROWS, trim_blank_cells};

/// The texts row by row, and what of them is hidden.
pub(super) struct VisibleGrid {
    pub(super) with_hidden: bool,
    rows: Vec<Vec<String>>,
    hidden_rows: Vec<bool>,
    hidden_columns: Vec<bool>,
}

impl VisibleGrid {
    pub(super) fn new(with_hidden: bool) -> Self {
        Self {
            with_hidden,
            rows: Vec::new(),
            hidden_rows: Vec::new(),
            hidden_columns: vec![false; MAX_COLUMNS],
        }
    }

    pub(super) fn hide_row(&mut self, row: usize) {
        if row < MAX_ROWS {
            self.hidden_rows.resize(self.hidden_rows.len().max(row + 1), false);
            self.hidden_rows[row] = true;
        }
    }

    /// Hides columns, as far as they are read at all.
    pub(super) fn hide_columns(&mut self, columns: Range<usize>) {
        let first = columns.start.min(MAX_COLUMNS);
        self.hidden_columns[first..columns.end.clamp(first, MAX_COLUMNS)].fill(true);
    }

    fn is_hidden_row(&self, row: usize) -> bool {
        self.hidden_rows.get(row).is_some_and(|hidden| *hidden)
    }

    fn is_hidden_column(&self, column: usize) -> bool {
        self.hidden_columns.get(column).is_some_and(|hidden| *hidden)
    }

    /// Whether a cell is hidden and is not to be read.
    pub(super) fn is_hidden(&self, cell: Cell) -> bool {
        !self.with_hidden && (self.is_hidden_row(cell.row) || self.is_hidden_column(cell.column))
    }

    /// Puts a text at its place; says how many cells were made for it.
    pub(super) fn put(&mut self, at: Cell, text: String) -> usize {
        if self.rows.len() <= at.row {
            self.rows.resize(at.row + 1, Vec::new());
        }
        let row = &mut self.rows[at.row];
        let made = (at.column + 1).saturating_sub(row.len());
        if made > 0 {
            row.resize(at.column + 1, String::new());
        }
        row[at.column] = text;
        made
    }

    /// The texts that are seen, and merges as far as they are; what is hidden and has text is noted.
    pub(super) fn finish(
        mut self,
        merges: Vec<Merge>,
        notes: &mut SheetNotes,
    ) -> (Vec<Vec<String>>, Vec<Merge>) {
        let merges = merges.into_iter().filter_map(|merge| self.shrink(merge)).collect();
        for row in 0..self.rows.len() {
            for column in 0..self.rows[row].len() {
                let is_row = self.is_hidden_row(row);
                if !is_row && !self.is_hidden_column(column) || self.rows[row][column].is_empty() {
                    continue;
                }
                if is_row {
                    notes.hidden_rows.insert(row);
                } else {
                    notes.hidden_columns.insert(column);
                }
                if !self.with_hidden {
                    self.rows[row][column].clear();
                }
            }
        }
        (trim_blank_cells(self.rows), merges)
    }

    /// A merge as far as it is seen: where its first cell is hidden and others are not, its text
    /// shows in the first of those.
    fn shrink(&mut self, merge: Merge) -> Option<Merge> {
        if self.with_hidden {
            return Some(merge);
        }
        let (first, last) = (merge.first, merge.last);
        let is_seen_row = |row: &usize| !self.is_hidden_row(*row);
        let is_seen_column = |column: &usize| !self.is_hidden_column(*column);
        let seen = Merge {
            first: Cell::at(
                (first.row..=last.row.min(MAX_ROWS)).find(is_seen_row)?,
                (first.column..=last.column.min(MAX_COLUMNS)).find(is_seen_column)?,
            ),
            last: Cell::at(
                (first.row..=last.row).rev().find(is_seen_row)?,
                (first.column..=last.column).rev().find(is_seen_column)?,
            ),
        };
        if seen.first != first {
            let text = self.rows.get_mut(first.row).and_then(|row| row.get_mut(first.column));
            let text = text.map(std::mem::take).unwrap_or_default();
            if !text.is_empty() {
                self.put(seen.first, text);
            }
        }
        Some(seen)
    }
}

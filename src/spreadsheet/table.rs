//! A table: one sheet of a spreadsheet as text in cells, with merged cells and formulas. Where it
//! came from and how it was written is not known here.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::maturity::matrix::Matrix;
use crate::maturity::sanitize::sanitize;

/// The most cells that take their text from a merge they belong to; a merge beyond that is only a
/// way to colour a page.
const MAX_MERGED_CELLS: usize = 20_000;

/// A cell of a table, counted from 0. It is shown as spreadsheets call it: `C7`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

impl Cell {
    /// The cell at this row and column, counted from 0.
    pub fn at(row: usize, column: usize) -> Self {
        Self { row, column }
    }
}

impl Cell {
    fn swapped(self) -> Self {
        Self { row: self.column, column: self.row }
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_letters(self.column), self.row + 1)
    }
}

/// A column as spreadsheets call it: A to Z, then AA.
pub fn column_letters(column: usize) -> String {
    let (mut rest, mut name) = (column, Vec::new());
    loop {
        name.push(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest % 26]);
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    name.iter().rev().map(|&letter| char::from(letter)).collect()
}

/// The first cells by name, and how many more there are: `B2, C2, D2 and 4 more`.
pub(crate) fn name_cells(cells: &[Cell]) -> String {
    const NAMED: usize = 3;
    let names: Vec<String> = cells.iter().take(NAMED).map(ToString::to_string).collect();
    format!("{}{}", names.join(", "), and_more(cells.len(), names.len()))
}

/// How many there are beside those that were named.
pub(crate) fn and_more(all: usize, named: usize) -> String {
    if all > named { format!(" and {} more", all - named) } else { String::new() }
}

/// Cells that were merged into one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The cell at the top left, which holds the text.
    pub first: Cell,
    /// The cell at the bottom right.
    pub last: Cell,
}

/// The columns of a list that has no headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct UnheadedColumns {
    pub(crate) stage: usize,
    pub(crate) words: usize,
}

/// A column of areas that a list did not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AddedAreas {
    /// Where it was put.
    pub(crate) column: usize,
    /// The cells that name the areas.
    pub(crate) cells: Vec<Cell>,
    /// What was taken for the areas, in a sentence.
    pub(crate) says: String,
    /// Whether they can be nothing else.
    pub(crate) is_certain: bool,
    /// The columns of the list, where no headings say them.
    pub(crate) unheaded: Option<UnheadedColumns>,
}

impl AddedAreas {
    /// Whether a row is a line that names an area.
    pub(crate) fn names_area_in(&self, row: usize) -> bool {
        self.cells.binary_search_by_key(&row, |cell| cell.row).is_ok()
    }
}

/// One sheet, or one CSV file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The sheet's name; empty where the file has but one and does not name it.
    pub name: String,
    /// The texts, row by row. Rows need not be equally long.
    pub rows: Vec<Vec<String>>,
    /// Merged cells.
    pub merges: Vec<Merge>,
    /// Cells that hold a formula; their text is the result it last had.
    pub formulas: Vec<Cell>,
    /// Cells that hold a formula whose result was not saved; they have no text.
    pub unsaved_formulas: Vec<Cell>,
    /// What was left out while it was read, and what looks other than it reads, in plain sentences.
    pub skipped_notes: Vec<String>,
    /// The matrix that it was made of, where it was a matrix file: its fields that no sheet can hold.
    pub(crate) made_of: Option<Arc<Matrix>>,
    /// A column of areas that was put beside a list that had none.
    pub(crate) added_areas: Option<AddedAreas>,
    merged_cells: BTreeMap<Cell, Merge>,
    /// Whether rows and columns were swapped; the names of cells are those of the sheet as it is.
    is_turned: bool,
}

impl Table {
    /// A table of these rows. Their text is cleaned here, so that no reader of a table meets a sign
    /// that a matrix can't keep.
    pub fn new(name: impl Into<String>, mut rows: Vec<Vec<String>>) -> Self {
        for text in rows.iter_mut().flatten() {
            let cleaned = sanitize(text);
            if cleaned != *text {
                *text = cleaned;
            }
        }
        Self { name: name.into(), rows, ..Self::default() }
    }

    /// The same table with these cells merged.
    #[must_use]
    pub fn with_merges(mut self, merges: Vec<Merge>) -> Self {
        let (rows, columns) = (self.rows.len(), self.column_count());
        for merge in &merges {
            let (last_row, last_column) =
                (merge.last.row.min(rows), merge.last.column.min(columns));
            let size = (last_row + 1).saturating_sub(merge.first.row)
                * (last_column + 1).saturating_sub(merge.first.column);
            if size + self.merged_cells.len() > MAX_MERGED_CELLS {
                continue;
            }
            for row in merge.first.row..=last_row {
                for column in merge.first.column..=last_column {
                    self.merged_cells.insert(Cell::at(row, column), *merge);
                }
            }
        }
        self.merges = merges;
        self
    }

    /// The same table with other texts and merges.
    pub(crate) fn with_rows(&self, rows: Vec<Vec<String>>, merges: Vec<Merge>) -> Self {
        let blank = Self { rows, merged_cells: BTreeMap::new(), ..self.clone() };
        blank.with_merges(merges)
    }

    /// The same table with rows and columns swapped.
    #[must_use]
    pub fn turned(&self) -> Self {
        let columns = self.column_count();
        let cell = |row: &Vec<String>, column: usize| row.get(column).cloned().unwrap_or_default();
        let rows = (0..columns)
            .map(|column| self.rows.iter().map(|row| cell(row, column)).collect())
            .collect();
        let merges = self
            .merges
            .iter()
            .map(|merge| Merge { first: merge.first.swapped(), last: merge.last.swapped() });
        let mut turned =
            Self { name: self.name.clone(), rows, ..Self::default() }.with_merges(merges.collect());
        turned.formulas = self.formulas.iter().map(|cell| cell.swapped()).collect();
        turned.skipped_notes.clone_from(&self.skipped_notes);
        turned.is_turned = !self.is_turned;
        turned
    }

    /// How a cell is called in the sheet as it is.
    pub fn cell_name(&self, cell: Cell) -> String {
        self.sheet_cell(cell).to_string()
    }

    /// The cell of the sheet as it is.
    pub(crate) fn sheet_cell(&self, cell: Cell) -> Cell {
        if self.is_turned { cell.swapped() } else { cell }
    }

    /// How a column is called in the sheet as it is: "column B", or "row 2" where it was turned.
    pub(crate) fn column_name(&self, column: usize) -> String {
        if self.is_turned {
            format!("row {}", column + 1)
        } else {
            format!("column {}", column_letters(column))
        }
    }

    /// The same of a row.
    pub(crate) fn row_name(&self, row: usize) -> String {
        if self.is_turned {
            format!("column {}", column_letters(row))
        } else {
            format!("row {}", row + 1)
        }
    }

    /// The most columns that any row has.
    pub fn column_count(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// A cell's own text, without the blanks around it.
    pub fn own_text(&self, cell: Cell) -> &str {
        self.rows.get(cell.row).and_then(|row| row.get(cell.column)).map_or("", |text| text.trim())
    }

    /// What a person sees in a cell: its own text, or that of the merge it is part of.
    pub fn visible_text(&self, cell: Cell) -> &str {
        self.own_text(self.text_origin(cell))
    }

    /// The cell that holds the text seen in this one: itself, or the first of its merge.
    pub fn text_origin(&self, cell: Cell) -> Cell {
        self.merge_of(cell).map_or(cell, |merge| merge.first)
    }

    /// The text of a cell as a heading of its column; blank where it spans several columns, and so
    /// is a title above them. Where the boxes below span the same columns, those are one column.
    pub fn heading_text(&self, cell: Cell) -> &str {
        match self.merge_of(cell) {
            Some(merge) if merge.first.column != merge.last.column => {
                let is_first = cell.column == merge.first.column;
                if is_first && self.has_like_below(merge) { self.visible_text(cell) } else { "" }
            }
            _ => self.visible_text(cell),
        }
    }

    /// Whether the boxes right below a merged one are merged over the same columns.
    fn has_like_below(&self, merge: Merge) -> bool {
        let below = self.merge_of(Cell::at(merge.last.row + 1, merge.first.column));
        below.is_some_and(|below| {
            (below.first.column, below.last.column) == (merge.first.column, merge.last.column)
        })
    }

    /// The merged cells that a cell is part of.
    pub fn merge_of(&self, cell: Cell) -> Option<Merge> {
        self.merged_cells.get(&cell).copied()
    }

    /// Whether a row has no text of its own.
    pub fn is_blank(&self, row: usize) -> bool {
        self.rows.get(row).is_none_or(|row| row.iter().all(|text| text.trim().is_empty()))
    }

    /// Whether no cell has text.
    pub fn is_empty(&self) -> bool {
        (0..self.rows.len()).all(|row| self.is_blank(row))
    }

    /// The cells of a row that have text, each with how many columns it is shown over: a merged one
    /// over all it spans, and one of a row with hardly any over the blank ones beside it, as titles
    /// are.
    pub fn layout_row(&self, row: usize, columns: usize) -> Vec<(Cell, usize, &str)> {
        const FEW_CELLS: usize = 2;
        let filled: Vec<(Cell, &str)> =
            self.filled_cells(row).filter(|(cell, _)| cell.column < columns).collect();
        let mut laid = Vec::with_capacity(filled.len());
        for (at, (cell, text)) in filled.iter().enumerate() {
            let next = filled.get(at + 1).map_or(columns, |(next, _)| next.column);
            let over = self.merge_of(*cell).map_or(cell.column + 1, |merge| merge.last.column + 1);
            let end =
                if filled.len() <= FEW_CELLS { next } else { over.clamp(cell.column + 1, next) };
            laid.push((*cell, end - cell.column, *text));
        }
        laid
    }

    /// Every cell of a row that has text of its own.
    pub fn filled_cells(&self, row: usize) -> impl Iterator<Item = (Cell, &str)> {
        let columns = self.rows.get(row).map_or(0, Vec::len);
        (0..columns)
            .map(move |column| Cell::at(row, column))
            .map(|cell| (cell, self.own_text(cell)))
            .filter(|(_, text)| !text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_are_called_as_spreadsheets_call_them() {
        let names = [
            (0, 0, "A1"),
            (6, 2, "C7"),
            (0, 25, "Z1"),
            (9, 26, "AA10"),
            (0, 701, "ZZ1"),
            (0, 702, "AAA1"),
        ];
        for (row, column, name) in names {
            assert_eq!(Cell::at(row, column).to_string(), name);
        }
    }

    #[test]
    fn a_merged_box_is_seen_all_over() {
        let rows =
            vec![vec!["Title".to_owned(), String::new(), String::new()], vec!["a".to_owned()]];
        let all = Merge { first: Cell::at(0, 0), last: Cell::at(0, 2) };
        let endless =
            Merge { first: Cell::at(1, 0), last: Cell::at(usize::MAX - 1, usize::MAX - 1) };
        let table = Table::new("", rows).with_merges(vec![all, endless]);
        assert_eq!(
            (table.visible_text(Cell::at(0, 2)), table.own_text(Cell::at(0, 2))),
            ("Title", "")
        );
        assert_eq!(table.visible_text(Cell::at(1, 2)), "a");
    }
}

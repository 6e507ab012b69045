//! The pictures of a page, described: the board and the strips, as cells with the words for each. How
//! they are drawn is for each format to say.

use super::{PageTable, TableRow};
use crate::maturity::phrases::Sign;

/// One sign for each statement, areas down, stages across.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoardPicture {
    /// What it shows.
    pub caption: String,
    /// What stands above each column of signs: a stage, or what is picked.
    pub columns: Vec<String>,
    /// Its areas.
    pub rows: Vec<BoardRow>,
}

/// One area of a board.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoardRow {
    /// The area.
    pub area: String,
    /// The signs in each column.
    pub signs: Vec<Vec<Sign>>,
    /// How many are in place in each column, in words; empty where nothing is counted.
    pub in_place: Vec<String>,
    /// Where it stands.
    pub standing: String,
}

/// A row for each area, a cell for each day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StripsPicture {
    /// What it shows.
    pub caption: String,
    /// What a row is about.
    pub row_heading: String,
    /// What stands above each cell: a day.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<StripRow>,
}

/// One row of strips.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StripRow {
    /// What it is about.
    pub name: String,
    /// One cell a column.
    pub cells: Vec<StripCell>,
}

/// One cell of a strip.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StripCell {
    /// How many of the stages are reached, and of how many: how much of it is filled. None where
    /// no stage can be told.
    pub filled: Option<(usize, usize)>,
    /// The words in it.
    pub words: String,
    /// How it moved, as a sign with its word; empty where nothing is said.
    pub moved: String,
}

impl BoardPicture {
    pub(super) fn texts_mut(&mut self) -> Vec<&mut String> {
        let rows = self.rows.iter_mut().flat_map(|row| {
            [&mut row.area, &mut row.standing].into_iter().chain(&mut row.in_place)
        });
        std::iter::once(&mut self.caption).chain(&mut self.columns).chain(rows).collect()
    }
}

impl StripCell {
    /// "Step 1, ▲ forward".
    fn text(&self) -> String {
        if self.moved.is_empty() {
            self.words.clone()
        } else {
            format!("{}, {}", self.words, self.moved)
        }
    }
}

impl StripsPicture {
    /// The same as a table, whose cells say the stage and how it moved.
    pub fn to_table(&self) -> PageTable {
        let header = std::iter::once(&self.row_heading).chain(&self.columns).cloned();
        let row = |row: &StripRow| {
            let cells = row.cells.iter().map(StripCell::text);
            TableRow::Cells(std::iter::once(row.name.clone()).chain(cells).collect())
        };
        PageTable {
            caption: self.caption.clone(),
            header: header.collect(),
            rows: self.rows.iter().map(row).collect(),
        }
    }

    pub(super) fn texts_mut(&mut self) -> Vec<&mut String> {
        let rows = self.rows.iter_mut().flat_map(|row| {
            let cells = row.cells.iter_mut().flat_map(|cell| [&mut cell.words, &mut cell.moved]);
            std::iter::once(&mut row.name).chain(cells)
        });
        let above = [&mut self.caption, &mut self.row_heading];
        above.into_iter().chain(&mut self.columns).chain(rows).collect()
    }
}

/// The signs in words, in the order of the legend: "4 fully, 1 not sure"; "nothing asked" of none.
pub fn count_signs(signs: &[Sign]) -> String {
    let counted = Sign::ALL.into_iter().filter_map(|kind| {
        let count = signs.iter().filter(|sign| **sign == kind).count();
        (count > 0).then(|| format!("{count} {}", kind.label()))
    });
    let words: Vec<String> = counted.collect();
    if words.is_empty() { "nothing asked".to_owned() } else { words.join(", ") }
}

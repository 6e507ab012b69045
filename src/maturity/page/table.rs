//! A table of a page: rows of cells, and headings that stand between them.

use crate::maturity::text_table::column_widths;

/// A table. The first cell of a row says what the row is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageTable {
    /// What it shows.
    pub caption: String,
    /// The headings of its columns.
    pub header: Vec<String>,
    /// Its rows.
    pub rows: Vec<TableRow>,
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableRow {
    /// A heading of the rows below it.
    Heading(String),
    /// A cell for each column.
    Cells(Vec<String>),
}

impl From<Vec<String>> for TableRow {
    fn from(cells: Vec<String>) -> Self {
        Self::Cells(cells)
    }
}

impl PageTable {
    /// Whether it fits into so many columns with no cell broken.
    pub fn fits(&self, width: usize) -> bool {
        let widths = column_widths(self.lined_up(), |_| usize::MAX);
        widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1) <= width
    }

    /// What stands in columns: the header, then each row of cells.
    pub fn lined_up(&self) -> impl Iterator<Item = &Vec<String>> + Clone {
        let cells = self.rows.iter().filter_map(|row| match row {
            TableRow::Cells(cells) => Some(cells),
            TableRow::Heading(_) => None,
        });
        std::iter::once(&self.header).chain(cells)
    }

    /// The rows of cells, a group for each heading; those above the first heading have none.
    pub fn groups(&self) -> Vec<(Option<&str>, Vec<&Vec<String>>)> {
        let mut groups: Vec<(Option<&str>, Vec<&Vec<String>>)> = Vec::new();
        for row in &self.rows {
            match row {
                TableRow::Heading(heading) => groups.push((Some(heading), Vec::new())),
                TableRow::Cells(cells) => match groups.last_mut() {
                    Some((_, rows)) => rows.push(cells),
                    None => groups.push((None, vec![cells])),
                },
            }
        }
        groups
    }

    pub(super) fn texts_mut(&mut self) -> Vec<&mut String> {
        let rows = self.rows.iter_mut().flat_map(|row| match row {
            TableRow::Heading(heading) => std::slice::from_mut(heading),
            TableRow::Cells(cells) => cells.as_mut_slice(),
        });
        std::iter::once(&mut self.caption).chain(&mut self.header).chain(rows).collect()
    }
}

//! A table of a comparison, or of progress, as a page: what is printed and what a file holds.

use super::table::ComparisonTable;
use crate::maturity::page::{ListItem, Page, PageBlock, PageTable, TableRow};

/// How many areas stand in one table below the first: so many fit on A4.
const AREAS_IN_A_TABLE: usize = 4;

impl ComparisonTable {
    /// The page: what is to be kept in mind, its tables, and what belongs to know with them.
    pub fn to_page(&self) -> Page {
        let mut page = Page::new(self.title.clone());
        if !self.caveats.is_empty() {
            page.paragraph(self.caveats.join("\n"));
        }
        let tables = self.column_parts().into_iter().map(|columns| self.page_table(&columns));
        page.blocks.extend(tables.map(PageBlock::Table));
        page.list(self.notes.iter().map(ListItem::new).collect());
        page
    }

    /// The columns of each table: all in one, or the context first and then a few areas at a time,
    /// each with the first column again.
    fn column_parts(&self) -> Vec<Vec<usize>> {
        let count = self.header.len();
        let from = self.second_table_from;
        if from == 0 || from >= count {
            return vec![(0..count).collect()];
        }
        let areas: Vec<usize> = (from..count).collect();
        // five areas stand as three and two, not as four and one
        let tables = areas.len().div_ceil(AREAS_IN_A_TABLE);
        let parts = areas.chunks(areas.len().div_ceil(tables));
        let parts = parts.map(|part| std::iter::once(0).chain(part.iter().copied()).collect());
        std::iter::once((0..from).collect()).chain(parts).collect()
    }

    fn page_table(&self, columns: &[usize]) -> PageTable {
        let pick = |cells: &[String]| -> Vec<String> {
            columns.iter().map(|at| cells.get(*at).cloned().unwrap_or_default()).collect()
        };
        let row = |row: &TableRow| match row {
            TableRow::Cells(cells) => TableRow::Cells(pick(cells)),
            TableRow::Heading(heading) => TableRow::Heading(heading.clone()),
        };
        PageTable {
            caption: String::new(),
            header: pick(&self.header),
            rows: self.rows.iter().map(row).collect(),
        }
    }
}

//! The tables of one snapshot, for a spreadsheet of its answers: what goes into the file, and the page
//! on which a person reads it first.

use std::convert::Infallible;

use uuid::Uuid;

use super::{
    Cell, Dictionary, ExportOptions, ExportTable, export_network, left_out_words, read_me,
};
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::page::{Page, PageLine};
use crate::maturity::phrases::{format_date, pluralize};

/// One row, with texts of its own.
type Row = Vec<Cell<'static>>;

/// All that goes into the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotTables {
    /// What its first sheet says.
    pub read_me: Vec<String>,
    /// The rows of each table.
    pub tables: Vec<(ExportTable, Vec<Row>)>,
    title: String,
    left_out: Vec<String>,
}

/// Columns with ids that say nothing to a reader; all others stand on the page.
const ID_COLUMNS: [&str; 9] = [
    "snapshot_id", "network_id", "matrix_fingerprint", "previous_snapshot", "first_snapshot",
    "supersedes", "kept_from", "source_file", "slug",
];

impl SnapshotTables {
    /// The tables of a snapshot. How areas moved is said over the whole line that it stands on.
    pub fn of(record: &NetworkState, saved: &SavedSnapshot, options: ExportOptions) -> Self {
        let mut tables: Vec<(ExportTable, Vec<Row>)> =
            ExportTable::ALL.map(|table| (table, Vec::new())).into();
        let mut push = |table: ExportTable, cells: &[Cell<'_>]| {
            if let Some((_, rows)) = tables.iter_mut().find(|(known, _)| *known == table) {
                rows.push(cells.iter().cloned().map(Cell::into_owned).collect());
            }
        };
        let is_meant = |one: &SavedSnapshot| one.file == saved.file;
        let done: Result<usize, Infallible> =
            export_network(record, options, is_meant, &mut |table, _, cells| {
                push(table, cells);
                Ok(())
            });
        let Ok(_) = done;
        let done: Result<(), Infallible> =
            Dictionary::default().write_rows(&saved.matrix, &mut |cells| {
                push(ExportTable::Dictionary, cells);
                Ok(())
            });
        let Ok(()) = done;
        Self {
            read_me: read_me(options),
            tables,
            title: format!("{}, {}", record.network.name, format_date(saved.snapshot.taken_on)),
            left_out: options.left_out([&saved.snapshot]),
        }
    }

    /// What is in the file, sheet by sheet, as it is read before it is written. Ids stay out of it,
    /// and of the dictionary, which holds the matrix and nothing of the network, only its size.
    pub fn page(&self) -> Page {
        let mut page = Page::new(self.title.clone());
        page.paragraph(format!("Left out of it: {}.", left_out_words(&self.left_out)));
        for (table, rows) in &self.tables {
            let count = pluralize(rows.len(), "row", "rows");
            page.part(format!("Sheet {}: {count}", table.name()));
            page.remark(format!("It holds {}.", table.about()));
            if *table != ExportTable::Dictionary {
                page.list(rows.iter().map(|row| PageLine::new(row_words(*table, row))).collect());
            }
        }
        page.sanitized()
    }
}

/// "answer: fully; text: We meet."
fn row_words(table: ExportTable, row: &[Cell<'static>]) -> String {
    let cells = table.columns().iter().zip(row);
    let shown = cells.filter(|(column, _)| !ID_COLUMNS.contains(column));
    let words = shown.filter_map(|(column, cell)| Some(format!("{column}: {}", cell.words()?)));
    words.collect::<Vec<_>>().join("; ")
}

/// What its file is called, without an ending.
pub fn tables_file_name(record: &NetworkState, id: Uuid) -> String {
    let day = record.snapshot(id).map(|saved| format!("-{}", saved.snapshot.taken_on));
    format!("{}{}-answers", record.slug, day.unwrap_or_default())
}

//! The tables of one snapshot, for a spreadsheet of its answers: what goes into the file, and the page
//! on which a person reads it first.

use crate::maturity::capitalize::capitalize;
use std::convert::Infallible;

use uuid::Uuid;

use super::{
    Cell, Dictionary, ExportOptions, ExportTable, export_network, left_out_words, read_me,
};
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::page::Page;
use crate::maturity::phrases::{format_date, format_number, pluralize};

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

/// What a person reads of each table before it is written, and what each column is called there:
/// every text that somebody typed is among them. The rest are ids, days and counts.
fn read_columns(table: ExportTable) -> &'static [(&'static str, &'static str)] {
    match table {
        ExportTable::Snapshots => &[
            ("name", "network"),
            ("ods_code", "ODS code"),
            ("list_size", "people"),
            ("practices", "practices"),
            ("model", "how it is run"),
            ("setting", "rural or urban"),
            ("deprivation", "deprivation"),
            ("system", "local system"),
            ("local_place", "place in it"),
            ("matrix_title", "matrix"),
            ("subject", "about"),
            ("taken_on", "day"),
            ("label", "called"),
            ("voice", "whose view"),
            ("role", "role"),
            ("place", "from"),
            ("answered", "answered"),
            ("of", "of"),
        ],
        ExportTable::Standings => &[
            ("domain_name", "area"),
            ("stage_name", "stage"),
            ("moved_since_previous", "since last time"),
            ("moved_since_first", "since the first"),
            ("reason", "why"),
        ],
        ExportTable::Answers => {
            &[("answer", "answer"), ("text", "to"), ("reason", "why"), ("note", "note")]
        }
        ExportTable::Asks => &[("raised", "ticked"), ("text", "need"), ("note", "note")],
        ExportTable::Aims => &[
            ("domain_id", "area"),
            ("aim", "what next"),
            ("to", "to"),
            ("review_on", "look again"),
            ("reason", "why"),
        ],
        ExportTable::Dictionary => &[],
    }
}

/// Columns that hold words of files, in which a blank is written as `_`.
const LABELS: [&str; 5] = ["answer", "aim", "voice", "moved_since_previous", "moved_since_first"];

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

    /// What is in the file as it is read before it is written: first what stays out of it and which
    /// sheets it has, then sheet by sheet all that somebody answered or typed. The dictionary holds the
    /// matrix and nothing of the network, so it is not read out.
    pub fn page(&self) -> Page {
        let mut page = Page::new(self.title.clone());
        page.body(0, format!("Left out of it: {}.", left_out_words(&self.left_out)));
        page.part("What goes in, a sheet for each, and how many lines");
        for (table, rows) in &self.tables {
            page.body(2, table.plain_words());
            page.set_prefix(format!("{:>4}  ", format_number(rows.len())));
        }
        for (table, rows) in &self.tables {
            if rows.is_empty() || *table == ExportTable::Dictionary {
                continue;
            }
            let count = pluralize(rows.len(), "row", "rows");
            let words = capitalize(table.plain_words());
            page.part(format!("{words}: {count}"));
            page.quiet(2, format!("In Excel this sheet is called: {}", table.name()));
            write_table(&mut page, *table, rows);
        }
        page.remark("Beside these words the sheets have ids, days and counts.");
        page.sanitized()
    }
}

/// The rows of a sheet: an answer before its statement, all else as what it is called and what it says.
fn write_table(page: &mut Page, table: ExportTable, rows: &[Row]) {
    for row in rows {
        let mut cells = read_cells(table, row).into_iter();
        let Some((called, first)) = cells.next() else { continue };
        if table == ExportTable::Answers {
            let text = cells.next().map(|(_, text)| text).unwrap_or_default();
            page.body(2, text);
            page.set_prefix(format!("{first:<15} "));
        } else if table == ExportTable::Snapshots {
            page.body(2, first);
            page.set_prefix(format!("{called:<16}"));
        } else {
            page.body(2, first);
        }
        let (indent, wide) = if table == ExportTable::Snapshots { (2, 16) } else { (4, 0) };
        for (called, words) in cells {
            page.body(indent, words);
            let lead = if wide > 0 { called.to_owned() } else { format!("{called}: ") };
            page.set_prefix(format!("{lead:<wide$}"));
        }
    }
}

/// What each cell that is read is called, and its words.
fn read_cells(table: ExportTable, row: &[Cell<'static>]) -> Vec<(&'static str, String)> {
    let columns = table.columns();
    let words = read_columns(table).iter().filter_map(|(column, called)| {
        let cell = columns.iter().position(|one| one == column).and_then(|at| row.get(at))?;
        let words = match cell {
            Cell::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
            cell if LABELS.contains(column) => cell.words()?.replace(['_', '-'], " "),
            cell => cell.words()?.into_owned(),
        };
        Some((*called, words))
    });
    words.collect()
}

/// What its file is called, without an ending.
pub fn tables_file_name(record: &NetworkState, id: Uuid) -> String {
    let day = record.snapshot(id).map(|saved| format!("-{}", saved.snapshot.taken_on));
    format!("{}{}-answers", record.slug, day.unwrap_or_default())
}

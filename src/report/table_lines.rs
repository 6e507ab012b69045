//! The rows of an export table as lines of CSV or of JSON.

use std::borrow::Cow;

use csv::{Terminator, Writer, WriterBuilder};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::maturity::export_tables::{Cell, ExportTable};
use crate::maturity::sanitize::{sanitize, sanitize_cell};
use crate::spreadsheet::escape_formula;

/// How the lines of a table are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineFormat {
    /// Comma-separated: a header row, quotation marks where they are needed, no byte order mark.
    Csv,
    /// One JSON object a line.
    JsonLines,
}

impl LineFormat {
    /// The ending of a file.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
        }
    }
}

/// The lines of some rows of one table.
pub enum TableLines {
    /// As CSV.
    Csv(Box<Writer<Vec<u8>>>),
    /// As JSON lines.
    JsonLines(&'static [&'static str], Vec<u8>),
}

impl TableLines {
    /// A table without rows, and without its header.
    pub fn new(table: ExportTable, format: LineFormat) -> Self {
        match format {
            LineFormat::Csv => Self::Csv(Box::new(csv_writer())),
            LineFormat::JsonLines => Self::JsonLines(table.columns(), Vec::new()),
        }
    }

    /// What stands above the rows of a table.
    pub fn header(table: ExportTable, format: LineFormat) -> Vec<u8> {
        match format {
            LineFormat::Csv => {
                let mut line = csv_writer();
                // what is written to memory can't fail
                let _ = line.write_record(table.columns());
                line.into_inner().unwrap_or_default()
            }
            LineFormat::JsonLines => Vec::new(),
        }
    }

    /// Adds a row.
    pub fn push(&mut self, cells: &[Cell<'_>]) {
        match self {
            Self::Csv(lines) => {
                for cell in cells {
                    let _ = lines.write_field(csv_text(cell).as_bytes());
                }
                let _ = lines.write_record(None::<&[u8]>);
            }
            Self::JsonLines(columns, lines) => {
                let _ = serde_json::to_writer(&mut *lines, &JsonRow(columns, cells));
                lines.push(b'\n');
            }
        }
    }

    /// The lines of all rows.
    pub fn into_bytes(self) -> Vec<u8> {
        match self {
            Self::Csv(lines) => lines.into_inner().unwrap_or_default(),
            Self::JsonLines(_, lines) => lines,
        }
    }
}

fn csv_writer() -> Writer<Vec<u8>> {
    WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(Vec::new())
}

/// On one line, for readers that know no line ends in a cell, and never a formula.
fn csv_text<'t>(cell: &'t Cell<'_>) -> Cow<'t, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) => match sanitize_cell(text) {
            Cow::Borrowed(text) => escape_formula(text),
            Cow::Owned(text) => Cow::Owned(escape_formula(&text).into_owned()),
        },
        Cell::Count(count) => Cow::Owned(count.to_string()),
        Cell::Day(day) => Cow::Owned(day.to_string()),
        Cell::Flag(true) => Cow::Borrowed("true"),
        Cell::Flag(false) => Cow::Borrowed("false"),
    }
}

/// A row as an object: every column, null where there is nothing.
struct JsonRow<'r, 'c>(&'r [&'static str], &'r [Cell<'c>]);

impl Serialize for JsonRow<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut row = to.serialize_map(Some(self.0.len()))?;
        for (column, cell) in self.0.iter().zip(self.1) {
            match cell {
                Cell::Empty => row.serialize_entry(column, &())?,
                Cell::Text(text) => match sanitize_cell(text) {
                    Cow::Borrowed(plain) => row.serialize_entry(column, plain)?,
                    Cow::Owned(_) => row.serialize_entry(column, &sanitize(text))?,
                },
                Cell::Count(count) => row.serialize_entry(column, count)?,
                Cell::Day(day) => row.serialize_entry(column, day)?,
                Cell::Flag(flag) => row.serialize_entry(column, flag)?,
            }
        }
        row.end()
    }
}

//! Export tables as CSV or as JSON lines, row by row: what is to be written next is taken in pieces,
//! so that a table of any length takes little memory.

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

/// The lines of one table that were not taken yet.
pub enum TableLines {
    /// As CSV.
    Csv(Box<Writer<Vec<u8>>>),
    /// As JSON lines.
    JsonLines(&'static [&'static str], Vec<u8>),
}

impl TableLines {
    /// A table without rows; its header, where there is one, is the first to be taken.
    pub fn new(table: ExportTable, format: LineFormat) -> Self {
        match format {
            LineFormat::Csv => {
                let mut lines = csv_writer();
                // what is written to memory can't fail
                let _ = lines.write_record(table.columns());
                Self::Csv(Box::new(lines))
            }
            LineFormat::JsonLines => Self::JsonLines(table.columns(), Vec::new()),
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

    /// How many bytes can be taken, about.
    pub fn len(&self) -> usize {
        match self {
            Self::Csv(lines) => lines.get_ref().len(),
            Self::JsonLines(_, lines) => lines.len(),
        }
    }

    /// Whether there is nothing to take.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes what was added since the last time.
    pub fn take(&mut self) -> Vec<u8> {
        match self {
            Self::Csv(lines) => {
                let taken = std::mem::replace(&mut **lines, csv_writer());
                taken.into_inner().unwrap_or_default()
            }
            Self::JsonLines(_, lines) => std::mem::take(lines),
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

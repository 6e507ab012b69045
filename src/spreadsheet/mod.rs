//! Spreadsheets in: the bytes of a file made into tables of text. A file is told by what is in it,
//! never by its name, and read without trust: everything that could grow has a bound, nothing is
//! worked out, fetched or run.

mod archive_guard;
mod bullets;
mod cell_codec;
mod cell_usage;
mod column_synonyms;
mod csv;
mod detect;
mod encoding;
mod export;
mod formula_escape;
mod grid;
mod id_gen;
mod rows;
mod table;
mod table_reading;
mod xlsx;

#[cfg(test)]
mod tests;

pub use self::cell_usage::{UnusedCell, UnusedGroup, group_by_reason};
pub use self::export::{COLUMN_HEADINGS, export_matrix};
pub use self::formula_escape::{escape_formula, unescape_formula};
pub use self::table::{Cell, Merge, Table, column_letters};
pub use self::table_reading::{
    BOX_CONTENT_QUESTION, BoxContent, ReadOptions, TableReading, TableShape, generate_matrix_id,
    parse_table, parseable_tables,
};

use crate::maturity::diagnostic::Diagnostic;

/// The most rows of a sheet that are read.
pub const MAX_ROWS: usize = 10_000;

/// The most columns of a sheet that are read.
pub const MAX_COLUMNS: usize = 200;

/// The most boxes that a file may have; of all sheets together.
const MAX_CELLS: usize = 500_000;

/// The most text that a file may have, in bytes; of all sheets together.
const MAX_TEXT_BYTES: usize = 8 * 1024 * 1024;

/// What was read of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workbook {
    /// Its sheets with text, in order.
    pub tables: Vec<Table>,
    /// What a person should know about the reading, in plain sentences.
    pub notes: Vec<String>,
}

/// Reads a spreadsheet; a finding says why it can't be read and what to do.
pub fn read(bytes: &[u8]) -> Result<Workbook, Box<Diagnostic>> {
    let mut book = match detect::detect(bytes)? {
        detect::FileKind::Zip => xlsx::read(&archive_guard::decompress(bytes)?)?,
        detect::FileKind::Text(text) => csv::read(&text)?,
    };
    book.tables.retain(|table| !table.is_empty());
    if book.tables.is_empty() {
        let says = "There is no text in this file.";
        return Err(read_error(
            "empty-book",
            says,
            "Fill in a sheet and save it, or choose another file.",
        ));
    }
    Ok(book)
}

/// A finding that keeps a file from being read.
fn read_error(
    code: &'static str,
    says: impl Into<String>,
    remedy: impl Into<String>,
) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(code, "", says, remedy))
}

/// Too much of something.
fn limit_error(code: &'static str, says: &str) -> Box<Diagnostic> {
    read_error(
        code,
        says,
        "Copy the grid into a new spreadsheet of its own, save that, and bring it in.",
    )
}

/// Cuts blank rows from the end, and blank boxes from the end of each row.
fn trim_blank_cells(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    for row in &mut rows {
        let filled = row.iter().rposition(|text| !text.trim().is_empty()).map_or(0, |at| at + 1);
        row.truncate(filled);
    }
    let filled = rows.iter().rposition(|row| !row.is_empty()).map_or(0, |at| at + 1);
    rows.truncate(filled);
    rows
}

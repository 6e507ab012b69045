//! Writes a table as CSV: with the byte order mark that tells Excel it is UTF-8, every cell in
//! quotation marks, and each escaped against formula injection.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::spreadsheet::{Table, escape_formula};

/// The bytes of a CSV file.
pub fn to_csv(table: &Table) -> Vec<u8> {
    let marked = "\u{feff}".as_bytes().to_vec();
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(marked);
    for row in &table.rows {
        // what is written to memory can't fail
        let _ = writer.write_record(row.iter().map(|text| escape_formula(text).into_owned()));
    }
    writer.into_inner().unwrap_or_default()
}

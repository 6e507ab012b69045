//! Reads CSV as the world writes it: the delimiter between cells is a comma, semicolon, tab or bar,
//! with quotation marks around them or not.

use csv::StringRecord;

use super::csv_delimiter::{csv_reader, detect, parse_sep_line};
use super::csv_quotes;
use super::encoding::DecodedText;
use super::formula_escape::unescape_formula;
use super::table::{Cell, Table, name_cells};
use super::{
    MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT_BYTES, Workbook, limit_error, too_many_cells_error,
    too_much_text_error, trim_blank_cells,
};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::sanitize::sanitize;

/// Reads the one table of a CSV file.
pub(crate) fn read(text: &DecodedText) -> Result<Workbook, Box<Diagnostic>> {
    if text.text.len() > MAX_TEXT_BYTES {
        return Err(too_much_text_error());
    }
    let (named, body) = parse_sep_line(&text.text);
    let delimiter = named.unwrap_or_else(|| detect(body));
    let body = &csv_quotes::normalize(body, delimiter)?;
    // counted before anything is made of them: one row may hold them all
    if body.bytes().filter(|byte| *byte == delimiter).count() > MAX_CELLS {
        return Err(too_many_cells_error());
    }
    let (mut rows, mut cells, mut beyond) = (Vec::new(), 0, None);
    let mut reader = csv_reader(body, delimiter);
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).unwrap_or(false) {
        let blanks = blank_lines_before(body.as_bytes(), &record);
        rows.resize((rows.len() + blanks).min(MAX_ROWS), Vec::new());
        if rows.len() >= MAX_ROWS {
            let says =
                format!("There are more than {MAX_ROWS} rows, and no maturity matrix is so long.");
            return Err(limit_error("too-many-rows", &says));
        }
        let row: Vec<String> =
            record.iter().take(MAX_COLUMNS).map(|cell| sanitize(unescape_formula(cell))).collect();
        cells += row.len();
        if cells > MAX_CELLS {
            return Err(too_many_cells_error());
        }
        if record.iter().skip(MAX_COLUMNS).any(|cell| !cell.trim().is_empty()) {
            beyond.get_or_insert(Cell::at(rows.len(), MAX_COLUMNS));
        }
        rows.push(row);
    }
    let mut table = Table::new("", trim_blank_cells(rows));
    table.skipped_notes.extend(beyond.map(|first| {
        format!("What stands from {first} on, beyond {MAX_COLUMNS} columns, was not read.")
    }));
    table.skipped_notes.extend(unreadable_note(&table));
    Ok(Workbook { tables: vec![table], notes: text.note.map(str::to_owned).into_iter().collect() })
}

/// Where letters could not be read: bytes that are none in this encoding, or were lost before.
fn unreadable_note(table: &Table) -> Option<String> {
    let cells: Vec<Cell> = (0..table.rows.len())
        .flat_map(|row| table.filled_cells(row))
        .filter(|(_, text)| text.contains(char::REPLACEMENT_CHARACTER))
        .map(|(cell, _)| cell)
        .collect();
    (!cells.is_empty()).then(|| {
        format!(
            "A letter could not be read and stands as \u{fffd} (in {}). Look what it was, and put \
             it right.",
            name_cells(&cells)
        )
    })
}

/// How many blank lines stand before this record: the reader passes over them, but they are rows to
/// whoever looks at them.
fn blank_lines_before(body: &[u8], record: &StringRecord) -> usize {
    // a record's position is where the one before it ended: in a Windows file, between the two
    // halves of its line end
    let at = record.position().and_then(|at| usize::try_from(at.byte()).ok()).unwrap_or(0);
    let is_split = at > 0 && body.get(at - 1) == Some(&b'\r') && body.get(at) == Some(&b'\n');
    let rest = body.get(at + usize::from(is_split)..).unwrap_or_default();
    let (mut blanks, mut last) = (0, 0);
    for &byte in rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')) {
        blanks += usize::from(!(byte == b'\n' && last == b'\r'));
        last = byte;
    }
    blanks
}

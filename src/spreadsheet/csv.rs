//! Reads CSV as the world writes it: the delimiter between cells is a comma, semicolon, tab or bar,
//! with quotation marks around them or not.

use csv::{Reader, ReaderBuilder, StringRecord};

use super::encoding::DecodedText;
use super::formula_escape::unescape_formula;
use super::table::{Cell, Table};
use super::{
    MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Workbook, limit_error, read_error, too_many_cells_error,
    trim_blank_cells,
};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::sanitize::sanitize;

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How much of a file the delimiter is guessed from, in bytes.
const SNIFF_BYTES: usize = 64 * 1024;

/// How many rows the delimiter is guessed from.
const SNIFF_ROWS: usize = 40;

/// Reads the one table of a CSV file.
pub(crate) fn read(text: &DecodedText) -> Result<Workbook, Box<Diagnostic>> {
    let (named, body) = parse_sep_line(&text.text);
    let delimiter = named.unwrap_or_else(|| detect_delimiter(body));
    check_quotes(body.as_bytes(), delimiter)?;
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
    Ok(Workbook { tables: vec![table], notes: text.note.map(str::to_owned).into_iter().collect() })
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

/// The delimiter that the first line names, as Excel writes it: `sep=;`.
fn parse_sep_line(text: &str) -> (Option<u8>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match first.trim_end().to_ascii_lowercase().strip_prefix("sep=").map(str::as_bytes) {
        Some(&[delimiter]) => (Some(delimiter), rest),
        _ => (None, text),
    }
}

/// The delimiter with which most rows have equally many cells.
fn detect_delimiter(text: &str) -> u8 {
    let mut end = SNIFF_BYTES.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    let score = |delimiter: u8| {
        let widths: Vec<usize> = csv_reader(text, delimiter)
            .records()
            .take(SNIFF_ROWS)
            .filter_map(Result::ok)
            .map(|record| record.len())
            .collect();
        let alike = |width: usize| widths.iter().filter(|other| **other == width).count();
        let columns = widths.iter().filter(|width| **width > 1);
        columns.map(|width| (alike(*width), *width)).max().unwrap_or((0, 0))
    };
    let scored = DELIMITERS.map(|delimiter| (score(delimiter), delimiter));
    scored
        .into_iter()
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map_or(b',', |(_, delimiter)| delimiter)
}

fn csv_reader(text: &str, delimiter: u8) -> Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}

/// Quotation marks that do not pair up move the cells after them into one: that is an error, never
/// guessed.
fn check_quotes(text: &[u8], delimiter: u8) -> Result<(), Box<Diagnostic>> {
    let ends = |byte: Option<&u8>| {
        byte.is_none_or(|byte| *byte == delimiter || matches!(byte, b'\r' | b'\n'))
    };
    let (mut at, mut line) = (0, 1);
    while at < text.len() {
        if text[at] == b'"' {
            let first = line;
            let (after, is_closed) = skip_quoted(text, at + 1, &mut line);
            let blanks = text[after..].iter().take_while(|byte| **byte == b' ').count();
            if !is_closed || !ends(text.get(after + blanks)) {
                return Err(unpaired_quotes_error(first));
            }
            at = after + blanks;
        }
        // to the end of this cell, and over the delimiter
        at += text[at..].iter().take_while(|byte| !ends(Some(byte))).count();
        line += usize::from(text.get(at) == Some(&b'\n'));
        at += 1;
    }
    Ok(())
}

/// Where a text in quotation marks ends, and whether it does; counts the lines in it.
fn skip_quoted(text: &[u8], mut at: usize, line: &mut usize) -> (usize, bool) {
    while let Some(byte) = text.get(at) {
        match (byte, text.get(at + 1)) {
            (b'"', Some(b'"')) => at += 1,
            (b'"', _) => return (at + 1, true),
            (b'\n', _) => *line += 1,
            _ => {}
        }
        at += 1;
    }
    (at, false)
}

fn unpaired_quotes_error(line: usize) -> Box<Diagnostic> {
    let says = format!(
        "The quotation marks from line {line} on do not pair up, so it can't be told where a box ends."
    );
    read_error(
        "open-quote",
        says,
        "Put that line right in a text editor, or save the spreadsheet as .xlsx instead.",
    )
}

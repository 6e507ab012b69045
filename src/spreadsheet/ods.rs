//! Reads the sheets of an OpenDocument spreadsheet (.ods), as far as a form needs them: the words of
//! each box, days as days, and which boxes hold a formula. Looks, merges and notes are no part of it.

use super::archive_guard::{ArchiveParts, damaged_error};
use super::table::{Cell, Table};
use super::xlsx::xml::{Token, XmlReader, attributes, name_of};
use super::{
    MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, MAX_TEXT_BYTES, limit_error,
    too_many_sheets_error, too_much_text_error,
};
use crate::maturity::diagnostic::Diagnostic;

/// The part with the sheets.
const CONTENT_PART: &str = "content.xml";

/// Whether bytes are an OpenDocument spreadsheet: such a file begins with its kind, unpacked.
pub(crate) fn is_ods(bytes: &[u8]) -> bool {
    const KIND: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    let beginning = &bytes[..bytes.len().min(200)];
    beginning.windows(KIND.len()).any(|window| window == KIND)
}

/// All sheets, hidden or not.
pub(crate) fn read_tables(parts: &ArchiveParts) -> Result<Vec<Table>, Box<Diagnostic>> {
    let content = parts.part(CONTENT_PART).ok_or_else(damaged_error)?;
    let mut xml = XmlReader::new(content);
    let (mut tables, mut budget) = (Vec::new(), Budget::default());
    while let Some(tag) = xml.next_open()? {
        if name_of(&tag) == "table" {
            if tables.len() >= MAX_SHEETS {
                return Err(too_many_sheets_error());
            }
            let [name] = attributes(&tag, ["name"]);
            tables.push(read_table(&mut xml, &name.unwrap_or_default(), &mut budget)?);
        }
    }
    Ok(tables)
}

/// What may still be made, of all sheets together.
struct Budget {
    cells: usize,
    text_bytes: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { cells: MAX_CELLS, text_bytes: MAX_TEXT_BYTES }
    }
}

impl Budget {
    /// Takes off a row that stands there so many times; its texts were counted once as they were made.
    fn take(&mut self, texts: &[String], times: usize) -> Result<(), Box<Diagnostic>> {
        let left = self.cells.checked_sub(texts.len() * times);
        self.cells = left.ok_or_else(too_many)?;
        let text: usize = texts.iter().map(String::len).sum();
        self.take_text(text.saturating_mul(times.saturating_sub(1)))
    }

    fn take_text(&mut self, bytes: usize) -> Result<(), Box<Diagnostic>> {
        let left = self.text_bytes.checked_sub(bytes);
        self.text_bytes = left.ok_or_else(too_much_text_error)?;
        Ok(())
    }
}

/// One sheet in the reading.
#[derive(Default)]
struct Sheet {
    rows: Vec<Vec<String>>,
    formulas: Vec<Cell>,
    /// How often the row at hand stands there.
    repeat: usize,
    cells: Vec<ReadCell>,
}

/// A box, and how often it stands there.
struct ReadCell {
    text: String,
    has_formula: bool,
    repeat: usize,
}

fn read_table(
    xml: &mut XmlReader<'_>,
    name: &str,
    budget: &mut Budget,
) -> Result<Table, Box<Diagnostic>> {
    let mut sheet = Sheet::default();
    loop {
        match xml.next()? {
            Token::Open(tag) => match name_of(&tag) {
                "table-row" => {
                    let [repeat] = attributes(&tag, ["number-rows-repeated"]);
                    (sheet.repeat, sheet.cells) = (count(repeat.as_deref()), Vec::new());
                }
                kind @ ("table-cell" | "covered-table-cell") => {
                    let [repeat, formula, date] =
                        attributes(&tag, ["number-columns-repeated", "formula", "date-value"]);
                    let words = read_cell(xml, kind)?;
                    // how a day is shown depends on the computer; the day itself does not
                    let day = date.and_then(|date| date.get(..10).map(str::to_owned));
                    sheet.cells.push(ReadCell {
                        text: day.unwrap_or(words),
                        has_formula: formula.is_some(),
                        repeat: count(repeat.as_deref()),
                    });
                }
                _ => {}
            },
            Token::Close(closed) if closed == "table-row" => sheet.end_row(budget)?,
            Token::Close(closed) if closed == "table" => break,
            Token::Close(_) | Token::Text(_) => {}
            Token::End => return Err(damaged_error()),
        }
    }
    let mut table = Table::new(name, sheet.rows);
    table.formulas = sheet.formulas;
    Ok(table)
}

fn count(repeat: Option<&str>) -> usize {
    repeat.and_then(|repeat| repeat.parse().ok()).unwrap_or(1).max(1)
}

/// The words of a box: its paragraphs, a line each.
fn read_cell(xml: &mut XmlReader<'_>, kind: &str) -> Result<String, Box<Diagnostic>> {
    let (mut text, mut paragraphs, mut depth, mut is_note) = (String::new(), 0, 0, false);
    loop {
        match xml.next()? {
            Token::Open(tag) => match name_of(&tag) {
                "annotation" => is_note = true,
                "p" if !is_note => {
                    if depth == 0 && paragraphs > 0 {
                        text.push('\n');
                    }
                    (paragraphs, depth) = (paragraphs + 1, depth + 1);
                }
                "s" if depth > 0 => {
                    let [blanks] = attributes(&tag, ["c"]);
                    text.extend(std::iter::repeat_n(' ', count(blanks.as_deref()).min(100)));
                }
                "tab" if depth > 0 => text.push(' '),
                "line-break" if depth > 0 => text.push('\n'),
                _ => {}
            },
            Token::Text(more) if depth > 0 => text.push_str(&more),
            Token::Close(closed) if closed == kind => return Ok(text),
            Token::Close(closed) if closed == "annotation" => is_note = false,
            Token::Close(closed) if closed == "p" && !is_note => depth -= 1,
            Token::Close(_) | Token::Text(_) => {}
            Token::End => return Err(damaged_error()),
        }
    }
}

impl Sheet {
    /// Adds the row as often as it stands there. Empty boxes at the end and empty rows are counted and
    /// not made: a sheet has sixteen million of them.
    fn end_row(&mut self, budget: &mut Budget) -> Result<(), Box<Diagnostic>> {
        let cells = std::mem::take(&mut self.cells);
        let mut row: Vec<String> = Vec::new();
        let (mut blank, mut formulas) = (0, Vec::new());
        for cell in cells {
            if cell.text.is_empty() && !cell.has_formula {
                blank = cell.repeat.saturating_add(blank);
                continue;
            }
            let column = row.len().saturating_add(blank);
            if column.saturating_add(cell.repeat) > MAX_COLUMNS {
                break;
            }
            row.resize(column, String::new());
            blank = 0;
            // counted before anything is made of it: one long text may stand in many boxes
            budget.take_text(cell.text.len().saturating_mul(cell.repeat))?;
            for at in column..column + cell.repeat {
                row.push(cell.text.clone());
                formulas.extend(cell.has_formula.then_some(at));
            }
        }
        let is_blank = row.is_empty();
        let times = if is_blank { self.repeat.min(MAX_ROWS) } else { self.repeat };
        if self.rows.len().saturating_add(times) > MAX_ROWS {
            // what follows the last row is blank to the end of the sheet
            return if is_blank { Ok(()) } else { Err(too_many()) };
        }
        budget.take(&row, times)?;
        for _ in 0..times {
            let at = self.rows.len();
            self.formulas.extend(formulas.iter().map(|column| Cell::at(at, *column)));
            self.rows.push(row.clone());
        }
        Ok(())
    }
}

fn too_many() -> Box<Diagnostic> {
    limit_error("too-many-rows", "This sheet has far more rows than a form has.")
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipWriter};

    use super::*;
    use crate::spreadsheet::archive_guard::decompress_ods;

    const KIND: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

    fn tables(sheet: &str) -> Result<Vec<Table>, Box<Diagnostic>> {
        let content = format!(
            "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\">\
             <office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>\
             </office:document-content>"
        );
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        out.start_file("mimetype", stored).unwrap();
        out.write_all(KIND).unwrap();
        out.start_file("content.xml", SimpleFileOptions::default()).unwrap();
        out.write_all(content.as_bytes()).unwrap();
        let file = out.finish().unwrap().into_inner();
        assert!(is_ods(&file));
        read_tables(&decompress_ods(&file).unwrap())
    }

    #[test]
    fn words_days_and_formulas_stand_where_they_stood() {
        let sheet = "<table:table table:name=\"Form\">\
            <table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
            <table:table-row><table:table-cell table:number-columns-repeated=\"2\"/>\
            <table:table-cell office:value-type=\"string\"><office:annotation><text:p>no</text:p></office:annotation>\
            <text:p>a<text:s text:c=\"2\"/>&amp;<text:span>b</text:span></text:p><text:p>c</text:p></table:table-cell>\
            <table:table-cell office:value-type=\"date\" office:date-value=\"2026-11-30T00:00:00\"><text:p>11/30/26</text:p></table:table-cell>\
            <table:table-cell table:formula=\"of:=1\" table:number-columns-repeated=\"2\"><text:p>1</text:p></table:table-cell></table:table-row>\
            <table:table-row table:number-rows-repeated=\"1048573\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
            </table:table>";
        let found = tables(sheet).unwrap();
        let [form] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(form.name, "Form");
        assert_eq!(form.rows.len(), 3);
        assert_eq!(form.rows[2], ["", "", "a  &b\nc", "2026-11-30", "1", "1"]);
        assert_eq!(form.formulas, [Cell::at(2, 4), Cell::at(2, 5)]);
    }

    #[test]
    fn a_sheet_that_would_fill_the_memory_is_refused() {
        let row = |rows: &str| {
            format!(
                "<table:table><table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell><text:p>x</text:p>\
                 </table:table-cell></table:table-row></table:table>"
            )
        };
        assert_eq!(tables(&row("1048576")).unwrap_err().code, "too-many-rows");
        assert_eq!(tables(&row("18446744073709551615")).unwrap_err().code, "too-many-rows");
        assert_eq!(tables(&row("10000").repeat(60)).unwrap_err().code, "too-many-rows");
        assert_eq!(tables("<table:table><table:table-row>").unwrap_err().code, "damaged");
        assert_eq!(tables(&row("3")).unwrap()[0].rows.len(), 3);
        assert_eq!(tables(&"<table:table/>".repeat(1_001)).unwrap_err().code, "too-many-sheets");
    }

    #[test]
    fn one_long_text_in_many_boxes_is_counted_before_it_is_made() {
        let sheet = |rows: usize, columns: usize, text: &str| {
            format!(
                "<table:table><table:table-row table:number-rows-repeated=\"{rows}\">\
                 <table:table-cell table:number-columns-repeated=\"{columns}\"><text:p>{text}</text:p>\
                 </table:table-cell></table:table-row></table:table>"
            )
        };
        let long = "word ".repeat(20_000);
        for (rows, columns) in [(1, 200), (2_000, 1), (200, 200)] {
            let found = tables(&sheet(rows, columns, &long)).unwrap_err();
            assert_eq!(found.code, "too-much-text", "{rows} x {columns}");
        }
        let blanks = "<text:s text:c=\"100\"/>".repeat(1_000);
        assert_eq!(tables(&sheet(100, 1, &blanks)).unwrap_err().code, "too-much-text");
        assert_eq!(tables(&sheet(10, 2, &long)).unwrap()[0].rows.len(), 10);
    }
}

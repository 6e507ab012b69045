//! Reads the sheets of an .xlsx file cell by cell, never as one block: a block is as large as the
//! file claims.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};

use super::archive_guard::{ArchiveParts, damaged_error};
use super::table::{Cell, Merge, Table};
use super::{
    MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT_BYTES, Workbook, limit_error, too_many_cells_error,
    trim_blank_cells,
};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::sanitize::{sanitize, sanitize_line};

/// The most bytes of sheets that are gone through: several sheets may be one and the same part.
const MAX_SHEET_BYTES: usize = 24 * 1024 * 1024;

/// The most merges of a sheet that are looked at.
const MAX_MERGES: usize = 2_000;

/// Reads all sheets that are shown.
pub(crate) fn read(parts: &ArchiveParts) -> Result<Workbook, Box<Diagnostic>> {
    // the reader is sound on every file that was tried; should it fail on one, it is the file that
    // is refused
    let mut book = catch_unwind(AssertUnwindSafe(|| read_sheets(parts)))
        .unwrap_or_else(|_| Err(damaged_error()))?;
    book.notes.extend(parts.notes.iter().cloned());
    Ok(book)
}

fn read_sheets(parts: &ArchiveParts) -> Result<Workbook, Box<Diagnostic>> {
    let mut xlsx = Xlsx::new(Cursor::new(parts.bytes.as_slice())).map_err(|_| damaged_error())?;
    let mut book = Workbook::default();
    let mut spent = ReadBudget::default();
    let most = (MAX_SHEET_BYTES / parts.largest_sheet.max(1)).max(1);
    let all = xlsx.sheets_metadata().to_vec();
    for sheet in all.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let shown = sanitize_line(&sheet.name);
        if sheet.visible != SheetVisible::Visible {
            book.notes.push(format!("The hidden sheet \"{shown}\" was not read."));
            continue;
        }
        if book.tables.len() >= most {
            book.notes.push(format!(
                "The sheets from \"{shown}\" on were not read: the file is very large."
            ));
            break;
        }
        book.tables.push(read_sheet(&mut xlsx, &sheet.name, &mut spent, parts.has_merges)?);
    }
    Ok(book)
}

/// How much of the limits is spent, over all sheets.
#[derive(Default)]
struct ReadBudget {
    cells: usize,
    text_bytes: usize,
}

fn read_sheet(
    xlsx: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    spent: &mut ReadBudget,
    has_merges: bool,
) -> Result<Table, Box<Diagnostic>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let (mut formulas, mut beyond, mut first_beyond) = (Vec::new(), 0_usize, None);
    let mut cells = xlsx.worksheet_cells_reader(name).map_err(|_| damaged_error())?;
    while let Some(found) = cells.next_cell_with_formula_metadata().map_err(|_| damaged_error())? {
        spent.cells += 1;
        let text = cell_text(&found.value);
        spent.text_bytes += text.len();
        check_limits(spent)?;
        if text.trim().is_empty() {
            continue;
        }
        let at = to_cell(found.pos);
        if at.row >= MAX_ROWS || at.column >= MAX_COLUMNS {
            beyond += 1;
            first_beyond.get_or_insert(at);
            continue;
        }
        if found.formula.is_some() {
            formulas.push(at);
        }
        if rows.len() <= at.row {
            rows.resize(at.row + 1, Vec::new());
        }
        let row = &mut rows[at.row];
        if row.len() <= at.column {
            spent.cells += at.column + 1 - row.len();
            row.resize(at.column + 1, String::new());
        }
        row[at.column] = text;
    }
    drop(cells);
    let merges = if has_merges { read_merges(xlsx, name) } else { Vec::new() };
    let mut table = Table::new(sanitize_line(name), trim_blank_cells(rows)).with_merges(merges);
    table.formulas = formulas;
    if let Some(first) = first_beyond {
        table.skipped_notes.push(format!(
            "{beyond} boxes far out, beyond {MAX_COLUMNS} columns or {MAX_ROWS} rows, were not read; the first is {first}."
        ));
    }
    Ok(table)
}

fn read_merges(xlsx: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Vec<Merge> {
    let merges = xlsx.merge_cells_by_sheet_name(name).unwrap_or_default();
    merges
        .iter()
        .take(MAX_MERGES)
        .map(|merge| Merge { first: to_cell(merge.start), last: to_cell(merge.end) })
        .filter(|merge| {
            merge.first.row <= merge.last.row && merge.first.column <= merge.last.column
        })
        .collect()
}

fn check_limits(spent: &ReadBudget) -> Result<(), Box<Diagnostic>> {
    if spent.cells > MAX_CELLS {
        return Err(too_many_cells_error());
    }
    if spent.text_bytes > MAX_TEXT_BYTES {
        let says = "There is more text than any maturity matrix has.";
        return Err(limit_error("too-much-text", says));
    }
    Ok(())
}

fn to_cell((row, column): (u32, u32)) -> Cell {
    Cell::at(
        usize::try_from(row).unwrap_or(usize::MAX),
        usize::try_from(column).unwrap_or(usize::MAX),
    )
}

/// What a person sees in a cell.
fn cell_text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            sanitize(text)
        }
        DataRef::SharedString(text) => sanitize(text),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(is_true) => if *is_true { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(date) => format_date(date),
        DataRef::Error(error) => error.to_string(),
    }
}

/// A day as it is written here; a time of day is left out.
fn format_date(date: &ExcelDateTime) -> String {
    let number = date.as_f64();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "looked at right before: it is a whole number of days within four centuries"
    )]
    let days = if (1.0..150_000.0).contains(&number) && date.is_datetime() {
        Some(number.floor() as i64)
    } else {
        None
    };
    let day = days.and_then(|days| {
        jiff::civil::date(1899, 12, 30).checked_add(jiff::Span::new().days(days)).ok()
    });
    day.map_or_else(|| number.to_string(), |day| day.to_string())
}

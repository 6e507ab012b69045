//! Export tables as an .xlsx file: a sheet for each table and one that says what they are, headings
//! always in sight, text as text and nothing else. Rows go to a temporary file as they come, so that
//! a long table takes little memory.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use crate::maturity::export_tables::{Cell, ExportTable};
use crate::maturity::sanitize::sanitize;

/// How many rows a sheet can hold, its heading among them.
const MAX_SHEET_ROWS: u32 = 1_048_576;

/// The most letters that one box can hold.
const MAX_CELL_LETTERS: usize = 32_767;

/// Why the file can't be made.
#[derive(Debug)]
pub enum WorkbookError {
    /// A table has more rows than a sheet can hold.
    TooManyRows(ExportTable),
    /// A text is longer than a box can hold.
    TooLongText,
    /// The disk, or the library that writes the file, says no.
    NotWritten(std::io::Error),
}

impl From<XlsxError> for WorkbookError {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::MaxStringLengthExceeded => Self::TooLongText,
            XlsxError::IoError(error) => Self::NotWritten(error),
            other => Self::NotWritten(std::io::Error::other(other.to_string())),
        }
    }
}

/// An .xlsx file that is being made.
pub struct TablesWorkbook {
    workbook: Workbook,
    rows: BTreeMap<ExportTable, u32>,
    day: Format,
}

impl TablesWorkbook {
    /// One with the headings of all tables. Rows wait in files without names in `temp`.
    pub fn new(temp: &Path, read_me: &[String]) -> Result<Self, WorkbookError> {
        let mut workbook = Workbook::new();
        workbook.set_tempdir(temp)?;
        // no clock: the day it was made is for the file system to know
        workbook.set_properties(
            &DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?),
        );
        write_read_me(workbook.add_worksheet(), read_me)?;
        for table in ExportTable::ALL {
            let sheet = workbook.add_worksheet_with_constant_memory()?;
            sheet.set_name(table.name())?;
            write_heading(sheet, table)?;
        }
        let rows = ExportTable::ALL.map(|table| (table, 1)).into();
        Ok(Self { workbook, rows, day: Format::new().set_num_format("yyyy-mm-dd") })
    }

    /// Adds a row to a table.
    pub fn push(&mut self, table: ExportTable, cells: &[Cell<'_>]) -> Result<(), WorkbookError> {
        let row = self.rows.entry(table).or_insert(1);
        if *row >= MAX_SHEET_ROWS {
            return Err(WorkbookError::TooManyRows(table));
        }
        let sheet = self.workbook.worksheet_from_name(table.name())?;
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => {
                    let text = sanitize(text);
                    if text.encode_utf16().count() > MAX_CELL_LETTERS {
                        return Err(WorkbookError::TooLongText);
                    }
                    sheet.write_string(*row, column, text)?;
                }
                // a count that no whole number of a spreadsheet can hold is none of ours
                Cell::Count(count) => {
                    let count = u32::try_from(*count).unwrap_or(u32::MAX);
                    sheet.write_number(*row, column, count)?;
                }
                Cell::Day(day) => {
                    let (year, month, of_month) = (day.year(), day.month(), day.day());
                    let part = |number: i8| u8::try_from(number).unwrap_or(1);
                    match u16::try_from(year).ok().filter(|year| *year >= 1900) {
                        Some(year) => {
                            let date = ExcelDateTime::from_ymd(year, part(month), part(of_month))?;
                            sheet.write_datetime_with_format(*row, column, &date, &self.day)?;
                        }
                        None => drop(sheet.write_string(*row, column, day.to_string())?),
                    }
                }
                Cell::Flag(flag) => drop(sheet.write_boolean(*row, column, *flag)?),
            }
        }
        *row += 1;
        Ok(())
    }

    /// Writes the whole file.
    pub fn finish(mut self, to: impl Write + Send) -> Result<(), WorkbookError> {
        Ok(self.workbook.save_to_writer(to)?)
    }
}

fn write_read_me(sheet: &mut Worksheet, lines: &[String]) -> Result<(), XlsxError> {
    sheet.set_name("read me")?;
    sheet.set_column_width(0, 100)?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (row, line) in (0..).zip(lines) {
        sheet.write_string_with_format(row, 0, sanitize(line), &wrapped)?;
    }
    Ok(())
}

fn write_heading(sheet: &mut Worksheet, table: ExportTable) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(1, 0)?;
    for (at, column) in (0..).zip(table.columns()) {
        sheet.set_column_width(at, column_width(column))?;
    }
    let heading = Format::new().set_bold();
    for (at, column) in (0..).zip(table.columns()) {
        sheet.write_string_with_format(0, at, *column, &heading)?;
    }
    Ok(())
}

/// By what stands in a column of that name: an id, words, a sentence, or a label.
fn column_width(column: &str) -> f64 {
    match column {
        "text" | "reason" | "note" => 60.0,
        "snapshot_id" | "network_id" | "previous_snapshot" | "first_snapshot" | "supersedes"
        | "kept_from" => 38.0,
        "name" | "matrix_title" | "domain_name" | "label" | "system" | "subject" => 28.0,
        "matrix_fingerprint" | "source_file" => 20.0,
        other => f64::from(u32::try_from(other.len()).unwrap_or(20).clamp(10, 24)) + 2.0,
    }
}

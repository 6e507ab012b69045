//! Export tables as an .xlsx file: a sheet for each table and one that says what they are, headings
//! always in sight, text as text and nothing else. Rows go to a temporary file as they come, so that
//! a long table takes little memory.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;

use jiff::civil::Date;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::row_height::row_height;
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
    NotWritten(io::Error),
}

impl From<XlsxError> for WorkbookError {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::MaxStringLengthExceeded => Self::TooLongText,
            XlsxError::IoError(error) => Self::NotWritten(error),
            other => Self::NotWritten(io::Error::other(other.to_string())),
        }
    }
}

/// An .xlsx file that is being made.
pub struct TablesWorkbook {
    workbook: Workbook,
    rows: BTreeMap<ExportTable, u32>,
    day: Format,
    is_on_disk: bool,
}

impl TablesWorkbook {
    /// One with the headings of all tables. Rows wait in files without names in `temp`, else in
    /// memory.
    pub fn new(temp: Option<&Path>, read_me: &[String]) -> Result<Self, WorkbookError> {
        let is_on_disk = temp.is_some();
        let workbook = guarded(is_on_disk, || Self::with_headings(temp, read_me))?;
        let rows = ExportTable::ALL.map(|table| (table, 1)).into();
        let day = Format::new().set_num_format("yyyy-mm-dd");
        Ok(Self { workbook, rows, day, is_on_disk })
    }

    fn with_headings(temp: Option<&Path>, read_me: &[String]) -> Result<Workbook, WorkbookError> {
        let mut workbook = Workbook::new();
        if let Some(temp) = temp {
            workbook.set_tempdir(temp)?;
        }
        // no clock: the day it was made is for the file system to know
        workbook.set_properties(
            &DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?),
        );
        write_read_me(workbook.add_worksheet(), read_me)?;
        for table in ExportTable::ALL {
            let sheet = match temp {
                Some(_) => workbook.add_worksheet_with_constant_memory()?,
                None => workbook.add_worksheet(),
            };
            sheet.set_name(table.name())?;
            write_heading(sheet, table)?;
        }
        Ok(workbook)
    }

    /// Adds a row to a table.
    pub fn push(&mut self, table: ExportTable, cells: &[Cell<'_>]) -> Result<(), WorkbookError> {
        let Self { workbook, rows, day, is_on_disk } = self;
        let row = rows.entry(table).or_insert(1);
        if *row >= MAX_SHEET_ROWS {
            return Err(WorkbookError::TooManyRows(table));
        }
        guarded(*is_on_disk, || {
            let sheet = workbook.worksheet_from_name(table.name())?;
            for (column, cell) in (0..).zip(cells) {
                write_cell(sheet, (*row, column), cell, day)?;
            }
            Ok(())
        })?;
        *row += 1;
        Ok(())
    }

    /// Writes the whole file.
    pub fn finish(mut self, to: impl Write + Send) -> Result<(), WorkbookError> {
        guarded(self.is_on_disk, || Ok(self.workbook.save_to_writer(to)?))
    }
}

/// Runs what may write to the disk. The library that makes the file ends the program where its
/// temporary file can't be written, which a full disk must not do.
fn guarded<T>(
    is_on_disk: bool,
    work: impl FnOnce() -> Result<T, WorkbookError>,
) -> Result<T, WorkbookError> {
    if !is_on_disk {
        return work();
    }
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    panic::set_hook(hook);
    done.unwrap_or_else(|_| {
        let says = "a temporary file could not be written";
        Err(WorkbookError::NotWritten(io::Error::other(says)))
    })
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell<'_>,
    day_format: &Format,
) -> Result<(), WorkbookError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            let text = sanitize(text);
            if text.encode_utf16().count() > MAX_CELL_LETTERS {
                return Err(WorkbookError::TooLongText);
            }
            sheet.write_string(row, column, text)?;
        }
        Cell::Count(count) => {
            let count = u32::try_from(*count).unwrap_or(u32::MAX);
            sheet.write_number(row, column, count)?;
        }
        Cell::Day(day) => match excel_day(*day) {
            Some(date) => drop(sheet.write_datetime_with_format(row, column, &date, day_format)?),
            None => drop(sheet.write_string(row, column, day.to_string())?),
        },
        Cell::Flag(flag) => drop(sheet.write_boolean(row, column, *flag)?),
    }
    Ok(())
}

/// A day as a spreadsheet counts it; none for one before it begins to count.
fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok().filter(|year| *year >= 1900)?;
    let part = |number: i8| u8::try_from(number).ok();
    ExcelDateTime::from_ymd(year, part(day.month())?, part(day.day())?).ok()
}

/// The width of the sheet that says what the others are, in letters.
const READ_ME_WIDTH: f64 = 100.0;

fn write_read_me(sheet: &mut Worksheet, lines: &[String]) -> Result<(), XlsxError> {
    sheet.set_name("read me")?;
    sheet.set_column_width(0, READ_ME_WIDTH)?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (row, line) in (0..).zip(lines) {
        let line = sanitize(line);
        if let Some(height) = row_height([(line.as_str(), READ_ME_WIDTH)]) {
            sheet.set_row_height(row, height)?;
        }
        sheet.write_string_with_format(row, 0, line, &wrapped)?;
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
        "name" | "matrix_title" | "domain_name" | "label" | "system" | "local_place"
        | "subject" => 28.0,
        "matrix_fingerprint" | "source_file" => 20.0,
        other => f64::from(u32::try_from(other.len()).unwrap_or(20).clamp(10, 24)) + 2.0,
    }
}

//! Writes a table as an .xlsx file: text as text and nothing else, columns wide enough to read, the
//! headings always in sight.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

use super::row_height::row_height;
use crate::maturity::diagnostic::Diagnostic;
use crate::spreadsheet::Table;

/// The widths of the first columns, in letters; those to the right of them are narrow.
const COLUMN_WIDTHS: [f64; 5] = [24.0, 16.0, 60.0, 34.0, 14.0];

/// The width of all other columns.
const DEFAULT_COLUMN_WIDTH: f64 = 12.0;

/// The bytes of an .xlsx file. The same table gives the same bytes.
pub(crate) fn to_xlsx(table: &Table) -> Result<Vec<u8>, Box<Diagnostic>> {
    write_workbook(table).map_err(|error| {
        let says = match error {
            XlsxError::MaxStringLengthExceeded => {
                "A text is longer than a box of a spreadsheet can hold (32,767 letters).".to_owned()
            }
            other => format!("The spreadsheet can't be made: {other}."),
        };
        Box::new(Diagnostic::error("not-written", "", says, "Write it as .csv instead."))
    })
}

fn write_workbook(table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // no clock: the day it was made is for the file system to know
    workbook.set_properties(
        &DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?),
    );
    let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let sheet = workbook.add_worksheet();
    sheet.set_name(if table.name.is_empty() { "Matrix" } else { &table.name })?;
    sheet.set_freeze_panes(1, 0)?;
    for column in 0..table.column_count() {
        let width = COLUMN_WIDTHS.get(column).copied().unwrap_or(DEFAULT_COLUMN_WIDTH);
        sheet.set_column_width(u16::try_from(column).unwrap_or(u16::MAX), width)?;
    }
    for (y, row) in table.rows.iter().enumerate() {
        let format = if y == 0 { &heading } else { &plain };
        let widths = COLUMN_WIDTHS.into_iter().chain(std::iter::repeat(DEFAULT_COLUMN_WIDTH));
        if let Some(height) = row_height(row.iter().map(String::as_str).zip(widths)) {
            sheet.set_row_height(u32::try_from(y).unwrap_or(u32::MAX), height)?;
        }
        for (x, text) in row.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let (y, x) =
                (u32::try_from(y).unwrap_or(u32::MAX), u16::try_from(x).unwrap_or(u16::MAX));
            sheet.write_string_with_format(y, x, text, format)?;
        }
    }
    workbook.save_to_buffer()
}

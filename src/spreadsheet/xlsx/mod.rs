//! Reads the sheets of an .xlsx file as Excel shows them: hidden rows, columns and sheets are left
//! out and said, numbers and days look as they do in the sheet, and a box that can't be read is left
//! out alone.

mod cell_value;
mod comments;
mod date_format;
mod format_code;
mod number_format;
mod rich_text;
mod sheet;
mod sheet_notes;
mod styles;
#[cfg(test)]
pub(crate) mod tests;
mod visible_grid;
mod workbook_part;
pub(crate) mod xml;

use std::panic::{AssertUnwindSafe, catch_unwind};

use self::cell_value::CellContext;
use self::comments::{MAX_COMMENT_BYTES, read_comments};
use self::sheet::{ReadBudget, SheetReader};
use self::workbook_part::WorkbookPart;
use super::archive_guard::{ArchiveParts, damaged_error};
use super::{SheetOptions, Workbook};
use crate::maturity::diagnostic::Diagnostic;

/// The most bytes of sheets that are gone through: several sheets may be one and the same part.
const MAX_SHEET_BYTES: usize = 24 * 1024 * 1024;

/// Reads all sheets that are shown, and those that are hidden where they are asked for.
pub(crate) fn read(
    parts: &ArchiveParts,
    options: SheetOptions,
) -> Result<Workbook, Box<Diagnostic>> {
    // the reader is sound on every file that was tried; should it fail on one, it is the file that
    // is refused
    let mut book = catch_unwind(AssertUnwindSafe(|| read_sheets(parts, options)))
        .unwrap_or_else(|_| Err(damaged_error()))?;
    book.notes.extend(parts.notes.iter().cloned());
    Ok(book)
}

fn read_sheets(parts: &ArchiveParts, options: SheetOptions) -> Result<Workbook, Box<Diagnostic>> {
    let named = workbook_part::read(parts)?;
    let context = read_context(parts, &named)?;
    let mut book = Workbook::default();
    let (mut budget, mut bytes) = (ReadBudget::default(), 0);
    let mut comment_bytes = MAX_COMMENT_BYTES;
    for entry in &named.sheets {
        let name = &entry.name;
        if entry.is_hidden && !options.with_hidden {
            book.notes.push(format!("The hidden sheet \"{name}\" was not read."));
            continue;
        }
        let path = entry.path.as_deref().unwrap_or_default();
        let Some(part) = parts.part(path).filter(|_| !path.is_empty()) else {
            book.notes.push(format!("The sheet \"{name}\" is missing in the file."));
            continue;
        };
        bytes += part.len();
        if bytes > MAX_SHEET_BYTES && !book.tables.is_empty() {
            book.notes.push(format!(
                "The sheets from \"{name}\" on were not read: the file is very large."
            ));
            break;
        }
        if entry.is_hidden {
            book.notes.push(format!("The sheet \"{name}\" is hidden; it was read all the same."));
        }
        let reader = SheetReader::new(part, &context, &mut budget, options.with_hidden)
            .with_comments(read_comments(parts, path, &mut comment_bytes));
        book.tables.push(reader.read(name)?);
    }
    Ok(book)
}

fn read_context(
    parts: &ArchiveParts,
    named: &WorkbookPart,
) -> Result<CellContext, Box<Diagnostic>> {
    let strings = parts.part(&named.strings_path).unwrap_or_default();
    let styles = parts.part(&named.styles_path).unwrap_or_default();
    Ok(CellContext {
        strings: rich_text::read_shared_strings(strings)?,
        // without styles numbers stand as they are stored, which is better than no sheet
        styles: styles::read(styles).unwrap_or_default(),
        is_1904: named.is_1904,
        is_uncalculated: named.is_uncalculated,
    })
}

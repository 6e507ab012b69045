//! Reads a form that came back as an .xlsx or .ods file: the rows with a key, and what the form says of
//! itself on a sheet of its own. Any other spreadsheet is no form.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::archive_guard::ArchiveParts;
use super::table::{Cell, Table};
use super::{SheetOptions, archive_guard, detect, ods, xlsx};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::form::{FormRow, FormSheet};

/// The sheet that a person fills in.
pub const FORM_SHEET: &str = "Form";
/// The sheet on which a form says what it is, name by name. It is hidden.
pub const ABOUT_SHEET: &str = "About this form";
/// The name on that sheet beside which the format stands.
pub const FORMAT_NAME: &str = "format";
/// The column of keys, of answers, and of what stands beside them.
pub const FORM_COLUMNS: [usize; 3] = [0, 4, 5];

/// Whether bytes may be an .xlsx or .ods file: an archive that names the parts of one.
pub fn may_be_spreadsheet(bytes: &[u8]) -> bool {
    const PART: &[u8] = b"xl/workbook";
    let names_part = || bytes.windows(PART.len()).any(|window| window == PART);
    detect::is_zip(bytes) && (ods::is_ods(bytes) || names_part())
}

/// The form in an .xlsx or .ods file; none where it is another spreadsheet. A finding says why the
/// file can't be read at all.
pub fn read_form_sheet(bytes: &[u8]) -> Result<Option<FormSheet>, Box<Diagnostic>> {
    let is_ods = ods::is_ods(bytes);
    let (parts, tables) = if is_ods {
        let parts = archive_guard::decompress_ods(bytes)?;
        let tables = ods::read_tables(&parts)?;
        (parts, tables)
    } else {
        let parts = archive_guard::decompress(bytes)?;
        let book = xlsx::read(&parts, SheetOptions { with_hidden: true })?;
        (parts, book.tables)
    };
    let sheet = |name: &str| tables.iter().find(|table| table.name == name);
    let (Some(form), Some(about)) = (sheet(FORM_SHEET), sheet(ABOUT_SHEET)) else {
        return Ok(None);
    };
    let about = read_about(about);
    if !about.contains_key(FORMAT_NAME) {
        return Ok(None);
    }
    let saved_on = if is_ods {
        day_in(&parts, archive_guard::ODS_PROPERTIES_PART, "<dc:date")
    } else {
        day_in(&parts, archive_guard::PROPERTIES_PART, "<dcterms:modified")
    };
    Ok(Some(FormSheet { about, rows: read_rows(form), saved_on }))
}

fn read_about(table: &Table) -> BTreeMap<String, String> {
    let text = |row, column| table.own_text(Cell::at(row, column)).to_owned();
    let rows = (0..table.rows.len()).map(|row| (text(row, 0), text(row, 1)));
    rows.filter(|(name, _)| !name.is_empty()).collect()
}

fn read_rows(table: &Table) -> Vec<FormRow> {
    let [key, answer, beside] = FORM_COLUMNS;
    let formulas: BTreeSet<&Cell> = table.formulas.iter().chain(&table.unsaved_formulas).collect();
    let mut rows = Vec::new();
    for row in 0..table.rows.len() {
        let text = |column| table.own_text(Cell::at(row, column)).to_owned();
        if !text(key).contains(':') {
            continue;
        }
        let own = [Cell::at(row, answer), Cell::at(row, beside)];
        rows.push(FormRow {
            key: text(key),
            answer: text(answer),
            beside: text(beside),
            cell: format!("{FORM_SHEET}!{}", Cell::at(row, answer)),
            has_formula: own.iter().any(|cell| formulas.contains(cell)),
        });
    }
    rows
}

/// The day on which the file says that it was saved last.
fn day_in(parts: &ArchiveParts, part: &str, tag: &str) -> Option<Date> {
    let (_, rest) = parts.part(part)?.split_once(tag)?;
    let (_, rest) = rest.split_once('>')?;
    rest.get(..10)?.parse().ok()
}

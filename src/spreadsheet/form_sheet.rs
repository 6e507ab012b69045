//! Reads a form that came back as an .xlsx file: the rows with a key, and what the form says of
//! itself on a sheet of its own. Any other spreadsheet is no form.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::archive_guard::ArchiveParts;
use super::table::{Cell, Table};
use super::{SheetOptions, archive_guard, detect, xlsx};
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

/// Whether bytes may be an .xlsx file: an archive that names the parts of one.
pub fn may_be_xlsx(bytes: &[u8]) -> bool {
    const PART: &[u8] = b"xl/workbook";
    detect::is_zip(bytes) && bytes.windows(PART.len()).any(|window| window == PART)
}

/// The form in an .xlsx file; none where it is another spreadsheet. A finding says why the file can't
/// be read at all.
pub fn read_form_sheet(bytes: &[u8]) -> Result<Option<FormSheet>, Box<Diagnostic>> {
    let parts = archive_guard::decompress(bytes)?;
    let book = xlsx::read(&parts, SheetOptions { with_hidden: true })?;
    let sheet = |name: &str| book.tables.iter().find(|table| table.name == name);
    let (Some(form), Some(about)) = (sheet(FORM_SHEET), sheet(ABOUT_SHEET)) else {
        return Ok(None);
    };
    let about = read_about(about);
    if !about.contains_key(FORMAT_NAME) {
        return Ok(None);
    }
    Ok(Some(FormSheet { about, rows: read_rows(form), saved_on: saved_on(&parts) }))
}

fn read_about(table: &Table) -> BTreeMap<String, String> {
    let text = |row, column| table.own_text(Cell::at(row, column)).to_owned();
    let rows = (0..table.rows.len()).map(|row| (text(row, 0), text(row, 1)));
    rows.filter(|(name, _)| !name.is_empty()).collect()
}

fn read_rows(table: &Table) -> Vec<FormRow> {
    let [key, answer, beside] = FORM_COLUMNS;
    let mut rows = Vec::new();
    for row in 0..table.rows.len() {
        let text = |column| table.own_text(Cell::at(row, column)).to_owned();
        if !text(key).contains(':') {
            continue;
        }
        let own = [Cell::at(row, answer), Cell::at(row, beside)];
        let is_formula =
            |cell: &Cell| table.formulas.contains(cell) || table.unsaved_formulas.contains(cell);
        rows.push(FormRow {
            key: text(key),
            answer: text(answer),
            beside: text(beside),
            cell: format!("{FORM_SHEET}!{}", Cell::at(row, answer)),
            has_formula: own.iter().any(is_formula),
        });
    }
    rows
}

/// The day on which the file says that it was saved last.
fn saved_on(parts: &ArchiveParts) -> Option<Date> {
    let (_, rest) = parts.part(archive_guard::PROPERTIES_PART)?.split_once("<dcterms:modified")?;
    let (_, rest) = rest.split_once('>')?;
    rest.get(..10)?.parse().ok()
}

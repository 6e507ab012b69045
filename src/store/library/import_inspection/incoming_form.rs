//! A filled form that somebody sent back, as its file has it: read without trust. What its rows mean
//! only its matrix says.

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::form::{FilledForm, FormSheet};
use crate::spreadsheet::{FORMAT_NAME, read_form_sheet};
use crate::store::format::{FORM_ANSWERS, form_answers, parse_format_name};

/// A form as its file has it. What its rows mean only its matrix says.
pub(crate) enum IncomingForm {
    /// Out of a browser.
    File(Box<FilledForm>),
    /// Out of a spreadsheet program.
    Sheet(FormSheet),
}

impl IncomingForm {
    /// Reads a view file.
    pub(crate) fn of_file(bytes: &[u8]) -> Result<Self, Diagnostic> {
        form_answers::read(bytes).map(|filled| Self::File(Box::new(filled)))
    }

    /// Reads a spreadsheet; none where it is no form.
    pub(crate) fn of_sheet(bytes: &[u8]) -> Result<Option<Self>, Diagnostic> {
        let sheet = read_form_sheet(bytes).map_err(|finding| *finding)?;
        if let Some(sheet) = &sheet {
            let name = sheet.about.get(FORMAT_NAME).map_or("", String::as_str);
            parse_format_name(name, FORM_ANSWERS)?;
        }
        Ok(sheet.map(Self::Sheet))
    }
}

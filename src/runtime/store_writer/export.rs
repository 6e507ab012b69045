//! Exports a matrix, a comparison or a page to a file outside the library, in the format that the name's
//! ending asks for.

use std::path::Path;

use super::StoreWriter;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::form::AskedForm;
use crate::maturity::sanitize::sanitize_line;
use crate::report::{self, FileFormat};
use crate::runtime::user_dirs::expand_home;
use crate::store::error::StoreError;
use crate::store::export_file;
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::protocol::outcome::Outcome;

/// Writes the file, and returns its path as it can be shown.
pub(crate) fn export(content: &ExportContent, path: &Path) -> Result<String, StoreError> {
    let bytes = export_bytes(content, path).map_err(|diagnostic| StoreError::from(*diagnostic))?;
    export_file::export(path, &bytes)?;
    Ok(sanitize_line(&path.to_string_lossy()))
}

/// Writes the file that a person named, and says where it is.
pub(crate) fn write_outcome(content: &ExportContent, path: &Path) -> Result<Outcome, StoreError> {
    Ok(Outcome::FileWritten(export(content, &expand_home(path))?))
}

impl StoreWriter {
    /// Writes a file outside the library. That a form was asked is noted once its file is there.
    pub(crate) fn write_export(
        &mut self,
        content: &ExportContent,
        path: &Path,
    ) -> Result<Outcome, StoreError> {
        let ExportContent::Form(form) = content else { return write_outcome(content, path) };
        if !form.is_noted {
            return write_outcome(content, path);
        }
        // where nothing can be noted, nothing is written either
        let writer = self.writer()?;
        let outcome = write_outcome(content, path)?;
        writer.note_asked(&AskedForm::of(&form.request, &form.matrix), &form.matrix)?;
        Ok(outcome)
    }
}

fn export_bytes(content: &ExportContent, path: &Path) -> Result<Vec<u8>, Box<Diagnostic>> {
    match content {
        ExportContent::Matrix(known) => report::export_matrix(known, FileFormat::for_matrix(path)?),
        ExportContent::ComparisonTable(table) => {
            Ok(report::export_comparison(table, FileFormat::for_comparison(path)?))
        }
        ExportContent::Form(form) => {
            report::export_form(&form.request, &form.matrix.matrix, FileFormat::for_form(path)?)
        }
        ExportContent::Page(page, _) => Ok(report::export_page(page, FileFormat::for_page(path)?)),
    }
}

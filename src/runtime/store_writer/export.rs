//! Exports a matrix, a comparison or a page to a file outside the library, in the format that the name's
//! ending asks for.

use std::path::Path;

use super::StoreWriter;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::export_tables::SnapshotTables;
use crate::maturity::form::AskedForm;
use crate::maturity::sanitize::sanitize_line;
use crate::report::{self, FileFormat};
use crate::runtime::tables_file::TablesFile;
use crate::runtime::user_dirs::expand_home;
use crate::store::error::StoreError;
use crate::store::export_file;
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::protocol::outcome::Outcome;

/// Writes the file, and returns its path as it can be shown.
pub(crate) fn export(content: &ExportContent, path: &Path) -> Result<String, StoreError> {
    let bytes = match content {
        ExportContent::Tables(tables, _) => {
            FileFormat::for_tables(path).map_err(refused)?;
            write_tables(tables, path)?;
            return Ok(sanitize_line(&path.to_string_lossy()));
        }
        ExportContent::Matrix(known) => {
            let format = FileFormat::for_matrix(path).map_err(refused)?;
            report::export_matrix(known, format).map_err(refused)?
        }
        ExportContent::ComparisonTable(table) | ExportContent::ProgressTable(table) => {
            let format = FileFormat::for_comparison(path).map_err(refused)?;
            report::export_comparison(table, format)
        }
        ExportContent::Form(form) => {
            let format = FileFormat::for_form(path).map_err(refused)?;
            report::export_form(&form.request, &form.matrix.matrix, format).map_err(refused)?
        }
        ExportContent::Page(page, _) => {
            report::export_page(page, FileFormat::for_page(path).map_err(refused)?)
        }
    };
    export_file::export(path, &bytes)?;
    Ok(sanitize_line(&path.to_string_lossy()))
}

#[expect(clippy::boxed_local, reason = "diagnostics come in a box")]
fn refused(diagnostic: Box<Diagnostic>) -> StoreError {
    StoreError::from(*diagnostic)
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

fn write_tables(tables: &SnapshotTables, path: &Path) -> Result<(), StoreError> {
    let mut file = TablesFile::begin_small(path, &tables.read_me)?;
    for (table, rows) in &tables.tables {
        for row in rows {
            file.push(*table, row)?;
        }
    }
    file.finish()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::maturity::export_tables::ExportOptions;
    use crate::maturity::fixtures::{domain, known_matrix, matrix, network_state, saved_snapshot};

    #[test]
    fn a_spreadsheet_of_answers_is_an_xlsx_file_that_is_new() {
        let known = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
        let saved = saved_snapshot(1, "2026-03-12", &known, &[("a1", "fully")]);
        let record = network_state(vec![saved.clone()], &[&known]);
        let tables = SnapshotTables::of(&record, &saved, ExportOptions::default());
        let content = ExportContent::Tables(Arc::new(tables), "answers".to_owned());
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["a.csv", "a.ods", "a", "a.xls"] {
            let refused = export(&content, &at(name)).unwrap_err();
            assert!(refused.remedy.contains(".xlsx"), "{name}: {refused:?}");
        }
        assert!(export(&content, &at("a.XLSX")).is_ok());
        assert!(std::fs::read(at("a.XLSX")).unwrap().starts_with(b"PK"));
        let again = export(&content, &at("a.XLSX")).unwrap_err();
        assert!(again.message.contains("nothing is ever written over"), "{again:?}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

//! Exports a matrix or a comparison to a file outside the library, in the format that the name's
//! ending asks for.

use std::path::Path;

use crate::maturity::sanitize::sanitize_line;
use crate::report;
use crate::spreadsheet::matrix_table;
use crate::store::error::{ErrorKind, StoreError};
use crate::store::export_file;
use crate::tui::protocol::export_content::ExportContent;

/// Writes the file, and returns its path as it can be shown.
pub(crate) fn export(content: &ExportContent, path: &Path) -> Result<String, StoreError> {
    export_file::export(path, &export_bytes(content, path)?)?;
    Ok(sanitize_line(&path.to_string_lossy()))
}

fn export_bytes(content: &ExportContent, path: &Path) -> Result<Vec<u8>, StoreError> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let unknown = || {
        StoreError::new(
            ErrorKind::NotPossible,
            "It can't be told what kind of file to write.",
            format!("Let its name end in {}.", content.extensions()),
        )
    };
    match (content, extension.as_deref()) {
        (ExportContent::Matrix(known), Some("csv")) => {
            Ok(report::to_csv(&matrix_table::export_matrix(&known.matrix)))
        }
        (ExportContent::Matrix(known), Some("xlsx")) => {
            report::to_xlsx(&matrix_table::export_matrix(&known.matrix))
                .map_err(|diagnostic| StoreError::from(*diagnostic))
        }
        (ExportContent::Matrix(_), _) => Err(unknown()),
        (ExportContent::ComparisonTable(table), _) => {
            let format = report::FileFormat::from_path(path).ok_or_else(unknown)?;
            Ok(report::export_comparison(table, format))
        }
    }
}

//! Exports a matrix as a spreadsheet file with a row for each statement.

use super::{FileFormat, csv, xlsx};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::Matrix;
use crate::spreadsheet;

/// The bytes of a matrix's file; a finding where a text is too long for the format.
pub fn export_matrix(matrix: &Matrix, format: FileFormat) -> Result<Vec<u8>, Box<Diagnostic>> {
    let table = spreadsheet::export_matrix(matrix);
    if format == FileFormat::Xlsx { xlsx::to_xlsx(&table) } else { Ok(csv::to_csv(&table)) }
}

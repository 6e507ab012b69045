//! Exports a matrix as a spreadsheet file with a row for each statement.

use super::{FileFormat, csv, xlsx};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::network_state::KnownMatrix;
use crate::spreadsheet;

/// The bytes of a matrix's file; a finding where a text is too long for the format.
pub fn export_matrix(known: &KnownMatrix, format: FileFormat) -> Result<Vec<u8>, Box<Diagnostic>> {
    let fingerprint = Some(known.reference.fingerprint.as_str());
    let table = spreadsheet::export_matrix(&known.matrix, fingerprint);
    if format == FileFormat::Xlsx { xlsx::to_xlsx(&table) } else { Ok(csv::to_csv(&table)) }
}

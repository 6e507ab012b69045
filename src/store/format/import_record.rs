//! The record of a bringing in: files in `imports/`, written before the first of the files that were
//! given comes in. It never leaves the library.

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::UnknownFields;
use crate::maturity::share::ImportRecord;

impl super::FileBody for ImportRecord {
    fn unknown_fields(&mut self) -> &mut UnknownFields {
        &mut self.unknown_fields
    }
}

/// Reads one part of a record.
pub fn read(bytes: &[u8]) -> Result<ImportRecord, Diagnostic> {
    super::read_typed(bytes, super::IMPORT_RECORD)
}

/// The bytes of one part of a record.
pub fn write(record: &ImportRecord) -> Vec<u8> {
    super::to_bytes(super::IMPORT_RECORD, record)
}

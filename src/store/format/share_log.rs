//! The private log of what was shared, with whom, why, and whether support depended on it: a file
//! for each share in `shares/`, and the `shares.json` of earlier versions, which has all in one. It
//! never leaves the library.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::sanitize_file;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::UnknownFields;
use crate::maturity::share::ShareLogRecord;

/// What was shared, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ShareLogFile {
    /// Each share.
    #[serde(default)]
    pub shares: Vec<ShareLogRecord>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

impl super::FileBody for ShareLogFile {
    fn unknown_fields(&mut self) -> &mut UnknownFields {
        &mut self.unknown_fields
    }
}

/// Reads the log.
pub fn read(bytes: &[u8]) -> Result<ShareLogFile, Diagnostic> {
    let mut shares: ShareLogFile = super::read_typed(bytes, super::SHARE_LOG)?;
    shares.shares.iter_mut().for_each(sanitize_record);
    Ok(shares)
}

/// Cleans the texts of a line, wherever it was read.
pub(crate) fn sanitize_record(record: &mut ShareLogRecord) {
    record.to.iter_mut().chain(&mut record.why).for_each(sanitize_file::sanitize_text);
    let lines = record.left_out.iter_mut().chain([&mut record.file]);
    lines.for_each(sanitize_file::sanitize_line_in_place);
}

/// The bytes of the log.
pub fn write(shares: &ShareLogFile) -> Vec<u8> {
    super::to_bytes(super::SHARE_LOG, shares)
}

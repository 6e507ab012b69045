//! `shares.json`: the private log of what was shared, with whom, why, and whether support depended
//! on it. It never leaves the library.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::limits::MAX_ITEMS;
use super::sanitize_file;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::UnknownFields;

/// The most shares that one log holds.
pub const MAX_SHARES: usize = MAX_ITEMS;

/// All that was shared, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ShareLogFile {
    /// Each share.
    #[serde(default)]
    pub shares: Vec<ShareLogRecord>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

/// One share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ShareLogRecord {
    /// When it was made.
    pub made_at: Timestamp,
    /// Who it was for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Why they were to have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Whether support depended on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition_of_support: Option<bool>,
    /// The snapshots in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub snapshots: Vec<Uuid>,
    /// What was left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<String>,
    /// The file that was written.
    pub file: String,
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
    for entry in &mut shares.shares {
        entry.to.iter_mut().chain(&mut entry.why).for_each(sanitize_file::sanitize_text);
        entry
            .left_out
            .iter_mut()
            .chain([&mut entry.file])
            .for_each(sanitize_file::sanitize_line_in_place);
    }
    Ok(shares)
}

/// The bytes of the log.
pub fn write(shares: &ShareLogFile) -> Vec<u8> {
    super::to_bytes(super::SHARE_LOG, shares)
}

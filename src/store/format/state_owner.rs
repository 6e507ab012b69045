//! `place.json` in a folder of this device's state: whose it is, by the real path of the workbook
//! folder, so that a copy of that folder does not take its recovery copies.

use serde::{Deserialize, Serialize};

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::UnknownFields;

/// The workbook folder that a folder of the state belongs to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StateOwner {
    /// Its real path; none where that is not Unicode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub folder: Option<String>,
    /// The SHA-256 of that path, whatever is in it.
    pub folder_hash: String,
    /// What stays with its `library.json` when the folder is moved on one disk, and is another in
    /// every copy; none where the system does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stamp: Option<String>,
    /// The SHA-256 of each recovery copy that came along from a folder that was not there, and may
    /// come back with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken: Vec<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

impl super::FileBody for StateOwner {
    fn unknown_fields(&mut self) -> &mut UnknownFields {
        &mut self.unknown_fields
    }
}

/// Parses the file.
pub fn read(bytes: &[u8]) -> Result<StateOwner, Diagnostic> {
    super::read_typed(bytes, super::STATE_OWNER)
}

/// The bytes of the file.
pub fn write(owner: &StateOwner) -> Vec<u8> {
    super::to_bytes(super::STATE_OWNER, owner)
}

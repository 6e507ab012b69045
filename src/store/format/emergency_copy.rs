//! The emergency copy: all that could not be written where it belongs, in one file that fits
//! anywhere. The next start takes it up.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::recovery_copy::{self, RecoveryCopy};
use super::unsaved_change::UnsavedChangeFile;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::UnknownFields;

/// What could not be written where it belongs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmergencyCopy {
    /// The workbook folder it belongs to, as a path from the root.
    pub library: String,
    /// That folder's id, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub library_id: Option<Uuid>,
    /// When it was written.
    pub written_at: Timestamp,
    /// Recovery copies of drafts, each as its own file would be.
    #[serde(default)]
    drafts: Vec<Map<String, Value>>,
    /// The other changes.
    #[serde(default)]
    pub changes: Vec<UnsavedChangeFile>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

impl super::FileBody for EmergencyCopy {
    fn unknown_fields(&mut self) -> &mut UnknownFields {
        &mut self.unknown_fields
    }
}

impl EmergencyCopy {
    /// An empty one for the workbook in this folder.
    pub fn new(library: String, library_id: Option<Uuid>, written_at: Timestamp) -> Self {
        Self {
            library,
            library_id,
            written_at,
            drafts: Vec::new(),
            changes: Vec::new(),
            unknown_fields: UnknownFields::new(),
        }
    }

    /// Adds a draft.
    pub fn push_draft(&mut self, copy: &RecoveryCopy) {
        self.drafts
            .extend(serde_json::from_slice::<Map<String, Value>>(&recovery_copy::write(copy)));
    }

    /// The drafts, or why one of them can't be read.
    pub fn drafts(&self) -> Result<Vec<RecoveryCopy>, Diagnostic> {
        self.drafts
            .iter()
            .map(|draft| recovery_copy::read(&serde_json::to_vec(draft).unwrap_or_default()))
            .collect()
    }
}

/// Parses an emergency copy.
pub fn read(bytes: &[u8]) -> Result<EmergencyCopy, Diagnostic> {
    let mut copy: EmergencyCopy = super::read_typed(bytes, super::EMERGENCY_COPY)?;
    copy.changes = copy
        .changes
        .into_iter()
        .map(UnsavedChangeFile::cleaned)
        .collect::<Result<_, Diagnostic>>()?;
    Ok(copy)
}

/// The bytes of its file.
pub fn write(copy: &EmergencyCopy) -> Vec<u8> {
    super::to_bytes(super::EMERGENCY_COPY, copy)
}

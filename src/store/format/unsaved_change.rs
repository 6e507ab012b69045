//! The recovery copy of a change that is no draft: the change, and the hash of the file it was made
//! on, so that an outside change is noticed at the next start.

use serde::{Deserialize, Serialize};

use super::{network, sanitize_file, share_log};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::UnknownFields;
use crate::maturity::unsaved_change::UnsavedChange;

/// A change that is not in its file yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnsavedChangeFile {
    /// The SHA-256 of the file the change was made on, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// The change.
    pub change: UnsavedChange,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

impl super::FileBody for UnsavedChangeFile {
    fn unknown_fields(&mut self) -> &mut UnknownFields {
        &mut self.unknown_fields
    }
}

impl UnsavedChangeFile {
    /// The copy of a change, made on the file with this hash.
    pub fn new(change: UnsavedChange, base: Option<String>) -> Self {
        Self { base, change, unknown_fields: UnknownFields::new() }
    }

    /// The same with its texts cleaned, as those of every file are that is read.
    pub(crate) fn cleaned(mut self) -> Result<Self, Diagnostic> {
        if let UnsavedChange::Network { network, .. } = &mut self.change {
            **network = network::read(&network::write(network))?;
        }
        if let UnsavedChange::ShareLog { record, .. } = &mut self.change {
            share_log::sanitize_record(record);
        }
        if let UnsavedChange::MatrixText(typed) = &mut self.change {
            typed.text.iter_mut().for_each(sanitize_file::sanitize_text);
        }
        Ok(self)
    }
}

/// Parses a recovery copy.
pub fn read(bytes: &[u8]) -> Result<UnsavedChangeFile, Diagnostic> {
    super::read_typed::<UnsavedChangeFile>(bytes, super::UNSAVED_CHANGE)?.cleaned()
}

/// The bytes of its file.
pub fn write(file: &UnsavedChangeFile) -> Vec<u8> {
    super::to_bytes(super::UNSAVED_CHANGE, file)
}

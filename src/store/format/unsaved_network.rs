//! `begun.json`: new networks as they were typed and not yet saved, for each library folder. It is
//! on this machine only, and can be lost without harm.

use serde::{Deserialize, Serialize};

use super::sanitize_file;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::UnknownFields;

/// The most folders with an entry.
pub const MAX_ENTRIES: usize = 10;

/// The forms as they were typed, newest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UnsavedNetworksFile {
    /// One entry for each folder.
    #[serde(default)]
    pub begun: Vec<UnsavedNetworkRecord>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

/// The form for one folder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnsavedNetworkRecord {
    /// The workbook folder, as a path from the root. It is compared and never shown.
    pub library: String,
    /// What the network is to be called.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What it is for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub purpose: String,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

impl super::FileBody for UnsavedNetworksFile {
    fn unknown_fields(&mut self) -> &mut UnknownFields {
        &mut self.unknown_fields
    }
}

/// Parses the file; of more entries than are ever written, the newest.
pub fn read(bytes: &[u8]) -> Result<UnsavedNetworksFile, Diagnostic> {
    let mut all: UnsavedNetworksFile = super::read_typed(bytes, super::UNSAVED_NETWORKS)?;
    all.begun.truncate(MAX_ENTRIES);
    for entry in &mut all.begun {
        sanitize_file::sanitize_line_in_place(&mut entry.name);
        sanitize_file::sanitize_text(&mut entry.purpose);
    }
    Ok(all)
}

/// The bytes of the file.
pub fn write(all: &UnsavedNetworksFile) -> Vec<u8> {
    super::to_bytes(super::UNSAVED_NETWORKS, all)
}

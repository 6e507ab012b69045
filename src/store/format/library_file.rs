//! `library.json`: the file that makes a folder a library. Its id names the folder of its state on
//! this machine.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::UnknownFields;
use crate::store::json;

/// The mark of a library.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LibraryFile {
    /// The library's id.
    pub id: Uuid,
    /// The day it was made.
    pub made_on: Date,
    /// Whether everything in it is made up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub demo: bool,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

impl LibraryFile {
    /// The content for a new library.
    pub fn new(id: Uuid, made_on: Date) -> Self {
        Self { id, made_on, demo: false, unknown_fields: UnknownFields::new() }
    }
}

impl super::FileBody for LibraryFile {
    fn unknown_fields(&mut self) -> &mut UnknownFields {
        &mut self.unknown_fields
    }
}

/// Parses `library.json`.
pub fn read(bytes: &[u8]) -> Result<LibraryFile, Diagnostic> {
    super::read_typed(bytes, super::LIBRARY)
}

/// The id in a `library.json` that may otherwise be unusable, so that recovery copies are found all
/// the same.
pub(crate) fn id_in(bytes: &[u8]) -> Option<Uuid> {
    json::parse(bytes).ok()?.get("id")?.as_str()?.parse().ok()
}

/// The bytes of its file.
pub fn write(library_file: &LibraryFile) -> Vec<u8> {
    super::to_bytes(super::LIBRARY, library_file)
}

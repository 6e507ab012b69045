//! `asked.json`: who was asked to fill in which form, and by when. It never leaves the library.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::sanitize_file;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::form::AskedForm;
use crate::maturity::matrix::UnknownFields;

/// The forms that were made, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AskedFile {
    /// Each form.
    #[serde(default)]
    pub asked: Vec<AskedForm>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

impl super::FileBody for AskedFile {
    fn unknown_fields(&mut self) -> &mut UnknownFields {
        &mut self.unknown_fields
    }
}

/// Reads who was asked.
pub fn read(bytes: &[u8]) -> Result<AskedFile, Diagnostic> {
    let mut file: AskedFile = super::read_typed(bytes, super::ASKED)?;
    for one in &mut file.asked {
        let lines = one.role.iter_mut().chain(&mut one.of).chain(&mut one.subject);
        lines
            .chain([&mut one.network.name, &mut one.matrix.title])
            .for_each(sanitize_file::sanitize_line_in_place);
    }
    Ok(file)
}

/// The bytes of the file.
pub fn write(file: &AskedFile) -> Vec<u8> {
    super::to_bytes(super::ASKED, file)
}

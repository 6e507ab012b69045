//! `device.json` in the state folder: the id of this device, as drafts name it. It is never in the
//! settings, which may follow a person to another machine.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::UnknownFields;

/// This device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeviceFile {
    /// Its id.
    pub id: Uuid,
    /// The ids that it had before, and that another machine may have too: their drafts become this
    /// device's with the first change made here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<Uuid>,
    /// What is another in every copy of the state folder; none where the system does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stamp: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

impl super::FileBody for DeviceFile {
    fn unknown_fields(&mut self) -> &mut UnknownFields {
        &mut self.unknown_fields
    }
}

/// Parses the file.
pub fn read(bytes: &[u8]) -> Result<DeviceFile, Diagnostic> {
    super::read_typed(bytes, super::DEVICE)
}

/// The bytes of the file.
pub fn write(device: &DeviceFile) -> Vec<u8> {
    super::to_bytes(super::DEVICE, device)
}

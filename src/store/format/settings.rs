//! `settings.json`: the preferences of this person on this machine, and what was open last.

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};
use uuid::Uuid;

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::{Language, UnknownFields};
use crate::maturity::sheet_memory::SheetMemory;
use crate::maturity::theme_choice::ThemeChoice;

/// The settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SettingsFile {
    /// The colours.
    #[serde(default)]
    pub theme: ThemeChoice,
    /// Whether only plain characters are drawn.
    #[serde(default)]
    pub ascii: bool,
    /// Whether the mouse is listened to.
    #[serde(default = "yes")]
    pub mouse: bool,
    /// The language in which matrices are read that have it; left out for each one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The network that was open last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_network: Option<Uuid>,
    /// The library that was open last. A path that is not Unicode is not kept.
    #[serde(skip_serializing_if = "is_unwritable", serialize_with = "path_as_text")]
    pub last_library: Option<PathBuf>,
    /// The editor that matrices of our own are opened in, as a command; else the one that VISUAL or
    /// EDITOR names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub editor: Option<String>,
    /// What was said of spreadsheets that were brought in, the newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sheets: Vec<SheetMemory>,
    /// The id that an earlier version gave this machine; it has one of its own now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<Uuid>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

impl super::FileBody for SettingsFile {
    fn unknown_fields(&mut self) -> &mut UnknownFields {
        &mut self.unknown_fields
    }
}

impl Default for SettingsFile {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::Automatic,
            ascii: false,
            mouse: true,
            language: None,
            last_network: None,
            last_library: None,
            editor: None,
            sheets: Vec::new(),
            device: None,
            unknown_fields: UnknownFields::new(),
        }
    }
}

/// Parses the settings. If they are invalid, the program uses its defaults and leaves the file
/// alone.
pub fn read(bytes: &[u8]) -> Result<SettingsFile, Diagnostic> {
    super::read_typed(bytes, super::SETTINGS)
}

/// The bytes of the settings' file.
pub fn write(settings: &SettingsFile) -> Vec<u8> {
    super::to_bytes(super::SETTINGS, settings)
}

fn yes() -> bool {
    true
}

#[expect(clippy::ref_option, reason = "serde hands over the field as it stands")]
fn is_unwritable(path: &Option<PathBuf>) -> bool {
    path.as_deref().and_then(Path::to_str).is_none()
}

#[expect(clippy::ref_option, reason = "serde hands over the field as it stands")]
fn path_as_text<S: Serializer>(path: &Option<PathBuf>, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(path.as_deref().and_then(Path::to_str).unwrap_or_default())
}

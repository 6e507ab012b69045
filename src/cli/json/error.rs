//! `error/1`: why a command was not done; and `warning/1`: what a person should know besides. Both go
//! to the error stream, a line for each.

use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::error::CommandError;
use crate::maturity::sanitize::sanitize;

/// Why a command was not done.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct ErrorJson {
    pub(crate) format: &'static str,
    pub(crate) code: &'static str,
    pub(crate) says: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) reasons: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) path: Option<String>,
    pub(crate) remedy: String,
}

/// What a person should know, though it stopped nothing.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct WarningJson {
    format: &'static str,
    says: String,
}

impl ErrorJson {
    pub(crate) fn of(error: &CommandError) -> Self {
        let blank = Self {
            format: "pcn-workbook.error/1",
            code: error.code(),
            says: String::new(),
            reasons: Vec::new(),
            file: None,
            line: None,
            path: None,
            remedy: String::new(),
        };
        match error {
            CommandError::Store(error) => Self {
                says: sanitize(&error.message),
                file: error.file.as_ref().map(|file| file.to_string_lossy().into_owned()),
                line: error.line,
                path: (!error.path.is_empty()).then(|| error.path.clone()),
                remedy: sanitize(&error.remedy),
                ..blank
            },
            CommandError::Multiple { message, file, reasons, remedy } => Self {
                says: message.clone(),
                reasons: reasons.clone(),
                file: file.as_ref().map(|file| file.to_string_lossy().into_owned()),
                remedy: remedy.clone(),
                ..blank
            },
            CommandError::Usage { message, remedy } => {
                Self { says: message.clone(), remedy: remedy.clone(), ..blank }
            }
            CommandError::AlreadyPrinted => blank,
        }
    }
}

impl WarningJson {
    pub(crate) fn new(says: String) -> Self {
        Self { format: "pcn-workbook.warning/1", says }
    }
}

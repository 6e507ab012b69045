//! One line of the share log as it is written: what was shared, with whom and why, by ids only.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::maturity::matrix::UnknownFields;

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

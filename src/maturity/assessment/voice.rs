//! The voice of an assessment: agreed by the group, or one person's view.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::maturity::matrix::UnknownFields;

/// Whose view an assessment is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Voice {
    /// Agreed by the group, or one view.
    pub kind: VoiceKind,
    /// The role whose one view it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The practice or organisation that the person is from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

/// Agreed by the group, or one view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum VoiceKind {
    /// Agreed by the group.
    #[default]
    Agreed,
    /// One view, from a role.
    OneView,
}

impl Voice {
    /// The group's agreed view.
    pub fn agreed() -> Self {
        Self::default()
    }

    /// One view, from `role`.
    pub fn one_view(role: impl Into<String>) -> Self {
        Self {
            kind: VoiceKind::OneView,
            role: Some(role.into()),
            of: None,
            unknown_fields: UnknownFields::new(),
        }
    }

    /// Whether the group agreed it.
    pub fn is_agreed(&self) -> bool {
        self.kind == VoiceKind::Agreed
    }

    /// Whether two voices are the same one: both agreed, or both the one view of the same role from
    /// the same place.
    pub fn is_same(&self, other: &Self) -> bool {
        let lower = |text: &Option<String>| text.as_deref().map(str::to_lowercase);
        self.kind == other.kind
            && lower(&self.role) == lower(&other.role)
            && lower(&self.of) == lower(&other.of)
    }
}

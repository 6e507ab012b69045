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

impl VoiceKind {
    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::OneView => "one-view",
        }
    }
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

    /// The same, with the practice or organisation that the person is from.
    #[must_use]
    pub fn from_place(self, place: Option<String>) -> Self {
        Self { of: place, ..self }
    }

    /// Whether the group agreed it.
    pub fn is_agreed(&self) -> bool {
        self.kind == VoiceKind::Agreed
    }

    /// Whether two voices are the same one: both agreed, or both the one view of the same role from
    /// the same place.
    pub fn is_same(&self, other: &Self) -> bool {
        self.key() == other.key()
    }

    /// What is the same of the same voice, to look it up by.
    pub fn key(&self) -> VoiceKey {
        VoiceKey::new(self.is_agreed(), self.role.as_deref(), self.of.as_deref())
    }

    /// "agreed", "one view: practice manager, Elm Surgery".
    pub fn describe(&self) -> String {
        if self.is_agreed() {
            return "agreed".to_owned();
        }
        describe_one_view(self.role.as_deref(), self.of.as_deref())
    }

    /// The same where there is room: "agreed by the group".
    pub fn describe_in_full(&self) -> String {
        if self.is_agreed() { "agreed by the group".to_owned() } else { self.describe() }
    }
}

/// What tells one voice from another: capital letters don't.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct VoiceKey {
    is_agreed: bool,
    role: Option<String>,
    of: Option<String>,
}

impl VoiceKey {
    /// That of a voice of which this is known.
    pub fn new(is_agreed: bool, role: Option<&str>, of: Option<&str>) -> Self {
        Self { is_agreed, role: role.map(str::to_lowercase), of: of.map(str::to_lowercase) }
    }
}

/// Whether two roles, or two places, are the same: capital letters don't set them apart.
pub fn is_same_name(one: Option<&str>, other: Option<&str>) -> bool {
    one.map(str::to_lowercase) == other.map(str::to_lowercase)
}

/// One person's view in words, as far as it is known whose: "one view: practice manager, Elm
/// Surgery".
pub fn describe_one_view(role: Option<&str>, of: Option<&str>) -> String {
    match (role, of) {
        (Some(role), Some(place)) => format!("one view: {role}, {place}"),
        (Some(whose), None) | (None, Some(whose)) => format!("one view: {whose}"),
        (None, None) => "one view".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voice_is_a_role_and_where_it_is_from() {
        let manager =
            |place: &str| Voice::one_view("practice manager").from_place(Some(place.to_owned()));
        assert!(manager("Elm Surgery").is_same(&manager("ELM surgery")));
        assert!(!manager("Elm Surgery").is_same(&manager("Oak Surgery")));
        assert!(!manager("Elm Surgery").is_same(&Voice::one_view("practice manager")));
        assert!(Voice::one_view("GP").is_same(&Voice::one_view("gp")));
        assert!(!Voice::agreed().is_same(&Voice::one_view("GP")));
    }

    #[test]
    fn a_voice_in_words() {
        let words = |role: Option<&str>, of: Option<&str>| describe_one_view(role, of);
        assert_eq!(words(Some("manager"), Some("Elm Surgery")), "one view: manager, Elm Surgery");
        assert_eq!(words(Some("manager"), None), "one view: manager");
        assert_eq!(words(None, Some("Elm Surgery")), "one view: Elm Surgery");
        assert_eq!(words(None, None), "one view");
        assert_eq!(Voice::agreed().describe(), "agreed");
        assert_eq!(Voice::agreed().describe_in_full(), "agreed by the group");
    }
}

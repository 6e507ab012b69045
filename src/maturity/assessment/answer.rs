//! One answer with its label in files, and its record: the reason, a note, evidence.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::beside::{Beside, BesideAnswer};
use crate::maturity::ids::StageId;
use crate::maturity::matrix::UnknownFields;

/// An answer is a label, never a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Not yet.
    NotYet,
    /// Partly.
    Partly,
    /// Mostly.
    Mostly,
    /// Fully.
    Fully,
    /// Not sure.
    NotSure,
    /// Does not apply; the reason stands in [`AnswerRecord::beside`].
    NotApplicable,
    /// On a ladder: not even the first rung.
    NoneYet,
    /// On a ladder: the rung of this stage.
    Rung(StageId),
}

impl Answer {
    /// The label in files and commands.
    pub fn as_str(&self) -> &str {
        match self {
            Self::NotYet => "not_yet",
            Self::Partly => "partly",
            Self::Mostly => "mostly",
            Self::Fully => "fully",
            Self::NotSure => "not_sure",
            Self::NotApplicable => "not_applicable",
            Self::NoneYet => "none_yet",
            Self::Rung(stage) => stage.as_str(),
        }
    }

    /// Reads a label. What is no reserved word is the rung of a stage; whether that stage exists is
    /// for the matrix to say.
    pub fn from_label(label: &str) -> Self {
        match label {
            "not_yet" => Self::NotYet,
            "partly" => Self::Partly,
            "mostly" => Self::Mostly,
            "fully" => Self::Fully,
            "not_sure" => Self::NotSure,
            "not_applicable" => Self::NotApplicable,
            "none_yet" => Self::NoneYet,
            stage => Self::Rung(StageId::from(stage)),
        }
    }

    /// Whether this is one of the four on the scale.
    pub fn is_on_scale(&self) -> bool {
        matches!(self, Self::NotYet | Self::Partly | Self::Mostly | Self::Fully)
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl JsonSchema for Answer {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Answer".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "description": "not_yet, partly, mostly, fully, not_sure, not_applicable; of a ladder the id of a stage, or none_yet"})
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Self::from_label(&String::deserialize(from)?))
    }
}

/// What is held for one item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "AnswerFields")]
pub struct AnswerRecord {
    /// The answer; none while only a note or evidence stands here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
    /// Whether it was confirmed as the same as last time.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub as_before: bool,
    /// The day it was last looked at, where it was kept from an earlier snapshot and not looked at
    /// since.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// The reason, a note, evidence.
    #[serde(flatten)]
    pub beside: Beside,
}

/// An answer as files have it, all in one.
#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "AnswerRecord")]
struct AnswerFields {
    /// The answer; none while only a note or evidence stands here.
    answer: Option<Answer>,
    /// Whether it was confirmed as the same as last time.
    #[serde(default)]
    as_before: bool,
    /// The day it was last looked at, where it was kept from an earlier snapshot and not looked at
    /// since.
    as_of: Option<Date>,
    /// Why it does not apply.
    reason: Option<String>,
    /// A private note.
    note: Option<String>,
    /// What shows that it is so.
    #[serde(default)]
    evidence: Vec<Evidence>,
    /// Fields this version does not know, a meeting's hands among them.
    #[serde(flatten)]
    unknown_fields: UnknownFields,
}

impl JsonSchema for AnswerRecord {
    fn inline_schema() -> bool {
        AnswerFields::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        AnswerFields::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        AnswerFields::json_schema(generator)
    }
}

impl From<AnswerFields> for AnswerRecord {
    fn from(fields: AnswerFields) -> Self {
        let AnswerFields { answer, as_before, as_of, reason, note, evidence, unknown_fields } =
            fields;
        let beside = BesideAnswer { reason, note, evidence, unknown_fields };
        Self { answer, as_before, as_of, beside: beside.into() }
    }
}

impl AnswerRecord {
    /// Only an answer, nothing beside it.
    pub fn new(answer: Answer) -> Self {
        Self { answer: Some(answer), ..Self::default() }
    }

    /// That it does not apply, and why.
    pub fn not_applicable(reason: &str) -> Self {
        let mut given = Self::new(Answer::NotApplicable);
        given.beside.reason = Some(reason.to_owned());
        given
    }

    /// Whether nothing at all is held.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Takes the reason away, where there is one.
    pub(crate) fn remove_reason(&mut self) {
        if let Some(beside) = self.beside.existing_mut() {
            beside.reason = None;
        }
    }
}

/// What was typed where a day is asked for and can't be read as one yet: kept until it can, and never
/// in a snapshot.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TypedDays {
    /// In the place of the day it speaks of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dated: Option<String>,
    /// In the place of the day from which it should be looked at again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub good_until: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

impl TypedDays {
    /// Whether every day could be read.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The words as they were typed.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.dated.iter().chain(&self.good_until).map(String::as_str)
    }
}

/// One piece of evidence for an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// What it is.
    pub text: String,
    /// Whose it is, by role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub whose: Option<String>,
    /// The day it speaks of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dated: Option<Date>,
    /// The day from which it should be looked at again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub good_until: Option<Date>,
    /// Whether it speaks for the statement or against it.
    #[serde(default = "yes")]
    pub supports: bool,
    /// Days as they were typed, while they can't be read; only in a draft.
    #[serde(default, skip_serializing_if = "TypedDays::is_empty")]
    pub typed: TypedDays,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

impl Evidence {
    /// Whether nothing at all is filled in.
    pub fn is_blank(&self) -> bool {
        let is_text_blank = self.text.trim().is_empty();
        let has_day = self.dated.is_some() || self.good_until.is_some();
        is_text_blank && self.whose.is_none() && !has_day && self.typed.is_empty()
    }

    /// Evidence in favour, of which only the text is known.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            whose: None,
            dated: None,
            good_until: None,
            supports: true,
            typed: TypedDays::default(),
            unknown_fields: UnknownFields::new(),
        }
    }
}

fn yes() -> bool {
    true
}

//! Our stage: the judgement the team makes of an area, and how a stage is named in files.

use std::borrow::Cow;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::maturity::ids::StageId;
use crate::maturity::matrix::UnknownFields;

/// The stage the team itself settles on in a domain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Judgement {
    /// Where the team says it is.
    pub stage: StagePoint,
    /// Why, in one line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Whether it was confirmed as the same as last time.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub as_before: bool,
    /// The day it was last looked at, where it was kept from an earlier snapshot and not looked at
    /// since.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

impl Judgement {
    /// This stage, for this reason; an empty reason is none.
    pub fn new(stage: StagePoint, reason: &str) -> Self {
        let reason = Some(reason.trim()).filter(|reason| !reason.is_empty()).map(str::to_owned);
        Self { stage, reason, as_before: false, as_of: None, unknown_fields: UnknownFields::new() }
    }
}

/// A place on the way: before the first stage, or at a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StagePoint {
    /// Before the first stage.
    Before,
    /// At this stage.
    At(StageId),
}

impl StagePoint {
    /// `before`, or the stage's id, as files and commands have it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Before => "before",
            Self::At(stage) => stage.as_str(),
        }
    }

    /// Reads `before` or a stage's id.
    pub fn from_label(label: &str) -> Self {
        if label.eq_ignore_ascii_case("before") {
            Self::Before
        } else {
            Self::At(StageId::from(label))
        }
    }
}

impl JsonSchema for StagePoint {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Point".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "description": "before, or the id of a stage"})
    }
}

impl Serialize for StagePoint {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for StagePoint {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Self::from_label(&String::deserialize(from)?))
    }
}

//! The aim of an area: stay, move to a stage, or not now.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::maturity::ids::StageId;
use crate::maturity::matrix::UnknownFields;

/// What is wanted next in a domain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Aim {
    /// Stay, move or not now.
    pub aim: AimKind,
    /// The stage to move to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<StageId>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The day to look again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_on: Option<Date>,
    /// The day it was last looked at, where it was kept from an earlier snapshot and not looked at
    /// since.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

/// The three things a team may want of a domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AimKind {
    /// Staying put is right.
    Stay,
    /// Move to a stage.
    Move,
    /// It would be good, but not now.
    NotNow,
}

impl AimKind {
    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stay => "stay",
            Self::Move => "move",
            Self::NotNow => "not_now",
        }
    }
}

impl Aim {
    /// An aim without a reason or a day.
    pub fn new(aim: AimKind, to: Option<StageId>) -> Self {
        Self {
            aim,
            to,
            reason: None,
            review_on: None,
            as_of: None,
            unknown_fields: UnknownFields::new(),
        }
    }
}

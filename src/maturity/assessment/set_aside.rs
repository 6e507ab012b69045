//! What was said on another revision of a draft's matrix and has no place in this one: set aside in
//! the draft, so that nothing is lost, and counting for nothing.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Aim, AnswerRecord, Judgement, RaisedAsk};
use crate::maturity::ids::{DomainId, ItemId};

/// What was set aside when a walk went on to another revision of its matrix.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SetAside {
    /// Answers, by item: to be confirmed where the item means the same.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<ItemId, SetAsideAnswer>,
    /// Our stage, by domain.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub judgements: BTreeMap<DomainId, Judgement>,
    /// What next, by domain.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub aims: BTreeMap<DomainId, Aim>,
    /// Needs, by ask.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub asks: BTreeMap<ItemId, RaisedAsk>,
}

/// An answer, and the meaning it was given to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SetAsideAnswer {
    /// The revision in which the item's meaning had last changed.
    pub revision: u32,
    /// What was held for it.
    pub given: AnswerRecord,
}

impl SetAside {
    /// Whether nothing is set aside.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

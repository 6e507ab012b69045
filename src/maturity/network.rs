//! A network: its name, what it is for, and the context it works in.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::ids::MatrixId;
use super::matrix::UnknownFields;
use super::search;

/// A primary care network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Network {
    /// Its id, for ever.
    pub id: Uuid,
    /// Its name, as people say it.
    pub name: String,
    /// Its ODS code, `U` and five digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ods_code: Option<String>,
    /// What it is for, in a sentence or two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// The matrices in use, in the order shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matrices: Vec<MatrixId>,
    /// Which matrix of such an id is in use, where that is known: the fingerprint of its first
    /// revision.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub lineages: BTreeMap<MatrixId, String>,
    /// Which of several copies of a snapshot that say different things counts, as a person chose:
    /// SHA-256 of its bytes, by the snapshot's id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub chosen: BTreeMap<Uuid, String>,
    /// Other ids the same network goes by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Uuid>,
    /// The ids of networks with its ODS code that a person said are other networks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub apart: Vec<Uuid>,
    /// The context it works in.
    #[serde(default, skip_serializing_if = "Profile::is_empty")]
    pub profile: Profile,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

/// The context a network works in. Every field may be left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Profile {
    /// Registered patients.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_size: Option<u32>,
    /// Number of practices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub practices: Option<u32>,
    /// How it is run: federation, flat, lead, other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operating_model: Option<String>,
    /// Whether practices worked together before 2019: none, some, all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worked_together: Option<String>,
    /// Deprivation: low, mixed, high.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprivation: Option<String>,
    /// Rural, urban or mixed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub setting: Option<String>,
    /// Whether the patients' area and the council's overlap: yes, partly, no.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub areas_overlap: Option<String>,
    /// Clinical director sessions a week, as text: "2.5".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub director_sessions: Option<String>,
    /// What management support there is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub management_support: Option<String>,
    /// The name of the local health and care system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    /// The place or borough within it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

/// How a network can be run: the word in files, and what people read.
pub const OPERATING_MODELS: &[(&str, &str)] = &[
    ("federation", "by a federation or other provider"),
    ("flat", "by the practices together, as equals"),
    ("lead", "by a lead practice"),
    ("other", "in another way"),
];

/// The word for how a network is run; none where it is no such word. Files may hold others.
pub fn parse_operating_model(typed: &str) -> Option<&'static str> {
    let mut words = OPERATING_MODELS.iter().map(|(word, _)| *word);
    words.find(|word| word.eq_ignore_ascii_case(typed.trim()))
}

impl Profile {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A network, as drafts name it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NetworkRef {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

/// A network as it was when a snapshot was taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NetworkAtTime {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Its ODS code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ods_code: Option<String>,
    /// What it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// The context it works in.
    #[serde(default, skip_serializing_if = "Profile::is_empty")]
    pub profile: Profile,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

/// What two names have in common that may well be those of one network: their words, whatever the
/// capitals, apostrophes and small words, and whether or not they end in PCN. Empty where there is
/// no such word.
pub fn name_key(name: &str) -> String {
    let small = ["pcn", "primary", "care", "network", "the", "and", "of"];
    let folded = search::fold(name);
    let words: Vec<&str> =
        search::split_words(&folded).filter(|word| !small.contains(word)).collect();
    words.join(" ")
}

impl Network {
    /// A network of which only the name is known.
    pub fn with_name(id: Uuid, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            ods_code: None,
            purpose: None,
            matrices: Vec::new(),
            lineages: BTreeMap::new(),
            chosen: BTreeMap::new(),
            also: Vec::new(),
            apart: Vec::new(),
            profile: Profile::default(),
            unknown_fields: UnknownFields::new(),
        }
    }

    /// The network as a draft names it.
    pub fn to_network_ref(&self) -> NetworkRef {
        NetworkRef { id: self.id, name: self.name.clone(), unknown_fields: UnknownFields::new() }
    }

    /// The network as it is now, for a snapshot to keep.
    pub fn to_network_at_time(&self) -> NetworkAtTime {
        NetworkAtTime {
            id: self.id,
            name: self.name.clone(),
            ods_code: self.ods_code.clone(),
            purpose: self.purpose.clone(),
            profile: self.profile.clone(),
            unknown_fields: UnknownFields::new(),
        }
    }

    /// Whether both have one and the same ODS code.
    pub fn shares_code(&self, other: &Self) -> bool {
        self.ods_code
            .as_ref()
            .zip(other.ods_code.as_ref())
            .is_some_and(|(one, two)| one.eq_ignore_ascii_case(two))
    }

    /// Whether a person said that these two are different networks, whatever their codes.
    pub fn is_told_apart(&self, other: &Self) -> bool {
        let says = |one: &Self, two: &Self| one.apart.iter().any(|id| two.has_id(*id));
        says(self, other) || says(other, self)
    }

    /// Notes that the other is a different network, where their one code would say otherwise.
    pub fn tell_apart(&mut self, other: &Self) {
        if self.shares_code(other) && !self.is_told_apart(other) && self.id != other.id {
            self.apart.push(other.id);
        }
    }

    /// Whether `id` is this network, under its own or another id.
    pub fn has_id(&self, id: Uuid) -> bool {
        self.id == id || self.also.contains(&id)
    }
}

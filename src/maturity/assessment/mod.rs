//! What a network says of itself against a matrix: answers, judgements, aims and asks, in a draft
//! that is worked on or in a snapshot that never changes.

mod answer;

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

pub use self::answer::{Answer, AnswerRecord, Evidence};
use super::ids::{DomainId, ItemId, MatrixId, StageId};
use super::matrix::UnknownFields;
use super::network::Profile;

/// The answers by item. An item that is not here is unanswered.
pub type Answers = BTreeMap<ItemId, AnswerRecord>;

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

/// The stage the team itself settles on in a domain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Judgement {
    /// Where the team says it is.
    pub stage: StagePoint,
    /// Why, in one line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

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

/// What was said about an ask.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RaisedAsk {
    /// Whether the network raises this need.
    #[serde(default)]
    pub raised: bool,
    /// A word about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

/// Whose view an assessment is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Voice {
    /// Agreed by the group, or one view.
    pub kind: VoiceKind,
    /// The role whose one view it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
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
            unknown_fields: UnknownFields::new(),
        }
    }

    /// Whether the group agreed it.
    pub fn is_agreed(&self) -> bool {
        self.kind == VoiceKind::Agreed
    }

    /// Whether two voices are the same one: both agreed, or both the one view of the same role.
    pub fn is_same(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.role.as_deref().map(str::to_lowercase)
                == other.role.as_deref().map(str::to_lowercase)
    }
}

/// Which matrix, revision and exact text an assessment was answered on.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MatrixRef {
    /// The matrix.
    pub id: MatrixId,
    /// Its revision.
    pub revision: u32,
    /// SHA-256 of its canonical bytes, 64 hexadecimal digits.
    pub fingerprint: String,
}

/// What a network says of itself against one matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The matrix it was answered on.
    pub matrix: MatrixRef,
    /// Fields beside the matrix's identity that this version does not know.
    pub matrix_unknown_fields: UnknownFields,
    /// Whose view it is.
    pub voice: Voice,
    /// The one project it is about, where it is not about the whole network.
    pub subject: Option<String>,
    /// The snapshot whose answers are *last time*.
    pub based_on: Option<Uuid>,
    /// Answers by item.
    pub answers: Answers,
    /// Our stage, by domain.
    pub judgements: BTreeMap<DomainId, Judgement>,
    /// What next, by domain.
    pub aims: BTreeMap<DomainId, Aim>,
    /// Needs raised, by ask.
    pub asks: BTreeMap<ItemId, RaisedAsk>,
}

impl Assessment {
    /// Nothing said yet.
    pub fn empty(matrix: MatrixRef) -> Self {
        Self {
            matrix,
            matrix_unknown_fields: UnknownFields::new(),
            voice: Voice::agreed(),
            subject: None,
            based_on: None,
            answers: Answers::new(),
            judgements: BTreeMap::new(),
            aims: BTreeMap::new(),
            asks: BTreeMap::new(),
        }
    }

    /// The answer to `item`, where there is one.
    pub fn answer(&self, item: &ItemId) -> Option<&Answer> {
        self.answers.get(item).and_then(|given| given.answer.as_ref())
    }

    /// Whether nothing has been said: no answer, note, judgement, aim or need.
    pub fn is_blank(&self) -> bool {
        self.answers.is_empty()
            && self.judgements.is_empty()
            && self.aims.is_empty()
            && self.asks.is_empty()
    }
}

/// The assessment being worked on, on one device.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Its id; the snapshot made from it bears the same one.
    pub id: Uuid,
    /// The device that alone writes it.
    pub device: Uuid,
    /// SHA-256 of the published file that the work started from; none before the first publishing.
    pub base_hash: Option<String>,
    /// Whose it is.
    pub network: NetworkRef,
    /// What has been said.
    pub assessment: Assessment,
    /// What is filled in about the snapshot it will become, as far as it is.
    pub cover: SnapshotCover,
    /// Fields this version does not know.
    pub unknown_fields: UnknownFields,
}

/// What is filled in about the snapshot that a draft will become: by the person, before it is
/// saved, or taken over by a corrected copy from the snapshot it replaces.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SnapshotCover {
    /// The day it speaks of.
    pub taken_on: Option<Date>,
    /// Its name.
    pub label: Option<String>,
    /// Who was there, by role.
    pub present: Vec<String>,
    /// The snapshot that it will replace in lists, where it is a corrected copy.
    pub supersedes: Option<Uuid>,
}

impl SnapshotCover {
    /// Whether nothing is filled in yet.
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

/// A dated copy of a draft. Never changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The id of the draft it was made from.
    pub id: Uuid,
    /// The network as it was.
    pub network: NetworkAtTime,
    /// What was said.
    pub assessment: Assessment,
    /// The civil day it speaks of.
    pub taken_on: Date,
    /// The moment it was saved.
    pub saved_at: Timestamp,
    /// Its name.
    pub label: Option<String>,
    /// Who was there, by role.
    pub present: Vec<String>,
    /// The snapshot it replaces in lists.
    pub supersedes: Option<Uuid>,
    /// Snapshots of single views it was agreed from.
    pub views: Vec<Uuid>,
    /// Kinds of text left out when it was shared.
    pub left_out: Vec<String>,
    /// SHA-256 of the full snapshot, where something was left out.
    pub full_hash: Option<String>,
    /// Fields this version does not know.
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

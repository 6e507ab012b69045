//! The assessment: what a network says of itself against a matrix. Answers, judgements, aims and
//! asks, in a draft that is worked on or in a snapshot that never changes.

mod aim;
mod answer;
mod beside;
mod draft;
mod edits;
mod judgement;
mod set_aside;
mod snapshot;
mod voice;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use self::aim::{Aim, AimKind};
pub use self::answer::{Answer, AnswerRecord, Evidence, TypedDays};
pub use self::beside::{Beside, BesideAnswer};
pub use self::draft::{Draft, SnapshotCover};
pub use self::edits::accepts_answer;
pub use self::judgement::{Judgement, StagePoint};
pub use self::set_aside::{SetAside, SetAsideAnswer};
pub use self::snapshot::{NotLookedAt, Snapshot};
pub use self::voice::{Voice, VoiceKey, VoiceKind, describe_one_view, is_same_name};
use super::ids::{DomainId, IdPool, ItemId, MatrixId};
use super::matrix::UnknownFields;

/// The answers by item. An item that is not here is unanswered.
pub type Answers = BTreeMap<ItemId, AnswerRecord>;

/// What was said about an ask.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RaisedAsk {
    /// Whether the network raises this need.
    #[serde(default)]
    pub raised: bool,
    /// A word about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The day it was last looked at, where it was kept from an earlier snapshot and not looked at
    /// since.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

/// What was said last time and taken back in this walk, by id: it stays open when the walk is saved,
/// while all else that was not looked at may be kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TakenBack {
    /// Answers, by item.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub answers: BTreeSet<ItemId>,
    /// Our stage, by domain.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub judgements: BTreeSet<DomainId>,
    /// What next, by domain.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub aims: BTreeSet<DomainId>,
    /// Needs, by ask.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub asks: BTreeSet<ItemId>,
}

impl TakenBack {
    /// Whether nothing was taken back.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
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

impl MatrixRef {
    /// Its name in full, as its frozen copy has it: `ours@1_4fbf12ab34cd`.
    pub fn full_name(&self) -> String {
        let digits = self.fingerprint.get(..12).unwrap_or(&self.fingerprint);
        format!("{}@{}_{digits}", self.id, self.revision)
    }
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
    /// What was taken back in this walk; only a draft holds any.
    pub taken_back: TakenBack,
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
            taken_back: TakenBack::default(),
        }
    }

    /// The answer to `item`, where there is one.
    pub fn answer(&self, item: &ItemId) -> Option<&Answer> {
        self.answers.get(item).and_then(|given| given.answer.as_ref())
    }

    /// Makes it small: the letters of its ids are held once for all that share the pool, and its maps
    /// have no room to grow.
    pub fn compact(&mut self, pool: &mut IdPool) {
        let answers = std::mem::take(&mut self.answers).into_iter();
        let answers = answers.map(|(item, mut given)| {
            if let Some(Answer::Rung(stage)) = given.answer {
                given.answer = Some(Answer::Rung(stage.pooled(pool)));
            }
            (item.pooled(pool), given)
        });
        self.answers = answers.collect();
        let judgements = std::mem::take(&mut self.judgements).into_iter();
        self.judgements = judgements.map(|(domain, said)| (domain.pooled(pool), said)).collect();
        let aims = std::mem::take(&mut self.aims).into_iter();
        self.aims = aims.map(|(domain, aim)| (domain.pooled(pool), aim)).collect();
        let asks = std::mem::take(&mut self.asks).into_iter();
        self.asks = asks.map(|(ask, raised)| (ask.pooled(pool), raised)).collect();
    }

    /// Whether nothing has been said: no answer, note, judgement, aim or need.
    pub fn is_blank(&self) -> bool {
        self.answers.is_empty()
            && self.judgements.is_empty()
            && self.aims.is_empty()
            && self.asks.is_empty()
    }
}

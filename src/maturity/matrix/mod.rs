//! A matrix: what is asked. Stages across, domains down, and in each domain the items that a
//! network answers.
//!
//! Number, names and meaning of stages and domains belong to the matrix, never to the program.
//! These types are also the form in which a matrix is written: the order of fields here is the
//! order of keys in the file.

mod answer_set;
mod item;
mod item_details;
mod ladder;
mod language;
mod lookup;
mod schema;
mod sources;
mod stage_numbers;
mod text_slots;
mod translations;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub use self::answer_set::{AnswerSet, COUNTED_ANSWERS, OwnAnswer};
pub use self::item::Item;
pub use self::item_details::{CHECKLIST_HEADING, ItemDetails};
pub use self::ladder::{Ladder, MAX_SCALE_BYTES, Rung, RungWords, Rungs, Scale};
pub use self::language::Language;
pub use self::sources::Unchecked;
pub use self::stage_numbers::name_after_number;
pub(crate) use self::text_slots::{BEFORE_OWNER, term_owner};
pub use self::text_slots::{TextField, TextPlace};
pub use self::translations::{TextByLanguage, Translations};
use super::ids::{DomainId, ItemId, MatrixId, ScaleId, StageId};

/// Fields of a file that this version does not know. They are kept and written last.
pub type UnknownFields = Map<String, Value>;

/// A whole matrix, at one revision.
///
/// Its texts stand in their fields in the language that is shown; [`Translations`] has the others. It
/// is always written with all of them.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(remote = "Self")]
pub struct Matrix {
    /// Its id, the same through all revisions.
    pub id: MatrixId,
    /// Counts up from 1 whenever anything in the matrix changes.
    #[schemars(range(min = 1, max = 4_294_967_295_u32))]
    pub revision: u32,
    /// From revision 2 on: the fingerprint of its first revision, which says whose revision it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub lineage: Option<String>,
    /// The full title, such as "Five national areas: plain-English companion".
    #[schemars(regex(pattern = r"\S"))]
    pub title: String,
    /// A shorter one for headings and columns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short_title: Option<String>,
    /// The language of its texts, where it says so; its own where they are in several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// National, local or an exercise.
    #[schemars(default = "schema::usual_kind")]
    pub kind: MatrixKind,
    /// The lowest answer that counts as in place.
    #[schemars(default = "schema::usual_bar")]
    pub bar: Bar,
    /// Where each walk is about one thing and not about the whole network: what people call such a
    /// thing, "change". Every one of them then has its own answers and its own last time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about_one: Option<String>,
    /// Whether its ladders may leave stages out, as their author meant it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub short_ladders: bool,
    /// What it is and how far to trust it, for the matrix's own page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// What to do together before the first answer: a walk opens with it on a page of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opening: Option<String>,
    /// Where its ideas come from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Stands on the matrix's page and in every export.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub footer: Option<String>,
    /// The matrix's own name for "before the first stage".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<BeforeName>,
    /// The stages, lowest first. Never empty in a checked matrix.
    #[schemars(length(min = 1))]
    pub stages: Vec<Stage>,
    /// Descriptions that several ladders share, each said once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scales: Vec<Scale>,
    /// Answers of their own that statements have, each set said once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answer_sets: Vec<AnswerSet>,
    /// The domains, in the order they are walked. Never empty in a checked matrix.
    #[schemars(length(min = 1))]
    pub domains: Vec<Domain>,
    /// Words explained on a key.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub glossary: Vec<Term>,
    /// How its domains sit beside another matrix's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub crosswalk: Vec<CrosswalkRow>,
    /// What became of the items of the revision before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<ItemChange>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
    /// Its texts in the languages that are not shown. In the file they stand beside each text.
    #[serde(skip)]
    #[schemars(skip)]
    pub translations: Translations,
    /// What it is called on screen where another matrix here has its id: its titles with the name
    /// of the network whose it is. No part of any file.
    #[serde(skip)]
    #[schemars(skip)]
    pub titles_with_network: Option<Box<TitlesWithNetwork>>,
}

/// The titles of a matrix with the name of its network: "Brook Vale matrix (Brook Vale PCN)".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitlesWithNetwork {
    /// The full title.
    pub title: String,
    /// The shorter one.
    pub short_title: String,
}

/// Who wrote a matrix, and what for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum MatrixKind {
    /// The companion to NHS England's matrix.
    National,
    /// Written by its users.
    Local,
    /// An exercise to do once, such as a pre-mortem.
    Exercise,
}

/// The lowest scale answer that counts as in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Bar {
    /// Mostly and fully count.
    Mostly,
    /// Only fully counts.
    Fully,
}

/// How a stage reads beside another matrix's stages. Never a conversion.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Band {
    /// At the start.
    Start,
    /// Part-way.
    PartWay,
    /// Established.
    Established,
}

/// The matrix's own name for "before the first stage".
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct BeforeName {
    /// Such as "Not started".
    #[schemars(regex(pattern = r"\S"))]
    pub name: String,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Stage {
    /// Its id within the matrix.
    pub id: StageId,
    /// Its name on screen, such as "Step 1".
    #[schemars(regex(pattern = r"\S"))]
    pub name: String,
    /// What being there means, in one line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<String>,
    /// How it reads beside other matrices' stages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub band: Option<Band>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

/// One row: an area of a network's work.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(extend("anyOf" = [schema::something_in("statements"), schema::something_in("ladders")]))]
pub struct Domain {
    /// Its id within the matrix.
    pub id: DomainId,
    /// The full name.
    #[schemars(regex(pattern = r"\S"))]
    pub name: String,
    /// A name short enough for a column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short_name: Option<String>,
    /// What it is part of: a heading above the areas that stand together and have the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Why it matters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// What good looks like, often a question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub good: Option<String>,
    /// What it is like before the first stage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// Warning signs: prompts, never answered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(inner(regex(pattern = r"\S")))]
    pub signs: Vec<String>,
    /// Statements, each at one stage.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<Statement>,
    /// Ladders, each with one description per stage.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ladders: Vec<Ladder>,
    /// What the network needs from others, never scored.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<Ask>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

/// One plain sentence at one stage, answered on the answer scale.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Statement {
    /// Its id, unique over the whole matrix.
    pub id: ItemId,
    /// The stage it belongs to.
    pub stage: StageId,
    /// The sentence.
    #[schemars(regex(pattern = r"\S"))]
    pub text: String,
    /// An example of evidence for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// What its wording rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis>,
    /// Short names of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// The matrix revision in which its meaning last changed.
    #[schemars(default = "schema::first_revision", range(min = 1, max = 4_294_967_295_u32))]
    pub revision: u32,
    /// What its stage rests on, as `basis` says it of its wording. Left out where the stages are the
    /// writers' own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage_basis: Option<Basis>,
    /// The set of answers that it has of its own, in place of the usual ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<ScaleId>,
    /// What stands beside it and is never answered.
    #[serde(flatten)]
    pub details: ItemDetails,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

/// What the wording of a statement rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// A source that was read supports the idea.
    Verified,
    /// Recalled from the official matrix and not checked against it.
    Recalled,
    /// The writers' own.
    Own,
}

/// What the network needs from the wider system at a stage. Never scored.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Ask {
    /// Its id, unique over the whole matrix.
    pub id: ItemId,
    /// The stage it belongs to.
    pub stage: StageId,
    /// The need, in one line.
    #[schemars(regex(pattern = r"\S"))]
    pub text: String,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

/// A word of the glossary.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Term {
    /// The word or words.
    #[schemars(regex(pattern = r"\S"))]
    pub term: String,
    /// Its meaning, in one plain sentence.
    #[schemars(regex(pattern = r"\S"))]
    pub meaning: String,
    /// Other forms in which the texts use it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(inner(regex(pattern = r"\S")))]
    pub also: Vec<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

/// One row of a crosswalk: where a domain sits beside another matrix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CrosswalkRow {
    /// The domain of this matrix.
    pub domain: DomainId,
    /// The other matrix.
    pub matrix: MatrixId,
    /// The other matrix's domain that it lines up with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub main: Option<DomainId>,
    /// Others it also touches.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<DomainId>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

/// What became of an item of the revision before.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ItemChange {
    /// The item.
    pub item: ItemId,
    /// What happened to it.
    pub was: ChangeKind,
    /// The items it went into, for split and merged ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub into: Vec<ItemId>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

/// How an item changed between two revisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// Meaning kept, though words may differ.
    Same,
    /// Meaning changed.
    Changed,
    /// Became several.
    Split,
    /// Became part of another.
    Merged,
    /// No longer asked.
    Retired,
    /// Not asked before.
    New,
}

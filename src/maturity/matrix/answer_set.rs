//! Answers of its own for a question, such as yes and no: what they are called, and which answer of
//! the scale each counts as. Only the author of a matrix says that; nothing is worked out.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::{Item, Matrix, UnknownFields};
use crate::maturity::ids::ScaleId;

/// The answers of the scale that an answer may count as, lowest first, as files spell them.
pub const COUNTED_ANSWERS: [&str; 4] = ["not_yet", "partly", "mostly", "fully"];

/// Answers that several statements share, said once.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct AnswerSet {
    /// Its id within the matrix.
    pub id: ScaleId,
    /// What each is called, by the answer of the scale that it counts as. Two or more.
    #[serde(serialize_with = "names_by_answer")]
    #[schemars(schema_with = "names_schema")]
    pub answers: Vec<OwnAnswer>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnAnswer {
    /// The answer of the scale that it counts as.
    pub counts_as: String,
    /// What it is called, such as "Yes".
    pub name: String,
}

impl AnswerSet {
    /// What the answer with this label is called; none where the set does not have it.
    pub fn name_of(&self, label: &str) -> Option<&str> {
        let found = self.answers.iter().find(|answer| answer.counts_as == label);
        found.map(|answer| answer.name.as_str())
    }

    /// The labels of its answers, lowest first.
    pub fn labels(&self) -> impl Iterator<Item = &'static str> {
        COUNTED_ANSWERS.into_iter().filter(|label| self.name_of(label).is_some())
    }

    /// "No (not yet), Yes (fully)": what each is called, and what it counts as.
    pub fn words(&self) -> String {
        let one = |label: &str| {
            format!("{} ({})", self.name_of(label).unwrap_or_default(), label.replace('_', " "))
        };
        self.labels().map(one).collect::<Vec<_>>().join(", ")
    }
}

impl Matrix {
    /// The answers that a statement has of its own; none for the usual ones.
    pub fn answer_set(&self, item: Item<'_>) -> Option<&AnswerSet> {
        let Item::Statement(statement) = item else { return None };
        let id = statement.answers.as_ref()?;
        self.answer_sets.iter().find(|set| set.id == *id)
    }
}

fn names_by_answer<S: Serializer>(answers: &[OwnAnswer], to: S) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(Some(answers.len()))?;
    for answer in answers {
        map.serialize_entry(&answer.counts_as, &answer.name)?;
    }
    map.end()
}

fn names_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object", "minProperties": 2,
        "propertyNames": {"enum": COUNTED_ANSWERS},
        "additionalProperties": {"type": "string", "pattern": r"\S"}
    })
}

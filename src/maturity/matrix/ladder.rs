//! A ladder: an item with one description for each stage, of which one is picked. Its descriptions
//! are its own, or those of a scale that is said once for many ladders.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::{Deref, DerefMut};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::json;

use super::{Basis, ItemDetails, Matrix, UnknownFields, schema};
use crate::maturity::ids::{ItemId, ScaleId, StageId};
use crate::maturity::markdown::to_plain;

/// The most that the descriptions of all scales may hold together if they were written out: as much
/// as a file may.
pub const MAX_SCALE_BYTES: usize = 8 * 1024 * 1024;

/// An item with one description per stage, answered by the rung that fits.
#[derive(Clone, Debug, PartialEq, serde::Serialize, JsonSchema)]
#[schemars(extend("anyOf" = [{"required": ["rungs"]}, {"required": ["scale"]}]))]
pub struct Ladder {
    /// Its id, unique over the whole matrix.
    pub id: ItemId,
    /// What is being described.
    #[schemars(regex(pattern = r"\S"))]
    pub title: String,
    /// The descriptions by stage, in the order they were written. A stage may have none.
    #[serde(flatten)]
    pub rungs: Rungs,
    /// An example of evidence for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// An example for each description, by its stage.
    #[serde(serialize_with = "texts_by_stage", skip_serializing_if = "Vec::is_empty")]
    #[schemars(default, schema_with = "schema::texts_by_stage")]
    pub examples: Vec<Rung>,
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
    /// What stands beside it and is never answered.
    #[serde(flatten)]
    pub details: ItemDetails,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

/// The descriptions of a ladder. Those of a scale are filled in when a matrix is read, and written
/// as the scale's id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rungs {
    /// The descriptions, in the order they were written.
    pub list: Vec<Rung>,
    /// What "none yet" means here.
    pub before: Option<String>,
    /// The scale whose descriptions these are.
    pub scale: Option<ScaleId>,
}

/// One text of a ladder for a stage: a description, or an example for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rung {
    /// The stage it describes.
    pub stage: StageId,
    /// The description.
    pub text: String,
}

/// Descriptions that several ladders share, said once.
#[derive(Clone, Debug, PartialEq, serde::Serialize, JsonSchema)]
pub struct Scale {
    /// Its id within the matrix.
    pub id: ScaleId,
    /// Its name, such as "How settled it is".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The descriptions by stage, in the order they were written. A stage may have none.
    #[serde(serialize_with = "texts_by_stage")]
    #[schemars(schema_with = "schema::texts_by_stage")]
    pub rungs: Vec<Rung>,
    /// What "none yet" means on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub unknown_fields: UnknownFields,
}

impl Scale {
    /// What it is called: its name, else its id.
    pub fn title(&self) -> &str {
        self.name.as_deref().unwrap_or(self.id.as_str())
    }
}

impl Ladder {
    /// The description at `stage`, where there is one.
    pub fn rung(&self, stage: &StageId) -> Option<&Rung> {
        self.rungs.iter().find(|rung| rung.stage == *stage)
    }

    /// The example for the description at `stage`, where there is one.
    pub fn example(&self, stage: &StageId) -> Option<&str> {
        let found = self.examples.iter().find(|example| example.stage == *stage);
        found.map(|example| example.text.as_str())
    }
}

/// One description as it is read: what it is called, what it says, and an example for it.
#[derive(Clone, Debug, PartialEq)]
pub struct RungWords<'m> {
    /// Its stage; none for what is below all stages.
    pub stage: Option<&'m StageId>,
    /// The name of its stage; "None yet" for what is below all stages.
    pub name: &'m str,
    /// The description, without the signs of Markdown.
    pub text: Cow<'m, str>,
    /// An example for it, where there is one.
    pub example: Option<Cow<'m, str>>,
}

impl<'m> RungWords<'m> {
    fn none_yet(text: &'m str) -> Self {
        Self { stage: None, name: "None yet", text: to_plain(text), example: None }
    }

    /// "Level 3: We meet every month."
    pub fn line(&self) -> String {
        format!("{}: {}", self.name, self.text)
    }
}

impl Matrix {
    /// What a ladder says, lowest first: what "none yet" means, where it says so, and its rungs.
    pub fn rung_words<'m>(&'m self, ladder: &'m Ladder) -> Vec<RungWords<'m>> {
        let before = ladder.rungs.before.as_deref().filter(|_| !self.has_rung_zero(ladder));
        let none_yet = before.map(RungWords::none_yet);
        let rungs = self.stages.iter().filter_map(|stage| {
            let text = to_plain(&ladder.rung(&stage.id)?.text);
            let example = ladder.example(&stage.id).map(to_plain);
            Some(RungWords { stage: Some(&stage.id), name: &stage.name, text, example })
        });
        none_yet.into_iter().chain(rungs).collect()
    }
}

impl Rungs {
    /// Descriptions of a ladder's own.
    pub fn own(list: Vec<Rung>, before: Option<String>) -> Self {
        Self { list, before, scale: None }
    }

    /// The descriptions of a scale, which [`Matrix::fill_scales`] fills in.
    pub fn of_scale(scale: ScaleId) -> Self {
        Self { scale: Some(scale), ..Self::default() }
    }

    /// Whether both say the same words at the same stages, wherever they are written.
    pub fn has_words_of(&self, other: &Self) -> bool {
        self.list == other.list && self.before == other.before
    }
}

impl Matrix {
    /// Fills in the descriptions of the ladders that name a scale. A scale that is not there is
    /// found by the validation, and so is more text than may be: then nothing is filled in.
    pub fn fill_scales(&mut self) {
        if self.scale_bytes() > MAX_SCALE_BYTES {
            return;
        }
        let scales: HashMap<&ScaleId, &Scale> =
            self.scales.iter().map(|scale| (&scale.id, scale)).collect();
        let ladders = self.domains.iter_mut().flat_map(|domain| &mut domain.ladders);
        for rungs in ladders.map(|ladder| &mut ladder.rungs) {
            if let Some(scale) = rungs.scale.as_ref().and_then(|id| scales.get(id)) {
                (rungs.list, rungs.before) = (scale.rungs.clone(), scale.before.clone());
            }
        }
    }

    /// How long the descriptions of all scales would be if each ladder had them written out.
    pub fn scale_bytes(&self) -> usize {
        let length = |scale: &Scale| {
            let texts = scale.rungs.iter().map(|rung| rung.text.len() + size_of::<Rung>());
            texts.sum::<usize>() + scale.before.as_ref().map_or(0, String::len)
        };
        let lengths: HashMap<&ScaleId, usize> =
            self.scales.iter().map(|scale| (&scale.id, length(scale))).collect();
        let ladders = self.domains.iter().flat_map(|domain| &domain.ladders);
        let named = ladders.filter_map(|ladder| lengths.get(ladder.rungs.scale.as_ref()?));
        named.fold(0, |sum, length| sum.saturating_add(*length))
    }

    /// What a scale says, lowest first, as [`Matrix::rung_words`] has it of a ladder.
    pub fn scale_words<'m>(&'m self, scale: &'m Scale) -> Vec<RungWords<'m>> {
        let none_yet = scale.before.iter().map(|text| RungWords::none_yet(text));
        let rungs = self.stages.iter().filter_map(|stage| {
            let rung = scale.rungs.iter().find(|rung| rung.stage == stage.id)?;
            Some(RungWords {
                stage: Some(&stage.id),
                name: &stage.name,
                text: to_plain(&rung.text),
                example: None,
            })
        });
        none_yet.chain(rungs).collect()
    }

    /// The scale that a ladder names.
    pub fn scale_of(&self, ladder: &Ladder) -> Option<&Scale> {
        let id = ladder.rungs.scale.as_ref()?;
        self.scales.iter().find(|scale| scale.id == *id)
    }
}

impl Deref for Rungs {
    type Target = Vec<Rung>;

    fn deref(&self) -> &Self::Target {
        &self.list
    }
}

impl DerefMut for Rungs {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.list
    }
}

impl<'r> IntoIterator for &'r Rungs {
    type Item = &'r Rung;
    type IntoIter = std::slice::Iter<'r, Rung>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

impl FromIterator<Rung> for Rungs {
    fn from_iter<I: IntoIterator<Item = Rung>>(rungs: I) -> Self {
        Self::own(rungs.into_iter().collect(), None)
    }
}

impl Serialize for Rungs {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut fields = to.serialize_map(None)?;
        if let Some(scale) = &self.scale {
            fields.serialize_entry("scale", scale)?;
        } else {
            fields.serialize_entry("rungs", &TextsByStage(&self.list))?;
            if let Some(before) = &self.before {
                fields.serialize_entry("before", before)?;
            }
        }
        fields.end()
    }
}

impl JsonSchema for Rungs {
    fn schema_name() -> Cow<'static, str> {
        "Rungs".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut rungs = schema::texts_by_stage(generator);
        rungs.insert(
            "description".to_owned(),
            json!(
                "The descriptions by stage, in the order they were written. A stage may have none."
            ),
        );
        let mut scale = generator.subschema_for::<ScaleId>();
        let scale_words = "The scale whose descriptions these are, in place of `rungs`.";
        scale.insert("description".to_owned(), json!(scale_words));
        schemars::json_schema!({
            "type": "object",
            "properties": {
                "rungs": rungs,
                "before": {"type": "string", "description": "What \"none yet\" means here."},
                "scale": scale
            }
        })
    }
}

struct TextsByStage<'r>(&'r [Rung]);

impl Serialize for TextsByStage<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        texts_by_stage(self.0, to)
    }
}

fn texts_by_stage<S: Serializer>(rungs: &[Rung], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(rungs.iter().map(|rung| (rung.stage.as_str(), &rung.text)))
}

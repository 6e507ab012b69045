//! `differences/1`: how two matrices differ, item by item.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::MatrixRefJson;
use crate::maturity::ids::{DomainId, ItemId, StageId};
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::revision::{
    Aside, AsideChange, ItemDifference, PlacedItem, differences, other_differences,
};

/// Two matrices and what is not the same in them.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct DifferencesJson<'m> {
    format: &'static str,
    before: MatrixRefJson,
    after: MatrixRefJson,
    items: Vec<DifferenceJson<'m>>,
    beside: Vec<&'static str>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct DifferenceJson<'m> {
    item: Option<&'m ItemId>,
    /// Any of: added, retired, reworded, moved, aside.
    #[schemars(extend("items" = json!({"enum": ["added", "retired", "reworded", "moved", "aside"]})))]
    what: Vec<&'static str>,
    /// Whether answers on both compare: same or changed; left out where it is only in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = ["same", "changed"]))]
    meaning: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<DifferenceSideJson<'m>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<DifferenceSideJson<'m>>,
    /// What changed beside its words and its place; left out where nothing did.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aside: Vec<AsideJson>,
}

/// One thing beside an item's words: its example, what its words or its stage rest on, its sources.
#[derive(Debug, JsonSchema, Serialize)]
struct AsideJson {
    what: Aside,
    before: String,
    after: String,
}

#[derive(Debug, JsonSchema, Serialize)]
struct DifferenceSideJson<'m> {
    domain: &'m DomainId,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<&'m StageId>,
    text: &'m str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    rungs: BTreeMap<&'m str, &'m str>,
    revision: u32,
}

impl<'m> DifferencesJson<'m> {
    pub(crate) fn of(before: &'m Matrix, after: &'m Matrix) -> Self {
        Self {
            format: "pcn-workbook.differences/1",
            before: before.into(),
            after: after.into(),
            items: differences(before, after).iter().map(row).collect(),
            beside: other_differences(before, after),
        }
    }
}

fn row<'m>(one: &ItemDifference<'m>) -> DifferenceJson<'m> {
    let kinds = [
        ("added", one.is_added()),
        ("retired", one.is_retired()),
        ("reworded", one.is_reworded()),
        ("moved", one.is_moved()),
    ];
    let mut what: Vec<&str> =
        kinds.iter().filter(|(_, is_it)| *is_it).map(|(word, _)| *word).collect();
    if what.is_empty() {
        what.push("aside");
    }
    let in_both = !one.is_added() && !one.is_retired();
    let meaning = in_both.then(|| if one.has_changed_meaning() { "changed" } else { "same" });
    DifferenceJson {
        item: one.id(),
        what,
        meaning,
        before: one.before.map(side),
        after: one.after.map(side),
        aside: one.aside_changes().into_iter().map(aside).collect(),
    }
}

fn aside(change: AsideChange) -> AsideJson {
    AsideJson { what: change.what, before: change.before, after: change.after }
}

fn side(standing: PlacedItem<'_>) -> DifferenceSideJson<'_> {
    let (stage, rungs) = match standing.item {
        Item::Statement(statement) => (Some(&statement.stage), BTreeMap::new()),
        Item::Ladder(ladder) => (
            None,
            ladder.rungs.iter().map(|rung| (rung.stage.as_str(), rung.text.as_str())).collect(),
        ),
    };
    DifferenceSideJson {
        domain: &standing.domain.id,
        stage,
        text: standing.item.text(),
        rungs,
        revision: standing.item.revision(),
    }
}

//! `moved/1`: what was moved to the trash or back; and `trash/1`: what lies in it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::maturity::ids::Slug;
use crate::maturity::trash::{TrashKind, TrashedItem};

/// What was moved.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct MovedJson {
    format: &'static str,
    #[schemars(extend("enum" = ["network", "snapshot", "draft", "version"]))]
    kind: &'static str,
    network: Slug,
    /// By what it can be named: an id or a short name, or its name in the trash.
    name: String,
}

/// What lies in the trash.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct TrashJson<'t> {
    format: &'static str,
    things: Vec<TrashRowJson<'t>>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct TrashRowJson<'t> {
    kind: TrashKind,
    network: &'t Slug,
    name: &'t str,
    trashed_on: Date,
    /// What it is, in a line.
    says: String,
    /// Why it can't be brought back as things are.
    #[serde(skip_serializing_if = "Option::is_none")]
    obstacle: Option<&'t str>,
}

impl MovedJson {
    pub(crate) fn new(kind: &'static str, network: &Slug, name: &str) -> Self {
        Self {
            format: "pcn-workbook.moved/1",
            kind,
            network: network.clone(),
            name: name.to_owned(),
        }
    }
}

impl<'t> TrashJson<'t> {
    pub(crate) fn of(trashed: &'t [TrashedItem]) -> Self {
        let row = |thing: &'t TrashedItem| TrashRowJson {
            kind: thing.kind,
            network: &thing.network,
            name: &thing.name,
            trashed_on: thing.trashed_on,
            says: thing.line(),
            obstacle: thing.obstacle.as_deref(),
        };
        Self { format: "pcn-workbook.trash/1", things: trashed.iter().map(row).collect() }
    }
}

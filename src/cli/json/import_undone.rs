//! `import-undone/1`: what went into the trash when a bringing in was taken back, and what stays.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::share::ImportUndo;

/// What was taken back.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct ImportUndoneJson<'u> {
    format: &'static str,
    networks: Vec<NetworkJson<'u>>,
    snapshots: Vec<SnapshotJson<'u>>,
    joins: Vec<JoinJson<'u>>,
    matrices: Vec<MatrixJson<'u>>,
    stays: Vec<StaysJson<'u>>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct NetworkJson<'u> {
    slug: &'u Slug,
    name: &'u str,
    snapshots: usize,
}

#[derive(Debug, JsonSchema, Serialize)]
struct SnapshotJson<'u> {
    id: Uuid,
    network: &'u Slug,
    taken_on: Date,
}

#[derive(Debug, JsonSchema, Serialize)]
struct JoinJson<'u> {
    network: &'u Slug,
    also: Uuid,
}

#[derive(Debug, JsonSchema, Serialize)]
struct MatrixJson<'u> {
    network: &'u Slug,
    matrix: &'u MatrixId,
}

#[derive(Debug, JsonSchema, Serialize)]
struct StaysJson<'u> {
    network: &'u Slug,
    what: &'u str,
    why: &'static str,
}

impl<'u> ImportUndoneJson<'u> {
    pub(crate) fn of(undo: &'u ImportUndo) -> Self {
        let networks = undo.networks.iter().map(|one| NetworkJson {
            slug: &one.slug,
            name: &one.name,
            snapshots: one.snapshots,
        });
        let snapshots = undo.snapshots.iter().map(|one| SnapshotJson {
            id: one.id,
            network: &one.slug,
            taken_on: one.taken_on,
        });
        let joins = undo.joins.iter().map(|one| JoinJson { network: &one.slug, also: one.also });
        let matrices = undo.matrices.iter().map(|(network, matrix)| MatrixJson { network, matrix });
        let stays = undo.stays.iter().map(|one| StaysJson {
            network: &one.slug,
            what: &one.what,
            why: one.why.code(),
        });
        Self {
            format: "pcn-workbook.import-undone/1",
            networks: networks.collect(),
            snapshots: snapshots.collect(),
            joins: joins.collect(),
            matrices: matrices.collect(),
            stays: stays.collect(),
        }
    }
}

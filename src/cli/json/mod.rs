//! What `--json` prints. Other programs read it, so its keys, their order and their meaning are
//! fixed: a form is only ever added to, and a change of meaning gets a new number.
//!
//! What is not known is left out; null stands only where the form says so, at a stage that there is
//! none of.

mod compared;
mod differences;
mod findings;
mod matrices;
mod networks;
mod progress;
mod share;
mod shares;
mod snapshots;
pub(crate) mod spreadsheet;
mod standing;
mod trash;

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::maturity::ids::{MatrixId, Slug, StageId};
use crate::maturity::matrix::Matrix;
use crate::maturity::network::Network;
use crate::maturity::network_state::NetworkState;
use crate::maturity::scoring::Standing as Stand;

pub(crate) use self::compared::ComparedJson;
pub(crate) use self::differences::DifferencesJson;
pub(crate) use self::findings::FindingsJson;
pub(crate) use self::matrices::{MatricesJson, MatrixFileJson};
pub(crate) use self::networks::{NetworkJson, NetworksJson};
pub(crate) use self::progress::ProgressJson;
pub(crate) use self::share::{ImportedJson, SharedJson};
pub(crate) use self::shares::ShareLogJson;
pub(crate) use self::snapshots::{SavedJson, SnapshotsJson};
pub(crate) use self::standing::{StandingJson, StandingsJson};
pub(crate) use self::trash::{MovedJson, TrashJson};

/// Which network something is about.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub(crate) struct NetworkRefJson {
    pub(crate) id: Uuid,
    /// Null for a network that has no folder here: a snapshot from a file from elsewhere.
    pub(crate) slug: Option<Slug>,
    pub(crate) name: String,
}

impl NetworkRefJson {
    pub(crate) fn new(slug: &Slug, network: &Network) -> Self {
        Self { id: network.id, slug: Some(slug.clone()), name: network.name.clone() }
    }
}

impl From<&NetworkState> for NetworkRefJson {
    fn from(record: &NetworkState) -> Self {
        Self::new(&record.slug, &record.network)
    }
}

/// Which matrix something is about.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub(crate) struct MatrixRefJson {
    pub(crate) id: MatrixId,
    pub(crate) revision: u32,
}

impl From<&Matrix> for MatrixRefJson {
    fn from(matrix: &Matrix) -> Self {
        Self { id: matrix.id.clone(), revision: matrix.revision }
    }
}

/// A standing, and the stage where it is at one.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub(crate) struct StandingAtJson {
    #[schemars(extend("enum" = ["stage", "before", "not_applicable"]))]
    pub(crate) standing: &'static str,
    pub(crate) stage: Option<StageId>,
}

impl StandingAtJson {
    pub(crate) fn new(matrix: &Matrix, standing: Stand) -> Self {
        match standing {
            Stand::Before => Self { standing: "before", stage: None },
            Stand::Stage(at) => Self { standing: "stage", stage: stage_id(matrix, at) },
            Stand::NotApplicable => Self { standing: "not_applicable", stage: None },
        }
    }
}

/// The id of stage number `at`.
fn stage_id(matrix: &Matrix, at: usize) -> Option<StageId> {
    matrix.stages.get(at).map(|stage| stage.id.clone())
}

#[cfg(test)]
mod tests;

//! Which network, matrix and stage a JSON form is about. Every form names them in the same way.

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::maturity::ids::{MatrixId, Slug, StageId};
use crate::maturity::matrix::Matrix;
use crate::maturity::network::Network;
use crate::maturity::network_state::NetworkState;
use crate::maturity::scoring::Standing;

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
    pub(crate) fn new(matrix: &Matrix, standing: Standing) -> Self {
        let stage = match standing {
            Standing::Stage(at) => stage_id(matrix, at),
            Standing::Before | Standing::NotApplicable => None,
        };
        Self { standing: standing_label(standing), stage }
    }
}

pub(crate) fn standing_label(standing: Standing) -> &'static str {
    match standing {
        Standing::Before => "before",
        Standing::Stage(_) => "stage",
        Standing::NotApplicable => "not_applicable",
    }
}

pub(crate) fn stage_id(matrix: &Matrix, at: usize) -> Option<StageId> {
    matrix.stages.get(at).map(|stage| stage.id.clone())
}

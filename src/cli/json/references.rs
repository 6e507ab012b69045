//! Which network, matrix and stage a JSON form is about. Every form names them in the same way.

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::maturity::ids::{MatrixId, Slug, StageId};
use crate::maturity::matrix::Matrix;
use crate::maturity::movement::{AreaMove, AreaReach, AreaState, DomainMovement, UnlikeAnswers};
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
        let stage = standing.stage(matrix).map(|stage| stage.id.clone());
        Self { standing: standing.as_str(), stage }
    }
}

/// How sure it is where an area stands, and between which stages.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub(crate) struct ReachJson {
    /// `told` where only one stage is possible, `open` where several are.
    #[schemars(extend("enum" = ["told", "open", "not_answered", "not_applicable"]))]
    state: &'static str,
    /// The stage that is certain, or `before`; null where nothing applies.
    low: Option<String>,
    /// The highest stage that is possible, or `before`; null where nothing applies.
    high: Option<String>,
}

impl ReachJson {
    pub(crate) fn of(matrix: &Matrix, reach: &AreaReach) -> Self {
        let applies = reach.state() != AreaState::NotApplicable;
        let label = |standing: Standing| standing.point_label(matrix).map(str::to_owned);
        Self {
            state: reach.state().as_str(),
            low: label(reach.low()).filter(|_| applies),
            high: label(reach.high()).filter(|_| applies),
        }
    }
}

/// How an area moved from one snapshot to a later one.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub(crate) struct AreaMoveJson {
    /// What became of it; only what is certain whatever the open answers become.
    #[schemars(extend("enum" = ["forward", "back", "same", "now_known", "no_longer_known", "not_known_yet", "not_answered", "applies_now", "no_longer_applies", "questions_changed", "first"]))]
    pub(crate) moved: &'static str,
    /// What that goes by: what the team said on both sides, or the answers of both; null for the
    /// first.
    #[schemars(extend("enum" = ["said", "answers", ()]))]
    pub(crate) by: Option<&'static str>,
    /// Why what was said moved another way than the answers: then more or less was said than they
    /// suggested, or now it is; null where both went the same way.
    #[schemars(extend("enum" = ["said_more", "said_less", "says_more", "says_less", ()]))]
    pub(crate) unlike_answers: Option<&'static str>,
}

impl From<AreaMove> for AreaMoveJson {
    fn from(area: AreaMove) -> Self {
        Self {
            moved: area.moved.as_str(),
            by: (area.moved != DomainMovement::First).then(|| area.by.as_str()),
            unlike_answers: area.unlike_answers.map(UnlikeAnswers::as_str),
        }
    }
}

pub(crate) fn stage_id(matrix: &Matrix, at: usize) -> Option<StageId> {
    matrix.stages.get(at).map(|stage| stage.id.clone())
}

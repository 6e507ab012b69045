//! `progress/1`: how a network moved through time, matrix by matrix and area by area.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::references::{MatrixRefJson, NetworkRefJson, StandingAtJson, standing_label};
use crate::maturity::diff::Movement;
use crate::maturity::ids::{DomainId, ItemId, StageId};
use crate::maturity::trend::{DomainTrend, Trend, TrendPoint};

/// How a network moved through time.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct ProgressJson {
    format: &'static str,
    network: NetworkRefJson,
    matrices: Vec<MatrixTrendJson>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct MatrixTrendJson {
    matrix: MatrixRefJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    domains: Vec<DomainTrendJson>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct DomainTrendJson {
    id: DomainId,
    points: Vec<TrendPointJson>,
    since_last: MovementJson,
}

#[derive(Debug, JsonSchema, Serialize)]
struct TrendPointJson {
    snapshot: Uuid,
    taken_on: Date,
    #[schemars(extend("enum" = ["stage", "before", "not_applicable"]))]
    standing: &'static str,
    stage: Option<StageId>,
    judged: bool,
    suggested: StandingAtJson,
}

#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct MovementJson {
    forward: Vec<ItemId>,
    back: Vec<ItemId>,
    newly_known: Vec<ItemId>,
    no_longer_known: Vec<ItemId>,
    applies_now: Vec<ItemId>,
    no_longer_applies: Vec<ItemId>,
    not_comparable: Vec<ItemId>,
}

impl ProgressJson {
    pub(crate) fn of(network: NetworkRefJson, trends: Vec<Trend>) -> Self {
        let matrices = trends.into_iter().map(|trend| MatrixTrendJson {
            matrix: (&trend.matrix.matrix).into(),
            subject: trend.subject.subject,
            domains: trend.domains.into_iter().map(DomainTrendJson::from).collect(),
        });
        Self { format: "pcn-workbook.progress/1", network, matrices: matrices.collect() }
    }
}

impl From<DomainTrend> for DomainTrendJson {
    fn from(trend: DomainTrend) -> Self {
        let points = trend.points.into_iter().map(TrendPointJson::from).collect();
        Self { id: trend.domain, points, since_last: trend.movement.into() }
    }
}

impl From<TrendPoint> for TrendPointJson {
    fn from(point: TrendPoint) -> Self {
        Self {
            snapshot: point.snapshot,
            taken_on: point.taken_on,
            standing: standing_label(point.standing),
            stage: point.stage,
            judged: point.judged,
            suggested: StandingAtJson {
                standing: standing_label(point.suggested),
                stage: point.suggested_stage,
            },
        }
    }
}

impl From<Movement> for MovementJson {
    fn from(movement: Movement) -> Self {
        Self {
            forward: movement.forward,
            back: movement.back,
            newly_known: movement.newly_known,
            no_longer_known: movement.no_longer_known,
            applies_now: movement.applies_now,
            no_longer_applies: movement.no_longer_applies,
            not_comparable: movement.not_comparable.into_iter().map(|not| not.item).collect(),
        }
    }
}

//! `progress/1`: how a network moved through time, matrix by matrix and area by area.

use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

use super::{At, MatrixOf, NetworkOf};
use crate::maturity::diff::Movement;
use crate::maturity::ids::{DomainId, ItemId, StageId};
use crate::maturity::scoring::Standing;
use crate::maturity::trend::{DomainTrend, Trend, TrendPoint};

/// How a network moved through time.
#[derive(Debug, Serialize)]
pub(crate) struct Progress {
    format: &'static str,
    network: NetworkOf,
    matrices: Vec<MatrixTrend>,
}

#[derive(Debug, Serialize)]
struct MatrixTrend {
    matrix: MatrixOf,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    domains: Vec<DomainLine>,
}

#[derive(Debug, Serialize)]
struct DomainLine {
    id: DomainId,
    points: Vec<Point>,
    since_last: Moved,
}

#[derive(Debug, Serialize)]
struct Point {
    snapshot: Uuid,
    taken_on: Date,
    standing: &'static str,
    stage: Option<StageId>,
    judged: bool,
    suggested: At,
}

#[derive(Debug, Serialize)]
pub(crate) struct Moved {
    forward: Vec<ItemId>,
    back: Vec<ItemId>,
    newly_known: Vec<ItemId>,
    no_longer_known: Vec<ItemId>,
    applies_now: Vec<ItemId>,
    no_longer_applies: Vec<ItemId>,
    not_comparable: Vec<ItemId>,
}

impl Progress {
    pub(crate) fn of(network: NetworkOf, trends: Vec<Trend>) -> Self {
        let matrices = trends.into_iter().map(|trend| MatrixTrend {
            matrix: (&trend.matrix.matrix).into(),
            subject: trend.topic.subject,
            domains: trend.domains.into_iter().map(DomainLine::from).collect(),
        });
        Self { format: "pcn-workbook.progress/1", network, matrices: matrices.collect() }
    }
}

impl From<DomainTrend> for DomainLine {
    fn from(trend: DomainTrend) -> Self {
        let points = trend.points.into_iter().map(Point::from).collect();
        Self { id: trend.domain, points, since_last: trend.since_last.into() }
    }
}

impl From<TrendPoint> for Point {
    fn from(point: TrendPoint) -> Self {
        Self {
            snapshot: point.snapshot,
            taken_on: point.taken_on,
            standing: label(point.standing),
            stage: point.stage,
            judged: point.judged,
            suggested: At { standing: label(point.suggested), stage: point.suggested_stage },
        }
    }
}

pub(crate) fn label(standing: Standing) -> &'static str {
    match standing {
        Standing::Before => "before",
        Standing::Stage(_) => "stage",
        Standing::NotApplicable => "not_applicable",
    }
}

impl From<Movement> for Moved {
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

//! `progress/1`: how a network moved through time, matrix by matrix and area by area.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::references::{AreaMoveJson, MatrixRefJson, NetworkRefJson, ReachJson, StandingAtJson};
use super::standing::CompleteJson;
use crate::maturity::assessment::Voice;
use crate::maturity::diff::Movement;
use crate::maturity::ids::{DomainId, ItemId, StageId};
use crate::maturity::movement::InPlace;
use crate::maturity::network_state::NetworkState;
use crate::maturity::scoring::Completeness;
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
    /// How many are in place since the snapshot before the newest.
    in_place: InPlaceJson,
    domains: Vec<DomainTrendJson>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct DomainTrendJson {
    id: DomainId,
    points: Vec<TrendPointJson>,
    /// How many are in place since the snapshot before the newest.
    in_place: InPlaceJson,
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
    #[serde(flatten)]
    reach: ReachJson,
    /// From the point before it.
    #[serde(flatten)]
    movement: AreaMoveJson,
    voice: Voice,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    complete: CompleteJson,
}

/// How many were in place then and now, of those asked and applicable on both sides.
#[derive(Debug, JsonSchema, Serialize)]
struct InPlaceJson {
    then: usize,
    now: usize,
    of: usize,
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
    pub(crate) fn of(record: &NetworkState, trends: Vec<Trend>) -> Self {
        let matrices = trends.into_iter().map(|trend| MatrixTrendJson {
            matrix: (&trend.matrix.matrix).into(),
            subject: trend.subject.subject,
            in_place: trend.in_place.into(),
            domains: trend
                .domains
                .into_iter()
                .map(|domain| DomainTrendJson::of(record, domain))
                .collect(),
        });
        Self {
            format: "pcn-workbook.progress/1",
            network: record.into(),
            matrices: matrices.collect(),
        }
    }
}

impl DomainTrendJson {
    fn of(record: &NetworkState, trend: DomainTrend) -> Self {
        let in_place = trend.in_place_in_all().into();
        let points = trend.points.into_iter();
        Self {
            id: trend.domain,
            points: points.filter_map(|point| TrendPointJson::of(record, point)).collect(),
            in_place,
            since_last: trend.movement.into(),
        }
    }
}

impl TrendPointJson {
    fn of(record: &NetworkState, point: TrendPoint) -> Option<Self> {
        let saved = record.snapshot(point.snapshot)?;
        Some(Self {
            snapshot: point.snapshot,
            taken_on: point.taken_on,
            standing: point.standing.as_str(),
            stage: point.stage,
            judged: point.judged,
            suggested: StandingAtJson {
                standing: point.suggested.as_str(),
                stage: point.suggested_stage,
            },
            reach: ReachJson::of(&saved.matrix.matrix, &point.reach),
            movement: point.moved.into(),
            voice: saved.snapshot.assessment.voice.clone(),
            label: saved.snapshot.label.clone(),
            complete: Completeness {
                answered: point.answered,
                total: point.items,
                kept: point.kept,
            }
            .into(),
        })
    }
}

impl From<InPlace> for InPlaceJson {
    fn from(count: InPlace) -> Self {
        Self { then: count.then, now: count.now, of: count.of }
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

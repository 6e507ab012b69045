//! `standing/1`: where a network stands on one matrix, and what holds it there.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::{MatrixRefJson, NetworkRefJson, StandingAtJson, stage_id};
use crate::cli::show_model::ShowModel;
use crate::maturity::assessment::{Aim, Assessment, Voice};
use crate::maturity::ids::{DomainId, ItemId, StageId};
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::scoring::{self, Completeness, DomainReading, Holding, StageTally};
use crate::maturity::walk::kept::words::oldest_kept_day;

/// Where a network stands on one matrix.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct StandingJson {
    format: &'static str,
    network: NetworkRefJson,
    matrix: MatrixRefJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    snapshot: Option<Uuid>,
    draft: Option<Uuid>,
    /// The day that the snapshot speaks of.
    #[serde(skip_serializing_if = "Option::is_none")]
    taken_on: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    voice: Voice,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    present: Vec<String>,
    /// Whether the snapshot's file was changed after it was saved.
    changed_after_save: bool,
    /// Of a snapshot that does not count: another copy of it says something else, or it was altered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = ["differs", "altered"]))]
    why_not: Option<&'static str>,
    complete: CompleteJson,
    domains: Vec<StandingDomainJson>,
}

/// Where a network stands on every matrix in use.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct StandingsJson {
    format: &'static str,
    network: NetworkRefJson,
    standings: Vec<StandingJson>,
}

/// How much is answered, and how much of that was kept from an earlier snapshot.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct CompleteJson {
    answered: usize,
    of: usize,
    kept: usize,
}

#[derive(Debug, JsonSchema, Serialize)]
struct StandingDomainJson {
    id: DomainId,
    #[schemars(extend("enum" = ["stage", "before", "not_applicable"]))]
    standing: &'static str,
    stage: Option<StageId>,
    judged: bool,
    /// Why the team says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    suggested: StandingAtJson,
    towards: Option<StageId>,
    in_place: Option<usize>,
    applicable: Option<usize>,
    holding: HoldingJson,
    by_stage: Vec<StageTallyJson>,
    /// The oldest day from which something here was kept; none where all was looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aim: Option<Aim>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct HoldingJson {
    not_in_place: Vec<ItemId>,
    not_sure: Vec<ItemId>,
    unanswered: Vec<ItemId>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct StageTallyJson {
    stage: StageId,
    fully: usize,
    mostly: usize,
    partly: usize,
    not_yet: usize,
    not_sure: usize,
    not_applicable: usize,
    unanswered: usize,
    rungs_in_place: usize,
    rungs_open: usize,
}

impl StandingJson {
    pub(crate) fn of(shown: &ShowModel<'_>) -> Self {
        let (matrix, said) = (shown.matrix(), shown.assessment());
        let complete = scoring::completeness(matrix, &said.answers);
        let saved = shown.saved();
        let snapshot = saved.map(|saved| &saved.snapshot);
        Self {
            format: "pcn-workbook.standing/1",
            network: shown.network.into(),
            matrix: matrix.into(),
            subject: said.subject.clone(),
            snapshot: shown.snapshot_id(),
            draft: shown.draft_id(),
            taken_on: snapshot.map(|snapshot| snapshot.taken_on),
            label: snapshot.and_then(|snapshot| snapshot.label.clone()),
            voice: said.voice.clone(),
            present: snapshot.map(|snapshot| snapshot.present.clone()).unwrap_or_default(),
            changed_after_save: saved.is_some_and(|saved| saved.changed_after_save),
            why_not: saved.and_then(|saved| saved.copy_status.why_not()),
            complete: complete.into(),
            domains: matrix
                .domains
                .iter()
                .map(|domain| StandingDomainJson::of(matrix, domain, said))
                .collect(),
        }
    }
}

impl From<Completeness> for CompleteJson {
    fn from(complete: Completeness) -> Self {
        Self { answered: complete.answered, of: complete.total, kept: complete.kept }
    }
}

impl StandingsJson {
    pub(crate) fn of(network: NetworkRefJson, all: &[ShowModel<'_>]) -> Self {
        Self {
            format: "pcn-workbook.standings/1",
            network,
            standings: all.iter().map(StandingJson::of).collect(),
        }
    }
}

impl StandingDomainJson {
    fn of(matrix: &Matrix, domain: &Domain, said: &Assessment) -> Self {
        let reading = scoring::evaluate_domain(matrix, domain, said);
        let now = StandingAtJson::new(matrix, reading.standing());
        Self {
            id: domain.id.clone(),
            standing: now.standing,
            stage: now.stage,
            judged: reading.judged.is_some(),
            reason: said
                .judgements
                .get(&domain.id)
                .filter(|_| reading.judged.is_some())
                .and_then(|judgement| judgement.reason.clone()),
            suggested: StandingAtJson::new(matrix, reading.suggested),
            towards: reading.next_stage.and_then(|at| stage_id(matrix, at)),
            in_place: reading.in_place,
            applicable: reading.applicable,
            by_stage: by_stage(matrix, &reading),
            holding: reading.holding.into(),
            as_of: oldest_kept_day(domain, said),
            aim: said.aims.get(&domain.id).cloned(),
        }
    }
}

fn by_stage(matrix: &Matrix, reading: &DomainReading) -> Vec<StageTallyJson> {
    matrix
        .stages
        .iter()
        .zip(&reading.by_stage)
        .map(|(stage, tally)| StageTallyJson::new(stage.id.clone(), tally))
        .collect()
}

impl StageTallyJson {
    fn new(stage: StageId, tally: &StageTally) -> Self {
        Self {
            stage,
            fully: tally.fully,
            mostly: tally.mostly,
            partly: tally.partly,
            not_yet: tally.not_yet,
            not_sure: tally.not_sure,
            not_applicable: tally.not_applicable,
            unanswered: tally.unanswered,
            rungs_in_place: tally.rungs_in_place,
            rungs_open: tally.rungs_open,
        }
    }
}

impl From<Holding> for HoldingJson {
    fn from(holding: Holding) -> Self {
        Self {
            not_in_place: holding.not_in_place,
            not_sure: holding.not_sure,
            unanswered: holding.unanswered,
        }
    }
}

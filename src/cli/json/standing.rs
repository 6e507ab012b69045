//! `standing/1`: where a network stands on one matrix, and what holds it there.

use serde::Serialize;
use uuid::Uuid;

use super::{At, MatrixOf, NetworkOf, stage_id};
use crate::cli::commands::show::show_model::Seen;
use crate::maturity::assessment::{Aim, Assessment};
use crate::maturity::ids::{DomainId, ItemId, StageId};
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::scoring::{self, Holding, Reading, Tally};

/// Where a network stands on one matrix.
#[derive(Debug, Serialize)]
pub(crate) struct Standing {
    format: &'static str,
    network: NetworkOf,
    matrix: MatrixOf,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    snapshot: Option<Uuid>,
    draft: Option<Uuid>,
    complete: Complete,
    domains: Vec<DomainOf>,
}

/// Where a network stands on every matrix in use.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_field_names, reason = "the printed form has this key")]
pub(crate) struct Standings {
    format: &'static str,
    network: NetworkOf,
    standings: Vec<Standing>,
}

#[derive(Debug, Serialize)]
struct Complete {
    answered: usize,
    of: usize,
}

#[derive(Debug, Serialize)]
struct DomainOf {
    id: DomainId,
    standing: &'static str,
    stage: Option<StageId>,
    judged: bool,
    suggested: At,
    towards: Option<StageId>,
    in_place: Option<usize>,
    applicable: Option<usize>,
    holding: HoldingOf,
    by_stage: Vec<StageOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aim: Option<Aim>,
}

#[derive(Debug, Serialize)]
struct HoldingOf {
    not_in_place: Vec<ItemId>,
    not_sure: Vec<ItemId>,
    unanswered: Vec<ItemId>,
}

#[derive(Debug, Serialize)]
struct StageOf {
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

impl Standing {
    pub(crate) fn of(seen: &Seen<'_>) -> Self {
        let (matrix, said) = (seen.matrix(), seen.said());
        let complete = scoring::complete(matrix, &said.answers);
        Self {
            format: "pcn-workbook.standing/1",
            network: seen.network.clone(),
            matrix: matrix.into(),
            subject: said.subject.clone(),
            snapshot: seen.snapshot(),
            draft: seen.draft(),
            complete: Complete { answered: complete.answered, of: complete.of },
            domains: matrix
                .domains
                .iter()
                .map(|domain| DomainOf::of(matrix, domain, said))
                .collect(),
        }
    }
}

impl Standings {
    pub(crate) fn of(network: NetworkOf, all: &[Seen<'_>]) -> Self {
        Self {
            format: "pcn-workbook.standings/1",
            network,
            standings: all.iter().map(Standing::of).collect(),
        }
    }
}

impl DomainOf {
    fn of(matrix: &Matrix, domain: &Domain, said: &Assessment) -> Self {
        let reading = scoring::read_domain(matrix, domain, said);
        let now = At::new(matrix, reading.standing());
        Self {
            id: domain.id.clone(),
            standing: now.standing,
            stage: now.stage,
            judged: reading.judged.is_some(),
            suggested: At::new(matrix, reading.suggested),
            towards: reading.towards.and_then(|at| stage_id(matrix, at)),
            in_place: reading.in_place,
            applicable: reading.applicable,
            by_stage: by_stage(matrix, &reading),
            holding: reading.holding.into(),
            aim: said.aims.get(&domain.id).cloned(),
        }
    }
}

fn by_stage(matrix: &Matrix, reading: &Reading) -> Vec<StageOf> {
    matrix
        .stages
        .iter()
        .zip(&reading.by_stage)
        .map(|(stage, tally)| StageOf::new(stage.id.clone(), tally))
        .collect()
}

impl StageOf {
    fn new(stage: StageId, tally: &Tally) -> Self {
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

impl From<Holding> for HoldingOf {
    fn from(holding: Holding) -> Self {
        Self {
            not_in_place: holding.not_in_place,
            not_sure: holding.not_sure,
            unanswered: holding.unanswered,
        }
    }
}

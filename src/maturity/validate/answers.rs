//! Validates answers against their matrix: what they name that the matrix does not ask. All of it is
//! kept and none of it counts.

use std::collections::{HashMap, HashSet};

use super::quote_short;
use crate::maturity::assessment::{Assessment, StagePoint, accepts_answer};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{DomainId, ItemId, StageId};
use crate::maturity::matrix::{Item, Matrix};

const KEPT_REMEDY: &str =
    "It is kept and does not count; nothing needs doing unless it was meant for something else.";

/// Checks what was said against the matrix it was said on. All findings are warnings, with paths
/// inside a draft or snapshot.
pub fn validate_answers(matrix: &Matrix, assessment: &Assessment) -> Vec<Diagnostic> {
    let mut findings = validate_items(matrix, assessment);
    let known = KnownIds {
        domains: matrix.domains.iter().map(|domain| &domain.id).collect(),
        stages: matrix.stages.iter().map(|stage| &stage.id).collect(),
    };
    for (id, judgement) in &assessment.judgements {
        let stage = match &judgement.stage {
            StagePoint::Before => None,
            StagePoint::At(stage) => Some(stage),
        };
        findings.extend(validate_domain_entry(&known, "judgements", id, "stage", stage));
    }
    for (id, aim) in &assessment.aims {
        findings.extend(validate_domain_entry(&known, "aims", id, "to", aim.to.as_ref()));
    }
    let asked: HashSet<&ItemId> = matrix.asks().map(|ask| &ask.id).collect();
    let unknown_asks = assessment.asks.keys().filter(|id| !asked.contains(id));
    findings.extend(unknown_asks.map(|id| {
        let says = format!("There is no need {} in this matrix.", quote_short(id.as_str()));
        Diagnostic::warning("unknown-ask", format!("asks.{id}"), says, KEPT_REMEDY)
    }));
    findings
}

fn validate_items(matrix: &Matrix, assessment: &Assessment) -> Vec<Diagnostic> {
    let asked: HashMap<&ItemId, Item<'_>> = matrix.items().map(|item| (item.id(), item)).collect();
    let mut findings = Vec::new();
    for (id, given) in &assessment.answers {
        match (asked.get(id).copied(), &given.answer) {
            (None, _) => {
                let says = format!("There is no item {} in this matrix.", quote_short(id.as_str()));
                findings.push(Diagnostic::warning(
                    "unknown-item",
                    format!("answers.{id}"),
                    says,
                    KEPT_REMEDY,
                ));
            }
            (Some(item), Some(answer)) if !accepts_answer(item, answer) => {
                let says = format!(
                    "{} can't be answered with {}.",
                    quote_short(id.as_str()),
                    quote_short(answer.as_str())
                );
                let remedy = "Answer it again; until then it counts as not in place.";
                findings.push(Diagnostic::warning(
                    "unfit-answer",
                    format!("answers.{id}.answer"),
                    says,
                    remedy,
                ));
            }
            _ => {}
        }
    }
    findings
}

struct KnownIds<'m> {
    domains: HashSet<&'m DomainId>,
    stages: HashSet<&'m StageId>,
}

fn validate_domain_entry(
    known: &KnownIds<'_>,
    list: &str,
    id: &DomainId,
    field: &str,
    stage: Option<&StageId>,
) -> Option<Diagnostic> {
    if !known.domains.contains(id) {
        let says = format!("There is no area {} in this matrix.", quote_short(id.as_str()));
        return Some(Diagnostic::warning(
            "unknown-domain",
            format!("{list}.{id}"),
            says,
            KEPT_REMEDY,
        ));
    }
    let stage = stage.filter(|stage| !known.stages.contains(stage))?;
    let says = format!("There is no stage {} in this matrix.", quote_short(stage.as_str()));
    Some(Diagnostic::warning("unknown-stage", format!("{list}.{id}.{field}"), says, KEPT_REMEDY))
}

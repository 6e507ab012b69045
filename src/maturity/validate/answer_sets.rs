//! Validates answers of their own: each set has two or more, each counts as an answer of the scale, and
//! what a statement names is there.

use std::collections::HashSet;

use super::quote_short;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::ScaleId;
use crate::maturity::matrix::{AnswerSet, COUNTED_ANSWERS, Matrix};

pub(crate) fn validate_answer_sets(matrix: &Matrix) -> Vec<Diagnostic> {
    let known: HashSet<&ScaleId> = matrix.answer_sets.iter().map(|set| &set.id).collect();
    let mut used: HashSet<&ScaleId> = HashSet::new();
    let mut findings = Vec::new();
    for (at, domain) in matrix.domains.iter().enumerate() {
        for (s, statement) in domain.statements.iter().enumerate() {
            let Some(set) = &statement.answers else { continue };
            used.insert(set);
            if !known.contains(set) {
                let says = format!(
                    "There is no set of answers {} in this matrix.",
                    quote_short(set.as_str())
                );
                let path = format!("domains[{at}].statements[{s}].answers");
                let remedy =
                    "Use the id of one of the \"answer_sets\" at the top, or add the set there.";
                findings.push(Diagnostic::error("unknown-answers", path, says, remedy));
            }
        }
    }
    for (at, set) in matrix.answer_sets.iter().enumerate() {
        findings.extend(validate_set(&format!("answer_sets[{at}]"), set));
        if !used.contains(&set.id) {
            let says = format!("{} is used by no statement.", describe(set));
            let remedy = "Name it in the statements that have its answers, or take it out.";
            let path = format!("answer_sets[{at}]");
            findings.push(Diagnostic::warning("unused-answers", path, says, remedy));
        }
    }
    findings
}

fn describe(set: &AnswerSet) -> String {
    format!("The set of answers {}", quote_short(set.id.as_str()))
}

fn validate_set(here: &str, set: &AnswerSet) -> Vec<Diagnostic> {
    let is_unknown = |label: &&str| !COUNTED_ANSWERS.contains(label);
    let labels = set.answers.iter().map(|answer| answer.counts_as.as_str());
    let mut findings: Vec<Diagnostic> = labels
        .filter(is_unknown)
        .map(|label| {
            let says = format!("An answer can't count as {}.", quote_short(label));
            let remedy = "Say which it counts as: not_yet, partly, mostly or fully. Each once: two that count as the same share a name, such as Never / Rarely; answers that must be told apart make a scale, which ladders name.";
            Diagnostic::error("unknown-answer", format!("{here}.answers.{label}"), says, remedy)
        })
        .collect();
    if set.answers.len() < 2 {
        let says = format!("{} has fewer than two.", describe(set));
        let remedy = "Say what each answer is called, by what it counts as.";
        findings.push(Diagnostic::error("few-answers", format!("{here}.answers"), says, remedy));
    }
    let mut names = HashSet::new();
    let twice = set.answers.iter().find(|answer| !names.insert(answer.name.to_lowercase()));
    findings.extend(twice.map(|answer| {
        let says = format!("{} has two called {}.", describe(set), quote_short(&answer.name));
        let path = format!("{here}.answers.{}", answer.counts_as);
        Diagnostic::error("same-answer-twice", path, says, "Give each a name of its own.")
    }));
    findings
}

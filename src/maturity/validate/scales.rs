//! Validates descriptions: those of each ladder, and those of a scale that is said once for many.

use std::collections::HashSet;

use super::quote_short;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{ScaleId, StageId};
use crate::maturity::matrix::{Ladder, MAX_SCALE_BYTES, Matrix, Rung};

/// Where a ladder says its descriptions: itself, or by the name of a scale.
pub(crate) fn rungs_path(domain: usize, at: usize, ladder: &Ladder) -> String {
    let field = if ladder.rungs.scale.is_some() { "scale" } else { "rungs" };
    format!("domains[{domain}].ladders[{at}].{field}")
}

/// The ids that ladders may name.
pub(crate) struct LadderTargets<'m> {
    scales: HashSet<&'m ScaleId>,
    stages: HashSet<&'m StageId>,
}

impl<'m> LadderTargets<'m> {
    pub(crate) fn of(matrix: &'m Matrix) -> Self {
        Self {
            scales: matrix.scales.iter().map(|scale| &scale.id).collect(),
            stages: matrix.stages.iter().map(|stage| &stage.id).collect(),
        }
    }
}

pub(crate) fn validate_ladder(
    known: &LadderTargets<'_>,
    domain: usize,
    at: usize,
    ladder: &Ladder,
) -> Vec<Diagnostic> {
    let here = rungs_path(domain, at, ladder);
    let mut findings = match &ladder.rungs.scale {
        Some(scale) if !known.scales.contains(scale) => vec![unknown_scale(&here, scale)],
        Some(_) => Vec::new(),
        None => {
            let what = format!("The ladder {}", quote_short(&ladder.title));
            validate_rungs(&here, &what, &ladder.rungs)
        }
    };
    let described: HashSet<&StageId> = ladder.rungs.iter().map(|rung| &rung.stage).collect();
    let unseen = ladder.examples.iter().filter(|example| {
        !described.contains(&example.stage) && known.stages.contains(&example.stage)
    });
    findings.extend(unseen.map(|example| {
        let says = format!(
            "There is an example for the stage {}, and no description.",
            quote_short(example.stage.as_str())
        );
        let path = format!("domains[{domain}].ladders[{at}].examples.{}", example.stage);
        let remedy = "Add the description, or take the example out: it is shown nowhere.";
        Diagnostic::warning("example-without-rung", path, says, remedy)
    }));
    findings
}

/// Each scale once, however many ladders name it.
pub(crate) fn validate_scales(matrix: &Matrix) -> Vec<Diagnostic> {
    let ladders = matrix.domains.iter().flat_map(|domain| &domain.ladders);
    let used: HashSet<&ScaleId> =
        ladders.filter_map(|ladder| ladder.rungs.scale.as_ref()).collect();
    let mut findings = Vec::new();
    if matrix.scale_bytes() > MAX_SCALE_BYTES {
        let says = "The descriptions of the scales, once for each ladder that names them, are longer than 8 MiB.";
        let remedy = "Shorten them, or make several smaller matrices of it.";
        findings.push(Diagnostic::error("large-scales", "scales", says, remedy));
    }
    for (at, scale) in matrix.scales.iter().enumerate() {
        let what = format!("The scale {}", quote_short(scale.id.as_str()));
        findings.extend(validate_rungs(&format!("scales[{at}].rungs"), &what, &scale.rungs));
        if !used.contains(&scale.id) {
            let remedy = "Name it in the ladders that have its descriptions, or take it out.";
            let says = format!("{what} is used by no ladder.");
            findings.push(Diagnostic::warning(
                "unused-scale",
                format!("scales[{at}]"),
                says,
                remedy,
            ));
        }
    }
    findings
}

fn unknown_scale(here: &str, scale: &ScaleId) -> Diagnostic {
    let says = format!("There is no scale {} in this matrix.", quote_short(scale.as_str()));
    let remedy = "Use the id of one of the \"scales\" at the top, or add the scale there.";
    Diagnostic::error("unknown-scale", here, says, remedy)
}

fn validate_rungs(here: &str, what: &str, rungs: &[Rung]) -> Vec<Diagnostic> {
    if rungs.is_empty() {
        let says = format!("{what} has no description to pick.");
        let remedy = "Add a description for each stage.";
        return vec![Diagnostic::error("no-rungs", here, says, remedy)];
    }
    let mut described: HashSet<&StageId> = HashSet::new();
    let twice = rungs.iter().filter(|rung| !described.insert(&rung.stage));
    let finding = |rung: &Rung| {
        let stage = quote_short(rung.stage.as_str());
        let says = format!("{what} describes the stage {stage} twice.");
        let remedy = "Keep one of the two descriptions; capital letters make no difference.";
        Diagnostic::error("duplicate-rung", format!("{here}.{}", rung.stage), says, remedy)
    };
    twice.map(finding).collect()
}

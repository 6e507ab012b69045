//! Validates the shape of a matrix: stages, domains with something to answer in each, and items at
//! stages that exist.

use std::collections::HashSet;

use super::{
    MAX_CELLS, MAX_ITEMS, RECOMMENDED_MAX_DOMAINS, RECOMMENDED_MAX_STAGES, answer_sets, locations,
    quote_short, scales,
};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::StageId;
use crate::maturity::matrix::{Domain, Matrix, Stage};

/// The code of the finding that a matrix as a whole is too large.
pub(super) const TOO_MANY_CELLS: &str = "too-many-cells";

pub(crate) fn validate_shape(matrix: &Matrix) -> Vec<Diagnostic> {
    let mut findings = validate_counts(matrix);
    if findings.iter().any(|finding| finding.code == TOO_MANY_CELLS) {
        return findings; // cell by cell there would be as many more
    }
    let ids = scales::LadderTargets::of(matrix);
    for (at, domain) in matrix.domains.iter().enumerate() {
        findings.extend(validate_domain(&format!("domains[{at}]"), domain));
        for (l, ladder) in domain.ladders.iter().enumerate() {
            findings.extend(scales::validate_ladder(&ids, at, l, ladder));
        }
    }
    findings.extend(scales::validate_scales(matrix));
    findings.extend(answer_sets::validate_answer_sets(matrix));
    findings.extend(validate_missing_rungs(matrix));
    let known: HashSet<&StageId> = matrix.stages.iter().map(|stage| &stage.id).collect();
    let unknown = locations::stage_references(matrix)
        .into_iter()
        .filter(|named| !known.contains(named.value));
    findings.extend(unknown.map(|named| {
        let says =
            format!("There is no stage {} in this matrix.", quote_short(named.value.as_str()));
        Diagnostic::error(
            "unknown-stage",
            named.path,
            says,
            "Use the id of one of the stages at the top, or add the stage there.",
        )
    }));
    findings
}

fn validate_counts(matrix: &Matrix) -> Vec<Diagnostic> {
    let (stages, domains, items) =
        (matrix.stages.len(), matrix.domains.len(), matrix.items().count());
    let mut findings = Vec::new();
    if stages == 0 {
        findings.push(Diagnostic::error(
            "no-stages", "stages", "There is no stage.", "Add at least one stage.",
        ));
    }
    if stages > RECOMMENDED_MAX_STAGES {
        let says = format!(
            "There are {stages} stages; more than {RECOMMENDED_MAX_STAGES} are hard to show and to talk about."
        );
        findings.push(Diagnostic::warning(
            "many-stages",
            "stages",
            says,
            "Join stages that people can't tell apart.",
        ));
    }
    if domains == 0 {
        findings.push(Diagnostic::error(
            "no-domains", "domains", "There is no area.", "Add at least one area.",
        ));
    }
    if domains > RECOMMENDED_MAX_DOMAINS {
        let says = format!(
            "There are {domains} areas; more than {RECOMMENDED_MAX_DOMAINS} are hard to show and to talk about."
        );
        findings.push(Diagnostic::warning(
            "many-domains",
            "domains",
            says,
            "Join areas, or make two matrices of them.",
        ));
    }
    findings.extend(too_many_items_error(items));
    findings.extend(validate_cells(matrix));
    findings
}

/// More items than a matrix can have.
pub(crate) fn too_many_items_error(items: usize) -> Option<Diagnostic> {
    (items > MAX_ITEMS).then(|| {
        let says = format!(
            "There are {items} statements and ladders; a matrix can have {MAX_ITEMS} at most."
        );
        let remedy = "Make several smaller matrices of it.";
        Diagnostic::error("too-many-items", "domains", says, remedy)
    })
}

/// Each part may be as large as it is allowed to be, and all of them together still be too much: an
/// area and a ladder are gone through stage by stage.
fn validate_cells(matrix: &Matrix) -> Option<Diagnostic> {
    let ladders = matrix.domains.iter().map(|domain| domain.ladders.len()).sum::<usize>();
    let (stages, domains) = (matrix.stages.len(), matrix.domains.len());
    let cells = stages.saturating_mul(domains.saturating_add(ladders));
    let says = || {
        format!(
            "{stages} stages, {domains} areas and {ladders} ladders make {cells} cells; a matrix can have {MAX_CELLS} at most."
        )
    };
    (cells > MAX_CELLS).then(|| {
        let remedy = "Join stages or areas, or make several smaller matrices of it.";
        Diagnostic::error(TOO_MANY_CELLS, "stages", says(), remedy)
    })
}

fn validate_domain(here: &str, domain: &Domain) -> Option<Diagnostic> {
    let says = || format!("The area {} has nothing to answer.", quote_short(&domain.name));
    let is_empty = domain.items().next().is_none();
    is_empty.then(|| {
        Diagnostic::error(
            "empty-domain",
            here,
            says(),
            "Add a statement or a ladder, or take the area out.",
        )
    })
}

/// The stages that ladders leave out, each told once with how many do; none where the author says
/// that ladders may be short.
fn validate_missing_rungs(matrix: &Matrix) -> Vec<Diagnostic> {
    if matrix.short_ladders {
        return Vec::new();
    }
    let missing = |stage: &StageId| {
        let mut lacking = Vec::new();
        for (at, domain) in matrix.domains.iter().enumerate() {
            let ladders = domain.ladders.iter().enumerate().filter(|(_, ladder)| {
                !ladder.rungs.is_empty() && ladder.rungs.iter().all(|rung| rung.stage != *stage)
            });
            lacking.extend(ladders.map(|(l, ladder)| (scales::rungs_path(at, l, ladder), ladder)));
        }
        lacking
    };
    let finding = |stage: &Stage| {
        let lacking = missing(&stage.id);
        let (here, first) = lacking.first()?;
        let (title, name) = (quote_short(&first.title), quote_short(&stage.name));
        let says = match lacking.len() {
            1 => format!("The ladder {title} has no description for the stage {name}."),
            many => format!(
                "{many} ladders have no description for the stage {name}, the first of them {title}."
            ),
        };
        let remedy =
            "Add them; or say \"short_ladders\": true, where a ladder may leave stages out.";
        Some(Diagnostic::warning("missing-rung", here.clone(), says, remedy))
    };
    matrix.stages.iter().filter_map(finding).collect()
}

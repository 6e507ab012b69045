//! Validates crosswalks: both ends of each row have to exist, as far as the other matrix is known.

use std::collections::{HashMap, HashSet};

use super::quote_short;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{DomainId, MatrixId};
use crate::maturity::matrix::{CrosswalkRow, Matrix};

/// Whether the domains of this matrix exist that its crosswalk starts from.
pub(crate) fn validate_own_domains(matrix: &Matrix) -> Vec<Diagnostic> {
    let known = domain_ids(&[matrix]);
    let rows = matrix
        .crosswalk
        .iter()
        .enumerate()
        .filter(|(_, crossing)| !known.contains(&crossing.domain));
    rows.map(|(at, crossing)| {
        let says =
            format!("There is no area {} in this matrix.", quote_short(crossing.domain.as_str()));
        Diagnostic::error(
            "unknown-domain",
            format!("crosswalk[{at}].domain"),
            says,
            "Use the id of an area of this matrix.",
        )
    })
    .collect()
}

/// Checks a matrix's crosswalk against the other matrices that are known, in any of their
/// revisions. A domain that a known matrix does not have is an error; an unknown matrix only a
/// warning, since it may come later.
pub fn validate_crosswalk(matrix: &Matrix, others: &[&Matrix]) -> Vec<Diagnostic> {
    let mut revisions: HashMap<&MatrixId, Vec<&Matrix>> = HashMap::new();
    for other in others.iter().copied().chain([matrix]) {
        revisions.entry(&other.id).or_default().push(other);
    }
    let known: HashMap<&MatrixId, HashSet<&DomainId>> =
        revisions.into_iter().map(|(id, known)| (id, domain_ids(&known))).collect();
    let rows = matrix.crosswalk.iter().enumerate();
    rows.flat_map(|(at, crossing)| match known.get(&crossing.matrix) {
        None => vec![unknown_matrix(at, crossing)],
        Some(known) => validate_other_domains(at, crossing, known),
    })
    .collect()
}

fn domain_ids<'m>(matrices: &[&'m Matrix]) -> HashSet<&'m DomainId> {
    matrices.iter().flat_map(|matrix| &matrix.domains).map(|domain| &domain.id).collect()
}

fn unknown_matrix(at: usize, crossing: &CrosswalkRow) -> Diagnostic {
    let says = format!(
        "The matrix {} is not known here, so nothing can be shown beside it.",
        quote_short(crossing.matrix.as_str())
    );
    let remedy = "Check the spelling, or add that matrix too.";
    Diagnostic::warning("unknown-matrix", format!("crosswalk[{at}].matrix"), says, remedy)
}

fn validate_other_domains(
    at: usize,
    crossing: &CrosswalkRow,
    known: &HashSet<&DomainId>,
) -> Vec<Diagnostic> {
    let main = crossing.main.iter().map(|main| (None, main));
    let also = crossing.also.iter().enumerate().map(|(n, also)| (Some(n), also));
    let missing = main.chain(also).filter(|(_, domain)| !known.contains(domain));
    missing
        .map(|(n, domain)| {
            let field = n.map_or_else(|| "main".to_owned(), |n| format!("also[{n}]"));
            let path = format!("crosswalk[{at}].{field}");
            let (domain, other) =
                (quote_short(domain.as_str()), quote_short(crossing.matrix.as_str()));
            let says = format!("There is no area {domain} in the matrix {other}.");
            Diagnostic::error("unknown-domain", path, says, "Use the id of an area of that matrix.")
        })
        .collect()
}

//! Validates crosswalks: both ends of each row have to exist, as far as the other matrix is known.

use super::quote_short;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::{CrosswalkRow, Matrix};

/// Whether the domains of this matrix exist that its crosswalk starts from.
pub(crate) fn validate_own_domains(matrix: &Matrix) -> Vec<Diagnostic> {
    let rows = matrix
        .crosswalk
        .iter()
        .enumerate()
        .filter(|(_, crossing)| matrix.domain(&crossing.domain).is_none());
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
    let rows = matrix.crosswalk.iter().enumerate();
    rows.flat_map(|(at, crossing)| {
        let known: Vec<&Matrix> = others
            .iter()
            .copied()
            .chain([matrix])
            .filter(|other| other.id == crossing.matrix)
            .collect();
        if known.is_empty() {
            vec![unknown_matrix(at, crossing)]
        } else {
            validate_other_domains(at, crossing, &known)
        }
    })
    .collect()
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
    known: &[&Matrix],
) -> Vec<Diagnostic> {
    let main = crossing.main.iter().map(|main| (format!("crosswalk[{at}].main"), main));
    let also = crossing
        .also
        .iter()
        .enumerate()
        .map(|(n, also)| (format!("crosswalk[{at}].also[{n}]"), also));
    let missing = main
        .chain(also)
        .filter(|(_, domain)| known.iter().all(|other| other.domain(domain).is_none()));
    missing
        .map(|(path, domain)| {
            let (domain, other) =
                (quote_short(domain.as_str()), quote_short(crossing.matrix.as_str()));
            let says = format!("There is no area {domain} in the matrix {other}.");
            Diagnostic::error("unknown-domain", path, says, "Use the id of an area of that matrix.")
        })
        .collect()
}

//! What an area lines up with in another matrix, in one line of its matrix's page.

use std::sync::Arc;

use crate::maturity::crosswalk;
use crate::maturity::ids::{DomainId, MatrixId};
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::KnownMatrix;

/// "Lines up with Joining up care (Five national areas); see also Using what we have." None where
/// nothing is said of it.
pub(super) fn crosswalk_words(
    matrix: &Matrix,
    domain: &DomainId,
    others: &[&Arc<KnownMatrix>],
) -> Option<String> {
    let crossing = matrix.crosswalk.iter().find(|crossing| crossing.domain == *domain)?;
    let name = |id: &DomainId| name_of(&crossing.matrix, id, others);
    let also: Vec<String> = crossing.also.iter().map(name).collect();
    let other = title_of(&crossing.matrix, others);
    Some(match (crosswalk::main_domain(matrix, domain), also.is_empty()) {
        (Some((_, main)), true) => format!("Lines up with: {} ({other})", name(&main)),
        (Some((_, main)), false) => {
            format!("Lines up with: {} ({other}); see also {}", name(&main), also.join(", "))
        }
        (None, false) => format!("No area of its own in {other}; see also {}", also.join(", ")),
        (None, true) => format!("Not covered in {other}"),
    })
}

fn name_of(matrix: &MatrixId, domain: &DomainId, others: &[&Arc<KnownMatrix>]) -> String {
    let known = others.iter().find(|known| known.reference.id == *matrix);
    known
        .and_then(|known| known.matrix.domain(domain))
        .map_or_else(|| domain.to_string(), |domain| domain.short_name().to_owned())
}

fn title_of(matrix: &MatrixId, others: &[&Arc<KnownMatrix>]) -> String {
    let known = others.iter().find(|known| known.reference.id == *matrix);
    known.map_or_else(|| matrix.to_string(), |known| known.matrix.short_title().to_owned())
}

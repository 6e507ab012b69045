//! How one matrix sits beside another: which domains line up. A stage of one is never converted into a stage of the other.

use std::sync::Arc;

use super::ids::{DomainId, MatrixId};
use super::matrix::{Domain, Matrix};
use super::record::{KnownMatrix, Record};

/// A domain of another matrix that lines up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinedUp<'r> {
    /// The other matrix.
    pub matrix: &'r Arc<KnownMatrix>,
    /// Its domain.
    pub domain: &'r Domain,
}

/// The domains of the record's other matrices that name this one as the main one they line up with, in the order of the
/// matrices and of their domains.
pub fn lined_up<'r>(record: &'r Record, matrix: &MatrixId, domain: &DomainId) -> Vec<LinedUp<'r>> {
    let beside = |known: &'r Arc<KnownMatrix>| {
        let main = (matrix.clone(), domain.clone());
        let domains = known.matrix.domains.iter();
        domains
            .filter(move |local| main_of(&known.matrix, &local.id).as_ref() == Some(&main))
            .map(move |domain| LinedUp { matrix: known, domain })
    };
    record.matrices.iter().flat_map(beside).collect()
}

/// The matrix and domain that a domain of `local` mainly lines up with.
pub fn main_of(local: &Matrix, domain: &DomainId) -> Option<(MatrixId, DomainId)> {
    let crossing = local.crosswalk.iter().find(|crossing| crossing.domain == *domain && crossing.main.is_some())?;
    crossing.main.clone().map(|main| (crossing.matrix.clone(), main))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::fixtures::{domain, known, matrix, record};
    use crate::maturity::matrix::{Crossing, Extra};

    fn crossing(domain: &str, main: Option<&str>) -> Crossing {
        let also = vec!["RES".into()];
        Crossing { domain: domain.into(), matrix: "national".into(), main: main.map(Into::into), also, extra: Extra::new() }
    }

    #[test]
    fn only_main_pairs_line_up_and_in_the_order_of_the_local_matrix() {
        let mut local = matrix(&["one"], vec![domain("TEAM", &[]), domain("HOME", &[]), domain("MONEY", &[])]);
        local.crosswalk = vec![crossing("HOME", Some("CARE")), crossing("TEAM", Some("care")), crossing("MONEY", None)];
        let kept = record(vec![], &[&known(local.clone())]);
        let beside = |domain: &str| {
            lined_up(&kept, &"national".into(), &domain.into()).iter().map(|one| one.domain.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(beside("CARE"), ["TEAM", "HOME"]);
        assert!(beside("RES").is_empty());
        assert_eq!(main_of(&local, &"home".into()), Some(("national".into(), "CARE".into())));
        assert_eq!(main_of(&local, &"MONEY".into()), None);
    }
}

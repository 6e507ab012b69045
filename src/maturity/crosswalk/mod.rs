//! How one matrix sits beside another: which domains line up. A stage of one is never converted
//! into a stage of the other, and an answer in one never becomes an answer in the other.
//!
//! Lining up is about how domains sit beside one another today: the newest revision of a matrix
//! says it, for answers on every revision, by the domain's id.

pub mod alignment;
pub mod editor;

use std::sync::Arc;

use super::ids::{DomainId, MatrixId};
use super::matrix::{CrosswalkRow, Domain, Matrix};
use super::network_state::{KnownMatrix, NetworkState};
use super::walk_subject::WalkSubject;

/// A domain of another matrix that lines up.
#[derive(Clone, Debug, PartialEq)]
pub struct AlignedDomain<'r> {
    /// What it is about.
    pub subject: WalkSubject,
    /// The other matrix.
    pub matrix: &'r Arc<KnownMatrix>,
    /// Its domain.
    pub domain: &'r Domain,
}

/// The domains of the record's other matrices that name this one as the main one they line up with,
/// in the order of the subjects and of their domains.
pub fn aligned_domains<'r>(
    record: &'r NetworkState,
    matrix: &MatrixId,
    domain: &DomainId,
) -> Vec<AlignedDomain<'r>> {
    let beside = |subject: WalkSubject| {
        let known = record.matrix(&subject.matrix);
        let domains = known
            .into_iter()
            .flat_map(|known| known.matrix.domains.iter().map(move |local| (known, local)));
        let lines_up = |known: &KnownMatrix, local: &Domain| {
            main_domain_in(&known.matrix, &local.id, matrix) == Some(domain)
        };
        let found: Vec<_> = domains.filter(|(known, local)| lines_up(known, local)).collect();
        found.into_iter().map(move |(matrix, domain)| AlignedDomain {
            subject: subject.clone(),
            matrix,
            domain,
        })
    };
    record.walk_subjects().into_iter().flat_map(beside).collect()
}

/// The matrix and domain that a domain of `local` mainly lines up with.
pub fn main_domain(local: &Matrix, domain: &DomainId) -> Option<(MatrixId, DomainId)> {
    let crossing = local
        .crosswalk
        .iter()
        .find(|crossing| crossing.domain == *domain && crossing.main.is_some())?;
    crossing.main.clone().map(|main| (crossing.matrix.clone(), main))
}

/// The domain of the matrix `other` that a domain of `local` mainly lines up with.
pub fn main_domain_in<'m>(
    local: &'m Matrix,
    domain: &DomainId,
    other: &MatrixId,
) -> Option<&'m DomainId> {
    crosswalk_rows(local, other)
        .filter(|row| row.domain == *domain)
        .find_map(|row| row.main.as_ref())
}

/// The domains of the matrix `other` that a domain of `local` also touches.
pub fn related_domains_in<'m>(
    local: &'m Matrix,
    domain: &DomainId,
    other: &MatrixId,
) -> Vec<&'m DomainId> {
    crosswalk_rows(local, other)
        .filter(|row| row.domain == *domain)
        .flat_map(|row| &row.also)
        .collect()
}

/// The domains of `local` that also touch a domain of the matrix `other`.
pub fn see_also<'m>(local: &'m Matrix, other: &MatrixId, domain: &DomainId) -> Vec<&'m Domain> {
    local
        .domains
        .iter()
        .filter(|own| related_domains_in(local, &own.id, other).contains(&domain))
        .collect()
}

/// Whether a matrix says how it sits beside another.
pub fn has_crosswalk_to(local: &Matrix, other: &MatrixId) -> bool {
    crosswalk_rows(local, other).any(|row| row.main.is_some() || !row.also.is_empty())
}

fn crosswalk_rows<'m>(
    local: &'m Matrix,
    other: &MatrixId,
) -> impl Iterator<Item = &'m CrosswalkRow> {
    local.crosswalk.iter().filter(move |row| row.matrix == *other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::fixtures::{domain, known_matrix, matrix, network_state};
    use crate::maturity::matrix::UnknownFields;

    fn crosswalk_row(domain: &str, main: Option<&str>) -> CrosswalkRow {
        let also = vec!["RES".into()];
        CrosswalkRow {
            domain: domain.into(),
            matrix: "national".into(),
            main: main.map(Into::into),
            also,
            unknown_fields: UnknownFields::new(),
        }
    }

    #[test]
    fn only_main_pairs_line_up_and_in_the_order_of_the_local_matrix() {
        let mut local =
            matrix(&["one"], vec![domain("TEAM", &[]), domain("HOME", &[]), domain("MONEY", &[])]);
        local.crosswalk = vec![
            crosswalk_row("HOME", Some("CARE")),
            crosswalk_row("TEAM", Some("care")),
            crosswalk_row("MONEY", None),
        ];
        let kept = network_state(vec![], &[&known_matrix(local.clone())]);
        let beside = |domain: &str| {
            aligned_domains(&kept, &"national".into(), &domain.into())
                .iter()
                .map(|one| one.domain.name.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(beside("CARE"), ["TEAM", "HOME"]);
        assert!(beside("RES").is_empty());
        assert_eq!(main_domain(&local, &"home".into()), Some(("national".into(), "CARE".into())));
        assert_eq!(main_domain(&local, &"MONEY".into()), None);
        let also: Vec<_> = see_also(&local, &"national".into(), &"res".into())
            .iter()
            .map(|one| one.name.as_str())
            .collect();
        assert_eq!(also, ["TEAM", "HOME", "MONEY"]);
        assert!(
            has_crosswalk_to(&local, &"national".into())
                && !has_crosswalk_to(&local, &"elsewhere".into())
        );
    }

    #[test]
    fn a_domain_that_lines_up_with_two_matrices_is_beside_both() {
        let mut local = matrix(&["one"], vec![domain("TEAM", &[])]);
        local.crosswalk = vec![
            crosswalk_row("TEAM", Some("CARE")),
            CrosswalkRow { matrix: "second".into(), ..crosswalk_row("TEAM", Some("X")) },
        ];
        let kept = network_state(vec![], &[&known_matrix(local)]);
        assert_eq!(aligned_domains(&kept, &"national".into(), &"CARE".into()).len(), 1);
        assert_eq!(aligned_domains(&kept, &"second".into(), &"X".into()).len(), 1);
        assert!(aligned_domains(&kept, &"second".into(), &"CARE".into()).is_empty());
    }
}

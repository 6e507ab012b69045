//! Editing a crosswalk: for each domain of a matrix, the main domain of another that it lines up
//! with, and those it also touches.

use crate::maturity::ids::{DomainId, MatrixId};
use crate::maturity::matrix::{CrosswalkRow, Matrix, UnknownFields};

/// What one domain lines up with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DomainCrosswalk {
    /// The one it mainly lines up with.
    pub main: Option<DomainId>,
    /// Those it also touches; never the main one, never one twice.
    pub also: Vec<DomainId>,
}

/// What each domain of `matrix` lines up with in `other` now, in the order of its domains. Domains
/// that `other` does not have are left out.
pub fn current_choices(matrix: &Matrix, other: &Matrix) -> Vec<DomainCrosswalk> {
    let is_there = |id: &&DomainId| other.domain(id).is_some();
    let of = |id: &DomainId| {
        let main = super::main_domain_in(matrix, id, &other.id).filter(is_there).cloned();
        let mut also: Vec<DomainId> = Vec::new();
        for id in super::related_domains_in(matrix, id, &other.id).into_iter().filter(is_there) {
            if main.as_ref() != Some(id) && !also.contains(id) {
                also.push(id.clone());
            }
        }
        DomainCrosswalk { main, also }
    };
    matrix.domains.iter().map(|domain| of(&domain.id)).collect()
}

/// The crosswalk of `matrix` with these choices for the matrix `other`: rows for further matrices
/// stay as they are, and so do fields of a row that this version does not know. A domain with
/// neither has no row.
pub fn apply_choices(
    matrix: &Matrix,
    other: &MatrixId,
    chosen: &[DomainCrosswalk],
) -> Vec<CrosswalkRow> {
    let (own, mut rows): (Vec<&CrosswalkRow>, Vec<&CrosswalkRow>) =
        matrix.crosswalk.iter().partition(|row| row.matrix == *other);
    let mut made = Vec::new();
    for (domain, chosen) in matrix.domains.iter().zip(chosen) {
        if *chosen == DomainCrosswalk::default() {
            continue;
        }
        let extra = own
            .iter()
            .find(|row| row.domain == domain.id)
            .map_or_else(UnknownFields::new, |row| row.unknown_fields.clone());
        let DomainCrosswalk { main, also } = chosen.clone();
        made.push(CrosswalkRow {
            domain: domain.id.clone(),
            matrix: other.clone(),
            main,
            also,
            unknown_fields: extra,
        });
    }
    made.into_iter().chain(rows.drain(..).cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::fixtures::{domain, matrix};

    fn crosswalk_row(
        domain: &str,
        matrix: &str,
        main: Option<&str>,
        also: &[&str],
    ) -> CrosswalkRow {
        let also = also.iter().map(|id| DomainId::from(*id)).collect();
        CrosswalkRow {
            domain: domain.into(),
            matrix: matrix.into(),
            main: main.map(Into::into),
            also,
            unknown_fields: UnknownFields::new(),
        }
    }

    #[test]
    fn what_is_chosen_replaces_the_rows_of_that_matrix_and_keeps_all_else() {
        let mut local =
            matrix(&["one"], vec![domain("A", &[]), domain("B", &[]), domain("C", &[])]);
        let mut noted = crosswalk_row("A", "national", Some("X"), &["Y", "x", "Y", "gone"]);
        noted.unknown_fields.insert("why".to_owned(), "by hand".into());
        local.crosswalk = vec![
            noted.clone(),
            crosswalk_row("B", "third", Some("Q"), &[]),
            crosswalk_row("B", "national", None, &["Y"]),
        ];
        let other = Matrix {
            id: "national".into(),
            ..matrix(&["one"], vec![domain("X", &[]), domain("Y", &[])])
        };
        let mut now = current_choices(&local, &other);
        let main = |id: &str| Some(DomainId::from(id));
        assert_eq!(now[0], DomainCrosswalk { main: main("X"), also: vec!["Y".into()] });
        assert_eq!(now[1], DomainCrosswalk { main: None, also: vec!["Y".into()] });
        assert_eq!(now[2], DomainCrosswalk::default());
        now[0].main = main("Y");
        now[0].also.clear();
        now[1] = DomainCrosswalk::default();
        let rows = apply_choices(&local, &"national".into(), &now);
        assert_eq!(rows.len(), 2);
        assert_eq!(
            (rows[0].main.clone(), &rows[0].unknown_fields),
            (main("Y"), &noted.unknown_fields)
        );
        assert_eq!(rows[1], local.crosswalk[1]);
    }
}

//! Networks put together by system or place, in the order of the names. Where a page does not name
//! networks no group is so small that it would give one away.

use super::group_by::GroupBy;
use super::network_row::NetworkRow;
use super::options::ReportOptions;
use crate::maturity::comparison::MIN_NETWORKS_FOR_COUNTS;

/// How networks are put together, in a sentence.
pub(super) fn words(by: GroupBy, options: ReportOptions) -> String {
    let names = format!("by {}, in the order of their names", by.as_str());
    if options.is_named() {
        return names;
    }
    format!(
        "{names}; {} with fewer than {MIN_NETWORKS_FOR_COUNTS} networks stand together as one, or with the rest",
        by.plural()
    )
}

/// Networks that stand together.
pub(super) struct Part<'r> {
    pub(super) name: String,
    pub(super) rows: Vec<&'r NetworkRow>,
}

/// The groups of these rows by name, those that don't say last; each keeps the order of its rows.
/// One or none where they are not grouped, or can't be without giving a network away.
pub(super) fn split<'r>(rows: &[&'r NetworkRow], options: ReportOptions) -> Vec<Part<'r>> {
    let Some(by) = options.group_by else { return Vec::new() };
    let mut parts: Vec<Part<'r>> = Vec::new();
    let mut rest = Part { name: format!("{} not given", by.heading()), rows: Vec::new() };
    for row in rows {
        let Some(name) = row.group.as_ref() else {
            rest.rows.push(row);
            continue;
        };
        match parts.iter_mut().find(|part| fold(&part.name) == fold(name)) {
            Some(part) => part.rows.push(row),
            None => parts.push(Part { name: name.clone(), rows: vec![row] }),
        }
    }
    parts.sort_by_key(|part| fold(&part.name));
    if options.is_named() {
        parts.extend((!rest.rows.is_empty()).then_some(rest));
        return parts;
    }
    let parts = join_small(parts, rest, by);
    parts.into_iter().map(|part| in_order(part, rows)).collect()
}

/// Groups of fewer than five stand as one, with the next smallest where they are still fewer.
fn join_small<'r>(parts: Vec<Part<'r>>, mut rest: Part<'r>, by: GroupBy) -> Vec<Part<'r>> {
    let (mut shown, small): (Vec<_>, Vec<_>) =
        parts.into_iter().partition(|part| part.rows.len() >= MIN_NETWORKS_FOR_COUNTS);
    let is_any_not_given = !rest.rows.is_empty();
    let mut is_any_small = false;
    for part in small {
        is_any_small = true;
        rest.rows.extend(part.rows);
    }
    while (1..MIN_NETWORKS_FOR_COUNTS).contains(&rest.rows.len()) {
        let smallest = (0..shown.len()).min_by_key(|at| shown[*at].rows.len());
        let Some(at) = smallest else { break };
        is_any_small = true;
        rest.rows.extend(shown.remove(at).rows);
    }
    rest.name = match (is_any_small, is_any_not_given) {
        (true, true) => format!("Other {}, or none given", by.plural()),
        (true, false) => format!("Other {}", by.plural()),
        (false, _) => rest.name,
    };
    shown.extend((!rest.rows.is_empty()).then_some(rest));
    shown
}

fn in_order<'r>(part: Part<'r>, all: &[&'r NetworkRow]) -> Part<'r> {
    let is_here = |row: &&&'r NetworkRow| part.rows.iter().any(|one| std::ptr::eq(*one, **row));
    Part { rows: all.iter().filter(is_here).copied().collect(), name: part.name }
}

fn fold(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use jiff::civil::date;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::maturity::fixtures::{domain, known_matrix, matrix};
    use crate::maturity::network_report::NameChoice;
    use crate::maturity::network_state::KnownMatrix;

    const SYSTEMS: [Option<&str>; 5] =
        [Some("Yarrow"), Some("Alder"), Some("alder "), Some("Moss"), None];

    fn row(number: usize, group: Option<&str>, known: &Arc<KnownMatrix>) -> NetworkRow {
        NetworkRow {
            network: Uuid::from_u128(number as u128),
            name: format!("Network {number}"),
            lineage: known.lineage.clone(),
            matrix: Arc::clone(known),
            taken_on: date(2026, 3, 1),
            context: Vec::new(),
            group: group.map(str::to_owned),
            is_agreed: true,
            days: Vec::new(),
            areas: BTreeMap::new(),
            needs: Vec::new(),
        }
    }

    fn parts(groups: &[usize], names: NameChoice) -> Vec<(String, Vec<u128>)> {
        let known = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
        let rows: Vec<NetworkRow> =
            groups.iter().enumerate().map(|(at, group)| row(at, SYSTEMS[*group], &known)).collect();
        let rows: Vec<&NetworkRow> = rows.iter().collect();
        let group_by = Some(GroupBy::System);
        let options = ReportOptions { names, group_by, ..ReportOptions::default() };
        let ids = |part: Part<'_>| {
            (part.name, part.rows.iter().map(|row| row.network.as_u128()).collect())
        };
        split(&rows, options).into_iter().map(ids).collect()
    }

    #[test]
    fn named_groups_stand_by_name_and_those_that_do_not_say_last() {
        let found = parts(&[0, 4, 1, 2, 3], NameChoice::Names);
        let expected = [("Alder", vec![2, 3]), ("Moss", vec![4]), ("Yarrow", vec![0])]
            .map(|(name, ids)| (name.to_owned(), ids));
        assert_eq!(found[..3], expected);
        assert_eq!(found[3], ("System not given".to_owned(), vec![1]));
    }

    #[test]
    fn without_names_small_groups_stand_with_the_next_smallest() {
        // Yarrow six, Moss five, one that has not said: Moss goes along with it
        let groups = [[0; 6].as_slice(), &[3; 5], &[4]].concat();
        let found = parts(&groups, NameChoice::None);
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Yarrow", "Other systems, or none given"]);
        assert_eq!(found[1].1.len(), 6);
    }

    proptest! {
        #[test]
        fn no_group_without_names_is_small_and_nobody_is_lost(
            groups in proptest::collection::vec(0_usize..5, 5..40)
        ) {
            for names in [NameChoice::Codes, NameChoice::None] {
                let found = parts(&groups, names);
                prop_assert!(found.iter().all(|(_, rows)| rows.len() >= MIN_NETWORKS_FOR_COUNTS));
                let mut all: Vec<u128> = found.into_iter().flat_map(|(_, rows)| rows).collect();
                all.sort_unstable();
                prop_assert_eq!(all, (0..groups.len() as u128).collect::<Vec<_>>());
            }
        }
    }
}

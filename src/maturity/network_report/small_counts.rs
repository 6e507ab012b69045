//! Counts over networks on a page that does not name them: none is said, one to four is "fewer than
//! 5", and no count stands where a hidden one could be worked out from it and from the whole.

use crate::maturity::comparison::MIN_NETWORKS_FOR_COUNTS;

/// A count as it may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ShownCount {
    /// As it is.
    Plain(usize),
    /// It is one to four.
    Few,
    /// It stays hidden so that another one can't be worked out.
    NotShown,
}

impl ShownCount {
    /// "none", "7", "fewer than 5", "not shown".
    pub(super) fn words(self) -> String {
        match self {
            Self::Plain(0) => "none".to_owned(),
            Self::Plain(count) => count.to_string(),
            Self::Few => format!("fewer than {MIN_NETWORKS_FOR_COUNTS}"),
            Self::NotShown => "not shown".to_owned(),
        }
    }
}

/// One count by itself, as it may be shown.
pub(super) fn hide_small_count(count: usize) -> ShownCount {
    if (1..MIN_NETWORKS_FOR_COUNTS).contains(&count) {
        ShownCount::Few
    } else {
        ShownCount::Plain(count)
    }
}

/// Counts that add up to a whole which is known, as they may be shown.
pub(super) fn hide_small_counts(counts: &[usize]) -> Vec<ShownCount> {
    let mut shown: Vec<ShownCount> = counts.iter().map(|count| hide_small_count(*count)).collect();
    while shown.contains(&ShownCount::Few) && can_be_worked_out(counts, &shown) {
        let smallest = (0..shown.len())
            .filter(|at| matches!(shown[*at], ShownCount::Plain(1..)))
            .min_by_key(|at| counts[*at]);
        match smallest {
            Some(at) => shown[at] = ShownCount::NotShown,
            // only the whole is given
            None => shown.fill(ShownCount::NotShown),
        }
    }
    shown
}

/// Whether one of the counts called few has only one value that fits the whole and all that is shown.
fn can_be_worked_out(counts: &[usize], shown: &[ShownCount]) -> bool {
    let least = MIN_NETWORKS_FOR_COUNTS;
    let number = |kind| shown.iter().filter(|one| **one == kind).count();
    let (few, hidden) = (number(ShownCount::Few), number(ShownCount::NotShown));
    let is_plain = |at: &usize| matches!(shown[*at], ShownCount::Plain(_));
    let rest: usize = (0..counts.len()).filter(|at| !is_plain(at)).map(|at| counts[at]).sum();
    // a hidden one is no larger than the smallest that is shown beside none
    let smallest_shown = (0..counts.len()).filter(|at| is_plain(at) && counts[*at] > 0);
    let most = smallest_shown.map(|at| counts[at]).min().unwrap_or(rest);
    let others = (
        few.saturating_sub(1) + hidden * least,
        few.saturating_sub(1) * (least - 1) + hidden * most,
    );
    let fits = |value: &usize| {
        rest.checked_sub(*value).is_some_and(|left| (others.0..=others.1).contains(&left))
    };
    (1..least).filter(fits).count() <= 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(counts: &[usize]) -> Vec<String> {
        hide_small_counts(counts).into_iter().map(ShownCount::words).collect()
    }

    #[test]
    fn small_counts_are_hidden_and_can_not_be_worked_out() {
        let table: [(&[usize], &[&str]); 8] = [
            (&[5, 9, 0], &["5", "9", "none"]),
            (&[3, 9, 8], &["fewer than 5", "9", "not shown"]),
            (&[2, 2, 9], &["fewer than 5", "fewer than 5", "9"]),
            // two that are one each, and no other way
            (&[1, 1, 9], &["fewer than 5", "fewer than 5", "not shown"]),
            (&[4, 4, 9], &["fewer than 5", "fewer than 5", "not shown"]),
            // one and five, and no other way
            (&[1, 5], &["not shown", "not shown"]),
            (&[0, 7], &["none", "7"]),
            (&[], &[]),
        ];
        for (counts, shown) in table {
            assert_eq!(words(counts), shown, "{counts:?}");
        }
        assert_eq!(
            [0, 1, 4, 5].map(|count| hide_small_count(count).words()),
            ["none", "fewer than 5", "fewer than 5", "5"]
        );
    }

    /// All counts that a reader could take for what is shown.
    fn readings(shown: &[ShownCount], whole: usize) -> Vec<Vec<usize>> {
        let mut all = vec![Vec::new()];
        for one in shown {
            let values: Vec<usize> = match one {
                ShownCount::Plain(count) => vec![*count],
                ShownCount::Few => (1..5).collect(),
                ShownCount::NotShown => (0..=whole).collect(),
            };
            all = all
                .iter()
                .flat_map(|before| {
                    values.iter().map(move |value| [&before[..], &[*value]].concat())
                })
                .filter(|counts| counts.iter().sum::<usize>() <= whole)
                .collect();
        }
        all.retain(|counts| counts.iter().sum::<usize>() == whole);
        all
    }

    proptest! {
        #[test]
        fn no_small_count_has_one_reading_only(counts in proptest::collection::vec(0_usize..9, 1..5)) {
            let whole: usize = counts.iter().sum();
            prop_assume!(whole >= 5);
            let shown = hide_small_counts(&counts);
            for (at, count) in counts.iter().enumerate() {
                if (1..5).contains(count) {
                    let values: std::collections::BTreeSet<usize> =
                        readings(&shown, whole).iter().map(|reading| reading[at]).collect();
                    prop_assert!(values.len() > 1, "{:?} as {:?}", counts, shown);
                }
            }
        }
    }
}

//! In how many areas what moved between two snapshots: the figures of a row in the list of networks.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::DomainMovement;
use super::compare::compare_areas;
use crate::maturity::network_state::SavedSnapshot;

/// What moved between two snapshots on two texts of a matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevisedMove {
    /// The two snapshots, the earlier one first.
    pub between: (Uuid, Uuid),
    /// What moved.
    pub counts: AreaMoveCounts,
}

/// In how many areas what moved, between two snapshots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AreaMoveCounts(BTreeMap<DomainMovement, usize>);

impl FromIterator<DomainMovement> for AreaMoveCounts {
    fn from_iter<I: IntoIterator<Item = DomainMovement>>(moves: I) -> Self {
        let mut counts = BTreeMap::new();
        moves.into_iter().for_each(|moved| *counts.entry(moved).or_default() += 1);
        Self(counts)
    }
}

impl AreaMoveCounts {
    /// In how many areas.
    pub fn count(&self, moved: DomainMovement) -> usize {
        self.0.get(&moved).copied().unwrap_or(0)
    }

    /// Whether any area moved for certain.
    pub fn is_forward_or_back(&self) -> bool {
        self.count(DomainMovement::Forward) + self.count(DomainMovement::Back) > 0
    }

    /// Why areas moved though no answer changed: by the stage that was said, or, on another text of
    /// the matrix, by that. None where none moved for certain.
    pub fn why_without_answers(&self, is_same_text: bool) -> Option<&'static str> {
        let why = if is_same_text {
            ", only what we said of the stage"
        } else {
            "; the matrix was revised"
        };
        self.is_forward_or_back().then_some(why)
    }

    /// All that occurred, each with how often.
    pub fn iter(&self) -> impl Iterator<Item = (DomainMovement, usize)> {
        self.0.iter().map(|(moved, count)| (*moved, *count))
    }

    /// "▲ 2 forward ▼ 1 back", "■ the same", "■ 2 of 5 the same", "● 3 now known": what is certain
    /// first; *the same* alone only where it is said of every area.
    pub fn words(&self) -> String {
        use DomainMovement::{Back, Forward, Same};
        let counted = |moved: DomainMovement| match self.count(moved) {
            0 => None,
            count => Some(format!("{} {count} {}", moved.sign(), moved.short_word())),
        };
        let moves: Vec<String> = [Forward, Back].into_iter().filter_map(counted).collect();
        if !moves.is_empty() {
            return moves.join(" ");
        }
        let (same, all) = (self.count(Same), self.0.values().sum::<usize>());
        if same > 0 {
            let how_many = if same < all { format!("{same} of {all} ") } else { String::new() };
            return format!("{} {how_many}{}", Same.sign(), Same.word());
        }
        let most = self.0.iter().rev().max_by_key(|(_, count)| **count);
        most.and_then(|(moved, _)| counted(*moved)).unwrap_or_default()
    }
}

/// What moved from one snapshot to another, area by area of the later one's matrix.
pub fn count_revised_moves(before: &SavedSnapshot, after: &SavedSnapshot) -> AreaMoveCounts {
    let domains = after.matrix.matrix.domains.iter();
    domains.map(|domain| compare_areas(Some(before), after, &domain.id).moved).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use DomainMovement::{Back, Forward, NotAnswered, NotKnownYet, NowKnown, Same};

    #[test]
    fn the_same_alone_is_said_only_where_every_area_is() {
        let cases: [(&[DomainMovement], &str); 5] = [
            (&[Same, Same], "■ the same"),
            (&[Same, NotKnownYet, Same, NotKnownYet, NowKnown], "■ 2 of 5 the same"),
            (&[Forward, Same, Back, Forward], "▲ 2 forward ▼ 1 back"),
            (&[NowKnown, NotKnownYet, NowKnown], "● 2 now known"),
            (&[NotAnswered], "· 1 not answered"),
        ];
        for (moves, words) in cases {
            let counts: AreaMoveCounts = moves.iter().copied().collect();
            assert_eq!(counts.words(), words, "{moves:?}");
        }
    }

    #[test]
    fn why_areas_moved_is_said_only_where_one_did() {
        let cases: [(&[DomainMovement], bool, Option<&str>); 5] = [
            (&[Same, Back], true, Some(", only what we said of the stage")),
            (&[Same, Forward], false, Some("; the matrix was revised")),
            (&[Same, NotAnswered], true, None),
            (&[NowKnown, NotKnownYet], false, None),
            (&[Same, Same], true, None),
        ];
        for (moves, is_same_text, why) in cases {
            let counts: AreaMoveCounts = moves.iter().copied().collect();
            assert_eq!(counts.why_without_answers(is_same_text), why, "{moves:?}");
        }
    }
}

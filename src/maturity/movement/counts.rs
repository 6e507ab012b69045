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

    /// All that occurred, each with how often.
    pub fn iter(&self) -> impl Iterator<Item = (DomainMovement, usize)> {
        self.0.iter().map(|(moved, count)| (*moved, *count))
    }

    /// "▲ 2 forward ▼ 1 back", "■ the same", "● 3 now known": what is certain first.
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
        if self.count(Same) > 0 {
            return format!("{} {}", Same.sign(), Same.word());
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

//! Which snapshots are to be compared, before they are read: the last of a network, or one in
//! particular.

use uuid::Uuid;

use super::Side;
use crate::maturity::ids::Slug;
use crate::maturity::line::{SnapshotFigures, find_first_like, find_last, find_last_on};
use crate::maturity::lineage::Lineage;
use crate::maturity::matrix::Matrix;
use crate::maturity::network::Network;
use crate::maturity::network_state::{CopyStatus, NetworkState, SavedSnapshot};
use crate::maturity::summary::{SnapshotSummary, SummaryVoice};
use crate::maturity::trend;

/// A snapshot that is to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotChoice {
    /// The folder of its network.
    pub slug: Slug,
    /// Which one.
    pub selector: SnapshotSelector,
}

/// Which of a network's snapshots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SnapshotSelector {
    /// Its last one.
    Last,
    /// Its last one on this matrix; of a network that has none on it, its last one.
    LastOn(Lineage),
    /// This one.
    One(Uuid),
}

impl SnapshotSelector {
    /// The id of the one that is meant, where it is named.
    pub fn id(&self) -> Option<Uuid> {
        match self {
            Self::Last | Self::LastOn(_) => None,
            Self::One(id) => Some(*id),
        }
    }

    /// Where the last one stands that is meant, of those that count; none where one is named.
    pub fn find_last(&self, cards: &[SnapshotFigures<'_>]) -> Option<usize> {
        match self {
            Self::Last => find_last(cards),
            Self::LastOn(matrix) => find_last_on(cards, matrix),
            Self::One(_) => None,
        }
    }
}

impl SnapshotChoice {
    /// The last one of a network.
    pub fn last(slug: Slug) -> Self {
        Self { slug, selector: SnapshotSelector::Last }
    }

    /// The last one of a network on the one matrix that these have; its last one where they have
    /// several, or it has none on it.
    pub fn last_beside(sides: &[Side], slug: Slug) -> Self {
        let selector = match sides {
            [first, rest @ ..] if rest.iter().all(|side| side.lineage == first.lineage) => {
                SnapshotSelector::LastOn(first.lineage.clone())
            }
            _ => SnapshotSelector::Last,
        };
        Self { slug, selector }
    }

    /// This one.
    pub fn one(slug: Slug, id: Uuid) -> Self {
        Self { slug, selector: SnapshotSelector::One(id) }
    }
}

impl From<&Side> for SnapshotChoice {
    fn from(side: &Side) -> Self {
        Self::one(side.slug.clone(), side.saved.snapshot.id)
    }
}

/// A snapshot that could be compared too.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherSnapshot {
    /// The folder of its network.
    pub slug: Slug,
    /// The network's name.
    pub network: String,
    /// The snapshot.
    pub id: Uuid,
    /// The day it speaks of.
    pub taken_on: jiff::civil::Date,
    /// Its name.
    pub label: Option<String>,
    /// Whose view it is.
    pub voice: SummaryVoice,
    /// The short title of its matrix.
    pub matrix: String,
    /// The one project it is about.
    pub subject: Option<String>,
    /// The moment it was saved.
    pub saved_at: jiff::Timestamp,
}

impl OtherSnapshot {
    /// Every snapshot of a network that stands in lists, the newest first.
    pub fn all(record: &NetworkState) -> impl Iterator<Item = Self> {
        record.snapshots_in_order().into_iter().rev().map(|saved| Self {
            slug: record.slug.clone(),
            network: record.network.name.clone(),
            id: saved.snapshot.id,
            taken_on: saved.snapshot.taken_on,
            label: saved.snapshot.label.clone(),
            voice: SummaryVoice::of(&saved.snapshot.assessment.voice),
            matrix: saved.matrix.matrix.short_title().to_owned(),
            subject: saved.snapshot.assessment.subject.clone(),
            saved_at: saved.snapshot.saved_at,
        })
    }

    /// The same of a snapshot in figures.
    pub fn from_summary(
        slug: &Slug,
        network: &Network,
        summary: &SnapshotSummary,
        matrix: &Matrix,
    ) -> Self {
        Self {
            slug: slug.clone(),
            network: network.name.clone(),
            id: summary.id,
            taken_on: summary.taken_on,
            label: summary.label.as_deref().map(str::to_owned),
            voice: summary.voice.clone(),
            matrix: matrix.short_title().to_owned(),
            subject: summary.subject.as_deref().map(str::to_owned),
            saved_at: summary.saved_at,
        }
    }
}

/// The snapshot that is meant.
pub fn select_snapshot<'r>(
    record: &'r NetworkState,
    which: &SnapshotSelector,
) -> Option<&'r SavedSnapshot> {
    if let SnapshotSelector::One(id) = which {
        let counts = |saved: &&SavedSnapshot| saved.copy_status == CopyStatus::Primary;
        return record.snapshot(*id).filter(counts);
    }
    let current = record.snapshots_in_order();
    let cards: Vec<SnapshotFigures<'_>> =
        current.iter().copied().map(SnapshotFigures::of).collect();
    which.find_last(&cards).map(|at| current[at])
}

/// The network's own first one like this snapshot.
pub(crate) fn find_first<'r>(
    record: &'r NetworkState,
    saved: &SavedSnapshot,
) -> Option<&'r SavedSnapshot> {
    let current = record.snapshots_in_order();
    let cards: Vec<SnapshotFigures<'_>> =
        current.iter().copied().map(SnapshotFigures::of).collect();
    find_first_like(&cards, &SnapshotFigures::of(saved)).map(|at| current[at])
}

/// A snapshot and what it is best seen beside: the one before it of its matrix, voice and subject;
/// else the nearest other one of its matrix.
pub fn with_previous(record: &NetworkState, id: Uuid) -> Vec<SnapshotChoice> {
    let Some(saved) = record.snapshot(id) else { return Vec::new() };
    let matrix = &saved.matrix.lineage;
    let others = || {
        let all = record.snapshots_in_order().into_iter();
        let of_matrix = all.filter(|other| other.matrix.lineage == *matrix);
        of_matrix.filter(|other| other.snapshot.id != id)
    };
    let earlier = || others().rfind(|other| other.snapshot.taken_on <= saved.snapshot.taken_on);
    let beside = trend::previous_snapshot(record, saved).or_else(earlier);
    let beside = beside.or_else(|| others().next());
    let one = |saved: &SavedSnapshot| SnapshotChoice::one(record.slug.clone(), saved.snapshot.id);
    beside.into_iter().chain([saved]).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::assessment::Voice;
    use crate::maturity::fixtures::{domain, known_matrix, matrix, network_state, saved_snapshot};
    use crate::maturity::matrix::MatrixKind;

    #[test]
    fn the_last_one_is_agreed_and_national_where_there_is_such_a_one() {
        let local = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
        let mut asked = local.matrix.clone();
        (asked.id, asked.kind) = ("national".into(), MatrixKind::National);
        let national = known_matrix(asked);
        let alone = |number, on| {
            let mut one = saved_snapshot(number, "2026-03-01", on, &[]);
            one.snapshot.assessment.voice = Voice::one_view("manager");
            one
        };
        let table = [
            (
                vec![
                    saved_snapshot(1, "2026-01-01", &national, &[]),
                    alone(2, &national),
                    saved_snapshot(3, "2026-04-01", &local, &[]),
                ],
                Some(1),
            ),
            (vec![alone(2, &national), saved_snapshot(3, "2026-04-01", &local, &[])], Some(2)),
            (vec![saved_snapshot(3, "2026-01-01", &local, &[]), alone(4, &local)], Some(3)),
            (vec![], None),
        ];
        for (taken, id) in table {
            let kept = network_state(taken, &[&national, &local]);
            assert_eq!(
                select_snapshot(&kept, &SnapshotSelector::Last)
                    .map(|saved| saved.snapshot.id.as_u128()),
                id
            );
        }
    }

    #[test]
    fn beside_sides_on_one_matrix_the_last_one_on_it_is_meant() {
        let local = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
        let mut asked = local.matrix.clone();
        (asked.id, asked.kind) = ("national".into(), MatrixKind::National);
        let national = known_matrix(asked);
        let on = |number, matrix| saved_snapshot(number, "2026-01-01", matrix, &[]);
        let both = network_state(vec![on(1, &national), on(2, &local)], &[&national, &local]);
        let one = network_state(vec![on(3, &national)], &[&national]);
        let side = |number| Side::of(&both, both.snapshot(Uuid::from_u128(number)).unwrap());
        let (nationals, locals) = (vec![side(1)], vec![side(2)]);
        let mixed = [nationals.clone(), locals.clone()].concat();
        for (sides, record, id) in
            [(&locals, &both, 2), (&nationals, &both, 1), (&mixed, &both, 1), (&locals, &one, 3)]
        {
            let choice = SnapshotChoice::last_beside(sides, record.slug.clone());
            let found = select_snapshot(record, &choice.selector).map(|saved| saved.snapshot.id);
            assert_eq!(found, Some(Uuid::from_u128(id)), "{choice:?}");
        }
    }

    #[test]
    fn a_snapshot_stands_beside_the_one_before_it() {
        let on = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
        let mut alone = saved_snapshot(2, "2025-06-01", &on, &[]);
        alone.snapshot.assessment.voice = Voice::one_view("manager");
        let kept = network_state(
            vec![
                saved_snapshot(1, "2025-01-01", &on, &[]),
                alone,
                saved_snapshot(3, "2026-01-01", &on, &[]),
            ],
            &[&on],
        );
        let pair = |id: u128| -> Vec<SnapshotSelector> {
            let all = with_previous(&kept, Uuid::from_u128(id));
            all.into_iter().map(|wanted| wanted.selector).collect()
        };
        let one = |id: u128| SnapshotSelector::One(Uuid::from_u128(id));
        assert_eq!(
            (pair(3), pair(2), pair(1)),
            (vec![one(1), one(3)], vec![one(1), one(2)], vec![one(2), one(1)])
        );
        assert_eq!(pair(9), []);
    }
}

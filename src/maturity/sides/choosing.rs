//! Which snapshots are to be compared, before they are read: the last of a network, or one in particular.

use uuid::Uuid;

use super::Compared;
use crate::maturity::assessment::Voice;
use crate::maturity::ids::Slug;
use crate::maturity::matrix::Kind;
use crate::maturity::record::{Record, SavedSnapshot};
use crate::maturity::trending;

/// A snapshot that is to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The folder of its network.
    pub slug: Slug,
    /// Which one.
    pub which: Which,
}

/// Which of a network's snapshots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Its last one.
    Last,
    /// This one.
    One(Uuid),
}

impl Wanted {
    /// The last one of a network.
    pub fn last(slug: Slug) -> Self {
        Self { slug, which: Which::Last }
    }

    /// This one.
    pub fn one(slug: Slug, id: Uuid) -> Self {
        Self { slug, which: Which::One(id) }
    }
}

impl From<&Compared> for Wanted {
    fn from(side: &Compared) -> Self {
        Self::one(side.slug.clone(), side.saved.snapshot.id)
    }
}

/// A snapshot that could be compared too.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
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
    pub voice: Voice,
    /// The short title of its matrix.
    pub matrix: String,
}

impl Other {
    /// Every snapshot of a network that stands in lists, the newest first.
    pub fn all(record: &Record) -> impl Iterator<Item = Self> {
        record.current().rev().map(|saved| Self {
            slug: record.slug.clone(),
            network: record.network.name.clone(),
            id: saved.snapshot.id,
            taken_on: saved.snapshot.taken_on,
            label: saved.snapshot.label.clone(),
            voice: saved.snapshot.assessment.voice.clone(),
            matrix: saved.matrix.matrix.short().to_owned(),
        })
    }
}

/// The snapshot that is meant. The last one of a network is the last on the national matrix that was agreed; without one, the
/// last agreed one, and without that the very last.
pub fn chosen(record: &Record, which: Which) -> Option<&SavedSnapshot> {
    match which {
        Which::One(id) => record.snapshot(id),
        Which::Last => {
            let newest = || record.current().rev().filter(|saved| saved.snapshot.assessment.subject.is_none());
            let agreed = |saved: &&SavedSnapshot| saved.snapshot.assessment.voice.is_agreed();
            let national = |saved: &&SavedSnapshot| saved.matrix.matrix.kind == Kind::National;
            let found = newest().filter(agreed).find(national).or_else(|| newest().find(national));
            found.or_else(|| newest().find(agreed)).or_else(|| record.current().next_back())
        }
    }
}

/// A snapshot and what it is best seen beside: the one before it of its matrix, voice and subject; else the nearest other one of
/// its matrix.
pub fn with_the_one_before(record: &Record, id: Uuid) -> Vec<Wanted> {
    let Some(saved) = record.snapshot(id) else { return Vec::new() };
    let matrix = &saved.snapshot.assessment.matrix.id;
    let others = || {
        let of_matrix = record.current().filter(|other| other.snapshot.assessment.matrix.id == *matrix);
        of_matrix.filter(|other| other.snapshot.id != id)
    };
    let earlier = others().rfind(|other| other.snapshot.taken_on <= saved.snapshot.taken_on);
    let beside = trending::before(record, saved).or(earlier).or_else(|| others().next());
    let one = |saved: &SavedSnapshot| Wanted::one(record.slug.clone(), saved.snapshot.id);
    beside.into_iter().chain([saved]).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::fixtures::{domain, known, matrix, record, saved};

    #[test]
    fn the_last_one_is_agreed_and_national_where_there_is_such_a_one() {
        let local = known(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
        let mut asked = local.matrix.clone();
        (asked.id, asked.kind) = ("national".into(), Kind::National);
        let national = known(asked);
        let alone = |number, on| {
            let mut one = saved(number, "2026-03-01", on, &[]);
            one.snapshot.assessment.voice = Voice::one_view("manager");
            one
        };
        let table = [
            (vec![saved(1, "2026-01-01", &national, &[]), alone(2, &national), saved(3, "2026-04-01", &local, &[])], Some(1)),
            (vec![alone(2, &national), saved(3, "2026-04-01", &local, &[])], Some(2)),
            (vec![saved(3, "2026-01-01", &local, &[]), alone(4, &local)], Some(3)),
            (vec![], None),
        ];
        for (taken, id) in table {
            let kept = record(taken, &[&national, &local]);
            assert_eq!(chosen(&kept, Which::Last).map(|saved| saved.snapshot.id.as_u128()), id);
        }
    }

    #[test]
    fn a_snapshot_stands_beside_the_one_before_it() {
        let on = known(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
        let mut alone = saved(2, "2025-06-01", &on, &[]);
        alone.snapshot.assessment.voice = Voice::one_view("manager");
        let kept = record(vec![saved(1, "2025-01-01", &on, &[]), alone, saved(3, "2026-01-01", &on, &[])], &[&on]);
        let pair = |id: u128| -> Vec<Which> {
            let all = with_the_one_before(&kept, Uuid::from_u128(id));
            all.into_iter().map(|wanted| wanted.which).collect()
        };
        let one = |id: u128| Which::One(Uuid::from_u128(id));
        assert_eq!((pair(3), pair(2), pair(1)), (vec![one(1), one(3)], vec![one(1), one(2)], vec![one(2), one(1)]));
        assert_eq!(pair(9), []);
    }
}

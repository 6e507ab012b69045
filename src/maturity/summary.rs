//! Summaries of snapshots: figures and names, without answers, notes or reasons. A thousand networks
//! are listed, filtered and compared by these.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::assessment::{MatrixRef, Snapshot, Voice, describe_one_view, is_same_name};
use super::diff::{Direction, compare_places};
use super::ids::{MatrixId, Slug};
use super::matrix::Matrix;
use super::network::Network;
use super::scoring::{self, Standing};
use super::walk::stage_lines::standing_to_line;

/// One snapshot in figures.
#[derive(Clone, Debug, PartialEq)]
pub struct SnapshotSummary {
    /// Its id.
    pub id: Uuid,
    /// The matrix it was answered on; shared by all summaries on it.
    pub matrix: Arc<MatrixRef>,
    /// Whose view it is.
    pub voice: SummaryVoice,
    /// The one project it is about.
    pub subject: Option<Box<str>>,
    /// The day it speaks of.
    pub taken_on: Date,
    /// The moment it was saved.
    pub saved_at: Timestamp,
    /// Its name.
    pub label: Option<Box<str>>,
    /// The snapshot it replaces in lists.
    pub supersedes: Option<Uuid>,
    /// How many items are answered.
    pub answered: usize,
    /// How many items are asked.
    pub total: usize,
    /// By domain, in the order of the matrix.
    pub areas: Box<[AreaSummary]>,
}

/// Whose view a snapshot is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SummaryVoice {
    /// Agreed by the group.
    Agreed,
    /// One person's view.
    OneView {
        /// The role, where that is known.
        role: Option<Box<str>>,
        /// The practice or organisation that the person is from, where that is known.
        of: Option<Box<str>>,
    },
}

impl SummaryVoice {
    /// Whose view a voice is.
    pub fn of(voice: &Voice) -> Self {
        if voice.is_agreed() {
            Self::Agreed
        } else {
            Self::OneView {
                role: voice.role.as_deref().map(Box::from),
                of: voice.of.as_deref().map(Box::from),
            }
        }
    }

    /// The role and the place of one person's view, as far as they are known.
    fn whose(&self) -> Option<(Option<&str>, Option<&str>)> {
        match self {
            Self::Agreed => None,
            Self::OneView { role, of } => Some((role.as_deref(), of.as_deref())),
        }
    }

    /// Whether two voices are the same one, like `Voice::is_same`.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self.whose(), other.whose()) {
            (None, None) => true,
            (Some((role, of)), Some((other_role, other_of))) => {
                is_same_name(role, other_role) && is_same_name(of, other_of)
            }
            _ => false,
        }
    }

    /// The words of `Voice::describe`.
    pub fn describe(&self) -> String {
        let agreed = || Voice::agreed().describe();
        self.whose().map_or_else(agreed, |(role, of)| describe_one_view(role, of))
    }
}

/// Where one domain stood, in as little room as a hundred thousand of them want.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaSummary {
    suggested: i16,
    judged: Option<i16>,
    /// Whether anything in it was answered.
    pub is_answered: bool,
}

/// A standing as a small number: its place, and nothing to count with.
fn encode_standing(standing: Standing) -> i16 {
    match standing {
        Standing::NotApplicable => -2,
        Standing::Before => -1,
        Standing::Stage(at) => i16::try_from(at).unwrap_or(i16::MAX),
    }
}

fn decode_standing(code: i16) -> Standing {
    match code {
        -1 => Standing::Before,
        at => usize::try_from(at).map_or(Standing::NotApplicable, Standing::Stage),
    }
}

impl AreaSummary {
    /// What the answers suggested, what the team said, and whether anything was answered.
    pub fn new(suggested: Standing, judged: Option<Standing>, is_answered: bool) -> Self {
        Self {
            suggested: encode_standing(suggested),
            judged: judged.map(encode_standing),
            is_answered,
        }
    }

    /// What the answers suggested.
    pub fn suggested(self) -> Standing {
        decode_standing(self.suggested)
    }

    /// What the team said.
    pub fn judged(self) -> Option<Standing> {
        self.judged.map(decode_standing)
    }

    /// Where it stood: what the team said, else what the answers suggested. None where nothing was
    /// said of it.
    pub fn standing(self) -> Option<Standing> {
        self.judged().or(self.is_answered.then(|| self.suggested()))
    }

    /// Whether the team said another stage than the answers suggested.
    pub fn differs(self) -> bool {
        self.judged.is_some_and(|judged| judged != self.suggested)
    }
}

/// Sums up a snapshot, read against its own matrix.
pub fn summarize_snapshot(
    snapshot: &Snapshot,
    matrix: &Matrix,
    reference: &Arc<MatrixRef>,
) -> SnapshotSummary {
    let said = &snapshot.assessment;
    let (mut answered, mut of) = (0, 0);
    let areas = matrix.domains.iter().map(|domain| {
        let stand = scoring::evaluate_standing(matrix, domain, said);
        (answered, of) = (answered + stand.answered, of + stand.items);
        AreaSummary::new(stand.suggested, stand.judged, stand.answered > 0)
    });
    let areas = areas.collect();
    SnapshotSummary {
        id: snapshot.id,
        matrix: Arc::clone(reference),
        voice: SummaryVoice::of(&said.voice),
        subject: said.subject.as_deref().map(Box::from),
        taken_on: snapshot.taken_on,
        saved_at: snapshot.saved_at,
        label: snapshot.label.as_deref().map(Box::from),
        supersedes: snapshot.supersedes,
        answered,
        total: of,
        areas,
    }
}

/// All networks of a folder in figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LibrarySummary {
    /// The networks, by folder name.
    pub networks: Vec<NetworkSummary>,
    /// The short titles of the matrices that are here.
    pub titles: BTreeMap<MatrixId, String>,
}

impl LibrarySummary {
    /// The network in this folder.
    pub fn network(&self, slug: &Slug) -> Option<&NetworkSummary> {
        let at = self.networks.binary_search_by(|network| network.slug.cmp(slug)).ok()?;
        self.networks.get(at)
    }
}

/// One network with its snapshots in figures.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkSummary {
    /// The name of its folder.
    pub slug: Slug,
    /// The network.
    pub network: Network,
    /// Its snapshots, oldest first, without those that another replaces.
    pub snapshots: Vec<Arc<SnapshotSummary>>,
}

/// How many areas moved which way between two snapshots on one matrix.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AreaMoveCounts {
    /// To a higher stage.
    pub forward: usize,
    /// To a lower stage.
    pub back: usize,
    /// At the same stage.
    pub same: usize,
}

impl NetworkSummary {
    /// The newest snapshot.
    pub fn last(&self) -> Option<&SnapshotSummary> {
        self.snapshots.last().map(Arc::as_ref)
    }

    /// The snapshot before the newest, of the same text of the same matrix, voice and subject: what
    /// the newest is compared with.
    pub fn previous_like_last(&self) -> Option<&SnapshotSummary> {
        let (last, earlier) = self.snapshots.split_last()?;
        earlier.iter().rev().find(|summary| summary.is_comparable_with(last)).map(Arc::as_ref)
    }

    /// What moved since its own previous snapshot; none where there is no earlier one like it.
    pub fn movement_since_previous(&self) -> Option<AreaMoveCounts> {
        Some(count_area_moves(self.previous_like_last()?, self.last()?))
    }
}

impl SnapshotSummary {
    /// Whether two summaries speak of the same thing in the same voice, so that one can be read as
    /// a step after the other.
    pub fn is_comparable_with(&self, other: &Self) -> bool {
        self.matrix == other.matrix
            && self.voice.is_same(&other.voice)
            && self.subject == other.subject
    }
}

/// What moved from one snapshot to another on the same text of a matrix. Areas that one of them
/// says nothing of do not count.
pub fn count_area_moves(before: &SnapshotSummary, after: &SnapshotSummary) -> AreaMoveCounts {
    let mut moved = AreaMoveCounts::default();
    for (before, after) in before.areas.iter().zip(&after.areas) {
        let (Some(before), Some(after)) = (before.standing(), after.standing()) else { continue };
        match direction_between(before, after) {
            Direction::Forward => moved.forward += 1,
            Direction::Back => moved.back += 1,
            Direction::Same => moved.same += 1,
            Direction::NotComparable => {}
        }
    }
    moved
}

/// Which way a domain moved between two standings on the same text.
fn direction_between(before: Standing, after: Standing) -> Direction {
    if before == after {
        return Direction::Same;
    }
    compare_places(standing_to_line(before), standing_to_line(after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::fixtures::{domain, known_matrix, matrix, saved_snapshot};

    /// A day with the answers given on it.
    type OnDay<'d> = (&'d str, &'d [(&'d str, &'d str)]);

    fn summaries(given: &[OnDay<'_>]) -> NetworkSummary {
        let known = known_matrix(matrix(
            &["one", "two"],
            vec![
                domain("A", &[("A-1", "one"), ("A-2", "two")]),
                domain("B", &[("B-1", "one")]),
                domain("C", &[("C-1", "one")]),
            ],
        ));
        let reference = Arc::new(known.reference.clone());
        let summary = |(number, (day, given)): (u128, &OnDay<'_>)| {
            Arc::new(summarize_snapshot(
                &saved_snapshot(number, day, &known, given).snapshot,
                &known.matrix,
                &reference,
            ))
        };
        let network = Network::with_name(Uuid::nil(), "Hillside");
        NetworkSummary {
            slug: "hillside".into(),
            network,
            snapshots: (1..).zip(given).map(summary).collect(),
        }
    }

    #[test]
    fn what_moved_is_counted_in_areas_and_an_area_without_an_answer_does_not_count() {
        let network = summaries(&[
            ("2025-03-12", &[("A-1", "fully"), ("B-1", "fully")]),
            (
                "2026-03-12",
                &[("A-1", "fully"), ("A-2", "mostly"), ("B-1", "partly"), ("C-1", "fully")],
            ),
        ]);
        assert_eq!(
            network.movement_since_previous(),
            Some(AreaMoveCounts { forward: 1, back: 1, same: 0 })
        );
        let last = network.last().unwrap();
        assert_eq!(
            (last.answered, last.total, last.areas[0].standing()),
            (4, 4, Some(Standing::Stage(1)))
        );
        assert_eq!(
            summaries(&[("2026-03-12", &[("A-1", "fully")])]).movement_since_previous(),
            None
        );
    }

    #[test]
    fn only_the_same_voice_and_subject_are_a_step_after_another() {
        let mut network =
            summaries(&[("2025-03-12", &[("A-1", "fully")]), ("2026-03-12", &[("A-1", "partly")])]);
        let manager = |role: &str, place: Option<&str>| SummaryVoice::OneView {
            role: Some(role.into()),
            of: place.map(Box::from),
        };
        Arc::make_mut(&mut network.snapshots[0]).voice = manager("manager", None);
        assert_eq!(network.previous_like_last(), None);
        Arc::make_mut(&mut network.snapshots[1]).voice = manager("Manager", None);
        assert!(network.movement_since_previous().is_some(), "capital letters don't matter");
        Arc::make_mut(&mut network.snapshots[1]).voice = manager("Manager", Some("Elm Surgery"));
        assert_eq!(network.previous_like_last(), None, "two managers are two voices");
        Arc::make_mut(&mut network.snapshots[1]).voice = SummaryVoice::Agreed;
        Arc::make_mut(&mut network.snapshots[0]).voice = SummaryVoice::Agreed;
        Arc::make_mut(&mut network.snapshots[1]).subject = Some("Falls clinic".into());
        assert_eq!(network.movement_since_previous(), None);
    }
}

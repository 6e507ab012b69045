//! The trend of a network on one subject: every snapshot read against its own matrix, lined up under
//! the domains of the newest one.

use std::sync::Arc;

use jiff::civil::Date;
use uuid::Uuid;

use super::assessment::Assessment;
use super::diff::{
    AnswersOnMatrix, Direction, Movement, compare_answers, compare_domain, direction,
};
use super::ids::{DomainId, StageId};
use super::matrix::{Domain, Matrix};
use super::network_state::{KnownMatrix, NetworkState, SavedSnapshot};
use super::scoring::{Standing, evaluate, evaluate_domain};
use super::walk_subject::WalkSubject;

/// Where one domain stood in one snapshot, by the snapshot's own matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendPoint {
    /// The snapshot.
    pub snapshot: Uuid,
    /// The day it speaks of.
    pub taken_on: Date,
    /// Where the domain stood.
    pub standing: Standing,
    /// The stage it stood at; none before the first, or where nothing applies.
    pub stage: Option<StageId>,
    /// What the answers suggested.
    pub suggested: Standing,
    /// The stage they suggested; none before the first, or where nothing applies.
    pub suggested_stage: Option<StageId>,
    /// Whether the team said its own stage.
    pub judged: bool,
    /// How many items of the domain were answered.
    pub answered: usize,
    /// How many items are open, where nothing else keeps the answers from suggesting the next
    /// stage.
    pub open_items: Option<usize>,
}

impl TrendPoint {
    /// Whether it says where the domain stood. What was simply not answered yet says nothing: it is
    /// never read as a stage, and never as a step back.
    pub fn is_known(&self) -> bool {
        self.judged || (self.answered > 0 && !self.suggests_nothing())
    }

    /// Whether the answers suggest nothing yet: all that is known of the first stage is that some
    /// of it is open.
    pub fn suggests_nothing(&self) -> bool {
        self.suggested == Standing::Before && self.open_items.is_some()
    }
}

/// One domain through time.
#[derive(Clone, Debug, PartialEq)]
pub struct DomainTrend {
    /// The domain.
    pub domain: DomainId,
    /// Where it stood, oldest first. A snapshot whose matrix lacks the domain has no point.
    pub points: Vec<TrendPoint>,
    /// Which way it moved between the last two points of one voice; none with fewer.
    pub direction: Option<Direction>,
    /// What changed between the last two points of one voice; empty with fewer.
    pub movement: Movement,
}

/// One subject through time.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// The matrix, and the one thing it is about where it is about one.
    pub subject: WalkSubject,
    /// The newest snapshot's matrix; without snapshots the newest known revision.
    pub matrix: Arc<KnownMatrix>,
    /// Its domains, in its order.
    pub domains: Vec<DomainTrend>,
    /// The snapshots, oldest first, whoever's view they are.
    pub snapshots: Vec<Uuid>,
    /// The snapshot that the newest is compared with: the one before it of the same voice and
    /// subject.
    pub previous: Option<Uuid>,
    /// What changed since that one; empty where there is none.
    pub movement: Movement,
}

/// The way through all snapshots of `subject` that stand in lists. None when there is no such
/// snapshot and the matrix is not in use either.
pub fn build_trend(record: &NetworkState, subject: &WalkSubject) -> Option<Trend> {
    build_trend_until(record, subject, None)
}

/// The same, as it was when the snapshot `last` was the newest: what is later is left out. `last`
/// may be a snapshot of another matrix, so that two subjects can be stepped through together. One
/// that is not in lists leaves nothing out.
pub fn build_trend_until(
    record: &NetworkState,
    subject: &WalkSubject,
    last: Option<Uuid>,
) -> Option<Trend> {
    let current: Vec<&SavedSnapshot> = record.current_snapshots().collect();
    let end = last
        .and_then(|last| current.iter().position(|saved| saved.snapshot.id == last))
        .map_or(current.len(), |at| at + 1);
    let taken: Vec<&SavedSnapshot> = current[..end]
        .iter()
        .copied()
        .filter(|saved| subject.matches(&saved.snapshot.assessment))
        .collect();
    let newest =
        taken.last().map(|saved| &saved.matrix).or_else(|| record.matrix(&subject.matrix))?;
    let pair = last_two(&taken);
    Some(Trend {
        subject: subject.clone(),
        domains: newest
            .matrix
            .domains
            .iter()
            .map(|domain| domain_trend(&taken, &domain.id))
            .collect(),
        snapshots: taken.iter().map(|saved| saved.snapshot.id).collect(),
        matrix: Arc::clone(newest),
        previous: pair.map(|(then, _)| then.snapshot.id),
        movement: pair
            .map(|(then, now)| compare_answers(answers_on_matrix(then), answers_on_matrix(now)))
            .unwrap_or_default(),
    })
}

/// The snapshot that `saved` is compared with: the one before it in lists, of the same matrix,
/// voice and subject. One person's view is never compared with what a group agreed.
pub fn previous_snapshot<'r>(
    record: &'r NetworkState,
    saved: &'r SavedSnapshot,
) -> Option<&'r SavedSnapshot> {
    let subject = WalkSubject::of(&saved.snapshot.assessment);
    let taken: Vec<&SavedSnapshot> = record.snapshots_of(&subject).collect();
    let at = taken.iter().position(|other| other.snapshot.id == saved.snapshot.id)?;
    last_two(&taken[..=at]).map(|(then, _)| then)
}

/// The answers of a snapshot beside the matrix they were given on.
pub fn answers_on_matrix(saved: &SavedSnapshot) -> AnswersOnMatrix<'_> {
    AnswersOnMatrix { matrix: &saved.matrix.matrix, answers: &saved.snapshot.assessment.answers }
}

fn domain_trend(taken: &[&SavedSnapshot], id: &DomainId) -> DomainTrend {
    let with: Vec<&SavedSnapshot> =
        taken.iter().copied().filter(|saved| saved.matrix.matrix.domain(id).is_some()).collect();
    let points: Vec<TrendPoint> = with
        .iter()
        .filter_map(|saved| saved.matrix.matrix.domain(id).map(|domain| trend_point(saved, domain)))
        .collect();
    let pair = last_two(&with);
    DomainTrend {
        domain: id.clone(),
        direction: pair.and_then(|(then, now)| {
            let from = points.iter().find(|point| point.snapshot == then.snapshot.id)?;
            let to = points.last()?;
            Some(direction((&then.matrix.matrix, from.standing), (&now.matrix.matrix, to.standing)))
        }),
        movement: pair
            .map(|(then, now)| compare_domain(answers_on_matrix(then), answers_on_matrix(now), id))
            .unwrap_or_default(),
        points,
    }
}

fn trend_point(saved: &SavedSnapshot, domain: &Domain) -> TrendPoint {
    let matrix = &saved.matrix.matrix;
    let assessment: &Assessment = &saved.snapshot.assessment;
    let reading = evaluate_domain(matrix, domain, assessment);
    let by_answers = reading.judged.map(|_| evaluate(matrix, domain, &assessment.answers, None));
    let holding = &by_answers.as_ref().unwrap_or(&reading).holding;
    TrendPoint {
        snapshot: saved.snapshot.id,
        taken_on: saved.snapshot.taken_on,
        standing: reading.standing(),
        stage: stage_of(matrix, reading.standing()),
        suggested: reading.suggested,
        suggested_stage: stage_of(matrix, reading.suggested),
        judged: reading.judged.is_some(),
        answered: reading.answered,
        open_items: holding.is_only_unanswered().then(|| holding.len()),
    }
}

fn stage_of(matrix: &Matrix, standing: Standing) -> Option<StageId> {
    match standing {
        Standing::Stage(at) => matrix.stages.get(at).map(|stage| stage.id.clone()),
        Standing::Before | Standing::NotApplicable => None,
    }
}

/// The newest, and the one before it of the same voice and subject.
fn last_two<'a>(taken: &[&'a SavedSnapshot]) -> Option<(&'a SavedSnapshot, &'a SavedSnapshot)> {
    let (now, earlier) = taken.split_last()?;
    let said = &now.snapshot.assessment;
    let then = earlier.iter().rev().find(|then| {
        let before = &then.snapshot.assessment;
        before.voice.is_same(&said.voice) && before.subject == said.subject
    })?;
    Some((then, now))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::fixtures::{domain, known_matrix, matrix, network_state, saved_snapshot};

    #[test]
    fn a_domain_that_came_later_starts_later() {
        let older = known_matrix(matrix(
            &["one", "two"],
            vec![domain("A", &[("a1", "one"), ("a2", "two")])],
        ));
        let mut with_b = older.matrix.clone();
        with_b.revision = 2;
        with_b.domains.insert(0, domain("B", &[("b1", "one")]));
        let newer = known_matrix(with_b);
        let kept = network_state(
            vec![
                saved_snapshot(1, "2025-03-01", &older, &[("a1", "partly")]),
                saved_snapshot(2, "2025-09-01", &older, &[("a1", "fully")]),
                saved_snapshot(
                    3,
                    "2026-03-01",
                    &newer,
                    &[("a1", "fully"), ("a2", "fully"), ("b1", "fully")],
                ),
            ],
            &[&newer],
        );
        let all = build_trend(&kept, &"test".into()).unwrap();
        let shape: Vec<_> = all
            .domains
            .iter()
            .map(|one| (one.domain.as_str(), one.points.len(), one.direction))
            .collect();
        assert_eq!(shape, [("B", 1, None), ("A", 3, Some(Direction::Forward))]);
        assert_eq!(all.domains[1].points[2].stage, Some("two".into()));
        assert_eq!(all.movement.newly_known, ["a2".into()]);
        assert_eq!((all.movement.comparable, all.movement.total), (2, 3));
    }

    #[test]
    fn stepping_back_shows_what_was_known_then() {
        let asked = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
        let mut elsewhere = asked.matrix.clone();
        elsewhere.id = "other".into();
        let other = known_matrix(elsewhere);
        let kept = network_state(
            vec![
                saved_snapshot(1, "2025-03-01", &asked, &[("a1", "partly")]),
                saved_snapshot(2, "2025-06-01", &other, &[]),
                saved_snapshot(3, "2025-09-01", &asked, &[("a1", "fully")]),
            ],
            &[&asked],
        );
        let then = build_trend_until(&kept, &"test".into(), Some(Uuid::from_u128(2))).unwrap();
        assert_eq!(then.snapshots, [Uuid::from_u128(1)]);
        assert_eq!(then.domains[0].points[0].standing, Standing::Before);
        assert_eq!(then.movement, Movement::default());
        let now = build_trend_until(&kept, &"test".into(), Some(Uuid::from_u128(3))).unwrap();
        assert_eq!(now.domains[0].direction, Some(Direction::Forward));
    }

    #[test]
    fn a_matrix_in_use_without_snapshots_shows_empty_lines_and_an_unknown_one_nothing() {
        let asked = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
        let kept = network_state(vec![], &[&asked]);
        let empty = build_trend(&kept, &"test".into()).unwrap();
        assert!(empty.domains[0].points.is_empty() && empty.domains[0].direction.is_none());
        assert!(build_trend(&kept, &"nowhere".into()).is_none());
    }

    #[test]
    fn one_persons_view_is_not_compared_with_what_a_group_agreed() {
        let asked = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
        let mut alone = saved_snapshot(2, "2025-06-01", &asked, &[("a1", "not_yet")]);
        alone.snapshot.assessment.voice =
            crate::maturity::assessment::Voice::one_view("practice manager");
        let first = saved_snapshot(1, "2025-03-01", &asked, &[("a1", "partly")]);
        let kept = network_state(
            vec![first, alone, saved_snapshot(3, "2025-09-01", &asked, &[("a1", "fully")])],
            &[&asked],
        );
        let all = build_trend(&kept, &"test".into()).unwrap();
        assert_eq!((all.snapshots.len(), all.previous), (3, Some(Uuid::from_u128(1))));
        assert_eq!(all.domains[0].direction, Some(Direction::Forward));
        assert_eq!(
            previous_snapshot(&kept, &kept.snapshots[1]).map(|saved| saved.snapshot.id),
            None
        );
    }

    #[test]
    fn what_was_only_open_says_nothing_of_where_it_stood() {
        let asked = known_matrix(matrix(
            &["one", "two"],
            vec![domain("A", &[("a1", "one"), ("a2", "one"), ("a3", "two")])],
        ));
        let days = ["2025-03-01", "2025-04-01", "2025-05-01", "2025-06-01"];
        let given: [&[(&str, &str)]; 4] = [
            &[],
            &[("a1", "fully")],
            &[("a1", "fully"), ("a2", "fully")],
            &[("a1", "fully"), ("a2", "not_yet")],
        ];
        let taken = days
            .iter()
            .zip(given)
            .enumerate()
            .map(|(at, (day, given))| saved_snapshot(at as u128 + 1, day, &asked, given));
        let line = build_trend(&network_state(taken.collect(), &[&asked]), &"test".into()).unwrap();
        let points: Vec<_> = line.domains[0]
            .points
            .iter()
            .map(|point| (point.is_known(), point.open_items))
            .collect();
        assert_eq!(points, [(false, Some(2)), (false, Some(1)), (true, Some(1)), (true, None)]);
    }

    #[test]
    fn a_replaced_snapshot_leaves_the_line() {
        let asked = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
        let first = saved_snapshot(1, "2025-03-01", &asked, &[("a1", "partly")]);
        let mut corrected = saved_snapshot(2, "2025-03-01", &asked, &[("a1", "fully")]);
        corrected.snapshot.supersedes = Some(first.snapshot.id);
        let line =
            build_trend(&network_state(vec![first, corrected], &[&asked]), &"test".into()).unwrap();
        assert_eq!(line.snapshots, [Uuid::from_u128(2)]);
    }
}

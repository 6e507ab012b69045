//! Tests of a line through time, read against the matrices it was answered on.

use super::*;
use crate::maturity::fixtures::{domain, known_matrix, matrix, network_state, saved_snapshot};
use crate::maturity::movement::DomainMovement;

#[test]
fn a_domain_that_came_later_starts_later() {
    let older =
        known_matrix(matrix(&["one", "two"], vec![domain("A", &[("a1", "one"), ("a2", "two")])]));
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
        .map(|one| (one.domain.as_str(), one.points.len(), one.moved().map(|area| area.moved)))
        .collect();
    assert_eq!(
        shape,
        [
            ("B", 1, Some(DomainMovement::QuestionsChanged)),
            ("A", 3, Some(DomainMovement::NowKnown))
        ]
    );
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
    let then = build_trend_until(&kept, &"test".into(), Some(kept.snapshots[1].snapshot.taken_on))
        .unwrap();
    assert_eq!(then.snapshots, [Uuid::from_u128(1)]);
    assert_eq!(then.domains[0].points[0].standing, Standing::Before);
    assert_eq!(then.movement, Movement::default());
    let now = build_trend_until(&kept, &"test".into(), Some(kept.snapshots[2].snapshot.taken_on))
        .unwrap();
    assert_eq!(now.domains[0].moved().map(|area| area.moved), Some(DomainMovement::Forward));
}

#[test]
fn a_matrix_in_use_without_snapshots_shows_empty_lines_and_an_unknown_one_nothing() {
    let asked = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
    let kept = network_state(vec![], &[&asked]);
    let empty = build_trend(&kept, &"test".into()).unwrap();
    assert!(empty.domains[0].points.is_empty() && empty.domains[0].moved().is_none());
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
    assert_eq!((all.snapshots.len(), all.previous), (2, Some(Uuid::from_u128(1))));
    assert_eq!(all.domains[0].moved().map(|area| area.moved), Some(DomainMovement::Forward));
    assert_eq!(previous_snapshot(&kept, &kept.snapshots[1]).map(|saved| saved.snapshot.id), None);
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
    let points: Vec<_> =
        line.domains[0].points.iter().map(|point| (point.is_known(), point.open_items)).collect();
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

/// A long line is not read whole: the newest, some of all before them, each as the whole line has it.
#[test]
fn a_thinned_line_says_of_fewer_snapshots_what_the_whole_one_says() {
    let asked = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
    let day = |at: u128| format!("20{:02}-{:02}-01", 10 + at / 12, 1 + at % 12);
    let taken = (0..120).map(|at| {
        let given = if at % 3 == 0 { "fully" } else { "partly" };
        saved_snapshot(at + 1, &day(at), &asked, &[("a1", given)])
    });
    let kept = network_state(taken.collect(), &[&asked]);
    let subject = "test".into();
    let whole = build_trend(&kept, &subject).unwrap();
    let thin = build_thinned_trend(&kept, &subject, None, 10, None).unwrap();
    let points = &thin.domains[0].points;
    assert_eq!((whole.domains[0].points.len(), points.len()), (120, 20));
    assert_eq!(points[0], whole.domains[0].points[0]);
    assert_eq!(points[10..], whole.domains[0].points[110..]);
    assert_eq!((&thin.snapshots, &thin.movement), (&whole.snapshots, &whole.movement));

    // a day back: what is known is taken over, and nothing else changes
    let until = Some("2019-11-30".parse().unwrap());
    let anew = build_thinned_trend(&kept, &subject, until, 10, None).unwrap();
    assert_eq!(build_thinned_trend(&kept, &subject, until, 10, Some(&thin)).unwrap(), anew);
    let mut marked = thin.clone();
    marked.domains[0].points[0].kept = 7;
    let reused = build_thinned_trend(&kept, &subject, until, 10, Some(&marked)).unwrap();
    assert_eq!(reused.domains[0].points[0].kept, 7, "it was not read again");
}

//! What a person should read when two snapshots are held side by side.

use super::*;
use crate::maturity::fixtures::{answers, domain, ladder, matrix};

fn ids(list: &[ItemId]) -> Vec<&str> {
    list.iter().map(ItemId::as_str).collect()
}

fn movement_between(before: &str, after: &str) -> AnswerMovement {
    let asked = matrix(&["one", "two"], vec![domain("A", &[("A-1", "one")])]);
    let read = |label: &str| (!label.is_empty()).then(|| Answer::from_label(label));
    let item = asked.items().next().unwrap();
    answer_movement(&asked, item, read(before).as_ref(), read(after).as_ref())
}

#[test]
fn a_change_of_answer_is_named_for_what_it_is() {
    let table = [
        ("partly", "mostly", AnswerMovement::Forward),
        ("fully", "not_yet", AnswerMovement::Back),
        ("", "not_yet", AnswerMovement::NewlyKnown),
        ("not_sure", "fully", AnswerMovement::NewlyKnown),
        ("fully", "not_sure", AnswerMovement::NoLongerKnown),
        ("partly", "", AnswerMovement::NoLongerKnown),
        ("not_applicable", "partly", AnswerMovement::AppliesNow),
        ("not_applicable", "", AnswerMovement::AppliesNow),
        ("not_sure", "not_applicable", AnswerMovement::NoLongerApplies),
        ("not_applicable", "not_applicable", AnswerMovement::Unchanged),
        ("not_sure", "", AnswerMovement::Unchanged),
        ("", "not_sure", AnswerMovement::Unchanged),
        ("mostly", "mostly", AnswerMovement::Unchanged),
    ];
    for (before, after, expected) in table {
        assert_eq!(movement_between(before, after), expected, "from {before:?} to {after:?}");
    }
}

#[test]
fn a_ladder_moves_by_the_order_of_its_rungs() {
    let mut asked = matrix(&["low", "mid", "high"], vec![domain("A", &[])]);
    asked.domains[0].ladders.push(ladder("A-l", &["high", "low"]));
    let moved = |before: &str, after: &str| {
        let (then, now) = (answers(&[("A-l", before)]), answers(&[("A-l", after)]));
        compare_answers(AnswersOnMatrix::new(&asked, &then), AnswersOnMatrix::new(&asked, &now))
    };
    assert_eq!(ids(&moved("none_yet", "low").forward), ["A-l"]);
    assert_eq!(ids(&moved("low", "high").forward), ["A-l"]);
    assert_eq!(ids(&moved("high", "none_yet").back), ["A-l"]);
    assert!(moved("low", "low").is_unchanged());
}

#[test]
fn what_cannot_be_compared_is_listed_with_the_reason() {
    let older = matrix(
        &["one"],
        vec![domain("A", &[("kept", "one"), ("gone", "one"), ("reworded", "one")])],
    );
    let mut newer = matrix(
        &["one"],
        vec![domain("A", &[("kept", "one"), ("reworded", "one"), ("new", "one")])],
    );
    newer.domains[0].statements[1].revision = 2;
    let then = answers(&[("kept", "partly"), ("gone", "fully"), ("reworded", "fully")]);
    let now = answers(&[("KEPT", "fully"), ("reworded", "not_yet"), ("new", "fully")]);
    let movement =
        compare_answers(AnswersOnMatrix::new(&older, &then), AnswersOnMatrix::new(&newer, &now));
    assert_eq!((movement.comparable, movement.total), (1, 4));
    assert_eq!(ids(&movement.forward), ["kept"]);
    assert!(movement.back.is_empty() && movement.newly_known.is_empty());
    let why: Vec<_> =
        movement.not_comparable.iter().map(|one| (one.item.as_str(), one.reason)).collect();
    assert_eq!(
        why,
        [
            ("reworded", IncomparableReason::Reworded),
            ("new", IncomparableReason::OnlyAfter),
            ("gone", IncomparableReason::OnlyBefore)
        ]
    );
}

#[test]
fn a_rung_that_no_longer_exists_is_not_compared() {
    let with = |stages: &[&str]| {
        let mut made = matrix(stages, vec![domain("A", &[])]);
        made.domains[0].ladders.push(ladder("A-l", stages));
        made
    };
    let (older, newer) = (with(&["low", "mid", "high"]), with(&["low", "high"]));
    let (then, now) = (answers(&[("A-l", "mid")]), answers(&[("A-l", "high")]));
    let movement =
        compare_answers(AnswersOnMatrix::new(&older, &then), AnswersOnMatrix::new(&newer, &now));
    assert_eq!(
        movement.not_comparable,
        [NotComparable { item: ItemId::from("A-l"), reason: IncomparableReason::Reworded }]
    );
    assert_eq!((movement.comparable, movement.total), (0, 1));
}

#[test]
fn domains_together_tell_the_same_as_the_whole() {
    let older = matrix(
        &["one"],
        vec![domain("A", &[("a", "one"), ("moves", "one")]), domain("B", &[("b", "one")])],
    );
    let newer = matrix(
        &["one"],
        vec![domain("A", &[("a", "one")]), domain("B", &[("b", "one"), ("moves", "one")])],
    );
    let (then, now) =
        (answers(&[("moves", "partly")]), answers(&[("moves", "fully"), ("b", "fully")]));
    let (before, after) = (AnswersOnMatrix::new(&older, &then), AnswersOnMatrix::new(&newer, &now));
    let (a, b) =
        (compare_domain(before, after, &"A".into()), compare_domain(before, after, &"B".into()));
    assert_eq!((a.total, b.total), (1, 2));
    assert_eq!(ids(&b.forward), ["moves"]);
    assert_eq!(compare_answers(before, after), b_with(b, a.comparable));
}

fn b_with(mut movement: Movement, more: usize) -> Movement {
    movement.comparable += more;
    movement.total += more;
    movement
}

#[test]
fn last_time_offers_only_answers_that_still_mean_the_same() {
    let older = matrix(
        &["one"],
        vec![domain("A", &[("kept", "one"), ("gone", "one"), ("reworded", "one")])],
    );
    let mut newer = matrix(&["one"], vec![domain("A", &[("kept", "one"), ("reworded", "one")])]);
    newer.domains[0].statements[1].revision = 2;
    let mut then = answers(&[("kept", "mostly"), ("gone", "fully"), ("reworded", "fully")]);
    assert_eq!(confirmable_answers(&newer, AnswersOnMatrix::new(&older, &then)).len(), 1);
    then.insert("kept".into(), crate::maturity::assessment::AnswerRecord::new(Answer::NoneYet));
    assert!(confirmable_answers(&newer, AnswersOnMatrix::new(&older, &then)).is_empty());
}

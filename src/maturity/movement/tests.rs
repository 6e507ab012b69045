//! Tables of the rule: what became of an area, whatever the open answers become.

use std::sync::Arc;

use jiff::civil::date;

use super::{AreaMove, DomainMovement, InPlace, MovementBasis, compare_areas, count_in_place};
use crate::maturity::assessment::{Judgement, StagePoint};
use crate::maturity::diff::{AnswersOnMatrix, IncomparableReason, compare_answers};
use crate::maturity::fixtures::{domain, known_matrix, ladder, matrix, saved_snapshot, statement};
use crate::maturity::matrix::{Bar, Matrix};
use crate::maturity::network_state::{KnownMatrix, SavedSnapshot};

/// "FU" answers the first statement fully and leaves the second open; N not yet, ? not sure, A does
/// not apply.
fn answered(known: &Arc<KnownMatrix>, day: &str, letters: &str) -> SavedSnapshot {
    let ids: Vec<String> = known.matrix.items().map(|item| item.id().to_string()).collect();
    let given: Vec<(&str, &str)> = ids
        .iter()
        .zip(letters.chars())
        .filter_map(|(id, letter)| {
            let label = match letter {
                'F' => "fully",
                'L' => "mostly",
                'P' => "partly",
                'N' => "not_yet",
                '?' => "not_sure",
                'A' => "not_applicable",
                _ => return None,
            };
            Some((id.as_str(), label))
        })
        .collect();
    saved_snapshot(u128::from(day == NOW), day, known, &given)
}

const THEN: &str = "2026-11-01";
const NOW: &str = "2027-05-01";

fn saying(mut saved: SavedSnapshot, stage: &str) -> SavedSnapshot {
    let judgement = Judgement::new(StagePoint::from_label(stage), "");
    saved.snapshot.assessment.judgements.insert("A".into(), judgement);
    saved
}

fn one_stage(items: usize) -> Arc<KnownMatrix> {
    let ids = ["a1", "a2", "a3"];
    let asked: Vec<(&str, &str)> = ids[..items].iter().map(|id| (*id, "one")).collect();
    known_matrix(matrix(&["one"], vec![domain("A", &asked)]))
}

/// Three stages with a statement each.
fn three_stages() -> Arc<KnownMatrix> {
    let asked = [("a1", "one"), ("a2", "two"), ("a3", "three")];
    known_matrix(matrix(&["one", "two", "three"], vec![domain("A", &asked)]))
}

fn moved(then: &SavedSnapshot, now: &SavedSnapshot) -> AreaMove {
    compare_areas(Some(then), now, &"A".into())
}

#[test]
fn every_vector_of_the_rule() {
    use DomainMovement::{
        AppliesNow, Back, Forward, NoLongerApplies, NoLongerKnown, NotAnswered, NotKnownYet,
        NowKnown, Same,
    };
    let table = [
        ("F", "N", Back),
        ("N", "F", Forward),
        ("F", "U", NoLongerKnown),
        ("U", "F", NowKnown),
        ("U", "N", NowKnown),
        ("U", "U", NotAnswered),
        ("FU", "NU", NowKnown),
        ("NU", "NU", Same),
        ("NU", "NN", Same),
        ("FN", "FU", NoLongerKnown),
        ("FU", "FU", NotKnownYet),
        ("F?", "FU", NotKnownYet),
        ("F?", "UU", NotAnswered),
        ("U?", "F?", NotKnownYet),
        ("AA", "AA", Same),
        ("FF", "AA", NoLongerApplies),
        ("FU", "AA", NoLongerApplies),
        ("AA", "FF", AppliesNow),
        ("AA", "FU", AppliesNow),
        ("AA", "UU", NotAnswered),
        ("UU", "AA", NowKnown),
        ("FA", "FF", Same),
    ];
    for (then, now, expected) in table {
        let known = one_stage(then.len());
        let found = moved(&answered(&known, THEN, then), &answered(&known, NOW, now));
        assert_eq!(found.moved, expected, "{then} to {now}");
        assert_eq!((found.by, found.is_mixed), (MovementBasis::Answers, false));
    }
}

#[test]
fn over_several_stages_only_what_is_certain_is_forward_or_back() {
    use DomainMovement::{Back, Forward, NoLongerKnown, NotKnownYet, NowKnown, Same};
    let known = three_stages();
    let table = [
        ("FNN", "FFN", Forward),
        ("FFN", "FNN", Back),
        ("FNN", "FFU", Forward),
        ("FFU", "NUU", Back),
        ("FFU", "FFN", NowKnown),
        ("FFN", "FFU", NoLongerKnown),
        ("FUU", "FFU", NotKnownYet),
        ("FUN", "FFF", Forward),
        ("FUN", "FFN", NowKnown),
        ("FFF", "FUF", NoLongerKnown),
        ("FFN", "FFP", Same),
    ];
    for (then, now, expected) in table {
        let found = moved(&answered(&known, THEN, then), &answered(&known, NOW, now));
        assert_eq!(found.moved, expected, "{then} to {now}");
    }
}

#[test]
fn the_first_one_moved_from_nothing() {
    let known = one_stage(1);
    let first = compare_areas(None, &answered(&known, NOW, "F"), &"A".into());
    assert_eq!((first.moved, first.words().as_str()), (DomainMovement::First, "first"));
}

#[test]
fn what_was_said_is_compared_with_what_was_said_and_answers_with_answers() {
    let known = three_stages();
    let then = |letters: &str| answered(&known, THEN, letters);
    let now = |letters: &str| answered(&known, NOW, letters);
    let table = vec![
        (saying(then("FNN"), "one"), saying(now("FNN"), "two"), "forward", MovementBasis::Said),
        (saying(then("UUU"), "two"), saying(now("FFF"), "one"), "back", MovementBasis::Said),
        (saying(then("FNN"), "two"), now("FFN"), "forward, by the answers", MovementBasis::Answers),
        (
            then("FNN"),
            saying(now("FNN"), "three"),
            "the same, by the answers",
            MovementBasis::Answers,
        ),
        (
            then("FNN"),
            saying(now("UUU"), "three"),
            "no longer known, by the answers",
            MovementBasis::Answers,
        ),
        // where nothing applies, what was said does not count
        (
            saying(then("FNN"), "one"),
            saying(now("AAA"), "one"),
            "no longer applies, by the answers",
            MovementBasis::Answers,
        ),
        (then("FNN"), saying(now("AAA"), "one"), "no longer applies", MovementBasis::Answers),
    ];
    for (then, now, words, by) in table {
        let found = moved(&then, &now);
        assert_eq!((found.words().as_str(), found.by), (words, by));
    }
}

/// Another revision of three stages with a statement each.
fn revised(change: impl FnOnce(&mut Matrix)) -> Arc<KnownMatrix> {
    let mut asked = three_stages().matrix.clone();
    asked.revision = 2;
    change(&mut asked);
    known_matrix(asked)
}

type Edit = fn(&mut Matrix);

fn add_statement(asked: &mut Matrix) {
    asked.domains[0].statements.push(statement("a4", "two"));
}

fn reword(asked: &mut Matrix) {
    asked.domains[0].statements[1].revision = 2;
}

/// What is changed, how, the answers then and now, and what may be claimed of the area.
const CHANGED_QUESTIONS: [(&str, Edit, &str, &str, DomainMovement); 9] = [
    ("a new one, and the rest moved", add_statement, "FNN", "FFNF", DomainMovement::Forward),
    ("a new one holds it back", add_statement, "FFN", "FFNN", DomainMovement::QuestionsChanged),
    ("a reworded one held it", reword, "FNN", "FFN", DomainMovement::QuestionsChanged),
    ("a reworded one above", reword, "NNN", "FNN", DomainMovement::Forward),
    (
        "all reworded",
        |asked| asked.domains[0].statements.iter_mut().for_each(|one| one.revision = 2),
        "FNN",
        "FFN",
        DomainMovement::QuestionsChanged,
    ),
    ("another bar", |asked| asked.bar = Bar::Fully, "FNN", "FFN", DomainMovement::QuestionsChanged),
    (
        "another order of stages",
        |asked| asked.stages.swap(0, 1),
        "FNN",
        "FFN",
        DomainMovement::QuestionsChanged,
    ),
    (
        "only its wording",
        |asked| asked.title = "B".to_owned(),
        "FNN",
        "FFN",
        DomainMovement::Forward,
    ),
    (
        "the area is new",
        |asked| {
            asked.domains[0].id = "B".into();
        },
        "FNN",
        "FFN",
        DomainMovement::QuestionsChanged,
    ),
];

#[test]
fn where_the_questions_changed_it_is_said_and_nothing_is_claimed() {
    let older = three_stages();
    for (what, change, then, now, expected) in CHANGED_QUESTIONS {
        let newer = revised(change);
        let id = newer.matrix.domains[0].id.clone();
        let (before, after) = (answered(&older, THEN, then), answered(&newer, NOW, now));
        assert_eq!(compare_areas(Some(&before), &after, &id).moved, expected, "{what}");
    }
    let newer = revised(add_statement);
    let said = moved(
        &saying(answered(&older, THEN, "FFN"), "one"),
        &saying(answered(&newer, NOW, "FFNN"), "two"),
    );
    assert_eq!(said.words(), "forward, other questions", "what was said stands");
}

#[test]
fn a_stage_is_told_by_its_id() {
    let older = three_stages();
    let newer = revised(|asked| {
        asked
            .stages
            .insert(0, crate::maturity::fixtures::matrix(&["zero"], vec![]).stages[0].clone());
    });
    let found = moved(&answered(&older, THEN, "FNN"), &answered(&newer, NOW, "FNN"));
    assert_eq!(found.moved, DomainMovement::Same);
}

#[test]
fn every_movement_has_its_own_word_and_sign() {
    let mut signs: Vec<&str> = DomainMovement::ALL.map(DomainMovement::sign).to_vec();
    let mut words: Vec<&str> = DomainMovement::ALL.map(DomainMovement::as_str).to_vec();
    signs.sort_unstable();
    words.sort_unstable();
    signs.dedup();
    words.dedup();
    assert_eq!((signs.len(), words.len()), (11, 11));
    let plain: Vec<&str> =
        DomainMovement::ALL.into_iter().filter_map(DomainMovement::ascii_sign).collect();
    assert_eq!(plain, ["^", "v", "="]);
}

#[test]
fn in_place_is_counted_over_what_was_asked_and_applied_on_both_sides() {
    let mut asked = three_stages().matrix.clone();
    asked.domains[0].ladders.push(ladder("a-l", &["one", "two"]));
    let known = known_matrix(asked);
    let on = |day: &str, given: &[(&str, &str)]| saved_snapshot(1, day, &known, given);
    let then =
        on(THEN, &[("a1", "fully"), ("a2", "partly"), ("a3", "not_applicable"), ("a-l", "one")]);
    let now = on(NOW, &[("a1", "fully"), ("a2", "mostly"), ("a3", "fully"), ("a-l", "two")]);
    let count = |then, now| count_in_place(AnswersOnMatrix::of(then), AnswersOnMatrix::of(now));
    let found = count(&then, &now);
    assert_eq!(found, InPlace { then: 2, now: 4, of: 4 });
    assert_eq!(found.words(), "2 to 4 of 4");
    assert_eq!(count(&now, &now).words(), "5 of 5 as before");
    let unasked = on(NOW, &[]);
    for (then, now) in [(&then, &unasked), (&unasked, &now)] {
        let found = count(then, now);
        assert_eq!((found, found.phrase().as_str()), (InPlace::default(), NOTHING));
    }
}

const NOTHING: &str = "nothing in place to compare";

fn kept(mut saved: SavedSnapshot, item: &str, day: &str) -> SavedSnapshot {
    let given = saved.snapshot.assessment.answers.get_mut(&item.into()).unwrap();
    given.as_of = Some(day.parse().unwrap());
    saved
}

#[test]
fn what_was_kept_is_compared_as_of_its_day() {
    let known = one_stage(1);
    let later = |letters: &str| kept(answered(&known, "2027-11-01", letters), "a1", NOW);
    let between = |then: &SavedSnapshot, now: &SavedSnapshot| {
        compare_answers(AnswersOnMatrix::of(then), AnswersOnMatrix::of(now))
    };
    assert_eq!(date(2027, 5, 1).to_string(), NOW);
    // with the day it is of, and with a later one: unchanged
    let of_its_day = answered(&known, NOW, "F");
    assert!(between(&of_its_day, &later("F")).is_unchanged());
    let after = kept(answered(&known, "2027-08-01", "F"), "a1", NOW);
    assert!(between(&after, &later("F")).is_unchanged());
    let left_open = answered(&known, "2027-08-01", "U");
    assert!(between(&left_open, &later("F")).is_unchanged());
    // with an earlier one: as it moved then
    let earlier = answered(&known, THEN, "N");
    assert_eq!(between(&earlier, &later("F")).forward, ["a1".into()]);
    // corrected since: not compared, and said
    for corrected in
        [answered(&known, NOW, "N"), kept(answered(&known, "2027-08-01", "N"), "a1", NOW)]
    {
        let found = between(&corrected, &later("F"));
        assert!(found.is_unchanged());
        assert_eq!(found.not_comparable[0].reason, IncomparableReason::Corrected);
    }
}

//! What is kept in an update, what stays open, and that nothing moves of which nothing was changed.

use proptest::prelude::*;

use super::words::{describe_answered, describe_sum, describe_walk_answered, oldest_kept_day};
use super::*;
use crate::maturity::assessment::Answer;
use crate::maturity::diff::{Movement, compare_domain};
use crate::maturity::fixtures::{
    answers, ask, domain, known_matrix, matrix, network_state, saved_snapshot,
};
use crate::maturity::scoring::{completeness, evaluate_domain};

type Given<'g> = &'g [(&'g str, &'g str)];

fn asked() -> Matrix {
    let mut asked = matrix(
        &["one", "two"],
        vec![
            domain("A", &[("a1", "one"), ("a2", "two")]),
            domain("B", &[("b1", "one"), ("b2", "two")]),
        ],
    );
    asked.domains[0].asks = vec![ask("n1", "one")];
    asked
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A snapshot of 1 May 2026, changed by `edit`.
fn base(given: Given<'_>, edit: impl FnOnce(&mut Assessment)) -> SavedSnapshot {
    let mut saved = saved_snapshot(1, "2026-05-01", &known_matrix(asked()), given);
    edit(&mut saved.snapshot.assessment);
    saved
}

fn draft_of(given: Given<'_>) -> OpenDraft {
    let known = known_matrix(asked());
    let network = network_state(vec![], &[&known]);
    let subject = "test".into();
    let id = Uuid::from_u128(99);
    let mut open = network.new_draft(known, &subject, Voice::agreed(), id, Uuid::nil());
    open.draft.assessment.answers = answers(given);
    open
}

fn saved_with(before: SavedSnapshot, open: &OpenDraft) -> Assessment {
    let known = before.matrix.clone();
    network_state(vec![before], &[&known]).as_saved(open, day("2026-11-01"))
}

const ALL: Given<'static> = &[("a1", "fully"), ("a2", "partly"), ("b1", "mostly"), ("b2", "fully")];

#[test]
fn what_was_not_looked_at_is_kept_with_its_day_and_handed_on() {
    let whole = saved_with(base(ALL, |_| ()), &draft_of(&[("a2", "fully")]));
    let label = |id: &str| whole.answer(&id.into()).map(Answer::as_str);
    assert_eq!(
        ["a1", "a2", "b1", "b2"].map(label),
        ["fully", "fully", "mostly", "fully"].map(Some)
    );
    let as_of = |whole: &Assessment, id: &str| whole.answers[&ItemId::from(id)].as_of;
    assert_eq!((as_of(&whole, "a2"), as_of(&whole, "b1")), (None, Some(day("2026-05-01"))));
    let said = "4 of 4 answered: 1 looked at, 3 as of 1 May 2026";
    assert_eq!(describe_answered(&asked(), &whole), said);
    let sum = |said: &Assessment| describe_sum(&asked(), said, false);
    assert_eq!(sum(&whole), "1 answered + 3 kept from 1 May 2026 = 4");
    assert_eq!(describe_sum(&asked(), &whole, true), "1 answered + 3 kept = 4");
    let kept_of = |said, kept| describe_walk_answered(&asked(), said, kept);
    assert_eq!(kept_of(&whole, &Kept::default()), "1/4 today, 3 kept");
    let mut open = whole.clone();
    open.answers.remove(&ItemId::from("b1"));
    assert_eq!(sum(&open), "1 answered + 2 kept from 1 May 2026 + 1 open = 4");
    let mut second = saved_snapshot(2, "2026-08-01", &known_matrix(asked()), &[]);
    second.snapshot.assessment = whole;
    let third = saved_with(second, &draft_of(&[("b2", "partly")]));
    assert_eq!(as_of(&third, "b1"), Some(day("2026-05-01")), "handed on unchanged");
    assert_eq!(as_of(&third, "a2"), Some(day("2026-08-01")));
    let said = "4 of 4 answered: 1 looked at, 3 as of 1 May 2026 or later";
    assert_eq!(describe_answered(&asked(), &third), said);
    assert_eq!(oldest_kept_day(&asked().domains[0], &third), Some(day("2026-05-01")));
}

#[test]
fn the_choice_says_how_much_it_is_about() {
    let known = known_matrix(asked());
    let offered = |edit: fn(&mut Assessment), given: Given<'_>| {
        let network = network_state(vec![base(ALL, edit)], &[&known]);
        let open = draft_of(given);
        let kept = network.kept_for_draft(&open, day("2026-11-01"));
        kept.offer(&known.matrix, &open.draft.assessment)
    };
    let part = offered(|_| (), &[("a1", "partly")]).unwrap();
    assert_eq!(part.describe(), "3 answers");
    assert_eq!(part.describe_choice(NotLookedAt::Kept), "kept from 1 May 2026");
    assert_eq!(part.describe_choice(NotLookedAt::LeftOpen), "left open");
    let stages = offered(|said| judge(said, [1, 2], true), ALL).unwrap();
    assert_eq!(stages.describe(), "stages, what next and needs");
    assert_eq!(offered(|_| (), ALL), None);
}

#[test]
fn what_was_taken_back_reworded_or_new_stays_open() {
    let mut open = draft_of(&[("b1", "fully")]);
    open.draft.assessment.clear_answer(&"a1".into());
    let mut reworded = asked();
    reworded.revision = 2;
    reworded.domains[0].statements[1].revision = 2;
    reworded.domains[1] = domain("B", &[("b1", "one"), ("b2", "two"), ("b3", "two")]);
    open.matrix = known_matrix(reworded);
    let whole = saved_with(base(ALL, |_| ()), &open);
    let open_ones = ["a1", "a2", "b1", "b2", "b3"].map(|id| whole.answer(&id.into()).is_none());
    assert_eq!(open_ones, [true, true, false, false, true]);
}

#[test]
fn a_note_written_beside_an_answer_that_was_not_looked_at_stands_beside_it() {
    let before = base(ALL, |said| {
        said.set_note(&"a1".into(), "then");
        said.set_note(&"a2".into(), "and this");
    });
    let mut open = draft_of(&[]);
    open.draft.assessment.set_note(&"a1".into(), "now");
    let whole = saved_with(before, &open);
    let note = |id: &str| whole.answers[&ItemId::from(id)].beside.note.clone();
    assert_eq!((note("a1").as_deref(), note("a2").as_deref()), (Some("now"), Some("and this")));
    assert_eq!(whole.answer(&"a1".into()), Some(&Answer::Fully));
    assert_eq!(whole.answers[&ItemId::from("a1")].as_of, Some(day("2026-05-01")));
}

#[test]
fn only_the_same_voice_up_to_the_walks_own_day_is_kept_and_a_correction_keeps_nothing() {
    let manager = |of: &str| Voice { of: Some(of.to_owned()), ..Voice::one_view("manager") };
    let cases: [(Voice, Voice, &str, bool); 6] = [
        (Voice::agreed(), Voice::agreed(), "2026-05-01", true),
        (Voice::agreed(), Voice::agreed(), "2026-04-30", false),
        (Voice::agreed(), Voice::one_view("manager"), "2026-11-01", false),
        (Voice::one_view("manager"), Voice::agreed(), "2026-11-01", false),
        (manager("Elm Surgery"), manager("elm surgery"), "2026-11-01", true),
        (manager("Elm Surgery"), manager("Oak Surgery"), "2026-11-01", false),
    ];
    for (then, now, on, is_kept) in cases {
        let before = base(ALL, |said| said.voice = then.clone());
        let known = before.matrix.clone();
        let network = network_state(vec![before], &[&known]);
        let mut open = draft_of(&[("a1", "partly")]);
        let kept = network.kept_for(&open.draft, &now, &known, day(on));
        assert_eq!(kept.source.is_some(), is_kept, "{then:?} {now:?} {on}");
        open.draft.cover.supersedes = Some(Uuid::from_u128(1));
        let kept = network.kept_for(&open.draft, &now, &known, day(on));
        assert_eq!(kept, Kept::default(), "a corrected copy");
    }
}

#[test]
fn our_stage_is_kept_and_a_silent_agreement_only_while_the_answers_suggest_it() {
    // stage said, its reason, today's answer to a1, the stage that stands afterwards
    let cases = [
        ("one", "", "fully", Some("one")),
        ("one", "", "not_yet", None),
        ("one", "we meet weekly", "not_yet", Some("one")),
        ("two", "", "not_yet", Some("two")),
        ("gone", "a stage of before", "fully", None),
    ];
    for (stage, reason, answer, stands) in cases {
        let before = base(ALL, |said| {
            said.set_judgement(&"A".into(), StagePoint::from_label(stage), reason);
        });
        let whole = saved_with(before, &draft_of(&[("a1", answer)]));
        let judged = whole.judgements.get(&DomainId::from("A"));
        let shown = judged.map(|judged| judged.stage.as_str());
        assert_eq!(shown, stands, "{stage} {reason} {answer}");
        let dated = judged.is_none_or(|judged| judged.as_of == Some(day("2026-05-01")));
        assert!(dated, "{stage} {reason} {answer}");
    }
}

#[test]
fn aims_and_needs_are_kept_unless_said_anew_or_taken_back() {
    let before = base(ALL, |said| {
        let kind = crate::maturity::assessment::AimKind::Move;
        said.set_aim(&"A".into(), Some(Aim::new(kind, Some("two".into()))));
        said.set_ask_raised(&"n1".into(), true);
    });
    let whole = saved_with(before.clone(), &draft_of(&[("a1", "fully")]));
    let (aim, need) = (&whole.aims[&DomainId::from("A")], &whole.asks[&ItemId::from("n1")]);
    let then = Some(day("2026-05-01"));
    assert_eq!((aim.as_of, need.as_of, need.raised), (then, then, true));
    let mut open = draft_of(&[("a1", "fully")]);
    open.draft.assessment.set_aim(&"A".into(), None);
    open.draft.assessment.set_ask_raised(&"n1".into(), false);
    let whole = saved_with(before, &open);
    assert!(whole.aims.is_empty() && whole.asks.is_empty());
}

/// An answer by number; none is unanswered.
fn answer_label(number: usize) -> Option<&'static str> {
    let labels = ["not_sure", "not_applicable", "not_yet", "partly", "mostly", "fully"];
    labels.get(number).copied()
}

const ITEMS: [&str; 4] = ["a1", "a2", "b1", "b2"];

fn given(numbers: [usize; 4]) -> Vec<(&'static str, &'static str)> {
    let labels = ITEMS.iter().zip(numbers);
    labels.filter_map(|(id, number)| Some((*id, answer_label(number)?))).collect()
}

fn judge(said: &mut Assessment, stages: [usize; 2], with_reason: bool) {
    for (id, stage) in ["A", "B"].iter().zip(stages) {
        if let Some(stage) = ["before", "one", "two"].get(stage) {
            let reason = if with_reason { "as we see it" } else { "" };
            said.set_judgement(&(*id).into(), StagePoint::from_label(stage), reason);
        }
    }
}

proptest! {
    #[test]
    fn nothing_moves_in_a_domain_of_which_nothing_was_changed(
        before in any::<[u8; 4]>(),
        stages in any::<[u8; 2]>(),
        with_reason: bool,
        looked_at in any::<[bool; 4]>(),
        changed in any::<[Option<u8>; 4]>(),
    ) {
        let before = given(before.map(|number| usize::from(number % 7)));
        let base = base(&before, |said| {
            judge(said, stages.map(|stage| usize::from(stage % 4)), with_reason);
        });
        let (asked, said) = (asked(), base.snapshot.assessment.clone());
        let mut open = draft_of(&[]);
        let mut touched = [false; 2];
        for (at, id) in ITEMS.iter().enumerate() {
            let item = asked.item(&(*id).into()).unwrap();
            match changed[at].and_then(|number| answer_label(usize::from(number % 9))) {
                Some(label) => {
                    open.draft.assessment.set_answer(item.id(), Answer::from_label(label));
                    touched[at / 2] = true;
                }
                None if looked_at[at] => {
                    open.draft.assessment.confirm_answer(item, &said.answers);
                }
                None => {}
            }
        }
        let whole = saved_with(base.clone(), &open);
        for (at, domain) in asked.domains.iter().enumerate().filter(|(at, _)| !touched[*at]) {
            let then = evaluate_domain(&asked, domain, &said);
            let now = evaluate_domain(&asked, domain, &whole);
            prop_assert_eq!(then.standing(), now.standing(), "domain {}", at);
            let movement = compare_domain(
                answers_on_matrix(&base),
                crate::maturity::diff::AnswersOnMatrix::new(&asked, &whole.answers),
                &domain.id,
            );
            let answered_on_both = movement.answered_on_both;
            let unchanged =
                Movement { comparable: 2, total: 2, answered_on_both, ..Movement::default() };
            prop_assert_eq!(movement, unchanged);
        }
    }

    #[test]
    fn confirming_everything_is_the_full_walk(
        before in any::<[u8; 4]>(),
        stages in any::<[u8; 2]>(),
        with_reason: bool,
    ) {
        let before = given(before.map(|number| usize::from(number % 7)));
        let base = base(&before, |said| {
            judge(said, stages.map(|stage| usize::from(stage % 4)), with_reason);
        });
        let asked = asked();
        let mut open = draft_of(&[]);
        for item in asked.items() {
            open.draft.assessment.confirm_answer(item, &base.snapshot.assessment.answers);
        }
        let whole = saved_with(base, &open);
        prop_assert_eq!(&whole.answers, &open.draft.assessment.answers);
        prop_assert_eq!(completeness(&asked, &whole.answers).kept, 0);
    }
}

//! The rule against another account of it: every way in which the open answers may turn out, one by
//! one.

use std::sync::Arc;

use proptest::prelude::*;

use super::{DomainMovement, compare_areas};
use crate::maturity::assessment::Answer;
use crate::maturity::diff::{AnswersOnMatrix, compare_answers};
use crate::maturity::fixtures::{domain, known_matrix, matrix, saved_snapshot};
use crate::maturity::network_state::{KnownMatrix, SavedSnapshot};
use crate::maturity::scoring::{Standing, evaluate_domain};

const LABELS: [&str; 7] =
    ["", "not_sure", "not_applicable", "not_yet", "partly", "mostly", "fully"];
const IDS: [&str; 4] = ["a1", "a2", "a3", "a4"];

fn known(stages: &[usize]) -> Arc<KnownMatrix> {
    let names = ["one", "two", "three"];
    let asked: Vec<(&str, &str)> =
        IDS.into_iter().zip(stages).map(|(id, stage)| (id, names[*stage])).collect();
    known_matrix(matrix(&names, vec![domain("A", &asked)]))
}

fn snapshot(known: &Arc<KnownMatrix>, number: u128, answers: &[usize]) -> SavedSnapshot {
    let day = format!("2027-0{number}-01");
    let given: Vec<(&str, &str)> = IDS
        .into_iter()
        .zip(answers)
        .filter(|(_, answer)| **answer > 0)
        .map(|(id, answer)| (id, LABELS[*answer]))
        .collect();
    saved_snapshot(number, &day, known, &given)
}

/// Where the domain may stand once every open answer is given in one way or the other.
fn possible_standings(saved: &SavedSnapshot) -> Vec<Standing> {
    let matrix = &saved.matrix.matrix;
    let mut all = vec![saved.snapshot.assessment.clone()];
    for item in matrix.items() {
        let is_open =
            matches!(saved.snapshot.assessment.answer(item.id()), None | Some(Answer::NotSure));
        if is_open {
            let with = |answer: Answer| {
                all.iter().cloned().map(move |mut said| {
                    said.set_answer(item.id(), answer.clone());
                    said
                })
            };
            all = with(Answer::NotYet).chain(with(Answer::Fully)).collect();
        }
    }
    all.iter().map(|said| evaluate_domain(matrix, &matrix.domains[0], said).standing()).collect()
}

fn height(standing: &Standing) -> usize {
    match standing {
        Standing::Stage(at) => at + 1,
        Standing::Before | Standing::NotApplicable => 0,
    }
}

fn is_silent(answers: &[usize]) -> bool {
    answers.iter().all(|answer| *answer == 0)
}

/// The word by all that is possible on both sides.
fn expected(then: (&SavedSnapshot, bool), now: (&SavedSnapshot, bool)) -> DomainMovement {
    let (before, after) = (possible_standings(then.0), possible_standings(now.0));
    let aside = |all: &[Standing]| all.iter().all(|one| *one == Standing::NotApplicable);
    let told = |all: &[Standing]| all.windows(2).all(|pair| pair[0] == pair[1]);
    match (aside(&before), aside(&after)) {
        (true, true) => return DomainMovement::Same,
        (true, false) if now.1 => return DomainMovement::NotAnswered,
        (true, false) => return DomainMovement::AppliesNow,
        (false, true) if then.1 => return DomainMovement::NowKnown,
        (false, true) => return DomainMovement::NoLongerApplies,
        (false, false) => {}
    }
    let pairs = || {
        before.iter().flat_map(|one| after.iter().map(move |other| (height(one), height(other))))
    };
    if pairs().all(|(then, now)| now > then) {
        DomainMovement::Forward
    } else if pairs().all(|(then, now)| now < then) {
        DomainMovement::Back
    } else if told(&before) && told(&after) {
        DomainMovement::Same
    } else if told(&after) {
        DomainMovement::NowKnown
    } else if told(&before) {
        DomainMovement::NoLongerKnown
    } else if now.1 {
        DomainMovement::NotAnswered
    } else {
        DomainMovement::NotKnownYet
    }
}

proptest! {
    #[test]
    fn the_word_is_what_every_way_to_answer_the_rest_agrees_on(
        stages in prop::collection::vec(0_usize..3, 1..=4),
        then in prop::collection::vec(0_usize..7, 4),
        now in prop::collection::vec(0_usize..7, 4),
    ) {
        let known = known(&stages);
        let asked = stages.len();
        let (then, now) = (&then[..asked], &now[..asked]);
        let (before, after) = (snapshot(&known, 1, then), snapshot(&known, 2, now));
        let found = compare_areas(Some(&before), &after, &"A".into()).moved;
        prop_assert_eq!(found, expected((&before, is_silent(then)), (&after, is_silent(now))));
    }

    #[test]
    fn raising_answers_is_never_back(
        stages in prop::collection::vec(0_usize..3, 4),
        then in prop::collection::vec(0_usize..7, 4),
        raise in prop::collection::vec(0_usize..7, 4),
    ) {
        let known = known(&stages);
        // unanswered and not sure turn into any answer, one on the scale into a higher one
        let now: Vec<usize> = then.iter().zip(&raise).map(|(then, raise)| match then {
            0 | 1 if *raise >= 3 => *raise,
            0..=2 => *then,
            _ => *then.max(raise),
        }).collect();
        let (before, after) = (snapshot(&known, 1, &then), snapshot(&known, 2, &now));
        prop_assert_ne!(compare_areas(Some(&before), &after, &"A".into()).moved, DomainMovement::Back);
    }

    #[test]
    fn what_is_kept_is_no_movement_against_where_it_was_kept_from(
        stages in prop::collection::vec(0_usize..3, 4),
        then in prop::collection::vec(0_usize..7, 4),
        looked_at in prop::collection::vec(any::<bool>(), 4),
        now in prop::collection::vec(1_usize..7, 4),
    ) {
        let known = known(&stages);
        let before = snapshot(&known, 1, &then);
        let day = before.snapshot.taken_on;
        let mixed: Vec<usize> = (0..4).map(|at| if looked_at[at] { now[at] } else { then[at] }).collect();
        let mut after = snapshot(&known, 2, &mixed);
        for (at, id) in IDS.iter().enumerate().filter(|(at, _)| !looked_at[*at]) {
            if let Some(given) = after.snapshot.assessment.answers.get_mut(&(*id).into()) {
                given.as_of = Some(day);
            }
            prop_assert!(then[at] == 0 || after.snapshot.assessment.answers.contains_key(&(*id).into()));
        }
        let found = compare_answers(AnswersOnMatrix::of(&before), AnswersOnMatrix::of(&after));
        let moved = [&found.forward, &found.back, &found.newly_known, &found.no_longer_known,
            &found.applies_now, &found.no_longer_applies];
        for id in moved.into_iter().flatten() {
            let at = IDS.iter().position(|known| *known == id.as_str()).unwrap();
            prop_assert!(looked_at[at], "{id} was kept");
        }
        prop_assert!(found.not_comparable.is_empty());
        if looked_at.iter().all(|looked| !looked) {
            let word = compare_areas(Some(&before), &after, &"A".into()).moved;
            prop_assert!(!matches!(word, DomainMovement::Forward | DomainMovement::Back));
        }
    }
}

//! The rules of meaning, held to the vectors every implementation must pass, and proved over
//! made-up matrices.

mod properties;

use super::*;
use crate::maturity::assessment::AnswerRecord;
use crate::maturity::fixtures::{answers, domain, ladder, matrix};
use crate::maturity::matrix::UnknownFields;

fn answer_for_sign(sign: &str) -> Option<Answer> {
    match sign {
        "F" => Some(Answer::Fully),
        "L" => Some(Answer::Mostly),
        "P" => Some(Answer::Partly),
        "N" => Some(Answer::NotYet),
        "?" => Some(Answer::NotSure),
        "NA" => Some(Answer::NotApplicable),
        _ => None,
    }
}

/// A matrix of three stages and one domain, with one statement for each sign.
fn vector(stages: [&str; 3], bar: Bar) -> (Matrix, Answers) {
    let mut asked = matrix(&["1", "2", "3"], vec![]);
    let mut given = Answers::new();
    let mut statements = Vec::new();
    for (stage, signs) in asked.stages.iter().zip(stages) {
        for sign in signs.split_whitespace() {
            let id = format!("s{}", statements.len());
            given.extend(
                answer_for_sign(sign)
                    .map(|answer| (ItemId::from(id.as_str()), AnswerRecord::new(answer))),
            );
            statements.push((id, stage.id.to_string()));
        }
    }
    let statements: Vec<(&str, &str)> =
        statements.iter().map(|(id, stage)| (id.as_str(), stage.as_str())).collect();
    asked.domains.push(domain("A", &statements));
    asked.bar = bar;
    (asked, given)
}

fn holding_counts(holding: &Holding) -> [usize; 3] {
    [holding.not_in_place.len(), holding.not_sure.len(), holding.unanswered.len()]
}

#[test]
fn the_twelve_vectors_hold() {
    use Standing::{Before, NotApplicable, Stage};
    let (mostly, fully) = (Bar::Mostly, Bar::Fully);
    let table = [
        (1, ["F L", "F L F", "P"], mostly, Stage(1), [1, 0, 0]),
        (2, ["F P", "F", "F"], mostly, Before, [1, 0, 0]),
        (3, ["U F", "F", "F"], mostly, Before, [0, 0, 1]),
        (4, ["", "F", "F"], mostly, Stage(2), [0, 0, 0]),
        (5, ["F", "", "F"], mostly, Stage(2), [0, 0, 0]),
        (6, ["L L L L", "L L L", "L"], mostly, Stage(2), [0, 0, 0]),
        (6, ["L L L L", "L L L", "L"], fully, Before, [4, 0, 0]),
        (7, ["NA NA", "F", "F"], mostly, Stage(2), [0, 0, 0]),
        (8, ["NA", "NA", "NA"], mostly, NotApplicable, [0, 0, 0]),
        (9, ["F ?", "F", "F"], mostly, Before, [0, 1, 0]),
        (10, ["F NA", "P", "F"], mostly, Stage(0), [1, 0, 0]),
        (11, ["F", "F", ""], mostly, Stage(1), [0, 0, 0]),
        (12, ["F", "NA", "P"], mostly, Stage(0), [1, 0, 0]),
    ];
    for (number, stages, bar, suggested, holding) in table {
        let (asked, given) = vector(stages, bar);
        let reading = evaluate(&asked, &asked.domains[0], &given, None);
        assert_eq!(
            (reading.suggested, holding_counts(&reading.holding)),
            (suggested, holding),
            "vector {number}"
        );
        assert_eq!(reading.standing(), suggested, "vector {number}");
    }
}

#[test]
fn a_stage_where_nothing_applies_is_named_as_such_and_not_as_zero_of_zero() {
    let (asked, given) = vector(["NA NA", "F", "P"], Bar::Mostly);
    let reading = evaluate(&asked, &asked.domains[0], &given, None);
    assert_eq!((reading.by_stage[0].not_applicable, reading.by_stage[0].unanswered), (2, 0));
    assert_eq!(
        (reading.next_stage, reading.in_place, reading.applicable),
        (Some(2), Some(0), Some(1))
    );
    let (asked, given) = vector(["NA", "NA", ""], Bar::Mostly);
    let none = evaluate(&asked, &asked.domains[0], &given, None);
    assert_eq!((none.next_stage, none.in_place, none.applicable), (None, None, None));
    assert_eq!((none.answered, none.items), (2, 2));
}

fn evaluate_ladder(rungs: &[&str], answer: &str) -> DomainReading {
    let mut asked = matrix(&["1", "2", "3"], vec![domain("A", &[])]);
    asked.domains[0].ladders.push(ladder("A-l", rungs));
    evaluate(&asked, &asked.domains[0], &answers(&[("A-l", answer)]), None)
}

#[test]
fn a_ladder_is_in_place_up_to_its_rung() {
    use Standing::{Before, NotApplicable, Stage};
    let all = ["1", "2", "3"];
    let table = [
        (&all[..], "none_yet", Before, [1, 0, 0]),
        (&all[..], "1", Stage(0), [1, 0, 0]),
        (&all[..], "2", Stage(1), [1, 0, 0]),
        (&all[..], "3", Stage(2), [0, 0, 0]),
        (&all[..], "not_sure", Before, [0, 1, 0]),
        (&all[..], "not_applicable", NotApplicable, [0, 0, 0]),
        (&["3", "2"][..], "2", Stage(1), [1, 0, 0]),
        (&["1", "3"][..], "1", Stage(0), [1, 0, 0]),
        // an answer that this ladder can't take is kept, and not in place
        (&["1", "3"][..], "2", Before, [1, 0, 0]),
        (&all[..], "fully", Before, [1, 0, 0]),
    ];
    for (rungs, answer, suggested, holding) in table {
        let reading = evaluate_ladder(rungs, answer);
        assert_eq!(
            (reading.suggested, holding_counts(&reading.holding)),
            (suggested, holding),
            "{rungs:?} at {answer}"
        );
        assert_eq!((reading.answered, reading.items), (1, 1));
    }
    let (two, none) = (evaluate_ladder(&all, "2"), evaluate_ladder(&all, "none_yet"));
    assert_eq!(
        two.by_stage
            .iter()
            .map(|tally| (tally.rungs_in_place, tally.rungs_open))
            .collect::<Vec<_>>(),
        [(1, 0), (1, 0), (0, 1)]
    );
    assert_eq!(none.by_stage[2].rungs_open, 1);
}

#[test]
fn the_team_s_own_stage_wins_and_what_is_left_is_counted_from_it() {
    let (asked, given) = vector(["F P", "U", "N ?"], Bar::Mostly);
    let said = |stage: &str| Judgement {
        stage: StagePoint::from_label(stage),
        reason: None,
        as_before: false,
        as_of: None,
        unknown_fields: UnknownFields::new(),
    };
    let reading = evaluate(&asked, &asked.domains[0], &given, Some(&said("2")));
    assert_eq!((reading.suggested, reading.standing()), (Standing::Before, Standing::Stage(1)));
    assert!(reading.differs());
    assert_eq!((reading.next_stage, holding_counts(&reading.holding)), (Some(2), [2, 1, 1]));
    let top = evaluate(&asked, &asked.domains[0], &given, Some(&said("3")));
    assert_eq!((top.next_stage, top.holding.len()), (None, 0));
    let gone = evaluate(&asked, &asked.domains[0], &given, Some(&said("no such stage")));
    assert_eq!((gone.standing(), gone.differs()), (Standing::Before, false));
}

#[test]
fn a_ladder_open_at_several_stages_is_listed_once() {
    let mut asked = matrix(&["1", "2", "3"], vec![domain("A", &[])]);
    asked.domains[0].ladders.push(ladder("A-l", &["1", "2", "3"]));
    let said = Judgement {
        stage: StagePoint::from_label("2"),
        reason: None,
        as_before: false,
        as_of: None,
        unknown_fields: UnknownFields::new(),
    };
    let reading =
        evaluate(&asked, &asked.domains[0], &answers(&[("A-l", "none_yet")]), Some(&said));
    assert_eq!(reading.holding.not_in_place, ["A-l".into()]);
}

#[test]
fn complete_counts_every_explicit_answer_and_a_note_is_none() {
    let (asked, mut given) = vector(["F ? U", "NA", "N"], Bar::Mostly);
    let mut noted = AnswerRecord::default();
    noted.beside.note = Some("ask Sam's team".to_owned());
    given.insert("s2".into(), noted);
    given.insert("not asked".into(), AnswerRecord::new(Answer::Fully));
    let complete = completeness(&asked, &given);
    assert_eq!(
        (complete.answered, complete.total, complete.remaining(), complete.is_complete()),
        (4, 5, 1, false)
    );
}

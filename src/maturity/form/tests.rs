//! Tests of what a form asks, and of what rows are read as.

use jiff::civil::date;
use uuid::Uuid;

use super::sheet::{DAY_KEY, PLACE_KEY, ROLE_KEY};
use super::{FormRequest, FormRow, FormSheet, QuestionPart, form_areas};
use crate::maturity::assessment::{AimKind, Answer, StagePoint};
use crate::maturity::fixtures::{domain, known_matrix, ladder, matrix};
use crate::maturity::matrix::{Ask, Matrix, UnknownFields};
use crate::maturity::network::Network;

fn asked() -> Matrix {
    let mut asked = matrix(&["one", "two"], vec![domain("A", &[("A-2", "two"), ("A-1", "one")])]);
    asked.domains[0].ladders.push(ladder("A-l", &["one", "two"]));
    asked.domains[0].asks.push(Ask {
        id: "S-A".into(),
        stage: "one".into(),
        text: "A room.".to_owned(),
        unknown_fields: UnknownFields::new(),
    });
    asked
}

fn request() -> FormRequest {
    let network = Network::with_name(Uuid::from_u128(7), "Hillside");
    FormRequest::new(Uuid::from_u128(1), &network, &known_matrix(asked()), date(2026, 11, 21))
}

fn row((at, (key, answer, beside)): (usize, &(&str, &str, &str))) -> FormRow {
    FormRow {
        key: (*key).to_owned(),
        answer: (*answer).to_owned(),
        beside: (*beside).to_owned(),
        cell: format!("Form!E{}", at + 1),
        has_formula: false,
    }
}

fn sheet(rows: &[(&str, &str, &str)]) -> FormSheet {
    FormSheet { rows: rows.iter().enumerate().map(row).collect(), ..FormSheet::default() }
}

/// The code and the place of what is wrong with these rows.
fn wrong(rows: &[(&str, &str, &str)]) -> (&'static str, String) {
    let read = sheet(rows).read(&request(), &asked());
    let found = read.and_then(|filled| filled.check(&asked())).unwrap_err();
    (found.code, found.path)
}

#[test]
fn a_form_asks_what_is_walked_in_its_order_and_nothing_that_was_answered() {
    let areas = form_areas(&asked());
    let keys: Vec<String> = areas[0].questions.iter().map(|one| one.part.key()).collect();
    let expected = ["item:A-1", "item:A-2", "item:A-l", "our-stage:A", "what-next:A", "need:S-A"];
    assert_eq!(keys, expected);
    let labels = |at: usize| {
        let choices = areas[0].questions[at].choices.iter();
        choices.map(|choice| choice.label.clone()).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(labels(0), "Not yet, Partly, Mostly, Fully, Not sure, Does not apply");
    assert_eq!(labels(2), "None yet, one, two, Not sure, Does not apply");
    assert_eq!(labels(3), "Before one, one, two");
    assert_eq!(labels(4), "Stay as it is, Not now, Move to one, Move to two");
    assert_eq!(areas[0].questions[2].details[0], "one: We are at one.");
}

#[test]
fn answers_that_read_the_same_are_told_apart() {
    let mut odd = asked();
    odd.stages[1].name = "not  SURE".to_owned();
    odd.stages[0].name = "Not sure".to_owned();
    let areas = form_areas(&odd);
    let ladder = &areas[0].questions[2];
    let labels: Vec<&str> = ladder.choices.iter().map(|one| one.label.as_str()).collect();
    let expected =
        ["None yet", "Not sure (one)", "not  SURE (two)", "Not sure (not_sure)", "Does not apply"];
    assert_eq!(labels, expected);
    for choice in &ladder.choices {
        assert_eq!(ladder.choice(&choice.label).unwrap().value, choice.value);
    }
}

#[test]
fn rows_are_read_as_they_were_chosen() {
    let filled = sheet(&[
        (ROLE_KEY, " practice manager ", ""),
        (PLACE_KEY, "Elm Surgery", ""),
        (DAY_KEY, "3 December 2026", ""),
        ("ITEM:a-1", "fully", "since May"),
        ("item:A-2", "Does not apply", "no care homes"),
        ("item:A-l", "Two", ""),
        ("our-stage:A", "Before one", "Purpose is all but agreed"),
        ("what-next:A", "Move to two", "next winter"),
        ("need:S-A", "Yes", "by May"),
        ("note:x", "", ""),
    ])
    .read(&request(), &asked())
    .unwrap();
    filled.check(&asked()).unwrap();
    assert_eq!(filled.filled_on, date(2026, 12, 3));
    let given = |id: &str| filled.answers[&id.into()].clone();
    assert_eq!(given("A-1").answer, Some(Answer::Fully));
    assert_eq!(given("A-1").beside.note.as_deref(), Some("since May"));
    assert_eq!(given("A-2").beside.reason.as_deref(), Some("no care homes"));
    assert_eq!(given("A-l").answer, Some(Answer::from_label("two")));
    let said = &filled.judgements[&"A".into()];
    assert_eq!(said.stage, StagePoint::Before);
    assert_eq!(filled.aims[&"A".into()].aim, AimKind::Move);
    assert!(filled.asks[&"S-A".into()].raised);
    let snapshot = filled.clone().into_snapshot(Uuid::from_u128(3));
    assert_eq!(snapshot.assessment.voice.describe(), "one view: practice manager, Elm Surgery");
    assert_eq!(snapshot.saved_at.to_string(), "2026-12-03T12:00:00Z");
    assert_eq!(snapshot.form, Some(Uuid::from_u128(1)));
}

#[test]
fn what_can_t_be_taken_is_said_with_its_cell() {
    let who = (ROLE_KEY, "GP", "");
    assert_eq!(wrong(&[("item:A-1", "fully", "")]), ("no-role", "role".to_owned()));
    assert_eq!(wrong(&[(ROLE_KEY, " ", "")]), ("no-role", "Form!E1".to_owned()));
    assert_eq!(wrong(&[who]), ("blank-form", String::new()));
    let at = |second| wrong(&[who, second]);
    let cell = "Form!E2".to_owned();
    assert_eq!(at(("item:A-1", "two", "")), ("unknown-answer", cell.clone()));
    assert_eq!(at(("item:A-9", "fully", "")), ("unknown-answer", cell.clone()));
    assert_eq!(at(("item:A-1", "does not apply", "")), ("no-reason", cell.clone()));
    assert_eq!(at(("our-stage:A", "", "because")), ("no-answer", cell.clone()));
    assert_eq!(at((DAY_KEY, "soon", "")), ("bad-day", cell.clone()));
    assert_eq!(wrong(&[who, ("item:A-1", "fully", ""), (DAY_KEY, "1/1/2026", "")]).0, "bad-day");
    assert_eq!(at((ROLE_KEY, "GP", "")), ("twice", cell.clone()));
    let mut formula = sheet(&[who, ("item:A-1", "fully", "")]);
    formula.rows[1].has_formula = true;
    let found = formula.read(&request(), &asked()).unwrap_err();
    assert_eq!((found.code, found.path), ("formula", cell));
}

#[test]
fn the_row_of_every_question_is_known_by_its_key() {
    for question in form_areas(&asked()).iter().flat_map(|area| &area.questions) {
        let (kind, id) = question.part.kind_and_id();
        assert_eq!(question.part.key(), format!("{kind}:{id}"));
    }
    assert_eq!(QuestionPart::Need("S-A".into()).key(), "need:S-A");
}

#[test]
fn a_form_that_was_made_in_another_language_comes_back() {
    let mut asked = asked();
    asked.language = "en".parse().ok();
    asked.translate_all("cy".parse().unwrap(), |text| Some(format!("{text} (cy)")));
    let rows = [
        (ROLE_KEY, "Practice manager", ""),
        ("item:A-l", "two (cy)", ""),
        ("item:A-1", "Fully", ""),
    ];
    for shown in [None, "cy".parse().ok()] {
        asked.show_in(shown);
        let filled = sheet(&rows).read(&request(), &asked).unwrap();
        let answer = filled.answers[&"A-l".into()].answer.clone();
        assert_eq!(answer, Some(Answer::from_label("two")), "{shown:?}");
    }
}

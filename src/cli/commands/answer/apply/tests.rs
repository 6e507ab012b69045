//! What can be told, and everything that can't.

use super::*;
use crate::maturity::assessment::{Aim, AimKind, Answer, MatrixRef, StagePoint};
use crate::maturity::fixtures::{answers, domain, ladder, matrix};

fn asked_matrix() -> Matrix {
    let mut area =
        domain("Care", &[("Care-1a", "Early"), ("Care-1b", "Early"), ("Care-2a", "Strong")]);
    area.ladders.push(ladder("Care-l", &["Early", "Strong"]));
    matrix(&["Early", "Strong"], vec![area])
}

fn blank() -> Assessment {
    Assessment::empty(MatrixRef { id: "test".into(), revision: 1, fingerprint: "0".repeat(64) })
}

/// Last time, with these answers, on 1 May.
fn last_time(given: &[(&str, &str)]) -> LastTimeToday {
    let date = Some(jiff::civil::date(2027, 5, 1));
    let last = LastTime { answers: answers(given), date, stands: true, ..LastTime::default() };
    LastTimeToday { last, today: jiff::civil::date(2027, 11, 1) }
}

/// What was told, each as an option and its value; without an option it is an answer.
fn answer_args(told: &[(&str, &str)]) -> Asked {
    let of = |option: &str| -> Vec<ItemValue> {
        let these = told.iter().filter(|(name, _)| *name == option);
        these
            .map(|(_, value)| {
                let (of, what) = value.split_once('=').unwrap();
                ItemValue { target: of.to_owned(), value: what.to_owned() }
            })
            .collect()
    };
    let draft = crate::cli::args::drafts::DraftArgs {
        network: String::new(),
        matrix: String::new(),
        subject: None,
        voice: None,
        of: None,
    };
    Asked {
        draft,
        answers: of(""),
        notes: of("note"),
        evidence: of("evidence"),
        judge: of("judge"),
        aim: of("aim"),
        needs: of("need"),
    }
}

fn apply_options(
    told: &[(&str, &str)],
    last: Option<LastTimeToday>,
) -> Result<Applied, Vec<String>> {
    let last = last.unwrap_or_default();
    apply_edits(&asked_matrix(), &blank(), &last, &Kept::default(), &answer_args(told))
}

#[test]
fn all_kinds_of_answers_are_taken_without_minding_case() {
    let last = last_time(&[("Care-2a", "partly")]);
    let told = [
        ("", "care-1A=Fully"),
        ("", "CARE-1B=not_applicable: no care homes: none"),
        ("", "care-2a=same"),
        ("", "care-l=strong"),
        ("note", "Care-1a=Ask again"),
        ("evidence", "Care-1a=Minutes"),
        ("judge", "care=STRONG:Weekly: in all"),
        ("aim", "care=strong:Next year"),
    ];
    let said = apply_options(&told, Some(last)).unwrap().assessment;
    let label = |id: &str| said.answer(&id.into()).map(|answer| answer.as_str().to_owned());
    assert_eq!(label("Care-1a").as_deref(), Some("fully"));
    assert_eq!(
        label("Care-l").as_deref(),
        Some("Strong"),
        "a stage is kept as the matrix spells it"
    );
    let aside = &said.answers[&"Care-1b".into()];
    assert_eq!(
        (&aside.answer, aside.beside.reason.as_deref()),
        (&Some(Answer::NotApplicable), Some("no care homes: none"))
    );
    assert!(said.answers[&"Care-2a".into()].as_before);
    assert_eq!(said.answers[&"Care-1a".into()].beside.evidence[0].text, "Minutes");
    let judged = &said.judgements[&"Care".into()];
    assert_eq!(
        (judged.stage.clone(), judged.reason.as_deref()),
        (StagePoint::At("Strong".into()), Some("Weekly: in all"))
    );
    assert_eq!(
        (said.aims[&"Care".into()].aim, said.aims[&"Care".into()].reason.as_deref()),
        (AimKind::Move, Some("Next year"))
    );
}

#[test]
fn every_slip_is_said_at_once_and_nothing_counts() {
    let told = [
        ("", "Care-1a=great"),
        ("", "Care-1b=not_applicable"),
        ("", "Care-2a=same"),
        ("", "Care-9z=fully"),
        ("", "Care-l=fully"),
        ("", "care-1a=partly"),
        ("note", "Nowhere=x"),
        ("judge", "Care=middling"),
        ("judge", "Lead=Early"),
        ("aim", "Care=before"),
    ];
    let reasons = apply_options(&told, None).unwrap_err();
    assert_eq!(reasons.len(), 10, "{reasons:#?}");
    let all = reasons.join("\n");
    for part in [
        "told twice", "'great'", "needs a reason", "no last time", "no item Care-9z",
        "Early, Strong, none_yet", "'middling'", "no area Lead", "stay",
    ] {
        assert!(all.contains(part), "{part} in {all}");
    }
    assert!(
        apply_options(&[("", "Care1a=fully")], None).unwrap_err()[0]
            .contains("Did you mean Care-1a")
    );
    assert!(
        apply_options(&[("", "Care-1a=fully:because")], None).unwrap_err()[0].contains("--note")
    );
    assert!(
        apply_options(&[("", "Care-1a=not_applicable:  ")], None).unwrap_err()[0]
            .contains("needs a reason")
    );
    assert!(
        apply_options(&[("", "Care-1a=same")], Some(last_time(&[]))).unwrap_err()[0]
            .contains("no answer")
    );
    for bad in ["Care-1a=", "Care-1a=early", "Care-1a=none_yet", "Care-l=mostly"] {
        assert!(apply_options(&[("", bad)], None).is_err(), "{bad}");
    }
}

#[test]
fn clearing_takes_back_and_keeps_what_stands_beside() {
    let mut before = blank();
    before.set_answer(&"Care-1a".into(), Answer::Fully);
    before.set_note(&"Care-1a".into(), "kept");
    before.set_judgement(&"Care".into(), StagePoint::Before, "why");
    before.set_aim(
        &"Care".into(),
        Some(Aim {
            review_on: Some(jiff::civil::date(2027, 5, 1)),
            ..Aim::new(AimKind::Stay, None)
        }),
    );
    let told =
        answer_args(&[("", "Care-1a=clear"), ("judge", "Care=clear"), ("aim", "Care=not_now")]);
    let said =
        apply_edits(&asked_matrix(), &before, &LastTimeToday::default(), &Kept::default(), &told)
            .unwrap()
            .assessment;
    assert_eq!(
        (said.answer(&"Care-1a".into()), said.answers[&"Care-1a".into()].beside.note.as_deref()),
        (None, Some("kept"))
    );
    assert!(said.judgements.is_empty());
    assert_eq!(said.aims[&"Care".into()].review_on, Some(jiff::civil::date(2027, 5, 1)));
    let told = answer_args(&[("note", "Care-1a="), ("aim", "Care=clear")]);
    let said =
        apply_edits(&asked_matrix(), &said, &LastTimeToday::default(), &Kept::default(), &told)
            .unwrap()
            .assessment;
    assert!(said.is_blank());
}

#[test]
fn what_may_be_about_a_patient_is_warned_of_and_kept() {
    let taken = apply_options(
        &[("note", "Care-1a=943 476 5919"), ("judge", "Care=Early:born 1/2/1950")],
        None,
    )
    .unwrap();
    assert_eq!(taken.warnings.len(), 2);
    assert_eq!(taken.assessment.answers.len(), 1);
}

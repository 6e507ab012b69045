//! What a summary keeps and what it leaves out, case by case.

use super::*;
use crate::maturity::assessment::{AimKind, Evidence, StagePoint};
use crate::maturity::fixtures::{ask, domain, known_matrix, matrix, saved_snapshot};

fn matrix_with_an_ask() -> crate::maturity::matrix::Matrix {
    let mut area = domain("A", &[("a1", "s1"), ("a2", "s2")]);
    area.asks.push(ask("S-A", "s1"));
    matrix(&["s1", "s2"], vec![area])
}

fn full_snapshot() -> (Matrix, Snapshot) {
    let known = known_matrix(matrix_with_an_ask());
    let mut snapshot =
        saved_snapshot(1, "2026-03-12", &known, &[("a1", "fully"), ("a2", "not_applicable")])
            .snapshot;
    let said = &mut snapshot.assessment;
    said.set_not_applicable(&"a2".into(), "no such team here");
    said.set_note(&"a1".into(), "a note");
    said.set_evidence(&"a1".into(), vec![Evidence::new("a log")]);
    said.set_judgement(&"A".into(), StagePoint::Before, "not all agree");
    said.set_aim(
        &"A".into(),
        Some(Aim { reason: Some("in spring".to_owned()), ..Aim::new(AimKind::NotNow, None) }),
    );
    said.asks.insert(
        "S-A".into(),
        RaisedAsk {
            as_of: None,
            raised: true,
            note: Some("soon".to_owned()),
            unknown_fields: UnknownFields::new(),
        },
    );
    snapshot.present = vec!["practice manager".to_owned()];
    (known.matrix.clone(), snapshot)
}

#[test]
fn a_summary_keeps_what_the_reader_is_meant_to_read() {
    let (matrix, snapshot) = full_snapshot();
    let summary = redact(&snapshot, &matrix, ShareLevel::Summary);
    let said = &summary.assessment;
    assert_eq!(said.answers[&"a2".into()].beside.reason.as_deref(), Some("no such team here"));
    assert_eq!(said.judgements[&"A".into()].reason.as_deref(), Some("not all agree"));
    assert_eq!(said.aims[&"A".into()].reason.as_deref(), Some("in spring"));
    assert!(said.asks[&"S-A".into()].raised, "what we need from others goes to them");
    assert_eq!(summary.left_out, ["note", "evidence", "present"]);
    let given = &said.answers[&"a1".into()];
    assert!(
        given.beside.note.is_none()
            && given.beside.evidence.is_empty()
            && summary.present.is_empty()
    );
    assert_eq!(said.asks[&"S-A".into()].note, None);
}

#[test]
fn a_full_copy_is_the_snapshot_and_so_is_a_summary_of_one_that_holds_nothing_private() {
    let (matrix, snapshot) = full_snapshot();
    assert_eq!(redact(&snapshot, &matrix, ShareLevel::Full), snapshot);
    let known = known_matrix(matrix_with_an_ask());
    let plain = saved_snapshot(1, "2026-03-12", &known, &[("a1", "fully")]).snapshot;
    assert_eq!(redact(&plain, &known.matrix, ShareLevel::Summary), plain);
}

#[test]
fn what_is_not_known_here_does_not_go() {
    let (matrix, mut snapshot) = full_snapshot();
    snapshot
        .assessment
        .answers
        .insert("gone".into(), AnswerRecord::new(crate::maturity::assessment::Answer::Fully));
    snapshot.unknown_fields.insert("later".to_owned(), "x".into());
    let summary = redact(&snapshot, &matrix, ShareLevel::Summary);
    assert!(
        !summary.assessment.answers.contains_key(&"gone".into())
            && summary.unknown_fields.is_empty()
    );
    assert_eq!(summary.left_out, ["note", "evidence", "present", "extra"]);
}

#[test]
fn a_summary_that_is_passed_on_still_says_what_was_left_out_before() {
    let (matrix, snapshot) = full_snapshot();
    let once = redact(&snapshot, &matrix, ShareLevel::Summary);
    assert_eq!(redact(&once, &matrix, ShareLevel::Summary).left_out, once.left_out);
}

#[test]
fn where_one_persons_view_is_from_stays_at_home_unless_it_is_chosen() {
    let (matrix, mut snapshot) = full_snapshot();
    let elm = || Some("Elm Surgery".to_owned());
    snapshot.assessment.voice = Voice::one_view("practice manager").from_place(elm());
    let summary = redact(&snapshot, &matrix, ShareLevel::Summary);
    assert_eq!(summary.assessment.voice, Voice::one_view("practice manager"));
    assert_eq!(summary.left_out, ["note", "evidence", "present", "place"]);
    assert_eq!(ShareLevel::Summary.left_out([&snapshot]), summary.left_out);
    let chosen = redact(&snapshot, &matrix, ShareLevel::SummaryWithPlace);
    assert_eq!(chosen.assessment.voice.of, elm());
    assert_eq!(chosen.left_out, ["note", "evidence", "present"]);
    assert_eq!(ShareLevel::SummaryWithPlace.left_out([&snapshot]), chosen.left_out);
}

#[test]
fn what_was_left_out_is_said_in_words() {
    let words = |kinds: &[&str]| {
        format_left_out(&kinds.iter().map(|kind| (*kind).to_owned()).collect::<Vec<_>>())
    };
    assert_eq!(words(&["present", "note", "evidence"]), "notes, evidence and who was there");
    assert_eq!(words(&["note"]), "notes");
    assert_eq!(words(&["place", "note"]), "notes and where one person's view is from");
    assert_eq!(words(&[]), "nothing");
    assert_eq!(words(&["\u{1b}[31m"]), "something this version of the program does not know");
}

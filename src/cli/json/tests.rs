//! The printed forms, letter by letter.

use serde::Serialize;
use std::sync::Arc;

use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::cli::show_model::ShowModel;
use crate::maturity::assessment::{Aim, AimKind, Judgement, StagePoint};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::fixtures::{
    domain, known_matrix, ladder, matrix, network_state, saved_snapshot,
};
use crate::maturity::matrix::UnknownFields;
use crate::maturity::network_state::{KnownMatrix, NetworkEntry, Origin};
use crate::maturity::trend;

fn text(form: &impl Serialize) -> String {
    serde_json::to_string(form).unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn a_standing_has_every_key_in_its_order() {
    let mut area = domain("A", &[("a1", "one"), ("a2", "two")]);
    area.ladders.push(ladder("l", &["one", "two"]));
    let asked = known_matrix(matrix(&["one", "two"], vec![area]));
    let mut taken =
        saved_snapshot(7, "2026-03-12", &asked, &[("a1", "fully"), ("a2", "partly"), ("l", "one")]);
    let judged = Judgement {
        stage: StagePoint::from_label("two"),
        reason: None,
        as_before: false,
        as_of: None,
        unknown_fields: UnknownFields::new(),
    };
    taken.snapshot.assessment.judgements.insert("A".into(), judged);
    taken.snapshot.assessment.aims.insert("A".into(), Aim::new(AimKind::Move, Some("two".into())));
    let kept = network_state(vec![taken], &[&asked]);
    let seen = ShowModel::current(&kept, &"test".into(), None, jiff::civil::Date::ZERO).unwrap();
    assert_eq!(
        text(&StandingJson::of(&seen)),
        concat!(
            r#"{"format":"pcn-workbook.standing/1","network":{"id":"00000000-0000-0000-0000-000000000001","slug":"hillside-pcn","#,
            r#""name":"Hillside PCN"},"matrix":{"id":"test","revision":1},"snapshot":"00000000-0000-0000-0000-000000000007","#,
            r#""draft":null,"taken_on":"2026-03-12","voice":{"kind":"agreed"},"changed_after_save":false,"complete":{"answered":3,"of":3,"kept":0},"domains":[{"id":"A","standing":"stage","stage":"two","judged":true,"#,
            r#""suggested":{"standing":"stage","stage":"one"},"towards":null,"in_place":null,"applicable":null,"#,
            r#""holding":{"not_in_place":[],"not_sure":[],"unanswered":[]},"by_stage":[{"stage":"one","fully":1,"mostly":0,"partly":0,"#,
            r#""not_yet":0,"not_sure":0,"not_applicable":0,"unanswered":0,"rungs_in_place":1,"rungs_open":0},{"stage":"two","#,
            r#""fully":0,"mostly":0,"partly":1,"not_yet":0,"not_sure":0,"not_applicable":0,"unanswered":0,"rungs_in_place":0,"#,
            r#""rungs_open":1}],"aim":{"aim":"move","to":"two"}}]}"#,
        )
    );
}

#[test]
fn a_network_without_a_word_has_an_empty_standing() {
    let asked = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
    let kept = network_state(vec![], &[&asked]);
    let seen = ShowModel::current(&kept, &"test".into(), None, jiff::civil::Date::ZERO).unwrap();
    let form = serde_json::to_value(StandingsJson::of((&kept).into(), &[seen])).unwrap();
    assert_eq!(keys(&form), ["format", "network", "standings"]);
    let one = &form["standings"][0];
    assert_eq!((&one["snapshot"], &one["draft"]), (&Value::Null, &Value::Null));
    assert_eq!(one["domains"][0]["holding"]["unanswered"], json!(["a1"]));
    assert_eq!(one["domains"][0]["standing"], "before");
    assert!(
        ShowModel::current(&kept, &"test".into(), Some(2), jiff::civil::Date::ZERO).is_none()
            && ShowModel::current(&kept, &"other".into(), None, jiff::civil::Date::ZERO).is_none()
    );
}

#[test]
fn lists_of_networks_and_snapshots_leave_out_what_is_not_known() {
    let asked = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
    let mut second = saved_snapshot(8, "2026-09-12", &asked, &[]);
    second.snapshot.label = Some("Autumn".to_owned());
    second.snapshot.supersedes = Some(Uuid::from_u128(6));
    second.snapshot.assessment.voice = crate::maturity::assessment::Voice::one_view("manager");
    let kept = network_state(vec![saved_snapshot(7, "2026-03-12", &asked, &[]), second], &[&asked]);
    let form = SnapshotsJson::of(std::iter::once(kept.clone()));
    let form = serde_json::to_value(form).unwrap();
    assert_eq!(
        keys(&form["snapshots"][0]),
        [
            "id", "network", "matrix", "taken_on", "saved_at", "voice", "counted", "in_line",
            "complete", "file"
        ]
    );
    let whole = [
        "id", "network", "matrix", "taken_on", "saved_at", "label", "voice", "supersedes",
        "counted", "in_line", "complete", "file",
    ];
    assert_eq!(keys(&form["snapshots"][1]), whole);
    assert_eq!(form["snapshots"][1]["voice"], json!({"kind": "one-view", "role": "manager"}));
    let entries = [NetworkEntry { slug: kept.slug.clone(), network: kept.network.clone() }];
    assert_eq!(
        text(&NetworksJson::of(&entries, &[])),
        r#"{"format":"pcn-workbook.networks/1","networks":[{"id":"00000000-0000-0000-0000-000000000001","slug":"hillside-pcn","name":"Hillside PCN","profile":{},"matrices":[],"last":null,"moved":null}]}"#
    );
    assert_eq!(
        text(&NetworkJson::of(&kept.slug, &kept.network)),
        r#"{"format":"pcn-workbook.network/1","slug":"hillside-pcn","id":"00000000-0000-0000-0000-000000000001","name":"Hillside PCN"}"#
    );
    assert_eq!(
        text(&SavedJson::of((&kept).into(), &kept.snapshots[0])),
        r#"{"format":"pcn-workbook.saved/1","id":"00000000-0000-0000-0000-000000000007","file":"snapshots/2026-03-12.json","network":{"id":"00000000-0000-0000-0000-000000000001","slug":"hillside-pcn","name":"Hillside PCN"},"matrix":{"id":"test","revision":1},"taken_on":"2026-03-12","voice":{"kind":"agreed"},"complete":{"answered":0,"of":1,"kept":0}}"#
    );
}

#[test]
fn progress_lists_points_and_what_moved() {
    let asked = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one"), ("a2", "one")])]));
    let taken = vec![
        saved_snapshot(1, "2025-03-01", &asked, &[("a1", "partly")]),
        saved_snapshot(2, "2025-09-01", &asked, &[("a1", "fully"), ("a2", "fully")]),
    ];
    let kept = network_state(taken, &[&asked]);
    let form = ProgressJson::of(&kept, vec![trend::build_trend(&kept, &"test".into()).unwrap()]);
    let form = serde_json::to_value(form).unwrap();
    assert_eq!(keys(&form), ["format", "network", "matrices"]);
    let area = &form["matrices"][0]["domains"][0];
    assert_eq!(keys(area), ["id", "points", "in_place", "since_last"]);
    assert_eq!(
        keys(&area["points"][0]),
        [
            "snapshot", "taken_on", "standing", "stage", "judged", "suggested", "state", "low",
            "high", "moved", "by", "unlike_answers", "voice", "complete"
        ]
    );
    assert_eq!(
        (&area["points"][0]["stage"], &area["points"][1]["stage"]),
        (&Value::Null, &json!("one"))
    );
    let moved = [
        "forward", "back", "newly_known", "no_longer_known", "applies_now", "no_longer_applies",
        "not_comparable",
    ];
    assert_eq!(keys(&area["since_last"]), moved);
    assert_eq!(
        (&area["since_last"]["forward"], &area["since_last"]["newly_known"]),
        (&json!(["a1"]), &json!(["a2"]))
    );
}

#[test]
fn findings_and_matrices_are_lists_of_plain_rows() {
    let found = [Diagnostic::error("duplicate-id", "domains[1].id", "Twice.", "Once.")
        .in_file("a.json")
        .on_line(Some(4))];
    assert_eq!(
        text(&FindingsJson::of(&found)),
        r#"{"format":"pcn-workbook.findings/1","findings":[{"code":"duplicate-id","severity":"error","file":"a.json","line":4,"path":"domains[1].id","says":"Twice.","remedy":"Once."}]}"#
    );
    let loose = known_matrix(matrix(&["one"], vec![]));
    let shipped = KnownMatrix { origin: Origin::Shipped, ..KnownMatrix::clone(&loose) };
    let all = [Arc::new(shipped), loose];
    assert_eq!(
        text(&MatricesJson::of(&all)),
        r#"{"format":"pcn-workbook.matrices/1","matrices":[{"id":"test","revision":1,"title":"A test","kind":"local","origin":"shipped"},{"id":"test","revision":1,"title":"A test","kind":"local","origin":"loose","file":"matrices/test.json"}]}"#
    );
    assert!(
        text(&MatrixFileJson::of(&all[0].matrix))
            .starts_with(r#"{"format":"pcn-workbook.matrix/1","id":"test","#)
    );
}

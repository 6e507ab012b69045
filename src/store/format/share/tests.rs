//! Shares written and read: what never gets into one, and what is refused with its place.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::*;
use crate::maturity::fixtures::{ask, domain, ladder, matrix as small};
use crate::maturity::matrix::Matrix;
use crate::maturity::share::{ShareLevel, redact};
use crate::store::format::matrix::reference;

/// A matrix with two areas, a ladder and a need.
fn ours() -> Matrix {
    let mut area = domain("A", &[("a1", "s1"), ("a2", "s2")]);
    area.ladders.push(ladder("a-l", &["s1", "s2"]));
    area.asks.push(ask("S-A", "s1"));
    small(&["s1", "s2"], vec![area, domain("B", &[("b1", "s1")])])
}

/// A field that no version knows, with secrets in it at every depth.
fn unknown(secret: &str) -> Value {
    json!({ format!("{secret}KEY"): [secret, { "deep": { secret: [null, secret, 3] } }] })
}

/// Marks every place of an object that must not leave: known private fields and unknown ones.
fn put_secrets(object: &mut Map<String, Value>, secret: &str, private: &[(&str, Value)]) {
    object.insert(format!("{secret}-field"), unknown(secret));
    object.insert("hands".to_owned(), json!({ secret: 3 }));
    object.insert("dissent".to_owned(), json!([{ "role": secret, "reason": secret }]));
    for (key, value) in private {
        object.insert((*key).to_owned(), value.clone());
    }
}

/// Answers, every second one with the private things that an answer can carry.
fn secret_answers(
    is: impl Fn(usize) -> bool,
    secret: impl Fn(usize) -> String,
) -> Map<String, Value> {
    let evidence = |at: usize| json!([{ "text": secret(at), "whose": secret(at), "dated": "2026-01-01", "other": unknown(&secret(at)) }]);
    let mut answers = Map::new();
    for (at, (item, answer)) in [
        ("a1", "fully"),
        ("A2", "not_yet"),
        ("a-l", "s1"),
        ("b1", "not_applicable"),
        ("SECRET-item", "fully"),
        ("SECRET2", "x"),
    ]
    .into_iter()
    .enumerate()
    {
        let mut given = Map::new();
        if is(at) || item.starts_with("SECRET") {
            given.insert("answer".to_owned(), json!(answer));
        }
        if answer == "not_applicable" {
            given.insert("reason".to_owned(), json!("no such team"));
        }
        if is(at + 1) {
            put_secrets(
                &mut given,
                &secret(at),
                &[("note", json!(secret(at))), ("evidence", evidence(at))],
            );
        }
        answers.insert(item.to_owned(), Value::Object(given));
    }
    answers
}

/// A snapshot's file in which everything that must not leave holds a secret; which of it there is,
/// is up to `which`.
fn with_secrets(matrix: &Matrix, which: &[bool]) -> Vec<u8> {
    let own = reference(matrix);
    let secret = |at: usize| format!("SECRET{at}");
    let is = |at: usize| which.get(at % which.len()).copied().unwrap_or_default();
    let object = |mut known: Value, at: usize, private: &[(&str, Value)]| {
        if let (true, Some(object)) = (is(at), known.as_object_mut()) {
            put_secrets(object, &secret(at), private);
        }
        known
    };
    let mut snapshot = json!({
        "format": "pcn-workbook.snapshot/1",
        "id": "019aa000-0000-7000-8000-000000000001",
        "network": object(json!({
            "id": "019aa000-0000-7000-8000-000000000002", "name": "Hillside PCN", "ods_code": "U12345",
            "profile": object(json!({"practices": 6}), 11, &[]),
        }), 12, &[]),
        "matrix": object(json!({"id": own.id, "revision": own.revision, "fingerprint": own.fingerprint}), 13, &[]),
        "voice": object(json!({"kind": "agreed"}), 14, &[]),
        "answers": secret_answers(is, secret),
        "judgements": {
            "A": object(json!({"stage": "s1", "reason": "all agree"}), 15, &[("note", json!("SECRET"))]),
            "SECRET-area": {"stage": "before", "reason": "SECRET"},
        },
        "aims": {"B": object(json!({"aim": "not_now"}), 16, &[("note", json!("SECRET"))]), "SECRET-area": {"aim": "stay"}},
        "asks": {
            "S-A": object(json!({"raised": true}), 17, &[("note", json!("SECRET"))]),
            "SECRET-ask": {"raised": true, "note": "SECRET"},
        },
        "taken_on": "2026-03-12", "saved_at": "2026-03-12T12:00:00Z", "label": "Autumn",
        "present": ["SECRET role"], "salt": "5a17".repeat(8),
    });
    if let (true, Some(object)) = (is(18), snapshot.as_object_mut()) {
        put_secrets(object, "SECRET", &[]);
    }
    serde_json::to_vec(&snapshot).unwrap()
}

fn shared_bytes(matrix: &Matrix, which: &[bool], version: ShareLevel) -> Vec<u8> {
    let full = snapshot::read(&with_secrets(matrix, which)).unwrap();
    let copy = Snapshot { full_hash: Some("0".repeat(64)), ..redact(&full, matrix, version) };
    let content = ShareContent {
        id: Uuid::from_u128(1),
        made_at: "2026-03-12T12:00:00Z".parse().unwrap(),
        left_out: version.left_out([&full]),
        snapshots: &[copy],
        matrices: vec![matrix],
    };
    write(&content)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn no_text_from_a_field_that_stays_at_home_is_anywhere_in_a_share(which in proptest::collection::vec(any::<bool>(), 19)) {
        let matrix = ours();
        let bytes = shared_bytes(&matrix, &which, ShareLevel::Summary);
        let text = String::from_utf8(bytes).unwrap();
        prop_assert!(!text.contains("SECRET") && !text.contains("5a17"), "{}", text);
        let share = read(text.as_bytes()).unwrap();
        let back = share.read_snapshot(0).unwrap();
        prop_assert!(back.assessment.asks[&"S-A".into()].raised, "needs go");
        prop_assert!(back.left_out.contains(&"present".to_owned()));
        prop_assert_eq!(share.read_matrix(0).unwrap(), matrix);
    }
}

#[test]
fn the_full_version_holds_notes_evidence_and_who_was_there_and_nothing_unknown() {
    let text = String::from_utf8(shared_bytes(&ours(), &[true; 19], ShareLevel::Full)).unwrap();
    for known in ["SECRET role", "\"note\": \"SECRET0\"", "\"text\": \"SECRET0\""] {
        assert!(text.contains(known), "{known} in {text}");
    }
    for unknown in ["-field", "KEY", "hands", "dissent", "SECRET-item", "SECRET-area", "SECRET-ask"]
    {
        assert!(!text.contains(unknown), "{unknown} in {text}");
    }
    assert!(!text.contains("\"salt\""), "{text}");
}

/// A good share with one thing replaced.
fn spoilt(from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(shared_bytes(&ours(), &[true; 19], ShareLevel::Summary)).unwrap();
    assert!(text.contains(from), "{from} in {text}");
    text.replacen(from, to, 1).into_bytes()
}

/// What is found in these bytes, and the line, once all of it is read.
fn found(bytes: &[u8]) -> Option<(Diagnostic, Option<usize>)> {
    let all = |share: &ParsedShare<'_>| {
        (0..share.matrix_count()).try_for_each(|at| share.read_matrix(at).map(drop))?;
        (0..share.snapshot_count()).try_for_each(|at| share.read_snapshot(at).map(drop))
    };
    let finding = read(bytes).and_then(|share| all(&share)).err()?;
    let line = finding.line;
    Some((finding, line))
}

#[test]
fn what_is_wrong_in_a_share_is_said_with_its_place() {
    assert_eq!(found(&spoilt("Autumn", "Spring")), None);
    for (from, to, code, path) in [
        ("pcn-workbook.share/1", "pcn-workbook.share/2", "newer-format", "format"),
        ("pcn-workbook.share/1", "pcn-workbook.draft/1", "wrong-format", "format"),
        ("pcn-workbook.share/1", "html", "wrong-format", "format"),
        ("\"snapshots\": [", "\"snapshots\": [], \"other\": [", "nothing-in-it", "snapshots"),
        ("\"made_at\":", "\"made\":", "missing-field", "made_at"),
        ("\"left_out\": [\n    \"note\"", "\"left_out\": [\n    3", "wrong-kind", "left_out"),
        ("\"label\"", "\"format\"", "duplicate-key", "snapshots[0].format"),
        ("\"name\": \"Hillside PCN\"", "\"name\": 3", "wrong-kind", "snapshots[0].network.name"),
        ("\"stages\"", "\"phases\"", "missing-field", "matrices[0].stages"),
        (
            "\"taken_on\": \"2026-03-12\"", "\"taken_on\": \"2026-13-40\"", "wrong-value",
            "snapshots[0].taken_on",
        ),
    ] {
        let bytes = spoilt(from, to);
        let (finding, line) =
            found(&bytes).unwrap_or_else(|| panic!("{from} became {to} and nobody noticed"));
        assert!(finding.path.starts_with(path), "{from} to {to}: {finding:?}");
        assert!(
            finding.code == code || code.starts_with("wrong-") || code == "missing-field",
            "{from} to {to}: {finding:?}"
        );
        assert!(line.is_some() && !finding.remedy.is_empty(), "{finding:?}");
    }
}

#[test]
fn a_part_without_its_format_is_read_all_the_same() {
    let bytes = spoilt("\"format\": \"pcn-workbook.snapshot/1\",", "");
    assert_eq!(found(&bytes), None);
}

#[test]
fn the_line_of_a_mistake_is_that_of_the_whole_file() {
    let bytes = spoilt("\"kind\": \"agreed\"", "\"kind\": 7");
    let wanted = 1 + String::from_utf8(bytes.clone())
        .unwrap()
        .lines()
        .position(|line| line.contains("\"kind\": 7"))
        .unwrap();
    assert_eq!(found(&bytes).unwrap().1, Some(wanted));
}

//! The schemas and the program say the same of good and bad files; what only the meaning of a file
//! shows is listed apart.

use jsonschema::Validator;

use super::*;
use crate::maturity::diagnostic::Diagnostic;
use crate::store::format::matrix::invalid_cases::{
    INVALID_CASES, InvalidBy, VALID_MATRIX, make_invalid,
};
use crate::store::format::{draft, library_file, matrix, network, settings, snapshot};
use crate::store::shipped_matrices;

fn schema(name: &str) -> Value {
    let all = all();
    serde_json::from_slice(&all.iter().find(|kind| kind.name == name).unwrap().bytes).unwrap()
}

fn validator(name: &str) -> Validator {
    jsonschema::options().should_validate_formats(true).build(&schema(name)).unwrap()
}

#[test]
fn the_shipped_schema_is_the_generated_one() {
    let generated = all().into_iter().find(|kind| kind.name == "matrix").unwrap().bytes;
    let generated = String::from_utf8(generated).unwrap();
    assert_eq!(
        SHIPPED_MATRIX_SCHEMA, generated,
        "run `pcn-workbook schema DIR` and put its matrix.schema.json into matrices/"
    );
}

#[test]
fn every_schema_names_its_format_and_speaks_plainly() {
    for kind in all() {
        let schema = schema(kind.name);
        jsonschema::meta::validate(&schema).unwrap();
        let text = String::from_utf8(kind.bytes).unwrap();
        assert_eq!(
            schema["properties"]["format"]["const"],
            format!("pcn-workbook.{}/1", kind.name),
            "{}",
            kind.name
        );
        assert_eq!(schema["required"][0], "format", "{}", kind.name);
        assert!(
            !text.contains('`') && !text.contains("\"null\"") && !text.contains("uint32"),
            "{}",
            kind.name
        );
    }
}

#[test]
fn schema_and_program_agree_on_good_matrices() {
    let validator = validator("matrix");
    let least = r#"{"format":"pcn-workbook.matrix/1","id":"m","revision":1,"title":"M","stages":[{"id":"s","name":"S"}],
        "domains":[{"id":"d","name":"D","statements":[{"id":"i","stage":"s","text":"t"}]}],"mine":{"x":[null]}}"#;
    let welsh = VALID_MATRIX
        .replace("Ours", "Ein rhwydwaith ni: ŵ ŷ")
        .replace("Access", "גישה لوصول")
        .replace("Early", &"é".repeat(200));
    let languages =
        least.replace(r#""title":"M""#, r#""language":"en","title":{"en":"M","cy":"Y"}"#).replace(
            r#""text":"t""#,
            r#""text":{"en":"t","cy":"u"},"checklist":[{"en":"a","cy":"b"}]"#,
        );
    assert!(languages.contains("checklist") && languages.contains("language"));
    let mut texts = vec![least.to_owned(), welsh, languages, VALID_MATRIX.to_owned()];
    for known in shipped_matrices::all() {
        texts.push(String::from_utf8(matrix::canonical_bytes(&known.matrix)).unwrap());
        texts.push(String::from_utf8(matrix::loose_bytes(&known.matrix)).unwrap());
    }
    for text in texts {
        let value: Value = serde_json::from_str(&text).unwrap();
        let wrong: Vec<String> = validator
            .iter_errors(&value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        assert!(!matrix::read_validated(text.as_bytes()).1.iter().any(Diagnostic::is_error));
    }
}

#[test]
fn schema_and_program_agree_on_bad_matrices() {
    let validator = validator("matrix");
    for bad in &INVALID_CASES {
        let text = make_invalid(bad);
        assert!(
            matrix::read_validated(text.as_bytes()).1.iter().any(Diagnostic::is_error),
            "{bad:?}"
        );
        let value = serde_json::from_str::<Value>(&text);
        match bad.5 {
            // an editor sees these without any schema; a key twice is JSON all the same
            InvalidBy::Syntax => assert!(value.is_err() || bad.2 == "duplicate-key", "{bad:?}"),
            InvalidBy::Schema => {
                assert!(!validator.is_valid(&value.unwrap()), "the schema takes {bad:?}");
            }
            InvalidBy::Semantics => {
                assert!(validator.is_valid(&value.unwrap()), "the schema refuses {bad:?}");
            }
        }
    }
}

#[test]
fn the_schema_refuses_what_the_program_only_warns_of_as_it_is_not_written_so() {
    let validator = validator("matrix");
    let text = VALID_MATRIX.replace("\"about\": \"What it is.\"", "\"about\": null");
    assert!(!matrix::read_validated(text.as_bytes()).1.iter().any(Diagnostic::is_error));
    assert!(!validator.is_valid(&serde_json::from_str(&text).unwrap()));
    for (long, is_good) in [(65_536, true), (65_537, false)] {
        let text = VALID_MATRIX.replace("What it is.", &"x".repeat(long));
        assert_eq!(validator.is_valid(&serde_json::from_str(&text).unwrap()), is_good);
        assert_eq!(
            !matrix::read_validated(text.as_bytes()).1.iter().any(Diagnostic::is_error),
            is_good
        );
    }
}

const ID: &str = "01920000-0000-7000-8000-000000000000";

/// The name of a kind, a good file of it, and whether the program takes a file.
type Other = (&'static str, Value, fn(&[u8]) -> bool);

/// A good file of each other kind, and whether the program takes a file.
fn others() -> Vec<Other> {
    let of = json!({"id": "ours", "revision": 1, "fingerprint": "0".repeat(64)});
    let said = json!({"network": {"id": ID, "name": "Hillside"}, "matrix": of, "voice": {"kind": "agreed"},
        "answers": {"A-1": {"answer": "partly", "note": "n", "evidence": [{"text": "t", "dated": "2026-10-01"}]}},
        "judgements": {"A": {"stage": "before", "reason": "r"}}, "aims": {"A": {"aim": "move", "to": "early", "review_on": "2027-05-01"}},
        "asks": {"S-A": {"raised": true}}});
    let with = |format: &str, head: Value, rest: &Value| {
        let mut file = json!({"format": format, "id": ID});
        for part in [&head, rest] {
            file.as_object_mut().unwrap().extend(part.as_object().unwrap().clone());
        }
        file
    };
    let none = json!({"later": {"kept": [1, null]}});
    vec![
        ("draft", with("pcn-workbook.draft/1", json!({"device": ID}), &said), |bytes| {
            draft::read(bytes).is_ok()
        }),
        (
            "snapshot",
            with(
                "pcn-workbook.snapshot/1",
                json!({"taken_on": "2026-11-21", "saved_at": "2026-11-21T20:30:00Z", "present": ["GP"]}),
                &said,
            ),
            |bytes| snapshot::read(bytes).is_ok(),
        ),
        (
            "network",
            with(
                "pcn-workbook.network/1",
                json!({"name": "Hillside", "matrices": ["ours"], "profile": {"list_size": 41_000}}),
                &none,
            ),
            |bytes| network::read(bytes).is_ok(),
        ),
        (
            "library",
            with("pcn-workbook.library/1", json!({"made_on": "2026-01-01"}), &none),
            |bytes| library_file::read(bytes).is_ok(),
        ),
        (
            "settings",
            json!({"format": "pcn-workbook.settings/1", "theme": "mono", "device": ID}),
            |bytes| settings::read(bytes).is_ok(),
        ),
    ]
}

#[test]
fn schema_and_program_agree_on_files_of_the_other_kinds() {
    let spoils: [(&str, Value); 18] = [
        ("format", json!("pcn-workbook.other/1")),
        ("format", json!(1)),
        ("id", json!("x")),
        ("id", json!(7)),
        ("device", json!("me")),
        ("name", json!(["Hillside"])),
        ("made_on", json!("soon")),
        ("taken_on", json!("2026-13-01")),
        ("saved_at", json!("yesterday")),
        ("present", json!("GP")),
        ("matrices", json!({"ours": true})),
        ("voice", json!({"kind": "mine"})),
        ("matrix", json!({"id": "ours"})),
        ("answers", json!([])),
        ("aims", json!({"A": {"aim": "grow"}})),
        ("theme", json!("pink")),
        ("theme", json!("default")),
        ("demo", json!("yes")),
    ];
    for (name, good, is_taken) in others() {
        let validator = validator(name);
        let bytes = |value: &Value| serde_json::to_vec(value).unwrap();
        assert!(is_taken(&bytes(&good)), "{name}");
        let wrong: Vec<String> =
            validator.iter_errors(&good).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{name}: {wrong:?}");
        for (field, wrong) in &spoils {
            // a field that this kind does not have may hold anything; that is agreed on as well
            let mut bad = good.clone();
            bad[*field] = wrong.clone();
            assert_eq!(
                validator.is_valid(&bad),
                is_taken(&bytes(&bad)),
                "{name}: {field} as {wrong}"
            );
        }
        for field in good.as_object().unwrap().keys() {
            let mut less = good.clone();
            less.as_object_mut().unwrap().remove(field);
            assert_eq!(
                validator.is_valid(&less),
                is_taken(&bytes(&less)),
                "{name} without {field}"
            );
        }
    }
}

#[test]
fn a_share_holds_whole_snapshots_and_matrices() {
    let validator = validator("share");
    let (_, snapshot, _) = others().into_iter().find(|other| other.0 == "snapshot").unwrap();
    let asked: Value = serde_json::from_str(VALID_MATRIX).unwrap();
    let share = json!({"format": "pcn-workbook.share/1", "id": ID, "made_at": "2026-11-21T20:30:00Z", "left_out": ["note"],
        "snapshots": [snapshot], "matrices": [asked]});
    assert!(validator.is_valid(&share));
    let mut bad = share.clone();
    bad["matrices"][0]["stages"] = json!([]);
    assert!(!validator.is_valid(&bad));
    bad = share;
    bad["snapshots"][0].as_object_mut().unwrap().remove("format");
    assert!(!validator.is_valid(&bad));
}

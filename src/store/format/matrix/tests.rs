//! Every mistake of a hand-written matrix is found at once, with its line, and a good one stays
//! what it is.

use serde_json::{Value, json};

use super::*;
use crate::maturity::matrix::{Band, Bar, Basis, ChangeKind, MatrixKind, Scale};

/// A matrix with everything in it.
const FULL: &str = r#"{"format":"pcn-workbook.matrix/1","id":"ours","revision":3,"title":"Ours","short_title":"O","kind":"exercise",
 "bar":"fully","about_one":"change","short_ladders":true,"about":"a","opening":"o","source":"s","footer":"f","before":{"name":"Not started","colour":"grey"},
 "stages":[{"id":"early","name":"Early","meaning":"m","band":"start","x":1},{"id":"late","name":"Late","band":"established"}],
 "scales":[{"id":"how","name":"How far","rungs":{"early":"p","late":"q"},"before":"o","w":2}],
 "domains":[{"id":"A","name":"Access","short_name":"Acc","group":"People","why":"w","good":"g","before":"b","signs":["s1","s2"],
   "statements":[{"id":"A-1a","stage":"early","text":"t","evidence":"e","basis":["own","recalled"],"sources":["S4"],"revision":2,"lead_in":"i","checklist":["c"],"references":["r"],"tags":["k","l"],"y":[1]}],
   "ladders":[{"id":"A-l","title":"l","rungs":{"late":"z","early":"a"},"before":"n","evidence":"e","examples":{"late":"x"},"revision":1},
     {"id":"A-m","title":"m","scale":"how","revision":1}],
   "asks":[{"id":"S-A","stage":"early","text":"k"}],"z":{}}],
 "glossary":[{"term":"place","meaning":"m","also":["borough"]}],
 "crosswalk":[{"domain":"A","matrix":"pcn-companion","main":"CARE","also":["RES"]}],
 "changes":[{"item":"A-1a","was":"split","into":["A-1b","A-1c"]}],"colour":"../x.json","later":{"a":null}}"#;

fn full() -> Value {
    serde_json::from_str(FULL).unwrap()
}

/// The full matrix after `change`, read.
fn changed(change: impl FnOnce(&mut Value)) -> (Option<Matrix>, Vec<Diagnostic>) {
    let mut value = full();
    change(&mut value);
    let (matrix, mut findings) = read(&serde_json::to_vec_pretty(&value).unwrap());
    // the full matrix has fields of somebody's own
    findings.retain(|found| found.code != "kept-field");
    (matrix, findings)
}

#[test]
fn everything_a_matrix_says_is_read() {
    let (matrix, findings) = read(FULL.as_bytes());
    assert!(findings.iter().all(|found| found.code == "kept-field"), "{findings:?}");
    let matrix = matrix.unwrap();
    assert_eq!(
        (matrix.id.as_str(), matrix.revision, matrix.kind, matrix.bar),
        ("ours", 3, MatrixKind::Exercise, Bar::Fully)
    );
    assert_eq!(
        (matrix.about_one.as_deref(), matrix.opening.as_deref()),
        (Some("change"), Some("o"))
    );
    assert_eq!(matrix.before_label(), "Not started");
    assert_eq!(matrix.stages[1].band, Some(Band::Established));
    let domain = &matrix.domains[0];
    assert_eq!(
        (domain.short_name(), domain.signs.len(), domain.asks[0].text.as_str()),
        ("Acc", 2, "k")
    );
    assert_eq!(domain.statements[0].basis, [Basis::Own, Basis::Recalled]);
    assert_eq!(
        domain.ladders[0].rungs.iter().map(|rung| rung.text.as_str()).collect::<Vec<_>>(),
        ["z", "a"]
    );
    let (own, shared) = (&domain.ladders[0], matrix.scale_of(&domain.ladders[1]));
    let own = (own.rungs.before.as_deref(), own.example(&"late".into()));
    assert_eq!((own, shared.map(Scale::title)), ((Some("n"), Some("x")), Some("How far")));
    assert_eq!(domain.group.as_deref(), Some("People"));
    assert_eq!(domain.statements[0].details.filing_lines(), ["References: r", "Tags: k, l"]);
    assert_eq!((matrix.changes[0].was, matrix.changes[0].into.len()), (ChangeKind::Split, 2));
    assert_eq!(matrix.crosswalk[0].main.as_ref().unwrap().as_str(), "CARE");
    assert_eq!(matrix.glossary[0].also, ["borough"]);
}

#[test]
fn what_is_left_out_has_its_usual_value() {
    let least = json!({"format":"pcn-workbook.matrix/1","id":"m","revision":1,"title":"M","stages":[{"id":"s","name":"S"}],
        "domains":[{"id":"d","name":"D","statements":[{"id":"i","stage":"s","text":"t"}]}]});
    let (matrix, findings) = read(&serde_json::to_vec(&least).unwrap());
    assert_eq!(findings, []);
    let matrix = matrix.unwrap();
    assert_eq!((matrix.kind, matrix.bar), (MatrixKind::Local, Bar::Mostly));
    assert_eq!(matrix.domains[0].statements[0].revision, 1);
}

#[test]
fn the_canonical_form_is_the_same_however_the_file_was_written() {
    let matrix = read(FULL.as_bytes()).0.unwrap();
    let bytes = canonical_bytes(&matrix);
    let again = read(&bytes).0.unwrap();
    assert_eq!(again, matrix);
    assert_eq!(canonical_bytes(&again), bytes);
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with(
        "{\n  \"format\": \"pcn-workbook.matrix/1\",\n  \"id\": \"ours\",\n  \"revision\": 3,\n"
    ));
    assert!(
        text.ends_with("  \"colour\": \"../x.json\",\n  \"later\": {\n    \"a\": null\n  }\n}\n")
    );
    // the same matrix with its keys the other way round
    let mut backwards = full();
    let object = backwards.as_object_mut().unwrap();
    object.sort_keys();
    assert_eq!(
        reference(&read(&serde_json::to_vec(&backwards).unwrap()).0.unwrap()),
        reference(&matrix)
    );
}

#[test]
fn the_name_of_the_schema_is_for_editors_and_no_part_of_the_matrix() {
    let matrix = read(FULL.as_bytes()).0.unwrap();
    let bytes = loose_bytes(&matrix);
    let text = std::str::from_utf8(&bytes).unwrap();
    assert!(text.starts_with("{\n  \"format\": \"pcn-workbook.matrix/1\",\n  \"$schema\": \"./matrix.schema.json\",\n  \"id\""));
    let (again, findings) = read(&bytes);
    assert_eq!(again.as_ref(), Some(&matrix));
    assert!(findings.iter().all(|found| found.code == "kept-field"), "{findings:?}");
    assert!(!String::from_utf8(canonical_bytes(&matrix)).unwrap().contains("$schema"));
    let schema = br#"{"$schema":"https://json-schema.org/draft/2020-12/schema"}"#;
    assert!(!is_json_schema(&bytes) && is_json_schema(schema));
}

#[test]
fn every_change_of_a_text_changes_the_fingerprint() {
    let first = reference(&read(FULL.as_bytes()).0.unwrap());
    let second = reference(&changed(|value| value["domains"][0]["why"] = json!("W")).0.unwrap());
    assert_eq!(first.fingerprint.len(), 64);
    assert_ne!(first.fingerprint, second.fingerprint);
    assert_eq!(frozen_file_name(&first), format!("ours@3_{}.json", &first.fingerprint[..12]));
}

#[test]
fn texts_are_made_safe_and_fields_nobody_knows_stay_as_they_are() {
    let (matrix, _) = changed(|value| {
        value["title"] = json!("a\u{1b}[31mb\u{202e}");
        value["about"] = json!("one\r\ntwo");
        value["later"] = json!("\u{1b}");
    });
    let matrix = matrix.unwrap();
    assert_eq!(matrix.title, "a\u{fffd}[31mb");
    assert_eq!(matrix.about.as_deref(), Some("one\ntwo"));
    assert_eq!(matrix.unknown_fields["later"], "\u{1b}");
}

/// Changes one place of the full matrix and says what must be found there: code and whether it is
/// an error.
type Case = (&'static str, Value, &'static str, bool);

fn wrong_fields() -> Vec<Case> {
    vec![
        ("id", json!(1), "wrong-kind", true),
        ("id", Value::Null, "missing-field", true),
        ("revision", json!("1"), "wrong-kind", true),
        ("revision", json!(0), "wrong-kind", true),
        ("revision", json!(-1), "wrong-kind", true),
        ("revision", json!(1.5), "wrong-kind", true),
        ("revision", json!(4_294_967_296_u64), "wrong-kind", true),
        ("title", json!(["x"]), "wrong-kind", true),
        ("title", json!("x".repeat(65_537)), "text-too-long", true),
        ("short_title", Value::Null, "null-field", false),
        ("kind", json!("National"), "unknown-word", true),
        ("kind", json!(true), "unknown-word", true),
        ("bar", json!("partly"), "unknown-word", true),
        ("about", json!({}), "wrong-kind", true),
        ("before", json!("Not started"), "not-an-object", true),
        ("before.name", json!(7), "wrong-kind", true),
        ("stages", json!({}), "wrong-kind", true),
        ("stages", Value::Null, "missing-field", true),
        ("stages[0]", json!("early"), "not-an-object", true),
        ("stages[1]", Value::Null, "not-an-object", true),
        ("stages[1].name", Value::Null, "missing-field", true),
        ("stages[1].band", json!("middle"), "unknown-word", true),
        ("domains", json!("none"), "wrong-kind", true),
        ("domains[0]", json!([]), "not-an-object", true),
        ("domains[0].name", json!(false), "wrong-kind", true),
        ("domains[0].signs", json!("one"), "wrong-kind", true),
        ("domains[0].signs[1]", json!(2), "wrong-kind", true),
        ("domains[0].statements", json!({"A-1a":{}}), "wrong-kind", true),
        ("domains[0].statements[0]", json!("A sentence."), "not-an-object", true),
        ("domains[0].statements[0].stage", json!(1), "wrong-kind", true),
        ("domains[0].statements[0].text", Value::Null, "missing-field", true),
        ("domains[0].statements[0].evidence", json!([]), "wrong-kind", true),
        ("domains[0].statements[0].basis", json!("own"), "wrong-kind", true),
        ("domains[0].statements[0].basis[1]", json!("guess"), "unknown-word", true),
        ("domains[0].statements[0].sources[0]", Value::Null, "wrong-kind", true),
        ("domains[0].statements[0].revision", json!("one"), "wrong-kind", true),
        ("domains[0].ladders[0].rungs", json!([{"stage":"early","text":"x"}]), "wrong-kind", true),
        ("domains[0].ladders[0].rungs", Value::Null, "missing-field", true),
        ("domains[0].ladders[0].rungs.late", json!(3), "wrong-kind", true),
        ("domains[0].ladders[0].title", Value::Null, "missing-field", true),
        ("domains[0].asks[0].stage", json!([]), "wrong-kind", true),
        ("domains[0].statment", json!([]), "unknown-field", false),
        ("domains[0].statements[0].Stage", json!("early"), "unknown-field", false),
        ("glossary[0].term", json!(1), "wrong-kind", true),
        ("glossary[0].also", json!("x"), "wrong-kind", true),
        ("crosswalk[0].main", json!(["CARE"]), "wrong-kind", true),
        ("crosswalk[0].domain", Value::Null, "missing-field", true),
        ("changes[0].was", json!("renamed"), "unknown-word", true),
        ("changes[0].was", Value::Null, "missing-field", true),
        ("changes[0].into[0]", json!({}), "wrong-kind", true),
    ]
}

#[test]
fn every_wrong_field_is_found_in_its_place() {
    for (path, wrong, code, is_error) in wrong_fields() {
        let (matrix, findings) = changed(|value| *place(value, path) = wrong.clone());
        let found: Vec<_> = findings
            .iter()
            .map(|found| (found.code, found.path.as_str(), found.is_error()))
            .collect();
        assert_eq!(found, [(code, path, is_error)], "{path} {wrong}");
        let (first, is_said) = (&findings[0], |words: &str| !words.is_empty());
        assert!(first.line.is_some() && is_said(&first.says) && is_said(&first.remedy));
        assert!(matrix.is_some(), "{path}");
    }
}

/// The place in `value` at a path, made where it is not there yet.
fn place<'v>(value: &'v mut Value, path: &str) -> &'v mut Value {
    path.replace('[', ".").replace(']', "").split('.').fold(value, |value, step| {
        match step.parse::<usize>() {
            Ok(index) => &mut value[index],
            Err(_) => &mut value[step],
        }
    })
}

#[test]
fn all_mistakes_of_a_file_are_found_in_one_go_and_in_the_order_of_its_lines() {
    let text = r#"{"format":"pcn-workbook.matrix/1","id":"ours","title":7,
 "kind":"mine",
 "stages":[{"id":"early"},
   null,
   {"id":"late","Name":"Late"}],
 "domains":[{"id":"A","name":"Access","statements":[
   {"id":"A-1","stage":"early","text":"t","basis":["own","hearsay"]},
   "A sentence.",
   {"id":"A-3","stage":"late",
    "statement":"t"}]}]}"#;
    let (matrix, findings) = read(text.as_bytes());
    let place = |found: &'_ Diagnostic| (found.line.unwrap(), found.code, found.path.clone());
    let found: Vec<_> = findings.iter().map(place).collect();
    let expected = [
        (1, "missing-field", "revision"),
        (1, "wrong-kind", "title"),
        (2, "unknown-word", "kind"),
        (3, "missing-field", "stages[0].name"),
        (4, "not-an-object", "stages[1]"),
        (5, "missing-field", "stages[2].name"),
        (5, "unknown-field", "stages[2].Name"),
        (7, "unknown-word", "domains[0].statements[0].basis[1]"),
        (8, "not-an-object", "domains[0].statements[1]"),
        (9, "missing-field", "domains[0].statements[2].text"),
        (10, "kept-field", "domains[0].statements[2].statement"),
    ];
    assert_eq!(found, expected.map(|(line, code, path)| (line, code, path.to_owned())));
    assert!(findings[6].says.contains("\"name\""), "{}", findings[6].says);
    let matrix = matrix.unwrap();
    assert_eq!(
        (matrix.stages.len(), matrix.domains[0].statements.len()),
        (3, 3),
        "what can't be read keeps its place"
    );
}

#[test]
fn a_file_that_is_no_matrix_at_all_is_said_to_be_so() {
    for (text, code) in [
        ("", "empty-file"),
        ("{\"format\":", "cut-off"),
        ("[]", "not-an-object"),
        ("null", "not-an-object"),
        ("\"pcn-workbook.matrix/1\"", "not-an-object"),
        (r#"{"format":"pcn-workbook.matrix/2","id":"x"}"#, "newer-format"),
        (r#"{"format":"pcn-workbook.matrix/99999999999"}"#, "newer-format"),
        (r#"{"format":"pcn-workbook.draft/1"}"#, "not-a-matrix"),
        (r#"{"format":"pcn-workbook.matrix/1","id":"a","id":"b"}"#, "duplicate-key"),
    ] {
        let (matrix, findings) = read(text.as_bytes());
        assert_eq!(findings.iter().map(|found| found.code).collect::<Vec<_>>(), [code], "{text}");
        assert!(matrix.is_none() && findings[0].is_error(), "{text}");
    }
}

#[test]
fn a_matrix_without_its_first_line_is_still_looked_through() {
    for format in [
        json!(1),
        json!("matrix/1"),
        json!("pcn-workbook.matrix"),
        json!("pcn-workbook.matrix/0"),
        json!("pcn-workbook.matrix/-1"),
    ] {
        let (matrix, findings) = changed(|value| {
            value["format"] = format.clone();
            value["kind"] = json!("mine");
        });
        assert_eq!(
            findings.iter().map(|found| found.code).collect::<Vec<_>>(),
            ["wrong-format", "unknown-word"],
            "{format}"
        );
        assert!(matrix.is_some());
    }
    let (_, findings) = changed(|value| drop(value.as_object_mut().unwrap().remove("format")));
    assert_eq!(findings[0].code, "no-format");
}

#[test]
fn a_file_full_of_mistakes_is_told_in_a_few_hundred_lines() {
    let (_, findings) = changed(|value| value["domains"][0]["signs"] = json!(vec![1; 4_000]));
    assert_eq!(findings.len(), 201);
    let last = findings.iter().find(|found| found.code == "more-findings").unwrap();
    assert!(last.is_error() && last.says.contains("3800"), "{}", last.says);
}

#[test]
fn more_items_than_anybody_could_answer_are_refused() {
    let statement = json!({"id":"i","stage":"early","text":"t"});
    for (count, is_refused) in [(4_998, false), (4_999, true), (6_000, true)] {
        // two ladders stand in the domain as well
        let (_, findings) = changed(|value| {
            value["domains"][0]["statements"] = json!(vec![statement.clone(); count]);
        });
        assert_eq!(findings.iter().any(|found| found.code == "too-many"), is_refused, "{count}");
    }
}

#[test]
fn texts_are_taken_up_to_their_cap() {
    let (matrix, findings) = changed(|value| value["title"] = json!("x".repeat(65_536)));
    assert_eq!((matrix.unwrap().title.len(), findings.len()), (65_536, 0));
}

#[test]
fn what_only_follows_from_something_unreadable_is_not_said_as_well() {
    for (code, path, unread, is) in [
        ("bad-id", "domains[0].id", "domains[0]", true),
        ("bad-id", "domains[0]", "domains[0]", true),
        ("bad-id", "domains[01]", "domains[0", false),
        ("bad-id", "domains[0].ids", "domains[0].id", false),
        ("empty-text", "title", "domains", false),
        ("unknown-stage", "domains[0].statements[0].stage", "stages[1]", true),
        ("unknown-stage", "domains[0].statements[0].stage", "stages", true),
        ("unknown-stage", "domains[0].statements[0].stage", "domains[1]", false),
        ("duplicate-id", "domains[0].id", "stages[1].id", false),
    ] {
        let found = Diagnostic::error(code, path, "", "");
        assert_eq!(
            is_consequence(&found, &["kind".to_owned(), unread.to_owned()]),
            is,
            "{code} {path} {unread}"
        );
    }
}

#[test]
fn no_finding_holds_any_text_of_the_file() {
    let (_, findings) = changed(|value| {
        value["kind"] = json!("SECRETNOTE");
        value["stages"] = json!("SECRETNOTE");
        value["domains"][0]["statements"][0]["basis"] = json!(["SECRETNOTE"]);
        value["format"] = json!("SECRETNOTE");
    });
    assert_eq!(findings.len(), 4);
    assert!(!format!("{findings:?}").contains("SECRETNOTE"));
}

#[test]
fn every_bad_matrix_is_told_by_its_own_plain_message() {
    let (_, found) = read_validated(invalid_cases::VALID_MATRIX.as_bytes());
    assert_eq!(found, []);
    let mut told = std::collections::HashSet::new();
    let mut wrong = Vec::new();
    for one in &invalid_cases::INVALID_CASES {
        let (_, findings) = read_validated(invalid_cases::make_invalid(one).as_bytes());
        let errors: Vec<&Diagnostic> = findings.iter().filter(|found| found.is_error()).collect();
        let found: Vec<_> = errors
            .iter()
            .map(|found| (found.code, found.path.as_str(), found.line.unwrap_or(0)))
            .collect();
        if found != [(one.2, one.3, one.4)] {
            wrong.push(format!("{} for {}: {found:?}", one.1, one.0));
            continue;
        }
        let found = errors[0];
        assert!(
            found.says.ends_with('.') && found.remedy.ends_with('.') && found.says.len() < 160,
            "{found:?}"
        );
        told.insert((found.says.clone(), found.remedy.clone()));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(
        told.len() >= 55,
        "{} messages for {} files",
        told.len(),
        invalid_cases::INVALID_CASES.len()
    );
}

//! What is refused, by which name, and where it is said to be.

use super::*;

/// Text, the code of what is found, its path and its line.
#[track_caller]
fn refused(bytes: &[u8], code: &str, path: &str, line: Option<usize>) {
    let shown = String::from_utf8_lossy(bytes.get(..60).unwrap_or(bytes)).into_owned();
    match parse(bytes) {
        Ok(_) => panic!("{shown} was taken"),
        Err(found) => {
            assert_eq!(
                (found.code, found.path.as_str(), found.line),
                (code, path, line),
                "{shown}: {found:?}"
            );
            assert!(
                found.is_error() && !found.says.is_empty() && !found.remedy.is_empty(),
                "{found:?}"
            );
        }
    }
}

#[test]
fn what_is_not_utf8_text_is_named_for_what_it_is() {
    let utf16: Vec<u8> = "{\"a\":1}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, code, line) in [
        (&b""[..], "empty-file", None),
        (b" \r\n\t ", "empty-file", None),
        (&[0; 4096], "empty-file", None),
        (b"\xef\xbb\xbf", "empty-file", None),
        (b"\xff\xfe{\0}\0", "utf-16", None),
        (b"\xfe\xff\0{\0}", "utf-16", None),
        (&utf16, "utf-16", None),
        (b"{\"a\":\n\"\xff\"}", "not-utf-8", Some(2)),
        (b"{\"caf\xe9\":1}", "not-utf-8", Some(1)),
        (b"{\"a\":\"\xed\xa0\x80\"}", "not-utf-8", Some(1)),
        (b"{\"a\":\"\xc0\xaf\"}", "not-utf-8", Some(1)),
    ] {
        refused(bytes, code, "", line);
    }
}

#[test]
fn what_other_readers_lose_or_misread_is_refused_with_its_place() {
    for (text, code, path, line) in [
        (r#"{"a":1,"a":2}"#, "duplicate-key", "a", Some(1)),
        ("{\"a\":{\"b\":[{},\n{\"c\":1,\n\"c\":1}]}}", "duplicate-key", "a.b[1].c", Some(3)),
        (r#"{"a":1,"\u0061":2}"#, "duplicate-key", "a", Some(1)),
        ("{\"a\":\n[1,\"\\ud800\"]}", "broken-character", "a[1]", Some(2)),
        (r#"{"a":"\udc00x"}"#, "broken-character", "a", Some(1)),
        (r#"{"a":"\ud800A"}"#, "broken-character", "a", Some(1)),
        (r#"{"\ud800":1}"#, "broken-character", "", Some(1)),
        (r#"{"x":{"unknown":["\udfff"]}}"#, "broken-character", "x.unknown[0]", Some(1)),
        (r#"{"a":1e309}"#, "number-too-big", "a", Some(1)),
        (r#"{"a":[-1e400]}"#, "number-too-big", "a[0]", Some(1)),
        (r#"{"a":NaN}"#, "not-json", "a", Some(1)),
        (r#"{"a":Infinity}"#, "not-json", "a", Some(1)),
        (r#"{"a":1} {"b":2}"#, "trailing-text", "", Some(1)),
        ("{}\n\nx", "trailing-text", "", Some(3)),
        ("{}\0", "trailing-text", "", Some(1)),
    ] {
        refused(text.as_bytes(), code, path, line);
    }
}

#[test]
fn what_is_badly_written_is_refused_with_its_line() {
    for (text, code, path, line) in [
        ("{\"a\":1,\n}", "not-json", "", Some(2)),
        ("[1,2,]", "not-json", "[2]", Some(1)),
        ("{\"a\" 1}", "not-json", "a", Some(1)),
        ("{\"a\":1 \"b\":2}", "not-json", "", Some(1)),
        ("{a:1}", "not-json", "", Some(1)),
        ("{'a':1}", "not-json", "", Some(1)),
        ("{\"a\":'x'}", "not-json", "a", Some(1)),
        ("{\"a\":01}", "not-json", "a", Some(1)),
        ("{\"a\":+1}", "not-json", "a", Some(1)),
        ("{\"a\":.5}", "not-json", "a", Some(1)),
        ("{\"a\":0x1}", "not-json", "", Some(1)),
        ("{\"a\":tru}", "not-json", "a", Some(1)),
        ("{\"a\":\"one\ntwo\"}", "not-json", "a", Some(2)),
        ("{\"a\":\"\t\"}", "not-json", "a", Some(1)),
        ("{\"a\":\"\\x\"}", "not-json", "a", Some(1)),
        ("{\"a\":1}}", "trailing-text", "", Some(1)),
        ("// note\n{}", "not-json", "", Some(1)),
        ("hello", "not-json", "", Some(1)),
        ("{\"a\":{\"b\":1", "cut-off", "a", Some(1)),
        ("{\"a\":\"half a te", "cut-off", "a", Some(1)),
        ("{", "cut-off", "", Some(1)),
        ("\"", "cut-off", "", Some(1)),
    ] {
        refused(text.as_bytes(), code, path, line);
    }
}

#[test]
fn nesting_is_taken_to_its_limit_and_no_further() {
    let lists = |deep: usize| format!("{}{}", "[".repeat(deep), "]".repeat(deep));
    let objects = |deep: usize| format!("{}1{}", "{\"a\":".repeat(deep), "}".repeat(deep));
    assert!(parse(lists(MAX_DEPTH).as_bytes()).is_ok());
    assert!(parse(objects(MAX_DEPTH).as_bytes()).is_ok());
    for text in [lists(MAX_DEPTH + 1), objects(MAX_DEPTH + 1), lists(100_000), "[".repeat(100_000)]
    {
        refused(text.as_bytes(), "too-deep", "", Some(1));
    }
    assert!(
        parse(format!("[\"{}\\\"[\"]", "[{".repeat(500)).as_bytes()).is_ok(),
        "brackets inside a text are text"
    );
}

#[test]
fn good_text_is_read_with_or_without_a_mark_in_front() {
    for text in [
        "{}",
        "[]",
        "1",
        "\"\\ud83d\\ude00\"",
        "{\"a\":[1,-2,true,null,\"\\n\"]}\n\n",
        "\u{feff}{\"a\":{}}",
    ] {
        let plain: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap();
        assert_eq!(parse(text.as_bytes()).unwrap(), plain);
    }
}

#[test]
fn keys_keep_the_order_they_were_written_in() {
    let value = parse(br#"{"z":1,"a":2,"m":3}"#).unwrap();
    assert_eq!(value.to_string(), r#"{"z":1,"a":2,"m":3}"#);
}

#[test]
fn no_finding_ever_holds_text_of_the_file() {
    for text in [
        "{\"a\":\"SECRETNOTE\",\"a\":1}",
        "{\"note\":\"SECRETNOTE\n\"}",
        "{\"note\":\"SECRETNOTE\\ud800\"}",
        "{\"note\":SECRETNOTE}",
        "{\"note\":\"SECRETNOTE",
        "{\"note\":\"x\"} SECRETNOTE",
    ] {
        let found = parse(text.as_bytes()).unwrap_err();
        assert!(!format!("{found:?}").contains("SECRETNOTE"), "{found:?}");
    }
}

#[test]
fn a_path_shows_no_key_that_could_drive_a_terminal() {
    let long = "k".repeat(400);
    let text = format!("{{\"\\u001b[31m\":{{\"{long}\":1,\"{long}\":2}}}}");
    let found = parse(text.as_bytes()).unwrap_err();
    assert_eq!(found.path, format!("\u{fffd}[31m.{}...", "k".repeat(48)));
    let text = format!("{{\"\\u001b[31m\":\n{{\"a\":1,\n\"{long}\":2}}}}");
    assert_eq!(line_number_at(&text, &found.path), Some(3), "and still leads to its line");
}

const MATRIX: &str = r#"{
  "title": "Ours",
  "stages": [ {"id": "early"},
    {"id": "late"} ],
  "domains": [
    {"id": "A", "statements": [
      {"id": "A-1",
       "stage": "early"},
      {"id": "A-2", "text": "a { [ \" \\" }
    ]},
    {
      "id": "B.1",
      "signs": [1, [
        2]]
    }
  ],
  "B": {"1": 1, "1.2": {"x": [
     3]}},
  "caf\u00e9": 4
}"#;

#[test]
fn a_path_leads_to_the_line_on_which_its_value_begins() {
    for (path, line) in [
        ("", 1),
        ("title", 2),
        ("stages", 3),
        ("stages[0].id", 3),
        ("stages[1]", 4),
        ("domains[0].statements[0]", 7),
        ("domains[0].statements[0].stage", 8),
        ("domains[0].statements[1].text", 9),
        ("domains[1].id", 12),
        ("domains[1].signs[1][0]", 14),
        ("B.1", 17),
        ("B.1.2.x", 17),
        ("B.1.2.x[0]", 18),
        ("café", 19),
    ] {
        assert_eq!(line_number_at(MATRIX, path), Some(line), "{path}");
    }
}

#[test]
fn a_path_to_nothing_leads_to_the_nearest_thing_above_it() {
    for (path, line) in [
        ("subtitle", 1),
        ("domains[0].statements[1].stage", 9),
        ("domains[0].statements[7].stage", 6),
        ("domains[9]", 5),
        ("stages.early", 3),
        ("title.x[0]", 2),
        ("domains[x]", 5),
        ("domains[0", 5),
    ] {
        assert_eq!(line_number_at(MATRIX, path), Some(line), "{path}");
    }
    assert_eq!(line_number_at("", "a"), None);
    assert_eq!(
        line_numbers_at(MATRIX, &["title", "stages[1]", "title"]),
        [Some(2), Some(4), Some(2)]
    );
}

#[test]
fn a_walk_over_text_that_is_not_well_formed_comes_to_an_end() {
    for text in [
        "{",
        "[",
        "{\"a",
        "{\"a\":",
        "[1 2",
        "{\"a\" 1}",
        "[,]",
        "{\"a\":\\}",
        "]",
        &"[".repeat(100_000),
    ] {
        let _ = line_number_at(text, "a[0].b");
    }
}

#[test]
fn only_white_space_between_parts_is_no_difference() {
    let is_same = |one: &str, other: &str| is_same_but_for_space(one, other.as_bytes());
    assert!(is_same("{\"a b\":[1,\"\\\" x\"]}", "{\n  \"a b\": [\n 1, \"\\\" x\" ] }\n"));
    for other in
        ["{\"a b\":[1,\"\\\"x\"]}", "{\"ab\":[1,\"\\\" x\"]}", "{\"a b\":[1,\"\\\" x\"]", ""]
    {
        assert!(!is_same("{\"a b\":[1,\"\\\" x\"]}", other), "{other}");
    }
}

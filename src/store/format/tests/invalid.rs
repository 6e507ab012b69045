//! What is wrong with a file is found, by its name, at its place, and said without the text that
//! stands there.

use serde_json::json;

use super::*;
use crate::store::format::*;

/// A piece of the draft's file, what stands there instead, and what is found: code, path, and a
/// part of what it says.
const WRONG: [(&str, &str, &str, &str, &str); 27] = [
    (
        "\"pcn-workbook.draft/1\"", "\"pcn-workbook.draft/2\"", "newer-format", "format",
        "newer version",
    ),
    (
        "\"pcn-workbook.draft/1\"", "\"pcn-workbook.draft/999\"", "newer-format", "format",
        "newer version",
    ),
    (
        "\"pcn-workbook.draft/1\"", "\"pcn-workbook.draft/0\"", "wrong-format", "format",
        "not the format",
    ),
    (
        "\"pcn-workbook.draft/1\"", "\"pcn-workbook.draft/-1\"", "wrong-format", "format",
        "not the format",
    ),
    (
        "\"pcn-workbook.draft/1\"", "\"pcn-workbook.draft/1.5\"", "wrong-format", "format",
        "not the format",
    ),
    (
        "\"pcn-workbook.draft/1\"", "\"pcn-workbook.draft/\"", "wrong-format", "format",
        "not the format",
    ),
    (
        "\"pcn-workbook.draft/1\"", "\"pcn-workbook.draft\"", "wrong-format", "format",
        "not the format",
    ),
    ("\"pcn-workbook.draft/1\"", "1", "wrong-format", "format", "not the format"),
    ("\"pcn-workbook.draft/1\"", "null", "wrong-format", "format", "not the format"),
    (
        "\"pcn-workbook.draft/1\"", "\"pcn-workbook.snapshot/1\"", "wrong-format", "format",
        "a snapshot, not a draft",
    ),
    ("\"format\"", "\"Format\"", "no-format", "", "does not say its format"),
    (
        "\"01920000-0000-7000-8000-0000000000de\"",
        "\"SECRETNOTE\"",
        "wrong-kind",
        "device",
        "an id such as",
    ),
    ("\"01920000-0000-7000-8000-0000000000de\"", "7", "wrong-kind", "device", "an id such as"),
    ("\"device\"", "\"devise\"", "missing-field", "device", "\"device\" is missing"),
    (
        "\"revision\": 1",
        "\"revision\": \"SECRETNOTE, expected one\"",
        "wrong-kind",
        "matrix.revision",
        "a whole number",
    ),
    ("\"revision\": 1", "\"revision\": 1.0", "wrong-kind", "matrix.revision", "a whole number"),
    ("\"revision\": 1", "\"revision\": -1", "wrong-kind", "matrix.revision", "a whole number"),
    ("\"one-view\"", "\"SECRETNOTE\"", "unknown-word", "voice.kind", "agreed or one-view"),
    ("\"partly\",", "3,", "wrong-kind", "answers.A-1a.answer", "text in quotation marks"),
    (
        "\"as_before\": true",
        "\"as_before\": \"SECRETNOTE\"",
        "wrong-kind",
        "answers.A-1a.as_before",
        "true or false",
    ),
    (
        "\"2026-10-01\"",
        "\"2026-02-30\"",
        "wrong-kind",
        "answers.A-1a.evidence[0].dated",
        "a day such as",
    ),
    (
        "\"2026-10-01\"",
        "\"SECRETNOTE\"",
        "wrong-kind",
        "answers.A-1a.evidence[0].dated",
        "a day such as",
    ),
    (
        "\"Rota\"",
        "[\"SECRETNOTE\"]",
        "wrong-kind",
        "answers.A-1a.evidence[0].text",
        "text in quotation marks",
    ),
    ("\"move\"", "\"SECRETNOTE\"", "unknown-word", "aims.A.aim", "one of: stay, move, not_now"),
    ("\"A-2\": {", "\"a-1A\": {", "duplicate-id", "answers.a-1A", "twice"),
    ("\"A-2\": {", "\"A\\u001b\": {", "odd-id", "answers.A\u{fffd}", "control character"),
    ("\"present\": [", "\"present\": 5, \"was\": [", "wrong-kind", "present", "a list in [ ]"),
];

#[test]
fn what_is_wrong_with_a_draft_is_said_plainly_with_its_place_and_without_its_text() {
    for (piece, instead, code, path, part) in WRONG {
        let file = DRAFT_FILE.replacen(piece, instead, 1);
        assert_ne!(file, DRAFT_FILE, "{piece}");
        let found = draft::read(file.as_bytes()).unwrap_err();
        assert_eq!((found.code, found.path.as_str()), (code, path), "{instead}: {found:?}");
        assert!(found.says.contains(part), "{instead}: {}", found.says);
        assert!(!format!("{found:?}").contains("SECRET"), "{found:?}");
        let line = 1 + DRAFT_FILE.split(piece).next().unwrap().matches('\n').count();
        if !matches!(code, "missing-field" | "no-format") {
            assert_eq!(found.line, Some(line), "{instead}");
        }
    }
}

#[test]
fn what_is_too_long_or_too_many_is_refused_at_its_limit() {
    let note = |bytes: usize| DRAFT_FILE.replace("Two of us.\\nNot all.", &"x".repeat(bytes));
    assert!(draft::read(note(limits::MAX_TEXT_BYTES).as_bytes()).is_ok());
    assert_eq!(
        draft::read(note(limits::MAX_TEXT_BYTES + 1).as_bytes()).unwrap_err().code,
        "text-too-long"
    );
    let answers = |count: usize| {
        let mut value: Value = serde_json::from_str(DRAFT_FILE).unwrap();
        value["answers"] = (0..count)
            .map(|n| (format!("i{n}"), json!({"answer":"fully"})))
            .collect::<Map<_, _>>()
            .into();
        serde_json::to_vec(&value).unwrap()
    };
    assert!(draft::read(&answers(limits::MAX_ITEMS)).is_ok());
    let found = draft::read(&answers(limits::MAX_ITEMS + 1)).unwrap_err();
    assert_eq!((found.code, found.path.as_str()), ("too-many", "answers"));
}

#[test]
fn what_is_wrong_with_the_other_files_is_found_too() {
    for (found, code, path) in [
        (network::read(NETWORK_FILE.replace("41000", "-1").as_bytes()).unwrap_err(), "wrong-kind", "profile.list_size"),
        (network::read(NETWORK_FILE.replace("41000", "4294967296").as_bytes()).unwrap_err(), "wrong-kind", "profile.list_size"),
        (
            network::read(NETWORK_FILE.replace("[\n    \"pcn-companion\",\n    \"ours\"\n  ]", "\"ours\"").as_bytes())
                .unwrap_err(),
            "wrong-kind",
            "matrices",
        ),
        (network::read(DRAFT_FILE.as_bytes()).unwrap_err(), "wrong-format", "format"),
        (snapshot::read(SNAPSHOT_FILE.replace("T20:30:00Z", "").as_bytes()).unwrap_err(), "wrong-kind", "saved_at"),
        (snapshot::read(SNAPSHOT_FILE.replace("\"saved_at\"", "\"saved\"").as_bytes()).unwrap_err(), "missing-field", "saved_at"),
        (snapshot::read(&SNAPSHOT_FILE.as_bytes()[..300]).unwrap_err(), "cut-off", "network.profile"),
        (library_file::read(br#"{"format":"pcn-workbook.library/1","id":"x","made_on":"2026-11-21"}"#).unwrap_err(), "wrong-kind", "id"),
        (library_file::read(b"[]").unwrap_err(), "not-an-object", ""),
        (settings::read(br#"{"format":"pcn-workbook.settings/1","theme":"pink"}"#).unwrap_err(), "unknown-word", "theme"),
        (
            recovery_copy::read(br#"{"format":"pcn-workbook.journal/1","number":1,"kept_at":"x","draft":{}}"#).unwrap_err(),
            "wrong-kind",
            "kept_at",
        ),
        (
            recovery_copy::read(br#"{"format":"pcn-workbook.journal/1","number":1,"kept_at":"2026-11-21T20:30:00Z","draft":{}}"#)
                .unwrap_err(),
            "no-format",
            "draft",
        ),
    ] {
        assert_eq!((found.code, found.path.as_str()), (code, path), "{found:?}");
        assert!(found.is_error() && !found.remedy.is_empty());
    }
}

#[test]
fn a_newer_file_is_told_apart_from_a_broken_one() {
    let file = Path::new("drafts/x.json");
    let newer = draft::read(DRAFT_FILE.replace("draft/1", "draft/2").as_bytes()).unwrap_err();
    let error = to_store_error(newer, file);
    assert_eq!((error.kind, error.file.as_deref()), (ErrorKind::NewerFormat, Some(file)));
    let broken = draft::read(b"{").unwrap_err();
    assert_eq!(to_store_error(broken, file).kind, ErrorKind::Unreadable);
}

#[test]
fn a_file_says_what_it_is() {
    let format = |text: &str| read_format(&json!({ "format": text }));
    assert_eq!(
        format("pcn-workbook.share/1").unwrap(),
        FormatName { name: "pcn-workbook.share".into(), version: 1 }
    );
    for bad in [
        "", "/", "/1", "other/1", "pcn-workbook.draft/01", "pcn-workbook.draft/+1",
        "pcn-workbook.draft/1 ", "pcn-workbook.draft/1/1",
    ] {
        assert_eq!(format(bad).unwrap_err().code, "wrong-format", "{bad}");
    }
    assert_eq!(format("pcn-workbook.draft/99999999999999999999").unwrap_err().code, NEWER_FORMAT);
}

#[test]
fn the_quick_way_and_the_careful_way_read_the_same() {
    fn both<T: FileBody + PartialEq + std::fmt::Debug>(
        file: &str,
        name: &str,
        write: fn(&T) -> Vec<u8>,
    ) {
        let quick: T = read_fast(file.as_bytes(), name).unwrap();
        let careful: T = read_value(serde_json::from_str(file).unwrap(), name).unwrap();
        assert_eq!(quick, careful);
        assert_eq!(write(&quick), write(&careful));
    }
    both(NETWORK_FILE, NETWORK, network::write);
    // a draft's form has no equality of its own; its null wants the careful way in any case
    assert!(read_fast::<draft::DraftFile>(DRAFT_FILE.as_bytes(), DRAFT).is_none());
    let file = DRAFT_FILE.replace("null", "0");
    let quick = read_fast::<draft::DraftFile>(file.as_bytes(), DRAFT).unwrap().into_draft();
    let careful = read_value::<draft::DraftFile>(serde_json::from_str(&file).unwrap(), DRAFT)
        .unwrap()
        .into_draft();
    assert_eq!(quick, careful);
    assert_eq!(text(draft::write(&quick)), file);
    assert!(
        read_fast::<Network>(DRAFT_FILE.as_bytes(), NETWORK).is_none(),
        "the format is looked at"
    );
    assert!(
        read_fast::<Network>(NETWORK_FILE.replace("network/1", "network/2").as_bytes(), NETWORK)
            .is_none()
    );
}

//! What the files promise: exact keys in an exact order, nothing lost between reading and writing,
//! and plain words with a place for everything that is wrong.

mod invalid;

use jiff::Timestamp;
use jiff::civil::date;
use serde_json::json;
use uuid::Uuid;

use super::library_file::LibraryFile;
use super::recovery_copy::RecoveryCopy;
use super::settings::SettingsFile;
use super::*;
use crate::maturity::assessment::{Draft, Snapshot};
use crate::maturity::network::Network;

/// A draft with everything in it, byte for byte as it is written.
const DRAFT_FILE: &str = r#"{
  "format": "pcn-workbook.draft/1",
  "id": "01920000-0000-7000-8000-000000000001",
  "device": "01920000-0000-7000-8000-0000000000de",
  "base": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "network": {
    "id": "01920000-0000-7000-8000-000000000002",
    "name": "Hillside PCN"
  },
  "matrix": {
    "id": "ours",
    "revision": 1,
    "fingerprint": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  },
  "voice": {
    "kind": "one-view",
    "role": "Practice manager"
  },
  "subject": "Home visits",
  "based_on": "01920000-0000-7000-8000-000000000003",
  "answers": {
    "A-1a": {
      "answer": "partly",
      "as_before": true,
      "note": "Two of us.\nNot all.",
      "evidence": [
        {
          "text": "Rota",
          "whose": "Manager",
          "dated": "2026-10-01",
          "good_until": "2027-10-01",
          "supports": true,
          "page": 3
        }
      ],
      "hands": {
        "partly": 4
      }
    },
    "A-2": {
      "answer": "not_applicable",
      "reason": "No home here"
    },
    "A-l": {
      "answer": "early"
    }
  },
  "judgements": {
    "A": {
      "stage": "before",
      "reason": "Too soon",
      "by": "vote"
    }
  },
  "aims": {
    "A": {
      "aim": "move",
      "to": "early",
      "reason": "Winter",
      "review_on": "2027-05-01"
    }
  },
  "asks": {
    "S-A": {
      "raised": true,
      "note": "At the board"
    }
  },
  "taken_on": "2026-11-21",
  "label": "Autumn",
  "present": [
    "clinical director"
  ],
  "supersedes": "01920000-0000-7000-8000-000000000004",
  "later": {
    "unknown": [
      null,
      1
    ],
    "none": null
  }
}
"#;

/// A snapshot with everything in it, byte for byte as it is written.
const SNAPSHOT_FILE: &str = r#"{
  "format": "pcn-workbook.snapshot/1",
  "id": "01920000-0000-7000-8000-000000000001",
  "network": {
    "id": "01920000-0000-7000-8000-000000000002",
    "name": "Hillside PCN",
    "ods_code": "U12345",
    "purpose": "To join up care.",
    "profile": {
      "list_size": 41000,
      "practices": 6,
      "operating_model": "flat",
      "director_sessions": "2.5",
      "beds": 0
    }
  },
  "matrix": {
    "id": "ours",
    "revision": 1,
    "fingerprint": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  },
  "voice": {
    "kind": "agreed"
  },
  "answers": {
    "A-1a": {
      "answer": "fully"
    }
  },
  "judgements": {
    "A": {
      "stage": "early"
    }
  },
  "aims": {
    "A": {
      "aim": "not_now"
    }
  },
  "asks": {
    "S-A": {
      "raised": false
    }
  },
  "taken_on": "2026-11-21",
  "saved_at": "2026-11-21T20:30:00Z",
  "label": "Autumn",
  "present": [
    "clinical director"
  ],
  "supersedes": "01920000-0000-7000-8000-000000000003",
  "views": [
    "01920000-0000-7000-8000-000000000004"
  ],
  "left_out": [
    "note"
  ],
  "of": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "later": true
}
"#;

/// A network with everything in it, byte for byte as it is written.
const NETWORK_FILE: &str = r#"{
  "format": "pcn-workbook.network/1",
  "id": "01920000-0000-7000-8000-000000000002",
  "name": "Hillside PCN",
  "ods_code": "U12345",
  "purpose": "To join up care.",
  "matrices": [
    "pcn-companion",
    "ours"
  ],
  "also": [
    "01920000-0000-7000-8000-000000000009"
  ],
  "profile": {
    "list_size": 41000,
    "practices": 6,
    "operating_model": "flat",
    "worked_together": "some",
    "deprivation": "mixed",
    "setting": "rural",
    "areas_overlap": "yes",
    "director_sessions": "2",
    "management_support": "One manager",
    "system": "Northshire"
  },
  "later": 1
}
"#;

fn draft() -> Draft {
    draft::read(DRAFT_FILE.as_bytes()).unwrap()
}

fn snapshot() -> Snapshot {
    snapshot::read(SNAPSHOT_FILE.as_bytes()).unwrap()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

#[test]
fn what_is_written_is_what_was_read_to_the_byte() {
    assert_eq!(text(draft::write(&draft())), DRAFT_FILE);
    assert_eq!(text(snapshot::write(&snapshot())), SNAPSHOT_FILE);
    assert_eq!(
        text(network::write(&network::read(NETWORK_FILE.as_bytes()).unwrap())),
        NETWORK_FILE
    );
}

#[test]
fn a_corrected_copy_takes_over_day_name_and_people() {
    let cover = draft().cover;
    assert_eq!(
        (cover.taken_on, cover.label.as_deref()),
        (Some(date(2026, 11, 21)), Some("Autumn"))
    );
    assert_eq!(cover.present, ["clinical director"]);
    assert_eq!(cover.supersedes, Some(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0004)));
}

#[test]
fn what_is_filled_in_before_saving_is_kept_whole_or_in_part() {
    for left_out in ["taken_on", "label", "present", "supersedes"] {
        let mut value: Value = serde_json::from_str(DRAFT_FILE).unwrap();
        value.as_object_mut().unwrap().shift_remove(left_out);
        let read = draft::read(&serde_json::to_vec(&value).unwrap()).unwrap();
        assert!(
            !read.unknown_fields.contains_key("label")
                && !read.unknown_fields.contains_key("present")
        );
        let again: Value = serde_json::from_slice(&draft::write(&read)).unwrap();
        assert_eq!(again, value, "{left_out}");
        assert_eq!(draft::read(&draft::write(&read)).unwrap(), read);
    }
}

#[test]
fn what_is_empty_is_left_out_and_never_null() {
    let least = json!({"format":"pcn-workbook.draft/1","id":Uuid::nil(),"device":Uuid::nil(),"network":{"id":Uuid::nil(),"name":"N"},
        "matrix":{"id":"m","revision":1,"fingerprint":"f"},"voice":{"kind":"agreed"}});
    let read = draft::read(&serde_json::to_vec(&least).unwrap()).unwrap();
    assert!(read.assessment.is_blank() && read.base_hash.is_none());
    let written: Value = serde_json::from_slice(&draft::write(&read)).unwrap();
    assert_eq!(written, least);
    let network = text(network::write(&Network::with_name(Uuid::nil(), "N")));
    assert_eq!(
        network,
        format!(
            "{{\n  \"format\": \"pcn-workbook.network/1\",\n  \"id\": \"{}\",\n  \"name\": \"N\"\n}}\n",
            Uuid::nil()
        )
    );
}

#[test]
fn null_counts_as_absent_wherever_a_field_of_ours_may_be_left_out() {
    let mut value: Value = serde_json::from_str(DRAFT_FILE).unwrap();
    for place in [
        "/base", "/subject", "/based_on", "/judgements", "/aims/A/to", "/asks/S-A/raised",
        "/voice/role", "/answers/A-2",
    ] {
        *value.pointer_mut(place).unwrap() = Value::Null;
    }
    for field in ["as_before", "evidence", "reason", "note"] {
        value["answers"]["A-1a"][field] = Value::Null;
    }
    let read = draft::read(&serde_json::to_vec(&value).unwrap()).unwrap();
    assert_eq!(
        (read.base_hash.as_ref(), read.assessment.based_on, read.assessment.judgements.len()),
        (None, None, 0)
    );
    assert_eq!(read.assessment.answers.len(), 2, "an item whose answer is null is unanswered");
    assert!(
        text(draft::write(&read)).contains("\"none\": null"),
        "a null in a field nobody knows may mean something"
    );
}

#[test]
fn the_moment_of_saving_is_written_in_whole_seconds() {
    let mut snapshot = snapshot();
    snapshot.saved_at = "2026-11-21T21:30:00.987654321+01:00".parse().unwrap();
    assert_eq!(text(snapshot::write(&snapshot)), SNAPSHOT_FILE);
}

#[test]
fn texts_are_made_safe_to_show_and_unknown_fields_are_left_alone() {
    let dirty = SNAPSHOT_FILE
        .replace("Hillside PCN", "Hill\\u001b]52;c;x\\u0007side\\u202e")
        .replace("To join up care.", "one\\r\\ntwo")
        .replace("\"later\": true", "\"later\": \"\\u001b\"")
        .replace("\"Autumn\"", "\"Aut\\numn\"");
    let read = snapshot::read(dirty.as_bytes()).unwrap();
    assert_eq!(read.network.name, "Hill\u{fffd}]52;c;x\u{fffd}side");
    assert_eq!(read.network.purpose.as_deref(), Some("one\ntwo"));
    assert_eq!(read.label.as_deref(), Some("Aut umn"));
    assert_eq!(read.unknown_fields["later"], "\u{1b}");
}

#[test]
fn other_scripts_and_emoji_survive_reading_and_writing() {
    let file = DRAFT_FILE
        .replace("Two of us.", "Zoë: café – 看护 \u{1f469}\u{200d}\u{2695}\u{fe0f} e\u{301}");
    assert_eq!(text(draft::write(&draft::read(file.as_bytes()).unwrap())), file);
}

#[test]
fn a_recovery_copy_holds_its_draft_whole() {
    let entry = RecoveryCopy {
        sequence: 7,
        kept_at: "2026-11-21T20:30:00.123456789Z".parse().unwrap(),
        draft: draft(),
    };
    let bytes = recovery_copy::write(&entry);
    assert_eq!(recovery_copy::read(&bytes).unwrap(), entry);
    let value: Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(
        value.as_object().unwrap().keys().collect::<Vec<_>>(),
        ["format", "number", "kept_at", "draft"]
    );
    assert_eq!(value["draft"], serde_json::from_str::<Value>(DRAFT_FILE).unwrap());
}

#[test]
fn a_recovery_copy_whose_draft_is_broken_says_where() {
    let entry = RecoveryCopy { sequence: 1, kept_at: Timestamp::UNIX_EPOCH, draft: draft() };
    let bytes = text(recovery_copy::write(&entry)).replace("\"2027-05-01\"", "\"soon\"");
    let found = recovery_copy::read(bytes.as_bytes()).unwrap_err();
    let line = 1 + bytes.lines().position(|line| line.contains("\"soon\"")).unwrap();
    assert_eq!((found.path.as_str(), found.line), ("draft.aims.A.review_on", Some(line)));
}

#[test]
fn the_mark_and_the_settings_are_kept_with_what_they_do_not_know() {
    let mut mark = LibraryFile::new(Uuid::nil(), date(2026, 11, 21));
    assert!(!text(library_file::write(&mark)).contains("demo"));
    mark.demo = true;
    mark.unknown_fields.insert("later".into(), json!([1]));
    assert_eq!(library_file::read(&library_file::write(&mark)).unwrap(), mark);
    let mut settings = SettingsFile {
        theme: crate::maturity::theme_choice::ThemeChoice::HighContrast,
        last_library: Some("/tmp/ä".into()),
        ..SettingsFile::default()
    };
    settings.device = Some(Uuid::nil());
    settings.unknown_fields.insert("later".into(), json!({"a": null}));
    assert_eq!(settings::read(&settings::write(&settings)).unwrap(), settings);
    assert!(text(settings::write(&settings)).contains("\"theme\": \"high-contrast\""));
    assert_eq!(
        settings::read(br#"{"format":"pcn-workbook.settings/1"}"#).unwrap(),
        SettingsFile::default()
    );
    assert_eq!(
        settings::read(br#"{"format":"pcn-workbook.settings/1","theme":null,"mouse":null}"#)
            .unwrap(),
        SettingsFile::default()
    );
    // what earlier versions wrote
    assert_eq!(
        settings::read(br#"{"format":"pcn-workbook.settings/1","theme":"default"}"#).unwrap(),
        SettingsFile::default()
    );
}

#[cfg(unix)]
#[test]
fn a_library_whose_path_is_no_text_is_not_remembered_and_spoils_nothing() {
    use std::os::unix::ffi::OsStringExt;
    let odd = std::ffi::OsString::from_vec(vec![b'/', 0xff]);
    let settings =
        SettingsFile { last_library: Some(odd.into()), ascii: true, ..SettingsFile::default() };
    let read = settings::read(&settings::write(&settings)).unwrap();
    assert_eq!(read, SettingsFile { last_library: None, ..settings });
}

//! What was begun: kept for its folder, taken away with it, and never trusted.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::*;

struct World {
    folder: TempDir,
}

impl World {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn state(&self) -> PathBuf {
        self.folder.path().join("deep/state")
    }

    fn file(&self) -> PathBuf {
        self.state().join("begun.json")
    }

    /// What stands in the file is this, whatever it is.
    fn holds(&self, text: impl AsRef<[u8]>) -> &Self {
        fs::create_dir_all(self.state()).unwrap();
        fs::write(self.file(), text).unwrap();
        self
    }

    fn keep(&self, library: &str, name: &str, purpose: &str) -> Result<(), StoreError> {
        save(&self.state(), Path::new(library), &begun(name, purpose))
    }

    fn load(&self, library: &str) -> UnsavedNetwork {
        load(&self.state(), Path::new(library))
    }
}

fn begun(name: &str, purpose: &str) -> UnsavedNetwork {
    UnsavedNetwork { name: name.to_owned(), purpose: purpose.to_owned() }
}

#[test]
fn it_is_kept_as_it_was_typed_for_its_own_folder() {
    let world = World::new();
    assert_eq!(world.load("/data/a"), UnsavedNetwork::default());
    world.keep("/data/a", "Hillside ", "well at home,\nlonger").unwrap();
    world.keep("/data/b/", "Eastfield", "").unwrap();
    assert_eq!(world.load("/data/a"), begun("Hillside ", "well at home,\nlonger"));
    assert_eq!(
        world.load("/data/b"),
        begun("Eastfield", ""),
        "whether its path ends in a stroke or not"
    );
    assert_eq!(world.load("/work"), UnsavedNetwork::default());
    let written = fs::read_to_string(world.file()).unwrap();
    let expected = r#"{
  "format": "pcn-workbook.begun/1",
  "begun": [
    {
      "library": "/data/b",
      "name": "Eastfield"
    },
    {
      "library": "/data/a",
      "name": "Hillside ",
      "purpose": "well at home,\nlonger"
    }
  ]
}
"#;
    assert_eq!(written, expected);
}

#[test]
fn the_file_goes_with_the_last_of_it() {
    let world = World::new();
    world.keep("/data/a", "", " \n").unwrap();
    assert!(!world.state().exists(), "nothing is written for nothing");
    world.keep("/data/a", "Hillside", "").unwrap();
    world.keep("/data/b", "Eastfield", "").unwrap();
    world.keep("/data/a", " ", "").unwrap();
    assert_eq!(
        (world.load("/data/a"), world.load("/data/b")),
        (UnsavedNetwork::default(), begun("Eastfield", ""))
    );
    world.keep("/data/b", "", "").unwrap();
    assert!(!world.file().exists());
}

#[test]
fn ten_folders_are_remembered_and_the_newest_of_them() {
    let world = World::new();
    for n in 0..12 {
        world.keep(&format!("/data/{n}"), &format!("Network {n}"), "").unwrap();
    }
    world.keep("/data/2", "Network two", "").unwrap();
    world.keep("/data/12", "Network 12", "").unwrap();
    let found: Vec<_> = (0..13).filter(|n| !world.load(&format!("/data/{n}")).is_blank()).collect();
    assert_eq!(found, [2, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
}

#[test]
fn whatever_else_stands_there_counts_as_nothing_and_is_replaced() {
    let many =
        format!(r#"{{"format":"pcn-workbook.begun/1","begun":[{}]}}"#, vec!["{}"; 6_000].join(","));
    let long = format!(
        r#"{{"format":"pcn-workbook.begun/1","begun":[{{"library":"/data/a","name":"{}"}}]}}"#,
        "x".repeat(70_000)
    );
    let deep = format!(r#"{{"format":"pcn-workbook.begun/1","begun":{}"#, "[".repeat(100_000));
    for text in [
        "",
        "{ \"format\":",
        "[]",
        "null",
        r#"{"format":"pcn-workbook.settings/1"}"#,
        r#"{"format":"pcn-workbook.begun/1","begun":"Hillside"}"#,
        r#"{"format":"pcn-workbook.begun/1","begun":[{"name":"nobody's"}]}"#,
        r#"{"format":"pcn-workbook.begun/1","begun":[{"library":"/data/a","name":7}]}"#,
        &many,
        &long,
        &deep,
    ] {
        let world = World::new();
        let start = text.get(..60).unwrap_or(text);
        assert_eq!(world.holds(text).load("/data/a"), UnsavedNetwork::default(), "{start}");
        world.keep("/data/a", "", "").unwrap();
        assert_eq!(
            fs::read(world.file()).unwrap(),
            text.as_bytes(),
            "with nothing to keep it is left alone: {start}"
        );
        world.keep("/data/a", "Hillside", "").unwrap();
        assert_eq!(world.load("/data/a"), begun("Hillside", ""), "{start}");
    }
    let world = World::new();
    world.holds([0xff, 0xfe, b'{', 0]).keep("/data/a", "Hillside", "").unwrap();
    assert_eq!(world.load("/data/a"), begun("Hillside", ""));
}

#[test]
fn text_from_the_file_can_drive_no_terminal() {
    let world = World::new();
    let hostile = r#"{"format":"pcn-workbook.begun/1","begun":[{"library":"/data/a","name":"\u001b[31mred\nline","purpose":"a\u0007b\u202ec\nd"}]}"#;
    let found = world.holds(hostile).load("/data/a");
    assert!(!found.name.contains(['\u{1b}', '\n']) && found.name.contains("red"), "{found:?}");
    assert!(
        !found.purpose.contains(['\u{7}', '\u{202e}']) && found.purpose.ends_with("\nd"),
        "{found:?}"
    );
}

#[test]
fn what_a_newer_version_wrote_is_left_as_it_is() {
    let world = World::new();
    let newer =
        r#"{"format":"pcn-workbook.begun/2","begun":[{"library":"/data/a","name":"Hillside"}]}"#;
    assert_eq!(world.holds(newer).load("/data/a"), UnsavedNetwork::default());
    assert_eq!(world.keep("/data/a", "Eastfield", "").unwrap_err().kind, ErrorKind::NewerFormat);
    assert_eq!(fs::read_to_string(world.file()).unwrap(), newer);
}

#[test]
fn fields_of_others_stay_while_there_is_anything_to_keep() {
    let world = World::new();
    let known = r#"{"format":"pcn-workbook.begun/1","begun":[{"library":"/data/a","name":"Hillside","size":6}],"more":true}"#;
    world.holds(known).keep("/data/a", "Hillside PCN", "").unwrap();
    let value: serde_json::Value =
        serde_json::from_slice(&fs::read(world.file()).unwrap()).unwrap();
    assert_eq!(
        (value["begun"][0]["size"].as_i64(), value["more"].as_bool()),
        (Some(6), Some(true))
    );
}

#[test]
fn a_place_that_takes_nothing_is_a_fault_and_no_more() {
    let world = World::new();
    fs::create_dir_all(world.file()).unwrap();
    assert_eq!(world.load("/data/a"), UnsavedNetwork::default());
    assert!(world.keep("/data/a", "Hillside", "").is_err());
    assert!(world.keep("/data/a", "", "").is_ok(), "there is nothing to take away");
    let file = world.folder.path().join("file");
    fs::write(&file, "x").unwrap();
    assert!(save(&file, Path::new("/data/a"), &begun("Hillside", "")).is_err());
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    let world = World::new();
    let other = world.folder.path().join("other.json");
    fs::create_dir_all(world.state()).unwrap();
    fs::write(
        &other,
        r#"{"format":"pcn-workbook.begun/1","begun":[{"library":"/data/a","name":"Elsewhere"}]}"#,
    )
    .unwrap();
    std::os::unix::fs::symlink(&other, world.file()).unwrap();
    assert_eq!(world.load("/data/a"), UnsavedNetwork::default());
    world.keep("/data/a", "Hillside", "").unwrap();
    assert_eq!(world.load("/data/a"), begun("Hillside", ""));
    assert!(fs::read_to_string(&other).unwrap().contains("Elsewhere"));
}

//! A matrix of one's own: `matrix copy`, `matrix add --as-next`, `matrix diff` and `schema`.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::{Bench, OURS, on_ours};

/// A file with the small matrix after `change`.
fn edited(bench: &Bench, change: impl FnOnce(&mut Value)) -> String {
    let mut value: Value = serde_json::from_str(OURS).unwrap();
    change(&mut value);
    let path = bench.home().join("edited.json");
    std::fs::write(&path, serde_json::to_vec_pretty(&value).unwrap()).unwrap();
    path.to_str().unwrap().to_owned()
}

/// What `doctor` finds, but for who else may look into the folder.
fn problems(bench: &Bench) -> Vec<Value> {
    let found: Value = serde_json::from_str(&bench.run(&["doctor", "--json"]).out).unwrap();
    found["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["code"] != "others-may-read")
        .cloned()
        .collect()
}

fn reword(value: &mut Value) {
    value["domains"][0]["statements"][0]["text"] = json!("We answer every call.");
    value["domains"][0]["statements"][1]["stage"] = json!("Growing");
    value["domains"][0]["statements"][2]["evidence"] = json!("An audit");
    value["domains"][1]["statements"]
        .as_array_mut()
        .unwrap()
        .push(json!({"id": "B-2a", "stage": "Growing", "text": "We share."}));
    value["domains"][0]["statements"].as_array_mut().unwrap().remove(3);
}

#[test]
fn a_matrix_is_copied_to_be_changed_with_its_schema_beside_it() {
    let bench = Bench::with_network();
    let said = bench.good(&[
        "matrix", "copy", "pcn-companion", "--as", "hillside-own", "--title", "Hillside matrix",
    ]);
    assert!(said.contains("hillside-own.json"), "{said}");
    let copy = bench.read("matrices/hillside-own.json");
    let keys: Vec<_> = copy.as_object().unwrap().keys().take(5).map(String::as_str).collect();
    assert_eq!(keys, ["format", "$schema", "id", "revision", "title"]);
    assert_eq!(
        (&copy["kind"], &copy["revision"], &copy["title"]),
        (&json!("local"), &json!(1), &json!("Hillside matrix"))
    );
    assert_eq!(
        copy["crosswalk"][0],
        json!({"domain": "LEAD", "matrix": "pcn-companion", "main": "LEAD"})
    );
    assert!(copy["about"].as_str().unwrap().starts_with("Our own copy of"));
    let schema = bench.library().join("matrices").join(copy["$schema"].as_str().unwrap());
    assert!(std::fs::read_to_string(schema).unwrap().contains("json-schema.org"));
    assert_eq!(problems(&bench), [] as [Value; 0]);
    let file = bench.library().join("matrices/hillside-own.json");
    bench.good(&["matrix", "check", file.to_str().unwrap()]);
    bench.good(&["answer", "--network", "hillside", "--matrix", "hillside-own", "LEAD-0a=fully"]);
    let frozen = bench
        .files("matrices")
        .into_iter()
        .find(|path| path.to_string_lossy().contains('@'))
        .unwrap();
    assert!(
        !bench.read(frozen).as_object().unwrap().contains_key("$schema"),
        "answers are read against the matrix alone"
    );
    assert_eq!(problems(&bench), [] as [Value; 0]);
    // a copy without a title keeps it; a local one keeps how it lines up
    let row = bench.json(&["matrix", "copy", "riverside-example@1", "--as", "river"]);
    assert_eq!(row["matrices"][0]["file"], "matrices/river.json");
    assert_eq!(
        bench.json(&["matrix", "show", "river"])["title"],
        bench.json(&["matrix", "show", "riverside-example"])["title"]
    );
    bench.refused(&["matrix", "copy", "ours", "--as", "river"], "river here already");
    bench.refused(&["matrix", "copy", "ours", "--as", "pcn-companion"], "here already");
    bench.refused(&["matrix", "copy", "ours", "--as", "Our Own"], "can't be the id");
    bench.refused(&["matrix", "copy", "nowhere", "--as", "mine"], "no matrix");
    bench.refused(&["matrix", "copy", "ours", "--as", "mine", "--title", " "], "title is empty");
    bench.wrong(&["matrix", "copy", "ours"]);
}

#[test]
fn a_changed_text_is_never_taken_before_each_item_is_spoken_of() {
    let bench = Bench::with_network();
    let file = edited(&bench, reword);
    let before = bench.files("matrices");
    let ran = bench.run(&["matrix", "add", &file, "--as-next"]);
    assert_eq!(ran.code, Some(1));
    for part in [
        "A-1a", "We answer the phone.", "We answer every call.", "A-1b", "--same ITEM",
        "\"changes\"",
    ] {
        assert!(ran.err.contains(part), "{part} in {}", ran.err);
    }
    assert!(!ran.err.contains("A-2a"), "another example asks nothing: {}", ran.err);
    bench.refused(&["matrix", "add", &file, "--as-next", "--same", "A-1a"], "A-1b");
    bench.refused(&["matrix", "add", &file, "--as-next", "--same", "Z-9"], "no item Z-9");
    bench.wrong(&["matrix", "add", &file, "--as-next", "--all-same", "--all-changed"]);
    bench.wrong(&["matrix", "add", &file, "--same", "A-1a"]);
    assert_eq!(bench.files("matrices"), before);
}

#[test]
fn snapshots_of_both_revisions_compare_by_item() {
    let bench = Bench::with_network();
    bench.answer(&[
        "A-1a=mostly", "A-1b=partly", "A-2a=fully", "A-3a=not_yet", "A-l=Early", "B-1a=fully",
    ]);
    bench.good(&on_ours("save", &["--label", "First", "--taken-on", "2026-01-10"]));
    bench.answer(&["A-1a=partly"]);
    let file = edited(&bench, reword);
    let said =
        bench.good(&["matrix", "add", &file, "--as-next", "--same", "A-1a", "--changed", "A-1b"]);
    assert!(said.contains("ours@2") && said.contains("from now on"), "{said}");
    let taken = bench.json(&["matrix", "show", "ours@2"]);
    let revisions: Vec<_> = taken["domains"][0]["statements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["revision"])
        .collect();
    assert_eq!(revisions, [1, 2, 1]);
    assert_eq!(
        taken["changes"],
        json!([{"item": "A-1a", "was": "same"}, {"item": "A-1b", "was": "changed"}, {"item": "B-2a", "was": "new"},
            {"item": "A-3a", "was": "retired"}])
    );
    assert_eq!(taken["later"], json!({"kept": [1, null]}), "fields of one's own stay");
    // the open draft stays on the text it was answered on
    assert_eq!(bench.json(&["show", "hillside", "--matrix", "ours"])["matrix"]["revision"], 1);
    bench.good(&on_ours("discard", &[]));
    bench.answer(&[
        "A-1a=fully", "A-1b=fully", "A-2a=fully", "B-1a=fully", "B-2a=partly", "A-l=Growing",
    ]);
    bench.good(&on_ours("save", &["--label", "Second"]));
    let moved = bench.json(&["progress", "hillside", "--matrix", "ours"]);
    let since = &moved["matrices"][0]["domains"][0]["since_last"];
    assert_eq!(since["forward"], json!(["A-1a", "A-l"]), "{moved:#}");
    let apart: Vec<_> =
        since["not_comparable"].as_array().unwrap().iter().map(ToString::to_string).collect();
    assert!(
        apart.iter().any(|one| one.contains("A-1b"))
            && apart.iter().any(|one| one.contains("A-3a")),
        "{apart:?}"
    );
    assert_eq!(problems(&bench), [] as [Value; 0]);
    // the same again is no harm
    let before = bench.files("matrices");
    let said = bench.good(&["matrix", "add", &file, "--as-next"]);
    assert!(said.contains("nothing had to be done"), "{said}");
    assert_eq!(bench.files("matrices"), before);
}

#[test]
fn a_loose_file_that_was_changed_is_found_and_taken_in_its_place() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=mostly"]);
    let loose = bench.library().join("matrices/ours.json");
    let text = std::fs::read_to_string(&loose)
        .unwrap()
        .replace("We answer the phone.", "We answer every call.");
    std::fs::write(&loose, text).unwrap();
    let found = problems(&bench);
    let finding = &found[0];
    assert_eq!(
        (&finding["code"], &finding["file"]),
        (&json!("changed-without-new-revision"), &json!("matrices/ours.json"))
    );
    assert!(finding["says"].as_str().unwrap().contains("1 reworded (A-1a)"), "{finding}");
    assert!(finding["remedy"].as_str().unwrap().contains("--as-next"), "{finding}");
    let listed = bench.run(&["matrix", "list"]);
    let waits = "1 file holds a changed matrix that waits to be taken as its next revision.";
    assert!(listed.err.contains(waits) && !listed.err.contains("can't be used"), "{}", listed.err);
    let path = loose.to_str().unwrap();
    bench.refused(&["matrix", "add", path, "--as-next"], "A-1a");
    bench.good(&["matrix", "add", path, "--as-next", "--all-same"]);
    let taken = bench.read("matrices/ours.json");
    assert_eq!((&taken["revision"], &taken["changes"][0]["was"]), (&json!(2), &json!("same")));
    assert_eq!(problems(&bench), [] as [Value; 0]);
    let frozen: Vec<PathBuf> = bench
        .files("matrices")
        .into_iter()
        .filter(|path| path.to_string_lossy().contains("@1"))
        .collect();
    assert_eq!(frozen.len(), 1, "the text of revision 1 stays");
    assert_eq!(bench.json(&["show", "hillside", "--matrix", "ours"])["matrix"]["revision"], 1);
}

#[test]
fn what_the_file_says_under_changes_counts() {
    let bench = Bench::with_network();
    let file = edited(&bench, |value| {
        reword(value);
        value["changes"] = json!([{"item": "a-1a", "was": "same"}, {"item": "A-1b", "was": "split", "into": ["B-2a"]}]);
    });
    bench.good(&["matrix", "add", &file, "--as-next"]);
    let taken = bench.json(&["matrix", "show", "ours"]);
    assert_eq!(taken["changes"][1], json!({"item": "A-1b", "was": "split", "into": ["B-2a"]}));
    let unknown = edited(&bench, |value| value["id"] = json!("another"));
    bench.refused(&["matrix", "add", &unknown, "--as-next"], "no matrix another");
}

#[test]
fn two_revisions_and_files_are_compared_item_by_item() {
    let bench = Bench::with_network();
    let file = edited(&bench, reword);
    bench.good(&["matrix", "add", &file, "--as-next", "--same", "A-1a", "--all-changed"]);
    let found = bench.json(&["matrix", "diff", "ours@1", "ours@2"]);
    let rows: Vec<_> = found["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (&row["item"], &row["what"], &row["meaning"]))
        .collect();
    let expected = [
        (json!("A-1a"), json!(["reworded"]), json!("same")),
        (json!("A-1b"), json!(["moved"]), json!("changed")),
        (json!("A-2a"), json!(["aside"]), json!("same")),
        (json!("B-2a"), json!(["added"]), Value::Null),
        (json!("A-3a"), json!(["retired"]), Value::Null),
    ];
    assert_eq!(rows, expected.iter().map(|(a, b, c)| (a, b, c)).collect::<Vec<_>>());
    let page = bench.good(&["matrix", "diff", "ours@1", &file]);
    for part in [
        "1 reworded (A-1a)",
        "No longer asked",
        "Was: A-1a · Early · We answer the phone.",
        "We share one booking line.",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let same = bench.good(&["matrix", "diff", "ours", "ours@2"]);
    assert!(same.contains("They are the same."), "{same}");
    bench.refused(&["matrix", "diff", "ours", "nowhere"], "no matrix");
}

#[test]
fn schemas_of_every_kind_are_written() {
    let bench = Bench::empty();
    let folder = bench.home().join("schemas");
    let made = bench.json(&["schema", folder.to_str().unwrap()]);
    let files: Vec<_> =
        made["files"].as_array().unwrap().iter().map(|file| file.as_str().unwrap()).collect();
    for kind in ["matrix", "network", "draft", "snapshot", "share", "shares", "library", "settings"]
    {
        assert!(files.contains(&format!("{kind}.schema.json").as_str()), "{kind}");
    }
    std::fs::write(folder.join("draft.schema.json"), "something else").unwrap();
    bench.refused(&["schema", folder.to_str().unwrap()], "no schema");
}

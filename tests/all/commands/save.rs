//! `save`, `amend` and `discard`.

use serde_json::json;

use super::{Bench, on_ours};

#[test]
fn a_draft_becomes_a_snapshot_and_is_done() {
    let bench = Bench::with_network();
    bench.good(&[
        "network", "set", "hillside", "--ods", "U12345", "--purpose", "Care", "--practices", "6",
    ]);
    bench.answer(&["A-1a=fully", "--note", "A-1a=a note"]);
    let id = bench.read(&bench.files("networks/hillside/drafts")[0])["id"].clone();
    let saved = bench.json(&on_ours(
        "save",
        &[
            "--label", "Autumn", "--taken-on", "2026-03-01", "--present", "clinical director",
            "--present", "manager",
        ],
    ));
    assert_eq!(
        saved.as_object().unwrap().keys().collect::<Vec<_>>(),
        ["format", "id", "file", "network", "matrix", "taken_on", "voice", "complete"]
    );
    assert_eq!((&saved["format"], &saved["id"]), (&json!("pcn-workbook.saved/1"), &id));
    let file = saved["file"].as_str().unwrap();
    assert!(file.starts_with("networks/hillside/snapshots/2026-03-01_ours_"), "{file}");
    let snapshot = bench.read(file);
    assert_eq!(
        (&snapshot["taken_on"], &snapshot["saved_at"]),
        (&json!("2026-03-01"), &json!("2026-03-12T12:00:00Z"))
    );
    assert_eq!(
        (&snapshot["label"], &snapshot["present"]),
        (&json!("Autumn"), &json!(["clinical director", "manager"]))
    );
    assert_eq!(snapshot["network"]["purpose"], "Care");
    assert_eq!(snapshot["network"]["profile"], json!({"practices": 6}));
    assert!(bench.files("networks/hillside/drafts").is_empty());
    bench.refused(&on_ours("save", &[]), "no such open draft");
}

#[test]
fn nothing_answered_is_nothing_to_save() {
    let bench = Bench::with_network();
    bench.refused(&on_ours("save", &[]), "no such open draft");
    bench.answer(&["--note", "A-1a=only a note"]);
    bench.refused(&on_ours("save", &[]), "Nothing is answered yet");
    bench.answer(&["A-1a=not_sure"]);
    bench.good(&on_ours("save", &[]));
}

#[test]
fn a_voice_is_saved_as_it_was_given_or_named_on_saving() {
    let bench = Bench::with_network();
    let voice = |more: &[&str]| {
        bench.read(bench.json(&on_ours("save", more))["file"].as_str().unwrap())["voice"].clone()
    };
    bench.answer(&["A-1a=fully"]);
    assert_eq!(
        voice(&["--voice", "nurse"]),
        json!({"kind": "one-view", "role": "nurse"}),
        "the only draft was hers all along"
    );
    bench.answer(&["A-1a=fully"]);
    bench.answer(&["A-1a=partly", "--voice", "manager"]);
    bench.refused(&on_ours("save", &["--voice", "nurse"]), "no such open draft");
    assert_eq!(voice(&["--voice", "manager"])["role"], "manager");
    assert_eq!(voice(&[]), json!({"kind": "agreed"}));
    bench.answer(&["A-1a=fully", "--voice", "manager"]);
    assert_eq!(voice(&[])["role"], "manager", "a draft keeps its own voice");
}

#[test]
fn a_voice_is_a_role_and_where_it_is_from() {
    let bench = Bench::with_network();
    let elm = ["--voice", "practice manager", "--of", "Elm Surgery"];
    let oak = ["--voice", "practice manager", "--of", "Oak Surgery"];
    bench.answer(&[&["A-1a=fully"], &elm[..]].concat());
    bench.answer(&[&["A-1a=partly"], &oak[..]].concat());
    bench.refused(&on_ours("save", &elm[..2]), "--of \"Oak Surgery\"");
    let said = bench.good(&on_ours("save", &elm));
    assert!(said.contains("one view: practice manager, Elm Surgery"), "{said}");
    let saved =
        bench.json(&on_ours("save", &["--voice", "Practice Manager", "--of", "OAK surgery"]));
    assert_eq!(
        saved["voice"],
        json!({"kind": "one-view", "role": "Practice Manager", "of": "OAK surgery"})
    );
    let listed = bench.good(&["snapshots", "hillside"]);
    assert!(listed.contains("one view: practice manager, Elm Surgery"), "{listed}");
    bench.answer(&["A-1a=fully"]);
    let said = bench.good(&on_ours("save", &[]));
    assert!(said.contains("agreed by the group"), "{said}");
    bench.answer(&["A-1a=fully", "--voice", "nurse"]);
    let named = ["--voice", "nurse", "--of", "Elm Surgery"];
    assert_eq!(bench.json(&on_ours("save", &named))["voice"]["of"], "Elm Surgery");
    bench.answer(&["A-1a=fully"]);
    bench.refused(&on_ours("save", &["--voice", "agreed", "--of", "Elm"]), "agreed by the group");
}

#[test]
fn a_corrected_copy_takes_the_place_of_the_old_one_and_both_stay() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=partly", "--judge", "A=Early:why", "--aim", "A=stay"]);
    let first = bench.json(&on_ours("save", &["--label", "March", "--present", "director"]));
    let bench = bench.on("2026-04-01");
    let opened = bench.json(&["amend", "hillside@last"]);
    assert_eq!(
        (&opened["format"], &opened["snapshot"]),
        (&json!("pcn-workbook.standing/1"), &json!(null))
    );
    bench.refused(&["amend", "hillside@last"], "matrix is open");
    bench.answer(&["A-1a=fully"]);
    let second = bench.json(&on_ours("save", &[]));
    let copy = bench.read(second["file"].as_str().unwrap());
    assert_eq!(
        (&copy["taken_on"], &copy["label"], &copy["present"]),
        (&json!("2026-03-12"), &json!("March"), &json!(["director"]))
    );
    assert_eq!(
        (&copy["supersedes"], &copy["judgements"]["A"]["reason"]),
        (&first["id"], &json!("why"))
    );
    assert_eq!(copy["saved_at"], "2026-04-01T12:00:00Z");
    let listed = bench.json(&["snapshots", "hillside"]);
    assert_eq!(listed["snapshots"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&listed["snapshots"][0]["id"], &listed["snapshots"][0]["supersedes"]),
        (&second["id"], &first["id"])
    );
    assert_eq!(bench.files("networks/hillside/snapshots").len(), 2);
    let old = bench.json(&["show", first["id"].as_str().unwrap()]);
    assert_eq!(old["snapshot"], first["id"], "the old one can still be looked at");
    bench.refused(&["amend", "nowhere@last"], "no network");
    bench.refused(&["amend", "hillside@2020-01-01"], "no snapshot");
}

#[test]
fn a_discarded_draft_is_in_the_trash_and_comes_back() {
    let bench = Bench::with_network();
    bench.refused(&on_ours("discard", &[]), "no open draft");
    bench.answer(&["A-1a=partly"]);
    let draft = bench.files("networks/hillside/drafts");
    let bytes = std::fs::read(bench.library().join(&draft[0])).unwrap();
    let moved = bench.json(&on_ours("discard", &[]));
    assert!(bench.files("networks/hillside/drafts").is_empty());
    assert_eq!(bench.json(&["show", "hillside", "--matrix", "ours"])["draft"], json!(null));
    bench.good(&["untrash", moved["name"].as_str().unwrap()]);
    assert_eq!(std::fs::read(bench.library().join(&draft[0])).unwrap(), bytes);
    assert_eq!(bench.json(&["show", "hillside", "--matrix", "ours"])["complete"]["answered"], 1);
}

#[test]
fn a_snapshot_never_changes() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=partly"]);
    let saved = bench.json(&on_ours("save", &[]));
    let file = bench.library().join(saved["file"].as_str().unwrap());
    let bytes = std::fs::read(&file).unwrap();
    let bench = bench.on("2026-09-10");
    bench.answer(&["A-1a=same", "A-1b=fully"]);
    bench.good(&on_ours("save", &[]));
    bench.good(&["network", "set", "hillside", "--name", "Another name"]);
    bench.good(&["amend", "hillside@2026-03-12"]);
    assert_eq!(std::fs::read(&file).unwrap(), bytes);
}

#[test]
fn days_that_cannot_be_read_are_named_and_never_saved() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=fully", "--evidence", "A-1a=Rota"]);
    let file = bench.files("networks/hillside/drafts")[0].clone();
    let mut draft = bench.read(&file);
    draft["answers"]["A-1a"]["evidence"][0]["typed"] = json!({"good_until": "next tuesday"});
    draft["typed"] = json!({"taken_on": "31 November"});
    std::fs::write(bench.library().join(&file), draft.to_string()).unwrap();
    // without the copy of what it was before, it is no other version
    let state = bench.json(&["where"])["state"].as_str().unwrap().to_owned();
    for entry in std::fs::read_dir(state).unwrap().flatten() {
        let _ = std::fs::remove_dir_all(entry.path());
    }
    bench.refused(&on_ours("save", &[]), "'31 November', can't be used");
    let ran = bench.run(&on_ours("save", &["--taken-on", "2026-03-01"]));
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.err.contains("Left out, because it is no day: 'next tuesday'"), "{ran:?}");
    let saved = std::fs::read_to_string(
        bench.library().join(&bench.files("networks/hillside/snapshots")[0]),
    );
    assert!(!saved.unwrap().contains("next tuesday"));
}

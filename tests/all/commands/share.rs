//! Sharing and bringing in: what leaves, what comes in, and what is never changed.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::{Bench, OURS, Ran, on_ours, tree};

/// A network that has walked `ours` and saved it on this day, with things that must not leave.
fn saved(name: &str, more: &[&str], day: &'static str) -> Bench {
    let bench = Bench::empty().on(day);
    let mut add = vec!["network", "add", name];
    add.extend(more);
    bench.good(&add);
    bench.add_matrix(OURS);
    let slug = slug_of(name);
    let on = |command: &'static str, more: &[&str]| {
        let mut args = vec![command, "--network", &slug, "--matrix", "ours"];
        args.extend(more);
        bench.good(&args)
    };
    on(
        "answer",
        &[
            "A-1a=fully", "A-1b=mostly", "--note", "A-1a=SECRETNOTE", "--evidence",
            "A-1a=SECRETPROOF",
        ],
    );
    on("save", &["--label", "First walk", "--present", "SECRETROLE"]);
    bench
}

fn slug_of(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}

/// Shares the last snapshot of a network into a folder, under this name.
fn share(bench: &Bench, name: &str, to: &Path, more: &[&str]) {
    let last = format!("{}@last", slug_of(name));
    let mut args = vec!["share", &last, "--out", to.to_str().unwrap()];
    args.extend(more);
    bench.good(&args);
}

fn read(file: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
}

fn import(bench: &Bench, paths: &[&Path], more: &[&str]) -> (Ran, Value) {
    let mut args = vec!["import", "--json"];
    args.extend(paths.iter().map(|path| path.to_str().unwrap()));
    args.extend(more);
    let ran = bench.run(&args);
    let value = serde_json::from_str(&ran.out).unwrap_or(Value::Null);
    (ran, value)
}

/// The file's verdict, by its name.
fn verdict(imported: &Value, file: &str) -> String {
    let files = imported["files"].as_array().unwrap();
    let one = files
        .iter()
        .find(|one| one["file"] == file)
        .unwrap_or_else(|| panic!("{file} in {imported:#}"));
    one["code"].as_str().unwrap().to_owned()
}

#[test]
fn a_share_holds_the_snapshot_and_its_matrix_and_nothing_private() {
    let bench = saved("Hillside", &[], "2026-03-12");
    let file = bench.home().join("for the board.json");
    share(
        &bench,
        "Hillside",
        &file,
        &["--to", "Northshire board", "--why", "yearly plan", "--condition"],
    );
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(!text.contains("SECRET"), "{text}");
    let shared = read(&file);
    assert_eq!(shared["format"], "pcn-workbook.share/1");
    assert_eq!(shared["left_out"], json!(["note", "evidence", "present"]));
    assert_eq!(shared["matrices"][0]["id"], "ours");
    let snapshot = &shared["snapshots"][0];
    let own = &bench.files("networks/hillside/snapshots")[0];
    assert_eq!(snapshot["left_out"], json!(["note", "evidence", "present"]));
    assert_eq!(snapshot["of"].as_str().unwrap().len(), 64);
    assert!(
        own.to_string_lossy().contains(&snapshot["of"].as_str().unwrap()[..12]),
        "{}",
        own.display()
    );
    let log = bench.read(&bench.files("shares")[0]);
    assert_eq!(log["format"], "pcn-workbook.shares/1");
    let line = &log["shares"][0];
    assert_eq!(
        (&line["to"], &line["why"], &line["condition_of_support"]),
        (&json!("Northshire board"), &json!("yearly plan"), &json!(true))
    );
    assert_eq!(line["snapshots"][0], snapshot["id"]);
    assert_eq!(line["file"], file.to_str().unwrap());
    bench.good(&["doctor"]);
}

#[test]
fn the_full_version_is_the_snapshot_without_its_salt() {
    let bench = saved("Hillside", &[], "2026-03-12");
    let file = bench.home().join("full.json");
    share(&bench, "Hillside", &file, &["--with-notes"]);
    let own = &bench.files("networks/hillside/snapshots")[0];
    let hash = own.to_str().unwrap().rsplit_once('_').unwrap().1.trim_end_matches(".json");
    let mut own = bench.read(own);
    assert!(own.as_object_mut().unwrap().remove("salt").is_some());
    let mut copy = read(&file)["snapshots"][0].clone();
    let of = copy.as_object_mut().unwrap().remove("of").unwrap();
    assert!(of.as_str().unwrap().starts_with(hash), "a fuller copy is known by it: {of}");
    assert!(copy.as_object_mut().unwrap().remove("sha256").is_some());
    assert_eq!(copy, own);
}

#[test]
fn a_share_is_written_over_nothing_and_not_into_the_library() {
    let bench = saved("Hillside", &[], "2026-03-12");
    let file = bench.home().join("letter.json");
    std::fs::write(&file, "{}").unwrap();
    let out = |path: PathBuf| {
        ["share".into(), "hillside@last".into(), "--out".into(), path.into_os_string()]
    };
    bench.refused(&out(file.clone()), "already a file of this name");
    bench.refused(&out(bench.library().join("x.json")), "not kept in the workbook folder");
    bench.refused(&out(bench.home().join("nowhere/x.json")), "folder for this file is not there");
    bench.refused(&out(bench.home().to_path_buf()), "is a folder");
    assert_eq!(std::fs::read(&file).unwrap(), b"{}");
    assert!(!bench.library().join("shares").exists(), "nothing was shared");
}

#[test]
fn what_came_in_can_be_read_and_coming_in_again_changes_nothing() {
    let theirs = saved("Castle", &["--ods", "U11111", "--purpose", "Keep open"], "2026-02-11");
    let file = theirs.home().join("castle.json");
    share(&theirs, "Castle", &file, &[]);
    let bench = saved("Hillside", &[], "2026-03-12");
    let ours = tree(&bench.library());
    let (ran, imported) = import(&bench, &[&file], &[]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(verdict(&imported, "castle.json"), "new");
    let shown = bench.json(&["network", "show", "castle"]);
    assert_eq!(
        (&shown["name"], &shown["ods_code"]),
        (&json!("Castle"), &json!("U11111")),
        "{shown:#}"
    );
    assert!(bench.good(&["show", "castle"]).contains("Access"));
    let (ran, imported) = import(&bench, &[&file], &[]);
    assert_eq!((ran.code, verdict(&imported, "castle.json")), (Some(0), "here".to_owned()));
    let before = tree(&bench.library());
    import(&bench, &[&file], &[]);
    assert_eq!(before, tree(&bench.library()), "nothing changed by doing it again");
    for (name, bytes) in &ours {
        assert_eq!(before.get(name), Some(bytes), "{name} is as it was");
    }
    bench.good(&["doctor"]);
}

#[test]
fn a_summary_gives_way_to_the_full_version_and_never_the_other_way_round() {
    let theirs = saved("Castle", &[], "2026-02-11");
    let (summary, full) = (theirs.home().join("summary.json"), theirs.home().join("full.json"));
    share(&theirs, "Castle", &summary, &[]);
    share(&theirs, "Castle", &full, &["--with-notes"]);
    let bench = Bench::empty();
    let (_, imported) = import(&bench, &[&summary], &[]);
    assert_eq!(verdict(&imported, "summary.json"), "new");
    let (ran, imported) = import(&bench, &[&full], &[]);
    assert_eq!((ran.code, verdict(&imported, "full.json")), (Some(0), "fuller".to_owned()));
    let (_, imported) = import(&bench, &[&summary], &[]);
    assert_eq!(verdict(&imported, "summary.json"), "here");
    let listed = bench.json(&["snapshots", "castle"]);
    assert_eq!(
        listed["snapshots"].as_array().unwrap().len(),
        1,
        "only the fuller one is shown: {listed:#}"
    );
}

#[test]
fn a_managers_folder_of_returns() {
    let returns = tempfile::tempdir().unwrap();
    let at = |name: &str| returns.path().join(name);
    let (brook, castle, eastfield) = (
        saved("Brook", &[], "2026-03-03"),
        saved("Castle", &["--ods", "U22222"], "2026-02-11"),
        saved("Eastfield", &[], "2026-03-02"),
    );
    share(&brook, "Brook", &at("brook.json"), &[]);
    std::fs::copy(at("brook.json"), at("brook-LAPTOP7.json")).unwrap();
    std::fs::copy(at("brook.json"), at("brook (Anna's conflicted copy 2026-03-04).json")).unwrap();
    std::fs::copy(at("brook.json"), at("brook.sync-conflict-20260304-101010-ABCDEFG.json"))
        .unwrap();
    share(&castle, "Castle", &at("castle.json"), &[]);
    share(&eastfield, "Eastfield", &at("eastfield.json"), &["--with-notes"]);
    // a loose snapshot without its matrix
    let mossdale = Bench::empty().on("2026-01-20");
    mossdale.good(&["network", "add", "Mossdale"]);
    mossdale.add_matrix(&OURS.replace("\"ours\"", "\"mossdale\""));
    mossdale.good(&["answer", "--network", "mossdale", "--matrix", "mossdale", "A-1a=fully"]);
    mossdale.good(&["save", "--network", "mossdale", "--matrix", "mossdale"]);
    std::fs::copy(
        mossdale.library().join(&mossdale.files("networks/mossdale/snapshots")[0]),
        at("mossdale.json"),
    )
    .unwrap();
    std::fs::write(at("return final.xlsx"), b"PK\x03\x04 no share").unwrap();
    std::fs::write(at("letter.json"), b"{\"dear\": \"colleague\"}").unwrap();
    std::fs::write(at("cut off.json"), &std::fs::read(at("castle.json")).unwrap()[..600]).unwrap();

    let bench = saved("Hillside", &["--ods", "U22222"], "2026-03-12");
    // our own, once as it is, and once altered on the way
    share(&bench, "Hillside", &at("hillside.json"), &["--with-notes"]);
    let altered = std::fs::read_to_string(at("hillside.json"))
        .unwrap()
        .replacen("\"mostly\"", "\"not_yet\"", 1);
    assert!(altered.contains("not_yet"));
    std::fs::write(
        at("hillside altered.json"),
        altered.replacen("\"bar\": \"not_yet\"", "\"bar\": \"mostly\"", 1),
    )
    .unwrap();
    let ours = tree(&bench.library());

    let (ran, imported) = import(&bench, &[returns.path()], &[]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    for (file, expected) in [
        ("brook.json", "again"),
        ("brook-LAPTOP7.json", "again"),
        ("brook (Anna's conflicted copy 2026-03-04).json", "new"),
        ("brook.sync-conflict-20260304-101010-ABCDEFG.json", "again"),
        ("castle.json", "same-network"),
        ("eastfield.json", "new"),
        ("mossdale.json", "needs-matrix"),
        ("cut off.json", "cut-off"),
        ("hillside.json", "here"),
        ("hillside altered.json", "differs"),
    ] {
        assert_eq!(verdict(&imported, file), expected, "{file} in {imported:#}");
    }
    assert_eq!(imported["passed_over"], json!(["letter.json", "return final.xlsx"]));
    let after = tree(&bench.library());
    for (name, bytes) in &ours {
        assert_eq!(after.get(name), Some(bytes), "{name} is as it was");
    }
    let listed = bench.json(&["snapshots", "hillside"])["snapshots"].clone();
    assert_eq!(listed.as_array().unwrap().len(), 2, "both are kept");
    assert_eq!(listed[0]["id"], listed[1]["id"]);
    let copy = listed[1]["file"].as_str().unwrap();
    assert!(
        ours.contains_key(listed[0]["file"].as_str().unwrap()) && !ours.contains_key(copy),
        "ours comes first: {listed:#}"
    );
    let list = bench.good(&["snapshots", "hillside"]);
    assert!(
        list.contains("1 snapshot\n")
            && list.contains(&format!("altered after it was saved, not counted: {copy}")),
        "{list}"
    );
    let progress = bench.json(&["progress", "hillside"]);
    let points = |matrix: &Value| matrix["domains"][0]["points"].as_array().unwrap().len();
    let points: usize = progress["matrices"].as_array().unwrap().iter().map(points).sum();
    assert_eq!(points, 1, "one day is one point: {progress:#}");

    let (ran, _) = import(&bench, &[&at("castle.json")], &["--into", "hillside"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let network = bench.read("networks/hillside/network.json");
    assert_eq!(network["also"].as_array().unwrap().len(), 1, "the other id is noted: {network:#}");
    assert_eq!(bench.json(&["snapshots", "hillside"])["snapshots"].as_array().unwrap().len(), 3);
    let (ran, imported) = import(&bench, &[&at("castle.json")], &[]);
    assert_eq!(
        (ran.code, verdict(&imported, "castle.json")),
        (Some(0), "here".to_owned()),
        "it is known from then on"
    );
}

#[test]
fn a_network_of_its_own_may_have_the_code_of_ours() {
    let castle = saved("Castle", &["--ods", "U22222"], "2026-02-11");
    let file = castle.home().join("castle.json");
    share(&castle, "Castle", &file, &[]);
    let bench = saved("Hillside", &["--ods", "u22222"], "2026-03-12");
    let ran = bench.run(&["import", file.to_str().unwrap()]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.err.contains("Is it the same network?")
            && ran.err.contains("--into")
            && ran.err.contains("castle.json"),
        "{ran:?}"
    );
    bench.good(&["import", file.to_str().unwrap(), "--as-new"]);
    assert_eq!(bench.json(&["network", "list"])["networks"].as_array().unwrap().len(), 2);
}

#[test]
fn somebody_elses_matrix_never_takes_the_place_of_ours() {
    let theirs = Bench::empty().on("2026-02-11");
    theirs.good(&["network", "add", "Castle"]);
    theirs.add_matrix(
        &OURS
            .replace("We answer the phone.", "Theirs.")
            .replacen("\"revision\": 1", "\"revision\": 7", 1),
    );
    theirs.good(&["answer", "--network", "castle", "--matrix", "ours", "A-1a=fully"]);
    theirs.good(&["save", "--network", "castle", "--matrix", "ours"]);
    let newer = theirs.home().join("newer.json");
    share(&theirs, "Castle", &newer, &[]);
    let alike = Bench::empty().on("2026-02-12");
    alike.good(&["network", "add", "Lakes"]);
    alike.add_matrix(&OURS.replace("We answer the phone.", "Theirs as well."));
    alike.good(&["answer", "--network", "lakes", "--matrix", "ours", "A-1a=fully"]);
    alike.good(&["save", "--network", "lakes", "--matrix", "ours"]);
    let same_revision = alike.home().join("same.json");
    share(&alike, "Lakes", &same_revision, &[]);

    let bench = Bench::with_network();
    let (ran, _) = import(&bench, &[&newer, &same_revision], &[]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    bench.answer(&["A-1a=fully"]);
    let draft = bench.read(&bench.files("networks/hillside/drafts")[0]);
    assert_eq!(draft["matrix"]["revision"], 1, "a walk goes on with our own text");
    let full = draft["matrix"]["fingerprint"].as_str().unwrap();
    let show = bench.good(&["matrix", "show", &format!("ours@1_{}", &full[..12])]);
    assert!(show.contains("We answer the phone."), "{show}");
    assert_eq!(bench.run(&["matrix", "show", "ours@1"]).code, Some(1), "none is guessed");
    bench.good(&["doctor"]);
    assert!(bench.good(&["show", "castle"]).contains("Access"), "theirs is read against theirs");
}

#[test]
fn a_snapshot_whose_matrix_is_in_another_of_the_files_comes_in() {
    let theirs = saved("Castle", &[], "2026-02-11");
    let folder = tempfile::tempdir().unwrap();
    let loose = theirs.library().join(&theirs.files("networks/castle/snapshots")[0]);
    std::fs::copy(&loose, folder.path().join("a snapshot.json")).unwrap();
    std::fs::write(folder.path().join("the matrix.json"), OURS).unwrap();
    let bench = Bench::empty();
    let (ran, imported) = import(&bench, &[folder.path()], &[]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(
        (verdict(&imported, "a snapshot.json"), verdict(&imported, "the matrix.json")),
        ("new".into(), "matrix".into())
    );
    let kept = &bench.files("networks/castle/snapshots")[0];
    assert_eq!(
        std::fs::read(bench.library().join(kept)).unwrap(),
        std::fs::read(loose).unwrap(),
        "byte for byte"
    );
}

#[test]
fn a_loose_snapshot_that_was_changed_after_it_was_saved_stays_marked() {
    let theirs = saved("Castle", &[], "2026-02-11");
    let file = theirs.library().join(&theirs.files("networks/castle/snapshots")[0]);
    let text = std::fs::read_to_string(&file).unwrap().replacen("\"mostly\"", "\"partly\"", 1);
    std::fs::write(&file, text).unwrap();
    let bench = Bench::with_network();
    bench.good(&["import", file.to_str().unwrap()]);
    let ran = bench.run(&["doctor"]);
    assert!(ran.out.contains("changed or damaged after it was saved"), "{ran:?}");
}

#[test]
fn a_log_that_cannot_be_read_is_a_problem_and_does_not_stand_in_the_way() {
    let bench = saved("Hillside", &[], "2026-03-12");
    std::fs::write(
        bench.library().join("shares.json"),
        "{\"format\":\"pcn-workbook.shares/1\",\"shares\":[{\"to\":3}]}",
    )
    .unwrap();
    assert_eq!(bench.run(&["doctor"]).code, Some(1));
    let out = bench.home().join("x.json");
    bench.good(&["share", "hillside@last", "--out", out.to_str().unwrap()]);
    assert!(out.exists());
    assert_eq!(bench.files("shares").len(), 1);
}

#[test]
fn where_there_is_nothing_to_bring_in_that_is_said() {
    let bench = Bench::with_network();
    let before = tree(&bench.library());
    let empty = tempfile::tempdir().unwrap();
    std::fs::create_dir(empty.path().join("deeper")).unwrap();
    std::fs::write(empty.path().join("deeper/.DS_Store"), "x").unwrap();
    let ran = bench.run(&["import", empty.path().to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{ran:?}");
    assert!(
        ran.err.contains("no file here that could be brought in")
            && ran.err.contains("what to do:"),
        "{ran:?}"
    );
    let none = empty.path().join("none.json");
    let ran = bench.run(&["import", none.to_str().unwrap()]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.err.contains("There is no such file or folder") && ran.err.contains("none.json"),
        "{ran:?}"
    );
    assert_eq!(before, tree(&bench.library()));
}

/// Puts a word into everything that stays at home by default, at every depth, and another into
/// every reason.
fn mark(value: &mut Value, key: &str) {
    const BY_ID: [&str; 4] = ["answers", "judgements", "aims", "asks"];
    match value {
        Value::Object(object) => {
            for (key, below) in object.iter_mut() {
                mark(below, key);
            }
            if BY_ID.contains(&key) {
                let odd = json!({"answer": "fully", "stage": "before", "aim": "stay", "note": "SECRETNOTE", "reason": "SECRETREASON"});
                object.insert("SECRET-id".to_owned(), odd);
                return;
            }
            object.insert(
                "SECRETKEY".to_owned(),
                json!({"deep": ["SECRETVALUE", {"SECRETKEY": null}]}),
            );
            if object.contains_key("answer") || object.contains_key("raised") {
                object.insert("note".to_owned(), json!("SECRETNOTE =1+1 \u{1b}[31m"));
            }
            if object.contains_key("answer") {
                object.insert(
                    "evidence".to_owned(),
                    json!([{"text": "SECRETPROOF", "whose": "SECRETPERSON"}]),
                );
                object.insert(
                    "dissent".to_owned(),
                    json!([{"role": "SECRETROLE", "reason": "SECRETDISSENT"}]),
                );
                object.insert("hands".to_owned(), json!({"SECRETHAND": 3}));
            }
            if object.contains_key("stage") || object.contains_key("aim") {
                object.insert("reason".to_owned(), json!("REASON of ours"));
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|below| mark(below, "")),
        _ => {}
    }
}

/// A library into which two snapshots of Castle came, with a marked word in everything private.
fn marked() -> Bench {
    let theirs = saved("Castle", &[], "2026-02-11");
    theirs.good(&[
        "answer", "--network", "castle", "--matrix", "ours", "A-1a=partly", "A-2a=mostly",
        "--judge", "A=Early:ours",
    ]);
    theirs.good(&["save", "--network", "castle", "--matrix", "ours", "--taken-on", "2026-02-10"]);
    let listed = theirs.json(&["snapshots", "castle"]);
    let ids: Vec<&str> = listed["snapshots"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    let file = theirs.home().join("full.json");
    let out = file.to_str().unwrap();
    theirs.good(&["share", ids[0], ids[1], "--out", out, "--with-notes"]);
    let mut full = read(&file);
    for snapshot in full["snapshots"].as_array_mut().unwrap() {
        snapshot["asks"] = json!({"S-A": {"raised": true}});
        snapshot["aims"] = json!({"A": {"aim": "stay"}});
        mark(snapshot, "");
        snapshot["present"] = json!(["SECRETPRESENT"]);
    }
    std::fs::write(&file, full.to_string()).unwrap();
    let bench = Bench::with_network();
    let (ran, imported) = import(&bench, &[&file], &[]);
    assert_eq!((ran.code, verdict(&imported, "full.json")), (Some(0), "new".to_owned()), "{ran:?}");
    bench
}

#[test]
fn nothing_private_is_in_the_bytes_of_anything_that_is_written_for_others() {
    let bench = marked();
    let kept: String = bench
        .files("networks/castle/snapshots")
        .iter()
        .map(|file| bench.read(file).to_string())
        .collect();
    for word in [
        "SECRETNOTE", "SECRETPROOF", "SECRETPERSON", "SECRETDISSENT", "SECRETHAND",
        "SECRETPRESENT", "SECRETVALUE", "SECRET-id",
    ] {
        assert!(kept.contains(word), "{word} is kept here, else this proves nothing");
    }
    let listed = bench.json(&["snapshots", "castle"]);
    let ids: Vec<&str> = listed["snapshots"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    let out = |name: &str| bench.home().join(name).to_str().unwrap().to_owned();
    let with_reasons = [
        ("share.json", false),
        ("a.csv", false),
        ("a.md", false),
        ("a.txt", false),
        ("b.csv", true),
        ("b.md", true),
        ("b.txt", true),
    ];
    for (name, reasons) in with_reasons {
        let path = out(name);
        let command = if name == "share.json" { "share" } else { "compare" };
        let mut args = vec![command, ids[0], ids[1], "--out", &path];
        args.extend(reasons.then_some("--with-notes"));
        let said = bench.good(&args);
        let text = String::from_utf8(std::fs::read(&path).unwrap()).unwrap() + &said;
        assert!(text.contains("Castle"), "{name}: {text}");
        let text = if reasons { text.replace("SECRETPRESENT", "") } else { text };
        assert!(!text.contains("SECRET"), "{name}: {text}");
        assert!(!text.contains('\u{1b}'), "{name}");
        if command == "compare" && !reasons {
            assert!(
                !text.contains("REASON"),
                "{name}: reasons go only where they are asked for: {text}"
            );
        }
    }
}

#[test]
fn where_a_view_is_from_goes_only_when_it_is_said() {
    let bench = Bench::with_network();
    let voice = ["--voice", "practice manager", "--of", "Elm Surgery"];
    bench.answer(&[&["A-1a=fully"], &voice[..]].concat());
    bench.good(&on_ours("save", &voice));
    let shared = |more: &[&str], name: &str| {
        let file = bench.home.path().join(name);
        let file = file.to_str().unwrap();
        let said = bench.json(&[&["share", "hillside@last", "--out", file], more].concat());
        let share: serde_json::Value =
            serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
        let snapshot = share["snapshots"][0].clone();
        (said["left_out"].clone(), snapshot["left_out"].clone(), snapshot["voice"]["of"].clone())
    };
    assert_eq!(
        shared(&[], "summary.json"),
        (json!(["note", "evidence", "present", "place"]), json!(["place"]), json!(null))
    );
    assert_eq!(
        shared(&["--with-place"], "place.json"),
        (json!(["note", "evidence", "present"]), json!(null), json!("Elm Surgery"))
    );
    assert_eq!(
        shared(&["--with-notes"], "full.json"),
        (json!([]), json!(null), json!("Elm Surgery"))
    );
    let again = bench.json(&["import", bench.home.path().join("summary.json").to_str().unwrap()]);
    assert!(
        again.to_string().contains("here"),
        "a part of ours is not a copy that differs: {again}"
    );
}

#[test]
fn a_share_is_not_written_under_the_name_of_a_page_or_a_table() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=fully"]);
    bench.good(&on_ours("save", &[]));
    for name in ["board.html", "board.MD", "board.csv", "board.xlsx", "board.docx", "board.pdf"] {
        bench.refused(&["share", "hillside@last", "--out", name], "no page or table to read");
        assert!(!bench.home.path().join(name).exists(), "{name}");
    }
}

//! What a script can trust: that all that was printed arrived, that every error is JSON where JSON was
//! asked for, that an import says what was done, and that a name is never guessed.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::{Value, json};

use super::{Bench, OURS, Ran, on_ours};

/// A library with one snapshot of `hillside` on `ours`.
fn saved() -> Bench {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=fully"]);
    bench.good(&on_ours("save", &["--label", "March walk"]));
    bench
}

/// The words of a command with a file among them.
fn with_file<'w>(words: &[&'w str], file: &'w Path) -> Vec<&'w str> {
    words.iter().copied().chain([file.to_str().unwrap()]).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_exit_1_with_a_line() {
    let bench = saved();
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let lines: &[&[&str]] = &[
        &["--help"],
        &["--version"],
        &["show", "--help"],
        &["network", "list"],
        &["network", "list", "--json"],
        &["snapshots"],
        &["snapshots", "--json"],
        &["show", "hillside"],
        &["show", "hillside", "--json"],
        &["progress", "hillside"],
        &["matrix", "show", "ours"],
        &["matrix", "show", "ours", "--json"],
        &["doctor"],
        &["keys"],
        &["where"],
        &["untrash"],
        &["network", "set", "hillside", "--practices", "6"],
    ];
    for line in lines {
        let ran = Ran::of(&bench.program().args(*line).stdout(full()).output().unwrap());
        assert_eq!(ran.code, Some(1), "{line:?}: {ran:?}");
        let says = "Not all that this prints could be written: No space left on device";
        assert!(ran.err.contains(says), "{line:?}: {ran:?}");
    }
    // a warning that nobody can read, and an error
    for (line, code) in [
        (&["network", "set", "hillside", "--ods", "X1"][..], 1),
        (&["show", "nobody"], 1),
        (&["--nonsense"], 2),
    ] {
        let ran = bench.program().args(line).stderr(full()).output().unwrap();
        assert_eq!(ran.status.code(), Some(code), "{line:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_stops_reading_is_no_error() {
    let bench = saved();
    for line in [&["keys"][..], &["matrix", "show", "pcn-companion", "--json"], &["--help"]] {
        let mut program = bench.program();
        let mut child = program.args(line).stdout(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        assert_eq!(child.wait().unwrap().code(), Some(0), "{line:?}");
    }
}

#[test]
fn with_json_every_error_is_json_on_the_error_stream() {
    let bench = saved();
    let matrix = bench.home().join("a-matrix.json");
    let table: &[(Vec<&str>, i32, &str)] = &[
        (vec!["show", "nobody"], 1, "missing"),
        (vec!["show", "hillside@2020-01-01"], 1, "missing"),
        (vec!["compare", "hillside", "hillside@last"], 1, "not-possible"),
        (with_file(&["show"], &matrix), 1, "wrong-format"),
        (vec!["share", "hillside@last", "--out", "."], 1, "not-possible"),
        (vec!["matrix", "show", "nothing"], 1, "missing"),
        (vec!["import", "nowhere.json"], 1, "missing"),
        (vec!["discard", "--network", "hillside", "--matrix", "ours"], 1, "missing"),
        (on_ours("answer", &["A-9=fully", "A-1a=perhaps"]), 1, "several"),
        (vec!["trash", "hillside@last", "--nonsense"], 2, "usage"),
        (vec!["show"], 2, "usage"),
        (vec!["netwrok"], 2, "usage"),
        (vec!["netwrok", "--help"], 2, "usage"),
        (vec!["network"], 2, "usage"),
        (vec!["walk", "--plain"], 2, "usage"),
        (vec!["demo"], 2, "usage"),
        (vec![], 2, "usage"),
    ];
    for (line, exit, code) in table {
        let ran = bench.run(&[&line[..], &["--json"]].concat());
        assert_eq!((ran.code, ran.out.as_str()), (Some(*exit), ""), "{line:?}: {ran:?}");
        assert_eq!(ran.err.lines().count(), 1, "{line:?}: {ran:?}");
        let error: Value = serde_json::from_str(&ran.err).unwrap();
        assert_eq!(error["format"], "pcn-workbook.error/1", "{line:?}");
        assert_eq!(error["code"], *code, "{line:?}: {error}");
        assert!(error["says"].is_string() && error["remedy"].is_string(), "{line:?}: {error}");
    }
    let error = bench.run(&with_file(&["show", "--json"], &matrix)).err;
    let error: Value = serde_json::from_str(&error).unwrap();
    assert!(error["file"].as_str().unwrap().ends_with("a-matrix.json"), "{error}");
    assert_eq!((&error["line"], &error["path"]), (&json!(2), &json!("format")));
    let ran = bench.run(&["network", "set", "hillside", "--ods", "X1", "--json"]);
    let warning: Value = serde_json::from_str(&ran.err).unwrap();
    assert_eq!((ran.code, &warning["format"]), (Some(0), &json!("pcn-workbook.warning/1")));
}

#[test]
fn what_is_for_people_does_not_begin_where_json_is_asked_for() {
    let bench = saved();
    for line in [&["walk", "--plain"][..], &["demo"], &[]] {
        bench.wrong(&[line, &["--json"]].concat());
    }
    for line in [&["export-all", "--help"][..], &["netwrok", "-h"], &["netwrok", "--version"]] {
        bench.wrong(line);
    }
    assert!(bench.run(&["netwrok", "--help"]).err.contains("Did you mean: network"));
    bench.good(&["--theme", "dark", "network", "--help"]);
}

#[test]
fn a_name_that_two_have_lists_both_and_a_network_is_no_snapshot() {
    let bench = saved();
    bench.good(&["network", "add", "Dale & Moor PCN", "--ods", "U10003"]);
    bench.good(&["network", "add", "Mossdale", "--ods", "u10003"]);
    for name in ["U10003", "u10003", "U100"] {
        bench.refused(&["show", name], "dale-moor-pcn (Dale & Moor PCN), mossdale (Mossdale)");
    }
    bench.refused(&["compare", "dale", "hillside"], "nothing saved yet");
    bench.refused(&["amend", "hillside"], "Did you mean hillside@last?");
    bench.refused(&["amend", "nobody"], "There is no snapshot");
    let share = bench.home().join("share.json");
    let share = share.to_str().unwrap();
    bench.good(&["share", "hillside@last", "--out", share]);
    bench.refused(&["compare", share, "hillside@last"], "a share, not a snapshot");
    bench.refused(&["compare", share, "hillside@last"], "import FILE");
}

#[test]
fn of_two_on_one_day_and_of_two_copies_none_is_guessed() {
    let bench = saved();
    bench.answer(&["A-1a=partly"]);
    bench.good(&on_ours("save", &["--label", "In the evening"]));
    let ran = bench.run(&["trash", "hillside@2026-03-12"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.err.contains("March walk") && ran.err.contains("In the evening"), "{ran:?}");
    let text = |file: &PathBuf| std::fs::read_to_string(bench.library().join(file)).unwrap();
    let mut files = bench.files("networks/hillside/snapshots").into_iter();
    let file = files.find(|file| text(file).contains("March walk")).unwrap();
    let text = text(&file);
    let id = bench.read(&file)["id"].as_str().unwrap().to_owned();
    let copy = file.with_file_name("a copy-DESKTOP.json");
    std::fs::write(bench.library().join(&copy), text.replace(" walk", " talk")).unwrap();
    bench.refused(&["trash", &id], "There are 2 copies of this snapshot.");
    let ran = bench.run(&["trash", &id]);
    assert!(ran.err.contains("a copy-DESKTOP.json"), "{ran:?}");
    let copy = bench.library().join(copy);
    bench.good(&["trash", copy.to_str().unwrap()]);
    assert!(!copy.exists());
    assert!(bench.library().join(&file).exists(), "the one that was named went");
}

#[test]
fn a_day_to_come_and_an_unknown_way_of_being_run_are_refused() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=fully"]);
    for (day, says) in [("2026-03-13", "still to come"), ("2099-01-01", "still to come")] {
        bench.refused(&on_ours("save", &["--taken-on", day]), says);
    }
    for day in ["0000-01-01", "--taken-on=-0001-01-01"] {
        bench.wrong(&on_ours("save", &["--taken-on", day]));
    }
    let typed = "4\n\n\n\n13 March 2026\n12 March 2026\nq\n5\n";
    let ran = bench.told(&["walk", "--plain", "--matrix", "ours"], typed);
    assert!(ran.out.contains("13 March 2026 is still to come"), "{}", ran.out);
    bench.good(&on_ours("save", &["--taken-on", "12 March 2026"]));
    bench.wrong(&["network", "set", "hillside", "--model", "foo"]);
    assert!(bench.run(&["network", "add", "X", "--model", "foo"]).err.contains("federation, flat"));
    bench.good(&["network", "set", "hillside", "--model", "Flat", "--list-size", "41000"]);
    assert!(bench.good(&["network", "show", "hillside"]).contains("people registered: 41,000"));
    bench.good(&["network", "set", "hillside", "--model="]);
    let help = bench.good(&["network", "set", "--help"]);
    assert!(!help.contains('\\') && help.contains("--ods="), "{help}");
}

#[test]
fn nothing_to_discard_and_where_a_table_goes_are_said_as_they_are() {
    let bench = saved();
    let discard = on_ours("discard", &[]);
    bench.refused(&discard, "nothing to discard");
    assert!(!bench.run(&discard).err.contains("Answer something"));
    let help = bench.good(&["compare", "--help"]);
    assert!(help.contains("and not to the screen"), "{help}");
}

#[test]
fn the_list_of_networks_tells_the_profile_the_matrices_and_the_last_snapshot() {
    let bench = saved();
    bench.good(&["network", "set", "hillside", "--list-size", "41000"]);
    let last = bench.json(&["snapshots"])["snapshots"][0]["id"].clone();
    bench.good(&["network", "add", "Brook"]);
    let listed = bench.json(&["network", "list"]);
    let [brook, hillside] = [0, 1].map(|at| listed["networks"][at].clone());
    assert_eq!(
        (&brook["profile"], &brook["matrices"], &brook["last"]),
        (&json!({}), &json!(["pcn-companion"]), &Value::Null)
    );
    assert_eq!(hillside["profile"], json!({"list_size": 41000}));
    assert_eq!(hillside["matrices"], json!(["pcn-companion", "ours"]));
    assert_eq!(
        hillside["last"],
        json!({
            "snapshot": last, "matrix": {"id": "ours", "revision": 1}, "taken_on": "2026-03-12",
            "label": "March walk", "voice": {"kind": "agreed"},
            "complete": {"answered": 1, "of": 6, "kept": 0}, "took": "last_matrix"
        })
    );
}

/// Imports these, and gives what was done, by `is` and `code` of each file.
fn import(bench: &Bench, paths: &[&Path]) -> (Ran, Value) {
    let mut words = vec!["import", "--json"];
    words.extend(paths.iter().map(|path| path.to_str().unwrap()));
    let ran = bench.run(&words);
    let value = serde_json::from_str(&ran.out).unwrap_or(Value::Null);
    (ran, value)
}

#[test]
fn an_import_says_what_became_of_each_file_and_not_what_it_looked_like() {
    let theirs = saved();
    let folder = theirs.home().join("returns");
    std::fs::create_dir(&folder).unwrap();
    let share = folder.join("a hillside.json");
    theirs.good(&with_file(&["share", "hillside@last", "--with-notes", "--out"], &share));
    // the same snapshot with another answer: both are new to a look, and only one of them is
    let text = std::fs::read_to_string(&share).unwrap();
    let altered = text.replacen("\"fully\"", "\"partly\"", 1);
    assert_ne!(text, altered);
    std::fs::write(folder.join("b altered.json"), altered).unwrap();
    std::fs::write(folder.join("letter.txt"), "Dear all").unwrap();
    std::fs::write(folder.join("ours.json"), OURS.replace("ours", "others")).unwrap();

    let bench = Bench::empty();
    let mut words = with_file(&["import", "--json", "--keep-both"], &folder);
    let ran = bench.run(&words);
    let done: Value = serde_json::from_str(&ran.out).unwrap();
    words.clear();
    assert_eq!(ran.code, Some(0), "a letter and a matrix in a folder make nothing fail: {ran:?}");
    let files: Vec<[&str; 3]> = done["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| ["file", "is", "code"].map(|key| file[key].as_str().unwrap()))
        .collect();
    assert_eq!(
        files,
        [
            ["a hillside.json", "new", "new"],
            ["b altered.json", "differs", "differs"],
            ["ours.json", "refused", "matrix"],
        ]
    );
    let snapshot = |at: usize| &done["files"][at]["snapshots"][0];
    assert_eq!((&snapshot(0)["is"], &snapshot(1)["is"]), (&json!("new"), &json!("differs")));
    assert_eq!(snapshot(1)["network"]["slug"], "hillside");
    assert_eq!(done["passed_over"], json!(["letter.txt"]));
    let (files, snapshots) = (&done["totals"]["files"], &done["totals"]["snapshots"]);
    assert_eq!(
        (&files["new"], &files["differs"], &files["refused"]),
        (&json!(1), &json!(1), &json!(1))
    );
    assert_eq!((&snapshots["new"], &snapshots["differs"]), (&json!(1), &json!(1)));
    assert_eq!(done["totals"]["made"], 1);

    let (ran, done) = import(&bench, &[&share]);
    let file = &done["files"][0];
    assert_eq!((ran.code, &file["is"], &file["code"]), (Some(0), &json!("here"), &json!("here")));
    let snapshot = &file["snapshots"][0];
    assert_eq!(
        (&snapshot["is"], &snapshot["network"]["slug"]),
        (&json!("here"), &json!("hillside"))
    );
}

#[test]
fn what_is_no_share_is_told_what_it_is_and_counted() {
    let bench = saved();
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.txt", "b.docx", "c.log", "d.png", "e.json"] {
        std::fs::write(folder.path().join(name), "Dear all").unwrap();
    }
    std::fs::write(folder.path().join("f.json"), "{ not JSON").unwrap();
    bench.refused(&with_file(&["import"], folder.path()), "no file here that could be brought in");
    let share = folder.path().join("hillside.json");
    bench.good(&with_file(&["share", "hillside@last", "--out"], &share));
    let ran = bench.run(&with_file(&["import"], folder.path()));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
    assert_eq!(
        ran.out,
        "hillside.json: already here; nothing had to be done\n\
         1 file looked at. No snapshot was brought in. 6 other files are not of the workbook: a.txt, b.docx, c.log and 3 more.\n"
    );
    // what was named is answered for
    let (ran, done) = import(&bench, &[&folder.path().join("a.txt"), &share]);
    assert_eq!((ran.code, &done["files"][0]["code"]), (Some(1), &json!("not-a-share")));
    for (name, remedy) in [
        ("a.xlsx", "matrix from-sheet"),
        ("b.zip", "Unpack it first"),
        ("c.eml", "Open the mail"),
        ("d.docx", "the file that Share wrote"),
    ] {
        let file = bench.home().join(name);
        std::fs::write(&file, "PK").unwrap();
        let ran = bench.run(&with_file(&["import"], &file));
        assert!(ran.code == Some(1) && ran.err.contains(remedy), "{ran:?}");
    }
    let matrix = bench.home().join("other.json");
    std::fs::write(&matrix, OURS.replace("\"ours\"", "\"others\"")).unwrap();
    let ran = bench.run(&with_file(&["import"], &matrix));
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.err.contains("This is a matrix, Ours") && ran.err.contains("matrix add FILE"));
    assert!(!ran.out.contains("already here"), "{ran:?}");
    bench.good(&with_file(&["matrix", "add"], &matrix));
    assert!(bench.good(&with_file(&["import"], &matrix)).contains("a matrix, which is here"));
}

#[test]
fn quiet_prints_what_was_asked_for_and_nothing_else() {
    let bench = saved();
    let silent: &[Vec<&str>] = &[
        vec!["network", "add", "Brook", "--ods", "X1"],
        vec!["network", "set", "brook", "--practices", "6"],
        on_ours("answer", &["A-1a=partly"]),
        on_ours("discard", &[]),
        vec!["amend", "hillside@last"],
        on_ours("save", &[]),
        vec!["matrix", "copy", "ours", "--as", "third"],
        vec!["trash", "brook"],
        vec!["untrash", "brook"],
    ];
    for line in silent {
        let ran = bench.run(&[&line[..], &["--quiet"]].concat());
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "", ""), "{line:?}");
    }
    for line in [
        &["network", "list"][..],
        &["network", "show", "hillside"],
        &["snapshots"],
        &["show", "hillside"],
        &["progress", "hillside"],
        &["matrix", "list"],
        &["untrash"],
        &["where"],
        &["keys"],
        &["shares"],
    ] {
        assert!(!bench.good(&[line, &["--quiet"]].concat()).is_empty(), "{line:?}");
    }
}

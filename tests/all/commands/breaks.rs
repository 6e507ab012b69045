//! What was found by breaking the commands on purpose.

use std::fs;
use std::process::Command;

use pcn_workbook::maturity::network::Network;
use pcn_workbook::maturity::unsaved_change::UnsavedChange;
use pcn_workbook::store::format::unsaved_change::UnsavedChangeFile;
use pcn_workbook::store::unsaved_change;
use serde_json::{Value, json};

use super::{Bench, on_ours};

fn is_clean(text: &str) -> bool {
    text.chars().all(|found| {
        found == '\n'
            || !(found.is_control()
                || matches!(found, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
    })
}

#[test]
fn nothing_hostile_in_a_file_reaches_the_terminal_and_json_keeps_it() {
    let bench = Bench::with_network();
    let file = bench.library().join("networks/hillside/network.json");
    let mut network: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    let bad = "a\u{9b}2J\u{202e}b\u{2066}c\u{200b}";
    network[bad] = json!({ bad: [bad] });
    fs::write(&file, serde_json::to_vec(&network).unwrap()).unwrap();
    let shown = bench.run(&["network", "show", "hillside", "--json"]);
    assert!(is_clean(&shown.out), "{:?}", shown.out);
    let back: Value = serde_json::from_str(&shown.out).unwrap();
    assert_eq!(back["network"].get(bad).or(back.get(bad)), Some(&json!({ bad: [bad] })), "{back}");
    for args in [
        &["snapshots", "x\u{9b}2J\u{202e}"][..],
        &["show", "\u{1b}]0;x\u{7}\u{9b}"],
        &["\u{9b}2J\u{202e}"],
        &["matrix", "from-sheet", "nowhere.csv", "--id", "\u{1b}]0;x\u{7}", "--out", "o.json"],
        &["save", "--network", "hillside", "--matrix", "ours", "--taken-on", "\u{9b}\u{1b}[2J"],
    ] {
        let ran = bench.run(args);
        assert!(is_clean(&ran.out) && is_clean(&ran.err), "{args:?}: {ran:?}");
        assert_ne!(ran.code, Some(0), "{args:?}");
    }
}

#[test]
fn nothing_hostile_in_an_argument_reaches_the_terminal_whatever_it_stands_for() {
    let bench = Bench::with_network();
    let bad = "\u{1b}]0;x\u{7}\u{9b}2J\u{202e}y\u{2066}\u{200b}";
    let on = ["--network", "hillside", "--matrix", "ours"];
    let with = |command: &'static str, more: &[&'static str]| {
        [&[command][..], &on, more].concat().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let item = format!("A-1a={bad}");
    let mut lines: Vec<Vec<String>> = vec![
        with("answer", &["A-1a=partly"]),
        with("answer", &[]),
        with("save", &["--label"]),
        with("save", &["--taken-on"]),
        with("discard", &["--subject"]),
        with("answer", &["--judge"]),
    ];
    for command in [
        "show", "progress", "snapshots", "trash", "untrash", "amend", "compare", "import", "share",
        "matrix show", "matrix check", "matrix add", "matrix diff", "matrix copy",
        "matrix to-sheet", "network add", "network show", "network set", "walk --plain --network",
        "sample", "doctor", "--theme", "--library", "",
    ] {
        lines.push(command.split_whitespace().map(str::to_owned).collect());
    }
    for line in lines {
        for last in [bad, &item, &format!("--{bad}"), &format!("--network={bad}")] {
            for json in [None, Some("--json")] {
                let args: Vec<&str> =
                    line.iter().map(String::as_str).chain([last]).chain(json).collect();
                let ran = bench.run(&args);
                assert!(is_clean(&ran.out) && is_clean(&ran.err), "{args:?}: {ran:?}");
            }
        }
    }
}

#[test]
fn of_thousands_of_mistakes_the_first_few_are_said() {
    let bench = Bench::with_network();
    let values: Vec<String> = (0..3_000).map(|at| format!("Z-{at}=fully")).collect();
    let mut args = vec!["answer", "--network", "hillside", "--matrix", "ours"];
    args.extend(values.iter().map(String::as_str));
    let ran = bench.run(&args);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("2,980 more mistakes.") && ran.err.contains("Z-19"), "{}", ran.err);
    assert!(!ran.err.contains("Z-20 "), "{}", ran.err);
}

#[test]
fn files_of_an_older_program_stay_as_they_are() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=partly"]);
    let draft = ["--network", "hillside", "--matrix", "ours"];
    bench.good(&[&["save"][..], &draft].concat());
    // as a program wrote it that knew no salt
    for file in bench.files("networks/hillside/snapshots") {
        let mut old = bench.read(&file);
        old.as_object_mut().unwrap().remove("salt");
        fs::write(bench.library().join(file), serde_json::to_vec(&old).unwrap()).unwrap();
    }
    let before = super::tree(&bench.library());
    bench.answer(&["A-1a=fully"]);
    bench.good(&[&["save"][..], &draft, &["--taken-on", "2026-03-12", "--label", "Next"]].concat());
    for args in [&["show", "hillside"][..], &["progress", "hillside"], &["snapshots"], &["doctor"]]
    {
        bench.run(args);
    }
    let after = super::tree(&bench.library());
    let kept = |name: &&String| {
        name.contains("snapshots/") || name.contains("matrices/") || name.ends_with("library.json")
    };
    let names: Vec<&String> = before.keys().filter(kept).collect();
    assert!(names.iter().any(|name| name.contains("snapshots/")));
    for name in names {
        assert_eq!(after.get(name), before.get(name), "{name}");
    }
}

#[test]
fn a_clock_may_stand_at_any_day_of_any_year() {
    for day in ["0001-01-01", "1969-12-31", "2207-05-01", "9999-12-31"] {
        let bench = Bench::empty().on(day);
        bench.good(&["network", "add", "Hillside"]);
        bench.add_matrix(super::OURS);
        let draft = ["--network", "hillside", "--matrix", "ours"];
        bench.good(&[&["answer"][..], &draft, &["A-1a=partly", "--aim", "A=stay"]].concat());
        bench.good(&[&["save"][..], &draft].concat());
        for args in [
            &["show", "hillside"][..],
            &["progress", "hillside"],
            &["snapshots", "--json"],
            &["share", "hillside@last", "--out", "o.json"],
            &["doctor"],
            &["shares"],
            &["compare", "hillside@last", "hillside@last"],
            &["sample", "made-up", "--networks", "2", "--snapshots", "3"],
        ] {
            let ran = bench.run(args);
            assert!(matches!(ran.code, Some(0 | 1)), "{day} {args:?}: {ran:?}");
            assert!(!ran.err.contains("panicked"), "{day} {args:?}: {ran:?}");
        }
        let walked = bench.told(&["walk", "--plain", "--network", "hillside"], "1\n3\n\nq\nq\n");
        assert!(matches!(walked.code, Some(0 | 1)), "{day}: {walked:?}");
        assert!(bench.good(&["snapshots"]).contains("Hillside"), "{day}");
    }
}

#[test]
fn a_name_may_begin_with_a_dash_and_a_year_may_not() {
    let bench = Bench::with_network();
    let draft = ["--network", "hillside", "--matrix", "ours"];
    bench.good(&[&["answer"][..], &draft, &["A-1a=partly"]].concat());
    let early = bench.run(&[&["save"][..], &draft, &["--taken-on=-0001-01-01"]].concat());
    assert_eq!(early.code, Some(2), "{early:?}");
    bench.good(&[&["save"][..], &draft, &["--label", "-5 and up", "--present", "-"]].concat());
    let list = bench.good(&["snapshots", "--json"]);
    assert!(format!("{list:?}").contains("-5 and up"), "{list:?}");
    bench.good(&["network", "add", "-Elm", "--ods", "U12345", "--purpose", "- keep well"]);
    bench.good(&["network", "set", "hillside", "--name", "-Hillside"]);
    bench.good(&["matrix", "copy", "ours", "--as", "copied", "--title", "-Ours"]);
    let shown = bench.good(&["network", "list"]) + &bench.good(&["matrix", "list"]);
    for name in ["-Elm", "-Hillside", "-Ours"] {
        assert!(shown.contains(name), "{name}: {shown}");
    }
}

#[test]
fn a_first_answer_that_is_not_kept_puts_no_matrix_in_use() {
    let bench = Bench::with_network();
    let file = bench.library().join("networks/hillside/network.json");
    let before: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    assert!(!before["matrices"].to_string().contains("riverside-example"), "{before}");
    fs::write(bench.library().join("networks/hillside/drafts"), "in the way").unwrap();
    let matrix = ["--network", "hillside", "--matrix", "change-model"];
    let ran = bench
        .run(&[&["answer"][..], &matrix, &["--subject", "Falls", "CM-PUR-l=working"]].concat());
    assert_eq!(ran.code, Some(1), "{ran:?}");
    let after: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    assert_eq!(after["matrices"], before["matrices"], "{ran:?}");
}

#[test]
fn an_advised_command_names_the_same_workbook() {
    let bench = Bench::with_network();
    fs::remove_file(bench.library().join("library.json")).unwrap();
    let library = bench.library().to_string_lossy().into_owned();
    let lost = bench.run(&["network", "list"]);
    assert!(
        lost.err.contains(&format!("pcn-workbook --library {library} doctor --new-mark")),
        "{lost:?}"
    );
    let mended = bench.run(&["doctor", "--new-mark"]);
    assert!(bench.library().join("library.json").exists(), "{mended:?}");
    bench.good(&["network", "list"]);
}

#[cfg(unix)]
#[test]
fn a_share_that_was_looked_at_before_a_kill_is_cleared_by_any_start() {
    let bench = Bench::with_network();
    let temp = tempfile::tempdir().unwrap();
    let left = temp.path().join("pcn-workbook-demo-abc");
    fs::create_dir_all(left.join("library")).unwrap();
    fs::write(left.join("in-use"), "").unwrap();
    fs::write(left.join("library/note.json"), "private").unwrap();
    let ran = Command::new(env!("CARGO_BIN_EXE_pcn-workbook"))
        .args(["where"])
        .env("TMPDIR", temp.path())
        .env("HOME", bench.home())
        .output()
        .unwrap();
    assert!(ran.status.success() && !left.exists(), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn a_limit_on_the_size_of_files_is_an_error_and_no_sudden_end() {
    let bench = Bench::empty();
    let dir = bench.home().join("sample");
    let command = format!(
        "ulimit -f 8; exec {} sample {} --networks 2 --snapshots 2",
        env!("CARGO_BIN_EXE_pcn-workbook"),
        dir.display()
    );
    let ran = Command::new("sh").args(["-c", &command]).env("HOME", bench.home()).output().unwrap();
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    assert!(!dir.exists(), "nothing of it is in the way of the next try");
}

#[test]
fn a_command_says_what_is_kept_on_this_computer_and_not_in_its_file() {
    let bench = Bench::with_network();
    let state = bench.home().join(".local/state/pcn-workbook");
    let entries = fs::read_dir(state).unwrap().map(|entry| entry.unwrap().path());
    let state = entries.into_iter().find(|path| path.is_dir()).unwrap();
    let network = Box::new(Network::with_name(uuid::Uuid::nil(), "Hillside"));
    let change = UnsavedChange::Network { slug: "hillside".into(), network };
    unsaved_change::save(&state, &UnsavedChangeFile::new(change, None)).unwrap();
    let shown = bench.run(&["network", "show", "hillside"]);
    assert_eq!(shown.code, Some(0));
    assert!(shown.err.contains("not in the folder yet: Hillside"), "{shown:?}");
    fs::remove_file(bench.library().join("networks/hillside/network.json")).unwrap();
    let listed = bench.run(&["network", "list"]);
    assert!(listed.err.contains("its network is not in the workbook folder"), "{listed:?}");
    assert!(bench.run(&["doctor"]).out.contains("can't be written"));
}

/// A file longer than any that is read stands for one that can't be read just now.
#[test]
fn what_can_t_be_read_is_never_left_out_in_silence() {
    let bench = Bench::with_network();
    for (day, answer) in [("2026-02-12", "partly"), ("2026-03-12", "mostly")] {
        bench.answer(&[&format!("A-1a={answer}")]);
        bench.good(&on_ours("save", &["--taken-on", day, "--present", "manager"]));
    }
    let too_long = |file: &std::path::Path| {
        let file = fs::File::options().write(true).open(bench.library().join(file)).unwrap();
        file.set_len(64 * 1024 * 1024).unwrap();
    };
    let newest = bench.files("networks/hillside/snapshots").pop().unwrap();
    too_long(&newest);
    let reading: &[&[&str]] = &[
        &["show", "hillside"],
        &["progress", "hillside"],
        &["snapshots", "hillside"],
        &["network", "list"],
        &["report", "hillside", "--matrix", "ours", "--out", "page.html"],
        &["share", "hillside", "--matrix", "ours", "--out", "share.json"],
    ];
    let says_so = |args: &[&str]| {
        let ran = bench.run(args);
        let is_said = ran.err.contains("could not be read") || ran.err.contains("can't be");
        assert!(is_said && ran.err.contains("pcn-workbook"), "{args:?}: {ran:?}");
    };
    for args in reading {
        says_so(args);
    }
    let oldest = bench.files("networks/hillside/snapshots").remove(0);
    too_long(&oldest);
    let log = bench.run(&["shares"]);
    assert!(log.out.contains("can't be read just now"), "{log:?}");
    says_so(&["shares"]);
    let folder = bench.library().join("shares");
    fs::rename(&folder, bench.home().join("away")).unwrap();
    fs::write(&folder, "").unwrap();
    let log = bench.run(&["shares"]);
    assert!(log.code == Some(1) && log.out.is_empty(), "{log:?}");
    fs::remove_file(&folder).unwrap();
    fs::remove_file(bench.library().join(&oldest)).unwrap();
    fs::remove_file(bench.library().join(&newest)).unwrap();
    too_long(std::path::Path::new("matrices/ours.json"));
    says_so(&["matrix", "show", "ours"]);
    says_so(&["show", "hillside"]);
}

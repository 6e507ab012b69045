//! Wrong usage is exit 2, said in words, and touches nothing; help and version are what was asked
//! for.

use super::Bench;

#[test]
fn wrong_usage_is_exit_2_and_changes_nothing() {
    let bench = Bench::with_network();
    let lines: &[&[&str]] = &[
        &["answer", "A-1a=fully"],
        &["answer", "--network", "hillside", "A-1a=fully"],
        &["answer", "--network", "hillside", "--matrix", "ours"],
        &["answer", "--network", "hillside", "--matrix", "ours", "A-1a"],
        &["answer", "--network", "hillside", "--matrix", "ours", "=fully"],
        &["answer", "--network", "hillside", "--matrix", "ours", "--judge", "A"],
        &["answer", "--network", "hillside", "--matrix", "ours", "A-1a=fully", "--voice", ""],
        &["--library", "x", "."],
        &["save"],
        &["save", "--network", "hillside"],
        &["save", "--network", "hillside", "--matrix", "ours", "--taken-on", "soon"],
        &["save", "--network", "hillside", "--matrix", "ours", "--taken-on", "2026-02-30"],
        &["save", "--network", "hillside", "--matrix", "ours", "--present", ""],
        &["amend"],
        &["discard", "--network", "hillside"],
        &["trash"],
        &["trash", "a", "b"],
        &["show"],
        &["progress"],
        &["snapshots", "a", "b"],
        &["network"],
        &["network", "add"],
        &["network", "add", "  "],
        &["network", "add", "X", "--practices", "many"],
        &["network", "set", "hillside"],
        &["network", "set", "hillside", "--name", ""],
        &["network", "show"],
        &["network", "remove", "hillside"],
        &["matrix"],
        &["matrix", "check"],
        &["matrix", "add"],
        &["matrix", "show"],
        &["sample", "x"],
        &["sample", "x", "--networks", "0", "--snapshots", "1"],
        &["sample", "x", "--networks", "1", "--snapshots", "-1"],
        &["sample", "x", "--networks", "1", "--snapshots", "1", "--seed", "x"],
        &["walk"],
        &["walk", "--network", "hillside"],
        &["where", "now"],
        &["doctor", "now"],
        &["keys", "x"],
        &["compare", "a"],
        &["--theme", "pink", "where"],
        &["--nonsense"],
        &["no-such-command"],
        &["netwrok"],
        &["--network", "hillside", "show", "hillside"],
    ];
    for line in lines {
        bench.wrong(line);
    }
    bench.refused(&[bench.home().join("a-matrix.json")], "no snapshot in this file");
    assert!(bench.run(&["netwrok"]).err.contains("network"), "the near command is named");
}

#[test]
fn help_and_version_are_what_was_asked_for() {
    let bench = Bench::empty();
    for line in [&["--help"][..], &["answer", "--help"], &["network", "add", "-h"], &["--version"]]
    {
        let ran = bench.run(line);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{line:?}");
        assert!(!ran.out.contains('\u{1b}'), "{line:?}");
    }
    assert!(bench.good(&["--version"]).starts_with("pcn-workbook "));
    assert!(bench.good(&["answer", "--help"]).contains("Examples:"));
}

#[test]
fn a_day_that_is_none_is_wrong_usage() {
    let bench = Bench::empty();
    for day in ["soon", "2026-13-01", "12/03/2026", "10000-01-01"] {
        let ran = bench.program().env("PCN_WORKBOOK_TODAY", day).arg("where").output().unwrap();
        assert_eq!(ran.status.code(), Some(2), "{day}");
    }
}

#[cfg(unix)]
#[test]
fn words_that_are_not_unicode_are_refused_in_words() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let bench = Bench::with_network();
    let odd = OsStr::from_bytes(b"odd-\xff.json");
    for line in [&["show"][..], &["trash"], &["amend"], &["matrix", "add"]] {
        let mut words: Vec<&OsStr> = line.iter().map(OsStr::new).collect();
        words.push(odd);
        bench.refused(&words, "");
    }
    let ran = bench.run(&[OsStr::new("matrix"), OsStr::new("check"), odd]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    let ran = bench.run(&[OsStr::new("network"), OsStr::new("add"), odd]);
    assert_eq!(ran.code, Some(2), "a name has to be text");
    let library = bench.home().join(odd);
    std::fs::create_dir(&library).unwrap();
    let ran = bench
        .bare()
        .arg("--library")
        .arg(&library)
        .args(["network", "add", "Odd"])
        .output()
        .unwrap();
    assert_eq!(ran.status.code(), Some(0), "a folder may be called anything");
}

//! `sample`: the same bytes for the same seed, and only into an empty folder.

use std::ffi::OsStr;

use super::{Bench, tree};

fn sample(bench: &Bench, name: &str, seed: &str) -> std::process::Output {
    let dir = bench.home().join(name);
    let words = ["--networks", "3", "--snapshots", "4", "--seed", seed];
    bench
        .bare()
        .env_remove("PCN_WORKBOOK_TODAY")
        .arg("sample")
        .arg(&dir)
        .args(words)
        .output()
        .unwrap()
}

#[test]
fn a_seed_always_writes_the_same_bytes() {
    let bench = Bench::empty();
    for (name, seed) in [("one", "7"), ("two", "7"), ("three", "8")] {
        assert_eq!(sample(&bench, name, seed).status.code(), Some(0));
    }
    let trees = ["one", "two", "three"].map(|name| tree(&bench.home().join(name)));
    assert_eq!(trees[0], trees[1]);
    assert_ne!(trees[0], trees[2]);
    assert_eq!(trees[0].keys().filter(|name| name.contains("/snapshots/")).count(), 12);
    assert!(String::from_utf8_lossy(&trees[0]["library.json"]).contains("\"demo\": true"));
    assert!(!bench.home().join(".config").exists(), "nothing is written anywhere else");
}

#[test]
fn a_sample_is_a_library_like_any_other() {
    let bench = Bench::empty();
    sample(&bench, "made", "7");
    let library = bench.home().join("made");
    let run =
        |args: &[&str]| bench.bare().arg("--library").arg(&library).args(args).output().unwrap();
    let doctor = run(&["doctor", "--json"]);
    assert_eq!(doctor.status.code(), Some(0), "{}", String::from_utf8_lossy(&doctor.stdout));
    assert!(String::from_utf8_lossy(&doctor.stdout).contains("\"findings\": []"));
    let listed = run(&["snapshots", "--json"]);
    assert_eq!(String::from_utf8_lossy(&listed.stdout).matches("\"taken_on\"").count(), 12);
}

#[test]
fn a_folder_with_anything_in_it_is_refused_untouched() {
    let bench = Bench::with_network();
    let before = tree(bench.home());
    let library = bench.library();
    let words = |dir: &OsStr| {
        bench
            .bare()
            .arg("sample")
            .arg(dir)
            .args(["--networks", "1", "--snapshots", "1"])
            .output()
            .unwrap()
    };
    for dir in [
        library.as_os_str(),
        bench.home().as_os_str(),
        bench.home().join("a-matrix.json").as_os_str(),
    ] {
        let ran = words(dir);
        assert_eq!(ran.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&ran.stderr).contains("not a new or empty folder"));
    }
    assert_eq!(before, tree(bench.home()));
}

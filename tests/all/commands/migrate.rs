//! A matrix of our own that comes back as a sheet, and a walk that goes along to its next revision.

use serde_json::{Value, json};

use super::{Bench, on_ours};

/// The matrix `ours` written as a sheet, with words of it replaced.
fn sheet(bench: &Bench, name: &str, words: &[(&str, &str)]) -> String {
    let path = bench.home().join(name);
    let shown = path.to_str().unwrap().to_owned();
    bench.good(&["matrix", "to-sheet", "ours", "--out", &shown]);
    let mut text = std::fs::read_to_string(&path).unwrap();
    for (was, is) in words {
        assert!(text.contains(was), "{was} in {text}");
        text = text.replace(was, is);
    }
    std::fs::write(&path, text).unwrap();
    shown
}

#[test]
fn a_sheet_of_ours_that_was_changed_is_the_next_revision_and_no_second_matrix() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=mostly"]);
    let file = sheet(&bench, "ours.csv", &[("We answer the phone.", "We answer every call.")]);
    let out = bench.home().join("out.json");
    let said = bench.good(&["matrix", "from-sheet", &file, "--out", out.to_str().unwrap()]);
    assert!(said.contains("revision 2") && said.contains("--as-next"), "{said}");
    bench.refused(&["matrix", "add", &file, "--as-next"], "A-1a");
    let said = bench.good(&["matrix", "add", &file, "--as-next", "--all-same"]);
    assert!(said.contains("ours@2"), "{said}");
    let taken = bench.read("matrices/ours.json");
    assert_eq!((&taken["revision"], &taken["changes"][0]["was"]), (&json!(2), &json!("same")));
    assert_eq!(taken["later"], json!({"kept": [1, null]}), "what no sheet holds stays");
    let loose = bench.files("matrices").into_iter().filter(|file| {
        let name = file.to_string_lossy();
        name.contains("ours") && !name.contains('@')
    });
    assert_eq!(loose.count(), 1);
    let again = bench.good(&["matrix", "add", &file, "--as-next"]);
    assert!(again.contains("nothing had to be done"), "{again}");
}

#[test]
fn a_sheet_of_an_older_revision_says_what_it_would_take_back() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=mostly"]);
    let old = sheet(&bench, "old.csv", &[]);
    let file = sheet(&bench, "new.csv", &[("We answer the phone.", "We answer every call.")]);
    bench.good(&["matrix", "add", &file, "--as-next", "--all-same"]);
    let ran = bench.run(&["matrix", "add", &old, "--as-next", "--all-same"]);
    assert!(ran.code == Some(0) && ran.err.contains("from revision 1"), "{ran:?}");
    assert_eq!(bench.read("matrices/ours.json")["revision"], 3);
}

#[test]
fn a_walk_goes_along_and_nothing_reworded_counts_until_it_is_confirmed() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=mostly", "A-1b=fully", "A-2a=partly", "B-1a=fully"]);
    let words = [("We answer the phone.", "We answer every call.")];
    let file = sheet(&bench, "next.csv", &words);
    bench.good(&["matrix", "add", &file, "--as-next", "--all-same"]);
    let look = on_ours("migrate", &["--look"]);
    let before = bench.files("networks");
    let said = bench.good(&look);
    for part in [
        "Carries over: 3",
        "To be read again: 1",
        "was: We answer the phone.",
        "is now: We answer every call.",
        "Nothing was changed",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(bench.files("networks"), before);
    let done: Value = bench.json(&on_ours("migrate", &[]));
    assert_eq!(
        (&done["to_read_again"], &done["done"], &done["after"]["revision"]),
        (&json!(["A-1a"]), &json!(true), &json!(2))
    );
    let shown = bench.json(&["show", "hillside", "--matrix", "ours"]);
    assert_eq!(shown["matrix"]["revision"], 2);
    assert_eq!(shown["complete"]["answered"], 3, "{shown:#}");
    // confirmed, it counts
    bench.answer(&["A-1a=same"]);
    let shown = bench.json(&["show", "hillside", "--matrix", "ours"]);
    assert_eq!(shown["complete"]["answered"], 4);
    let again = bench.good(&on_ours("migrate", &[]));
    assert!(again.contains("already"), "{again}");
    // back again, and a saved snapshot stays on the text it was answered on
    bench.good(&on_ours("migrate", &["--to", "1"]));
    bench.good(&on_ours("save", &[]));
    let shown = bench.json(&["show", "hillside@last", "--matrix", "ours"]);
    assert_eq!(shown["matrix"]["revision"], 1);
    bench.refused(&on_ours("migrate", &[]), "no such open draft");
}

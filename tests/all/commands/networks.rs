//! `network` and `where`.

use serde_json::json;

use super::{Bench, on_ours, tree};

#[test]
fn a_network_is_made_changed_listed_and_shown() {
    let bench = Bench::empty();
    let made = bench.good(&[
        "network", "add", "Tŷ Hillside PCN", "--ods", "u12345", "--purpose", "Care close\nto home",
        "--list-size", "41,000", "--practices", "6", "--model", "flat",
    ]);
    assert_eq!(made, "ty-hillside-pcn\n");
    let shown = bench.json(&["network", "show", "ty"]);
    assert_eq!(shown["format"], "pcn-workbook.network/1");
    assert_eq!(
        (&shown["ods_code"], &shown["purpose"], &shown["matrices"]),
        (&json!("U12345"), &json!("Care close\nto home"), &json!(["pcn-companion"]))
    );
    assert_eq!(
        shown["profile"],
        json!({"list_size": 41000, "practices": 6, "operating_model": "flat"})
    );
    bench.good(&[
        "network", "set", "U12345", "--name", "Hillside", "--list-size", "", "--practices", "7",
    ]);
    let shown = bench.json(&["network", "show", "ty-hillside-pcn"]);
    assert_eq!(
        (&shown["name"], &shown["slug"], &shown["profile"]),
        (
            &json!("Hillside"),
            &json!("ty-hillside-pcn"),
            &json!({"practices": 7, "operating_model": "flat"})
        )
    );
    let id = shown["id"].clone();
    let listed = bench.json(&["network", "list"]);
    assert_eq!(
        listed,
        json!({"format": "pcn-workbook.networks/1", "networks": [{"id": id, "slug": "ty-hillside-pcn", "name": "Hillside", "ods_code": "U12345", "profile": {"practices": 7, "operating_model": "flat"}, "matrices": ["pcn-companion"], "last": null, "moved": null}]})
    );
    assert!(bench.good(&["network", "show", "ty"]).contains("how it is run: flat"));
    assert!(bench.good(&["network", "list"]).contains("ty-hillside-pcn"));
}

#[test]
fn an_odd_or_shared_code_is_warned_of_and_kept() {
    let bench = Bench::empty();
    assert!(
        bench.run(&["network", "add", "One", "--ods", "X1"]).err.contains("does not look like")
    );
    bench.good(&["network", "add", "Two", "--ods", "U12345"]);
    let third = bench.run(&["network", "add", "Three", "--ods", "U12345"]);
    assert!(third.err.contains("two has the code"), "{third:?}");
    bench.refused(&["network", "show", "U12345"], "two (Two)");
    bench.good(&["network", "show", "X1"]);
    assert_eq!(bench.run(&["--quiet", "network", "add", "Two", "--ods", "U12345"]).err, "");
    assert_eq!(bench.json(&["network", "list"])["networks"].as_array().unwrap().len(), 4);
}

#[test]
fn a_name_that_is_taken_counts_up_and_what_fits_two_is_not_guessed() {
    let bench = Bench::empty();
    for slug in ["hillside", "hillside-2", "hillside-3"] {
        assert_eq!(bench.good(&["network", "add", "Hillside"]).trim(), slug);
    }
    bench.good(&["network", "show", "hillside"]);
    bench.refused(&["network", "show", "hill"], "hillside-2");
    bench.refused(&["network", "show", "nowhere"], "no network");
    bench.refused(&["network", "set", "nowhere", "--name", "X"], "no network");
}

#[test]
fn a_folder_that_is_not_there_or_holds_other_things_is_never_made_into_a_library() {
    let bench = Bench::empty();
    let missing = bench.home().join("missing");
    let run = |library: &std::path::Path, args: &[&str]| {
        bench.bare().arg("--library").arg(library).args(args).output().unwrap()
    };
    for args in [&["network", "add", "X"][..], &["network", "list"], &["doctor"]] {
        assert_eq!(run(&missing, args).status.code(), Some(1), "{args:?}");
    }
    assert!(!missing.exists());
    let other = bench.home().join("other");
    std::fs::create_dir(&other).unwrap();
    std::fs::write(other.join("letter.txt"), "x").unwrap();
    assert_eq!(run(&other, &["network", "add", "X"]).status.code(), Some(1));
    assert_eq!(std::fs::read_dir(&other).unwrap().count(), 1);
}

#[test]
fn reading_commands_leave_no_trace() {
    let bench = Bench::empty();
    for line in [
        &["network", "list"][..],
        &["snapshots"],
        &["doctor"],
        &["matrix", "list"],
        &["where"],
        &["keys"],
        &["untrash"],
    ] {
        bench.good(line);
    }
    let left = super::tree(bench.home());
    assert_eq!(left.keys().collect::<Vec<_>>(), ["library"], "not even settings were written");
}

#[test]
fn where_says_all_three_folders() {
    let bench = Bench::empty();
    let told = bench.json(&["where"]);
    assert_eq!(
        told.as_object().unwrap().keys().collect::<Vec<_>>(),
        ["format", "library", "state", "config"]
    );
    assert_eq!(told["library"], bench.library().to_str().unwrap());
    let plain = bench.good(&["where"]);
    assert_eq!(plain.lines().count(), 3);
    let by_variable = bench
        .bare()
        .env("PCN_WORKBOOK_LIBRARY", bench.home().join("elsewhere"))
        .args(["where", "--json"])
        .output()
        .unwrap();
    assert!(String::from_utf8(by_variable.stdout).unwrap().contains("elsewhere"));
}

/// Whether a common ODS code is told as a problem.
fn is_code_a_problem(bench: &Bench) -> bool {
    bench.run(&["doctor", "--json"]).out.contains("shared-code")
}

#[test]
fn one_code_of_two_networks_that_a_person_told_apart_is_no_problem() {
    let bench = Bench::empty();
    for name in ["Castle", "Mossdale", "Third"] {
        bench.good(&["network", "add", name, "--ods", "U10003"]);
    }
    assert!(is_code_a_problem(&bench));
    bench.good(&["network", "split", "castle", "mossdale"]);
    assert!(is_code_a_problem(&bench), "nothing was said of the third");
    bench.good(&["network", "split", "castle", "third"]);
    let split = bench.json(&["network", "split", "third", "mossdale"]);
    assert_eq!((&split["network"], &split["slug"]), (&json!("third"), &json!("mossdale")));
    assert!(!is_code_a_problem(&bench));
    // joined, and apart again
    bench.good(&["network", "join", "castle", "mossdale"]);
    bench.good(&["network", "split", "castle", "mossdale"]);
    assert!(!is_code_a_problem(&bench));
}

#[test]
fn what_is_brought_in_as_another_network_of_one_code_is_told_apart() {
    let theirs = Bench::with_network();
    theirs.good(&["network", "set", "hillside", "--ods", "U10003"]);
    theirs.answer(&["A-1a=fully"]);
    theirs.good(&on_ours("save", &[]));
    let file = theirs.home().join("hillside.json");
    theirs.good(&["share", "hillside", "--out", file.to_str().unwrap()]);
    let bench = Bench::empty();
    bench.good(&["network", "add", "Castle", "--ods", "U10003"]);
    bench.good(&["import", file.to_str().unwrap(), "--as-new"]);
    assert_eq!(bench.json(&["network", "list"])["networks"].as_array().unwrap().len(), 2);
    assert!(!is_code_a_problem(&bench));
}

#[test]
fn two_networks_are_joined_after_a_look_and_split_again() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=fully"]);
    bench.good(&on_ours("save", &[]));
    bench.good(&["network", "add", "Hillside PCN", "--ods", "U12345", "--list-size", "33333"]);
    bench.good(&["network", "add", "Moor PCN", "--ods", "U54321"]);
    let before = tree(&bench.library().join("networks"));
    let look = bench.json(&["network", "join", "hillside", "hillside-pcn", "--look"]);
    assert_eq!((&look["done"], &look["joined"]["ods_code"]), (&json!(false), &json!("U12345")));
    assert_eq!(tree(&bench.library().join("networks")), before);
    bench.refused(&["network", "join", "hillside-pcn", "moor"], "Their ODS codes differ");
    bench.refused(&["network", "join", "hillside", "hillside"], "one and the same network");

    let said = bench.good(&["network", "join", "hillside-pcn", "hillside"]);
    assert!(said.contains("network split hillside-pcn hillside"), "{said}");
    assert_eq!(
        bench.json(&["snapshots", "hillside-pcn"])["snapshots"].as_array().unwrap().len(),
        1
    );
    let page = bench.good(&["report", "hillside-pcn"]);
    assert!(page.starts_with("Hillside PCN:"), "under the one name: {page}");
    let parts = bench.json(&["network", "split", "hillside-pcn"]);
    assert_eq!(parts["parts"][0]["slug"], "hillside");
    bench.refused(&["network", "split", "hillside-pcn", "moor"], "no part");
    bench.refused(&["network", "split", "moor", "hillside"], "made of no other network");
    let split = bench.json(&["network", "split", "hillside-pcn", "hillside"]);
    assert_eq!((&split["slug"], &split["network"]), (&json!("hillside"), &json!("hillside-pcn")));
    assert_eq!(tree(&bench.library().join("networks")), before);
    bench.good(&["network", "join", "moor", "hillside-pcn", "--other-code"]);
}

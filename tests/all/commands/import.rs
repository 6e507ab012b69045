//! `import` of a whole batch: into one network only, all by their codes, what disagrees, and taken
//! back.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::{Bench, tree};

/// A folder of returns: a share for each network, with its ODS code where it has one.
fn returns(networks: &[(&str, Option<&str>)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (at, (name, code)) in networks.iter().enumerate() {
        let sender = Bench::empty();
        let code: Vec<&str> = code.iter().flat_map(|code| ["--ods", code]).collect();
        sender.good(&[&["network", "add", name], &code[..]].concat());
        let slug = sender.json(&["network", "list"])["networks"][0]["slug"].clone();
        let slug = slug.as_str().unwrap();
        let on = ["--network", slug, "--matrix", "pcn-companion"];
        sender.good(&[&["answer"], &on[..], &["LEAD-0a=fully", "LEAD-0b=mostly"]].concat());
        sender.good(&[&["save"], &on[..]].concat());
        let file = folder.path().join(format!("return {at}.json"));
        let snapshot = format!("{slug}@last");
        sender.good(&["share", &snapshot, "--out", file.to_str().unwrap()]);
    }
    folder
}

fn words(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A copy of a share with another answer, both without a word of what their bytes were.
fn alter(file: &Path, to: PathBuf) {
    let mut share: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    share["snapshots"][0].as_object_mut().unwrap().remove("sha256");
    std::fs::write(file, share.to_string()).unwrap();
    share["snapshots"][0]["answers"]["LEAD-0b"]["answer"] = json!("not_yet");
    std::fs::write(to, share.to_string()).unwrap();
}

#[test]
fn into_takes_files_of_one_network_only_and_no_other_code() {
    let folder = returns(&[("Abbey Vale", Some("U10001")), ("Brook", None)]);
    let bench = Bench::empty();
    bench.good(&["network", "add", "Castle", "--ods", "U10003"]);
    let into = ["--into", "castle"];
    bench.refused(
        &[&["import", words(folder.path())], &into[..]].concat(),
        "These files are of 2 networks: ",
    );
    let abbey = folder.path().join("return 0.json");
    let one = [&["import", words(&abbey)], &into[..]].concat();
    bench.refused(&one, "Abbey Vale has the ODS code U10001, and Castle has U10003");
    bench.good(&[&one[..], &["--other-code"]].concat());
    assert_eq!(bench.read("networks/castle/network.json")["also"].as_array().unwrap().len(), 1);
    let brook = folder.path().join("return 1.json");
    bench.good(&[&["import", words(&brook)], &into[..]].concat());
    // what is here as a network of its own is not taken from it
    bench.good(&["network", "add", "Dale"]);
    bench.refused(&["import", words(&brook), "--into", "dale"], "This belongs to Castle");
    bench.wrong(&["import", words(&brook), "--other-code"]);
}

#[test]
fn networks_made_beforehand_take_their_returns_by_code_in_one_go() {
    let names = ["Abbey", "Brook", "Castle", "Dale"];
    let codes = ["U10001", "U10002", "U10003", "U10004"];
    let mut sent: Vec<(&str, Option<&str>)> =
        names.into_iter().zip(codes.into_iter().map(Some)).collect();
    sent.push(("Abbey on a laptop", Some("u10001")));
    sent.extend([("Eastfield", None), ("Fens", Some("U10009")), ("The Fens", Some("U10009"))]);
    let folder = returns(&sent);
    let bench = Bench::empty();
    for (name, code) in names.iter().zip(codes) {
        bench.good(&["network", "add", &format!("{name} expected"), "--ods", code]);
    }
    let before = tree(&bench.library());
    let ran = bench.run(&["import", words(folder.path())]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.err.contains("--match-ods") && ran.err.contains("Are they one network?"),
        "{ran:?}"
    );
    assert!(ran.out.contains("Eastfield"), "what nothing is asked about came in: {ran:?}");
    bench.good(&["import", "--undo"]);
    let mut after = tree(&bench.library());
    // the text of a matrix stays: what is in the trash is read against it
    let is_beside =
        |name: &str| ["trash", "imports", "matrices"].iter().any(|one| name.starts_with(one));
    after.retain(|name, _| !is_beside(name));
    assert_eq!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());

    bench.good(&["import", words(folder.path()), "--match-ods"]);
    let networks = bench.json(&["network", "list"])["networks"].clone();
    assert_eq!(networks.as_array().unwrap().len(), 6, "{networks:#}");
    let snapshots = bench.json(&["snapshots", "abbey-expected"]);
    assert_eq!(snapshots["snapshots"].as_array().unwrap().len(), 2);
    bench.good(&["doctor"]);
}

#[test]
fn files_that_disagree_are_asked_about_and_named_first() {
    let folder = returns(&[("Abbey", None), ("Dale", None)]);
    let dale = folder.path().join("return 1.json");
    alter(&dale, folder.path().join("FINAL.json"));
    std::fs::write(folder.path().join("x.eml"), "From: a").unwrap();
    std::fs::write(folder.path().join("y.txt"), "Dear all").unwrap();
    let bench = Bench::empty();
    let ran = bench.run(&["import", words(folder.path()), "--json"]);
    let done: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(ran.code, Some(1));
    assert_eq!(done["totals"]["files"]["asked"], 2, "{done:#}");
    assert_eq!(done["passed_over"], json!(["x.eml", "y.txt"]));
    let ran = bench.run(&["import", words(folder.path())]);
    assert!(ran.err.starts_with("FINAL.json: not brought in. FINAL.json and return 1.json say"));
    assert!(ran.err.contains("in 1 answer") && ran.err.contains("--keep-both"), "{ran:?}");
    assert!(ran.out.contains("x.eml: not brought in. This is a mail"), "{ran:?}");
    assert!(ran.out.contains("1 other file is not of the workbook: y.txt"), "{ran:?}");
    // the one that is trusted, by itself
    bench.good(&["import", words(&dale)]);
    let bench = Bench::empty();
    bench.good(&["import", words(folder.path()), "--keep-both"]);
    let listed = bench.json(&["snapshots", "dale"])["snapshots"].clone();
    assert_eq!(listed.as_array().unwrap().len(), 2, "{listed:#}");
}

#[test]
fn undo_says_what_went_and_what_stays_and_has_nothing_to_do_twice() {
    let folder = returns(&[("Abbey", None), ("Brook", None)]);
    let bench = Bench::empty();
    bench.good(&["network", "add", "Castle"]);
    bench.refused(&["import", "--undo"], "Nothing was brought in that could be taken back");
    bench.good(&["import", words(folder.path())]);
    bench.good(&["answer", "--network", "brook", "--matrix", "pcn-companion", "LEAD-0a=mostly"]);
    let undone = bench.json(&["import", "--undo"]);
    assert_eq!(undone["networks"], json!([{"slug": "abbey", "name": "Abbey", "snapshots": 1}]));
    let stays = undone["stays"].as_array().unwrap();
    let why: Vec<&str> = stays.iter().map(|one| one["why"].as_str().unwrap()).collect();
    assert_eq!(why, ["draft", "snapshots"], "{undone:#}");
    bench.refused(&["import", "--undo"], "a walk that is open goes on from it");
    bench.good(&["discard", "--network", "brook", "--matrix", "pcn-companion"]);
    let said = bench.good(&["import", "--undo"]);
    assert!(said.contains("Brook: the whole network, with 1 snapshot"), "{said}");
    bench.refused(&["import", "--undo"], "Nothing was brought in that could be taken back");
    bench.good(&["untrash", "abbey"]);
    assert_eq!(bench.json(&["snapshots", "abbey"])["snapshots"].as_array().unwrap().len(), 1);
    bench.wrong(&["import", "--undo", words(folder.path())]);
}

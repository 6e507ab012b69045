//! What a network's name stands for in every command, and that one movement is one everywhere: the
//! line of the national areas, else of the matrix of the last snapshot, and what was taken is said.

use std::path::Path;

use serde_json::{Value, json};

use super::{Bench, OURS};

/// A small matrix that calls itself national.
fn national() -> String {
    OURS.replace("\"id\": \"ours\"", "\"id\": \"nat\"")
        .replace("\"kind\": \"local\"", "\"kind\": \"national\"")
}

/// Dale agreed two of the national areas and then one of its own, and its manager has a view of the
/// national ones; Elm has only its own; Fern only a view.
fn library() -> Bench {
    let bench = Bench::empty().on("2026-06-01");
    bench.add_matrix(&national());
    bench.add_matrix(OURS);
    for network in ["Dale PCN", "Elm PCN", "Fern PCN"] {
        bench.good(&["network", "add", network]);
    }
    let early = ["A-1a=fully", "A-1b=fully", "A-l=Early", "B-1a=fully"];
    let growing = ["A-1a=fully", "A-1b=fully", "A-2a=fully", "A-l=Growing", "B-1a=fully"];
    walked(&bench, "dale", "nat", "2025-03-01", &early, &[]);
    walked(&bench, "dale", "nat", "2026-03-01", &growing, &[]);
    walked(&bench, "dale", "ours", "2025-04-01", &early, &[]);
    walked(&bench, "dale", "ours", "2026-04-01", &early, &[]);
    walked(&bench, "dale", "nat", "2026-05-01", &["A-1a=not_yet"], &["--voice", "manager"]);
    walked(&bench, "elm", "ours", "2026-02-01", &early, &[]);
    walked(&bench, "fern", "ours", "2026-02-01", &early, &["--voice", "manager"]);
    bench
}

fn walked(bench: &Bench, on: &str, matrix: &str, day: &str, answers: &[&str], voice: &[&str]) {
    let on = ["--network", on, "--matrix", matrix];
    bench.good(&[&["answer"], &on[..], answers, voice].concat());
    let day = ["--taken-on", day, "--leave-open"];
    bench.good(&[&["save"], &on[..], &day, voice].concat());
}

fn day_of(shown: &Value) -> &str {
    shown["taken_on"].as_str().unwrap()
}

#[test]
fn last_means_the_same_in_every_command() {
    let bench = library();
    let out = bench.home().join("out.json");
    for (matrix, day) in
        [(None, "2026-03-01"), (Some("nat"), "2026-03-01"), (Some("ours"), "2026-04-01")]
    {
        let more: Vec<&str> = matrix.map(|id| vec!["--matrix", id]).unwrap_or_default();
        let with = |words: &[&'static str]| [words, &more[..]].concat();
        let shown = bench.json(&with(&["show", "dale@last"]));
        assert_eq!(day_of(&shown), day);
        let share = [&with(&["share", "dale@last", "--out"])[..3], &[out.to_str().unwrap()], &more]
            .concat();
        let shared = bench.json(&share);
        assert_eq!(shared["snapshots"], json!([shown["snapshot"]]));
        std::fs::remove_file(&out).unwrap();
        for name in ["dale@last", "dale"] {
            let second = if matrix == Some("ours") { "dale@2025-04-01" } else { "dale@2025-03-01" };
            let compared = bench.json(&[&["compare", name, second], &more[..]].concat());
            let sides = compared["compared"].as_array().unwrap();
            assert_eq!(sides[1]["snapshot"], shown["snapshot"], "{name} {matrix:?}");
            let took = if matrix.is_some() { "matrix" } else { "national" };
            assert_eq!((&sides[1]["took"], &sides[0]["took"]), (&json!(took), &json!("name")));
        }
        let amended = bench.json(&with(&["amend", "dale@last"]));
        assert_eq!(amended["matrix"]["id"], shown["matrix"]["id"]);
        let id = shown["matrix"]["id"].as_str().unwrap();
        bench.good(&["discard", "--network", "dale", "--matrix", id]);
    }
}

#[test]
fn a_network_that_is_shared_is_all_it_agreed_and_one_persons_view_only_where_it_is_named() {
    let bench = library();
    let share = |names: &[&str], out: &str| {
        let out = bench.home().join(out);
        let args = [&["share"], names, &["--out", out.to_str().unwrap()]].concat();
        (bench.json(&args), out)
    };
    let days = |file: &Path| -> Vec<String> {
        let share: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
        let all = share["snapshots"].as_array().unwrap().iter();
        all.map(|snapshot| day_of(snapshot).to_owned()).collect()
    };
    let (shared, file) = share(&["dale"], "dale.json");
    assert_eq!(days(&file), ["2025-03-01", "2026-03-01"]);
    assert_eq!(
        (&shared["took"][0]["by"], &shared["took"][0]["matrix"]["id"]),
        (&json!("national"), &json!("nat"))
    );
    let (shared, file) = share(&["dale", "--matrix", "ours"], "ours.json");
    assert_eq!(days(&file), ["2025-04-01", "2026-04-01"]);
    assert_eq!(shared["took"][0]["by"], "matrix");
    let (shared, file) = share(&["elm", "dale@2026-05-01"], "both.json");
    assert_eq!(days(&file), ["2026-02-01", "2026-05-01"]);
    assert_eq!(
        (&shared["took"][0]["by"], &shared["took"][1]["by"]),
        (&json!("last_matrix"), &json!("name"))
    );
    let out = bench.home().join("fern.json");
    bench.refused(
        &["share", "fern", "--out", out.to_str().unwrap()],
        "there is only one view: manager",
    );
    share(&["fern@2026-02-01"], "fern.json");
    let said =
        bench.good(&["share", "dale", "--out", bench.home().join("x.json").to_str().unwrap()]);
    assert!(
        said.contains("Dale PCN, all it agreed on Ours: 2 snapshots, 1 Mar 2025 to 1 Mar 2026"),
        "{said}"
    );
    assert!(said.contains("left here: 1 single view and 2 on other matrices"), "{said}");
}

#[test]
fn compare_by_names_says_what_it_took_and_how_far_each_is_answered() {
    let bench = library();
    let said = bench.good(&["compare", "dale", "elm", "fern"]);
    for words in [
        "Dale PCN: the last of its line on the national areas",
        "Elm PCN, Fern PCN: nothing on the national areas, so the last of its line on Ours",
        "Never agreed, one person's view: Fern PCN (one view: manager)",
        "4 of 6",
        "one view: manager",
    ] {
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(words), "{words}: {said}");
    }
    bench.refused(&["compare", "dale", "fern", "--matrix", "nat"], "of that matrix");
}

/// The networks of a board: each with what its row says, worked out by hand.
#[test]
fn the_list_of_networks_moves_as_progress_and_compare_do() {
    let bench = library();
    let listed = bench.json(&["network", "list"]);
    let row = |slug: &str| {
        let rows = listed["networks"].as_array().unwrap().iter();
        rows.into_iter().find(|row| row["slug"] == slug).unwrap().clone()
    };
    let dale = row("dale-pcn");
    assert_eq!((day_of(&dale["last"]), &dale["last"]["took"]), ("2026-03-01", &json!("national")));
    assert_eq!(dale["moved"]["areas"], json!({"forward": 1, "same": 1}));
    assert_eq!(
        (&row("elm-pcn")["last"]["took"], &row("elm-pcn")["moved"]),
        (&json!("last_matrix"), &Value::Null)
    );
    let text = bench.good(&["network", "list"]);
    for words in ["1 Mar 2026  ▲ 1 forward", "1 Feb 2026  ▪ first one · Ours"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let progress = bench.json(&["progress", "dale", "--matrix", "nat"]);
    let last =
        |domain: &Value| domain["points"].as_array().unwrap().last().unwrap()["moved"].clone();
    let domains = progress["matrices"][0]["domains"].as_array().unwrap();
    assert_eq!(domains.iter().map(last).collect::<Vec<_>>(), ["forward", "same"]);
    let compared = bench.json(&["compare", "dale@2025-03-01", "dale"]);
    let moved = |domain: &Value| domain["sides"][1][0]["moved"].clone();
    let domains = compared["domains"].as_array().unwrap();
    assert_eq!(domains.iter().map(moved).collect::<Vec<_>>(), ["forward", "same"]);
    // a short walk later on: nobody was asked, and nothing falls
    walked(&bench, "dale", "nat", "2026-05-20", &["A-1a=fully"], &[]);
    let listed = bench.good(&["network", "list"]);
    assert!(listed.contains("20 May 2026  ◊ 2 no longer known"), "{listed}");
}

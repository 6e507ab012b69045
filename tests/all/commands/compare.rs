//! `compare`: what it prints, to the letter where other programs read it; what it writes to files;
//! what it refuses.

use serde_json::{Value, json};

use super::{Bench, OURS, on_ours};

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// Two networks on one small matrix: Hillside on two days, the other once, with a name that a
/// spreadsheet would run.
fn two() -> Bench {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=fully", "A-1b=partly", "B-1a=fully"]);
    bench.good(&on_ours("save", &["--label", "March"]));
    bench.good(&[
        "network", "add", "=Castle|HYPERLINK()", "--list-size", "41000", "--practices", "6",
    ]);
    let castle = |more: &[&str]| {
        let mut args = vec!["answer", "--network", "castle", "--matrix", "ours"];
        args.extend(more);
        bench.good(&args);
    };
    castle(&[
        "A-1a=fully", "A-1b=mostly", "A-l=Growing", "A-2a=not_sure", "--judge",
        "A=Growing:we meet weekly",
    ]);
    bench.good(&["save", "--network", "castle", "--matrix", "ours"]);
    let bench = bench.on("2026-09-10");
    bench.answer(&["A-1a=fully", "A-1b=fully", "A-2a=not_sure", "A-l=Early"]);
    bench.good(&on_ours("save", &["--label", "September", "--leave-open"]));
    bench
}

#[test]
fn snapshots_are_compared_to_the_letter_in_name_order() {
    let bench = two();
    let compared = bench.json(&["compare", "hillside@last", "castle@last"]);
    assert_eq!(keys(&compared), ["format", "compared", "comparable", "domains", "items", "asks"]);
    assert_eq!(compared["format"], "pcn-workbook.compared/1");
    assert_eq!(
        bench.json(&["compare", "castle@last", "hillside@last"]),
        compared,
        "in whatever order they are named"
    );
    let (castle, hillside) = (&compared["compared"][0], &compared["compared"][1]);
    assert_eq!(
        keys(castle),
        [
            "network", "snapshot", "matrix", "taken_on", "voice", "profile", "complete", "took",
            "differs", "changed_after_save", "first", "since_first"
        ]
    );
    assert_eq!(castle["network"]["name"], "=Castle|HYPERLINK()");
    assert_eq!((&castle["first"], &castle["since_first"]), (&json!(null), &json!(null)));
    assert_eq!(
        (&hillside["first"]["taken_on"], &hillside["since_first"]["forward"]),
        (&json!("2026-03-12"), &json!(["A-1b"]))
    );
    assert_eq!(
        compared["comparable"],
        json!({"comparable": 6, "answered": 4, "of": 6, "not_comparable": []})
    );
    let side = &compared["domains"][0]["sides"][1][0];
    assert_eq!(side["low"], "Early", "{side}");
    let expected = json!({
        "matrix": "ours", "id": "A", "lines_up": true, "differs": true, "sides": [
            [{"domain": "A", "standing": "stage", "stage": "Growing", "judged": true,
              "suggested": {"standing": "stage", "stage": "Early"},
              "complete": {"answered": 4, "of": 5, "kept": 0}, "state": "told", "low": "Growing",
              "high": "Growing", "moved": "first", "by": null, "unlike_answers": null,
              "first": null}],
            [{"domain": "A", "standing": "stage", "stage": "Early", "judged": false,
              "suggested": {"standing": "stage", "stage": "Early"},
              "complete": {"answered": 4, "of": 5, "kept": 0}, "state": side["state"],
              "low": "Early", "high": side["high"], "moved": "forward", "by": "answers",
              "unlike_answers": null,
              "first": {"standing": "before", "stage": null, "judged": false, "state": "told",
              "low": "before", "high": "before"}}]]});
    assert_eq!(compared["domains"][0].to_string(), expected.to_string(), "order counts too");
    let item = json!({"matrix": "ours", "id": "A-1b", "comparable": true, "differs": true, "answers": ["mostly", "fully"]});
    assert_eq!(compared["items"][1].to_string(), item.to_string());
}

#[test]
fn what_is_written_pastes_into_a_paper_and_runs_nothing_in_a_spreadsheet() {
    let bench = two();
    let written = |name: &str| {
        let out = bench.home().join(name);
        bench.good(&["compare", "hillside@last", "castle@last", "--out", out.to_str().unwrap()]);
        std::fs::read_to_string(out).unwrap()
    };
    insta(&written("a.md"), "compared-md");
    let data = crate::exports::without_ids(&written("a.csv").replace('\r', ""));
    insta(&data, "compared-csv");
    insta(&written("a.txt"), "compared-txt");
    insta(&written("a.html"), "compared-html");
    let file = written("b.txt");
    let lines = |text: &str| -> Vec<String> {
        let is_said = |line: &&str| !line.is_empty() && !line.starts_with("==");
        text.lines().filter(is_said).map(str::to_owned).collect()
    };
    assert_eq!(lines(&bench.good(&["compare", "hillside@last", "castle@last"])), lines(&file));
}

#[test]
fn many_are_rows_and_a_file_stays_as_narrow_as_a_page() {
    let bench = two();
    for name in ["Lakes", "Moor", "North"] {
        bench.good(&["network", "add", name]);
        bench.good(&["answer", "--network", name, "--matrix", "ours", "A-1a=mostly"]);
        bench.good(&["save", "--network", name, "--matrix", "ours"]);
    }
    let all = ["compare", "north@last", "moor@last", "lakes@last", "castle@last", "hillside@last"];
    let text = bench.good(&all);
    assert!(
        text.contains("Look along a row, not down a column")
            && text.contains("* =Castle|HYPERLINK(): Access, they say"),
        "{text}"
    );
    let names: Vec<&str> = ["=Castle", "Hillside", "Lakes", "Moor", "North"]
        .into_iter()
        .filter(|name| text.contains(name))
        .collect();
    assert_eq!(names.len(), 5);
    assert!(text.find("Hillside").unwrap() < text.find("North").unwrap());
    assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
}

#[test]
fn one_network_is_compared_over_time() {
    let bench = two();
    let text = bench.good(&["compare", "hillside@last", "hillside@2026-03-12", "--only-differing"]);
    assert!(
        text.contains("Hillside over time")
            && text.contains("12 Mar 2026")
            && text.contains("forward, Early"),
        "{text}"
    );
}

#[test]
fn the_last_one_of_a_network_is_about_the_network_and_agreed() {
    let bench = two().on("2026-12-03");
    let project = ["--matrix", "change-model", "--subject", "Falls clinic"];
    let castle = |command: &str, more: &[&str]| {
        let mut args = vec![command, "--network", "castle"];
        args.extend(more);
        bench.good(&args);
    };
    castle("answer", &[&project[..], &["CM-PUR-l=none_yet"]].concat());
    castle("save", &[&project[..], &["--taken-on", "2026-12-01"]].concat());
    castle("answer", &["--matrix", "ours", "--voice", "manager", "A-1a=not_yet"]);
    castle("save", &["--matrix", "ours", "--voice", "manager", "--taken-on", "2026-12-02"]);
    let matrix = |bench: &Bench| {
        bench.json(&["compare", "hillside@last", "castle@LAST"])["compared"][0].clone()
    };
    let last = matrix(&bench);
    assert_eq!(
        (&last["matrix"]["id"], &last["voice"]["kind"]),
        (&json!("ours"), &json!("agreed")),
        "{last:#}"
    );
    castle("answer", &["--matrix", "pcn-companion", "LEAD-0a=fully"]);
    castle("save", &["--matrix", "pcn-companion", "--taken-on", "2026-01-02"]);
    assert_eq!(
        matrix(&bench)["matrix"]["id"],
        "pcn-companion",
        "the national areas come first, whatever was saved later"
    );
}

#[test]
fn what_can_not_be_compared_is_refused_and_nothing_is_written() {
    let bench = two();
    bench.wrong(&["compare", "hillside@last"]);
    bench.refused(&["compare", "hillside@last", "hillside@2026-09-10"], "one and the same");
    bench.refused(&["compare", "hillside@last", "nowhere@last"], "");
    bench.refused(
        &["compare", "hillside@last", "castle@last", "--out", "a.pdf"],
        "what kind of file",
    );
    let there = bench.home().join("there.md");
    std::fs::write(&there, "mine").unwrap();
    bench.refused(
        &["compare", "hillside@last", "castle@last", "--out", there.to_str().unwrap()],
        "already",
    );
    assert_eq!(std::fs::read_to_string(there).unwrap(), "mine");
}

#[test]
fn a_reworded_statement_is_named_and_not_compared() {
    let bench = two();
    let newer = OURS
        .replace("\"revision\": 1", "\"revision\": 2")
        .replace("\"text\": \"We meet.\"", "\"text\": \"We all meet.\", \"revision\": 2");
    bench.add_matrix(&newer);
    bench.good(&["answer", "--network", "castle", "--matrix", "ours@2", "B-1a=fully"]);
    bench.good(&["save", "--network", "castle", "--matrix", "ours@2"]);
    let text = bench.good(&["compare", "hillside@last", "castle@last"]);
    assert!(
        text.contains("5 of 6 statements can be compared")
            && text.contains("(B-1a), its meaning was changed"),
        "{text}"
    );
    let compared = bench.json(&["compare", "hillside@last", "castle@last"]);
    assert_eq!(compared["comparable"]["not_comparable"][0]["why"], "reworded");
}

fn insta(text: &str, name: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../pictures");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

//! `matrix list`, `show`, `check` and `add`.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::{Bench, OURS};

fn file(bench: &Bench, name: &str, text: &str) -> PathBuf {
    let path = bench.home().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn check(bench: &Bench, text: &str) -> (Option<i32>, Value) {
    let path = file(bench, "checked.json", text);
    let ran = bench.run(&["matrix", "check", path.to_str().unwrap(), "--json"]);
    (ran.code, serde_json::from_str(&ran.out).unwrap())
}

fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut value: Value = serde_json::from_str(OURS).unwrap();
    change(&mut value);
    serde_json::to_string_pretty(&value).unwrap()
}

#[test]
fn a_good_matrix_is_checked_added_listed_and_shown() {
    let bench = Bench::empty();
    let (code, found) = check(
        &bench,
        &changed(|matrix| {
            matrix.as_object_mut().unwrap().remove("later");
        }),
    );
    assert_eq!(
        (code, found),
        (Some(0), json!({"format": "pcn-workbook.findings/1", "findings": []}))
    );
    let (code, found) = check(&bench, OURS);
    assert_eq!((code, &found["findings"][0]["code"]), (Some(0), &json!("kept-field")));
    bench.good(&["network", "add", "Hillside"]);
    bench.add_matrix(OURS);
    bench.add_matrix(OURS);
    assert_eq!(
        bench.files("matrices"),
        [PathBuf::from("matrices/ours.json")],
        "adding the same again changes nothing"
    );
    let listed = bench.json(&["matrix", "list"]);
    let ids: Vec<_> = listed["matrices"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids[ids.len() - 1], "ours");
    assert!(ids.contains(&"pcn-companion") && ids.contains(&"riverside-example"));
    let last = listed["matrices"].as_array().unwrap().last().unwrap();
    assert_eq!(
        last,
        &json!({"id": "ours", "revision": 1, "title": "Ours", "kind": "local", "origin": "loose", "file": "matrices/ours.json"})
    );
    let shown = bench.json(&["matrix", "show", "ours"]);
    assert_eq!(
        (&shown["format"], &shown["later"]),
        (&json!("pcn-workbook.matrix/1"), &json!({"kept": [1, null]}))
    );
    assert_eq!(shown["domains"][0]["ladders"][0]["rungs"]["Growing"], "Online too");
    let page = bench.good(&["matrix", "show", "pcn-companion"]);
    for part in [
        "LEAD-0a",
        "For example: Job description",
        "No source yet: 12",
        "Idea in a source, stage unchecked: 41",
        "Not NHS England's text",
        "WHAT WE NEED FROM OTHERS",
    ] {
        assert!(page.contains(part), "{part}");
    }
    bench.refused(&["matrix", "show", "nowhere"], "no matrix");
}

#[test]
fn a_bad_matrix_gets_every_finding_at_once_with_its_place() {
    let bench = Bench::empty();
    let text = changed(|matrix| {
        matrix["domains"][0]["statements"][1]["id"] = json!("a-1A");
        matrix["domains"][0]["statements"][2]["stage"] = json!("nowhere");
        matrix["domains"][1]["statements"] = json!([]);
        matrix["domains"][0]["why"] = json!(7);
    });
    let (code, found) = check(&bench, &text);
    assert_eq!(code, Some(1));
    let found = found["findings"].as_array().unwrap();
    assert!(found.len() >= 4, "{found:#?}");
    for finding in found {
        let keys: Vec<_> = finding.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(
            keys,
            ["code", "severity", "file", "line", "path", "says", "remedy"],
            "{finding}"
        );
        assert!(finding["file"].as_str().unwrap().ends_with("checked.json"));
    }
    let text = bench.run(&["matrix", "check", bench.home().join("checked.json").to_str().unwrap()]);
    assert_eq!(text.code, Some(1));
    assert!(text.out.contains("What to do:") && text.out.contains("line "), "{}", text.out);
}

#[test]
fn a_warning_alone_is_no_reason_to_refuse() {
    let bench = Bench::empty();
    let text = changed(|matrix| {
        matrix["domains"][0]["ladders"][0]["rungs"]
            .as_object_mut()
            .unwrap()
            .shift_remove("Growing");
    });
    let (code, found) = check(&bench, &text);
    assert_eq!(code, Some(0), "{found}");
    assert_eq!(found["findings"][0]["severity"], "warning");
}

#[test]
fn files_that_cannot_be_read_are_findings_too_and_the_good_ones_are_still_checked() {
    let bench = Bench::empty();
    let good = file(&bench, "good.json", OURS);
    let broken = file(&bench, "broken.json", "{\"format\": \"pcn-workbook.matrix/1\",\n  oops");
    let missing = bench.home().join("missing.json");
    let names = [good, broken, missing].map(|path| path.to_str().unwrap().to_owned());
    let ran = bench.run(&["matrix", "check", &names[0], &names[1], &names[2], "--json"]);
    assert_eq!(ran.code, Some(1));
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    let files: Vec<_> = found["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["code"] != "kept-field")
        .map(|one| one["file"].as_str().unwrap())
        .collect();
    assert!(
        files.iter().any(|file| file.ends_with("broken.json"))
            && files.iter().any(|file| file.ends_with("missing.json"))
    );
    assert!(!files.iter().any(|file| file.ends_with("good.json")));
}

#[test]
fn many_of_one_kind_are_told_once_with_how_often_and_fields_of_ones_own_as_kept() {
    let bench = Bench::empty();
    let text = changed(|matrix| {
        for number in 0..30 {
            let statement = json!({"id": format!("A-x{number}"), "stage": "nowhere", "text": "We do.", "owner": "us"});
            matrix["domains"][0]["statements"].as_array_mut().unwrap().push(statement);
        }
    });
    let path = file(&bench, "many.json", &text);
    let ran = bench.run(&["matrix", "check", path.to_str().unwrap()]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(ran.out.matches("There is no stage \"nowhere\"").count(), 1, "{}", ran.out);
    let words = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("29 more like this: ") && words.contains("; and 17 more"), "{words}");
    assert!(words.contains("\"owner\" stands in 30 places. It is kept, not used"), "{words}");
    assert!(words.contains("30 errors, "), "{words}");
}

#[test]
fn a_bad_or_taken_matrix_is_not_added() {
    let bench = Bench::with_network();
    let twice = changed(|matrix| matrix["domains"][1]["id"] = json!("a"));
    let path = file(&bench, "twice.json", &twice);
    bench.refused(&["matrix", "add", path.to_str().unwrap()], "not added");
    let other = changed(|matrix| matrix["title"] = json!("Other words"));
    let path = file(&bench, "other.json", &other);
    bench.refused(&["matrix", "add", path.to_str().unwrap()], "revision 1 here already");
    let shipped = changed(|matrix| matrix["id"] = json!("pcn-companion"));
    let path = file(&bench, "shipped.json", &shipped);
    bench.refused(&["matrix", "add", path.to_str().unwrap()], "here already");
    bench.refused(&["matrix", "add", "nowhere.json"], "not there");
    let next = changed(|matrix| {
        matrix["title"] = json!("Ours again");
        matrix["revision"] = json!(2);
    });
    let path = file(&bench, "next.json", &next);
    bench.good(&["matrix", "add", path.to_str().unwrap()]);
    assert_eq!(bench.json(&["matrix", "show", "ours"])["title"], "Ours again");
    assert_eq!(bench.json(&["matrix", "show", "ours@1"])["title"], "Ours");
}

/// Our own text of an older revision comes with the program for ever.
#[test]
fn an_older_revision_that_came_with_the_program_is_readable_and_leads_to_the_newest() {
    let bench = Bench::with_network();
    let on = |matrix: &'static str| ["--network", "hillside", "--matrix", matrix];
    let old = on("pcn-companion@1");
    bench.good(&[&["answer"], &old[..], &["DATA-0d=fully", "LEAD-0a=mostly"]].concat());
    bench.good(&[&["save"], &on("pcn-companion")[..]].concat());
    for copy in bench.files("matrices") {
        std::fs::remove_file(bench.library().join(copy)).unwrap();
    }
    let problems = bench.run(&["doctor", "--json"]).out;
    assert!(!problems.contains("matrix"), "nothing is missing: {problems}");
    assert!(bench.good(&["show", "hillside@last"]).contains("2 of 80 answered"));
    let new = on("pcn-companion");
    bench.good(&[&["answer"], &new[..], &["DATA-0d=partly"]].concat());
    let bench = bench.on("2027-05-01");
    bench.good(&[&["save"], &new[..]].concat());
    let newest = bench.json(&["show", "hillside@last"]);
    assert_eq!(newest["matrix"]["revision"], 2);
    assert_eq!(newest["complete"], json!({"answered": 2, "of": 80, "kept": 1}));
    let progress = bench.good(&["progress", "hillside"]);
    let progress = progress.split_whitespace().collect::<Vec<_>>().join(" ");
    let moved = "1 statement back (80 of 80 can be compared, 2 of them answered both times)";
    assert!(progress.contains(moved), "{progress}");
    let listed = bench.good(&["matrix", "list"]);
    assert!(listed.starts_with("pcn-companion@2"), "{listed}");
}

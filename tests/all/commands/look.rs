//! `show`, `snapshots` and `progress`: what they print, to the letter where other programs read it.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use super::{Bench, on_ours};

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// Three snapshots: March and September agreed, and one view between.
fn three() -> Bench {
    let bench = Bench::with_network();
    bench.answer(&[
        "A-1a=fully", "A-1b=partly", "A-2a=not_yet", "A-l=Early", "--judge", "A=Growing:we said",
    ]);
    bench.good(&on_ours("save", &["--label", "March"]));
    let bench = bench.on("2026-06-01");
    bench.answer(&["A-1a=not_yet", "--voice", "manager"]);
    bench.good(&on_ours("save", &["--voice", "manager"]));
    let bench = bench.on("2026-09-10");
    bench.answer(&[
        "A-1a=partly", "A-1b=fully", "A-2a=not_sure", "A-3a=not_yet", "A-l=Growing",
        "B-1a=not_applicable:none",
    ]);
    bench.good(&on_ours("save", &["--label", "September"]));
    bench
}

#[test]
fn a_network_shows_its_draft_then_its_last_snapshot_then_nothing() {
    let bench = Bench::with_network();
    let show = |bench: &Bench| bench.json(&["show", "hillside", "--matrix", "ours"]);
    let nothing = show(&bench);
    assert_eq!(
        (&nothing["snapshot"], &nothing["draft"], &nothing["complete"]),
        (&json!(null), &json!(null), &json!({"answered": 0, "of": 6, "kept": 0}))
    );
    bench.answer(&["--note", "A-1a=only a note"]);
    assert_eq!(show(&bench)["draft"], json!(null), "a note is no answer");
    bench.answer(&["A-1a=fully"]);
    assert!(show(&bench)["draft"].is_string());
    let saved = bench.json(&on_ours("save", &[]));
    assert_eq!((&show(&bench)["snapshot"], &show(&bench)["draft"]), (&saved["id"], &json!(null)));
    bench.answer(&["A-1a=partly"]);
    assert_eq!(show(&bench)["snapshot"], json!(null));
    let all = bench.json(&["show", "hillside"]);
    assert_eq!(keys(&all), ["format", "network", "standings"]);
    assert_eq!(all["standings"].as_array().unwrap().len(), 2);
    assert_eq!(keys(&all["network"]), ["id", "slug", "name"]);
}

#[test]
fn a_standing_is_printed_to_the_letter() {
    let bench = Bench::with_network();
    bench.answer(&[
        "A-1a=fully", "A-1b=mostly", "A-2a=partly", "A-l=Early", "--judge", "A=before:not really",
        "--aim", "A=Early",
    ]);
    let shown = bench.json(&["show", "hillside", "--matrix", "ours"]);
    assert_eq!(
        keys(&shown),
        [
            "format", "network", "matrix", "snapshot", "draft", "voice", "changed_after_save",
            "complete", "domains"
        ]
    );
    assert_eq!(shown["matrix"], json!({"id": "ours", "revision": 1}));
    let expected = json!({
        "id": "A", "standing": "before", "stage": null, "judged": true, "reason": "not really", "suggested": {"standing": "stage", "stage": "Early"},
        "towards": "Early", "in_place": 3, "applicable": 3,
        "holding": {"not_in_place": [], "not_sure": [], "unanswered": []},
        "by_stage": [
            {"stage": "Early", "fully": 1, "mostly": 1, "partly": 0, "not_yet": 0, "not_sure": 0, "not_applicable": 0, "unanswered": 0, "rungs_in_place": 1, "rungs_open": 0},
            {"stage": "Growing", "fully": 0, "mostly": 0, "partly": 1, "not_yet": 0, "not_sure": 0, "not_applicable": 0, "unanswered": 0, "rungs_in_place": 0, "rungs_open": 1},
            {"stage": "Strong", "fully": 0, "mostly": 0, "partly": 0, "not_yet": 0, "not_sure": 0, "not_applicable": 0, "unanswered": 1, "rungs_in_place": 0, "rungs_open": 1}],
        "aim": {"aim": "move", "to": "Early"}});
    assert_eq!(shown["domains"][0].to_string(), expected.to_string(), "order counts too");
}

#[test]
fn snapshots_are_listed_oldest_first_and_found_by_every_name() {
    let bench = three();
    let listed = bench.json(&["snapshots", "hillside"]);
    let rows = listed["snapshots"].as_array().unwrap();
    assert_eq!(
        keys(&rows[0]),
        [
            "id", "network", "matrix", "taken_on", "saved_at", "label", "voice", "counted",
            "in_line", "complete", "file"
        ]
    );
    let days: Vec<_> = rows.iter().map(|row| row["taken_on"].as_str().unwrap()).collect();
    assert_eq!(days, ["2026-03-12", "2026-06-01", "2026-09-10"]);
    assert_eq!(bench.json(&["snapshots"]), listed);
    let id = rows[0]["id"].as_str().unwrap();
    let file = rows[0]["file"].as_str().unwrap();
    let full = bench.library().join(file);
    for name in [
        id,
        &id[..id.len() - 1],
        &id[1..],
        "hillside@2026-03-12",
        "hill@2026-03-12",
        file,
        full.to_str().unwrap(),
    ] {
        assert_eq!(bench.json(&["show", name])["snapshot"], id, "{name}");
    }
    assert_eq!(bench.json(&["show", "hillside@last"])["snapshot"], rows[2]["id"]);
    assert_eq!(
        bench.json(&["show", "hillside@last", "--matrix", "ours"])["snapshot"],
        rows[2]["id"]
    );
    bench.refused(&["show", "hillside@last", "--matrix", "pcn-companion"], "no snapshot");
    bench.refused(&["show", &id[..4]], "");
    bench.refused(&["show", "nothing.json"], "");
    let text = bench.good(&["snapshots"]);
    assert!(
        text.contains("12 Mar 2026")
            && text.contains("one view: manager")
            && text.contains("March"),
        "{text}"
    );
}

#[test]
fn progress_is_printed_to_the_letter() {
    let bench = three();
    let progress = bench.json(&["progress", "hillside", "--matrix", "ours"]);
    assert_eq!(keys(&progress), ["format", "network", "matrices"]);
    let matrix = &progress["matrices"][0];
    assert_eq!(
        (keys(matrix), &matrix["matrix"]),
        (vec!["matrix", "in_place", "domains"], &json!({"id": "ours", "revision": 1}))
    );
    let area = &matrix["domains"][0];
    assert_eq!(keys(area), ["id", "points", "in_place", "since_last"]);
    let first = &area["points"][0];
    let point = [
        "snapshot", "taken_on", "standing", "stage", "judged", "suggested", "state", "low", "high",
        "moved", "by", "unlike_answers", "voice", "label", "complete",
    ];
    assert_eq!(keys(first), point);
    assert_eq!(
        (&first["stage"], &first["judged"], &first["suggested"]),
        (&json!("Growing"), &json!(true), &json!({"standing": "before", "stage": null}))
    );
    let moved = &area["since_last"];
    assert_eq!(
        keys(moved),
        [
            "forward", "back", "newly_known", "no_longer_known", "applies_now",
            "no_longer_applies", "not_comparable"
        ]
    );
    assert_eq!(
        moved["forward"],
        json!(["A-1b", "A-l"]),
        "against the one before of the same voice"
    );
    assert_eq!(moved["newly_known"], json!(["A-3a"]));
    let all = bench.json(&["progress", "hillside"]);
    assert_eq!(all["matrices"].as_array().unwrap().len(), 2, "the national one has no points yet");
    assert_eq!(all["matrices"][0]["domains"][0]["points"], json!([]));
    bench.refused(&["progress", "nowhere"], "no network");
    bench.refused(&["progress", "hillside", "--matrix", "riverside-example"], "does not use");
    bench.refused(&["progress", "hillside", "--matrix", "nonsense"], "no matrix");
}

/// The rows of a csv file, each by the names of its columns.
fn csv_rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    let bytes = std::fs::read(path).unwrap();
    let mut reader = csv::Reader::from_reader(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap());
    let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        heads.iter().cloned().zip(row.iter().map(str::to_owned)).collect()
    });
    rows.collect()
}

#[test]
fn progress_is_written_with_the_figures_that_it_prints() {
    let bench = three();
    let csv = bench.home().join("progress.csv");
    bench.good(&["progress", "hillside", "--matrix", "ours", "--out", csv.to_str().unwrap()]);
    let rows = csv_rows(&csv);
    let json = bench.json(&["progress", "hillside", "--matrix", "ours"]);
    let mut points = 0;
    for area in json["matrices"][0]["domains"].as_array().unwrap() {
        for point in area["points"].as_array().unwrap() {
            points += 1;
            let same = |row: &&BTreeMap<String, String>| {
                area["id"] == row["domain_id"] && point["snapshot"] == row["snapshot_id"]
            };
            let row = rows.iter().find(same).unwrap();
            assert_eq!(point["stage"].as_str().unwrap_or_default(), row["stage_id"]);
            assert_eq!(point["moved"], row["moved_since_previous"]);
            assert_eq!(
                (&point["state"], &point["taken_on"]),
                (&json!(row["state"]), &json!(row["taken_on"]))
            );
            assert_eq!(point["complete"]["answered"].to_string(), row["answered"]);
        }
    }
    assert_eq!((points, rows.len()), (4, 4), "the one view is not on the line");
    let markdown = bench.home().join("progress.md");
    bench.good(&["progress", "hillside", "--out", markdown.to_str().unwrap()]);
    let page = std::fs::read_to_string(&markdown).unwrap();
    for part in [
        "# Hillside: progress\n",
        "| **Ours: 2 snapshots, 12 Mar 2026 to 10 Sep 2026** |",
        "| Access | Growing \\* | 12 Mar 2026 to 10 Sep 2026 | 2 | first, then the same |",
        "since 12 Mar 2026: 2 statements forward",
        "\\* our own stage; the answers suggest another",
    ] {
        assert!(page.contains(part), "{part} in\n{page}");
    }
    // what is there is not written over, and an ending that is not written names those that are
    let out = |path: &Path| bench.run(&["progress", "hillside", "--out", path.to_str().unwrap()]);
    std::fs::write(&markdown, "ours").unwrap();
    assert_eq!(out(&markdown).code, Some(1));
    assert_eq!(std::fs::read_to_string(&markdown).unwrap(), "ours");
    let refused = out(&bench.home().join("progress.docx"));
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains(".md, .html, .txt or .csv"), "{refused:?}");
}

#[test]
fn pages_say_both_stages_what_is_left_and_what_next() {
    let bench = three();
    let page = bench.good(&["show", "hillside@2026-03-12"]);
    for part in [
        "Hillside: Ours",
        "12 March 2026, March",
        "Access: Growing, we say; the answers suggest Not started",
        "Why: we said",
        "partly ▒  A-1b",
        "open ·  A-3a",
    ] {
        assert!(page.contains(part), "{part} in\n{page}");
    }
    let ascii = bench.good(&["show", "hillside@2026-03-12", "--ascii"]);
    assert!(ascii.is_ascii() && ascii.contains("partly ~  A-1b"), "{ascii}");
    let table = bench.good(&["progress", "hillside"]);
    for part in ["2 snapshots", "12 Mar 2026", "Growing *", "forward  A-1b"] {
        assert!(table.contains(part), "{part} in\n{table}");
    }
    for page in [page, table] {
        assert!(page.lines().all(|line| line.chars().count() <= 100), "{page}");
    }
    assert!(bench.good(&["keys"]).contains("Ctrl-C"));
    assert_eq!(bench.json(&["keys"])["format"], "pcn-workbook.keys/1");
}

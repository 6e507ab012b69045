//! The tables that `export` writes say what the commands print, over the library of odd shapes.

use serde_json::Value;

use super::Odd;
use crate::commands::Bench;
use crate::exports::{export, rows};

fn of<'r>(rows: &'r [Value], snapshot: &Value, domain: &Value) -> &'r Value {
    let is_meant = |row: &&Value| row["snapshot_id"] == *snapshot && row["domain_id"] == *domain;
    let mut found = rows.iter().filter(is_meant);
    let row = found.next().unwrap_or_else(|| panic!("no row of {snapshot} {domain}"));
    assert!(found.next().is_none(), "two rows of {snapshot} {domain}");
    row
}

/// Each point of `progress` has one row, with the same figures.
fn check_progress(bench: &Bench, network: &str, matrix: &str, standings: &[Value]) {
    let progress = bench.json(&["progress", network, "--matrix", matrix]);
    for domain in progress["matrices"][0]["domains"].as_array().unwrap() {
        for point in domain["points"].as_array().unwrap() {
            let row = of(standings, &point["snapshot"], &domain["id"]);
            for (column, says) in [
                ("taken_on", &point["taken_on"]),
                ("standing", &point["standing"]),
                ("stage_id", &point["stage"]),
                ("judged", &point["judged"]),
                ("suggested", &point["suggested"]["standing"]),
                ("suggested_stage_id", &point["suggested"]["stage"]),
                ("state", &point["state"]),
                ("low", &point["low"]),
                ("high", &point["high"]),
                ("moved_since_previous", &point["moved"]),
                ("by_since_previous", &point["by"]),
                ("answered", &point["complete"]["answered"]),
                ("of", &point["complete"]["of"]),
                ("kept", &point["complete"]["kept"]),
            ] {
                assert_eq!(row[column], *says, "{network} {matrix} {column}: {row}");
            }
            assert_eq!(row["in_line"], true, "{network} {matrix}");
        }
    }
}

/// The last of a line: what is left is that of `show`, and how it moved since its first that of
/// `compare` and of the page.
fn check_last(bench: &Bench, network: &str, matrix: &str, standings: &[Value]) {
    let name = format!("{network}@last");
    let shown = bench.json(&["show", &name, "--matrix", matrix]);
    // beside another network, as nothing is compared with itself
    let other = match (network, matrix) {
        ("ash", "nat") => "cedar",
        ("ash", _) => "dogwood",
        _ => "ash",
    };
    let compared = bench.json(&["compare", &name, &format!("{other}@last"), "--matrix", matrix]);
    let sides = compared["compared"].as_array().unwrap();
    let own = sides.iter().position(|side| side["snapshot"] == shown["snapshot"]).unwrap();
    let page = bench.good(&["report", network, "--matrix", matrix, "--format", "md"]);
    let areas = compared["domains"].as_array().unwrap();
    for area in shown["domains"].as_array().unwrap() {
        let across = areas.iter().find(|across| across["id"] == area["id"]).unwrap();
        let row = of(standings, &shown["snapshot"], &area["id"]);
        for column in ["towards", "in_place", "applicable"] {
            assert_eq!(row[column], area[column], "{network} {matrix} {column}");
        }
        let cell = &across["sides"][own][0];
        assert_eq!(row["moved_since_first"], cell["moved"], "{network} {matrix}: {row}");
        assert_eq!(row["by_since_first"], cell["by"], "{network} {matrix}: {row}");
        let line = page.lines().find(|line| {
            line.starts_with(&format!("| {} |", row["domain_name"].as_str().unwrap()))
        });
        let line = line.unwrap_or_else(|| panic!("{row}: {page}"));
        let word = row["moved_since_first"].as_str().unwrap().replace('_', " ");
        let word = if word == "same" { "the same".to_owned() } else { word };
        assert!(word == "first" || line.contains(&word), "{word}: {line}");
    }
}

#[test]
fn every_figure_in_the_tables_is_the_one_that_is_printed() {
    let odd = Odd::new();
    let bench = &odd.bench;
    let printed = export(bench, "tables", &["--format", "jsonl"]);
    let (snapshots, standings) =
        (rows(bench, "tables", "snapshots"), rows(bench, "tables", "standings"));
    for (network, matrix) in &odd.lines {
        check_progress(bench, network, matrix, &standings);
        check_last(bench, network, matrix, &standings);
    }
    let listed = bench.json(&["snapshots"]);
    let listed = listed["snapshots"].as_array().unwrap();
    for one in listed {
        let row = snapshots.iter().find(|row| row["source_file"] == one["file"]).unwrap();
        for (column, says) in [
            ("snapshot_id", &one["id"]),
            ("counted", &one["counted"]),
            ("why_not", &one["why_not"]),
            ("in_line", &one["in_line"]),
            ("voice", &one["voice"]["kind"]),
            ("answered", &one["complete"]["answered"]),
            ("of", &one["complete"]["of"]),
            ("kept", &one["complete"]["kept"]),
        ] {
            assert_eq!(row[column], *says, "{column}: {row}");
        }
    }
    // those that a corrected copy replaced stand in no list
    let replaced: Vec<&Value> = snapshots.iter().filter(|row| row["superseded"] == true).collect();
    assert_eq!(snapshots.len(), listed.len() + replaced.len());
    assert!(replaced.iter().all(|row| row["why_not"] == "superseded" && row["counted"] == false));
    assert_eq!(replaced.len(), 1);
    check_counted(&snapshots, &standings);
    assert_eq!(printed["snapshots"], snapshots.len());
}

/// What does not count is in no other table; one id has one row that counts.
fn check_counted(snapshots: &[Value], standings: &[Value]) {
    let counted: Vec<&Value> = snapshots.iter().filter(|row| row["counted"] == true).collect();
    for row in standings {
        let own = counted.iter().filter(|one| one["snapshot_id"] == row["snapshot_id"]).count();
        assert_eq!(own, 1, "{row}");
    }
    for one in counted {
        assert!(standings.iter().any(|row| row["snapshot_id"] == one["snapshot_id"]), "{one}");
    }
}

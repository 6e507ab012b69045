//! Tables for other programs: they say what the program says elsewhere, nothing goes that stays at
//! home, no text becomes a formula, and they are written whole, under a new name, or not at all.

mod readers;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::commands::Bench;
use crate::format_docs::page::Page;
use crate::reports::told;

pub const TABLES: [&str; 6] = ["snapshots", "standings", "answers", "asks", "aims", "dictionary"];

/// The rows of a table as JSON lines, oldest first as they stand.
pub fn rows(bench: &Bench, out: &str, table: &str) -> Vec<Value> {
    let file = bench.home().join(out).join(format!("{table}.jsonl"));
    let text = fs::read_to_string(file).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Writes tables beside the library, and returns what was printed.
pub fn export(bench: &Bench, out: &str, more: &[&str]) -> Value {
    let path = bench.home().join(out);
    bench.json(&[&["export", "--out", path.to_str().unwrap()], more].concat())
}

/// All tables of a folder, one below the other.
fn plain(folder: &Path) -> String {
    let read = |table: &str| fs::read_to_string(folder.join(format!("{table}.csv"))).unwrap();
    let all: Vec<String> = TABLES.iter().map(|table| read(table)).collect();
    without_ids(&all.join("\n"))
}

/// A text with the order in which they come in the place of ids and hashes.
pub fn without_ids(text: &str) -> String {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let is_part = |letter: char| letter.is_ascii_hexdigit() || letter == '-';
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_part) {
        out += &rest[..start];
        let end = rest[start..].find(|letter| !is_part(letter)).map_or(rest.len(), |at| start + at);
        let word = &rest[start..end];
        let is_id = word.len() == 36 && word.matches('-').count() == 4;
        let is_hash = (word.len() == 64 || word.len() == 12) && !word.contains('-');
        if is_id || is_hash {
            let next = known.len() + 1;
            let number = known.entry(word.to_owned()).or_insert(next);
            out.push('#');
            out += &number.to_string();
        } else {
            out += word;
        }
        rest = &rest[end..];
    }
    out + rest
}

#[test]
fn the_tables_of_a_small_network_are_these() {
    let bench = told();
    export(&bench, "tables", &["--with-notes"]);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../pictures");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let text = plain(&bench.home().join("tables"));
    settings.bind(|| insta::assert_snapshot!("export-csv", text));
}

#[test]
fn every_column_of_every_table_is_described_and_every_described_one_is_there() {
    let bench = told();
    export(&bench, "tables", &[]);
    export(&bench, "lines", &["--format", "jsonl"]);
    let said = Page::read().first_cells("| column | kind | meaning |");
    assert_eq!(said.len(), TABLES.len());
    for (table, said) in TABLES.iter().zip(said) {
        let text = fs::read_to_string(bench.home().join(format!("tables/{table}.csv"))).unwrap();
        let heading: Vec<&str> = text.lines().next().unwrap().split(',').collect();
        assert_eq!(heading, said, "{table}");
        for row in rows(&bench, "lines", table) {
            let keys: Vec<&String> = row.as_object().unwrap().keys().collect();
            assert_eq!(keys, said.iter().collect::<Vec<_>>(), "{table}");
        }
    }
}

#[test]
fn what_stays_at_home_is_in_no_table_unless_it_is_asked_for() {
    let bench = told();
    let all = |out: &str| -> String {
        let ending = if out.starts_with("lines") { "jsonl" } else { "csv" };
        let read = |table: &&str| {
            fs::read_to_string(bench.home().join(format!("{out}/{table}.{ending}"))).unwrap()
        };
        TABLES.iter().map(read).collect()
    };
    let withheld =
        ["MARK", "no line here", "We do it without the record", "one booking line first"];
    for (out, form) in [("tables", "csv"), ("lines", "jsonl")] {
        let printed = export(&bench, out, &["--format", form]);
        assert_eq!(printed["left_out"], json!(["reason", "note", "evidence", "present"]));
        for mark in withheld {
            assert!(!all(out).contains(mark), "{mark} in {out}");
        }
    }
    let printed = export(&bench, "lines-full", &["--with-notes", "--format", "jsonl"]);
    assert_eq!(printed["left_out"], json!(["evidence", "present"]));
    let full = all("lines-full");
    for mark in ["MARK of a note", "MARK of a need", withheld[1], withheld[2], withheld[3]] {
        assert!(full.contains(mark), "{mark}: {full}");
    }
    for never in ["MARK of evidence", "nurse"] {
        assert!(!full.contains(never), "{never}: {full}");
    }
    let said = bench.good(&["export", "--out", bench.home().join("said").to_str().unwrap()]);
    assert!(said.contains("Left out: reasons, notes, evidence and who was there."), "{said}");
    assert!(said.contains("Nothing was sent."), "{said}");
}

#[test]
fn no_text_becomes_a_formula_or_drives_a_terminal() {
    let bench = told();
    bench.good(&["network", "set", "hillside", "--name", "=HYPERLINK(\"x\")"]);
    let on = ["--network", "hillside", "--matrix", "ours"];
    let note = "B-1a=-1+1\nsecond \u{1b}]0;x\u{7} line, \"quoted\"";
    bench.good(&[&["answer"], &on[..], &["B-1a=fully", "--note", note]].concat());
    let save = ["--taken-on", "2026-03-10", "--leave-open", "--label", "+SUM(A1)"];
    bench.good(&[&["save"], &on[..], &save].concat());
    export(&bench, "tables", &["--with-notes"]);
    export(&bench, "lines", &["--with-notes", "--format", "jsonl"]);
    let snapshots = fs::read_to_string(bench.home().join("tables/snapshots.csv")).unwrap();
    assert!(snapshots.contains(",\"'=HYPERLINK(\"\"x\"\")\","), "{snapshots}");
    assert!(snapshots.contains(",'+SUM(A1),"), "{snapshots}");
    let answers = fs::read_to_string(bench.home().join("tables/answers.csv")).unwrap();
    assert!(answers.contains(",\"'-1+1 second "), "a note stands on one line: {answers}");
    assert!(!answers.contains(|found: char| found.is_control() && found != '\n'), "{answers:?}");
    let answers = rows(&bench, "lines", "answers");
    let noted =
        answers.iter().find_map(|row| row["note"].as_str().filter(|it| it.starts_with('-')));
    assert!(noted.is_some_and(|note| note.contains('\n') && !note.contains('\u{1b}')), "{noted:?}");
}

#[test]
fn tables_are_new_and_whole_or_not_there() {
    let bench = told();
    let home = bench.home();
    let at = |name: &str| home.join(name).to_str().unwrap().to_owned();
    fs::create_dir(home.join("there")).unwrap();
    fs::write(home.join("there.xlsx"), "mine").unwrap();
    for name in ["there", "there.xlsx"] {
        bench.refused(&["export", "--out", &at(name)], "nothing is ever written over");
    }
    assert_eq!(fs::read_to_string(home.join("there.xlsx")).unwrap(), "mine");
    assert_eq!(fs::read_dir(home.join("there")).unwrap().count(), 0);
    for name in ["a.csv", "a.parquet", "a.ods", "a.json", "a.PDF"] {
        bench.refused(&["export", "--out", &at(name)], ".xlsx");
    }
    bench.refused(&["export", "--out", &at("none"), "--since", "2027-01-01"], "no snapshot");
    bench.refused(&["export", "--out", &at("nowhere/tables")], "folder");
    bench.refused(&["export", "castle", "--out", &at("none")], "castle");
    bench.refused(&["export", "--out", &at("none"), "--matrix", "none"], "none");
    for more in [["--format", "xlsx"], ["--since", "31 June"], ["--by", "month"]] {
        bench.wrong(&[&["export", "--out", &at("none")], &more[..]].concat());
    }
    bench.wrong(&["export", "--out", &at("none.xlsx"), "--by", "quarter"]);
    bench.wrong(&["export", "--out", &at("none.xlsx"), "--format", "csv"]);
    bench.wrong(&["export"]);
    let left: Vec<_> = fs::read_dir(home).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("~pw")), "{left:?}");
    assert!(!home.join("none").exists() && !home.join("none.xlsx").exists());
}

/// A disk that takes no more leaves nothing half, and says so.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_nothing_and_is_said() {
    use std::process::Command;

    let bench = Bench::empty();
    let library = bench.home().join("made-up");
    let made = bench
        .bare()
        .args(["sample", library.to_str().unwrap(), "--networks", "3", "--snapshots", "3"])
        .output();
    assert!(made.unwrap().status.success());
    let folder = bench.home().join("out");
    fs::create_dir(&folder).unwrap();
    for name in ["tables", "tables.xlsx"] {
        let line = format!(
            "ulimit -f 8; exec {} --library {} export --out {}",
            env!("CARGO_BIN_EXE_pcn-workbook"),
            library.display(),
            folder.join(name).display()
        );
        let ran =
            Command::new("sh").args(["-c", &line]).env("HOME", bench.home()).output().unwrap();
        let said = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(ran.status.code(), Some(1), "{name}: {said}");
        assert!(said.starts_with("Nothing was written: "), "{name}: {said}");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "{name}");
    }
}

#[test]
fn only_the_snapshots_that_are_asked_for_go_and_each_says_how_it_moved_all_the_same() {
    let bench = told();
    let on = ["--network", "hillside", "--matrix", "ours", "--voice", "manager"];
    bench.good(&[&["answer"], &on[..], &["A-1a=not_yet"]].concat());
    bench.good(&[&["save"], &on[..], &["--taken-on", "2026-03-05"]].concat());
    let days = |out: &str| -> Vec<Value> {
        rows(&bench, out, "snapshots").iter().map(|row| row["taken_on"].clone()).collect()
    };
    let lines = ["--format", "jsonl"];
    export(&bench, "all", &lines);
    assert_eq!(days("all"), ["2025-03-01", "2025-09-01", "2026-03-01", "2026-03-05"]);
    export(&bench, "agreed", &[&lines[..], &["--agreed-only"]].concat());
    assert_eq!(days("agreed"), ["2025-03-01", "2025-09-01", "2026-03-01"]);
    let printed = export(&bench, "late", &[&lines[..], &["--since", "2026-03-01"]].concat());
    assert_eq!(days("late"), ["2026-03-01", "2026-03-05"]);
    assert_eq!((&printed["networks"], &printed["snapshots"]), (&json!(1), &json!(2)));
    let moved = |out: &str| -> Vec<Value> {
        let rows = rows(&bench, out, "standings");
        let rows = rows.iter().filter(|row| row["taken_on"] == "2026-03-01");
        rows.map(|row| json!([row["moved_since_previous"], row["moved_since_first"]])).collect()
    };
    assert_eq!(moved("late"), moved("all"));
    let refused = bench.run(&["export", "--out", "x", "--matrix", "pcn-companion"]);
    assert_eq!(refused.code, Some(1), "there is nothing on it: {}", refused.err);
}

#[test]
fn by_quarter_every_table_has_every_quarter_and_the_same_rows() {
    let bench = told();
    export(&bench, "whole", &[]);
    let printed = export(&bench, "parts", &["--by", "quarter"]);
    assert_eq!(printed["by"], "quarter");
    for table in &TABLES[..5] {
        let folder = bench.home().join("parts").join(table);
        let mut quarters: Vec<String> = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        quarters.sort();
        assert_eq!(quarters, ["quarter=2025Q1", "quarter=2025Q3", "quarter=2026Q1"], "{table}");
        let whole = fs::read_to_string(bench.home().join(format!("whole/{table}.csv"))).unwrap();
        let (heading, whole) = whole.split_once('\n').unwrap();
        let mut joined = String::new();
        for quarter in quarters {
            let part = fs::read_to_string(folder.join(quarter).join("part.csv")).unwrap();
            let (own, rows) = part.split_once('\n').unwrap();
            assert_eq!(own, heading);
            joined += rows;
        }
        assert_eq!(joined, whole, "{table}");
    }
    let dictionary = |out: &str| fs::read(bench.home().join(out).join("dictionary.csv")).unwrap();
    assert_eq!(dictionary("parts"), dictionary("whole"));
}

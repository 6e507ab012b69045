//! Tables in programs that others wrote: the questions of docs/analysis.md as they are printed, and
//! the .xlsx file in a second reader. Where Python has no such package the tests say so and check
//! nothing.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use super::export;
use crate::commands::Bench;
use crate::python::{has, python};
use crate::reports::told;

/// The first block of code of a language in docs/analysis.md.
fn printed(language: &str) -> String {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/analysis.md");
    let page = fs::read_to_string(page).unwrap().replace("\r\n", "\n");
    let block = page.split(&format!("```{language}\n")).nth(1).unwrap();
    block.split("```").next().unwrap().to_owned()
}

/// A made-up library, and how many of its networks moved forward in the area of the question by
/// quarter, as `progress` says it.
fn asked() -> (Bench, BTreeMap<String, u64>) {
    let bench = Bench::empty();
    let library = bench.library();
    let sample = ["sample", library.to_str().unwrap(), "--networks", "6", "--snapshots", "6"];
    assert!(bench.bare().args(sample).output().unwrap().status.success());
    let mut forward: BTreeMap<String, u64> = BTreeMap::new();
    for network in bench.json(&["network", "list"])["networks"].as_array().unwrap() {
        let slug = network["slug"].as_str().unwrap();
        let progress = bench.json(&["progress", slug, "--matrix", "pcn-companion"]);
        let domains = progress["matrices"][0]["domains"].as_array().unwrap();
        let care = domains.iter().find(|domain| domain["id"] == "CARE").unwrap();
        let points = care["points"].as_array().unwrap();
        let mut quarters: Vec<String> = points
            .iter()
            .filter(|point| point["moved"] == "forward")
            .map(|point| quarter(point["taken_on"].as_str().unwrap()))
            .collect();
        quarters.dedup();
        for quarter in quarters {
            *forward.entry(quarter).or_default() += 1;
        }
    }
    assert!(forward.values().sum::<u64>() > 2, "{forward:?}");
    export(&bench, "by-quarter", &["--by", "quarter"]);
    (bench, forward)
}

fn quarter(day: &str) -> String {
    let month: u32 = day[5..7].parse().unwrap();
    format!("{}Q{}", &day[..4], (month - 1) / 3 + 1)
}

#[test]
fn the_question_in_duckdb_has_the_answer_that_progress_gives() {
    if !has("duckdb") {
        return;
    }
    let (bench, forward) = asked();
    let program = format!(
        "import duckdb, json\nprint(json.dumps(dict(duckdb.sql('''{}''').fetchall())))",
        printed("sql")
    );
    let found: BTreeMap<String, u64> = serde_json::from_str(&python(&bench, &program)).unwrap();
    assert_eq!(found, forward);
}

#[test]
fn the_question_in_pandas_has_the_answer_that_progress_gives() {
    if !has("pandas") {
        return;
    }
    let (bench, forward) = asked();
    let text = python(&bench, &printed("python"));
    let line = |line: &str| -> Option<(String, u64)> {
        let (quarter, count) = line.split_once(' ')?;
        Some((quarter.to_owned(), count.trim().parse().ok()?))
    };
    assert_eq!(text.lines().filter_map(line).collect::<BTreeMap<_, _>>(), forward, "{text}");
}

#[test]
fn a_second_reader_finds_the_same_in_the_sheets_as_in_the_lines() {
    if !has("openpyxl") {
        return;
    }
    let bench = told();
    bench.good(&["network", "set", "hillside", "--name", "=HYPERLINK(\"x\")"]);
    export(&bench, "lines", &["--format", "jsonl", "--with-notes"]);
    export(&bench, "all.xlsx", &["--with-notes"]);
    let read = "
import json, openpyxl, datetime
def plain(cell):
    assert cell.data_type != 'f', cell
    value = cell.value
    return value.date().isoformat() if isinstance(value, datetime.datetime) else value
book = openpyxl.load_workbook('all.xlsx')
assert book.sheetnames[0] == 'read me', book.sheetnames
sheets = {}
for sheet in book.worksheets[1:]:
    assert sheet.freeze_panes == 'A2', sheet.title
    rows = list(sheet.iter_rows())
    heading = [cell.value for cell in rows[0]]
    sheets[sheet.title] = [dict(zip(heading, map(plain, row))) for row in rows[1:]]
print(json.dumps(sheets))
";
    let sheets: Value = serde_json::from_str(&python(&bench, read)).unwrap();
    for table in super::TABLES {
        let rows = super::rows(&bench, "lines", table);
        assert_eq!(sheets[table].as_array().unwrap(), &rows, "{table}");
    }
}

//! Pages that people read: what is on them is what the program says elsewhere, nothing goes that
//! stays at home, and a page is written whole, under the name that was given, or not at all.

pub mod browser;
mod grouped;
mod several;

use std::fs;

use crate::commands::{Bench, OURS};

/// A network with three snapshots in a small matrix, the last with all that can be said.
pub fn told() -> Bench {
    let bench = Bench::with_network();
    let walk = |day: &str, said: &[&str], more: &[&str]| {
        let on = ["--network", "hillside", "--matrix", "ours"];
        bench.good(&[&["answer"], &on[..], said].concat());
        bench.good(&[&["save"], &on[..], &["--taken-on", day], more].concat());
    };
    bench.good(&[
        "network", "set", "hillside", "--purpose", "Keep people well at home", "--list-size",
        "41000",
    ]);
    walk("2025-03-01", &["A-1a=fully", "A-1b=partly", "A-l=none_yet"], &[]);
    walk(
        "2025-09-01",
        &["A-1a=fully", "A-1b=mostly", "A-l=Early", "B-1a=fully"],
        &["--leave-open"],
    );
    let said = [
        "A-1a=fully",
        "A-1b=fully",
        "A-2a=not_yet",
        "A-3a=not_applicable:no line here",
        "A-l=Growing",
        "B-1a=not_sure",
        "--note",
        "A-2a=MARK of a note",
        "--evidence",
        "A-1a=MARK of evidence",
        "--judge",
        "A=Growing:We do it without the record",
        "--aim",
        "A=Strong:one booking line first",
        "--aim",
        "B=stay",
        "--need",
        "S-A=MARK of a need",
    ];
    walk(
        "2026-03-01",
        &said,
        &["--leave-open", "--label", "Spring walk", "--present", "GP", "--present", "nurse"],
    );
    bench
}

fn picture(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../pictures");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn the_page_of_a_network_as_text_markdown_and_html() {
    let bench = told();
    picture("report-text", &bench.good(&["report", "hillside"]));
    for (ending, name) in [("md", "report-markdown"), ("html", "report-html")] {
        let out = bench.home().join(format!("page.{ending}"));
        let out = out.to_str().unwrap();
        let said = bench.good(&["report", "hillside", "--out", out, "--since", "2025-03-31"]);
        assert!(said.contains("the last of its line on Ours: 1 March 2026, agreed"), "{said}");
        assert!(said.contains("Nothing was sent"), "{said}");
        picture(name, &fs::read_to_string(out).unwrap());
    }
}

#[test]
fn notes_go_only_where_they_were_asked_for_and_names_only_where_they_may() {
    let bench = told();
    let kinds = ["html", "md", "txt"];
    for kind in kinds {
        let plain = bench.good(&["report", "hillside", "--format", kind]);
        assert!(!plain.contains("MARK"), "{plain}");
        assert!(plain.contains("GP, nurse") && plain.contains("Spring walk"), "{plain}");
        assert!(plain.contains("Keep people well at home"), "{plain}");
        let full = bench.good(&["report", "hillside", "--format", kind, "--with-notes"]);
        for mark in ["MARK of a note", "MARK of evidence", "MARK of a need"] {
            assert!(full.contains(mark), "{mark}: {full}");
        }
        for names in ["codes", "none"] {
            let unnamed = bench.good(&["report", "hillside", "--format", kind, "--names", names]);
            for gone in
                ["MARK", "Hillside", "GP, nurse", "Spring walk", "Keep people well", "41,000"]
            {
                assert!(!unnamed.contains(gone), "{gone}: {unnamed}");
            }
        }
    }
    let json = bench.json(&["report", "hillside", "--names", "none"]);
    assert_eq!(json["left_out"], serde_json::json!(["note", "evidence", "present"]));
}

#[test]
fn a_page_is_written_under_a_name_that_says_what_it_is_and_over_nothing() {
    let bench = told();
    for name in ["page.docx", "page.pdf", "page.json", "page", "page.csv"] {
        bench.refused(&["report", "hillside", "--out", name], ".html, .md or .txt");
        assert!(!bench.home().join(name).exists(), "{name}");
    }
    bench.wrong(&["report", "hillside", "--out", "page.md", "--format", "html"]);
    bench.wrong(&["report", "hillside", "--since", "31 June 2025"]);
    fs::write(bench.home().join("page.html"), "mine").unwrap();
    bench.refused(&["report", "hillside", "--out", "page.html"], "nothing is ever written over");
    assert_eq!(fs::read_to_string(bench.home().join("page.html")).unwrap(), "mine");
    bench.refused(&["report", "hillside", "--matrix", "pcn-companion"], "hillside");
    let never = Bench::with_network();
    never.refused(&["report", "hillside"], "no snapshot");
}

#[test]
fn what_moved_is_said_since_last_time_since_the_first_and_since_a_day() {
    let bench = told();
    let one_line = |page: String| page.split_whitespace().collect::<Vec<_>>().join(" ");
    let page = one_line(bench.good(&["report", "hillside", "--since", "2025-08-31"]));
    assert!(page.contains("Since 31 August 2025 is since the snapshot of 1 March 2025."), "{page}");
    let early = one_line(bench.good(&["report", "hillside", "--since", "2024-01-01"]));
    assert!(early.contains("There is no earlier snapshot of 1 January 2024 or before"), "{early}");
    let first = one_line(bench.good(&["report", "hillside@2025-03-01"]));
    assert!(first.contains("This is the first snapshot"), "{first}");
    assert!(!first.contains("Since last time"), "{first}");
}

/// The text of a page's table row for an area, by the heading of the column.
fn cell(markdown: &str, area: &str, column: &str) -> String {
    let cells = |line: &str| -> Vec<String> {
        line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    let lines: Vec<&str> = markdown.lines().collect();
    let head = lines.iter().position(|line| line.starts_with("| Area | Now |")).unwrap();
    let at = cells(lines[head]).iter().position(|heading| heading == column).unwrap();
    let row = lines[head..].iter().find(|line| cells(line)[0] == area).unwrap();
    cells(row)[at].clone()
}

#[test]
fn every_figure_on_a_page_is_the_one_that_show_and_progress_print() {
    let bench = told();
    let page = bench.good(&["report", "hillside", "--format", "md"]);
    let shown = bench.json(&["show", "hillside@last"]);
    let moved =
        &bench.json(&["progress", "hillside", "--matrix", "ours"])["matrices"][0]["domains"];
    let complete = &shown["complete"];
    let answered = format!("{} of {} answered", complete["answered"], complete["of"]);
    assert!(page.contains(&answered), "{answered}: {page}");
    let areas = shown["domains"].as_array().unwrap().iter().zip(moved.as_array().unwrap());
    for ((area, moved), name) in areas.zip(["Access", "Belonging"]) {
        let now = cell(&page, name, "Now");
        let stage = area["stage"].as_str().unwrap_or(if area["judged"] == true {
            "Not started"
        } else {
            ""
        });
        assert!(now.starts_with(stage), "{name} {now}: {area}");
        let differs = area["judged"] == true && area["suggested"] != area["stage"];
        assert_eq!(now.contains('*'), differs, "{name} {now}: {area}");
        let word = moved["points"].as_array().unwrap().last().unwrap()["moved"].as_str().unwrap();
        let word = word.replace('_', " ").replace("same", "the same");
        assert!(cell(&page, name, "Since last time").contains(&word), "{name}, {word}: {page}");
    }
    let text = bench.good(&["show", "hillside@last"]);
    for line in text.lines().filter(|line| line.trim_start().starts_with("Left on the way to")) {
        assert!(page.contains(line.trim()), "{line}: {page}");
    }
}

#[test]
fn a_matrix_of_ours_stands_beside_the_national_one_and_not_on_a_page_without_the_name() {
    let bench = told();
    let national = OURS
        .replace("\"id\": \"ours\"", "\"id\": \"nat\"")
        .replace("\"title\": \"Ours\"", "\"title\": \"Theirs\"");
    bench.add_matrix(&national.replace("\"kind\": \"local\"", "\"kind\": \"national\""));
    let on = ["--network", "hillside", "--matrix", "nat"];
    bench.good(&[&["answer"], &on[..], &["A-1a=fully"]].concat());
    bench.good(&[&["save"], &on[..], &["--taken-on", "2026-03-02"]].concat());
    let page = bench.good(&["report", "hillside"]);
    assert!(page.contains("Our other matrices beside it") && page.contains("Ours"), "{page}");
    let unnamed = bench.good(&["report", "hillside", "--names", "none"]);
    assert!(!unnamed.contains("Our other matrices") && !unnamed.contains("Ours"), "{unnamed}");
}

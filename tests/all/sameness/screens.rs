//! The screens say what the commands print: Networks, Home, one snapshot, Compare and Progress, line
//! by line of the library of odd shapes.

use std::path::Path;

use serde_json::Value;

use super::{Odd, last_points};
use crate::commands::Bench;
use crate::format_docs::screen::Screen;

const SIGNS: [(&str, &str); 9] = [
    ("forward", "▲"),
    ("back", "▼"),
    ("same", "■"),
    ("now_known", "●"),
    ("no_longer_known", "◊"),
    ("not_known_yet", "◦"),
    ("not_answered", "·"),
    ("questions_changed", "≠"),
    ("first", "▪"),
];

/// The areas of a matrix of the library, by name.
fn area_names(matrix: &str) -> [&'static str; 2] {
    if matrix == "nat" { ["Entry", "Trust"] } else { ["Access", "Belonging"] }
}

/// "2026-03-01" as the screens have it: "1 Mar 2026".
fn day(on: &Value) -> String {
    let date: jiff::civil::Date = on.as_str().unwrap().parse().unwrap();
    date.strftime("%-d %b %Y").to_string()
}

/// Where an area stands, in the words that every screen has for it; `shown` is what `show` says of
/// it.
fn standing<'a>(area: &'a Value, shown: &'a Value) -> &'a str {
    let stage = area["stage"].as_str();
    let is_unanswered = !shown["holding"]["unanswered"].as_array().unwrap().is_empty();
    match area["state"].as_str().unwrap() {
        "told" => stage.unwrap_or("Not started"),
        "open" => stage.unwrap_or(if is_unanswered { "open" } else { "not sure" }),
        "not_answered" => "not answered",
        other => panic!("{other}: {area}"),
    }
}

fn areas(shown: &Value) -> &Vec<Value> {
    shown["domains"].as_array().unwrap()
}

fn sign(moved: &Value) -> &'static str {
    let word = moved.as_str().unwrap();
    SIGNS.iter().find(|(known, _)| *known == word).unwrap_or_else(|| panic!("{word}")).1
}

fn count_of(complete: &Value, between: &str) -> String {
    format!("{}{between}{}", complete["answered"], complete["of"])
}

/// The list of networks, as on a computer that never had it open.
fn open(bench: &Bench, home: &Path) -> Screen {
    let library = bench.library();
    let arguments = ["--library", library.to_str().unwrap()];
    let mut screen = Screen::open_at((40, 120), home, &arguments);
    screen.wait_for("5 networks").wait_for("▪ first one");
    screen
}

/// The Home of a network, from the list of networks.
fn open_home(bench: &Bench, home: &Path, network: &str) -> Screen {
    let mut screen = open(bench, home);
    screen.press("/").press(network).wait_for("1 of 5 networks").press("\r");
    screen.wait_for("SAVED SNAPSHOTS");
    screen
}

#[test]
fn networks_and_the_rows_of_compare_say_what_the_commands_say() {
    let odd = Odd::new();
    let bench = &odd.bench;
    let home = tempfile::tempdir().unwrap();
    let mut screen = open(bench, home.path());
    for line in bench.good(&["network", "list"]).lines() {
        let (name, rest) = line.split_once(" - ").unwrap().1.split_once(" PCN").unwrap();
        let words: Vec<&str> = rest.split(" · ").next().unwrap().split_whitespace().collect();
        let (day, moved) = (words[..3].join(" "), words[3..].join(" "));
        screen.wait_for_row(&[name.trim(), &day, &moved]);
    }
    let names = ["ash", "beech", "cedar", "dogwood", "elder"];
    let compared = bench.json(&[&["compare"], &names[..]].concat());
    let shown = names.map(|name| bench.json(&["show", &format!("{name}@last")]));
    screen.press("*c").wait_for("5 networks, in name order");
    for (at, side) in compared["compared"].as_array().unwrap().iter().enumerate() {
        let name = side["network"]["name"].as_str().unwrap().trim_end_matches(" PCN");
        let mut pieces = vec![name.to_owned(), count_of(&side["complete"], "/")];
        pieces.extend(side["voice"]["role"].as_str().map(|_| "view".to_owned()));
        let cells = areas(&compared).iter().map(|area| &area["sides"][at][0]);
        for (cell, own) in cells.filter(|cell| !cell.is_null()).zip(areas(&shown[at])) {
            pieces.push(sign(&cell["moved"]).to_owned());
            pieces.push(standing(cell, own).to_owned());
        }
        screen.wait_for_row(&pieces.iter().map(String::as_str).collect::<Vec<_>>());
    }
    screen.leave();
}

#[test]
fn home_and_progress_say_of_each_line_what_the_commands_say() {
    let odd = Odd::new();
    let bench = &odd.bench;
    for (network, matrix) in &odd.lines {
        let home = tempfile::tempdir().unwrap();
        let mut screen = open_home(bench, home.path(), network);
        let shown = bench.json(&["show", &format!("{network}@last"), "--matrix", matrix]);
        let points = last_points(bench, network, matrix);
        for ((name, point), area) in area_names(matrix).iter().zip(&points).zip(areas(&shown)) {
            let holding = area["holding"].as_object().unwrap().values();
            let left: usize = holding.map(|items| items.as_array().unwrap().len()).sum();
            let left = if left == 0 { String::new() } else { left.to_string() };
            let stage = match standing(point, area) {
                "open" | "not sure" => "still open",
                stage => stage,
            };
            let left = if stage == "not answered" { String::new() } else { left };
            screen.wait_for_row(&[name, stage, &left]);
        }
        screen.press("p").wait_for("Progress");
        for ((name, point), area) in area_names(matrix).iter().zip(&points).zip(areas(&shown)) {
            let stage = match standing(point, area) {
                "open" | "not sure" => "still open",
                stage => stage,
            };
            screen.wait_for_row(&[name, &format!("{} {stage}", sign(&point["moved"]))]);
        }
        // one area of it: the stage chart, and below it the words
        let name = area_names(matrix)[1];
        screen.focus_on(name).press("\r").wait_for(&format!("Progress · {name}")).press("v");
        screen.wait_for(&day(&points[1]["taken_on"]));
        let words = standing(&points[1], &areas(&shown)[1]);
        screen.wait_for_row(&[if words == "not answered" { "Not answered on" } else { words }]);
        screen.leave();
    }
}

#[test]
fn a_snapshot_and_what_it_is_compared_with_say_what_the_commands_say() {
    let odd = Odd::new();
    let bench = &odd.bench;
    for (network, matrix) in &odd.lines {
        let home = tempfile::tempdir().unwrap();
        let mut screen = open_home(bench, home.path(), network);
        let points = last_points(bench, network, matrix);
        let shown = bench.json(&["show", &format!("{network}@last"), "--matrix", matrix]);
        let title = if *matrix == "nat" { "Nationwide" } else { "Ours" };
        screen.press("h").wait_for("How we got here");
        let line = format!("{} · {title}", day(&points[0]["taken_on"]));
        screen.focus_on(&line).press("\r").wait_for("never changes");
        screen.wait_for(&format!("{} answered", count_of(&shown["complete"], " of ")));
        for ((name, point), area) in area_names(matrix).iter().zip(&points).zip(areas(&shown)) {
            screen.wait_for_row(&[&format!("{name}:"), standing(point, area)]);
        }
        if points.iter().any(|point| point["moved"] == "first") {
            screen.leave();
            continue;
        }
        screen.press("c").wait_for("over time");
        let rows = bench.json(&["snapshots", network]);
        let rows = rows["snapshots"].as_array().unwrap();
        let in_line =
            rows.iter().filter(|row| row["in_line"] == true && row["matrix"]["id"] == *matrix);
        let ids: Vec<&str> = in_line.map(|row| row["id"].as_str().unwrap()).collect();
        let compared = bench.json(&[&["compare"], &ids[ids.len() - 2..]].concat());
        let [before, last] = [0, 1].map(|at| &compared["compared"][at]["complete"]);
        screen.wait_for_row(&["answered", &count_of(before, " of "), &count_of(last, " of ")]);
        let comparable = &compared["comparable"];
        let count = format!("{} of {} statements", comparable["comparable"], comparable["of"]);
        screen.wait_for(&format!("{count} can be compared"));
        let rows = area_names(matrix).into_iter().zip(areas(&compared)).zip(areas(&shown));
        for ((name, area), own) in rows {
            let cell = &area["sides"][1][0];
            screen.wait_for_row(&[name, sign(&cell["moved"]), standing(cell, own)]);
        }
        screen.leave();
    }
}

#[test]
fn the_page_of_one_area_in_compare_says_what_the_command_says() {
    let odd = Odd::new();
    let bench = &odd.bench;
    let matrix = "nat";
    let shown = |name: &str| bench.json(&["show", &format!("{name}@last"), "--matrix", matrix]);
    for (pair, other_row) in [
        (["Ash", "Cedar"], "[ ] Cedar PCN"),
        // a file of it needs a look
        (["Cedar", "Elder"], "[ ] ! Elder PCN"),
    ] {
        let home = tempfile::tempdir().unwrap();
        let mut screen = open(bench, home.path());
        let names = pair.map(str::to_lowercase);
        let compared = bench.json(&["compare", &names[0], &names[1]]);
        let [one, _] = pair;
        screen.focus_on(&format!("{one} PCN")).press(" ").wait_for(&format!("[x] {one} PCN"));
        screen.focus_on(other_row).press(" ");
        screen.press("c").wait_for("2 networks, in name order ·");
        let own = names.each_ref().map(|name| (shown(name), last_points(bench, name, matrix)));
        for (at, (name, area)) in area_names(matrix).iter().zip(areas(&compared)).enumerate() {
            screen.focus_on(name).press("\r").wait_for(&format!("Compare · {name}"));
            let mut moved = vec!["stage"];
            let mut answered = vec!["answered".to_owned()];
            for (side, (own, points)) in area["sides"].as_array().unwrap().iter().zip(&own) {
                moved.extend([sign(&side[0]["moved"]), standing(&side[0], &areas(own)[at])]);
                answered.push(count_of(&points[at]["complete"], " of "));
            }
            screen.wait_for_row(&moved);
            screen.wait_for_row(&answered.iter().map(String::as_str).collect::<Vec<_>>());
            screen.press("\x1b").wait_for("2 networks, in name order ·");
        }
        screen.leave();
    }
}

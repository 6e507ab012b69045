//! One truth: over a library of odd shapes every figure (where it stands, how it moved, how far it is
//! answered, what can be compared, what counts) is the same in `show`, `progress`, `compare`,
//! `snapshots`, `network list`, in the files that are written and on the screen. And what a file is
//! called, when it was written and in which order it came changes none of it.

#[cfg(unix)]
mod screens;
mod shuffle;
mod tables;
mod unlike_answers;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::commands::{Bench, OURS};

/// A library of odd shapes, with the network and the matrices of each line in it.
struct Odd {
    bench: Bench,
    lines: Vec<(&'static str, &'static str)>,
}

const EARLY: [&str; 4] = ["A-1a=fully", "A-1b=fully", "A-l=Early", "B-1a=fully"];

/// A small matrix that calls itself national, with names of its own.
fn national() -> String {
    [
        ("\"id\": \"ours\"", "\"id\": \"nat\""),
        ("\"kind\": \"local\"", "\"kind\": \"national\""),
        ("\"Ours\"", "\"Nationwide\""),
        ("Access", "Entry"),
        ("Belonging", "Trust"),
    ]
    .iter()
    .fold(OURS.to_owned(), |text, (old, new)| text.replace(old, new))
}

/// Something that is walked and saved.
struct Walk<'w> {
    network: &'w str,
    matrix: &'w str,
    day: &'w str,
    answers: &'w [&'w str],
    more: &'w [&'w str],
}

fn walk(bench: &Bench, walk: &Walk<'_>) {
    let on = ["--network", walk.network, "--matrix", walk.matrix];
    let voice: Vec<&str> = match walk.more.iter().position(|word| *word == "--voice") {
        Some(at) => walk.more[at..at + 2].to_vec(),
        None => Vec::new(),
    };
    bench.good(&[&["answer"], &on[..], walk.answers, &voice].concat());
    let rest: Vec<&str> = walk.more.iter().filter(|word| !voice.contains(word)).copied().collect();
    bench.good(&[&["save"], &on[..], &["--taken-on", walk.day], &rest, &voice].concat());
}

impl Odd {
    fn new() -> Self {
        let bench = Bench::empty().on("2026-06-01");
        bench.add_matrix(&national());
        bench.add_matrix(OURS);
        for name in ["Ash PCN", "Beech PCN", "Cedar PCN", "Dogwood PCN", "Elder PCN"] {
            bench.good(&["network", "add", name]);
        }
        let odd = Self {
            bench,
            lines: vec![
                ("ash", "nat"),
                ("ash", "ours"),
                ("beech", "ours"),
                ("cedar", "nat"),
                ("dogwood", "ours"),
                ("elder", "nat"),
            ],
        };
        odd.several_matrices_and_kept_answers();
        odd.single_views();
        odd.a_corrected_copy();
        odd.a_reworded_statement();
        odd.copies_that_differ();
        odd
    }

    fn walk(&self, network: &str, matrix: &str, day: &str, answers: &[&str], more: &[&str]) {
        walk(&self.bench, &Walk { network, matrix, day, answers, more });
    }

    fn several_matrices_and_kept_answers(&self) {
        self.walk("ash", "nat", "2025-03-01", &EARLY, &[]);
        self.walk(
            "ash",
            "nat",
            "2026-03-01",
            &["A-1a=fully", "A-2a=fully", "A-l=Growing"],
            &["--keep"],
        );
        self.walk("ash", "nat", "2026-04-01", &["A-1b=not_yet"], &["--voice", "manager"]);
        let said = ["A-1a=fully", "--judge", "A=Growing:We say so"];
        self.walk("ash", "ours", "2025-05-01", &said, &[]);
        self.walk(
            "ash",
            "ours",
            "2026-05-01",
            &["A-1a=partly", "B-1a=not_sure"],
            &["--leave-open"],
        );
    }

    fn single_views(&self) {
        self.walk("beech", "ours", "2025-01-01", &["A-1a=fully"], &["--voice", "manager"]);
        self.walk("beech", "ours", "2025-02-01", &EARLY, &["--voice", "manager"]);
        self.walk("beech", "ours", "2025-03-01", &["A-1a=not_yet"], &["--voice", "director"]);
    }

    fn a_corrected_copy(&self) {
        self.walk("cedar", "nat", "2025-01-01", &EARLY, &[]);
        self.walk("cedar", "nat", "2025-06-01", &["A-1a=fully"], &["--leave-open"]);
        self.bench.good(&["amend", "cedar@2025-06-01", "--matrix", "nat"]);
        self.bench.good(&["answer", "--network", "cedar", "--matrix", "nat", "A-1a=not_yet"]);
        self.bench.good(&["save", "--network", "cedar", "--matrix", "nat"]);
    }

    fn a_reworded_statement(&self) {
        self.walk("dogwood", "ours", "2025-01-01", &EARLY, &[]);
        let file = self.bench.home().join("next.json");
        fs::write(&file, OURS.replace("We meet.", "We meet every week.")).unwrap();
        let add = ["matrix", "add", file.to_str().unwrap(), "--as-next", "--changed", "B-1a"];
        self.bench.good(&add);
        let day = "2026-01-01";
        self.walk(
            "dogwood",
            "ours",
            day,
            &["A-1a=fully", "A-1b=fully", "B-1a=partly"],
            &["--leave-open"],
        );
    }

    /// Elder's three: one of which a summary came back, one altered, one with two copies; only the
    /// first counts.
    fn copies_that_differ(&self) {
        for day in ["2025-01-01", "2025-02-01", "2025-03-01"] {
            self.walk("elder", "nat", day, &EARLY, &[]);
        }
        let folder = self.bench.library().join("networks/elder-pcn/snapshots");
        let files = self.bench.files("networks/elder-pcn/snapshots");
        let [_, second, third] = [0, 1, 2].map(|at| self.bench.library().join(&files[at]));
        let changed =
            |file: &Path| fs::read_to_string(file).unwrap().replacen("fully", "partly", 1);
        fs::write(&second, changed(&second)).unwrap();
        fs::write(folder.join("a copy.json"), changed(&third)).unwrap();
        let unnamed = folder.join("another copy.json");
        fs::rename(&third, unnamed).unwrap();
    }
}

/// The line of a matrix in `progress`, and the last point of each of its areas.
fn last_points(bench: &Bench, network: &str, matrix: &str) -> Vec<Value> {
    let progress = bench.json(&["progress", network, "--matrix", matrix]);
    let domains = progress["matrices"][0]["domains"].as_array().unwrap();
    domains
        .iter()
        .map(|domain| domain["points"].as_array().unwrap().last().unwrap().clone())
        .collect()
}

/// The fields of an area that say where it stands and how it moved.
fn figures(area: &Value) -> Value {
    let fields = ["standing", "stage", "judged", "suggested", "low", "high", "state", "complete"];
    fields
        .iter()
        .map(|field| ((*field).to_owned(), area[*field].clone()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn sum(areas: &[Value], field: &str) -> u64 {
    areas.iter().map(|area| area["complete"][field].as_u64().unwrap()).sum()
}

#[test]
fn every_figure_of_a_line_is_the_same_wherever_it_is_read() {
    let odd = Odd::new();
    let bench = &odd.bench;
    for (network, matrix) in &odd.lines {
        let at = format!("{network} {matrix}");
        let shown = bench.json(&["show", &format!("{network}@last"), "--matrix", matrix]);
        let id = shown["snapshot"].as_str().unwrap();
        let points = last_points(bench, network, matrix);
        // progress and show
        assert!(points.iter().all(|point| point["snapshot"] == id), "{at}: {points:#?}");
        for (area, point) in shown["domains"].as_array().unwrap().iter().zip(&points) {
            for field in ["standing", "stage", "judged", "suggested"] {
                assert_eq!(area[field], point[field], "{at} {field}");
            }
        }
        for field in ["answered", "of", "kept"] {
            assert_eq!(shown["complete"][field], sum(&points, field), "{at} {field}");
        }
        assert_eq!(shown["voice"], points[0]["voice"], "{at}");
        // snapshots
        let listed = bench.json(&["snapshots", network]);
        let rows = listed["snapshots"].as_array().unwrap();
        let row = rows.iter().find(|row| row["id"] == id && row["counted"] == true).unwrap();
        assert_eq!((&row["in_line"], &row["complete"]), (&json!(true), &shown["complete"]), "{at}");
        // compare: with the one before it on the line, where there is one
        let in_line = |row: &&Value| row["in_line"] == true && row["matrix"]["id"] == *matrix;
        let line: Vec<&Value> = rows.iter().filter(in_line).collect();
        assert_eq!(line.last().unwrap()["id"], id, "{at}");
        if let [.., before, _] = line.as_slice() {
            let compared = bench.json(&["compare", before["id"].as_str().unwrap(), id]);
            let side = &compared["compared"][1];
            assert_eq!((&side["complete"], &side["voice"]), (&shown["complete"], &shown["voice"]));
            let areas =
                compared["domains"].as_array().unwrap().iter().map(|area| &area["sides"][1][0]);
            for (area, point) in areas.zip(&points) {
                assert_eq!(figures(area), figures(point), "{at}");
                if line.len() == 2 {
                    assert_eq!(area["moved"], point["moved"], "{at}");
                }
            }
        } else {
            assert!(points.iter().all(|point| point["moved"] == "first"), "{at}");
        }
    }
}

#[test]
fn the_row_of_a_network_is_the_end_of_its_line() {
    let odd = Odd::new();
    let bench = &odd.bench;
    let listed = bench.json(&["network", "list"]);
    let text = bench.good(&["network", "list"]);
    let main = [
        ("ash", "nat", "national"),
        ("beech", "ours", "last_matrix"),
        ("cedar", "nat", "national"),
        ("dogwood", "ours", "last_matrix"),
        ("elder", "nat", "national"),
    ];
    for ((network, matrix, took), row) in main.iter().zip(listed["networks"].as_array().unwrap()) {
        let points = last_points(bench, network, matrix);
        let shown = bench.json(&["show", &format!("{network}@last")]);
        let last = &row["last"];
        assert_eq!((&last["snapshot"], &last["took"]), (&shown["snapshot"], &json!(took)));
        assert_eq!((&last["complete"], &last["voice"]), (&shown["complete"], &shown["voice"]));
        let mut moved: BTreeMap<&str, u64> = BTreeMap::new();
        for point in &points {
            *moved.entry(point["moved"].as_str().unwrap()).or_default() += 1;
        }
        let areas = &row["moved"]["areas"];
        let is_first = moved.contains_key("first");
        assert_eq!(*areas, if is_first { Value::Null } else { json!(moved) }, "{network}");
    }
    for line in [
        "ash-pcn      -  Ash PCN      1 Mar 2026  ▲ 1 forward",
        "beech-pcn    -  Beech PCN    1 Feb 2025  ● 2 now known · Ours",
        "elder-pcn    -  Elder PCN    1 Jan 2025  ▪ first one",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
}

/// Every row of a comparison as data says what `compared/1` says of that area of that snapshot.
fn check_data(text: &str, compared: &Value) {
    let mut rows = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let heading = rows.headers().unwrap().clone();
    let rows: Vec<BTreeMap<String, String>> = rows
        .records()
        .map(|row| {
            let row = row.unwrap();
            heading.iter().zip(&row).map(|(key, cell)| (key.to_owned(), cell.to_owned())).collect()
        })
        .collect();
    let word = |value: &Value| value.to_string().trim_matches('"').replace("null", "");
    let mut count = 0;
    for area in compared["domains"].as_array().unwrap() {
        let sides = area["sides"].as_array().unwrap().iter();
        for (side, cells) in compared["compared"].as_array().unwrap().iter().zip(sides) {
            for cell in cells.as_array().unwrap() {
                count += 1;
                let is_meant = |row: &&BTreeMap<String, String>| {
                    row["snapshot_id"] == word(&side["snapshot"])
                        && row["domain_id"] == word(&cell["domain"])
                        && row["area_id"] == word(&area["id"])
                };
                let row = rows.iter().find(is_meant).unwrap_or_else(|| panic!("{cell}: {text}"));
                for (column, says) in [
                    ("standing", &cell["standing"]),
                    ("stage_id", &cell["stage"]),
                    ("state", &cell["state"]),
                    ("moved_since_first", &cell["moved"]),
                    ("answered", &cell["complete"]["answered"]),
                    ("of", &cell["complete"]["of"]),
                    ("kept", &cell["complete"]["kept"]),
                    ("voice", &side["voice"]["kind"]),
                ] {
                    assert_eq!(row[column], word(says), "{column}: {row:?}");
                }
            }
        }
    }
    assert_eq!(rows.len(), count, "no row more than there are areas");
}

#[test]
fn rows_side_by_side_and_every_file_say_how_far_each_is_answered_and_whose_view_it_is() {
    let odd = Odd::new();
    let bench = &odd.bench;
    let all = ["ash", "beech", "cedar", "dogwood", "elder"];
    let two = ["ash", "beech"];
    for names in [&all[..], &two[..]] {
        let compared = bench.json(&[&["compare"], names].concat());
        for (name, ending) in [("a", "csv"), ("b", "md"), ("c", "txt")] {
            let out = bench.home().join(format!("{name}{}.{ending}", names.len()));
            bench.good(&[&["compare"], names, &["--out", out.to_str().unwrap()]].concat());
            let text = fs::read_to_string(out).unwrap();
            let written = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if ending == "csv" {
                check_data(&text, &compared);
                continue;
            }
            for side in compared["compared"].as_array().unwrap() {
                let complete = &side["complete"];
                let answered = format!("{} of {}", complete["answered"], complete["of"]);
                assert!(written.contains(&answered), "{answered}: {written}");
            }
            assert!(written.contains("2 as of"), "{written}");
            assert!(written.contains("one view:"), "{written}");
        }
    }
}

/// Which copy counts is asked where the clash is shown, and the answer is kept.
#[cfg(unix)]
#[test]
fn a_choice_on_the_screen_is_kept() {
    use crate::format_docs::screen::Screen;

    let bench = Bench::with_network();
    bench.answer(&["A-1a=fully"]);
    bench.good(&["save", "--network", "hillside", "--matrix", "ours"]);
    let file = bench.library().join(bench.files("networks/hillside/snapshots").remove(0));
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("fully", "partly")).unwrap();
    let library = bench.library();
    let counted = || bench.json(&["snapshots"])["snapshots"][0]["counted"].clone();
    assert_eq!(counted(), false);
    let mut screen = Screen::open(bench.home(), &["--library", library.to_str().unwrap()]);
    screen.wait_for("needs a look").wait_for("altered");
    screen.press("\u{1b}[A\u{1b}[A\u{1b}[A\r").wait_for("Problems").press("\r");
    screen.wait_for("Which copy counts?").press("j\r").wait_for("This copy counts now");
    screen.leave();
    assert_eq!(counted(), true);
}

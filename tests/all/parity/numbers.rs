//! Numbers are keys: where the rungs of a ladder are numbers, the digit that is typed is that number
//! on the screen, in `walk --plain` and in `answer`, for an answer and for our stage; `.` is not sure
//! everywhere.

use serde_json::{Value, json};

use super::{plain, screen, stored};
use crate::commands::{Bench, on_ours};

/// Two areas with a ladder each, the second with a statement too.
fn library(names: &[&str]) -> Bench {
    let stage = |(at, name): (usize, &&str)| json!({"id": format!("s{at}"), "name": name});
    let rungs: serde_json::Map<String, Value> =
        (0..names.len()).map(|at| (format!("s{at}"), json!(format!("We do {at}.")))).collect();
    let matrix = json!({"format": "pcn-workbook.matrix/1", "id": "ours", "revision": 1, "title": "Ours",
        "stages": names.iter().enumerate().map(stage).collect::<Vec<_>>(),
        "domains": [
            {"id": "A", "name": "Access", "ladders": [{"id": "A-l", "title": "How we book", "rungs": rungs}]},
            {"id": "B", "name": "Belonging", "statements": [{"id": "B-1", "stage": "s0", "text": "We meet."}],
                "ladders": [{"id": "B-l", "title": "How we meet", "rungs": rungs}]}]});
    let bench = Bench::empty();
    bench.good(&["network", "add", "Hillside"]);
    bench.add_matrix(&matrix.to_string());
    // a first answer puts the matrix in use; thrown away, it leaves no walk
    bench.answer(&["A-l=none_yet"]);
    bench.good(&on_ours("discard", &[]));
    bench
}

/// The names of the stages, what is typed, and what is stored of the ladder and of our stage.
type NumberCase = (&'static [&'static str], &'static str, &'static str, &'static str);

const CASES: [NumberCase; 8] = [
    (&["0", "1", "2", "3"], "0", "s0", "s0"),
    (&["0", "1", "2", "3"], "3", "s3", "s3"),
    (&["Level 0", "Level 1", "Level 2"], "1", "s1", "s1"),
    (&["Level 1", "Level 2", "Level 3"], "3", "s2", "s2"),
    (&["Level 1", "Level 2", "Level 3"], "0", "none_yet", "before"),
    (&["1 Nobody", "2 Some", "3 All"], "1", "s0", "s0"),
    (&["0 Nobody", "1 Some", "2 All"], "2", "s2", "s2"),
    (&["Level 1", "Level 2", "Level 5"], "5", "s2", "s2"),
];

#[test]
fn where_rungs_are_numbers_the_digit_is_the_number_in_three_ways() {
    for (names, typed, rung, stage) in CASES {
        let library = library(names);
        let [by_screen, by_plain, by_command] = [(); 3].map(|()| library.copy());
        let mut driver = screen::Driver::new(&by_screen);
        // the ladder, then the card: its own number is a stage too, and Enter agrees
        driver.press(&format!("{typed} {typed} Enter . {typed}"));
        driver.publish();
        plain::run(&by_plain, &["1", typed, typed, ".", typed, "q", "5"].map(str::to_owned));
        let judged = format!("A={typed}");
        let values = [format!("A-l={typed}"), "B-1=.".to_owned(), format!("B-l={typed}")];
        let mut args: Vec<&str> = values.iter().map(String::as_str).collect();
        args.extend(["--judge", &judged]);
        by_command.good(&on_ours("answer", &args));
        let drafts = [&by_screen, &by_plain, &by_command].map(|bench| stored(bench, "drafts"));
        let expected = json!({"A-l": {"answer": rung}, "B-1": {"answer": "not_sure"}, "B-l": {"answer": rung}});
        for (draft, way) in drafts.iter().zip(["screen", "plain walk", "command"]) {
            assert_eq!(draft["answers"], expected, "{way}: {typed} of {names:?}");
            let said = &draft["judgements"]["A"]["stage"];
            assert_eq!(said, stage, "{way}: {typed} of {names:?}");
        }
    }
}

#[test]
fn not_sure_has_one_key_and_0_stays_not_sure_where_no_number_is_a_rung() {
    for typed in ["0", "."] {
        let library = library(&["Early", "Growing", "Strong"]);
        let [by_screen, by_plain] = [(); 2].map(|()| library.copy());
        let mut driver = screen::Driver::new(&by_screen);
        driver.press(&format!("{typed} Enter {typed} {typed}"));
        driver.publish();
        plain::run(&by_plain, &["1", typed, "", typed, typed, "q", "5"].map(str::to_owned));
        for bench in [&by_screen, &by_plain] {
            let draft = stored(bench, "drafts");
            for item in ["A-l", "B-1", "B-l"] {
                assert_eq!(draft["answers"][item]["answer"], "not_sure", "{typed} {item}");
            }
        }
    }
}

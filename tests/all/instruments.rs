//! Instruments as they are in use, in shape and in words of our own: each is walked and saved, stands
//! where its answers say, and goes to a sheet and comes back the same.

use serde_json::{Map, Value, json};

use crate::commands::Bench;

/// An instrument, with what is typed for each item and the stage that each area then stands at.
pub struct Instrument {
    pub matrix: Value,
    answers: Vec<(String, &'static str)>,
    stands_at: &'static str,
}

fn stages(names: &[String]) -> Vec<Value> {
    let stage = |(at, name): (usize, &String)| json!({"id": format!("s{at}"), "name": name});
    names.iter().enumerate().map(stage).collect()
}

fn rungs(count: usize, words: &str) -> Map<String, Value> {
    (0..count).map(|at| (format!("s{at}"), json!(format!("{words}, as far as {at}.")))).collect()
}

fn matrix(id: &str, stages: &[Value], domains: &[Value]) -> Value {
    json!({"format": "pcn-workbook.matrix/1", "id": id, "revision": 1, "title": format!("The {id} instrument"),
        "kind": "local", "bar": "mostly", "stages": stages, "domains": domains})
}

fn names(head: &str, from: usize, to: usize) -> Vec<String> {
    (from..=to).map(|number| format!("{head}{number}")).collect()
}

/// Twelve dimensions from 0 to 5, each with a description for every number.
pub fn twelve_by_six() -> Instrument {
    let domain = |at: usize| {
        json!({"id": format!("D{at}"), "name": format!("Dimension {at}"), "ladders": [
            {"id": format!("D{at}-l"), "title": format!("How far dimension {at} is"), "rungs": rungs(6, "We share it"),
                "examples": {"s3": "A shared list"}, "revision": 1}]})
    };
    let domains: Vec<Value> = (1..=12).map(domain).collect();
    Instrument {
        matrix: matrix("twelve", &stages(&names("", 0, 5)), &domains),
        answers: (1..=12).map(|at| (format!("D{at}-l"), "3")).collect(),
        stands_at: "s3",
    }
}

/// Thirteen parts from Level 1 to 5, with prompts to talk about and words for what is below them.
pub fn thirteen_by_five() -> Instrument {
    let domain = |at: usize| {
        let prompts = ["Who leads it?", "How would we know?"];
        json!({"id": format!("P{at}"), "name": format!("Part {at}"), "group": format!("Pillar {}", at / 5 + 1),
            "ladders": [{"id": format!("P{at}-l"), "title": format!("Part {at} of our work"), "rungs": rungs(5, "We plan it"),
                "before": "Nobody has begun.", "revision": 1, "lead_in": "In the last year:", "checklist": prompts,
                "references": ["Section 4"], "tags": ["care"]}]})
    };
    let domains: Vec<Value> = (1..=13).map(domain).collect();
    Instrument {
        matrix: matrix("thirteen", &stages(&names("Level ", 1, 5)), &domains),
        answers: (1..=13).map(|at| (format!("P{at}-l"), "5")).collect(),
        stands_at: "s4",
    }
}

/// Eight functions with sixty-four indicators each, all on one scale of five that is said once.
fn eight_by_sixty_four() -> Instrument {
    let ladder = |area: usize, at: usize| json!({"id": format!("F{area}-{at}"), "title": format!("Indicator {at} of function {area}"), "scale": "settled", "revision": 1});
    let domain = |area: usize| {
        let ladders: Vec<Value> = (1..=64).map(|at| ladder(area, at)).collect();
        json!({"id": format!("F{area}"), "name": format!("Function {area}"), "ladders": ladders})
    };
    let domains: Vec<Value> = (1..=8).map(domain).collect();
    let mut whole = matrix("eight", &stages(&names("", 1, 5)), &domains);
    let scale = json!({"id": "settled", "name": "How settled it is", "rungs": rungs(5, "It is settled"), "before": "It is not there."});
    let fields = whole.as_object_mut().unwrap();
    let domains = fields.remove("domains").unwrap();
    fields.insert("scales".to_owned(), json!([scale]));
    fields.insert("domains".to_owned(), domains);
    let ids = (1..=8).flat_map(|area| (1..=64).map(move |at| format!("F{area}-{at}")));
    Instrument { matrix: whole, answers: ids.map(|id| (id, "2")).collect(), stands_at: "s1" }
}

/// Five principles with four statements each, one for every stage.
fn five_by_four() -> Instrument {
    let domain = |area: usize| {
        let statement = |at: usize| json!({"id": format!("R{area}-{at}"), "stage": format!("s{at}"), "text": format!("We keep principle {area} to degree {at}."), "revision": 1});
        json!({"id": format!("R{area}"), "name": format!("Principle {area}"), "statements": (0..4).map(statement).collect::<Vec<_>>()})
    };
    let domains: Vec<Value> = (1..=5).map(domain).collect();
    let words = ["Not begun", "Begun", "Under way", "Done"].map(str::to_owned);
    let kept = |at: usize| if at < 3 { "mostly" } else { "not_yet" };
    let ids = (1..=5).flat_map(|area| (0..4).map(move |at| (format!("R{area}-{at}"), kept(at))));
    Instrument {
        matrix: matrix("five", &stages(&words), &domains),
        answers: ids.collect(),
        stands_at: "s2",
    }
}

/// A checklist of yes and no: one stage, and each thing is there or not. Its answers are its own.
pub fn checklist() -> Instrument {
    let domain = |area: usize| {
        let statement = |at: usize| {
            json!({"id": format!("C{area}-{at}"), "stage": "s0", "text": format!("Thing {at} of area {area} is in place."), "revision": 1,
                "answers": "yes-no", "checklist": ["It is written down.", "It was looked at this year."]})
        };
        json!({"id": format!("C{area}"), "name": format!("Area {area}"), "statements": (0..6).map(statement).collect::<Vec<_>>()})
    };
    let domains: Vec<Value> = (1..=4).map(domain).collect();
    let ids = (1..=4).flat_map(|area| (0..6).map(move |at| (format!("C{area}-{at}"), "yes")));
    let mut whole = matrix("checklist", &stages(&["Achieved".to_owned()]), &domains);
    let fields = whole.as_object_mut().unwrap();
    let domains = fields.remove("domains").unwrap();
    let answers = json!([{"id": "yes-no", "answers": {"not_yet": "No", "fully": "Yes"}}]);
    fields.insert("answer_sets".to_owned(), answers);
    fields.insert("domains".to_owned(), domains);
    Instrument { matrix: whole, answers: ids.collect(), stands_at: "s0" }
}

impl Instrument {
    fn id(&self) -> &str {
        self.matrix["id"].as_str().unwrap()
    }

    fn add(&self) -> Bench {
        let bench = Bench::empty();
        bench.good(&["network", "add", "Hillside"]);
        bench.add_matrix(&self.matrix.to_string());
        bench
    }

    /// Answers all, saves, and reads where each area stands.
    fn walk_and_save(&self, bench: &Bench) {
        let values: Vec<String> =
            self.answers.iter().map(|(item, answer)| format!("{item}={answer}")).collect();
        let ours = ["--network", "hillside", "--matrix", self.id()];
        let mut args = vec!["answer"];
        args.extend(ours);
        args.extend(values.iter().map(String::as_str));
        bench.good(&args);
        bench.good(&[&["save"], &ours[..], &["--present", "clinical director"]].concat());
        let shown = bench.json(&["show", "hillside", "--matrix", self.id()]);
        assert_eq!(shown["complete"]["answered"], self.answers.len(), "{}", self.id());
        for domain in shown["domains"].as_array().unwrap() {
            assert_eq!(domain["stage"], self.stands_at, "{}: {domain}", self.id());
        }
    }

    /// Writes it as a sheet of each kind and reads that again.
    fn to_sheet_and_back(&self, bench: &Bench) {
        let shown = bench.json(&["matrix", "show", self.id()]);
        assert_eq!(shown, self.matrix, "{}", self.id());
        for ending in ["csv", "xlsx"] {
            let sheet = bench.home().join(format!("sheet.{ending}"));
            let back = bench.home().join(format!("back-{ending}.json"));
            let (sheet, back) = (sheet.to_str().unwrap(), back.to_str().unwrap());
            bench.good(&["matrix", "to-sheet", self.id(), "--out", sheet]);
            bench.good(&["matrix", "from-sheet", sheet, "--out", back]);
            let read: Value = serde_json::from_slice(&std::fs::read(back).unwrap()).unwrap();
            assert_eq!(read, shown, "{}.{ending}", self.id());
        }
    }
}

#[test]
fn instruments_in_use_are_walked_saved_and_come_back_from_a_sheet() {
    let all =
        [twelve_by_six(), thirteen_by_five(), eight_by_sixty_four(), five_by_four(), checklist()];
    for instrument in all {
        let bench = instrument.add();
        instrument.walk_and_save(&bench);
        instrument.to_sheet_and_back(&bench);
    }
}

#[test]
fn a_plain_walk_takes_the_numbers_of_an_instrument_and_asks_no_area_twice() {
    for (instrument, number) in [(twelve_by_six(), "3"), (thirteen_by_five(), "0")] {
        let bench = instrument.add();
        let areas = instrument.answers.len();
        // the menu, then for each area its number and Enter
        let mut lines = vec!["1"];
        lines.extend([number, ""].repeat(areas));
        lines.push("q");
        let args = ["walk", "--plain", "--network", "hillside", "--matrix", instrument.id()];
        let ran = bench.told(&args, &(lines.join("\n") + "\n"));
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
        assert!(!ran.out.contains("Where do you say you are?"), "{}", ran.out);
        assert_eq!(ran.out.matches("so that is where you stand").count(), areas, "{}", ran.out);
        let shown = bench.json(&["show", "hillside", "--matrix", instrument.id()]);
        for domain in shown["domains"].as_array().unwrap() {
            assert_eq!(domain["judged"], true, "{domain}");
            let standing = if number == "0" { "before" } else { "stage" };
            assert_eq!(domain["standing"], standing, "{domain}");
        }
    }
}

#[test]
fn answers_of_its_own_are_said_in_the_plain_walk_in_show_and_on_the_page() {
    let asked = checklist();
    let bench = asked.add();
    let ours = ["--network", "hillside", "--matrix", asked.id()];
    bench.refused(&[&["answer"], &ours[..], &["C1-0=mostly"]].concat(), "C1-0");
    let walk = [&["walk", "--plain"], &ours[..]].concat();
    let ran = bench.told(&walk, "1\n2\nNo\nq\n");
    assert!(ran.out.contains("1 No, 2 Yes, 0 not sure, - does not apply"), "{}", ran.out);
    assert!(ran.out.contains("Yes.") && ran.out.contains("No."), "{}", ran.out);
    let shown = bench.good(&["show", "hillside", "--matrix", asked.id()]);
    assert!(shown.contains("No ░  C1-1"), "{shown}");
    bench.good(&[&["save"], &ours[..], &["--present", "clinical director"]].concat());
    let page = bench.home().join("page.md");
    let args = ["report", "hillside", "--matrix", asked.id(), "--out", page.to_str().unwrap()];
    bench.good(&args);
    let page = std::fs::read_to_string(page).unwrap();
    assert!(page.contains("No: Thing 1 of area 1"), "{page}");
}

//! What the pages say of the program is tried out on it: every row of the tables in docs/rules.md, and every command in
//! docs/guide.md as it is printed there.

use pcn_workbook::maturity::phrases::format_answer;
use pcn_workbook::maturity::walk::answer_choices::answer_by_number;
use pcn_workbook::store::format::matrix;
use serde_json::{Value, json};

use super::page;
use crate::commands::Bench;

/// The rows of the first table under a heading of a page, without its head.
fn rows(text: &str, heading: &str) -> Vec<Vec<String>> {
    let from = text.find(heading).unwrap_or_else(|| panic!("no heading {heading}"));
    let lines = text[from..].lines().skip_while(|line| !line.starts_with('|'));
    let lines = lines.take_while(|line| line.starts_with('|')).skip(2);
    let cells = |line: &str| {
        let inner = line.trim().trim_start_matches('|').trim_end_matches('|').to_owned();
        inner.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>()
    };
    let rows: Vec<_> = lines.map(cells).collect();
    assert!(!rows.is_empty(), "no table under {heading}");
    rows
}

fn rule(heading: &str) -> Vec<Vec<String>> {
    rows(&page("docs/rules.md"), heading)
}

/// An answer as commands take it; none where there is no answer.
fn answer(sign: &str) -> Option<String> {
    let word = match sign {
        "F" => "fully",
        "L" => "mostly",
        "P" => "partly",
        "N" => "not_yet",
        "?" => "not_sure",
        "NA" => "not_applicable:it does not apply",
        "none yet" => "none_yet",
        "U" => return None,
        stage => return Some(format!("s{}", stage.parse::<usize>().unwrap())),
    };
    Some(word.to_owned())
}

/// A matrix of three stages that is put together row by row, and the answers to it.
#[derive(Default)]
struct Sheet {
    domains: Vec<Value>,
    answers: Vec<String>,
}

impl Sheet {
    /// A row of statements: for each stage the signs of its answers.
    fn statements(&mut self, stages: &[String]) {
        let id = format!("D{}", self.domains.len());
        let mut statements = Vec::new();
        for (at, signs) in stages.iter().enumerate() {
            for sign in signs.split_whitespace() {
                let item = format!("{id}-{}", statements.len());
                self.answers.extend(answer(sign).map(|answer| format!("{item}={answer}")));
                statements.push(json!({"id": item, "stage": format!("s{}", at + 1), "text": format!("We do {item}.")}));
            }
        }
        self.domains.push(json!({"id": id, "name": id, "statements": statements}));
    }

    /// A row with one ladder that has descriptions at these stages.
    fn ladder(&mut self, stages: &str, picked: &str) {
        let id = format!("D{}", self.domains.len());
        let rungs: serde_json::Map<String, Value> = stages
            .split_whitespace()
            .map(|at| (format!("s{at}"), json!(format!("We are at {at}."))))
            .collect();
        self.answers.extend(answer(picked).map(|answer| format!("{id}-l={answer}")));
        let ladder = json!({"id": format!("{id}-l"), "title": id, "rungs": rungs});
        self.domains.push(json!({"id": id, "name": id, "ladders": [ladder]}));
    }

    /// A library with the matrix in it, and a network.
    fn bench(&self, bar: &str) -> Bench {
        let stage = |at: usize| json!({"id": format!("s{at}"), "name": format!("Stage {at}")});
        let matrix = json!({"format": "pcn-workbook.matrix/1", "id": "rules", "revision": 1, "title": "Rules", "bar": bar,
            "stages": [stage(1), stage(2), stage(3)], "domains": self.domains});
        let bench = Bench::empty();
        bench.good(&["network", "add", "Hillside"]);
        bench.add_matrix(&matrix.to_string());
        bench
    }

    fn answer(&self, bench: &Bench, more: &[String]) {
        let args = ["answer", "--network", "hillside", "--matrix", "rules"].map(str::to_owned);
        bench.good(&args.iter().chain(&self.answers).chain(more).collect::<Vec<_>>());
    }

    fn save(&self, bench: &Bench, day: &str) {
        self.answer(bench, &[]);
        bench.good(&[
            "save", "--network", "hillside", "--matrix", "rules", "--taken-on", day, "--leave-open",
        ]);
    }

    /// What `show` prints of each domain once all of it is answered.
    fn shown(&self, bar: &str, more: &[String]) -> Vec<Value> {
        let bench = self.bench(bar);
        self.answer(&bench, more);
        let shown = bench.json(&["show", "hillside", "--matrix", "rules"]);
        shown["domains"].as_array().unwrap().clone()
    }
}

/// "stage 2", "before", "not applicable", as JSON has it.
fn standing(words: &str) -> (Value, Value) {
    match words.split_once(' ') {
        Some(("stage", at)) => (json!("stage"), json!(format!("s{at}"))),
        _ => (json!(words.replace(' ', "_")), Value::Null),
    }
}

/// "2 not in place, 1 not sure": how many hold an area, in three lists.
fn left(words: &str) -> [usize; 3] {
    let count = |kind: &str| {
        let part = words.split(", ").find_map(|part| part.strip_suffix(kind));
        part.map_or(0, |count| count.trim().parse().unwrap())
    };
    let all = ["not in place", "not sure", "unanswered"].map(count);
    assert!(words == "nothing" || all != [0; 3], "what is left in '{words}'?");
    all
}

fn check(row: &[String], domain: &Value, suggested: &str, shown: &str, holding: &str) {
    let (kind, stage) = standing(suggested);
    assert_eq!(domain["suggested"], json!({"standing": kind, "stage": stage}), "{row:?}");
    let (kind, stage) = standing(shown);
    assert_eq!((&domain["standing"], &domain["stage"]), (&kind, &stage), "{row:?}");
    let lists = ["not_in_place", "not_sure", "unanswered"]
        .map(|list| domain["holding"][list].as_array().unwrap().len());
    assert_eq!(lists, left(holding), "{row:?}");
}

/// What a number picks on a ladder of these stages, as the page has it.
fn picked(names: &[&str], number: i32) -> String {
    let stage = |(at, name): (usize, &&str)| json!({"id": format!("s{at}"), "name": name});
    let rungs: serde_json::Map<String, Value> =
        (0..names.len()).map(|at| (format!("s{at}"), json!("As here."))).collect();
    let file = json!({"format": "pcn-workbook.matrix/1", "id": "m", "revision": 1, "title": "M",
        "stages": names.iter().enumerate().map(stage).collect::<Vec<_>>(),
        "domains": [{"id": "D", "name": "D", "ladders": [{"id": "D-l", "title": "L", "rungs": rungs}]}]});
    let matrix = matrix::read(&serde_json::to_vec(&file).unwrap()).0.unwrap();
    let answer = answer_by_number(&matrix, matrix.items().next().unwrap(), number);
    answer.map_or("-".to_owned(), |answer| format_answer(&matrix, &answer))
}

#[test]
fn rule_4_numbers_are_keys() {
    for row in rule("### Numbers are keys") {
        let names: Vec<&str> = row[0].split(", ").collect();
        for (number, expected) in (0..).zip(&row[1..]) {
            assert_eq!(picked(&names, number), *expected, "{number}: {row:?}");
        }
    }
}

#[test]
fn rule_3_the_suggested_stage() {
    let table = rule("## 3. ");
    assert_eq!(table.len(), 13);
    for bar in ["mostly", "fully"] {
        let of_bar: Vec<_> = table.iter().filter(|row| row[4] == bar).collect();
        let mut sheet = Sheet::default();
        for row in &of_bar {
            sheet.statements(&row[1..4]);
        }
        for (row, domain) in of_bar.iter().zip(sheet.shown(bar, &[])) {
            check(row, &domain, &row[5], &row[5], &row[6]);
        }
    }
}

#[test]
fn rule_4_descriptions_to_pick() {
    let table = rule("## 4. ");
    let mut sheet = Sheet::default();
    for row in &table {
        sheet.ladder(&row[0], &row[1]);
    }
    for (row, domain) in table.iter().zip(sheet.shown("mostly", &[])) {
        check(row, &domain, &row[2], &row[2], &row[3]);
    }
}

#[test]
fn rule_8_our_stage() {
    let table = rule("## 8. ");
    let (mut sheet, mut said) = (Sheet::default(), Vec::new());
    for (at, row) in table.iter().enumerate() {
        sheet.statements(&row[..3]);
        let stage = row[3].replace("stage ", "s");
        said.extend(["--judge".to_owned(), format!("D{at}={stage}:we think so")]);
    }
    for (row, domain) in table.iter().zip(sheet.shown("mostly", &said)) {
        check(row, &domain, &row[4], &row[5], &row[6]);
        assert_eq!(domain["judged"], true, "{row:?}");
    }
}

/// The first two cells of each row answered on two days.
fn two_days(table: &[Vec<String>]) -> Bench {
    let [mut then, mut now] = [Sheet::default(), Sheet::default()];
    for row in table {
        then.statements(&row[..1]);
        now.statements(&row[1..2]);
    }
    let bench = then.bench("mostly");
    then.save(&bench, "2025-03-12");
    now.save(&bench, "2025-09-12");
    bench
}

#[test]
fn rule_14_how_a_statement_moves() {
    let table = rule("## 14. ");
    let printed = two_days(&table).json(&["progress", "hillside", "--matrix", "rules"]);
    let domains = printed["matrices"][0]["domains"].as_array().unwrap();
    assert_eq!(domains.len(), table.len());
    for (row, domain) in table.iter().zip(domains) {
        let lists = domain["since_last"].as_object().unwrap();
        let mut moved = lists.iter().filter(|(_, items)| !items.as_array().unwrap().is_empty());
        let word = moved.next().map_or("unchanged", |(list, _)| match list.as_str() {
            "newly_known" => "now known",
            list => list,
        });
        assert_eq!((word.replace('_', " "), moved.next()), (row[2].clone(), None), "{row:?}");
    }
}

#[test]
fn rule_15_how_an_area_moves() {
    let table = rule("## 15. ");
    let bench = two_days(&table);
    let days = ["compare", "hillside@2025-03-12", "hillside@2025-09-12"];
    let compared = bench.json(&days);
    let progress = ["progress", "hillside", "--matrix", "rules"];
    let through_time = bench.json(&progress);
    let domains = compared["domains"].as_array().unwrap();
    let trends = through_time["matrices"][0]["domains"].as_array().unwrap();
    assert_eq!((domains.len(), trends.len()), (table.len(), table.len()));
    for (row, (domain, trend)) in table.iter().zip(domains.iter().zip(trends)) {
        let moved = |from: &Value| from["moved"].as_str().unwrap().replace('_', " ");
        assert_eq!(moved(&domain["sides"][1][0]), row[2], "{row:?}");
        assert_eq!(moved(trend["points"].as_array().unwrap().last().unwrap()), row[2], "{row:?}");
    }
    let page = bench.good(&progress);
    let mut shown = page.lines().skip_while(|line| !line.contains("In place, then to now")).skip(1);
    for trend in trends
        .iter()
        .map(|trend| &trend["in_place"])
        .chain([&through_time["matrices"][0]["in_place"]])
    {
        let count = |key: &str| trend[key].as_u64().unwrap();
        let words = match (count("then"), count("now"), count("of")) {
            (_, _, 0) => "nothing to compare".to_owned(),
            (then, now, of) if then == now => format!("{now} of {of} as before"),
            (then, now, of) => format!("{then} to {now} of {of}"),
        };
        let line = shown.next().unwrap();
        assert!(line.ends_with(&format!("  {words}")), "{line} is not {words}");
    }
}

/// The blocks of one language in a page.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let begin = format!("```{language}\n");
    text.split(begin.as_str()).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

#[test]
fn the_guide_shows_every_command() {
    let (text, bench) = (page("docs/guide.md"), Bench::empty());
    let examples = blocks(&text, "sh").concat() + &blocks(&text, "text").concat();
    for group in ["", "network ", "matrix "] {
        let mut args: Vec<&str> = group.split_whitespace().collect();
        args.push("--help");
        let help = bench.good(&args);
        let listed = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
        let named =
            listed.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
        for name in named.filter_map(|line| line.split_whitespace().next()) {
            let example = format!("pcn-workbook {group}{name}");
            assert!(examples.contains(&example), "docs/guide.md has no example of {example}");
        }
    }
}

#[cfg(unix)]
mod as_printed {
    //! The commands of the guide, run one after another in an empty home.

    use std::path::Path;
    use std::process::{Command, Stdio};

    use super::{Bench, blocks, page};

    /// A share as another library writes it.
    fn share_of(network: &str, code: &str, to: &Path) {
        let other = Bench::empty();
        let slug = other.good(&["network", "add", network, "--ods", code]);
        let slug = slug.trim();
        let answer = ["answer", "--network", slug, "--matrix", "pcn-companion", "LEAD-0a=mostly"];
        other.good(&answer);
        other.good(&["save", "--network", slug, "--matrix", "pcn-companion"]);
        other.good(&["share", &format!("{slug}@last"), "--out", &to.to_string_lossy()]);
    }

    /// The files that the guide says stand for a person's own.
    fn put_files(home: &Path, example: &str) {
        std::fs::create_dir(home.join("returns")).unwrap();
        share_of("Castle PCN", "U22222", &home.join("castle.json"));
        std::fs::copy(home.join("castle.json"), home.join("returns/castle.json")).unwrap();
        share_of("Brook Vale PCN", "U33333", &home.join("returns/brook-vale.json"));
        share_of("Hillside PCN", "U12345", &home.join("old-laptop.json"));
        share_of("Lakes PCN", "U12345", &home.join("lakes.json"));
        let grid = "Our grid,,\nArea,Early,Strong\nAccess,They ring.,They are answered.\n";
        std::fs::write(home.join("grid.csv"), grid).unwrap();
        std::fs::write(home.join("example.json"), example).unwrap();
    }

    fn run(home: &Path, line: &str) {
        let program = Path::new(env!("CARGO_BIN_EXE_pcn-workbook"));
        let path = format!("{}:/usr/bin:/bin", program.parent().unwrap().display());
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", line]).current_dir(home).stdin(Stdio::null()).env_clear();
        shell.env("HOME", home).env("PATH", path).env("PCN_WORKBOOK_TODAY", "2026-03-12");
        let ran = shell.output().unwrap();
        let said = String::from_utf8_lossy(&ran.stderr);
        assert!(ran.status.success(), "docs/guide.md prints a command that fails: {line}\n{said}");
    }

    #[test]
    fn every_command_of_the_guide_works_as_it_is_printed() {
        let text = page("docs/guide.md");
        let (bench, example) = (Bench::empty(), blocks(&text, "json")[0]);
        let home = bench.home();
        put_files(home, example);
        for block in blocks(&text, "sh") {
            if block.contains("--as-next") {
                // the guide says here: change the sentence in an editor
                let changed = example.replace("reach us by phone", "reach us by phone all day");
                std::fs::write(home.join("example.json"), changed).unwrap();
            }
            block.lines().for_each(|line| run(home, line));
        }
    }
}

//! Parity of the three ways to answer: the screen by keys, `walk --plain` by lines, and the command
//! `answer` store the same for the same answers.

mod command;
mod numbers;
mod plain;
mod screen;
mod script;

use pcn_workbook::maturity::sample::random::SeededRng;
use serde_json::Value;

use self::script::{AimWish, Given, Model, Step};
use crate::commands::{Bench, on_ours};

/// The same answers, given in three ways on copies of one library.
struct Three<'s> {
    library: &'s Bench,
    with_last_time: bool,
    steps: &'s [Step],
}

/// What is stored of a draft or a snapshot, without ids and times.
fn stored(bench: &Bench, folder: &str) -> Value {
    let files = bench.files(&format!("networks/hillside/{folder}"));
    let mut all: Vec<Value> = files.iter().map(|file| bench.read(file)).collect();
    all.sort_by_key(|value| value["taken_on"].as_str().unwrap_or_default().to_owned());
    let mut last = all.pop().unwrap_or_default();
    if let Some(fields) = last.as_object_mut() {
        for name in ["id", "device", "base", "saved_at", "salt"] {
            fields.remove(name);
        }
    }
    last
}

/// A command can't tick a need, so what it stores is compared without.
fn without_needs(value: Value) -> Value {
    without(value, "asks")
}

fn without(mut value: Value, field: &str) -> Value {
    value.as_object_mut().map(|fields| fields.remove(field));
    value
}

fn library(with_last_time: bool) -> Bench {
    let bench = Bench::with_network().on("2025-09-12");
    bench.answer(&[
        "A-1a=fully",
        "A-1b=not_sure",
        "A-2a=not_applicable:One building",
        "A-l=growing",
        "B-1a=partly",
        "--judge",
        "A=growing:We agreed in May",
        "--note",
        "A-1a=Ask again in May",
        "--evidence",
        "A-1a=Minutes",
    ]);
    if with_last_time {
        bench.good(&on_ours("save", &[]));
    } else {
        bench.good(&on_ours("discard", &[]));
    }
    bench
}

impl Three<'_> {
    fn compare(&self) {
        let [by_screen, by_plain, by_command] = [(); 3].map(|()| self.library.copy());
        let mut screen = screen::Driver::new(&by_screen);
        let mut model = Model::new(self.with_last_time);
        let mut lines = plain::Lines::default();
        let mut commands = command::Driver::new(&by_command);
        for step in self.steps {
            screen.take(step);
            lines.take(step, &model);
            commands.take(step, &model);
            model.take(step);
        }
        screen.publish();
        lines.run(&by_plain, &model);
        commands.give();
        let steps = self.steps;
        let [one, two, three] =
            [&by_screen, &by_plain, &by_command].map(|bench| stored(bench, "drafts"));
        assert!(one["answers"].is_object(), "{steps:#?}");
        let first = &one["answers"]["A-1a"];
        let is_confirmed = first["as_before"].as_bool() == Some(true);
        assert!(!is_confirmed || first["evidence"][0]["text"] == "Minutes", "{steps:#?}");
        // the plain walk has nothing to take back with
        let untaken = |draft: &Value| without(draft.clone(), "taken_back");
        let (with_plain, plain) = (untaken(&one), untaken(&two));
        assert_eq!(with_plain, plain, "the draft of the screen and of the plain walk: {steps:#?}");
        assert_eq!(
            without_needs(one),
            without_needs(three),
            "the draft of the screen and of the command: {steps:#?}"
        );
        screen.save();
        plain::save(&by_plain);
        let there = ["--label", "A walk", "--present", "clinical director"];
        by_command.good(&on_ours("save", &there));
        let [one, two, three] =
            [&by_screen, &by_plain, &by_command].map(|bench| stored(bench, "snapshots"));
        assert_eq!(one["label"], "A walk", "{steps:#?}");
        assert_eq!(one, two, "the snapshot of the screen and of the plain walk: {steps:#?}");
        assert_eq!(
            without_needs(one),
            without_needs(three),
            "the snapshot of the screen and of the command: {steps:#?}"
        );
    }
}

/// Compares scripts that begin without, or with, a last time.
fn check(with_last_time: bool, scripts: &[Vec<Step>]) {
    let library = &library(with_last_time);
    for steps in scripts {
        Three { library, with_last_time, steps }.compare();
    }
}

fn digit(area: usize, row: usize, digit: u8) -> Step {
    Step::Answer { area, row, given: Given::Digit(digit) }
}

fn no_reason(area: usize, row: usize, reason: &str) -> Step {
    Step::Answer { area, row, given: Given::NotApplicable(reason.to_owned()) }
}

fn same(area: usize, row: usize) -> Step {
    Step::Answer { area, row, given: Given::SameAsLastTime }
}

/// Area A answered so that it stands at Early, and both areas agreed with.
fn agreed_at_early() -> Vec<Step> {
    let mut steps: Vec<Step> =
        [4, 4, 1, 1, 2].into_iter().zip(0..).map(|(key, row)| digit(0, row, key)).collect();
    steps.extend([Step::Agree { area: 0 }, digit(1, 0, 4), Step::Agree { area: 1 }]);
    steps
}

#[test]
fn every_digit_answers_a_statement_and_a_ladder_the_same() {
    let script = |key| {
        let keys = [key, 4, 1, 2, key].into_iter().zip(0..);
        keys.map(|(key, row)| digit(0, row, key)).chain([Step::Agree { area: 0 }]).collect()
    };
    check(false, &(0..=9).map(script).collect::<Vec<_>>());
}

#[test]
fn what_does_not_apply_is_kept_with_why() {
    let mut steps = vec![no_reason(0, 0, "One building"), digit(0, 1, 3)];
    steps.extend([no_reason(0, 2, "No: none"), digit(0, 3, 0), no_reason(0, 4, "Walk-in only")]);
    steps.extend([Step::Agree { area: 0 }, digit(1, 0, 4), Step::Agree { area: 1 }]);
    check(false, &[steps]);
}

#[test]
fn a_changed_answer_overtakes_an_agreement_and_nothing_else() {
    let changes = [
        digit(0, 0, 1),
        digit(0, 0, 0),
        digit(0, 2, 4),
        digit(0, 4, 1),
        digit(0, 4, 4),
        no_reason(0, 0, "One building"),
        no_reason(0, 2, "One building"),
    ];
    let said = || Step::Say { area: 0, line: 2, reason: "Five of six practices".to_owned() };
    let agreed = changes.iter().map(|change| [agreed_at_early(), vec![change.clone()]].concat());
    let own = changes
        .iter()
        .map(|change| [agreed_at_early(), vec![said(), change.clone()]].concat())
        .take(3);
    let anew = vec![digit(0, 2, 4), digit(0, 4, 3), Step::Agree { area: 0 }];
    let anew = [agreed_at_early(), anew].concat();
    check(false, &agreed.chain(own).chain([anew]).collect::<Vec<_>>());
}

#[test]
fn another_stage_aims_and_needs() {
    let mut steps = agreed_at_early();
    steps.extend([
        Step::Say { area: 0, line: 0, reason: "Nobody answers at noon".to_owned() },
        Step::Say { area: 1, line: 3, reason: "As the practices see it".to_owned() },
        Step::Aim { area: 0, wish: AimWish::Move(1), reason: "Next year".to_owned() },
        Step::Aim { area: 1, wish: AimWish::NotNow, reason: String::new() },
        Step::Need { ask: 0 },
    ]);
    check(false, &[steps]);
}

#[test]
fn last_time_is_confirmed_and_changed() {
    let mut confirmed = vec![same(0, 0), digit(0, 1, 4), same(0, 2), digit(0, 3, 2), same(0, 4)];
    confirmed.extend([Step::Agree { area: 0 }, same(1, 0), Step::Agree { area: 1 }]);
    let mut changed = confirmed.clone();
    let reason = "Enough".to_owned();
    changed.extend([digit(0, 0, 1), no_reason(0, 4, "Walk-in only")]);
    changed.push(Step::Aim { area: 0, wish: AimWish::Stay, reason });
    let mut by_stage = vec![Step::SameStage { area: 0, row: 0 }, digit(0, 1, 3), same(0, 2)];
    by_stage.extend([digit(0, 3, 1), same(0, 4), Step::Agree { area: 0 }]);
    by_stage.extend([Step::SameStage { area: 1, row: 0 }, Step::Agree { area: 1 }]);
    check(true, &[confirmed, changed, by_stage]);
}

#[test]
fn an_answer_that_is_taken_back_leaves_nothing() {
    let back = |row| Step::TakenBack { area: 0, row, given: Given::Digit(4) };
    check(false, &[vec![digit(0, 0, 4), back(1), digit(0, 2, 2), back(4)]]);
}

#[test]
fn any_answers_are_stored_the_same_in_three_ways() {
    let libraries = [library(false), library(true)];
    for seed in 0..8 {
        let mut chance = SeededRng::new(seed, 0);
        let with_last_time = seed % 2 == 1;
        let steps = &script::random(&mut chance, with_last_time)[..];
        let library = &libraries[usize::from(with_last_time)];
        Three { library, with_last_time, steps }.compare();
    }
}

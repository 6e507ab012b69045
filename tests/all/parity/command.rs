//! The walk by commands: one `answer` for each step.

use super::script::{AREAS, AimWish, Given, Model, ROWS, STAGES, Step};
use crate::commands::Bench;

/// Takes one step.
pub fn take(bench: &Bench, step: &Step, model: &Model) {
    match step {
        Step::Answer { area, row, given } => answer(bench, *area, *row, given),
        Step::TakenBack { area, row, given } => {
            answer(bench, *area, *row, given);
            bench.answer(&[&format!("{}=clear", ROWS[*area][*row])]);
        }
        Step::Agree { area } => judge(bench, *area, model.lines(*area).0, &model.reason(*area)),
        Step::Say { area, line, reason } => judge(bench, *area, *line, reason),
        Step::Aim { area, wish, reason } => {
            let word = match wish {
                AimWish::Stay => "stay",
                AimWish::NotNow => "not_now",
                AimWish::Move(stage) => STAGES[*stage],
            };
            bench.answer(&["--aim", &format!("{}={word}:{reason}", AREAS[*area])]);
        }
        Step::Need { .. } => {}
    }
}

fn answer(bench: &Bench, area: usize, row: usize, given: &Given) {
    let value = match given {
        Given::Digit(digit) => match Model::label(area, row, *digit) {
            Some(label) => label.to_owned(),
            None => return,
        },
        Given::NotApplicable(reason) => format!("not_applicable:{reason}"),
        Given::SameAsLastTime => "same".to_owned(),
    };
    bench.answer(&[&format!("{}={value}", ROWS[area][row])]);
}

fn judge(bench: &Bench, area: usize, line: usize, reason: &str) {
    let stage = line.checked_sub(1).map_or("before", |at| STAGES[at]);
    bench.answer(&["--judge", &format!("{}={stage}:{reason}", AREAS[area])]);
}

//! The walk by commands: `answer` for each step, or for several that overtake nothing.

use super::script::{AREAS, AimWish, Given, Model, ROWS, STAGES, Step};
use crate::commands::Bench;

/// The commands that were given, and the answers that are still to be given.
pub struct Driver<'b> {
    bench: &'b Bench,
    waiting: Vec<String>,
}

impl<'b> Driver<'b> {
    pub fn new(bench: &'b Bench) -> Self {
        Self { bench, waiting: Vec::new() }
    }

    pub fn take(&mut self, step: &Step, model: &Model) {
        match step {
            Step::Answer { area, row, given } => {
                self.waiting.extend(answer(*area, *row, given));
                if model.said.judgements.contains_key(&model.domain(*area).id) {
                    self.give();
                }
            }
            Step::SameStage { area, row } => {
                for row in model.confirmable(*area, *row) {
                    self.waiting.extend(answer(*area, row, &Given::SameAsLastTime));
                }
            }
            Step::TakenBack { area, row, given } => {
                self.waiting.extend(answer(*area, *row, given));
                self.give();
                self.waiting.push(format!("{}=clear", ROWS[*area][*row]));
            }
            Step::Agree { area } if model.opens_on_last_time(*area) => {
                self.give();
                self.bench.answer(&["--judge", &format!("{}=same", AREAS[*area])]);
            }
            Step::Agree { area } => {
                let (line, reason) = model.opening(*area);
                self.judge(*area, line, &reason);
            }
            Step::Say { area, line, reason } => self.judge(*area, *line, reason),
            Step::Aim { area, wish, reason } => {
                let word = match wish {
                    AimWish::Stay => "stay",
                    AimWish::NotNow => "not_now",
                    AimWish::Move(stage) => STAGES[*stage],
                };
                self.waiting
                    .extend(["--aim".to_owned(), format!("{}={word}:{reason}", AREAS[*area])]);
                self.give();
            }
            Step::Need { .. } => {}
        }
    }

    /// Gives the answers that wait.
    pub fn give(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        if !waiting.is_empty() {
            self.bench.answer(&waiting.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }

    fn judge(&mut self, area: usize, line: usize, reason: &str) {
        self.give();
        let stage = line.checked_sub(1).map_or("before", |at| STAGES[at]);
        self.bench.answer(&["--judge", &format!("{}={stage}:{reason}", AREAS[area])]);
    }
}

fn answer(area: usize, row: usize, given: &Given) -> Option<String> {
    let value = match given {
        Given::Digit(digit) => Model::label(area, row, *digit)?.to_owned(),
        Given::NotApplicable(reason) => format!("not_applicable:{reason}"),
        Given::SameAsLastTime => "same".to_owned(),
    };
    Some(format!("{}={value}", ROWS[area][row]))
}

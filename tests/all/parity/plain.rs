//! The walk by lines: what is typed at each prompt of `walk --plain`. Every step begins and ends at
//! the menu; a first walk goes on from question to question.

use super::script::{AimWish, Given, Model, ROWS, Step};
use crate::commands::Bench;

/// The lines that are typed.
#[derive(Default)]
pub struct Lines {
    typed: Vec<String>,
    /// What is typed at what next: the choice and the reason.
    aims: [Option<(String, String)>; 2],
    needs: Vec<usize>,
}

impl Lines {
    pub fn take(&mut self, step: &Step, model: &Model) {
        match step {
            Step::Answer { area, row, given } => {
                self.go_to(*area, *row, model);
                self.answer(given);
                self.type_in(&["q"]);
            }
            Step::SameStage { area, row } => {
                self.go_to(*area, *row, model);
                self.type_in(&["=", "", "q"]);
            }
            // the plain walk takes nothing back: what is taken back was never said
            Step::TakenBack { .. } => {}
            Step::Agree { area } => {
                self.go_to(*area, ROWS[*area].len(), model);
                // then from the next area, or the offer to save, to the menu
                self.type_in(&["", "q"]);
            }
            Step::Say { area, line, reason } => {
                self.go_to(*area, ROWS[*area].len(), model);
                self.type_in(&[&(line + 1).to_string(), reason, "q"]);
            }
            Step::Aim { area, wish, reason } => {
                let number = match wish {
                    AimWish::Stay => 1,
                    AimWish::NotNow => 2,
                    AimWish::Move(stage) => 3 + stage - model.lines(*area).0,
                };
                self.aims[*area] = Some((number.to_string(), reason.clone()));
            }
            Step::Need { ask } => self.needs.push(*ask),
        }
    }

    fn type_in(&mut self, lines: &[&str]) {
        self.typed.extend(lines.iter().map(|line| (*line).to_owned()));
    }

    /// From the menu to a row of an area; past its last row is its card.
    fn go_to(&mut self, area: usize, row: usize, model: &Model) {
        self.type_in(&["1"]);
        let number = (area + 1).to_string();
        match model.next_unfinished(0) {
            None => self.type_in(&[&number]),
            Some(first) if model.next_open(first, 0) < ROWS[first].len() => {
                self.type_in(&["area", &number]);
            }
            // the card of an area: back to its last statement, where there is a way to the areas
            Some(_) => self.type_in(&["b", "area", &number]),
        }
        let mut at = model.next_open(area, 0);
        while at < row {
            // skips a question that is left open and was not answered last time
            assert!(!model.has_last(area, at), "a script leaves none open that has a last time");
            self.type_in(&[""]);
            at = model.next_open(area, at + 1);
        }
        for _ in row..at {
            self.type_in(&["b"]);
        }
    }

    fn answer(&mut self, given: &Given) {
        match given {
            Given::Digit(digit) => self.type_in(&[&digit.to_string()]),
            Given::NotApplicable(reason) => self.type_in(&["-", reason]),
            Given::SameAsLastTime => self.type_in(&[""]),
        }
    }

    /// Types all of it, what next and the needs last; the input ends where the snapshot would be
    /// named, and all is kept.
    pub fn run(mut self, bench: &Bench, model: &Model) {
        self.type_in(&["4"]);
        let aims = std::mem::take(&mut self.aims).into_iter().enumerate();
        for (_, aim) in aims.filter(|(area, _)| model.is_begun(*area)) {
            match aim {
                None => self.type_in(&[""]),
                Some((choice, reason)) => self.type_in(&[&choice, &reason, ""]),
            }
        }
        self.type_in(&["y"]);
        let needs: Vec<String> = self.needs.iter().map(|ask| (ask + 1).to_string()).collect();
        if !needs.is_empty() {
            self.type_in(&[&needs.join(",")]);
        }
        self.type_in(&[""]);
        run(bench, &self.typed);
    }
}

pub fn run(bench: &Bench, lines: &[String]) {
    let text: String = lines.iter().flat_map(|line| [line, "\n"]).collect();
    let ran = bench.told(&["walk", "--plain", "--network", "hillside", "--matrix", "ours"], &text);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
}

/// Saves the snapshot: no more aims and needs, its name, then everything as it stands.
pub fn save(bench: &Bench) {
    let lines = ["4", "q", "", "A walk", "", "1", "clinical director", "", "5"];
    run(bench, &lines.map(str::to_owned));
}

//! The script of a walk: its steps, a model of where the walk stands, and scripts made by chance.

use pcn_workbook::maturity::assessment::{Answer, Answers, Assessment, MatrixRef, StagePoint};
use pcn_workbook::maturity::ids::{ItemId, StageId};
use pcn_workbook::maturity::matrix::{Domain, Item, Matrix};
use pcn_workbook::maturity::sample::random::SeededRng;
use pcn_workbook::maturity::scoring::{Standing, evaluate_domain};
use pcn_workbook::store::format::matrix;

use crate::commands::OURS;

/// The rows of the two areas of the small matrix, as they are walked, and its stages.
pub const ROWS: [&[&str]; 2] = [&["A-1a", "A-1b", "A-2a", "A-3a", "A-l"], &["B-1a"]];
pub const AREAS: [&str; 2] = ["A", "B"];
pub const STAGES: [&str; 3] = ["Early", "Growing", "Strong"];
pub const LADDER: &str = "A-l";

/// An answer as a person gives it.
#[derive(Clone, Debug)]
pub enum Given {
    Digit(u8),
    NotApplicable(String),
    SameAsLastTime,
}

/// What is wanted next: stay, not now, or move to a stage counted from 0.
#[derive(Clone, Copy, Debug)]
pub enum AimWish {
    Stay,
    NotNow,
    Move(usize),
}

/// One step of a walk.
#[derive(Clone, Debug)]
pub enum Step {
    Answer {
        area: usize,
        row: usize,
        given: Given,
    },
    /// All that is open in the stage of a row, and was answered last time, is the same.
    SameStage {
        area: usize,
        row: usize,
    },
    /// An answer that is given and taken back at once.
    TakenBack {
        area: usize,
        row: usize,
        given: Given,
    },
    /// Enter on the card: the stage that stands there.
    Agree {
        area: usize,
    },
    /// Another stage than the answers suggest: 0 is before the first.
    Say {
        area: usize,
        line: usize,
        reason: String,
    },
    Aim {
        area: usize,
        wish: AimWish,
        reason: String,
    },
    Need {
        ask: usize,
    },
}

/// Where the walk stands, by rules of the test's own.
pub struct Model {
    pub matrix: Matrix,
    pub said: Assessment,
    pub last: Answers,
    with_last_time: bool,
}

/// The line and the reason that were said of area A last time, against the answers.
pub const LAST_STAGE: (usize, &str) = (2, "We agreed in May");

impl Model {
    pub fn new(with_last_time: bool) -> Self {
        let matrix = matrix::read_validated(OURS.as_bytes()).0.unwrap();
        let reference =
            MatrixRef { id: matrix.id.clone(), revision: 1, fingerprint: String::new() };
        let said = Assessment::empty(reference);
        let mut then = said.clone();
        if with_last_time {
            for (item, label) in
                [("A-1a", "fully"), ("A-1b", "not_sure"), ("A-l", "Growing"), ("B-1a", "partly")]
            {
                then.set_answer(&ItemId::from(item), Answer::from_label(label));
            }
            then.set_not_applicable(&ItemId::from("A-2a"), "One building");
        }
        Self { matrix, said, last: then.answers, with_last_time }
    }

    pub fn domain(&self, area: usize) -> &Domain {
        &self.matrix.domains[area]
    }

    fn item(&self, area: usize, row: usize) -> Item<'_> {
        self.matrix.item(&ItemId::from(ROWS[area][row])).unwrap()
    }

    pub fn is_open(&self, area: usize, row: usize) -> bool {
        self.said.answer(self.item(area, row).id()).is_none()
    }

    /// The first open row from `from` on; past the last one where there is none.
    pub fn next_open(&self, area: usize, from: usize) -> usize {
        (from..ROWS[area].len()).find(|row| self.is_open(area, *row)).unwrap_or(ROWS[area].len())
    }

    pub fn has_last(&self, area: usize, row: usize) -> bool {
        self.last.contains_key(self.item(area, row).id())
    }

    /// The open rows of the stage of a row that were answered last time, and not with "not sure".
    pub fn confirmable(&self, area: usize, row: usize) -> Vec<usize> {
        let Item::Statement(statement) = self.item(area, row) else { return Vec::new() };
        let is_confirmable = |row: &usize| {
            let item = self.item(area, *row);
            let then = self.last.get(item.id()).and_then(|then| then.answer.as_ref());
            self.is_open(area, *row)
                && matches!(item, Item::Statement(_))
                && item.is_asked_at(&statement.stage)
                && then.is_some_and(|answer| *answer != Answer::NotSure)
        };
        (0..ROWS[area].len()).filter(is_confirmable).collect()
    }

    /// The first area from `from` on with something open or no stage of ours.
    pub fn next_unfinished(&self, from: usize) -> Option<usize> {
        let is_unfinished = |area: &usize| {
            let id = &self.domain(*area).id;
            self.next_open(*area, 0) < ROWS[*area].len() || !self.said.judgements.contains_key(id)
        };
        (from..AREAS.len()).find(is_unfinished)
    }

    /// Whether something was said of an area.
    pub fn is_begun(&self, area: usize) -> bool {
        self.said.judgements.contains_key(&self.domain(area).id)
            || (0..ROWS[area].len()).any(|row| !self.is_open(area, row))
    }

    /// The lines on the card: that of the stage that stands, and that of the suggested one.
    pub fn lines(&self, area: usize) -> (usize, usize) {
        let reading = evaluate_domain(&self.matrix, self.domain(area), &self.said);
        let line = |standing| match standing {
            Standing::Before => 0,
            Standing::Stage(at) => at + 1,
            Standing::NotApplicable => panic!("a script never leaves an area without a stage"),
        };
        (line(reading.standing()), line(reading.suggested))
    }

    /// Whether the card opens on what was said last time.
    pub fn opens_on_last_time(&self, area: usize) -> bool {
        let id = &self.domain(area).id;
        area == 0
            && self.with_last_time
            && !self.said.judgements.contains_key(id)
            && !self.said.taken_back.judgements.contains(id)
    }

    /// The line and the reason that the card opens on.
    pub fn opening(&self, area: usize) -> (usize, String) {
        if self.opens_on_last_time(area) {
            return (LAST_STAGE.0, LAST_STAGE.1.to_owned());
        }
        (self.lines(area).0, self.reason(area))
    }

    /// The answer that a digit names on a row, by this table; none where it names none.
    pub fn label(area: usize, row: usize, digit: u8) -> Option<&'static str> {
        let ladder = ["not_sure", "none_yet", "Early", "Growing", "Strong"];
        let scale = ["not_sure", "not_yet", "partly", "mostly", "fully"];
        let labels = if ROWS[area][row] == LADDER { ladder } else { scale };
        labels.get(usize::from(digit)).copied()
    }

    pub fn take(&mut self, step: &Step) {
        match step {
            Step::Answer { area, row, given } => self.answer(*area, *row, given),
            Step::Agree { area } => {
                let (line, reason) = self.opening(*area);
                self.judge(*area, line, &reason);
            }
            Step::Say { area, line, reason } => self.judge(*area, *line, reason),
            Step::SameStage { area, row } => {
                for row in self.confirmable(*area, *row) {
                    self.answer(*area, row, &Given::SameAsLastTime);
                }
            }
            Step::TakenBack { .. } | Step::Aim { .. } | Step::Need { .. } => {}
        }
    }

    pub fn reason(&self, area: usize) -> String {
        let judgement = self.said.judgements.get(&self.domain(area).id);
        judgement.and_then(|judgement| judgement.reason.clone()).unwrap_or_default()
    }

    fn judge(&mut self, area: usize, line: usize, reason: &str) {
        let point = match line.checked_sub(1) {
            Some(at) => StagePoint::At(StageId::from(STAGES[at])),
            None => StagePoint::Before,
        };
        let id = self.domain(area).id.clone();
        self.said.set_judgement(&id, point, reason);
    }

    fn answer(&mut self, area: usize, row: usize, given: &Given) {
        let id = self.item(area, row).id().clone();
        let silent = self.reason(area).is_empty()
            && self.said.judgements.contains_key(&self.domain(area).id);
        let agreed = silent && {
            let (now, suggested) = self.lines(area);
            now == suggested
        };
        match given {
            Given::Digit(digit) => {
                let Some(label) = Self::label(area, row, *digit) else { return };
                self.said.set_answer(&id, Answer::from_label(label));
            }
            Given::NotApplicable(reason) => assert!(self.said.set_not_applicable(&id, reason)),
            Given::SameAsLastTime => {
                let then = self.last[&id].clone();
                self.said.answers.insert(id, then);
            }
        }
        let id = self.domain(area).id.clone();
        if agreed && {
            let (now, suggested) = self.lines(area);
            now != suggested
        } {
            self.said.clear_judgement(&id);
        }
    }
}

/// A first walk through both areas, then changes, then what next and what is needed.
pub fn random(chance: &mut SeededRng, with_last_time: bool) -> Vec<Step> {
    let mut model = Model::new(with_last_time);
    let mut steps = Vec::new();
    let mut add = |model: &mut Model, step: Step| {
        model.take(&step);
        steps.push(step);
    };
    for (area, rows) in ROWS.iter().enumerate() {
        for row in 0..rows.len() {
            let given = random_answer(chance, &model, area, row);
            let is_left_open =
                area == 0 && row > 0 && !model.has_last(area, row) && chance.one_in(8);
            if !is_left_open {
                add(&mut model, Step::Answer { area, row, given });
            }
        }
        let step = random_judgement(chance, &model, area);
        add(&mut model, step);
    }
    for _ in 0..4 + chance.below(5) {
        let area = chance.below(AREAS.len());
        let end = model.next_open(area, 0);
        if end == ROWS[area].len() && chance.one_in(3) {
            let step = random_judgement(chance, &model, area);
            add(&mut model, step);
        } else if end > 0 {
            let row = chance.below(end);
            let given = random_answer(chance, &model, area, row);
            add(&mut model, Step::Answer { area, row, given });
        }
    }
    for area in 0..AREAS.len() {
        let above = model.lines(area).0;
        let wish = match chance.below(4) {
            0 => continue,
            1 => AimWish::Stay,
            2 => AimWish::NotNow,
            _ if above < STAGES.len() => AimWish::Move(above + chance.below(STAGES.len() - above)),
            _ => AimWish::Stay,
        };
        let reason = chance.choose_or_none(&["Next year", "Fewer calls"]).unwrap_or_default();
        add(&mut model, Step::Aim { area, wish, reason });
    }
    if chance.one_in(2) {
        add(&mut model, Step::Need { ask: 0 });
    }
    steps
}

/// Any answer; the first row of an area always has one that counts, so that the area has a stage.
fn random_answer(chance: &mut SeededRng, model: &Model, area: usize, row: usize) -> Given {
    match chance.below(4) {
        0 if row > 0 => {
            Given::NotApplicable(chance.choose(&["One building", "No such team: none"]).to_owned())
        }
        1 | 2 if model.has_last(area, row) && model.is_open(area, row) => Given::SameAsLastTime,
        _ => Given::Digit(u8::try_from(chance.below(5)).unwrap()),
    }
}

fn random_judgement(chance: &mut SeededRng, model: &Model, area: usize) -> Step {
    let line = chance.below(STAGES.len() + 1);
    let is_offered = line == model.lines(area).1 || line == model.opening(area).0;
    if is_offered || chance.one_in(2) {
        return Step::Agree { area };
    }
    // another stage than the answers suggest is never said without a reason
    let reason = chance.choose(&["Five of six practices", "We meet weekly"]).to_owned();
    Step::Say { area, line, reason }
}

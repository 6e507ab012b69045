//! Giving answers, and taking them back.

use super::{AreaContext, Focus, UndoStep, Walk};
use crate::maturity::assessment::{Answer, Assessment};
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::{Item, Ladder, Matrix};
use crate::maturity::{phrases, scoring};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Urgency;
use crate::tui::protocol::transition::Transition;
use crate::tui::state::AppState;

/// How many steps undo remembers.
const STEPS: usize = 200;

impl Walk {
    /// Answers the item in focus with a digit: the scale for a statement, none yet and the rungs
    /// for a ladder.
    pub(crate) fn answer_with(&mut self, desk: &mut AppState, digit: u8) -> Vec<Transition> {
        let Some(here) = self.here(desk) else { return Vec::new() };
        let Some(item) = self.item(&here) else { return Vec::new() };
        match answer_of_digit(here.matrix, item, digit) {
            Some(answer) => {
                let id = item.id().clone();
                self.give(desk, &id, answer)
            }
            None => vec![Transition::Say(format!("{digit} is no answer here."))],
        }
    }

    fn give(&mut self, desk: &mut AppState, id: &ItemId, answer: Answer) -> Vec<Transition> {
        let was_open = self.here(desk).is_some_and(|here| here.said.answer(id).is_none());
        self.change(desk, |said| said.give(id, answer));
        self.say_answer(desk, id);
        if was_open {
            self.go_on(desk);
        }
        desk.keep(self.draft, Urgency::Now)
    }

    /// Enter: the rung being chosen, else the same as last time, else on to the next open item.
    pub(crate) fn enter(&mut self, desk: &mut AppState) -> Vec<Transition> {
        let Some(here) = self.here(desk) else { return Vec::new() };
        let Some(item) = self.item(&here) else { return Vec::new() };
        let id = item.id().clone();
        if let (Some(rung), Item::Ladder(ladder)) = (self.rung, item) {
            let answer = rung_answer(here.matrix, ladder, rung);
            self.rung = None;
            return answer.map_or_else(Vec::new, |answer| self.give(desk, &id, answer));
        }
        let is_open = here.said.answer(&id).is_none();
        if is_open && self.last.answers.get(&id).is_some_and(|given| given.answer.is_some()) {
            return self.confirm(desk, &id);
        }
        self.go_on(desk);
        Vec::new()
    }

    fn confirm(&mut self, desk: &mut AppState, id: &ItemId) -> Vec<Transition> {
        let last = self.last.answers.clone();
        self.change_with(desk, |said, matrix| {
            matrix.item(id).map(|item| said.confirm(item, &last));
        });
        self.say_answer(desk, id);
        self.go_on(desk);
        desk.keep(self.draft, Urgency::Now)
    }

    /// All that is still open in the stage on screen is the same as last time.
    pub(crate) fn same(&mut self, desk: &mut AppState) -> Vec<Transition> {
        let Some(here) = self.here(desk) else { return Vec::new() };
        let Some((stage, count)) = self.same_here(&here) else {
            return vec![Transition::Say(
                "Nothing open in this stage has an answer from last time.".to_owned(),
            )];
        };
        let stage = here.matrix.stages[stage].clone();
        let (domain, last) = (here.domain.id.clone(), self.last.answers.clone());
        self.change_with(desk, |said, matrix| {
            matrix.domain(&domain).map(|domain| said.confirm_stage(domain, &stage.id, &last));
        });
        self.echo = Some(format!(
            "{} in {}: the same as last time",
            phrases::count_of(count, "answer", "answers"),
            stage.name
        ));
        self.go_on(desk);
        desk.keep(self.draft, Urgency::Now)
    }

    /// The stage on screen, and how many of its open items `=` would confirm; none when there is
    /// nothing to confirm.
    pub fn same_here(&self, here: &AreaContext<'_>) -> Option<(usize, usize)> {
        let stage = self.stage_on_screen(here)?;
        let count = here
            .said
            .confirmable(here.domain, &here.matrix.stages[stage].id, &self.last.answers)
            .len();
        (count > 0).then_some((stage, count))
    }

    /// The stage whose statements are open on screen: that of the item in focus.
    pub fn stage_on_screen(&self, here: &AreaContext<'_>) -> Option<usize> {
        let item = self.item(here)?;
        match item {
            Item::Statement(statement) => here.matrix.stage_index(&statement.stage),
            Item::Ladder(ladder) => {
                here.matrix.stages.iter().position(|stage| ladder.rung(&stage.id).is_some())
            }
        }
    }

    /// Moves the choice along the rungs of a ladder; Enter takes it.
    pub(crate) fn choose_rung(&mut self, desk: &AppState, command: Command) -> Vec<Transition> {
        let Some(here) = self.here(desk) else { return Vec::new() };
        let Some(Item::Ladder(ladder)) = self.item(&here) else { return Vec::new() };
        let rungs = rungs_in_order(here.matrix, ladder).len();
        let now = self.rung.or_else(|| rung_now(here.matrix, ladder, here.said.answer(&ladder.id)));
        let next = match (command, now) {
            (_, None) => 0,
            (Command::Left, Some(at)) => at.saturating_sub(1),
            (_, Some(at)) => (at + 1).min(rungs),
        };
        self.rung = Some(next);
        Vec::new()
    }

    /// Takes the last step back; the focus goes with it.
    pub(crate) fn undo(&mut self, desk: &mut AppState) -> Vec<Transition> {
        match self.past.pop() {
            Some(step) => {
                let replies = self.swap(desk, step, true);
                self.echo = Some("Taken back. U does it again.".to_owned());
                replies
            }
            None => vec![Transition::Say("Nothing to take back in this walk.".to_owned())],
        }
    }

    /// Does the last step again that was taken back.
    pub(crate) fn redo(&mut self, desk: &mut AppState) -> Vec<Transition> {
        match self.future.pop() {
            Some(step) => self.swap(desk, step, false),
            None => vec![Transition::Say("Nothing to do again.".to_owned())],
        }
    }

    fn swap(&mut self, desk: &mut AppState, step: UndoStep, back: bool) -> Vec<Transition> {
        let (focus, echo) = (self.focus.clone(), self.echo.take());
        let Some(said) = desk.assessment_mut(self.draft) else { return Vec::new() };
        // what was said elsewhere since, such as what next and whose view it is, is not part of the
        // step
        let (voice, aims, asks) = (said.voice.clone(), said.aims.clone(), said.asks.clone());
        let then = Assessment { voice, aims, asks, ..step.assessment };
        let other = UndoStep { assessment: std::mem::replace(said, then), focus, echo };
        let kept = if back { &mut self.future } else { &mut self.past };
        kept.push(other);
        self.echo = step.echo;
        self.set_focus(desk, step.focus);
        desk.keep(self.draft, Urgency::Now)
    }

    /// Remembers where things stand, so that undo can bring it back.
    pub(crate) fn mark_step(&mut self, desk: &AppState) {
        let Some(open) = desk.open(self.draft) else { return };
        let focus = Focus { area: self.focus.area, at: self.focus.at.clone() };
        self.past.push(UndoStep {
            assessment: open.draft.assessment.clone(),
            focus,
            echo: self.echo.clone(),
        });
        if self.past.len() > STEPS {
            self.past.remove(0);
        }
        self.future.clear();
    }

    /// One step: the change, and with it the end of any agreement to a suggestion that the change
    /// has overtaken.
    pub(crate) fn change(&mut self, desk: &mut AppState, doing: impl FnOnce(&mut Assessment)) {
        self.change_with(desk, |said, _| doing(said));
    }

    fn change_with(&mut self, desk: &mut AppState, doing: impl FnOnce(&mut Assessment, &Matrix)) {
        self.mark_step(desk);
        let Some(open) = desk.open_mut(self.draft) else { return };
        let matrix = std::sync::Arc::clone(&open.matrix);
        let said = &mut open.draft.assessment;
        let agreed = agreements(&matrix.matrix, said);
        doing(said, &matrix.matrix);
        drop_overtaken(&matrix.matrix, said, &agreed);
    }

    /// Says the answer of an item on the echo line.
    pub(crate) fn say_answer(&mut self, desk: &AppState, id: &ItemId) {
        let Some(here) = self.here(desk) else { return };
        let (Some(item), Some(answer)) = (here.matrix.item(id), here.said.answer(id)) else {
            return;
        };
        let sign = phrases::answer_sign(item, here.matrix, Some(answer)).symbol();
        self.echo =
            Some(format!("{sign} {}: {}", phrases::answer_words(here.matrix, answer), item.text()));
    }
}

/// The domains where the team agreed with what the answers suggested, without more words.
pub fn agreements(matrix: &Matrix, said: &Assessment) -> Vec<DomainId> {
    let agreed = matrix.domains.iter().filter(|domain| {
        let reading = scoring::read_domain(matrix, domain, said);
        let silent =
            said.judgements.get(&domain.id).is_some_and(|judgement| judgement.reason.is_none());
        silent && reading.judged == Some(reading.suggested)
    });
    agreed.map(|domain| domain.id.clone()).collect()
}

/// Agreeing was agreeing with the answers: where they now suggest another stage, the question is
/// open again.
pub fn drop_overtaken(matrix: &Matrix, said: &mut Assessment, agreed: &[DomainId]) {
    for domain in matrix.domains.iter().filter(|domain| agreed.contains(&domain.id)) {
        if scoring::read_domain(matrix, domain, said).differs() {
            said.unjudge(&domain.id);
        }
    }
}

/// The answer a digit stands for on this item.
pub fn answer_of_digit(matrix: &Matrix, item: Item<'_>, digit: u8) -> Option<Answer> {
    match (item, digit) {
        (_, 0) => Some(Answer::NotSure),
        (Item::Statement(_), 1) => Some(Answer::NotYet),
        (Item::Statement(_), 2) => Some(Answer::Partly),
        (Item::Statement(_), 3) => Some(Answer::Mostly),
        (Item::Statement(_), 4) => Some(Answer::Fully),
        (Item::Statement(_), _) => None,
        (Item::Ladder(ladder), digit) => rung_answer(matrix, ladder, usize::from(digit) - 1),
    }
}

/// The answer for a place on a ladder: 0 is none yet, 1 the lowest rung.
fn rung_answer(matrix: &Matrix, ladder: &Ladder, place: usize) -> Option<Answer> {
    match place {
        0 => Some(Answer::NoneYet),
        place => rungs_in_order(matrix, ladder)
            .get(place - 1)
            .map(|at| Answer::Rung(matrix.stages[*at].id.clone())),
    }
}

/// The stages a ladder has a rung for, lowest first.
pub fn rungs_in_order(matrix: &Matrix, ladder: &Ladder) -> Vec<usize> {
    (0..matrix.stages.len()).filter(|at| ladder.rung(&matrix.stages[*at].id).is_some()).collect()
}

/// The place on a ladder that an answer stands for.
pub fn rung_now(matrix: &Matrix, ladder: &Ladder, answer: Option<&Answer>) -> Option<usize> {
    match answer? {
        Answer::NoneYet => Some(0),
        Answer::Rung(stage) => {
            let at = matrix.stage_index(stage)?;
            rungs_in_order(matrix, ladder)
                .iter()
                .position(|rung| *rung == at)
                .map(|place| place + 1)
        }
        _ => None,
    }
}

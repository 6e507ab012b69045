//! Giving answers, and taking them back.

use super::{AreaContext, Focus, UndoStep, Walk};
use crate::maturity::assessment::{Answer, Assessment};
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::{Item, Ladder, Matrix};
use crate::maturity::{phrases, scoring};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Urgency;
use crate::tui::protocol::transition::Transition;
use crate::tui::screen::show_message;
use crate::tui::state::AppState;

const MAX_UNDO: usize = 200;

impl Walk {
    /// Answers the item in focus with a digit: the scale for a statement, none yet and the rungs
    /// for a ladder.
    pub(crate) fn answer_by_digit(&mut self, state: &mut AppState, digit: u8) -> Vec<Transition> {
        let Some(here) = self.area_context(state) else { return Vec::new() };
        let Some(item) = self.focused_item(&here) else { return Vec::new() };
        match digit_to_answer(here.matrix, item, digit) {
            Some(answer) => {
                let id = item.id().clone();
                self.set_answer(state, &id, answer)
            }
            None => show_message(format!("{digit} is no answer here.")),
        }
    }

    fn set_answer(&mut self, state: &mut AppState, id: &ItemId, answer: Answer) -> Vec<Transition> {
        let was_open =
            self.area_context(state).is_some_and(|here| here.assessment.answer(id).is_none());
        self.change(state, |said| said.set_answer(id, answer));
        self.show_answer(state, id);
        if was_open {
            self.focus_next_open(state);
        }
        state.autosave(self.draft, Urgency::Immediate)
    }

    /// Enter: the rung being chosen, else the same as last time, else on to the next open item.
    pub(crate) fn on_enter(&mut self, state: &mut AppState) -> Vec<Transition> {
        let Some(here) = self.area_context(state) else { return Vec::new() };
        let Some(item) = self.focused_item(&here) else { return Vec::new() };
        let id = item.id().clone();
        if let (Some(rung), Item::Ladder(ladder)) = (self.rung, item) {
            let answer = rung_answer(here.matrix, ladder, rung);
            self.rung = None;
            return answer.map_or_else(Vec::new, |answer| self.set_answer(state, &id, answer));
        }
        let is_open = here.assessment.answer(&id).is_none();
        if is_open && self.last_time.answers.get(&id).is_some_and(|given| given.answer.is_some()) {
            return self.confirm_last_answer(state, &id);
        }
        self.focus_next_open(state);
        Vec::new()
    }

    fn confirm_last_answer(&mut self, state: &mut AppState, id: &ItemId) -> Vec<Transition> {
        let last = self.last_time.answers.clone();
        self.change_with(state, |said, matrix| {
            matrix.item(id).map(|item| said.confirm_answer(item, &last));
        });
        self.show_answer(state, id);
        self.focus_next_open(state);
        state.autosave(self.draft, Urgency::Immediate)
    }

    /// All that is still open in the stage on screen is the same as last time.
    pub(crate) fn confirm_stage(&mut self, state: &mut AppState) -> Vec<Transition> {
        let Some(here) = self.area_context(state) else { return Vec::new() };
        let Some((index, count)) = self.confirmable_stage(&here) else {
            return show_message("Nothing open in this stage has an answer from last time.");
        };
        let confirmed = here.matrix.stages[index].clone();
        let (domain, last) = (here.domain.id.clone(), self.last_time.answers.clone());
        self.change_with(state, |said, matrix| {
            matrix.domain(&domain).map(|domain| said.confirm_stage(domain, &confirmed.id, &last));
        });
        self.message = Some(format!(
            "{} in {}: the same as last time",
            phrases::pluralize(count, "answer", "answers"),
            confirmed.name
        ));
        self.focus_next_open(state);
        state.autosave(self.draft, Urgency::Immediate)
    }

    /// The stage on screen, and how many of its open items `=` would confirm; none when there is
    /// nothing to confirm.
    pub fn confirmable_stage(&self, here: &AreaContext<'_>) -> Option<(usize, usize)> {
        let stage = self.focused_stage(here)?;
        let count = here
            .assessment
            .confirmable_items(here.domain, &here.matrix.stages[stage].id, &self.last_time.answers)
            .len();
        (count > 0).then_some((stage, count))
    }

    /// The stage whose statements are open on screen: that of the item in focus.
    pub fn focused_stage(&self, here: &AreaContext<'_>) -> Option<usize> {
        let item = self.focused_item(here)?;
        match item {
            Item::Statement(statement) => here.matrix.stage_index(&statement.stage),
            Item::Ladder(ladder) => {
                here.matrix.stages.iter().position(|stage| ladder.rung(&stage.id).is_some())
            }
        }
    }

    /// Moves the choice along the rungs of a ladder; Enter takes it.
    pub(crate) fn choose_rung(&mut self, state: &AppState, command: Command) -> Vec<Transition> {
        let Some(here) = self.area_context(state) else { return Vec::new() };
        let Some(Item::Ladder(ladder)) = self.focused_item(&here) else { return Vec::new() };
        let rungs = rungs_in_order(here.matrix, ladder).len();
        let now = self
            .rung
            .or_else(|| current_rung(here.matrix, ladder, here.assessment.answer(&ladder.id)));
        let next = match (command, now) {
            (_, None) => 0,
            (Command::Left, Some(at)) => at.saturating_sub(1),
            (_, Some(at)) => (at + 1).min(rungs),
        };
        self.rung = Some(next);
        Vec::new()
    }

    /// Takes the last step back; the focus goes with it.
    pub(crate) fn undo(&mut self, state: &mut AppState) -> Vec<Transition> {
        match self.undo_stack.pop() {
            Some(step) => {
                let replies = self.apply_undo_step(state, step, true);
                self.message = Some("Taken back. U does it again.".to_owned());
                replies
            }
            None => show_message("Nothing to take back in this walk."),
        }
    }

    pub(crate) fn redo(&mut self, state: &mut AppState) -> Vec<Transition> {
        match self.redo_stack.pop() {
            Some(step) => self.apply_undo_step(state, step, false),
            None => show_message("Nothing to do again."),
        }
    }

    fn apply_undo_step(
        &mut self,
        state: &mut AppState,
        step: UndoStep,
        back: bool,
    ) -> Vec<Transition> {
        let (focus, echo) = (self.focus.clone(), self.message.take());
        let Some(said) = state.assessment_mut(self.draft) else { return Vec::new() };
        // what was said elsewhere since, such as what next and whose view it is, is not part of the
        // step
        let (voice, aims, asks) = (said.voice.clone(), said.aims.clone(), said.asks.clone());
        let then = Assessment { voice, aims, asks, ..step.assessment };
        let other = UndoStep { assessment: std::mem::replace(said, then), focus, message: echo };
        let kept = if back { &mut self.redo_stack } else { &mut self.undo_stack };
        kept.push(other);
        self.message = step.message;
        self.set_focus(state, step.focus);
        state.autosave(self.draft, Urgency::Immediate)
    }

    /// Remembers where things stand, so that undo can bring it back.
    pub(crate) fn push_undo(&mut self, state: &AppState) {
        let Some(open) = state.open_draft(self.draft) else { return };
        let focus = Focus { area: self.focus.area, target: self.focus.target.clone() };
        self.undo_stack.push(UndoStep {
            assessment: open.draft.assessment.clone(),
            focus,
            message: self.message.clone(),
        });
        if self.undo_stack.len() > MAX_UNDO {
            self.undo_stack.remove(0);
        }
        self.redo_stack.clear();
    }

    /// One step: the change, and with it the end of any agreement to a suggestion that the change
    /// has overtaken.
    pub(crate) fn change(&mut self, state: &mut AppState, doing: impl FnOnce(&mut Assessment)) {
        self.change_with(state, |said, _| doing(said));
    }

    fn change_with(&mut self, state: &mut AppState, doing: impl FnOnce(&mut Assessment, &Matrix)) {
        self.push_undo(state);
        let Some(open) = state.open_draft_mut(self.draft) else { return };
        let matrix = std::sync::Arc::clone(&open.matrix);
        let said = &mut open.draft.assessment;
        let agreed = silent_agreements(&matrix.matrix, said);
        doing(said, &matrix.matrix);
        drop_overtaken_judgements(&matrix.matrix, said, &agreed);
    }

    pub(crate) fn show_answer(&mut self, state: &AppState, id: &ItemId) {
        let Some(here) = self.area_context(state) else { return };
        let (Some(item), Some(answer)) = (here.matrix.item(id), here.assessment.answer(id)) else {
            return;
        };
        let sign = phrases::answer_sign(item, here.matrix, Some(answer)).symbol();
        self.message = Some(format!(
            "{sign} {}: {}",
            phrases::format_answer(here.matrix, answer),
            item.text()
        ));
    }
}

/// The domains where the team agreed with what the answers suggested, without more words.
pub fn silent_agreements(matrix: &Matrix, said: &Assessment) -> Vec<DomainId> {
    let agreed = matrix.domains.iter().filter(|domain| {
        let reading = scoring::evaluate_domain(matrix, domain, said);
        let silent =
            said.judgements.get(&domain.id).is_some_and(|judgement| judgement.reason.is_none());
        silent && reading.judged == Some(reading.suggested)
    });
    agreed.map(|domain| domain.id.clone()).collect()
}

/// Agreeing was agreeing with the answers: where they now suggest another stage, the question is
/// open again.
pub fn drop_overtaken_judgements(matrix: &Matrix, said: &mut Assessment, agreed: &[DomainId]) {
    for domain in matrix.domains.iter().filter(|domain| agreed.contains(&domain.id)) {
        if scoring::evaluate_domain(matrix, domain, said).differs() {
            said.clear_judgement(&domain.id);
        }
    }
}

pub fn digit_to_answer(matrix: &Matrix, item: Item<'_>, digit: u8) -> Option<Answer> {
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

pub fn rungs_in_order(matrix: &Matrix, ladder: &Ladder) -> Vec<usize> {
    (0..matrix.stages.len()).filter(|at| ladder.rung(&matrix.stages[*at].id).is_some()).collect()
}

pub fn current_rung(matrix: &Matrix, ladder: &Ladder, answer: Option<&Answer>) -> Option<usize> {
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

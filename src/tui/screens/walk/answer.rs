//! Giving answers, and taking them back.

use jiff::civil::Date;

use super::{UndoStep, Walk};
use crate::maturity::assessment::{Answer, Assessment};
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::phrases;
use crate::maturity::walk::answer_choices::{answer_by_number, answer_choices, ladder_place};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Urgency;
use crate::tui::protocol::transition::Transition;
use crate::tui::screen::show_message;
use crate::tui::state::AppState;

const MAX_UNDO: usize = 200;

impl Walk {
    /// Answers the item in focus with a digit: the scale for a statement, none yet and the rungs
    /// for a ladder, or the number of a rung.
    pub(crate) fn answer_by_digit(&mut self, state: &mut AppState, digit: u8) -> Vec<Transition> {
        let Some(here) = self.area_context(state) else { return Vec::new() };
        let Some(item) = self.focused_item(&here) else { return Vec::new() };
        match answer_by_number(here.matrix, item, i32::from(digit)) {
            Some(answer) => {
                let id = item.id().clone();
                self.set_answer(state, &id, answer)
            }
            None => show_message(format!("{digit} is no answer here.")),
        }
    }

    /// The key that is "not sure" for every item.
    pub(crate) fn answer_not_sure(&mut self, state: &mut AppState) -> Vec<Transition> {
        let item = self.area_context(state).and_then(|here| self.focused_item(&here));
        match item.map(|item| item.id().clone()) {
            Some(id) => self.set_answer(state, &id, Answer::NotSure),
            None => Vec::new(),
        }
    }

    fn set_answer(&mut self, state: &mut AppState, id: &ItemId, answer: Answer) -> Vec<Transition> {
        let was_open =
            self.area_context(state).is_some_and(|here| here.assessment.answer(id).is_none());
        self.change(state, |said, _| said.set_answer(id, answer));
        self.show_answer(state, id);
        if was_open {
            self.focus_next_open(state);
        }
        state.autosave(self.draft, Urgency::Immediate)
    }

    /// Enter: the rung being chosen, else the same as last time, else on to the next open item.
    pub(crate) fn on_enter(&mut self, state: &mut AppState, today: Date) -> Vec<Transition> {
        let Some(here) = self.area_context(state) else { return Vec::new() };
        let Some(item) = self.focused_item(&here) else { return Vec::new() };
        let id = item.id().clone();
        if let (Some(rung), Item::Ladder(_)) = (self.rung, item) {
            let answer = answer_choices(here.matrix, item).into_iter().nth(rung);
            self.rung = None;
            return answer.map_or_else(Vec::new, |answer| self.set_answer(state, &id, answer));
        }
        let is_open = here.assessment.answer(&id).is_none();
        if is_open && self.last_time.answer(&id).is_some() {
            return self.confirm_last_answer(state, &id, today);
        }
        self.focus_next_open(state);
        Vec::new()
    }

    /// Moves the choice along the rungs of a ladder; Enter takes it.
    pub(crate) fn choose_rung(&mut self, state: &AppState, command: Command) -> Vec<Transition> {
        let Some(here) = self.area_context(state) else { return Vec::new() };
        let Some(Item::Ladder(ladder)) = self.focused_item(&here) else {
            return show_message(
                "◄ ► choose a rung on a ladder. Here 1 to 4 answer, 0 or . is not sure.",
            );
        };
        let last = answer_choices(here.matrix, Item::Ladder(ladder)).len().saturating_sub(1);
        let answer = here.assessment.answer(&ladder.id);
        let now = self.rung.or_else(|| ladder_place(here.matrix, ladder, answer?));
        let next = match (command, now) {
            (_, None) => 0,
            (Command::Left, Some(at)) => at.saturating_sub(1),
            (_, Some(at)) => (at + 1).min(last),
        };
        self.rung = Some(next);
        Vec::new()
    }

    /// A click on a rung chooses it; on the one that is chosen it answers, as Enter does.
    pub(crate) fn choose_rung_at(
        &mut self,
        state: &mut AppState,
        place: usize,
        today: Date,
    ) -> Vec<Transition> {
        let Some(here) = self.area_context(state) else { return Vec::new() };
        let item = self.focused_item(&here).filter(|item| matches!(item, Item::Ladder(_)));
        if item.is_none_or(|item| place >= answer_choices(here.matrix, item).len()) {
            return Vec::new();
        }
        if self.rung == Some(place) {
            return self.on_enter(state, today);
        }
        self.rung = Some(place);
        Vec::new()
    }

    /// Takes the last step back; the focus goes with it.
    pub(crate) fn undo(&mut self, state: &mut AppState) -> Vec<Transition> {
        match self.undo_stack.pop() {
            Some(step) => {
                let replies = self.apply_undo_step(state, step, true);
                self.message_item = None;
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
        let before = said.step_to(step.assessment, back);
        let other = UndoStep { assessment: before, focus, message: echo };
        let kept = if back { &mut self.redo_stack } else { &mut self.undo_stack };
        kept.push(other);
        self.message = step.message;
        self.set_focus(state, step.focus);
        state.autosave(self.draft, Urgency::Immediate)
    }

    pub(crate) fn push_undo(&mut self, state: &AppState) {
        let Some(open) = state.open_draft(self.draft) else { return };
        self.undo_stack.push(UndoStep {
            assessment: open.draft.assessment.clone(),
            focus: self.focus.clone(),
            message: self.message.clone(),
        });
        if self.undo_stack.len() > MAX_UNDO {
            self.undo_stack.remove(0);
        }
        self.redo_stack.clear();
    }

    /// One step of undo: a change of answers, which drops the agreements that it overtakes.
    pub(crate) fn change(
        &mut self,
        state: &mut AppState,
        edit: impl FnOnce(&mut Assessment, &Matrix),
    ) {
        self.push_undo(state);
        let Some(open) = state.open_draft_mut(self.draft) else { return };
        let matrix = std::sync::Arc::clone(&open.matrix);
        let said = &mut open.draft.assessment;
        said.change_answers(&matrix.matrix, &self.kept, |said| edit(said, &matrix.matrix));
    }

    pub(crate) fn show_answer(&mut self, state: &AppState, id: &ItemId) {
        let Some(here) = self.area_context(state) else { return };
        let (Some(item), Some(answer)) = (here.matrix.item(id), here.assessment.answer(id)) else {
            return;
        };
        let sign = phrases::answer_sign(item, here.matrix, Some(answer)).symbol();
        self.message_item = Some(id.clone());
        self.message = Some(format!(
            "{sign} {}: {}",
            phrases::format_item_answer(here.matrix, item, answer),
            item.plain_text()
        ));
    }
}

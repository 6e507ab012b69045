//! The same as last time: Enter for one item, "=" for what is open in a stage and on the screen.

use jiff::civil::Date;

use super::{Walk, view};
use crate::maturity::ids::ItemId;
use crate::maturity::phrases::pluralize;
use crate::maturity::walk::confirmation::{NothingToConfirm, StageConfirmation};
use crate::tui::protocol::effect::Urgency;
use crate::tui::protocol::transition::Transition;
use crate::tui::screen::show_message;
use crate::tui::state::AppState;

impl Walk {
    /// Enter on an open item that was answered last time.
    pub(crate) fn confirm_last_answer(
        &mut self,
        state: &mut AppState,
        id: &ItemId,
        today: Date,
    ) -> Vec<Transition> {
        let last = self.last_time.clone();
        self.change(state, |said, matrix| {
            matrix.item(id).map(|item| last.confirm(said, item, today));
        });
        self.show_answer(state, id);
        self.focus_next_open(state);
        state.autosave(self.draft, Urgency::Immediate)
    }

    /// What is open in the stage on screen, and on the screen, is the same as last time.
    pub(crate) fn confirm_stage(&mut self, state: &mut AppState, today: Date) -> Vec<Transition> {
        let confirmation = match self.stage_confirmation(state, today) {
            Some(Ok(confirmation)) => confirmation,
            Some(Err(reason)) => return show_message(reason.words()),
            None => return Vec::new(),
        };
        let words = format!(
            "{} in {}{}",
            pluralize(confirmation.items.len(), "answer", "answers"),
            confirmation.stage.name,
            view::same::SAME_ECHO
        );
        let ids: Vec<ItemId> = confirmation.items.iter().map(|item| item.id().clone()).collect();
        let last = self.last_time.clone();
        self.change(state, |said, matrix| {
            for item in ids.iter().filter_map(|id| matrix.item(id)) {
                last.confirm(said, item, today);
            }
        });
        (self.message_item, self.message) = (None, Some(words));
        self.focus_next_open(state);
        state.autosave(self.draft, Urgency::Immediate)
    }

    /// What "=" would confirm now, or why it would confirm nothing; none where no item is in focus.
    pub fn stage_confirmation<'d>(
        &self,
        state: &'d AppState,
        today: Date,
    ) -> Option<Result<StageConfirmation<'d>, NothingToConfirm>> {
        let here = self.area_context(state)?;
        let focus = self.focused_item(&here)?;
        let seen = view::items_on_screen(state, self, &here, today);
        Some(self.last_time.stage_confirmation(
            here.matrix,
            here.domain,
            here.assessment,
            focus,
            |id| seen.contains(id),
        ))
    }
}

//! Moving about the walk: from line to line, from area to area, to the card and back.

use super::{AreaContext, Focus, Walk, WalkFocus};
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::Item;
use crate::maturity::walk::order;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::transition::{Scope, Transition};
use crate::tui::state::AppState;

impl Walk {
    /// Does a command that only moves; none when the command is another.
    pub(crate) fn move_focus(
        &mut self,
        state: &AppState,
        command: Command,
    ) -> Option<Vec<Transition>> {
        match command {
            Command::Up | Command::Down if self.card.is_some() => return None,
            Command::Up => self.move_by(state, -1),
            Command::Down => self.move_by(state, 1),
            Command::PageUp => self.move_by(state, -4),
            Command::PageDown => self.move_by(state, 4),
            Command::First => self.focus_end(state, false),
            Command::Last => self.focus_end(state, true),
            Command::Next => self.cycle_area(state, 1),
            Command::Previous => self.cycle_area(state, -1),
            Command::GoToArea(area) => self.go_to_area(state, area),
            Command::Focus(row) | Command::Open(row) => self.focus_row(state, row),
            _ => return None,
        }
        Some(Vec::new())
    }

    /// The items of the area in focus that are shown, in order. The one in focus is always among
    /// them.
    pub fn visible_items<'d>(&self, here: &AreaContext<'d>) -> Vec<Item<'d>> {
        let rows = order::rows(here.matrix, here.domain);
        rows.into_iter().filter(|row| self.is_visible(here, row)).map(|row| row.item).collect()
    }

    /// The item in focus, unless the card is.
    pub fn focused_item<'d>(&self, here: &AreaContext<'d>) -> Option<Item<'d>> {
        match &self.focus.target {
            WalkFocus::Item(id) => here.domain.items().find(|item| item.id() == id),
            WalkFocus::Card => None,
        }
    }

    fn move_by(&mut self, state: &AppState, by: isize) {
        let Some(here) = self.area_context(state) else { return };
        let shown: Vec<ItemId> =
            self.visible_items(&here).iter().map(|item| item.id().clone()).collect();
        let WalkFocus::Item(id) = &self.focus.target else { return };
        let at = shown.iter().position(|other| other == id).unwrap_or(0);
        match at.checked_add_signed(by) {
            Some(next) if next < shown.len() => self.focus_item(shown[next].clone()),
            Some(_) if by == 1 => self.focus_card(state),
            Some(_) => self.focus_end(state, true),
            None => self.focus_end(state, false),
        }
    }

    fn focus_end(&mut self, state: &AppState, last: bool) {
        let Some(here) = self.area_context(state) else { return };
        let shown = self.visible_items(&here);
        let item = if last { shown.last() } else { shown.first() };
        if let Some(id) = item.map(|item| item.id().clone()) {
            self.focus_item(id);
        }
    }

    /// On to the next area that this walk asks something in, round and round.
    fn cycle_area(&mut self, state: &AppState, by: isize) {
        let Some(here) = self.area_context(state) else { return };
        let areas = here.matrix.domains.len();
        let step = |area: usize| {
            (area + areas).checked_add_signed(by).map_or(0, |area| area % areas.max(1))
        };
        let mut next = step(self.focus.area);
        for _ in 0..areas {
            if self.asks_in(here.matrix, next) {
                break;
            }
            next = step(next);
        }
        self.enter_area(state, next, false);
    }

    /// Goes to the area that was chosen. One that this walk would pass over opens whole.
    fn go_to_area(&mut self, state: &AppState, area: usize) {
        if self.area_context(state).is_some_and(|here| !self.asks_in(here.matrix, area)) {
            self.scope = Scope::Whole;
        }
        self.enter_area(state, area, false);
    }

    fn focus_row(&mut self, state: &AppState, row: usize) {
        let Some(here) = self.area_context(state) else { return };
        let item = order::rows(here.matrix, here.domain).get(row).map(|row| row.item.id().clone());
        match item {
            Some(id) => self.focus_item(id),
            None => self.focus_card(state),
        }
    }

    /// Goes to the area with this number: to its first open item, else its first; to its card when
    /// nothing is shown there, or when `finished` areas should show theirs.
    pub(crate) fn enter_area(&mut self, state: &AppState, area: usize, to_card_if_done: bool) {
        (self.focus.area, self.is_card_visit) = (area, false);
        let Some(here) = self.area_context(state) else { return };
        let shown = self.visible_items(&here);
        let open = shown.iter().find(|item| here.assessment.answer(item.id()).is_none());
        let target = match (open, shown.first()) {
            (Some(item), _) => Some(item.id().clone()),
            (None, Some(_)) if to_card_if_done => None,
            (None, first) => first.map(|item| item.id().clone()),
        };
        match target {
            Some(id) => self.focus_item(id),
            None => self.focus_card(state),
        }
    }

    /// After a first answer: on to the next open item of this area, then to those before it, then
    /// to the card.
    pub(crate) fn focus_next_open(&mut self, state: &AppState) {
        let Some(here) = self.area_context(state) else { return };
        let WalkFocus::Item(id) = &self.focus.target else { return };
        let shown = self.visible_items(&here);
        let at = shown.iter().position(|item| item.id() == id).map_or(0, |at| at + 1);
        let later = shown.iter().skip(at).chain(shown.iter().take(at));
        let next = later
            .filter(|item| item.id() != id)
            .find(|item| here.assessment.answer(item.id()).is_none());
        match next.map(|item| item.id().clone()) {
            Some(next) => self.focus_item(next),
            None => self.focus_card(state),
        }
    }

    pub(crate) fn focus_item(&mut self, id: ItemId) {
        self.focus.target = WalkFocus::Item(id);
        self.card = None;
        self.rung = None;
    }

    pub(crate) fn set_focus(&mut self, state: &AppState, focus: Focus) {
        self.focus = focus;
        self.rung = None;
        self.card = None;
        if self.focus.target == WalkFocus::Card {
            self.focus_card(state);
        }
    }
}

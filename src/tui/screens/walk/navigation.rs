//! Moving about the walk: from line to line, from area to area, to the card and back.

use super::{AreaContext, Focus, Walk, WalkFocus, order};
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::Item;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::transition::Transition;
use crate::tui::state::AppState;

impl Walk {
    /// Does a command that only moves; none when the command is another.
    pub(crate) fn move_about(
        &mut self,
        desk: &AppState,
        command: Command,
    ) -> Option<Vec<Transition>> {
        match command {
            Command::Up | Command::Down if self.card.is_some() => return None,
            Command::Up => self.step(desk, -1),
            Command::Down => self.step(desk, 1),
            Command::PageUp => self.step(desk, -4),
            Command::PageDown => self.step(desk, 4),
            Command::First => self.go_to_end(desk, false),
            Command::Last => self.go_to_end(desk, true),
            Command::Next => self.go_to_area(desk, 1),
            Command::Previous => self.go_to_area(desk, -1),
            Command::Area(area) => self.enter_area(desk, area, false),
            Command::Focus(row) | Command::Open(row) => self.go_to_row(desk, row),
            _ => return None,
        }
        Some(Vec::new())
    }

    /// The items of the area in focus that are shown, in order. The one in focus is always among
    /// them.
    pub fn shown<'d>(&self, here: &AreaContext<'d>) -> Vec<Item<'d>> {
        let rows = order::rows(here.matrix, here.domain);
        rows.into_iter().filter(|row| self.shows(here, row)).map(|row| row.item).collect()
    }

    /// The item in focus, unless the card is.
    pub fn item<'d>(&self, here: &AreaContext<'d>) -> Option<Item<'d>> {
        match &self.focus.at {
            WalkFocus::Item(id) => here.domain.items().find(|item| item.id() == id),
            WalkFocus::Card => None,
        }
    }

    fn step(&mut self, desk: &AppState, by: isize) {
        let Some(here) = self.here(desk) else { return };
        let shown: Vec<ItemId> = self.shown(&here).iter().map(|item| item.id().clone()).collect();
        let WalkFocus::Item(id) = &self.focus.at else { return };
        let at = shown.iter().position(|other| other == id).unwrap_or(0);
        match at.checked_add_signed(by) {
            Some(next) if next < shown.len() => self.set_item(shown[next].clone()),
            Some(_) if by == 1 => self.set_card(desk),
            Some(_) => self.go_to_end(desk, true),
            None => self.go_to_end(desk, false),
        }
    }

    fn go_to_end(&mut self, desk: &AppState, last: bool) {
        let Some(here) = self.here(desk) else { return };
        let shown = self.shown(&here);
        let item = if last { shown.last() } else { shown.first() };
        if let Some(id) = item.map(|item| item.id().clone()) {
            self.set_item(id);
        }
    }

    fn go_to_area(&mut self, desk: &AppState, by: isize) {
        let Some(areas) = desk.open(self.draft).map(|open| open.matrix.matrix.domains.len()) else {
            return;
        };
        let next =
            (self.focus.area + areas).checked_add_signed(by).map_or(0, |area| area % areas.max(1));
        self.enter_area(desk, next, false);
    }

    fn go_to_row(&mut self, desk: &AppState, row: usize) {
        let Some(here) = self.here(desk) else { return };
        let item = order::rows(here.matrix, here.domain).get(row).map(|row| row.item.id().clone());
        match item {
            Some(id) => self.set_item(id),
            None => self.set_card(desk),
        }
    }

    /// Goes to the area with this number: to its first open item, else its first; to its card when
    /// nothing is shown there, or when `finished` areas should show theirs.
    pub(crate) fn enter_area(&mut self, desk: &AppState, area: usize, to_card_if_done: bool) {
        self.focus.area = area;
        let Some(here) = self.here(desk) else { return };
        let shown = self.shown(&here);
        let open = shown.iter().find(|item| here.said.answer(item.id()).is_none());
        let target = match (open, shown.first()) {
            (Some(item), _) => Some(item.id().clone()),
            (None, Some(_)) if to_card_if_done => None,
            (None, first) => first.map(|item| item.id().clone()),
        };
        match target {
            Some(id) => self.set_item(id),
            None => self.set_card(desk),
        }
    }

    /// After a first answer: on to the next open item of this area, then to those before it, then
    /// to the card.
    pub(crate) fn go_on(&mut self, desk: &AppState) {
        let Some(here) = self.here(desk) else { return };
        let WalkFocus::Item(id) = &self.focus.at else { return };
        let shown = self.shown(&here);
        let at = shown.iter().position(|item| item.id() == id).map_or(0, |at| at + 1);
        let later = shown.iter().skip(at).chain(shown.iter().take(at));
        let next =
            later.filter(|item| item.id() != id).find(|item| here.said.answer(item.id()).is_none());
        match next.map(|item| item.id().clone()) {
            Some(next) => self.set_item(next),
            None => self.set_card(desk),
        }
    }

    pub(crate) fn set_item(&mut self, id: ItemId) {
        self.focus.at = WalkFocus::Item(id);
        self.card = None;
        self.rung = None;
    }

    pub(crate) fn set_focus(&mut self, desk: &AppState, focus: Focus) {
        self.focus = focus;
        self.rung = None;
        self.card = None;
        if self.focus.at == WalkFocus::Card {
            self.set_card(desk);
        }
    }
}

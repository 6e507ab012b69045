//! Finding a row of the table, or what else to compare, by the words of its name.

use super::{Compare, OverlayPage, compare_with_first};
use crate::maturity::comparison::Comparison;
use crate::maturity::search::{SearchField, SearchQuery};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::transition::Transition;
use crate::tui::state::AppState;
use crate::tui::viewport::Viewport;
use crate::tui::widgets::text_field::TextField;

/// The rows that are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundRows {
    /// Their numbers among the sides, those that are only loosely like it last.
    pub numbers: Vec<usize>,
    /// How many of them are sure.
    pub sure_count: usize,
}

impl FoundRows {
    /// The place of a row among those that are shown; of one that is not, the first.
    pub fn place_of(&self, number: usize) -> usize {
        self.numbers.iter().position(|shown| *shown == number).unwrap_or(0)
    }

    /// The row at a place; the last one where there is none.
    pub fn at(&self, place: usize) -> Option<usize> {
        self.numbers.get(place.min(self.end())).copied()
    }

    pub fn end(&self) -> usize {
        self.numbers.len().saturating_sub(1)
    }
}

/// The rows whose network's name or code fits, in their own order.
fn find_rows(sides: &Comparison, query: &SearchQuery) -> FoundRows {
    let found = query.find(sides.sides.iter().enumerate(), |query, (_, side)| {
        let network = &side.saved.snapshot.network;
        let label = side.saved.snapshot.label.as_deref().unwrap_or_default();
        let by_network = query.rank_network(side.name(), network.ods_code.as_deref());
        by_network.into_iter().chain(query.rank(&[SearchField::Text(label)])).min()
    });
    let numbers = |is_sure: bool| {
        let of_kind = found.iter().filter(move |(_, rank)| rank.is_sure() == is_sure);
        let mut numbers: Vec<usize> = of_kind.map(|((number, _), _)| *number).collect();
        numbers.sort_unstable();
        numbers
    };
    let (sure, loose) = (numbers(true), numbers(false));
    FoundRows { sure_count: sure.len(), numbers: [sure, loose].concat() }
}

impl Compare {
    pub fn visible_rows(&self, sides: &Comparison) -> FoundRows {
        find_rows(sides, &self.row_search.query())
    }

    /// The line into which letters go.
    pub(crate) fn search_field(&self) -> Option<&TextField> {
        self.add_search.field().or_else(|| self.row_search.field())
    }

    pub(crate) fn search_field_mut(&mut self) -> Option<&mut TextField> {
        self.add_search.field_mut().or_else(|| self.row_search.field_mut())
    }

    /// After a letter the first one found is in focus, unless the one that was is still there.
    pub(crate) fn focus_found(&mut self) {
        if self.add_search.is_typing() {
            if let Some(over) = &mut self.overlay {
                over.position.index = 0;
            }
        } else if let Some(sides) = &self.comparison {
            let found = find_rows(sides, &self.row_search.query());
            let place = found.numbers.iter().position(|number| *number == self.focus);
            if place.is_none_or(|place| place >= found.sure_count) {
                self.focus = found.at(0).unwrap_or(0);
            }
        }
    }

    /// While letters go into the line above the rows.
    pub(crate) fn update_row_search(
        &mut self,
        sides: &Comparison,
        command: Command,
    ) -> Vec<Transition> {
        let found = self.visible_rows(sides);
        let place = found.place_of(self.focus);
        match command {
            Command::Up | Command::Down | Command::Focus(_) => {
                let rows = found.numbers.len();
                let to = Viewport::screenful(place, rows, rows).moved(place, command);
                self.focus = found.at(to).unwrap_or(0);
            }
            Command::Enter if !found.numbers.is_empty() && self.requested.is_none() => {
                self.row_search.finish();
                return compare_with_first(sides, found.at(place).unwrap_or(0));
            }
            Command::Enter | Command::Back | Command::Save => self.row_search.finish(),
            _ => {}
        }
        Vec::new()
    }

    /// While letters go into the line above what else could be compared.
    pub(crate) fn update_add_search(
        &mut self,
        state: &AppState,
        command: Command,
    ) -> Vec<Transition> {
        let Some((page, mut read)) = self.page(state) else { return Vec::new() };
        match command {
            Command::Enter => return self.add(state, read.index),
            Command::Open(at) => return self.add(state, at),
            Command::Back | Command::Save => self.add_search.finish(),
            command => {
                read.update(&page, self.page_size(state), command);
                if let Some(over) = &mut self.overlay {
                    over.position = read;
                }
            }
        }
        Vec::new()
    }

    /// The size that a page is scrolled by: the line to find by takes two rows.
    pub(crate) fn page_size(&self, state: &AppState) -> (u16, u16) {
        let is_add = self.overlay.is_some_and(|over| over.page == OverlayPage::AddSnapshot);
        let line = if is_add && self.add_search.shown().is_some() { SEARCH_ROWS } else { 0 };
        (state.size.0, state.size.1.saturating_sub(line))
    }
}

/// The rows of the line to find by, with the blank one below it.
pub const SEARCH_ROWS: u16 = 2;

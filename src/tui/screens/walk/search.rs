//! Searching the statements: type, choose, go there.

use super::{TextEntry, Walk};
use crate::maturity::ids::ItemId;
use crate::maturity::walk::find_items::find_items;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::transition::{Scope, Transition};
use crate::tui::state::AppState;
use crate::tui::viewport::Viewport;
use crate::tui::widgets::text_field::TextField;

impl Walk {
    pub(crate) fn begin_search(&mut self) -> Vec<Transition> {
        self.text_entry = Some(TextEntry::Search { field: TextField::single_line(""), focus: 0 });
        Vec::new()
    }

    /// The items in which every word of the search line occurs, with their area's number: those with
    /// words that begin so first, each in order.
    pub fn search_results(&self, state: &AppState) -> Vec<(usize, ItemId)> {
        let (Some(TextEntry::Search { field, .. }), Some(open)) =
            (&self.text_entry, state.open_draft(self.draft))
        else {
            return Vec::new();
        };
        let found = find_items(&open.matrix.matrix, &field.text());
        found.into_iter().map(|(area, item)| (area, item.id().clone())).collect()
    }

    pub(crate) fn update_search(
        &mut self,
        state: &mut AppState,
        command: Command,
    ) -> Vec<Transition> {
        let found = self.search_results(state);
        let Some(TextEntry::Search { focus: at, .. }) = &mut self.text_entry else {
            return Vec::new();
        };
        let view = Viewport::screenful(*at, found.len(), found.len());
        let chosen = view.moved(*at, Command::Focus(*at));
        match command {
            Command::Up | Command::Down => *at = view.moved(chosen, command),
            Command::Enter => {
                self.text_entry = None;
                if let Some((area, id)) = found.into_iter().nth(chosen) {
                    self.scope = Scope::Whole;
                    self.focus.area = area;
                    self.focus_item(id);
                }
            }
            Command::Back | Command::Save => self.text_entry = None,
            _ => {}
        }
        Vec::new()
    }
}

//! Searching the statements: type, choose, go there.

use super::{TextEntry, Walk};
use crate::maturity::walk::find_items::{FoundItem, find_items};
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

    /// The items in which every word of the search line occurs.
    pub fn search_results<'s>(&self, state: &'s AppState) -> Vec<FoundItem<'s>> {
        let (Some(TextEntry::Search { field, .. }), Some(open)) =
            (&self.text_entry, state.open_draft(self.draft))
        else {
            return Vec::new();
        };
        find_items(&open.matrix.matrix, &field.text())
    }

    pub(crate) fn update_search(
        &mut self,
        state: &mut AppState,
        command: Command,
    ) -> Vec<Transition> {
        let found = self.search_results(state);
        let count = found.len();
        let Some(TextEntry::Search { focus: at, .. }) = &mut self.text_entry else {
            return Vec::new();
        };
        let view = Viewport::screenful(*at, count, count);
        let chosen = view.moved(*at, Command::Focus(*at));
        let found = found.get(chosen).map(|one| (one.area, one.item.id().clone()));
        match command {
            Command::Up | Command::Down => *at = view.moved(chosen, command),
            Command::Enter => {
                self.text_entry = None;
                if let Some((area, id)) = found {
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

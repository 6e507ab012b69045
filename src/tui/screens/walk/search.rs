//! Searching the statements: type, choose, go there.

use super::{TextEntry, Walk};
use crate::maturity::ids::ItemId;
use crate::maturity::search::{SearchField, SearchQuery};
use crate::maturity::walk::order;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::transition::{Scope, Transition};
use crate::tui::state::AppState;
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
        let query = SearchQuery::new(&field.text());
        let matrix = &open.matrix.matrix;
        let rows = matrix.domains.iter().enumerate().flat_map(|(area, domain)| {
            order::rows(matrix, domain).into_iter().map(move |row| (area, row.item))
        });
        let found = query.find(rows, |query, (_, item)| {
            let (text, evidence) = (item.plain_text(), item.plain_evidence().unwrap_or_default());
            query.rank(&[item.id().as_str(), &text, &evidence].map(SearchField::Text))
        });
        found.into_iter().map(|((area, item), _)| (area, item.id().clone())).collect()
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
        let chosen = (*at).min(found.len().saturating_sub(1));
        match command {
            Command::Up => *at = chosen.saturating_sub(1),
            Command::Down => *at = (chosen + 1).min(found.len().saturating_sub(1)),
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

//! Searching the statements: type, choose, go there.

use super::{TextEntry, Walk, order};
use crate::maturity::ids::ItemId;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::transition::{Scope, Transition};
use crate::tui::state::AppState;
use crate::tui::text_field::TextField;

impl Walk {
    pub(crate) fn begin_search(&mut self) -> Vec<Transition> {
        self.writing = Some(TextEntry::Search { field: TextField::line(""), at: 0 });
        Vec::new()
    }

    /// The items in which every word of the search line occurs, with their area's number, in order.
    pub fn found(&self, desk: &AppState) -> Vec<(usize, ItemId)> {
        let (Some(TextEntry::Search { field, .. }), Some(open)) =
            (&self.writing, desk.open(self.draft))
        else {
            return Vec::new();
        };
        let asked = field.text().to_lowercase();
        let words: Vec<&str> = asked.split_whitespace().collect();
        let matrix = &open.matrix.matrix;
        let rows = matrix.domains.iter().enumerate().flat_map(|(area, domain)| {
            order::rows(matrix, domain).into_iter().map(move |row| (area, row.item))
        });
        rows.filter(|(_, item)| {
            let text =
                format!("{} {} {}", item.id(), item.text(), item.evidence().unwrap_or_default())
                    .to_lowercase();
            words.iter().all(|word| text.contains(word))
        })
        .map(|(area, item)| (area, item.id().clone()))
        .collect()
    }

    pub(crate) fn update_search(
        &mut self,
        desk: &mut AppState,
        command: Command,
    ) -> Vec<Transition> {
        let found = self.found(desk);
        let Some(TextEntry::Search { at, .. }) = &mut self.writing else { return Vec::new() };
        let chosen = (*at).min(found.len().saturating_sub(1));
        match command {
            Command::Up => *at = chosen.saturating_sub(1),
            Command::Down => *at = (chosen + 1).min(found.len().saturating_sub(1)),
            Command::Enter => {
                self.writing = None;
                if let Some((area, id)) = found.into_iter().nth(chosen) {
                    self.scope = Scope::Whole;
                    self.focus.area = area;
                    self.set_item(id);
                }
            }
            Command::Back | Command::Keep => self.writing = None,
            _ => {}
        }
        Vec::new()
    }
}

//! How we got here: every snapshot of a network, the newest first, each a line that can be opened.

pub mod keys;
use std::borrow::Cow;

use uuid::Uuid;

use crate::maturity::network_state::NetworkState;
use crate::maturity::page::Page;
use crate::maturity::pages::history_page;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition, TrashTarget};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    pub position: ReadPosition,
    /// The page as it was last made, and the snapshots it was made of: reading them all takes
    /// milliseconds.
    cache: Option<(Vec<Uuid>, Page)>,
}

impl History {
    pub fn open(state: &AppState) -> Self {
        let ids = |record: &NetworkState| {
            record.snapshots.iter().map(|saved| saved.snapshot.id).collect()
        };
        let made = state.network_state.as_ref().map(|record| (ids(record), history_page(record)));
        Self { position: ReadPosition::by_row(), cache: made }
    }

    /// The page: as it was made last, or anew where something was saved in between.
    pub fn page(&self, state: &AppState) -> Cow<'_, Page> {
        let Some(record) = &state.network_state else {
            return Cow::Owned(Page::new("How we got here"));
        };
        let mut ids = record.snapshots.iter().map(|saved| saved.snapshot.id);
        match &self.cache {
            Some((of, page)) if ids.by_ref().eq(of.iter().copied()) => Cow::Borrowed(page),
            _ => Cow::Owned(history_page(record)),
        }
    }

    fn focused_snapshot(&self, state: &AppState) -> Option<Uuid> {
        let record = state.network_state.as_ref()?;
        record
            .snapshots_in_order()
            .into_iter()
            .rev()
            .nth(self.position.index)
            .map(|saved| saved.snapshot.id)
    }

    fn open_focused(&self, state: &AppState) -> Vec<Transition> {
        self.focused_snapshot(state)
            .map(|id| Transition::Navigate(Destination::SnapshotView(id)))
            .into_iter()
            .collect()
    }
}

/// What the words for answers that came or went mean, where they are on the page; in fewer words on
/// a screen of few columns.
fn hint(page: &Page, columns: u16) -> &'static str {
    let is_said = |words| page.lines().any(|line| line.text.contains(words));
    if is_said("now known") || is_said("no longer known") {
        match columns {
            92.. => {
                "Now known: open or not sure before, answered now. No longer known: the other way round."
            }
            74.. => "Now known: was open or not sure. No longer known: the other way round.",
            _ => "Now known: was open or not sure. No longer: the reverse.",
        }
    } else {
        "Enter reads the whole snapshot."
    }
}

impl Screen for History {
    fn key_context(&self) -> KeyContext {
        keys::HISTORY
    }

    fn enter(to: &Destination, state: &mut AppState, _now: &Now) -> Option<Self> {
        (*to == Destination::History).then(|| Self::open(state))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        let page = self.page(app.state);
        page_view::draw_by_stop(
            canvas,
            app,
            (&page, self.position),
            hint(&page, app.state.size.0),
            ("snapshot", "snapshots"),
        );
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Back => return back(),
            Command::Enter => return self.open_focused(state),
            Command::Focus(at) if at == self.position.index => return self.open_focused(state),
            Command::History => {
                return show_message("This is how you got here.");
            }
            Command::Discard => {
                return self.focused_snapshot(state).map_or_else(Vec::new, |id| {
                    go_to(Destination::ConfirmTrash(TrashTarget::Snapshot(id)))
                });
            }
            command => {
                let mut read = self.position;
                read.update(&self.page(state), state.size, command);
                self.position = read;
            }
        }
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::hint;
    use crate::maturity::page::Page;

    #[test]
    fn what_is_known_now_or_no_longer_is_said_in_words_that_fit() {
        let mut page = Page::new("How we got here");
        page.body(0, "Since April 2026: 1 now known, 4 no longer known");
        for columns in [60, 79, 80, 91, 92, 120] {
            let words = hint(&page, columns);
            assert!(words.starts_with("Now known: ") && words.contains("No longer"), "{words}");
            assert!(words.width() + 2 <= usize::from(columns), "{columns}: {words}");
        }
    }
}

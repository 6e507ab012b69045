//! What stands after a snapshot was saved: that it is safe, and what can be done with it, each with
//! where it will go.

pub mod keys;

use uuid::Uuid;

use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::page::{LineKind, Page};
use crate::maturity::phrases::format_date;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::SampleKind;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, go_to};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;

#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    id: Uuid,
    pub position: ReadPosition,
}

/// What can be done, and where it goes.
const CHOICES: [(&str, &str); 5] = [
    ("Read it", "All that it holds, here on the screen."),
    (
        "A page to print or send",
        "You see the page first. Then you name its file: .html for a browser, paper and Word, .md or .txt.",
    ),
    (
        "A spreadsheet of the answers",
        "You see what goes into it first. Then you name its file: .xlsx, for Excel.",
    ),
    (
        "Share it with another workbook",
        "You see first what goes. Then you name a .json file, which their pcn-workbook opens.",
    ),
    ("Home", "Back to where the network stands now."),
];

impl Saved {
    fn page(&self, state: &AppState) -> Page {
        let mut page = Page::new("Saved");
        let Some(record) = &state.network_state else { return page };
        let Some(saved) = record.snapshot(self.id) else { return page };
        page.title = format!("{} · Saved", record.network.name);
        page.body(0, saved_words(state, saved));
        page.blank_line();
        page.heading("What now?");
        for (words, where_to) in CHOICES {
            page.focusable(2, words);
            page.continuation(LineKind::Quiet, 6, where_to);
        }
        page
    }

    fn go(&self) -> Vec<Transition> {
        go_to(match self.position.index {
            0 => Destination::SnapshotView(self.id),
            1 => Destination::Report(Some(self.id)),
            2 => Destination::AnswersSheet(Some(self.id)),
            3 => Destination::Share(Some(self.id)),
            _ => Destination::Back,
        })
    }
}

/// "The corrected copy is saved and takes the place of 12 March 2026. Both are kept."
fn saved_words(state: &AppState, saved: &SavedSnapshot) -> String {
    let record = state.network_state.as_ref();
    let replaced = saved.snapshot.supersedes.and_then(|id| record?.snapshot(id));
    let label = saved.snapshot.label.as_deref().unwrap_or("The snapshot");
    match replaced {
        Some(replaced) => format!(
            "The corrected copy is saved and takes the place of {}. Both are kept.",
            format_date(replaced.snapshot.taken_on)
        ),
        None if state.sample_kind == SampleKind::Temporary => {
            format!("{label} is saved, for as long as you look round here.")
        }
        None => format!("{label} is saved in your folder. Nothing was sent."),
    }
}

impl Screen for Saved {
    fn key_context(&self) -> KeyContext {
        keys::SAVED
    }

    fn enter(to: &Destination, state: &mut AppState, _now: &Now) -> Option<Self> {
        let Destination::Saved(id) = to else { return None };
        state.network_state.as_ref()?.snapshot(*id)?;
        Some(Self { id: *id, position: ReadPosition::default() })
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        page_view::draw(
            canvas,
            app,
            &self.page(app.state),
            self.position,
            "A saved snapshot never changes.",
        );
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Enter => self.go(),
            Command::Focus(at) if at == self.position.index => self.go(),
            Command::Back => back(),
            Command::Report => go_to(Destination::Report(Some(self.id))),
            Command::AnswersSheet => go_to(Destination::AnswersSheet(Some(self.id))),
            Command::Export => go_to(Destination::Share(Some(self.id))),
            command => {
                self.position.update(&self.page(state), state.size, command);
                Vec::new()
            }
        }
    }
}

//! What was shared: who has what, and why, from the private log of this folder. The newest first,
//! and each in full.

pub mod view;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::Offset;

use super::networks::list_rows;
use super::pages;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::phrases::{self, grouped};
use crate::maturity::share::log::{STAYS, SentSnapshot};
use crate::maturity::share::{ShareLog, ShareLogEntry};
use crate::tui::document::{Document, ReadPosition};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;

/// The room.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareLogScreen {
    /// The log, once it was read.
    log: Option<Arc<ShareLog>>,
    /// Why it could not be read at all.
    refused: Option<String>,
    /// The share in focus.
    pub at: usize,
    /// How far that one is read, where it is open in full; else how far a page without a list is.
    pub read: ReadPosition,
    is_open: bool,
    offset: Offset,
}

impl ShareLogScreen {
    /// The room, while the log is being read.
    pub fn reading(moment: &Now) -> Self {
        Self {
            log: None,
            refused: None,
            at: 0,
            read: ReadPosition::default(),
            is_open: false,
            offset: moment.offset,
        }
    }

    /// The shares of the list; none while there is no list to show.
    pub fn list(&self) -> &[ShareLogEntry] {
        self.log.as_ref().map(|log| log.shares.as_slice()).unwrap_or_default()
    }

    /// The share in focus.
    pub fn chosen(&self) -> Option<&ShareLogEntry> {
        self.list().get(self.at)
    }

    /// The day of an instant, where the person is.
    pub fn day(&self, instant: Timestamp) -> jiff::civil::Date {
        self.offset.to_datetime(instant).date()
    }

    /// The page that is read: one share in full, or what there is to say where there is no list.
    pub fn page(&self, desk: &AppState) -> Option<Document> {
        match self.chosen() {
            Some(one) if self.is_open => Some(self.in_full(one)),
            Some(_) => None,
            None => Some(self.without_list(desk)),
        }
    }

    fn in_full(&self, one: &ShareLogEntry) -> Document {
        let when = self.offset.to_datetime(one.made_at);
        let day = phrases::day(when.date());
        let mut page = Document::titled(format!("What was shared · {day}"));
        let mut line = |label: &str, text: &str| {
            page.body(0, text);
            page.led_by(format!("{label:<14}"));
        };
        line("When", &format!("{day} at {:02}:{:02}", when.hour(), when.minute()));
        line("For whom", one.to.as_deref().unwrap_or("not said"));
        line("Why", one.why.as_deref().unwrap_or("not said"));
        line("Support", one.condition_words());
        page.gap();
        page.heading("What was in it");
        if one.snapshots.is_empty() {
            page.body(2, "The log does not say.");
        }
        for sent in one.snapshots.iter().map(SentSnapshot::words) {
            page.body(2, sent);
        }
        page.body(2, one.left_out_words());
        page.gap();
        page.heading("The file that was written");
        page.body(2, &one.file);
        page.quiet(2, "Whether it was sent on, and to whom, is not for this log to know.");
        page.gap();
        page.quiet(0, STAYS);
        page
    }

    fn without_list(&self, desk: &AppState) -> Document {
        let mut page = Document::titled("What was shared");
        match (&self.log, &self.refused) {
            (Some(log), _) => match &log.unreadable {
                Some(finding) => unreadable(&mut page, finding),
                None => empty(&mut page),
            },
            (None, Some(says)) => page.body(0, says),
            (None, None) => page.body(
                0,
                match desk.summing {
                    Some((read, of)) => format!(
                        "Reading the log: {} of {} files looked at.",
                        grouped(read),
                        grouped(of)
                    ),
                    None => "Reading the log…".to_owned(),
                },
            ),
        }
        page
    }

    /// What the next key does.
    pub fn hint(&self) -> String {
        match self.chosen() {
            Some(one) if !self.is_open => format!("Why: {}", one.why_words()),
            None if self.log.as_ref().is_some_and(|log| log.unreadable.is_some()) => {
                "Nothing was changed.".to_owned()
            }
            _ => "Your own log. Nobody sees it but those who have this folder.".to_owned(),
        }
    }

    fn go_to(&mut self, at: usize) {
        (self.at, self.read) =
            (at.min(self.list().len().saturating_sub(1)), ReadPosition::default());
    }

    fn update_list(&mut self, desk: &AppState, command: Command) {
        let screenful = list_rows(desk.size);
        match command {
            Command::Up => self.go_to(self.at.saturating_sub(1)),
            Command::Down => self.go_to(self.at + 1),
            Command::PageUp => self.go_to(self.at.saturating_sub(screenful)),
            Command::PageDown => self.go_to(self.at + screenful),
            Command::First => self.go_to(0),
            Command::Last => self.go_to(usize::MAX),
            Command::Focus(at) => self.go_to(at),
            Command::Open(at) => {
                self.go_to(at);
                self.is_open = true;
            }
            Command::Enter => self.is_open = true,
            _ => {}
        }
    }

    fn update_in_full(&mut self, page: &Document, desk: &AppState, command: Command) {
        match command {
            Command::Enter | Command::Back => self.is_open = false,
            Command::Next => self.go_to(self.at + 1),
            Command::Previous => self.go_to(self.at.saturating_sub(1)),
            command => drop(self.read.update(page, desk.size, command)),
        }
    }
}

fn empty(page: &mut Document) {
    page.body(0, "Nothing has been shared from this folder yet.");
    page.gap();
    page.body(0, "x on a saved snapshot writes a file for somebody else. From then on this page says who has what, and why.");
    page.quiet(0, STAYS);
}

fn unreadable(page: &mut Document, finding: &Diagnostic) {
    page.body(0, "The log of what was shared is here and can't be read, so it is not shown. It is left exactly as it is.");
    page.body(0, "Until it can be read again nothing is shared: no file leaves that the log does not know of.");
    page.gap();
    pages::tell(page, finding);
}

impl Screen for ShareLogScreen {
    fn room(&self) -> KeyContext {
        match (self.chosen(), self.is_open) {
            (Some(_), true) => KeyContext::ShareInFull,
            (Some(_), false) => KeyContext::Shares,
            (None, _) => KeyContext::SharesNone,
        }
    }

    fn update(&mut self, desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        if command == Command::Shares {
            return vec![Transition::Say("This is what was shared.".to_owned())];
        }
        match (self.room(), self.page(desk)) {
            (KeyContext::ShareInFull, Some(page)) => self.update_in_full(&page, desk, command),
            (KeyContext::Shares, _) if command != Command::Back => self.update_list(desk, command),
            (KeyContext::SharesNone, Some(page))
                if !matches!(command, Command::Back | Command::Enter) =>
            {
                self.read.update(&page, desk.size, command);
            }
            _ => return vec![Transition::Go(Destination::Back)],
        }
        Vec::new()
    }

    fn refused(&mut self, says: &str) {
        if self.log.is_none() {
            self.refused = Some(says.to_owned());
        }
    }

    fn came_back(&mut self, outcome: &Outcome) {
        if let Outcome::Shares(log) = outcome {
            self.log = Some(Arc::clone(log));
            self.go_to(self.at);
        }
    }
}

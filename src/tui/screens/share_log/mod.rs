//! What was shared: who has what, and why, from the private log of this folder. The newest first,
//! and each in full.

pub mod keys;
mod view;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::Offset;
use ratatui::layout::Rect;

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::page::Page;
use crate::maturity::pages::{write_diagnostic, write_share};
use crate::maturity::phrases::{self, format_number};
use crate::maturity::share::log::PRIVATE_LOG_NOTICE;
use crate::maturity::share::{ShareLog, ShareLogEntry};
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, ReadRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, show_message};
use crate::tui::state::AppState;
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame;

/// The rows above and below the list, where there is room for them: where the log stays, the
/// headings, and how many more there are, below a gap.
const LIST_MARGINS: u16 = 4;

/// Whether a screen so high shows more than the list itself.
fn has_margins(body: Rect) -> bool {
    body.height > 6
}

#[derive(Clone, Debug, PartialEq)]
pub struct ShareLogScreen {
    log: Option<Arc<ShareLog>>,
    error: Option<String>,
    pub focus: usize,
    /// How far that one is read, where it is open in full; else how far a page without a list is.
    pub position: ReadPosition,
    is_open: bool,
    offset: Offset,
}

impl ShareLogScreen {
    pub fn loading(now: &Now) -> Self {
        Self {
            log: None,
            error: None,
            focus: 0,
            position: ReadPosition::default(),
            is_open: false,
            offset: now.offset,
        }
    }

    /// The shares of the list; none while there is no list to show.
    pub fn entries(&self) -> &[ShareLogEntry] {
        self.log.as_ref().map(|log| log.shares.as_slice()).unwrap_or_default()
    }

    /// Which of them are on a terminal of this size.
    fn list_viewport(&self, size: (u16, u16)) -> Viewport {
        let body = frame::body(size, keys::SHARE_LOG);
        let rows = body.height - if has_margins(body) { LIST_MARGINS } else { 0 };
        Viewport::screenful(self.focus, usize::from(rows), self.entries().len())
    }

    pub fn focused_entry(&self) -> Option<&ShareLogEntry> {
        self.entries().get(self.focus)
    }

    pub fn day(&self, instant: Timestamp) -> jiff::civil::Date {
        self.offset.to_datetime(instant).date()
    }

    /// The page that is read: one share in full, or what there is to say where there is no list.
    pub fn page(&self, state: &AppState) -> Option<Page> {
        match self.focused_entry() {
            Some(one) if self.is_open => Some(self.entry_page(one)),
            Some(_) => None,
            None => Some(self.empty_page(state)),
        }
    }

    fn entry_page(&self, one: &ShareLogEntry) -> Page {
        let made = self.offset.to_datetime(one.made_at);
        let day = phrases::format_date(made.date());
        let mut page = Page::new(format!("What was shared · {day}"));
        write_share(&mut page, one, made);
        page.blank_line();
        page.quiet(0, "Whether it was sent on, and to whom, is not for this log to know.");
        page.blank_line();
        page.quiet(0, PRIVATE_LOG_NOTICE);
        page
    }

    fn empty_page(&self, state: &AppState) -> Page {
        let mut page = Page::new("What was shared");
        match (&self.log, &self.error) {
            (Some(log), _) => match &log.unreadable {
                Some(finding) => write_unreadable(&mut page, finding),
                None => write_empty(&mut page),
            },
            (None, Some(says)) => page.body(0, says),
            (None, None) => page.body(
                0,
                match state.summary_progress {
                    Some((read, of)) => format!(
                        "Reading the log: {} of {} files looked at.",
                        format_number(read),
                        format_number(of)
                    ),
                    None => "Reading the log…".to_owned(),
                },
            ),
        }
        page
    }

    /// What is said above the list.
    pub fn notice(&self) -> String {
        match self.log.as_ref().and_then(|log| log.unreadable.as_ref()) {
            Some(finding) => {
                format!("Not all of it: {} can't be read, so a share may be missing.", finding.file)
            }
            None => PRIVATE_LOG_NOTICE.to_owned(),
        }
    }

    pub fn hint(&self) -> String {
        match self.focused_entry() {
            Some(one) if !self.is_open => format!("Why: {}", one.reason_label()),
            None if self.log.as_ref().is_some_and(|log| log.unreadable.is_some()) => {
                "Nothing was changed.".to_owned()
            }
            _ => "Your own log: only those with this folder see it.".to_owned(),
        }
    }

    fn focus_row(&mut self, at: usize) {
        (self.focus, self.position) =
            (at.min(self.entries().len().saturating_sub(1)), ReadPosition::default());
    }

    fn update_list(&mut self, state: &AppState, command: Command) {
        match command {
            command if Viewport::is_moved_by(command) => {
                self.focus_row(self.list_viewport(state.size).moved(self.focus, command));
            }
            Command::Open(at) => {
                self.focus_row(at);
                self.is_open = true;
            }
            Command::Enter => self.is_open = true,
            _ => {}
        }
    }

    fn update_entry(&mut self, page: &Page, state: &AppState, command: Command) {
        let view = self.list_viewport(state.size);
        match command {
            Command::Enter | Command::Back => self.is_open = false,
            Command::Next => self.focus_row(view.moved(self.focus, Command::Down)),
            Command::Previous => self.focus_row(view.moved(self.focus, Command::Up)),
            command => drop(self.position.update(page, state.size, command)),
        }
    }
}

fn write_empty(page: &mut Page) {
    page.body(0, "Nothing has been shared from this folder yet.");
    page.blank_line();
    page.body(0, "x on a saved snapshot writes a file for somebody else. From then on this page says who was given what, and why.");
    page.quiet(0, PRIVATE_LOG_NOTICE);
}

fn write_unreadable(page: &mut Page, finding: &Diagnostic) {
    page.body(0, "The log of what was shared is here and can't be read, so it is not shown. It is left exactly as it is.");
    page.body(0, "Until it can be read again nothing is shared: no file leaves that the log does not know of.");
    page.blank_line();
    write_diagnostic(page, finding);
}

impl Screen for ShareLogScreen {
    fn key_context(&self) -> KeyContext {
        match (self.focused_entry(), self.is_open) {
            (Some(_), true) => keys::SHARE_LOG_ENTRY,
            (Some(_), false) => keys::SHARE_LOG,
            (None, _) => keys::SHARE_LOG_EMPTY,
        }
    }

    fn enter(to: &Destination, _state: &mut AppState, now: &Now) -> Option<Self> {
        (*to == Destination::ShareLog).then(|| Self::loading(now))
    }

    fn initial_read(&self, _state: &AppState) -> Option<Effect> {
        Some(Effect::Read(ReadRequest::ShareLog))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        if command == Command::ShareLog {
            return show_message("This is what was shared.");
        }
        match (self.focused_entry().map(|_| self.is_open), self.page(state)) {
            (Some(true), Some(page)) => self.update_entry(&page, state, command),
            (Some(false), _) if command != Command::Back => {
                self.update_list(state, command);
            }
            (None, Some(page)) if !matches!(command, Command::Back | Command::Enter) => {
                self.position.update(&page, state.size, command);
            }
            _ => return back(),
        }
        Vec::new()
    }

    fn on_error(&mut self, says: &str) {
        if self.log.is_none() {
            self.error = Some(says.to_owned());
        }
    }

    fn on_outcome(&mut self, outcome: &Outcome) {
        if let Outcome::ShareLogRead(log) = outcome {
            self.log = Some(Arc::clone(log));
            self.focus_row(self.focus);
        }
    }
}

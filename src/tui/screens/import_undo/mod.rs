//! Taking the last bringing in back (undo): what goes into the trash, what stays and why. Nothing is
//! done before Enter.

pub mod keys;

use jiff::tz::Offset;

use crate::maturity::page::Page;
use crate::maturity::phrases::{format_date, pluralize};
use crate::maturity::share::ImportUndo;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, ReadRequest, WriteRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;

/// How many lines of a kind are shown one by one.
const MAX_LISTED: usize = 300;

#[derive(Clone, Debug)]
pub struct ImportUndoScreen {
    /// What it would do, or did; none where nothing was brought in.
    undo: Option<Box<ImportUndo>>,
    is_read: bool,
    error: Option<String>,
    is_pending: bool,
    is_done: bool,
    pub position: ReadPosition,
    offset: Offset,
}

impl ImportUndoScreen {
    fn loading(now: &Now) -> Self {
        Self {
            undo: None,
            is_read: false,
            error: None,
            is_pending: false,
            is_done: false,
            position: ReadPosition::default(),
            offset: now.offset,
        }
    }

    /// What can be taken back, if anything.
    fn takeable(&self) -> Option<&ImportUndo> {
        self.undo.as_deref().filter(|undo| !undo.is_empty() && !self.is_done)
    }

    pub fn page(&self) -> Page {
        let mut page = Page::new("Take the last bringing in back");
        match (&self.error, &self.undo) {
            (Some(error), _) => page.body(0, error.clone()),
            (None, None) if !self.is_read => page.body(0, "Looking at what was brought in…"),
            (None, None) => {
                page.body(0, "Nothing was brought in that could be taken back.");
            }
            (None, Some(undo)) => self.write_undo(&mut page, undo),
        }
        page
    }

    fn write_undo(&self, page: &mut Page, undo: &ImportUndo) {
        let day = format_date(self.offset.to_datetime(undo.brought_at).date());
        page.heading(undo.describe(self.is_done));
        page.quiet(0, format!("It was brought in on {day}."));
        let (goes, stays) = if self.is_done {
            ("In the trash now", "This stays")
        } else {
            ("This goes into the trash, from where it can be brought back", "This stays")
        };
        write_lines(page, goes, &undo.going_lines());
        write_lines(page, "This is as it was before", &undo.restored_lines());
        write_lines(page, stays, &undo.staying_lines());
        page.blank_line();
        page.quiet(0, "The files you were given are where they were.");
    }

    fn take_back(&mut self, state: &AppState) -> Vec<Transition> {
        if self.is_done {
            return leave(state);
        }
        let Some(undo) = self.takeable().cloned() else { return back() };
        if let Some(why) = &state.read_only_reason {
            return show_message(why.clone());
        }
        if std::mem::replace(&mut self.is_pending, true) {
            return show_message("It is being taken back this moment.");
        }
        let open_network = state.network_state.as_ref().map(|record| record.slug.clone());
        vec![Transition::write(WriteRequest::UndoImport { undo: Box::new(undo), open_network })]
    }
}

fn write_lines(page: &mut Page, heading: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    page.blank_line();
    page.heading(heading);
    for line in lines.iter().take(MAX_LISTED) {
        page.body(2, line.clone());
    }
    if lines.len() > MAX_LISTED {
        let more = pluralize(lines.len() - MAX_LISTED, "more", "more");
        page.body(2, format!("And {more}."));
    }
}

/// What was open may be gone: then the first page is where to go on.
fn leave(state: &AppState) -> Vec<Transition> {
    if state.network_state.is_none() { go_to(Destination::Home) } else { back() }
}

impl Screen for ImportUndoScreen {
    fn key_context(&self) -> KeyContext {
        if self.takeable().is_some() { keys::IMPORT_UNDO } else { keys::IMPORT_UNDO_DONE }
    }

    fn enter(to: &Destination, _state: &mut AppState, now: &Now) -> Option<Self> {
        (*to == Destination::ImportUndo).then(|| Self::loading(now))
    }

    fn initial_read(&self, _state: &AppState) -> Option<Effect> {
        Some(Effect::Read(ReadRequest::PlanImportUndo))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        let hint = match (self.takeable().is_some(), self.is_done) {
            (true, _) => "Nothing is deleted: what goes lies in the trash.",
            (false, true) => "It is done. Enter goes on.",
            (false, false) => "Nothing was changed.",
        };
        page_view::draw(canvas, app, &self.page(), self.position, hint);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Enter => return self.take_back(state),
            Command::Back if self.is_done => return leave(state),
            Command::Back => return back(),
            Command::UndoImport => return show_message("This is where it is taken back."),
            command => {
                self.position.update(&self.page(), state.size, command);
            }
        }
        Vec::new()
    }

    fn on_error(&mut self, message: &str) {
        self.is_pending = false;
        if !self.is_read {
            self.error = Some(message.to_owned());
        }
    }

    fn on_outcome(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::ImportUndoPlanned(undo) => {
                (self.undo, self.error, self.is_read) = (undo.clone(), None, true);
            }
            Outcome::ImportUndone { undo, .. } => {
                self.undo = Some(undo.clone());
                (self.is_pending, self.is_done) = (false, true);
                self.position = ReadPosition::default();
            }
            _ => {}
        }
    }
}

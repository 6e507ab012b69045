//! The question to somebody who leaves while something is only in memory: stay, try again, save
//! elsewhere, or leave and lose it.

pub mod keys;

use crate::maturity::page::Page;
use crate::maturity::unsaved_change::{EMERGENCY_FILE_NAME, cause};
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::path_input::parse_path;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, WriteRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field::TextField;
use crate::tui::widgets::{field_page, page_view};

const LINES: [&str; 4] = [
    "Stay here: nothing is lost while the workbook is open",
    "Try again now",
    "Save it elsewhere, such as on another disk or a stick",
    "Leave, and lose what is not saved",
];

const ELSEWHERE: [&str; 2] = [
    "Where to? ~ is your own folder. Another disk or a stick will do.",
    "Enter writes the file and leaves. Nothing is ever written over. Start the workbook with this file later, and what is in it is taken up: pcn-workbook FILE",
];

#[derive(Clone, Debug, Default)]
pub struct QuitUnsaved {
    pub position: ReadPosition,
    /// Where to save it, once that was chosen.
    pub path: Option<TextField>,
    pub error: Option<String>,
    pub is_pending: bool,
}

impl QuitUnsaved {
    pub fn page(state: &AppState) -> Page {
        let mut page = Page::new("What to do now");
        page.heading("Something is not saved yet");
        for words in state.words_in_memory() {
            page.body(0, words);
        }
        if let Some(why) = state.save_failure() {
            page.body(0, format!("Why: {}", cause(why)));
        }
        page.blank_line();
        for line in LINES {
            page.focusable(0, line);
        }
        page
    }

    fn activate(&mut self, state: &AppState) -> Vec<Transition> {
        if self.is_pending {
            return show_message("It is being tried this moment.");
        }
        match self.position.index {
            1 => {
                self.is_pending = true;
                vec![Transition::write(WriteRequest::RetryUnsaved)]
            }
            2 => {
                let path = state.documents_dir.join(EMERGENCY_FILE_NAME);
                self.path = Some(TextField::single_line(&path.to_string_lossy()));
                Vec::new()
            }
            3 => vec![Transition::RunEffect(Effect::QuitAndLose)],
            _ => back(),
        }
    }

    fn save_elsewhere(&mut self, typed: &str) -> Vec<Transition> {
        if self.is_pending {
            return show_message("It is being written this moment.");
        }
        let Some(path) = parse_path(typed) else {
            return show_message("Say where to save it first: a folder and the name of a file.");
        };
        (self.is_pending, self.error) = (true, None);
        vec![Transition::write(WriteRequest::SaveElsewhere(path))]
    }
}

impl Screen for QuitUnsaved {
    fn key_context(&self) -> KeyContext {
        if self.path.is_some() { keys::SAVE_ELSEWHERE } else { keys::QUIT_UNSAVED }
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        (*to == Destination::QuitUnsaved).then(Self::default)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        let hint = "Nothing is lost while the workbook is open.";
        let Some(path) = &self.path else {
            return page_view::draw(canvas, app, &Self::page(app.state), self.position, hint);
        };
        let error = self.error.as_deref();
        field_page::draw(canvas, app, "Save it elsewhere", hint, &ELSEWHERE, path, error);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        if let Some(path) = &self.path {
            let typed = path.text();
            return match command {
                Command::Enter | Command::Open(_) => self.save_elsewhere(&typed),
                Command::Back => {
                    (self.path, self.error, self.is_pending) = (None, None, false);
                    show_message("Nothing was written. Choose again.")
                }
                _ => Vec::new(),
            };
        }
        match command {
            Command::Back => return back(),
            Command::Enter => return self.activate(state),
            Command::Open(at) => {
                self.position.index = at.min(LINES.len() - 1);
                return self.activate(state);
            }
            command => {
                self.position.update(&Self::page(state), state.size, command);
            }
        }
        Vec::new()
    }

    fn shows_error(&self) -> bool {
        self.error.is_some()
    }

    fn on_error(&mut self, message: &str) {
        if std::mem::take(&mut self.is_pending) && self.path.is_some() {
            self.error = Some(message.to_owned());
        }
    }

    fn field(&self) -> Option<&TextField> {
        self.path.as_ref()
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        self.path.as_mut()
    }
}

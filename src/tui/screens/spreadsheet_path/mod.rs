//! Naming a file to bring in: typed, pasted, or dropped on the window.

pub mod keys;
mod view;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::path_input::parse_path;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::ReadRequest;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::{Screen, back, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug)]
pub struct SpreadsheetPath {
    pub path: TextField,
    pub error: Option<String>,
    pub is_pending: bool,
}

impl Default for SpreadsheetPath {
    fn default() -> Self {
        Self { path: TextField::single_line(""), error: None, is_pending: false }
    }
}

impl SpreadsheetPath {
    pub fn hint(&self) -> &'static str {
        if self.is_pending {
            "Reading the file…"
        } else {
            "Enter looks at the file; nothing is changed by that."
        }
    }

    fn read_file(&mut self) -> Vec<Transition> {
        if self.is_pending {
            return show_message("The file is being read this moment.");
        }
        let Some(path) = parse_path(&self.path.text()) else {
            self.error = Some(
                "Say where it is first: type or paste it, or drop it on this window.".to_owned(),
            );
            return Vec::new();
        };
        (self.is_pending, self.error) = (true, None);
        vec![Transition::read(ReadRequest::Spreadsheet(path))]
    }
}

impl Screen for SpreadsheetPath {
    fn key_context(&self) -> KeyContext {
        keys::SPREADSHEET_PATH
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        (*to == Destination::SpreadsheetPath).then(Self::default)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, _state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Enter | Command::Open(_) => self.read_file(),
            Command::Back => back(),
            _ => Vec::new(),
        }
    }

    fn shows_error(&self) -> bool {
        self.error.is_some()
    }

    fn on_error(&mut self, says: &str) {
        if std::mem::take(&mut self.is_pending) {
            self.error = Some(says.to_owned());
        }
    }

    fn field(&self) -> Option<&TextField> {
        Some(&self.path)
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        Some(&mut self.path)
    }

    fn on_text_changed(&mut self, _state: &mut AppState, _now: &Now) -> Vec<Transition> {
        self.error = None;
        Vec::new()
    }

    fn flush_changes(&mut self, _state: &mut AppState) -> Vec<Transition> {
        self.is_pending = false;
        Vec::new()
    }
}

//! Naming a file to bring in: typed, pasted, or dropped on the window.

use crate::tui::keymap::KeyContext;
use crate::tui::path_input::parse_path;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;
use crate::tui::widgets::text_field::TextField;

/// The one field for the file's path.
#[derive(Clone, Debug)]
pub struct SpreadsheetPath {
    /// Where the file is.
    pub path: TextField,
    /// Why the file could not be read, and what to do.
    pub error: Option<String>,
    /// Whether it is being read this moment.
    pub is_pending: bool,
}

impl Default for SpreadsheetPath {
    fn default() -> Self {
        Self { path: TextField::single_line(""), error: None, is_pending: false }
    }
}

impl SpreadsheetPath {
    /// What the next key does.
    pub fn hint(&self) -> &'static str {
        if self.is_pending {
            "Reading the file…"
        } else {
            "Enter looks at the file. Nothing is changed or written yet."
        }
    }

    fn read_file(&mut self) -> Vec<Transition> {
        if self.is_pending {
            return vec![Transition::ShowMessage("The file is being read this moment.".to_owned())];
        }
        let Some(path) = parse_path(&self.path.text()) else {
            return vec![Transition::ShowMessage(
                "Say where it is first: type or paste it, or drop it on this window.".to_owned(),
            )];
        };
        (self.is_pending, self.error) = (true, None);
        vec![Transition::RunEffect(Effect::ReadSpreadsheet(path))]
    }
}

impl Screen for SpreadsheetPath {
    fn key_context(&self) -> KeyContext {
        KeyContext::SpreadsheetPath
    }

    fn update(&mut self, _desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        match command {
            Command::Enter | Command::Open(_) => self.read_file(),
            Command::Back => vec![Transition::Navigate(Destination::Back)],
            _ => Vec::new(),
        }
    }

    fn on_error(&mut self, says: &str) {
        if std::mem::take(&mut self.is_pending) {
            self.error = Some(says.to_owned());
        }
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        Some(&mut self.path)
    }

    fn on_text_changed(&mut self, _desk: &mut AppState, _moment: &Now) -> Vec<Transition> {
        self.error = None;
        Vec::new()
    }

    /// Another screen lies on top: the file was read.
    fn flush_changes(&mut self, _desk: &mut AppState) -> Vec<Transition> {
        self.is_pending = false;
        Vec::new()
    }
}

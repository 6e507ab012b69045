//! Naming a file to bring in: typed, pasted, or dropped on the window.

use crate::tui::keymap::KeyContext;
use crate::tui::path_input::path_of;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;
use crate::tui::text_field::TextField;

/// The one field for the file's path.
#[derive(Clone, Debug)]
pub struct SpreadsheetPath {
    /// Where the file is.
    pub path: TextField,
    /// Why the file could not be read, and what to do.
    pub trouble: Option<String>,
    /// Whether it is being read this moment.
    pub is_reading: bool,
}

impl Default for SpreadsheetPath {
    fn default() -> Self {
        Self { path: TextField::line(""), trouble: None, is_reading: false }
    }
}

impl SpreadsheetPath {
    /// What the next key does.
    pub fn hint(&self) -> &'static str {
        if self.is_reading {
            "Reading the file…"
        } else {
            "Enter looks at the file. Nothing is changed or written yet."
        }
    }

    fn look(&mut self) -> Vec<Transition> {
        if self.is_reading {
            return vec![Transition::Say("The file is being read this moment.".to_owned())];
        }
        let Some(path) = path_of(&self.path.text()) else {
            return vec![Transition::Say(
                "Say where it is first: type or paste it, or drop it on this window.".to_owned(),
            )];
        };
        (self.is_reading, self.trouble) = (true, None);
        vec![Transition::Do(Effect::ReadSpreadsheet(path))]
    }
}

impl Screen for SpreadsheetPath {
    fn room(&self) -> KeyContext {
        KeyContext::Bringing
    }

    fn update(&mut self, _desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        match command {
            Command::Enter | Command::Open(_) => self.look(),
            Command::Back => vec![Transition::Go(Destination::Back)],
            _ => Vec::new(),
        }
    }

    fn refused(&mut self, says: &str) {
        if std::mem::take(&mut self.is_reading) {
            self.trouble = Some(says.to_owned());
        }
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        Some(&mut self.path)
    }

    fn typed(&mut self, _desk: &mut AppState, _moment: &Now) -> Vec<Transition> {
        self.trouble = None;
        Vec::new()
    }

    /// Another screen lies on top: the file was read.
    fn settle(&mut self, _desk: &mut AppState) -> Vec<Transition> {
        self.is_reading = false;
        Vec::new()
    }
}

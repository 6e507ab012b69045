//! Naming a file to bring in: typed, pasted, or dropped on the window.

use crate::tui::keymap::Room;
use crate::tui::path_input::path_of;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::now::Moment;
use crate::tui::protocol::transition::{Go, Reply};
use crate::tui::screen::Visit;
use crate::tui::state::Desk;
use crate::tui::text_field::Field;

/// The one field for the file's path.
#[derive(Clone, Debug)]
pub struct Bringing {
    /// Where the file is.
    pub path: Field,
    /// Why the file could not be read, and what to do.
    pub trouble: Option<String>,
    /// Whether it is being read this moment.
    pub is_reading: bool,
}

impl Default for Bringing {
    fn default() -> Self {
        Self { path: Field::line(""), trouble: None, is_reading: false }
    }
}

impl Bringing {
    /// What the next key does.
    pub fn hint(&self) -> &'static str {
        if self.is_reading {
            "Reading the file…"
        } else {
            "Enter looks at the file. Nothing is changed or written yet."
        }
    }

    fn look(&mut self) -> Vec<Reply> {
        if self.is_reading {
            return vec![Reply::Say("The file is being read this moment.".to_owned())];
        }
        let Some(path) = path_of(&self.path.text()) else {
            return vec![Reply::Say(
                "Say where it is first: type or paste it, or drop it on this window.".to_owned(),
            )];
        };
        (self.is_reading, self.trouble) = (true, None);
        vec![Reply::Do(Effect::ReadSpreadsheet(path))]
    }
}

impl Visit for Bringing {
    fn room(&self) -> Room {
        Room::Bringing
    }

    fn update(&mut self, _desk: &mut Desk, command: Command, _moment: &Moment) -> Vec<Reply> {
        match command {
            Command::Enter | Command::Open(_) => self.look(),
            Command::Back => vec![Reply::Go(Go::Back)],
            _ => Vec::new(),
        }
    }

    fn refused(&mut self, says: &str) {
        if std::mem::take(&mut self.is_reading) {
            self.trouble = Some(says.to_owned());
        }
    }

    fn field_mut(&mut self) -> Option<&mut Field> {
        Some(&mut self.path)
    }

    fn typed(&mut self, _desk: &mut Desk, _moment: &Moment) -> Vec<Reply> {
        self.trouble = None;
        Vec::new()
    }

    /// Another screen lies on top: the file was read.
    fn settle(&mut self, _desk: &mut Desk) -> Vec<Reply> {
        self.is_reading = false;
        Vec::new()
    }
}

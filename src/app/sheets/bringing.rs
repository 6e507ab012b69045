//! Naming a file to bring in: typed, pasted, or dropped on the window.

use crate::app::desk::Desk;
use crate::app::dropped::path_of;
use crate::app::field::Field;
use crate::app::keys::Room;
use crate::app::visit::Visit;
use crate::app::words::command::Command;
use crate::app::words::effect::Effect;
use crate::app::words::moment::Moment;
use crate::app::words::reply::{Go, Reply};

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

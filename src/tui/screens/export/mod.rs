//! Naming the file that something is written to: a matrix as a spreadsheet, or what is on screen of
//! a comparison.

use crate::tui::keymap::Room;
use crate::tui::path_input::path_of;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::export_content::Outgoing;
use crate::tui::protocol::now::Moment;
use crate::tui::protocol::transition::{Go, Reply};
use crate::tui::screen::Visit;
use crate::tui::state::Desk;
use crate::tui::text_field::Field;

/// The one field for the file's path.
#[derive(Clone, Debug)]
pub struct WritingOut {
    /// What is written.
    pub what: Outgoing,
    /// Where to write it.
    pub path: Field,
    /// Why it could not be written, and what to do.
    pub trouble: Option<String>,
    is_writing: bool,
}

impl WritingOut {
    /// Begins with a name in the person's own folder.
    pub fn open(what: Outgoing) -> Self {
        let path = Field::line(&format!("~/{}", what.file_name()));
        Self { what, path, trouble: None, is_writing: false }
    }

    fn write(&mut self) -> Vec<Reply> {
        if self.is_writing {
            return vec![Reply::Say("It is being written this moment.".to_owned())];
        }
        let Some(path) = path_of(&self.path.text()) else {
            let says = format!(
                "Say where to write it first, with a name that ends in {}.",
                self.what.endings()
            );
            return vec![Reply::Say(says)];
        };
        (self.is_writing, self.trouble) = (true, None);
        vec![Reply::Do(Effect::WriteOut { what: self.what.clone(), path })]
    }
}

impl Visit for WritingOut {
    fn room(&self) -> Room {
        Room::WritingOut
    }

    fn update(&mut self, _desk: &mut Desk, command: Command, _moment: &Moment) -> Vec<Reply> {
        match command {
            Command::Enter | Command::Open(_) => self.write(),
            Command::Back => vec![Reply::Go(Go::Back)],
            _ => Vec::new(),
        }
    }

    fn refused(&mut self, says: &str) {
        if std::mem::take(&mut self.is_writing) {
            self.trouble = Some(says.to_owned());
        }
    }

    fn field_mut(&mut self) -> Option<&mut Field> {
        Some(&mut self.path)
    }
}

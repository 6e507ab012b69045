//! Naming the file that something is written to: a matrix as a spreadsheet, or what is on screen of
//! a comparison.

use crate::tui::keymap::KeyContext;
use crate::tui::path_input::path_of;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;
use crate::tui::text_field::TextField;

/// The one field for the file's path.
#[derive(Clone, Debug)]
pub struct Export {
    /// What is written.
    pub what: ExportContent,
    /// Where to write it.
    pub path: TextField,
    /// Why it could not be written, and what to do.
    pub trouble: Option<String>,
    is_writing: bool,
}

impl Export {
    /// Begins with a name in the person's own folder.
    pub fn open(what: ExportContent) -> Self {
        let path = TextField::line(&format!("~/{}", what.file_name()));
        Self { what, path, trouble: None, is_writing: false }
    }

    fn write(&mut self) -> Vec<Transition> {
        if self.is_writing {
            return vec![Transition::Say("It is being written this moment.".to_owned())];
        }
        let Some(path) = path_of(&self.path.text()) else {
            let says = format!(
                "Say where to write it first, with a name that ends in {}.",
                self.what.endings()
            );
            return vec![Transition::Say(says)];
        };
        (self.is_writing, self.trouble) = (true, None);
        vec![Transition::Do(Effect::WriteOut { what: self.what.clone(), path })]
    }
}

impl Screen for Export {
    fn room(&self) -> KeyContext {
        KeyContext::WritingOut
    }

    fn update(&mut self, _desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        match command {
            Command::Enter | Command::Open(_) => self.write(),
            Command::Back => vec![Transition::Go(Destination::Back)],
            _ => Vec::new(),
        }
    }

    fn refused(&mut self, says: &str) {
        if std::mem::take(&mut self.is_writing) {
            self.trouble = Some(says.to_owned());
        }
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        Some(&mut self.path)
    }
}

//! Naming the file that something is written to: a matrix as a spreadsheet, what is on screen of
//! Compare or Progress, a page to print, a spreadsheet of answers, or a form.

pub mod keys;
mod view;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::path_input::parse_path;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::WriteRequest;
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::{Screen, back, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug)]
pub struct Export {
    pub content: ExportContent,
    pub path: TextField,
    pub error: Option<String>,
    is_pending: bool,
}

impl Export {
    pub fn open(what: ExportContent) -> Self {
        let path = TextField::single_line(&format!("~/{}", what.default_file_name()));
        Self { content: what, path, error: None, is_pending: false }
    }

    fn write(&mut self) -> Vec<Transition> {
        if self.is_pending {
            return show_message("It is being written this moment.");
        }
        let Some(path) = parse_path(&self.path.text()) else {
            self.error = Some(format!(
                "Say where to write it first, with a name that ends in {}.",
                self.content.extensions()
            ));
            return Vec::new();
        };
        (self.is_pending, self.error) = (true, None);
        vec![Transition::write(WriteRequest::Export { content: self.content.clone(), path })]
    }
}

impl Screen for Export {
    fn key_context(&self) -> KeyContext {
        keys::EXPORT
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        let Destination::Export(content) = to else { return None };
        Some(Self::open(content.clone()))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, _state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Enter | Command::Open(_) => self.write(),
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
}

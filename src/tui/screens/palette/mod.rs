//! Every command by name: type a few letters, choose, Enter. Made from the key table, so nothing is
//! missing. What is done on another screen, or not by a command, is found too and says where.

pub mod answers;
pub mod entries;
pub mod keys;
mod view;

use self::entries::{EntryKind, PaletteEntry};
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::{Screen, back, show_message};
use crate::tui::state::AppState;
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// The screen below.
    pub context: KeyContext,
    /// All places where keys mean something, for what is done elsewhere.
    pub places: Vec<KeyContext>,
    pub field: TextField,
    pub focus: usize,
}

impl Palette {
    pub fn of(context: KeyContext, places: impl Iterator<Item = KeyContext>) -> Self {
        let field = TextField::single_line("");
        Self { context, places: places.collect(), field, focus: 0 }
    }

    /// The entries that match what is typed, best first.
    pub fn entries(&self, state: &AppState) -> Vec<PaletteEntry> {
        entries::find(self.context, &self.places, &self.field.text(), state)
    }
}

/// Does what an entry stands for, or says where it is done.
fn choose(entry: &PaletteEntry) -> Vec<Transition> {
    match entry.kind {
        EntryKind::Run(command) => vec![Transition::BackAndDispatch(command)],
        EntryKind::Elsewhere(place) => vec![
            Transition::Navigate(Destination::Back),
            Transition::ShowMessage(format!("That is {} on the page '{place}'.", entry.key)),
        ],
        EntryKind::Answer => show_message("That is an answer, not a command. Esc goes back."),
    }
}

impl Screen for Palette {
    fn key_context(&self) -> KeyContext {
        keys::PALETTE
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        let entries = self.entries(state);
        let view = Viewport::screenful(self.focus, entries.len(), entries.len());
        self.focus = view.moved(self.focus, Command::Focus(self.focus));
        let chosen = |at: usize| entries.get(at).map(choose).unwrap_or_default();
        match command {
            Command::Up | Command::Down | Command::Focus(_) => {
                self.focus = view.moved(self.focus, command);
            }
            Command::Back | Command::Save => return back(),
            Command::Enter => return chosen(self.focus),
            Command::Open(at) => return chosen(at),
            _ => {}
        }
        Vec::new()
    }

    fn field(&self) -> Option<&TextField> {
        Some(&self.field)
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        Some(&mut self.field)
    }

    fn on_text_changed(&mut self, _state: &mut AppState, _now: &Now) -> Vec<Transition> {
        self.focus = 0;
        Vec::new()
    }
}

#[cfg(test)]
mod tests;

//! Every command by name: type a few letters, choose, Enter. Made from the key table, so nothing is
//! missing.

pub mod keys;
mod view;
use crate::tui::app_view::AppView;
use crate::tui::global_commands::{GLOBAL_COMMANDS, GlobalCommand};
use crate::tui::keymap::{self, KeyContext};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::Transition;
use crate::tui::screen::{Screen, back};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    pub context: KeyContext,
    pub field: TextField,
    pub focus: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PaletteEntry {
    pub key: String,
    pub help: &'static str,
    pub command: Command,
}

impl Palette {
    pub fn of(context: KeyContext) -> Self {
        Self { context, field: TextField::single_line(""), focus: 0 }
    }

    /// The entries that match what is typed, those of the screen below first.
    pub fn entries(&self) -> Vec<PaletteEntry> {
        let here = keymap::bindings(self.context)
            .filter(|row| is_listed(row.command))
            .map(|row| PaletteEntry { key: row.key_label(), help: row.help, command: row.command });
        let mut all: Vec<PaletteEntry> = here.collect();
        for &GlobalCommand { command, help, .. } in GLOBAL_COMMANDS {
            if !all.iter().any(|entry| entry.command == command || entry.help == help) {
                all.push(PaletteEntry { key: String::new(), help, command });
            }
        }
        let typed = self.field.text().to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        all.retain(|entry| words.iter().all(|word| entry.help.to_lowercase().contains(word)));
        all
    }
}

/// Moving and typing are for keys; the palette lists what has a name.
fn is_listed(command: Command) -> bool {
    !matches!(
        command,
        Command::Up
            | Command::Down
            | Command::Left
            | Command::Right
            | Command::PageUp
            | Command::PageDown
            | Command::First
            | Command::Last
            | Command::Next
            | Command::Previous
            | Command::Enter
            | Command::Back
            | Command::Palette
            | Command::Answer(_)
    )
}

impl Screen for Palette {
    fn key_context(&self) -> KeyContext {
        keys::PALETTE
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, _state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        let entries = self.entries();
        let end = entries.len().saturating_sub(1);
        self.focus = self.focus.min(end);
        match command {
            Command::Up => self.focus = self.focus.saturating_sub(1),
            Command::Down => self.focus = (self.focus + 1).min(end),
            Command::Focus(at) => self.focus = at.min(end),
            Command::Back | Command::Save => return back(),
            Command::Enter => {
                return entries
                    .get(self.focus)
                    .map(|entry| Transition::BackAndDispatch(entry.command))
                    .into_iter()
                    .collect();
            }
            Command::Open(at) => {
                return entries
                    .get(at)
                    .map(|entry| Transition::BackAndDispatch(entry.command))
                    .into_iter()
                    .collect();
            }
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

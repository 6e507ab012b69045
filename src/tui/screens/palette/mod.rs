//! Every command by name: type a few letters, choose, Enter. Made from the key table, so nothing is
//! missing.

pub mod view;
use crate::tui::keymap::{self, KeyContext, share};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;
use crate::tui::widgets::text_field::TextField;

/// The palette over a room.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// The room it was called from.
    pub context: KeyContext,
    /// What is typed.
    pub field: TextField,
    /// The entry in focus.
    pub focus: usize,
}

/// One line of the palette.
#[derive(Clone, Debug, PartialEq)]
pub struct PaletteEntry {
    /// The key that does the same, where there is one here.
    pub key: String,
    /// What it does.
    pub help: &'static str,
    /// The command.
    pub command: Command,
}

/// Commands that lead anywhere, from everywhere.
const GLOBAL_COMMANDS: [(Command, &str); 19] = [
    (Command::SaveSnapshot, "Save a snapshot"),
    (Command::Progress, "Look at progress"),
    (Command::Matrices, "The matrices: what is asked"),
    (Command::TenMinutes, "Ten minutes only: what is new, due or was left open"),
    (Command::FirstLook, "First look: the first stage only, about five minutes"),
    (Command::History, "How we got here: what was said, and why"),
    (Command::AboutUs, "About us: name, purpose, profile"),
    (Command::Needs, "What we need from others"),
    (Command::Glossary, "The words used here, explained"),
    (Command::Export, "Share a snapshot: write it to a file for somebody else"),
    (Command::ShareLog, share::SHARE_LOG_HELP),
    (Command::Import, "Bring in files that somebody gave you"),
    (Command::Networks, "Networks in this folder"),
    (Command::Compare, "Compare: other days, other views, other networks"),
    (Command::Problems, "Problems: files that could not be read"),
    (Command::Settings, "Settings: colours, signs, mouse"),
    (Command::Discard, "Set today's walk aside, into the trash"),
    (Command::Demo, "Look round a made-up network"),
    (Command::Quit, "Leave the workbook"),
];

impl Palette {
    /// The palette over `room`.
    pub fn of(room: KeyContext) -> Self {
        Self { context: room, field: TextField::single_line(""), focus: 0 }
    }

    /// The entries that match what is typed, those of the room first.
    pub fn entries(&self) -> Vec<PaletteEntry> {
        let here = keymap::bindings(self.context)
            .filter(|row| is_listed(row.command))
            .map(|row| PaletteEntry { key: row.key_label(), help: row.help, command: row.command });
        let mut all: Vec<PaletteEntry> = here.collect();
        for (command, help) in GLOBAL_COMMANDS {
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
        KeyContext::Palette
    }

    fn update(&mut self, _desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        let entries = self.entries();
        let end = entries.len().saturating_sub(1);
        self.focus = self.focus.min(end);
        match command {
            Command::Up => self.focus = self.focus.saturating_sub(1),
            Command::Down => self.focus = (self.focus + 1).min(end),
            Command::Focus(at) => self.focus = at.min(end),
            Command::Back | Command::Save => return vec![Transition::Navigate(Destination::Back)],
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

    fn field_mut(&mut self) -> Option<&mut TextField> {
        Some(&mut self.field)
    }

    fn on_text_changed(&mut self, _desk: &mut AppState, _moment: &Now) -> Vec<Transition> {
        self.focus = 0;
        Vec::new()
    }
}

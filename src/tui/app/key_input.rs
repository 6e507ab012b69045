//! What becomes of a key: a command of the place, text in a field, or, where it means nothing, a
//! line that says what would. No key is met with silence.

use super::App;
use crate::tui::keymap::{self, KeyContext, Typing};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::key::{Key, KeyCode};
use crate::tui::protocol::now::Now;
use crate::tui::screen::LEFT_AS_IT_WAS;
use crate::tui::screens::help::keys::HELP;
use crate::tui::screens::home::keys::HOME;
use crate::tui::widgets::text_field::TextField;

impl App {
    /// A click in the field in focus.
    pub(crate) fn place_cursor(&mut self, column: u16, row: u16) -> Vec<Effect> {
        if let Some(field) = self.screen.as_screen_mut().field_mut() {
            field.place_cursor(column, row);
        }
        Vec::new()
    }

    pub(crate) fn handle_key(&mut self, key: Key, now: &Now) -> Vec<Effect> {
        self.message = None;
        let context = self.key_context();
        if key == Key::ctrl('z')
            && !context.is_text
            && let Some(replies) = self.screen.as_screen_mut().bring_back_typed(&mut self.state)
        {
            return self.apply_transitions(replies, now);
        }
        if let Some(command) = keymap::command_for(context, key) {
            return self.dispatch(command, now);
        }
        if !context.is_text {
            self.message = Some(self.unknown_key_message(key, context));
            self.unknown_key_message.clone_from(&self.message);
            return Vec::new();
        }
        if let Some(field) = self.screen.as_screen_mut().field_mut() {
            let before = field.text();
            if field.handle_key(key) {
                let is_changed = field.text() != before;
                return if is_changed { self.on_text_changed(now) } else { Vec::new() };
            }
        }
        if let Some(command) = command_outside_text_field(key) {
            return self.dispatch(command, now);
        }
        self.message = Some(format!("{key} does nothing on this line; F1 shows the keys."));
        Vec::new()
    }

    /// Ctrl-S: what was typed is kept, wherever that is.
    pub(crate) fn keep_typed(&mut self, now: &Now) -> Vec<Effect> {
        let context = self.key_context();
        match (context.is_text, context.typing) {
            (true, Typing::Line) => return self.dispatch(Command::Enter, now),
            (true, Typing::Prose) => return self.dispatch(Command::Back, now),
            (true, Typing::Form) => {
                let replies = self.screen.as_screen_mut().flush_changes(&mut self.state);
                if let Some(field) = self.screen.as_screen_mut().field_mut() {
                    field.keep();
                }
                let effects = self.apply_transitions(replies, now);
                if self.message.is_none() {
                    self.show_save_state();
                }
                return effects;
            }
            _ => self.show_save_state(),
        }
        Vec::new()
    }

    /// Esc on a line of a form where something was typed: what stood there is put back, and the
    /// focus stays.
    pub(crate) fn put_back_line(&mut self) -> bool {
        let context = self.key_context();
        if !context.is_text || context.typing != Typing::Form {
            return false;
        }
        let field = self.screen.as_screen_mut().field_mut().filter(|field| !field.is_multiline());
        if !field.is_some_and(TextField::put_back) {
            return false;
        }
        self.message = Some(LEFT_AS_IT_WAS.to_owned());
        true
    }

    /// Takes back what was said of a key that means nothing, once another screen is there. All else
    /// that was said stays until it was read.
    pub(crate) fn forget_unknown_key(&mut self) {
        if self.message == self.unknown_key_message {
            self.message = None;
        }
        self.unknown_key_message = None;
    }

    /// A key that means nothing here: where it means something, and how to get there, else where
    /// the keys stand.
    fn unknown_key_message(&self, key: Key, context: KeyContext) -> String {
        let esc = if self.view().is_above_home { "Esc goes there." } else { "Esc goes back." };
        let at_home = keymap::command_for(HOME, key).filter(|_| key.printable_char().is_some());
        match (key.code, at_home) {
            _ if context == HELP => format!("{key} does nothing on this page. Esc goes back."),
            (KeyCode::Char('0'..='9'), _) if !key.ctrl => {
                format!("{key} is an answer in the walk; here it does nothing. ? shows the keys.")
            }
            (_, Some(Command::Quit)) => format!("{key} leaves the workbook from Home; {esc}"),
            (_, Some(_)) if context != HOME => format!(
                "{key} does nothing here. It is a key of Home ({}); {esc}",
                help_words(HOME, key)
            ),
            _ => format!("{key} does nothing here; ? shows the keys."),
        }
    }
}

/// What a key does in a place, in the words of its help, up to the first stop.
fn help_words(context: KeyContext, key: Key) -> String {
    let row = keymap::bindings(context).find(|row| row.keys.contains(&key));
    let help = row.map_or("", |row| row.help);
    let words = help.split([':', ';', ',']).next().unwrap_or(help).trim();
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_lowercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

/// On a line of a form, keys that are no text choose and move.
fn command_outside_text_field(key: Key) -> Option<Command> {
    match key.code {
        KeyCode::Char(' ') => Some(Command::Toggle),
        KeyCode::Enter => Some(Command::Enter),
        KeyCode::Left => Some(Command::Left),
        KeyCode::Right => Some(Command::Right),
        KeyCode::Up => Some(Command::Up),
        KeyCode::Down => Some(Command::Down),
        _ => None,
    }
}

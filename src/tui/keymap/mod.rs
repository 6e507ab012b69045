//! The keymap: one table of shortcuts. Dispatch, footers, help, palette and docs/keys.md are all read
//! from it, so they can't disagree. Each screen has its rows in its own `keys.rs`.

pub mod reference;
pub mod rows;
pub mod search_words;
pub mod short_labels;

use std::fmt;

use super::protocol::command::Command;
use super::protocol::key::Key;

/// A place where keys have a meaning. In a text context every printable key is text, and only the
/// context's own rows and those of every text field are commands.
#[derive(Clone, Copy)]
pub struct KeyContext {
    /// What help and docs/keys.md call it; no two contexts have the same title.
    pub title: &'static str,
    pub is_text: bool,
    pub typing: Typing,
    pub own: &'static [Binding],
    pub help: &'static [&'static str],
}

/// What becomes of the typed words in a text context. Enter is the context's own; Ctrl-S never
/// loses anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Typing {
    /// A question, such as a path or words to search for: Esc goes back and nothing is done.
    #[default]
    Question,
    /// One line that was opened: Enter keeps it, Esc closes it and leaves all as it was.
    Line,
    /// A line among others of a form: Esc puts back what stood there, and leaves where nothing was
    /// typed.
    Form,
    /// A note: Esc leaves and keeps.
    Prose,
}

impl KeyContext {
    pub const fn keys(title: &'static str, own: &'static [Binding]) -> Self {
        Self { title, is_text: false, typing: Typing::Question, own, help: &[] }
    }

    pub const fn text(title: &'static str, own: &'static [Binding]) -> Self {
        Self { title, is_text: true, typing: Typing::Question, own, help: &[] }
    }

    pub const fn line(title: &'static str, own: &'static [Binding]) -> Self {
        Self { typing: Typing::Line, ..Self::text(title, own) }
    }

    pub const fn form(title: &'static str, own: &'static [Binding]) -> Self {
        Self { typing: Typing::Form, ..Self::text(title, own) }
    }

    pub const fn prose(title: &'static str, own: &'static [Binding]) -> Self {
        Self { typing: Typing::Prose, ..Self::text(title, own) }
    }

    #[must_use]
    pub const fn with_help(self, help: &'static [&'static str]) -> Self {
        Self { help, ..self }
    }
}

impl PartialEq for KeyContext {
    fn eq(&self, other: &Self) -> bool {
        self.title == other.title
    }
}

impl Eq for KeyContext {}

impl fmt::Debug for KeyContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.title)
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The footer line it stands on: 1 or 2. 0 is in help only; 3 is in help only too, since the
    /// frame itself writes Esc and `?` into every footer.
    pub footer_line: u8,
    /// How its keys are shown; empty shows the first key.
    pub key_label: &'static str,
    pub keys: &'static [Key],
    pub command: Command,
    pub label: &'static str,
    pub help: &'static str,
}

impl Binding {
    pub fn key_label(&self) -> String {
        match (self.key_label, self.keys.first()) {
            ("", Some(key)) => key.to_string(),
            (shown, _) => shown.to_owned(),
        }
    }
}

/// The rows of a context: its own, then those of every context of its kind.
pub fn bindings(context: KeyContext) -> impl Iterator<Item = &'static Binding> {
    let (of_kind, shared) = match (context.is_text, context.typing) {
        (false, _) => (rows::NAVIGATION, rows::GLOBAL),
        (true, Typing::Question) => (rows::QUESTION, rows::TEXT_ENTRY),
        (true, Typing::Line) => (rows::LINE, rows::TEXT_ENTRY),
        (true, Typing::Form) => (rows::FORM, rows::TEXT_ENTRY),
        (true, Typing::Prose) => (rows::PROSE, rows::TEXT_ENTRY),
    };
    let own = context.own;
    let is_new = move |row: &&Binding| {
        !own.iter().any(|mine| {
            mine.command == row.command || mine.keys.iter().any(|key| row.keys.contains(key))
        })
    };
    own.iter().chain(of_kind.iter().filter(is_new)).chain(shared.iter().filter(is_new))
}

/// What `key` means here. In a text context a printable key never means anything.
pub fn command_for(context: KeyContext, key: Key) -> Option<Command> {
    if context.is_text && key.printable_char().is_some() {
        return None;
    }
    bindings(context).find(|row| row.keys.contains(&key)).map(|row| row.command)
}

#[cfg(test)]
mod tests;

//! The keys in the glossary, and in the line to find a word by.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{DOWN, ENTER, enter, help_only, letter, up_down, up_down_in_text};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub const CONTEXTS: &[KeyContext] = &[GLOSSARY, GLOSSARY_FIND];

pub const GLOSSARY: KeyContext = KeyContext::keys(
    "Words",
    &[
        help_only(&[ENTER], Command::Enter, "Back"),
        up_down(1, "read on"),
        letter(
            1,
            &[Key::char('/')],
            Command::Search,
            "find",
            "Find a word, or one that explains it",
        ),
    ],
);

pub const GLOSSARY_FIND: KeyContext = KeyContext::text(
    "Words: find",
    &[
        enter("keep these", "Keep what is found, and read on"),
        up_down_in_text(1, "read on"),
        help_only(&[DOWN], Command::Down, "Further down"),
    ],
);

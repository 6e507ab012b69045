//! The keys on the page of what we need from others.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{TOGGLE, enter, letter, up_down};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub const CONTEXTS: &[KeyContext] = &[NEEDS];

pub const NEEDS: KeyContext = KeyContext::keys(
    "What we need from others",
    &[
        enter("go on", "Back to where you came from"),
        up_down(1, "move"),
        TOGGLE,
        letter(0, &[Key::char('g')], Command::Glossary, "words", "The words used here, explained"),
    ],
);

//! The keys on the page of what we need from others.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{TOGGLE, enter, help_only, up_down};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub const CONTEXTS: &[KeyContext] = &[NEEDS];

pub const NEEDS: KeyContext = KeyContext::keys(
    "What we need from others",
    &[
        enter("go on", "Back to where you came from"),
        up_down(1, "move"),
        TOGGLE,
        help_only(&[Key::char('g')], Command::Glossary, "The words used here, explained"),
    ],
);

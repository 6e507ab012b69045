//! The keys where it is asked what a walk is about.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{DOWN, ESC, UP, binding, enter, help_only};
use crate::tui::protocol::command::Command;

pub const CONTEXTS: &[KeyContext] = &[SUBJECT];

pub const SUBJECT: KeyContext = KeyContext::text(
    "What a walk is about",
    &[
        enter("start the walk", "Start the walk about this one, or carry on with it"),
        binding(1, "▼", &[DOWN], Command::Down, "one walked before", "One walked before"),
        help_only(&[UP], Command::Up, "The one after that"),
        binding(3, "", &[ESC], Command::Back, "back", "Back; nothing is started"),
    ],
);

//! The keys in the palette.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{DOWN, enter, help_only, up_down_in_text};
use crate::tui::protocol::command::Command;

pub const CONTEXTS: &[KeyContext] = &[PALETTE];

pub const PALETTE: KeyContext = KeyContext::text(
    "Find a command",
    &[
        enter("do it", "Do the command in focus"),
        up_down_in_text(1, "choose"),
        help_only(&[DOWN], Command::Down, "Down"),
    ],
);

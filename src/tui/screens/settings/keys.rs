//! The keys in the settings.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{LEFT, RIGHT, SPACE, binding, enter, letter, up_down};
use crate::tui::protocol::command::Command;

pub const CONTEXTS: &[KeyContext] = &[SETTINGS];

pub const SETTINGS: KeyContext = KeyContext::keys(
    "Settings",
    &[
        enter("change", "Change the line in focus"),
        up_down(1, "move"),
        letter(0, &[SPACE], Command::Toggle, "change", "Change the line in focus"),
        binding(0, "►", &[RIGHT], Command::Right, "", "The next choice"),
        binding(0, "◄", &[LEFT], Command::Left, "", "The choice before"),
    ],
);

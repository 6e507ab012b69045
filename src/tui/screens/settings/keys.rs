//! The keys in the settings.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{LEFT, OPEN_FOLDER, RIGHT, SPACE, enter, help_only, up_down};
use crate::tui::protocol::command::Command;

pub const CONTEXTS: &[KeyContext] = &[SETTINGS];

pub const SETTINGS: KeyContext = KeyContext::keys(
    "Settings",
    &[
        enter("change", "Change the line in focus"),
        up_down(1, "move"),
        OPEN_FOLDER,
        help_only(&[SPACE], Command::Toggle, "Change the line in focus"),
        help_only(&[RIGHT], Command::Right, "The next choice"),
        help_only(&[LEFT], Command::Left, "The choice before"),
    ],
);

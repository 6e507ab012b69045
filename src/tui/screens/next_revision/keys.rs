//! The keys where a changed matrix becomes its next revision.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{BACK_TAB, TAB, binding, enter, help_only, up_down};
use crate::tui::protocol::command::Command;

pub const CONTEXTS: &[KeyContext] = &[NEXT_REVISION];

pub const NEXT_REVISION: KeyContext = KeyContext::keys(
    "The next revision",
    &[
        enter("say so and go on", "Say what the line in focus says, and go on"),
        up_down(1, "choose"),
        binding(1, "", &[TAB], Command::Next, "next one", "The next changed item"),
        help_only(&[BACK_TAB], Command::Previous, "The changed item before"),
    ],
);

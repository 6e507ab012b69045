//! The keys on the list of what is still to be checked against the document.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{BACK_TAB, TAB, TOGGLE, binding, enter, help_only, up_down};
use crate::tui::protocol::command::Command;

pub const CONTEXTS: &[KeyContext] = &[SOURCE_CHECKS];

pub const SOURCE_CHECKS: KeyContext = KeyContext::keys(
    "What is still to be checked",
    &[
        enter("note them", "Note those with a cross in the matrix, and go back"),
        up_down(1, "move"),
        TOGGLE,
        binding(1, "", &[TAB], Command::Next, "next area", "The next area"),
        help_only(&[BACK_TAB], Command::Previous, "The area before"),
    ],
);

//! The keys on a form, before it is written.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{BACK_TAB, SPACE, TAB, binding, enter, help_only, up_down};
use crate::tui::protocol::command::Command;

pub const CONTEXTS: &[KeyContext] = &[FORM];

pub const FORM: KeyContext = KeyContext::keys(
    "A form to fill in",
    &[
        enter("write it", "Go on: say where to write it"),
        up_down(1, "read on"),
        binding(
            1,
            "",
            &[SPACE],
            Command::Toggle,
            "note it or not",
            "Note in this folder that you asked, or leave it out",
        ),
        help_only(&[TAB], Command::Next, "Next part"),
        help_only(&[BACK_TAB], Command::Previous, "Part before"),
    ],
);

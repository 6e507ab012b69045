//! The keys on the page to print, before it is written.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{BACK_TAB, SPACE, TAB, binding, enter, help_only, up_down};
use crate::tui::protocol::command::Command;

pub const CONTEXTS: &[KeyContext] = &[REPORT];

pub const REPORT: KeyContext = KeyContext::keys(
    "A page to print or send",
    &[
        enter("write it", "Go on: say where to write it"),
        up_down(1, "read on"),
        binding(
            1,
            "",
            &[SPACE],
            Command::Toggle,
            "with or without notes",
            "With or without notes, evidence, and where one person's view is from",
        ),
        help_only(&[TAB], Command::Next, "Next part"),
        help_only(&[BACK_TAB], Command::Previous, "Part before"),
    ],
);

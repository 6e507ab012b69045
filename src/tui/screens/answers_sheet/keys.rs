//! The keys on the spreadsheet of a snapshot's answers, before it is written.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{BACK_TAB, SPACE, TAB, binding, enter, help_only, up_down};
use crate::tui::protocol::command::Command;

pub const CONTEXTS: &[KeyContext] = &[ANSWERS_SHEET];

pub const ANSWERS_SHEET: KeyContext = KeyContext::keys(
    "A spreadsheet of the answers",
    &[
        enter("write it", "Go on: say where to write it"),
        up_down(1, "read on"),
        binding(
            1,
            "",
            &[SPACE],
            Command::Toggle,
            "with or without notes",
            "With or without notes, reasons, and where one person's view is from",
        ),
        help_only(&[TAB], Command::Next, "Next sheet"),
        help_only(&[BACK_TAB], Command::Previous, "Sheet before"),
    ],
);

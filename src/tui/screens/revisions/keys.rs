//! The keys on the page of a matrix's revisions.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{TAB, binding, enter, up_down};
use crate::tui::protocol::command::Command;

pub const CONTEXTS: &[KeyContext] = &[REVISIONS];

pub const REVISIONS: KeyContext = KeyContext::keys(
    "Revisions of a matrix",
    &[
        enter("read it", "Read the whole revision in focus; Esc comes back here"),
        up_down(1, "read on"),
        binding(
            1,
            "",
            &[TAB],
            Command::Next,
            "next one",
            "The revision before, which is further down",
        ),
    ],
);

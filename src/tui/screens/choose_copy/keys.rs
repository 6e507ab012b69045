//! The keys on the question which copy of a snapshot counts.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{enter, up_down};

pub const CONTEXTS: &[KeyContext] = &[CHOOSE_COPY];

pub const CHOOSE_COPY: KeyContext = KeyContext::keys(
    "Which copy counts",
    &[enter("do what the line says", "Do what the line in focus says"), up_down(1, "choose")],
);

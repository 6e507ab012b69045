//! The keys on the page of a matrix's file.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{enter, up_down};

pub const CONTEXTS: &[KeyContext] = &[MATRIX_FILE];

pub const MATRIX_FILE: KeyContext = KeyContext::keys(
    "A matrix of ours: its file",
    &[enter("do what the line says", "Do what the line in focus says"), up_down(1, "choose")],
);

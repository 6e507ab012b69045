//! The keys where it is asked whether a sheet is a matrix of ours.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{enter, up_down};

pub const CONTEXTS: &[KeyContext] = &[MATRIX_ORIGIN];

pub const MATRIX_ORIGIN: KeyContext = KeyContext::keys(
    "Ours, changed, or another matrix",
    &[enter("go on", "Go on with what the line in focus says"), up_down(1, "choose")],
);

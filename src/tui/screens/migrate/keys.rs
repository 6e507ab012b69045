//! The keys where a walk is taken along to another revision of its matrix.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{enter, up_down};

pub const CONTEXTS: &[KeyContext] = &[MIGRATE];

pub const MIGRATE: KeyContext = KeyContext::keys(
    "Taking a walk along to the next revision",
    &[enter("do what the line says", "Do what the line in focus says"), up_down(1, "read on")],
)
.with_help(&["Answers to the same words carry over. Answers to other words are shown beside the new ones, and count once you confirm them. Saved snapshots stay as they are."]);

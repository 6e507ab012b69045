//! The keys on the page that takes the last bringing in back.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{enter, up_down};

pub const CONTEXTS: &[KeyContext] = &[IMPORT_UNDO, IMPORT_UNDO_DONE];

pub const IMPORT_UNDO: KeyContext = KeyContext::keys(
    "Take the last bringing in back",
    &[enter("take it back", "Take back what is listed, into the trash"), up_down(1, "read on")],
);

pub const IMPORT_UNDO_DONE: KeyContext = KeyContext::keys(
    "Take the last bringing in back: done",
    &[enter("go on", "Go on"), up_down(1, "read on")],
);

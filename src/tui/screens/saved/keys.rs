//! The keys on the page that stands after a snapshot was saved.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{OPEN_ANSWERS_SHEET, OPEN_REPORT, OPEN_SHARE, QUIT, enter, up_down};

pub const CONTEXTS: &[KeyContext] = &[SAVED];

pub const SAVED: KeyContext = KeyContext::keys(
    "A snapshot was saved",
    &[
        enter("go there", "Go where the line in focus says"),
        up_down(1, "move"),
        OPEN_REPORT,
        OPEN_ANSWERS_SHEET,
        OPEN_SHARE,
        QUIT,
    ],
);

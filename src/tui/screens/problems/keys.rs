//! The keys on the problems page.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{enter, up_down};

pub const CONTEXTS: &[KeyContext] = &[PROBLEMS];

pub const PROBLEMS: KeyContext = KeyContext::keys(
    "Problems",
    &[
        enter("which copy counts", "On a copy of a snapshot: choose which one counts"),
        up_down(1, "move"),
    ],
);

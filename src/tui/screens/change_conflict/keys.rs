//! The keys where one of two versions of a change is chosen.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{enter, up_down};

pub const CONTEXTS: &[KeyContext] = &[CHANGE_CONFLICT];

pub const CHANGE_CONFLICT: KeyContext = KeyContext::keys(
    "Changed in two places",
    &[
        enter("go on with this one", "Go on with the version in focus; the other is kept"),
        up_down(1, "choose"),
    ],
)
.with_help(&["Both versions are whole and safe. The one you don't choose is kept on this computer, and it is said where."]);

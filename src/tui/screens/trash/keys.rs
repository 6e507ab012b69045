//! The keys in the trash.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{self, enter, up_down};

pub const CONTEXTS: &[KeyContext] = &[TRASH, TRASH_EMPTY];

pub const TRASH: KeyContext = KeyContext::keys(
    "The trash",
    &[enter("bring it back", "Bring back what is in focus"), up_down(1, "move")],
);

pub const TRASH_EMPTY: KeyContext = KeyContext::keys("The trash: nothing in it", rows::PAGE);

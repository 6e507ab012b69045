//! The keys in the history of a network.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{enter, up_down};

pub const CONTEXTS: &[KeyContext] = &[HISTORY];

pub const HISTORY: KeyContext =
    KeyContext::keys("How we got here", &[enter("open", "Read this snapshot"), up_down(1, "move")]);

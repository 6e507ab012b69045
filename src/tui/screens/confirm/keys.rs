//! The keys on the question before something is thrown away.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{enter, up_down};

pub const CONTEXTS: &[KeyContext] = &[CONFIRM_DISCARD];

pub const CONFIRM_DISCARD: KeyContext = KeyContext::keys(
    "A question first",
    &[enter("do what the line says", "Do what the line in focus says"), up_down(1, "choose")],
);

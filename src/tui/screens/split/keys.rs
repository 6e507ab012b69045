//! The keys among the networks that one network is made of.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{enter, up_down};

pub const CONTEXTS: &[KeyContext] = &[SPLIT_NETWORK];

pub const SPLIT_NETWORK: KeyContext = KeyContext::keys(
    "What a network is made of",
    &[enter("do what the line says", "Do what the line in focus says"), up_down(1, "choose")],
)
.with_help(&["Split off, a network has a folder, a name and a profile of its own again. Each snapshot goes to the network that it was saved in; none is changed.",]);

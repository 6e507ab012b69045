//! The keys on the question whether two networks are one and the same.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{enter, up_down};

pub const CONTEXTS: &[KeyContext] = &[JOIN_NETWORKS];

pub const JOIN_NETWORKS: KeyContext = KeyContext::keys(
    "Two networks, or one",
    &[enter("do what the line says", "Do what the line in focus says"), up_down(1, "choose")],
)
.with_help(&["Joined, the snapshots and walks of both stand under one name. No snapshot is changed: each goes on saying which network it was saved in, and by that they can be split again (J on the network, or u at once).",]);

//! The keys in the log of what was shared.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{self, BACK_TAB, TAB, binding, enter, help_only, up_down};
use crate::tui::protocol::command::Command;

pub const CONTEXTS: &[KeyContext] = &[SHARE_LOG, SHARE_LOG_ENTRY, SHARE_LOG_EMPTY];

pub const SHARE_LOG: KeyContext = KeyContext::keys(
    "What was shared",
    &[enter("read all of it", "Read all that the log says of this share"), up_down(1, "move")],
);

pub const SHARE_LOG_ENTRY: KeyContext = KeyContext::keys(
    "What was shared: one in full",
    &[
        enter("back to the list", "Back to the list"),
        up_down(1, "read on"),
        binding(1, "", &[TAB], Command::Next, "the one before it", "The share before this one"),
        help_only(&[BACK_TAB], Command::Previous, "The share after this one"),
    ],
);

pub const SHARE_LOG_EMPTY: KeyContext =
    KeyContext::keys("What was shared: nothing to list", rows::PAGE);

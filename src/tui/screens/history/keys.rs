//! The keys in the history of a network.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{enter, letter, up_down};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub const CONTEXTS: &[KeyContext] = &[HISTORY];

pub const HISTORY: KeyContext = KeyContext::keys(
    "How we got here",
    &[
        enter("open", "Read this snapshot"),
        up_down(1, "move"),
        letter(
            1,
            &[Key::char('d')],
            Command::Discard,
            "trash",
            "Throw this snapshot away, into the trash, after a question",
        ),
    ],
);

//! The keys on a saved snapshot.

use crate::tui::keymap::rows::{
    BACK_TAB, GLOSSARY, OPEN_SHARE, TAB, binding, help_only, letter, up_down,
};
use crate::tui::keymap::{Binding, KeyContext};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub const CONTEXTS: &[KeyContext] = &[SNAPSHOT_VIEW];

const COMPARE_FROM_SNAPSHOT: Binding = letter(
    1,
    &[Key::char('c')],
    Command::Compare,
    "compare",
    "Compare it with another day or another view",
);

pub const SNAPSHOT_VIEW: KeyContext = KeyContext::keys(
    "A saved snapshot",
    &[
        up_down(1, "read on"),
        binding(1, "", &[TAB], Command::Next, "next area", "Next area"),
        help_only(&[BACK_TAB], Command::Previous, "Area before"),
        letter(
            1,
            &[Key::char('r')],
            Command::Amend,
            "corrected copy",
            "Make a corrected copy that replaces it in lists; both are kept",
        ),
        OPEN_SHARE,
        COMPARE_FROM_SNAPSHOT,
        letter(
            1,
            &[Key::char('d')],
            Command::Discard,
            "trash",
            "Throw this snapshot away, into the trash, after a question",
        ),
        GLOSSARY,
    ],
);

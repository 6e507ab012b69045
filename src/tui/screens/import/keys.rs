//! The keys while files are brought in: where they are, what each is, what was done.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{
    BACK_TAB, DOWN, LEFT, RIGHT, SPACE, TAB, binding, enter, help_only, letter, up_down,
};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub const CONTEXTS: &[KeyContext] = &[IMPORT, IMPORT_FILES, IMPORT_REPORT];

pub const IMPORT: KeyContext = KeyContext::text(
    "Bring in files",
    &[
        enter("look at what is there", "Look at what is there; nothing is brought in yet"),
        binding(1, "▼", &[DOWN], Command::Down, "to the list", "To the list of files"),
        help_only(&[TAB], Command::Next, "To the list of files"),
    ],
);

pub const IMPORT_FILES: KeyContext = KeyContext::keys(
    "Bring in files: what each is",
    &[
        enter("bring in", "Bring in all that is ticked"),
        up_down(1, "file"),
        binding(1, "", &[SPACE], Command::Toggle, "tick", "Tick or untick"),
        letter(
            1,
            &[Key::char('w')],
            Command::Why,
            "why",
            "What is in this file, and why it can or can't come in",
        ),
        binding(
            1,
            "◄►",
            &[RIGHT],
            Command::Right,
            "answer",
            "The same network as ours, or another: where that is asked",
        ),
        help_only(&[LEFT], Command::Left, "The answer before"),
        help_only(&[BACK_TAB], Command::Previous, "Back to where the files are"),
    ],
);

pub const IMPORT_REPORT: KeyContext = KeyContext::keys(
    "Bring in files: what was done",
    &[enter("go on", "Go on"), up_down(1, "read on")],
);

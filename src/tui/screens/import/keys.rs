//! The keys while files are brought in: where they are, what each is, what was done.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{
    BACK_TAB, COMPLETE_PATH, DOWN, LEFT, RIGHT, SPACE, binding, enter, help_only, letter, up_down,
};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub const CONTEXTS: &[KeyContext] =
    &[IMPORT, IMPORT_FILES, IMPORT_FILE, IMPORT_MATRIX, IMPORT_REPORT];

pub const IMPORT: KeyContext = KeyContext::text(
    "Bring in files",
    &[
        enter("look at what is there", "Look at what is there; nothing is brought in yet"),
        help_only(&[DOWN], Command::Down, "To the list of files, once there is one"),
        COMPLETE_PATH,
    ],
);

pub const IMPORT_FILES: KeyContext = KeyContext::keys(
    "Bring in files: what each is",
    &[
        enter("bring in", "Bring in all that is ticked"),
        up_down(1, "file"),
        binding(
            1,
            "",
            &[SPACE],
            Command::Toggle,
            "tick",
            "Tick or untick a file; answer a question; bring in a matrix",
        ),
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
            "The next answer: the same network or another, this file or that one",
        ),
        help_only(&[LEFT], Command::Left, "The answer before"),
        letter(
            1,
            &[Key::char('A')],
            Command::SameForAll,
            "all alike",
            "The same answer for all questions like the one in focus",
        ),
        letter(0, &[Key::char('u')], Command::Undo, "", UNDO_HELP),
        help_only(&[BACK_TAB], Command::Previous, "Back to where the files are"),
    ],
);

/// What taking the last bringing in back is called wherever a key leads to it.
pub(crate) const UNDO_HELP: &str = "Take the last bringing in back: you see first what goes";

pub const IMPORT_FILE: KeyContext = KeyContext::keys(
    "Bring in files: one of them",
    &[enter("back to the list", "Back to the list of files"), up_down(1, "read on")],
);

pub const IMPORT_MATRIX: KeyContext = KeyContext::keys(
    "Bring in files: a matrix",
    &[enter("bring it in", "Bring this matrix in, to answer it yourself"), up_down(1, "read on")],
);

pub const IMPORT_REPORT: KeyContext = KeyContext::keys(
    "Bring in files: what was done",
    &[
        enter("go on", "Go on"),
        up_down(1, "read on"),
        letter(1, &[Key::char('u')], Command::Undo, "take it back", UNDO_HELP),
    ],
);

//! The rows of the rooms that share and bring in.

use super::Binding;
use super::tables::{
    BACK_TAB, DOWN, LEFT, RIGHT, SPACE, TAB, binding, enter, letter, up_down, up_down_in_text,
};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

/// Writing to a file what is on the screen.
pub const OPEN_SHARE: Binding = letter(
    1,
    &[Key::char('x')],
    Command::Export,
    "share",
    "Share this snapshot: write it to a file for somebody else",
);

/// Bringing in files.
pub const OPEN_IMPORT: Binding = letter(
    1,
    &[Key::char('b')],
    Command::Import,
    "bring in",
    "Bring in files that somebody gave you: see first what each is",
);

/// What leads to the log of what was shared, in the words of the palette.
pub const SHARE_LOG_HELP: &str = "What was shared: to whom and why, your own private log";

const OPEN_SHARE_LOG: Binding =
    letter(1, &[Key::char('w')], Command::Why, "who has what", SHARE_LOG_HELP);

/// What the reader will see.
pub const SHARE_PREVIEW: &[Binding] = &[
    enter("go on", "Go on: who it is for, and where to write it"),
    up_down(1, "read on"),
    binding(
        1,
        "",
        &[SPACE],
        Command::Toggle,
        "summary, full",
        "Summary or full version: without or with notes, evidence and who was there",
    ),
    binding(
        1,
        "◄►",
        &[RIGHT],
        Command::Right,
        "one, all",
        "This snapshot only, or all that are saved",
    ),
    binding(0, "◄", &[LEFT], Command::Left, "", "This snapshot only, or all that are saved"),
    OPEN_SHARE_LOG,
    binding(0, "", &[TAB], Command::Next, "", "Next area"),
    binding(0, "", &[BACK_TAB], Command::Previous, "", "Area before"),
];

/// Who a share is for, and where it is written.
pub const SHARE_PURPOSE: &[Binding] = &[
    enter("write the file", "Write the file, from any line"),
    up_down_in_text(1, "move"),
    binding(0, "▼", &[DOWN], Command::Down, "", "Down"),
    binding(0, "", &[TAB], Command::Next, "", "Next line"),
    binding(0, "", &[BACK_TAB], Command::Previous, "", "Line before"),
    binding(1, "◄►", &[RIGHT], Command::Right, "choose", "The next choice, on a line of choices"),
    binding(0, "◄", &[LEFT], Command::Left, "", "The choice before"),
];

/// Where the files are that somebody gave.
pub const IMPORT: &[Binding] = &[
    enter("look at what is there", "Look at what is there; nothing is brought in yet"),
    binding(1, "▼", &[DOWN], Command::Down, "to the list", "To the list of files"),
    binding(0, "", &[TAB], Command::Next, "", "To the list of files"),
];

/// What each of the files is.
pub const IMPORT_FILES: &[Binding] = &[
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
    binding(0, "◄", &[LEFT], Command::Left, "", "The answer before"),
    binding(0, "", &[BACK_TAB], Command::Previous, "", "Back to where the files are"),
];

/// What was written.
pub const SHARE_RECEIPT: &[Binding] =
    &[enter("go on", "Go on"), up_down(1, "read on"), OPEN_SHARE_LOG];

/// What was shared.
pub const SHARE_LOG: &[Binding] =
    &[enter("read all of it", "Read all that the log says of this share"), up_down(1, "move")];

/// One share in full.
pub const SHARE_LOG_ENTRY: &[Binding] = &[
    enter("back to the list", "Back to the list"),
    up_down(1, "read on"),
    binding(1, "", &[TAB], Command::Next, "the one before it", "The share before this one"),
    binding(0, "", &[BACK_TAB], Command::Previous, "", "The share after this one"),
];

/// What was done, or what a file holds.
pub const IMPORT_REPORT: &[Binding] = &[enter("go on", "Go on"), up_down(1, "read on")];

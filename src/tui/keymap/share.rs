//! The rows of the rooms that share and bring in.

use super::Binding;
use super::tables::{
    BACK_TAB, DOWN, LEFT, RIGHT, SPACE, TAB, enter, letter, move_on, row, type_move,
};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

/// Writing to a file what is on the screen.
pub const WRITE_OUT: Binding = letter(
    1,
    &[Key::char('x')],
    Command::WriteOut,
    "share",
    "Share this snapshot: write it to a file for somebody else",
);

/// Bringing in files.
pub const BRING_IN: Binding = letter(
    1,
    &[Key::char('b')],
    Command::BringIn,
    "bring in",
    "Bring in files that somebody gave you: see first what each is",
);

/// What leads to the log of what was shared, in the words of the palette.
pub const SHARED_BEFORE: &str = "What was shared: to whom and why, your own private log";

const WHO_HAS_WHAT: Binding =
    letter(1, &[Key::char('w')], Command::Why, "who has what", SHARED_BEFORE);

/// What the reader will see.
pub const PREVIEW: &[Binding] = &[
    enter("go on", "Go on: who it is for, and where to write it"),
    move_on(1, "read on"),
    row(
        1,
        "",
        &[SPACE],
        Command::Tick,
        "summary, full",
        "Summary or full version: without or with notes, evidence and who was there",
    ),
    row(1, "◄►", &[RIGHT], Command::Right, "one, all", "This snapshot only, or all that are saved"),
    row(0, "◄", &[LEFT], Command::Left, "", "This snapshot only, or all that are saved"),
    WHO_HAS_WHAT,
    row(0, "", &[TAB], Command::Next, "", "Next area"),
    row(0, "", &[BACK_TAB], Command::Previous, "", "Area before"),
];

/// Who a share is for, and where it is written.
pub const PURPOSE: &[Binding] = &[
    enter("write the file", "Write the file, from any line"),
    type_move(1, "move"),
    row(0, "▼", &[DOWN], Command::Down, "", "Down"),
    row(0, "", &[TAB], Command::Next, "", "Next line"),
    row(0, "", &[BACK_TAB], Command::Previous, "", "Line before"),
    row(1, "◄►", &[RIGHT], Command::Right, "choose", "The next choice, on a line of choices"),
    row(0, "◄", &[LEFT], Command::Left, "", "The choice before"),
];

/// Where the files are that somebody gave.
pub const RECEIVING: &[Binding] = &[
    enter("look at what is there", "Look at what is there; nothing is brought in yet"),
    row(1, "▼", &[DOWN], Command::Down, "to the list", "To the list of files"),
    row(0, "", &[TAB], Command::Next, "", "To the list of files"),
];

/// What each of the files is.
pub const ARRIVALS: &[Binding] = &[
    enter("bring in", "Bring in all that is ticked"),
    move_on(1, "file"),
    row(1, "", &[SPACE], Command::Tick, "tick", "Tick or untick"),
    letter(
        1,
        &[Key::char('w')],
        Command::Why,
        "why",
        "What is in this file, and why it can or can't come in",
    ),
    row(
        1,
        "◄►",
        &[RIGHT],
        Command::Right,
        "answer",
        "The same network as ours, or another: where that is asked",
    ),
    row(0, "◄", &[LEFT], Command::Left, "", "The answer before"),
    row(0, "", &[BACK_TAB], Command::Previous, "", "Back to where the files are"),
];

/// What was written.
pub const WRITTEN: &[Binding] = &[enter("go on", "Go on"), move_on(1, "read on"), WHO_HAS_WHAT];

/// What was shared.
pub const SHARES: &[Binding] =
    &[enter("read all of it", "Read all that the log says of this share"), move_on(1, "move")];

/// One share in full.
pub const SHARE_IN_FULL: &[Binding] = &[
    enter("back to the list", "Back to the list"),
    move_on(1, "read on"),
    row(1, "", &[TAB], Command::Next, "the one before it", "The share before this one"),
    row(0, "", &[BACK_TAB], Command::Previous, "", "The share after this one"),
];

/// What was done, or what a file holds.
pub const TOLD: &[Binding] = &[enter("go on", "Go on"), move_on(1, "read on")];

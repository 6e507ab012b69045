//! The rows of the key table for spreadsheets in and out.

use super::Binding;
use super::tables::{BACK_TAB, DOWN, LEFT, RIGHT, SPACE, TAB, enter, letter, row};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::{Key, KeyCode};

pub(crate) const BRING_IN: Binding = letter(
    1,
    &[Key::char('b')],
    Command::BringIn,
    "bring in",
    "Bring in a spreadsheet (.xlsx or .csv) as a matrix of our own",
);

pub(crate) const WRITE_OUT: Binding = letter(
    1,
    &[Key::char('x')],
    Command::WriteOut,
    "write out",
    "Write the matrix in focus to a spreadsheet, to share or to change",
);

pub(crate) const BRINGING: &[Binding] =
    &[enter("look at it", "Read the file and show what is in it; nothing is changed yet")];

pub(crate) const PREVIEW: &[Binding] = &[
    enter("go on", "Go on to the title; nothing is written before that"),
    letter(
        1,
        &[SPACE],
        Command::Tick,
        "one, or several",
        "Each box is one description to pick, or several statements to answer",
    ),
    row(1, "▲▼◄►", &[Key::plain(KeyCode::Up)], Command::Up, "box", "A box up"),
    row(0, "▼", &[DOWN], Command::Down, "", "A box down"),
    row(0, "◄", &[LEFT], Command::Left, "", "A box to the left"),
    row(0, "►", &[RIGHT], Command::Right, "", "A box to the right"),
    row(
        1,
        "PgDn",
        &[Key::plain(KeyCode::PageDown)],
        Command::PageDown,
        "more below",
        "Read on below the sheet",
    ),
    row(0, "", &[Key::plain(KeyCode::PageUp)], Command::PageUp, "", "Read back below the sheet"),
    row(1, "", &[TAB], Command::Next, "sheet", "The next sheet of the file"),
    row(0, "", &[BACK_TAB], Command::Previous, "", "The sheet before"),
];

pub(crate) const TITLING: &[Binding] =
    &[enter("make the matrix", "Put the matrix into your folder")];

pub(crate) const WRITING_OUT: &[Binding] =
    &[enter("write it", "Write the spreadsheet; nothing is ever written over")];

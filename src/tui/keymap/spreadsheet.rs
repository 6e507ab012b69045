//! The rows of the key table for spreadsheets in and out.

use super::Binding;
use super::tables::{BACK_TAB, DOWN, LEFT, RIGHT, SPACE, TAB, binding, enter, letter};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::{Key, KeyCode};

pub(crate) const OPEN_SPREADSHEET_IMPORT: Binding = letter(
    1,
    &[Key::char('b')],
    Command::Import,
    "bring in",
    "Bring in a spreadsheet (.xlsx or .csv) as a matrix of our own",
);

pub(crate) const OPEN_EXPORT: Binding = letter(
    1,
    &[Key::char('x')],
    Command::Export,
    "write out",
    "Write the matrix in focus to a spreadsheet, to share or to change",
);

pub(crate) const SPREADSHEET_PATH: &[Binding] =
    &[enter("look at it", "Read the file and show what is in it; nothing is changed yet")];

pub(crate) const SPREADSHEET_PREVIEW: &[Binding] = &[
    enter("go on", "Go on to the title; nothing is written before that"),
    letter(
        1,
        &[SPACE],
        Command::Toggle,
        "one, or several",
        "Each box is one description to pick, or several statements to answer",
    ),
    binding(1, "▲▼◄►", &[Key::plain(KeyCode::Up)], Command::Up, "box", "A box up"),
    binding(0, "▼", &[DOWN], Command::Down, "", "A box down"),
    binding(0, "◄", &[LEFT], Command::Left, "", "A box to the left"),
    binding(0, "►", &[RIGHT], Command::Right, "", "A box to the right"),
    binding(
        1,
        "PgDn",
        &[Key::plain(KeyCode::PageDown)],
        Command::PageDown,
        "more below",
        "Read on below the sheet",
    ),
    binding(
        0,
        "",
        &[Key::plain(KeyCode::PageUp)],
        Command::PageUp,
        "",
        "Read back below the sheet",
    ),
    binding(1, "", &[TAB], Command::Next, "sheet", "The next sheet of the file"),
    binding(0, "", &[BACK_TAB], Command::Previous, "", "The sheet before"),
];

pub(crate) const MATRIX_TITLE: &[Binding] =
    &[enter("make the matrix", "Put the matrix into your folder")];

pub(crate) const EXPORT: &[Binding] =
    &[enter("write it", "Write the spreadsheet; nothing is ever written over")];

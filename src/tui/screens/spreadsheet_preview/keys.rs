//! The keys on the preview of a spreadsheet.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{
    BACK_TAB, DOWN, LEFT, PAGE_DOWN, PAGE_UP, RIGHT, SPACE, TAB, binding, enter, help_only, letter,
};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::{Key, KeyCode};

pub const CONTEXTS: &[KeyContext] = &[SPREADSHEET_PREVIEW];

pub const SPREADSHEET_PREVIEW: KeyContext = KeyContext::keys("A spreadsheet, looked at", &[
    enter("go on", "Go on to the title; nothing is written before that"),
    letter(
        1,
        &[SPACE],
        Command::Toggle,
        "answer",
        "Each box is one description to pick, or several statements to answer",
    ),
    letter(
        1,
        &[Key::char('K')],
        Command::ColumnUse,
        "what a column is",
        "What the column in focus is: area, stage, statement, why, note and so on",
    ),
    letter(0, &[Key::char('H')], Command::HeadingRow, "", "The row in focus holds the headings"),
    letter(
        0,
        &[Key::char('O')],
        Command::StageOrder,
        "",
        "The order of the stages: as they stand, the highest first, by their numbers, or by their names",
    ),
    letter(
        0,
        &[Key::char('v')],
        Command::ToggleView,
        "",
        "The stages run down the side and the areas across: turn the sheet round, or back",
    ),
    letter(
        0,
        &[Key::char('S')],
        Command::ShowHidden,
        "",
        "Read hidden rows, columns and sheets too, or leave them out again",
    ),
    letter(
        0,
        &[Key::char('N')],
        Command::ForgetSheet,
        "",
        "Forget what was chosen for sheets with these headings, and ask again",
    ),
    binding(1, "▲▼◄►", &[Key::plain(KeyCode::Up)], Command::Up, "box", "A box up"),
    help_only(&[DOWN], Command::Down, "A box down"),
    help_only(&[LEFT], Command::Left, "A box to the left"),
    help_only(&[RIGHT], Command::Right, "A box to the right"),
    binding(
        1,
        "PgDn",
        &[PAGE_DOWN],
        Command::PageDown,
        "more below",
        "Read on below the sheet",
    ),
    help_only(&[PAGE_UP], Command::PageUp, "Read back below the sheet"),
    binding(1, "", &[TAB], Command::Next, "sheet", "The next sheet of the file"),
    help_only(&[BACK_TAB], Command::Previous, "The sheet before"),
]).with_help(&["A spreadsheet is read, never changed. Two shapes are understood: a row for each statement, with the headings Area, Stage, Statement and For example; or a grid, with areas down and stages across. Titles, blank rows and columns of notes may stand around it.",
                "Nothing is written until you have seen what was understood, which boxes are not used, and why.",]);

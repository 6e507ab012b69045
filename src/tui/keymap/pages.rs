//! The rows of the rooms beside the work: problems, settings, questions, pages to read, finding a
//! command.

use super::Binding;
use super::tables::{DOWN, ENTER, LEFT, RIGHT, SPACE, enter, letter, move_on, row, type_move};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::{Key, KeyCode};

pub(crate) const PROBLEMS: &[Binding] = &[move_on(1, "move")];

pub(crate) const SETTINGS: &[Binding] = &[
    enter("change", "Change the line in focus"),
    move_on(1, "move"),
    letter(0, &[SPACE], Command::Tick, "change", "Change the line in focus"),
    row(0, "►", &[RIGHT], Command::Right, "", "The next choice"),
    row(0, "◄", &[LEFT], Command::Left, "", "The choice before"),
];

pub(crate) const CONFLICT: &[Binding] = &[
    enter("go on with this one", "Go on with the version in focus; the other is kept in the trash"),
    move_on(1, "choose"),
    row(
        1,
        "",
        &[Key::plain(KeyCode::PageDown)],
        Command::PageDown,
        "more differences",
        "More of the places where they differ",
    ),
    row(0, "", &[Key::plain(KeyCode::PageUp)], Command::PageUp, "", "Those before"),
];

pub(crate) const ASKING: &[Binding] =
    &[enter("do what the line says", "Do what the line in focus says"), move_on(1, "choose")];

pub(crate) const PAGE: &[Binding] =
    &[row(0, "", &[ENTER], Command::Enter, "", "Back"), move_on(1, "read on")];

pub(crate) const PALETTE: &[Binding] = &[
    enter("do it", "Do the command in focus"),
    type_move(1, "choose"),
    row(0, "▼", &[DOWN], Command::Down, "", "Down"),
];

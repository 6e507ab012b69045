//! The rows of the rooms beside the work: problems, settings, questions, pages to read, finding a
//! command.

use super::Binding;
use super::tables::{
    DOWN, ENTER, LEFT, RIGHT, SPACE, binding, enter, letter, up_down, up_down_in_text,
};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::{Key, KeyCode};

pub(crate) const PROBLEMS: &[Binding] = &[up_down(1, "move")];

pub(crate) const SETTINGS: &[Binding] = &[
    enter("change", "Change the line in focus"),
    up_down(1, "move"),
    letter(0, &[SPACE], Command::Toggle, "change", "Change the line in focus"),
    binding(0, "►", &[RIGHT], Command::Right, "", "The next choice"),
    binding(0, "◄", &[LEFT], Command::Left, "", "The choice before"),
];

pub(crate) const CONFLICT: &[Binding] = &[
    enter("go on with this one", "Go on with the version in focus; the other is kept in the trash"),
    up_down(1, "choose"),
    binding(
        1,
        "",
        &[Key::plain(KeyCode::PageDown)],
        Command::PageDown,
        "more differences",
        "More of the places where they differ",
    ),
    binding(0, "", &[Key::plain(KeyCode::PageUp)], Command::PageUp, "", "Those before"),
];

pub(crate) const CONFIRM_DISCARD: &[Binding] =
    &[enter("do what the line says", "Do what the line in focus says"), up_down(1, "choose")];

pub(crate) const PAGE: &[Binding] =
    &[binding(0, "", &[ENTER], Command::Enter, "", "Back"), up_down(1, "read on")];

pub(crate) const PALETTE: &[Binding] = &[
    enter("do it", "Do the command in focus"),
    up_down_in_text(1, "choose"),
    binding(0, "▼", &[DOWN], Command::Down, "", "Down"),
];

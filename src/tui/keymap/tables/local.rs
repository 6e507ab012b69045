//! The rows of the rooms that only some matrices lead to: what a walk is about, the exercise before
//! it, what lines up with what.

use super::{
    BACK_TAB, DOWN, ENTER, ESC, LEFT, RIGHT, TAB, TOGGLE, UP, binding, enter, letter, up_down,
};
use crate::tui::keymap::Binding;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub(crate) const SUBJECT: &[Binding] = &[
    enter("start the walk", "Start the walk about this one, or carry on with it"),
    binding(1, "▼", &[DOWN], Command::Down, "one walked before", "One walked before"),
    binding(0, "▲", &[UP], Command::Up, "", "The one after that"),
    binding(3, "", &[ESC], Command::Back, "back", "Back; nothing is started"),
];

pub(crate) const EXERCISE: &[Binding] =
    &[enter("go on to the statements", "Go on to the first statement"), up_down(0, "read on")];

pub(crate) const CROSSWALK_EDITOR: &[Binding] = &[
    enter("see also", "Tick the areas that it also touches"),
    up_down(1, "area"),
    binding(
        1,
        "◄►",
        &[RIGHT],
        Command::Right,
        "choose",
        "The next area that it can line up with, or none",
    ),
    binding(0, "◄", &[LEFT], Command::Left, "", "The area before"),
    binding(1, "", &[TAB], Command::Next, "another matrix", "Line up with another matrix"),
    binding(0, "", &[BACK_TAB], Command::Previous, "", "The matrix before"),
    binding(3, "", &[ESC], Command::Back, "keep", "Keep it and go back"),
];

pub(crate) const CROSSWALK_SEE_ALSO: &[Binding] = &[
    binding(1, "", &[ENTER], Command::Enter, "back to the list", "Back to the list"),
    up_down(1, "area"),
    TOGGLE,
];

pub(crate) const OPEN_CROSSWALK_EDITOR: Binding = letter(
    1,
    &[Key::char('l')],
    Command::EditCrosswalk,
    "lines up",
    "Say which areas line up with those of another matrix",
);

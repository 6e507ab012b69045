//! The rows of the rooms that only some matrices lead to: what a walk is about, the exercise before
//! it, what lines up with what.

use super::{BACK_TAB, DOWN, ENTER, ESC, LEFT, RIGHT, TAB, TICK, UP, enter, letter, move_on, row};
use crate::tui::keymap::Binding;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub(crate) const SUBJECT: &[Binding] = &[
    enter("start the walk", "Start the walk about this one, or carry on with it"),
    row(1, "▼", &[DOWN], Command::Down, "one walked before", "One walked before"),
    row(0, "▲", &[UP], Command::Up, "", "The one after that"),
    row(3, "", &[ESC], Command::Back, "back", "Back; nothing is started"),
];

pub(crate) const EXERCISE: &[Binding] =
    &[enter("go on to the statements", "Go on to the first statement"), move_on(0, "read on")];

pub(crate) const LINES_UP: &[Binding] = &[
    enter("see also", "Tick the areas that it also touches"),
    move_on(1, "area"),
    row(
        1,
        "◄►",
        &[RIGHT],
        Command::Right,
        "choose",
        "The next area that it can line up with, or none",
    ),
    row(0, "◄", &[LEFT], Command::Left, "", "The area before"),
    row(1, "", &[TAB], Command::Next, "another matrix", "Line up with another matrix"),
    row(0, "", &[BACK_TAB], Command::Previous, "", "The matrix before"),
    row(3, "", &[ESC], Command::Back, "keep", "Keep it and go back"),
];

pub(crate) const LINES_UP_ALSO: &[Binding] = &[
    row(1, "", &[ENTER], Command::Enter, "back to the list", "Back to the list"),
    move_on(1, "area"),
    TICK,
];

pub(crate) const TO_LINES_UP: Binding = letter(
    1,
    &[Key::char('l')],
    Command::LinesUp,
    "lines up",
    "Say which areas line up with those of another matrix",
);

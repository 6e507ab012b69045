//! The rows of the rooms that only some matrices lead to: what a walk is about, the exercise before it, what lines up with what.

use super::{DOWN, ESC, UP, enter, move_on, row};
use crate::app::keys::Binding;
use crate::app::words::command::Command;

pub(super) const SUBJECT: &[Binding] = &[
    enter("start the walk", "Start the walk about this one, or carry on with it"),
    row(1, "▼", &[DOWN], Command::Down, "one walked before", "One walked before"),
    row(0, "▲", &[UP], Command::Up, "", "The one after that"),
    row(3, "", &[ESC], Command::Back, "back", "Back; nothing is started"),
];

pub(super) const EXERCISE: &[Binding] =
    &[enter("go on to the statements", "Go on to the first statement"), move_on(0, "read on")];

//! The rows of the rooms in which a matrix is made ours: copied, changed, taken as its next
//! revision.

use super::Binding;
use super::tables::{BACK_TAB, TAB, enter, letter, move_on, row};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub(crate) const COPY: Binding = letter(
    1,
    &[Key::char('y')],
    Command::Copy,
    "copy",
    "Copy it and make it ours, to change in any text editor",
);
pub(crate) const CHANGE: Binding = letter(
    0,
    &[Key::char('z')],
    Command::Change,
    "change",
    "Change its file, or take what was changed",
);

pub(crate) const COPYING: &[Binding] = &[enter("copy it", "Make the copy")];

pub(crate) const CHANGING: &[Binding] =
    &[enter("do what the line says", "Do what the line in focus says"), move_on(1, "choose")];

pub(crate) const REVISING: &[Binding] = &[
    enter("say so and go on", "Say what the line in focus says, and go on"),
    move_on(1, "choose"),
    row(1, "", &[TAB], Command::Next, "next one", "The next changed item"),
    row(0, "", &[BACK_TAB], Command::Previous, "", "The changed item before"),
];

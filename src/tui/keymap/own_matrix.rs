//! The rows of the rooms in which a matrix is made ours: copied, changed, taken as its next
//! revision.

use super::Binding;
use super::tables::{BACK_TAB, TAB, binding, enter, letter, up_down};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub(crate) const OPEN_COPY_MATRIX: Binding = letter(
    1,
    &[Key::char('y')],
    Command::CopyMatrix,
    "copy",
    "Copy it and make it ours, to change in any text editor",
);
pub(crate) const OPEN_MATRIX_FILE: Binding = letter(
    0,
    &[Key::char('z')],
    Command::EditMatrixFile,
    "change",
    "Change its file, or take what was changed",
);

pub(crate) const COPY_MATRIX: &[Binding] = &[enter("copy it", "Make the copy")];

pub(crate) const MATRIX_FILE: &[Binding] =
    &[enter("do what the line says", "Do what the line in focus says"), up_down(1, "choose")];

pub(crate) const NEXT_REVISION: &[Binding] = &[
    enter("say so and go on", "Say what the line in focus says, and go on"),
    up_down(1, "choose"),
    binding(1, "", &[TAB], Command::Next, "next one", "The next changed item"),
    binding(0, "", &[BACK_TAB], Command::Previous, "", "The changed item before"),
];

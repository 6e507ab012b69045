//! The keys on the page of one matrix.

use crate::tui::keymap::rows::{
    BACK_TAB, LEFT, OPEN_COPY_MATRIX, OPEN_MATRIX_FILE, RIGHT, TAB, binding, help_only, letter,
    up_down,
};
use crate::tui::keymap::{Binding, KeyContext};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub const CONTEXTS: &[KeyContext] = &[MATRIX_PAGE];

const OPEN_CROSSWALK_EDITOR: Binding = letter(
    1,
    &[Key::char('l')],
    Command::EditCrosswalk,
    "lines up",
    "Say which areas line up with those of another matrix",
);

pub const MATRIX_PAGE: KeyContext = KeyContext::keys("A matrix", &[
    up_down(1, "read on"),
    binding(1, "", &[TAB], Command::Next, "next area", "The next area"),
    help_only(&[BACK_TAB], Command::Previous, "The area before"),
    letter(
        1,
        &[Key::char('v')],
        Command::ToggleView,
        "grid, page",
        "As a grid, areas down and stages across, or as a page",
    ),
    help_only(&[RIGHT], Command::Right, "In the grid: the next stages"),
    help_only(&[LEFT], Command::Left, "In the grid: the stages before"),
    OPEN_CROSSWALK_EDITOR,
    OPEN_COPY_MATRIX,
    OPEN_MATRIX_FILE,
    letter(
        1,
        &[Key::char('C')],
        Command::CheckSources,
        "to check",
        "What is still to be checked against the document, and to note what you found there",
    ),
    letter(1, &[Key::char('g')], Command::Glossary, "words", "The words used here, explained"),
]).with_help(&["Any number of matrices can be in use, side by side. Each snapshot keeps the very text it was answered on, so changing a matrix, or stopping using it, never changes what was saved.",]);

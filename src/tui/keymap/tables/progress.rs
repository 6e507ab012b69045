//! The rows of the rooms that look back: progress, a saved snapshot, how we got here.

use super::{BACK_TAB, GLOSSARY, LEFT, RIGHT, TAB, enter, letter, move_on, row};
use crate::tui::keymap::Binding;
use crate::tui::keymap::share::WRITE_OUT;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

const VIEW: Binding = letter(
    1,
    &[Key::char('v')],
    Command::View,
    "other views",
    "Chart, table, or lined up under the national areas",
);

pub(crate) const PROGRESS: &[Binding] = &[
    enter("open area", "Open the area in focus"),
    move_on(1, "area"),
    row(1, "◄►", &[LEFT], Command::Left, "step in time", "Back in time"),
    row(0, "►", &[RIGHT], Command::Right, "", "On in time"),
    VIEW,
    letter(0, &[Key::char('w')], Command::Why, "why", "Why the area stands so"),
    letter(
        0,
        &[Key::char('h')],
        Command::History,
        "how we got here",
        "How we got here: what was said, and why",
    ),
];

pub(crate) const PROGRESS_AREA: &[Binding] = &[
    move_on(1, "next area"),
    row(1, "", &[TAB], Command::Next, "next local", "The next local area that lines up with it"),
    row(0, "", &[BACK_TAB], Command::Previous, "", "The local area before"),
    row(1, "◄►", &[LEFT], Command::Left, "step in time", "Back in time"),
    row(0, "►", &[RIGHT], Command::Right, "", "On in time"),
    letter(1, &[Key::char('v')], Command::View, "table", "As a table, or as a chart"),
    letter(1, &[Key::char('w')], Command::Why, "why", "Why the area stands so"),
];

pub(crate) const READING: &[Binding] = &[
    move_on(1, "read on"),
    row(1, "", &[TAB], Command::Next, "next area", "Next area"),
    row(0, "", &[BACK_TAB], Command::Previous, "", "Area before"),
    letter(
        1,
        &[Key::char('r')],
        Command::CorrectedCopy,
        "corrected copy",
        "Make a corrected copy that replaces it in lists; both are kept",
    ),
    WRITE_OUT,
    super::compare::WITH_ANOTHER,
    GLOSSARY,
];

pub(crate) const HISTORY: &[Binding] = &[enter("open", "Read this snapshot"), move_on(1, "move")];

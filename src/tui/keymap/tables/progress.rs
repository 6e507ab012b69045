//! The rows of the rooms that look back: progress, a saved snapshot, how we got here.

use super::{BACK_TAB, GLOSSARY, LEFT, RIGHT, TAB, binding, enter, letter, up_down};
use crate::tui::keymap::Binding;
use crate::tui::keymap::share::OPEN_SHARE;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

const TOGGLE_VIEW: Binding = letter(
    1,
    &[Key::char('v')],
    Command::ToggleView,
    "other views",
    "Chart, table, or lined up under the national areas",
);

pub(crate) const PROGRESS: &[Binding] = &[
    enter("open area", "Open the area in focus"),
    up_down(1, "area"),
    binding(1, "◄►", &[LEFT], Command::Left, "step in time", "Back in time"),
    binding(0, "►", &[RIGHT], Command::Right, "", "On in time"),
    TOGGLE_VIEW,
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
    up_down(1, "next area"),
    binding(
        1,
        "",
        &[TAB],
        Command::Next,
        "next local",
        "The next local area that lines up with it",
    ),
    binding(0, "", &[BACK_TAB], Command::Previous, "", "The local area before"),
    binding(1, "◄►", &[LEFT], Command::Left, "step in time", "Back in time"),
    binding(0, "►", &[RIGHT], Command::Right, "", "On in time"),
    letter(1, &[Key::char('v')], Command::ToggleView, "table", "As a table, or as a chart"),
    letter(1, &[Key::char('w')], Command::Why, "why", "Why the area stands so"),
];

pub(crate) const SNAPSHOT_VIEW: &[Binding] = &[
    up_down(1, "read on"),
    binding(1, "", &[TAB], Command::Next, "next area", "Next area"),
    binding(0, "", &[BACK_TAB], Command::Previous, "", "Area before"),
    letter(
        1,
        &[Key::char('r')],
        Command::Amend,
        "corrected copy",
        "Make a corrected copy that replaces it in lists; both are kept",
    ),
    OPEN_SHARE,
    super::compare::COMPARE_FROM_SNAPSHOT,
    GLOSSARY,
];

pub(crate) const HISTORY: &[Binding] = &[enter("open", "Read this snapshot"), up_down(1, "move")];

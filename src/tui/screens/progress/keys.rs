//! The keys on Progress: all areas, one area.

use crate::tui::keymap::rows::{
    BACK_TAB, LEFT, RIGHT, TAB, binding, enter, help_only, letter, up_down,
};
use crate::tui::keymap::{Binding, KeyContext};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub const CONTEXTS: &[KeyContext] = &[PROGRESS, PROGRESS_AREA];

const TOGGLE_VIEW: Binding = letter(
    1,
    &[Key::char('v')],
    Command::ToggleView,
    "other views",
    "Picture, before and after, table, or lined up under the national areas",
);

pub const PROGRESS: KeyContext = KeyContext::keys("Progress", &[
    enter("open area", "Open the area in focus"),
    up_down(1, "area"),
    binding(1, "◄►", &[LEFT], Command::Left, "step in time", "Back in time"),
    help_only(&[RIGHT], Command::Right, "On in time"),
    TOGGLE_VIEW,
    help_only(&[Key::char('w')], Command::Why, "Why the area stands so"),
    help_only(&[Key::char('h')], Command::History, "How we got here: what was said, and why"),
]).with_help(&["The line is to time; a step rises at the snapshot that first said so, never before. ■ is what we said, ○ what the answers suggest where that is another stage.",
            "Nothing is added up and nothing is averaged. National and local stand side by side; neither is turned into the other.",]);

pub const PROGRESS_AREA: KeyContext = KeyContext::keys("Progress, one area", &[
    up_down(1, "next area"),
    binding(
        1,
        "",
        &[TAB],
        Command::Next,
        "next local",
        "The next local area that lines up with it",
    ),
    help_only(&[BACK_TAB], Command::Previous, "The local area before"),
    binding(1, "◄►", &[LEFT], Command::Left, "step in time", "Back in time"),
    help_only(&[RIGHT], Command::Right, "On in time"),
    letter(1, &[Key::char('v')], Command::ToggleView, "table", "As a table, or as a chart"),
    letter(1, &[Key::char('w')], Command::Why, "why", "Why the area stands so"),
]).with_help(&["The line is to time; a step rises at the snapshot that first said so, never before. ■ is what we said, ○ what the answers suggest where that is another stage.",
            "Nothing is added up and nothing is averaged. National and local stand side by side; neither is turned into the other.",]);

//! The keys on Progress: all areas, one area.

use crate::tui::keymap::rows::{
    BACK_TAB, ENTER, LEFT, RIGHT, TAB, binding, enter, help_only, letter, up_down,
};
use crate::tui::keymap::{Binding, KeyContext};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub const CONTEXTS: &[KeyContext] =
    &[PROGRESS, PROGRESS_THEN_AND_NOW, PROGRESS_FILM, PROGRESS_STEPS, PROGRESS_AREA_TABLE];

const TOGGLE_VIEW: Binding = letter(
    1,
    &[Key::char('v')],
    Command::ToggleView,
    "other views",
    "Picture, then and now, the same as a table, all days as a table, lined up under the national areas",
);

pub const PROGRESS: KeyContext = KeyContext::keys("Progress", &[
    enter("open", "Open the area in focus"),
    up_down(1, "area"),
    binding(1, "◄►", &[LEFT], Command::Left, "time", "Earlier"),
    LATER,
    TOGGLE_VIEW,
    help_only(&[Key::char('w')], Command::Why, "Why this stage"),
    help_only(&[Key::char('h')], Command::History, "How we got here: what was said, and why"),
    WRITE,
]).with_help(&["The line is to time; a step rises at the snapshot that first said so, never before. ■ is what we said, ○ what the answers suggest where that is another stage.",
            SIGNS,
            NOTHING_ADDED,]);

pub const PROGRESS_THEN_AND_NOW: KeyContext = KeyContext::keys("Progress, then and now", &[
    enter("open", "Open the area in focus"),
    up_down(1, "area"),
    binding(1, "◄►", &[LEFT], Command::Left, "day", "Compare with an earlier day"),
    help_only(&[RIGHT], Command::Right, "Compare with a later day"),
    TOGGLE_VIEW,
    help_only(&[Key::char('w')], Command::Why, "Why this stage"),
    help_only(&[Key::char('h')], Command::History, "How we got here: what was said, and why"),
    WRITE,
]).with_help(&["On the right the newest snapshot, on the left the one before it or that of a day you choose. A sign under a statement says how it moved.",
            SIGNS,
            NOTHING_ADDED,]);

const WRITE: Binding = help_only(
    &[Key::char('x')],
    Command::Export,
    "Write what is on screen to a file: Markdown, CSV or text",
);

const NEXT_AREA: Binding = binding(1, "", &[TAB], Command::Next, "area", "The next area");
const AREA_BEFORE: Binding = help_only(&[BACK_TAB], Command::Previous, "The area before");
const EARLIER: Binding =
    binding(1, "◄►", &[LEFT], Command::Left, "time", "Earlier: as it was a snapshot before");
const LATER: Binding = help_only(&[RIGHT], Command::Right, "Later");

const V: &[Key] = &[Key::char('v')];

const fn toggle_to(word: &'static str) -> Binding {
    letter(1, V, Command::ToggleView, word, "Film, steps, or table")
}

const WHY_AREA: Binding = letter(1, &[Key::char('w')], Command::Why, "why", "Why this stage");

/// What the signs of movement mean.
const SIGNS: &str = "▲ forward, ▼ back, ■ the same, ● now known, ◊ no longer known, ◦ not known yet, → applies now, ← no longer applies, ≠ not to be compared.";

/// What is said of every way to look at one area.
const NOTHING_ADDED: &str = "Nothing is added up and nothing is averaged. National and local stand side by side; neither is turned into the other.";

pub const PROGRESS_FILM: KeyContext = KeyContext::keys("Progress, one area as film", &[
    up_down(1, "move"),
    NEXT_AREA,
    AREA_BEFORE,
    EARLIER,
    LATER,
    toggle_to("steps"),
    letter(1, &[Key::char('w')], Command::Why, "why", "Why the statement is answered so, and what it was before"),
    help_only(&[ENTER], Command::Enter, "Why the statement is answered so, and what it was before"),
    WRITE,
]).with_help(&["Statements down, the highest stage on top; snapshots across, the oldest on the left. Each cell is the answer of that day. A sign before it says how it moved from the snapshot before.",
            SIGNS,
            "═ was kept from before and not looked at that day. ≠ was asked in other words before, so that it can't be compared. A blank cell was not asked that day.",
            NOTHING_ADDED,]);

pub const PROGRESS_STEPS: KeyContext = KeyContext::keys("Progress, one area as steps", &[
    up_down(1, "other matrix"),
    NEXT_AREA,
    AREA_BEFORE,
    EARLIER,
    LATER,
    toggle_to("table"),
    WHY_AREA,
    help_only(&[ENTER], Command::Enter, "Why this stage"),
    WRITE,
]).with_help(&["The line is to time; a step rises at the snapshot that first said so, never before. ■ is what we said, ○ what the answers suggest where that is another stage.",
            "▲▼ goes through the local areas that line up with this one, where there are several.",
            NOTHING_ADDED,]);

pub const PROGRESS_AREA_TABLE: KeyContext = KeyContext::keys(
    "Progress, one area as a table",
    &[
        up_down(1, "scroll"),
        NEXT_AREA,
        AREA_BEFORE,
        EARLIER,
        LATER,
        toggle_to("film"),
        WHY_AREA,
        help_only(&[ENTER], Command::Enter, "Why this stage"),
        WRITE,
    ],
)
.with_help(&["A row for each snapshot, the newest last.", NOTHING_ADDED]);

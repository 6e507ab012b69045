//! The keys while snapshots are compared: side by side, in rows, one area, pages.

use crate::tui::global_commands::PAGE_OVER_NETWORKS_HELP;
use crate::tui::keymap::rows::{
    self, BACK_TAB, DOWN, LEFT, RIGHT, SPACE, TAB, binding, enter, help_only, letter, up_down,
    up_down_in_text,
};
use crate::tui::keymap::{Binding, KeyContext};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub const CONTEXTS: &[KeyContext] = &[
    COMPARE, COMPARE_ROWS, COMPARE_FIND, COMPARE_AREA, COMPARE_PAGE, COMPARE_ADD, COMPARE_ADD_FIND,
];

const FILTER: Binding =
    letter(1, &[Key::char('f')], Command::Filter, "what differs", "Only what differs, or all");

const NOTES: Binding =
    letter(1, &[Key::char('n')], Command::Note, "notes", "Show notes and reasons, or hide them");

const ADD: Binding =
    letter(1, &[Key::char('+')], Command::Add, "add", "Add another snapshot or network");

const EXPORT: Binding = letter(
    1,
    &[Key::char('x')],
    Command::Export,
    "write",
    "Write what is on screen to a file: Markdown, CSV or text",
);

const REPORT: Binding = help_only(&[Key::char('P')], Command::Report, PAGE_OVER_NETWORKS_HELP);

const WHY: Binding =
    letter(1, &[Key::char('w')], Command::Why, "why", "Why each is at its stage, and what moved");

pub const COMPARE: KeyContext = KeyContext::keys("Compare, side by side", &[
    enter("open", "Open the area in focus, down to its statements"),
    up_down(0, "move"),
    FILTER,
    NOTES,
    ADD,
    EXPORT,
    REPORT,
    WHY,
]).with_help(&[crate::maturity::comparison::NO_RANKING,
            "Networks stand by name and nothing else; one network's days by time. Each is shown as it moved since its own first snapshot, before its stage. ▲ forward, ▼ back, ■ the same, - no earlier one to compare with.",
            "Statements compare where all were asked the same in the same meaning; the others are listed with why. Of fewer than five networks nothing is counted.",]);

pub const COMPARE_ROWS: KeyContext = KeyContext::keys("Compare, a row for each", &[
    enter("open", "Open this network beside its own first snapshot"),
    letter(
        1,
        &[SPACE],
        Command::Toggle,
        "pick 2-4",
        "Pick this one for side by side, or no longer",
    ),
    letter(
        1,
        &[Key::char('c')],
        Command::Compare,
        "side by side",
        "Put the picked ones side by side",
    ),
    ADD,
    EXPORT,
    REPORT,
    letter(
        1,
        &[Key::char('/')],
        Command::Search,
        "find",
        "Find a row by words of the network's name, or by its ODS code",
    ),
    help_only(&[RIGHT], Command::Right, "More areas to the right"),
    help_only(&[LEFT], Command::Left, "Back to the areas on the left"),
    help_only(&[Key::char('a')], Command::Needs, "What they ask of others, all of it"),
    help_only(&[Key::char('w')], Command::Why, "What can be compared, and why the rest can't"),
]).with_help(&[crate::maturity::comparison::NO_RANKING,
            "Networks stand by name and nothing else; one network's days by time. Each is shown as it moved since its own first snapshot, before its stage. ▲ forward, ▼ back, ■ the same, - no earlier one to compare with.",
            "Statements compare where all were asked the same in the same meaning; the others are listed with why. Of fewer than five networks nothing is counted.",]);

pub const COMPARE_AREA: KeyContext = KeyContext::keys("Compare, one area", &[
    binding(1, "", &[TAB], Command::Next, "next area", "Next area"),
    help_only(&[BACK_TAB], Command::Previous, "Area before"),
    up_down(0, "move"),
    FILTER,
    NOTES,
    EXPORT,
    WHY,
]).with_help(&[crate::maturity::comparison::NO_RANKING,
            "Networks stand by name and nothing else; one network's days by time. Each is shown as it moved since its own first snapshot, before its stage. ▲ forward, ▼ back, ■ the same, - no earlier one to compare with.",
            "Statements compare where all were asked the same in the same meaning; the others are listed with why. Of fewer than five networks nothing is counted.",]);

pub const COMPARE_PAGE: KeyContext = KeyContext::keys("Compare: why", rows::PAGE);

pub const COMPARE_ADD: KeyContext = KeyContext::keys(
    "Compare with what else",
    &[
        enter("add", "Add the one in focus"),
        up_down(1, "move"),
        letter(
            1,
            &[Key::char('/')],
            Command::Search,
            "find",
            "Find by words of its name, or by its ODS code",
        ),
    ],
);

pub const COMPARE_FIND: KeyContext = KeyContext::text(
    "Compare: find a row",
    &[
        enter("open", "Open the network in focus beside its own first snapshot"),
        up_down_in_text(1, "another one"),
        help_only(&[DOWN], Command::Down, "The next one found"),
    ],
);

pub const COMPARE_ADD_FIND: KeyContext = KeyContext::text(
    "Compare: find what else",
    &[
        enter("add", "Add the one in focus"),
        up_down_in_text(1, "another one"),
        help_only(&[DOWN], Command::Down, "The next one found"),
    ],
);

//! The rows of the rooms in which networks are found and snapshots are compared.

use super::{
    BACK_TAB, DOWN, LEFT, QUIT, RIGHT, SPACE, TAB, binding, enter, letter, up_down, up_down_in_text,
};
use crate::tui::keymap::Binding;
use crate::tui::keymap::share::OPEN_IMPORT;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub(crate) const NETWORKS: &[Binding] = &[
    enter("open", "Open this network"),
    up_down(0, "move"),
    letter(1, &[SPACE], Command::Toggle, "pick", "Pick this network to be compared, or no longer"),
    letter(
        0,
        &[Key::char('*'), Key::ctrl('a')],
        Command::ToggleAll,
        "pick all",
        "Pick all networks that are shown, or none of them; what / and f leave out stays as it is",
    ),
    letter(
        1,
        &[Key::char('c')],
        Command::Compare,
        "compare",
        "Compare the networks that are picked, by their last snapshots",
    ),
    letter(
        1,
        &[Key::char('/')],
        Command::Search,
        "find",
        "Find a network by letters of its name, or by its ODS code",
    ),
    letter(
        1,
        &[Key::char('f')],
        Command::Filter,
        "fewer",
        "Show fewer: with a snapshot, without one, moved, with a matrix of their own",
    ),
    letter(0, &[Key::char('+')], Command::Add, "new", "Make a new network"),
    OPEN_IMPORT,
    QUIT,
];

pub(crate) const NETWORK_SEARCH: &[Binding] = &[
    enter("open", "Open the network in focus"),
    up_down_in_text(1, "another one"),
    binding(0, "▼", &[DOWN], Command::Down, "", "The next one found"),
];

pub(crate) const COMPARE_FROM_HOME: Binding = letter(
    0,
    &[Key::char('c')],
    Command::Compare,
    "compare",
    "Compare this snapshot with another day or another view",
);
pub(crate) const COMPARE_FROM_SNAPSHOT: Binding = letter(
    1,
    &[Key::char('c')],
    Command::Compare,
    "compare",
    "Compare it with another day or another view",
);

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
const WHY: Binding =
    letter(1, &[Key::char('w')], Command::Why, "why", "Why each stands so, and what moved");

pub(crate) const SIDE_BY_SIDE: &[Binding] = &[
    enter("open", "Open the area in focus, down to its statements"),
    up_down(0, "move"),
    FILTER,
    NOTES,
    ADD,
    EXPORT,
    WHY,
];

pub(crate) const ROWS: &[Binding] = &[
    enter("open", "Open this network beside its own first snapshot"),
    letter(
        1,
        &[SPACE],
        Command::Toggle,
        "pick 2 to 4",
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
    binding(0, "►", &[RIGHT], Command::Right, "", "More areas to the right"),
    binding(0, "◄", &[LEFT], Command::Left, "", "Back to the areas on the left"),
    letter(0, &[Key::char('a')], Command::Needs, "needs", "What they ask of others, all of it"),
    letter(
        0,
        &[Key::char('w')],
        Command::Why,
        "why",
        "What can be compared, and why the rest can't",
    ),
];

pub(crate) const AREA: &[Binding] = &[
    binding(1, "", &[TAB], Command::Next, "next area", "Next area"),
    binding(0, "", &[BACK_TAB], Command::Previous, "", "Area before"),
    up_down(0, "move"),
    FILTER,
    NOTES,
    EXPORT,
    WHY,
];

pub(crate) const ADD_LIST: &[Binding] = &[enter("add", "Add the one in focus"), up_down(1, "move")];

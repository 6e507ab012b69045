//! The keys on a saved snapshot.

use crate::tui::keymap::rows::{
    BACK_TAB, GLOSSARY, OPEN_ANSWERS_SHEET, OPEN_REPORT, OPEN_SHARE, TAB, binding, enter,
    help_only, letter, up_down,
};
use crate::tui::keymap::{Binding, KeyContext};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub const CONTEXTS: &[KeyContext] = &[SNAPSHOT_VIEW, SNAPSHOT_COPIES];

const COMPARE_FROM_SNAPSHOT: Binding = letter(
    1,
    &[Key::char('c')],
    Command::Compare,
    "compare",
    "Compare it with another day or another view",
);

const NEXT_AREA: Binding = binding(1, "", &[TAB], Command::Next, "next area", "Next area");

const AREA_BEFORE: Binding = help_only(&[BACK_TAB], Command::Previous, "Area before");

const AMEND: Binding = letter(
    1,
    &[Key::char('r')],
    Command::Amend,
    "correct it",
    "Make a corrected copy that replaces it in lists; both are kept",
);

const DISCARD: Binding = letter(
    1,
    &[Key::char('d')],
    Command::Discard,
    "trash",
    "Throw this snapshot away, into the trash, after a question",
);

/// The keys where a copy can be chosen; elsewhere all but the first.
const ROWS: &[Binding] = &[
    enter("which counts", "Choose which copy of it counts"),
    up_down(1, "read on"),
    NEXT_AREA,
    AREA_BEFORE,
    AMEND,
    OPEN_REPORT,
    OPEN_ANSWERS_SHEET,
    OPEN_SHARE,
    COMPARE_FROM_SNAPSHOT,
    DISCARD,
    GLOSSARY,
];

pub const SNAPSHOT_VIEW: KeyContext = KeyContext::keys("A saved snapshot", ROWS.split_at(1).1);

pub const SNAPSHOT_COPIES: KeyContext =
    KeyContext::keys("A saved snapshot with another copy, or an altered one", ROWS);

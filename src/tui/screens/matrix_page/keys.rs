//! The keys on the page of one matrix.

use crate::tui::global_commands::FORM_HELP;
use crate::tui::keymap::rows::{
    BACK_TAB, ENTER, LEFT, MIGRATE_WALK, OPEN_COPY_MATRIX, OPEN_MATRIX_FILE, RIGHT, TAB, binding,
    enter, help_only, letter, up_down,
};
use crate::tui::keymap::{Binding, KeyContext};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub const CONTEXTS: &[KeyContext] = &[MATRIX_PAGE, MATRIX_TO_READ, MATRIX_WORDS, MATRIX_MEANING];

const OPEN_CROSSWALK_EDITOR: Binding = letter(
    1,
    &[Key::char('l')],
    Command::EditCrosswalk,
    "lines up with",
    "Say which areas line up with those of another matrix",
);

const HELP: &[&str] = &[
    "Any number of matrices can be in use, side by side. Each snapshot keeps the very text it was answered on, so changing a matrix, or stopping using it, never changes what was saved.",
    "Words of a matrix of your own are changed where you read them. Once somebody answered on them you say whether they still mean the same, and the change becomes the next revision.",
];

const PAGE_KEYS: [Binding; 22] = [
    enter("change it", "Change the words in focus, in a matrix of our own"),
    up_down(1, "read on"),
    binding(1, "", &[TAB], Command::Next, "next area", "The next area"),
    help_only(&[BACK_TAB], Command::Previous, "The area before"),
    letter(
        1,
        &[Key::char('v')],
        Command::ToggleView,
        "as a grid",
        "As a grid, areas down and stages across, or as a page",
    ),
    help_only(&[RIGHT], Command::Right, "In the grid: the next stages"),
    help_only(&[LEFT], Command::Left, "In the grid: the stages before"),
    help_only(
        &[Key::char('+')],
        Command::Add,
        "Add another below the one in focus: a statement, an area, a stage, a need",
    ),
    help_only(
        &[Key::char('R')],
        Command::Retire,
        "Ask this no longer; answers that were given keep its words",
    ),
    help_only(&[Key::char('[')], Command::MoveUp, "Move it up among its like"),
    help_only(&[Key::char(']')], Command::MoveDown, "Move it down among its like"),
    help_only(
        &[Key::char('e')],
        Command::Evidence,
        "Write or change the example of evidence for the statement in focus",
    ),
    help_only(&[Key::char('u')], Command::Undo, "Take the last change of this matrix back"),
    MIGRATE_WALK,
    OPEN_CROSSWALK_EDITOR,
    OPEN_COPY_MATRIX,
    OPEN_MATRIX_FILE,
    help_only(&[Key::char('F')], Command::Form, FORM_HELP),
    letter(
        1,
        &[Key::char('C')],
        Command::CheckSources,
        "sources",
        "What is still to be checked against the document, and to note what you found there",
    ),
    help_only(
        &[Key::char('V')],
        Command::Revisions,
        "Its earlier revisions that are kept: what was, and what is",
    ),
    help_only(
        &[Key::char('L')],
        Command::NextLanguage,
        "Show this matrix, and all others that have it, in the next of its languages",
    ),
    letter(1, &[Key::char('g')], Command::Glossary, "glossary", "The words used here, explained"),
];

/// The same where no words can be changed: Enter says why, and is not offered.
const READING_KEYS: [Binding; PAGE_KEYS.len()] = {
    let mut keys = PAGE_KEYS;
    keys[0] =
        help_only(&[ENTER], Command::Enter, "Why the words can't be changed here, and what to do");
    keys
};

pub const MATRIX_PAGE: KeyContext = KeyContext::keys("A matrix", &PAGE_KEYS).with_help(HELP);

pub const MATRIX_TO_READ: KeyContext =
    KeyContext::keys("A matrix, to read only", &READING_KEYS).with_help(HELP);

pub const MATRIX_WORDS: KeyContext = KeyContext::line(
    "Words of a matrix of ours",
    &[enter("keep it", "Keep these words; what does not fit is said beside them")],
)
.with_help(HELP);

pub const MATRIX_MEANING: KeyContext = KeyContext::keys(
    "Whether words still mean the same",
    &[enter("say so", "Say what the line in focus says, and keep the words"), up_down(1, "choose")],
)
.with_help(HELP);

//! The rows of the key table, room by room. This is data: one row says the keys, the meaning, the
//! footer's word and the line of help.

mod compare;
mod local;
mod progress;

use super::own_matrix::{
    COPY_MATRIX, MATRIX_FILE, NEXT_REVISION, OPEN_COPY_MATRIX, OPEN_MATRIX_FILE,
};
use super::pages::{CONFIRM_DISCARD, CONFLICT, PAGE, PALETTE, PROBLEMS, SETTINGS};
use super::share::{
    IMPORT, IMPORT_FILES, IMPORT_REPORT, OPEN_IMPORT, OPEN_SHARE, SHARE_LOG, SHARE_LOG_ENTRY,
    SHARE_PREVIEW, SHARE_PURPOSE, SHARE_RECEIPT,
};
use super::{Binding, KeyContext, spreadsheet};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::{Key, KeyCode};

pub(crate) const ENTER: Key = Key::plain(KeyCode::Enter);
const ESC: Key = Key::plain(KeyCode::Esc);
pub(crate) const TAB: Key = Key::plain(KeyCode::Tab);
pub(crate) const BACK_TAB: Key = Key::plain(KeyCode::BackTab);
pub(crate) const UP: Key = Key::plain(KeyCode::Up);
pub(crate) const DOWN: Key = Key::plain(KeyCode::Down);
pub(crate) const LEFT: Key = Key::plain(KeyCode::Left);
pub(crate) const RIGHT: Key = Key::plain(KeyCode::Right);
const F1: Key = Key::plain(KeyCode::F(1));
pub(crate) const SPACE: Key = Key::char(' ');

pub(crate) const fn binding(
    line: u8,
    shown: &'static str,
    keys: &'static [Key],
    command: Command,
    word: &'static str,
    help: &'static str,
) -> Binding {
    Binding { footer_line: line, key_label: shown, keys, command, label: word, help }
}

pub(crate) const fn enter(word: &'static str, help: &'static str) -> Binding {
    binding(1, "", &[ENTER], Command::Enter, word, help)
}

const UP_OR_K: &[Key] = &[UP, Key::char('k')];

pub(crate) const fn up_down(line: u8, word: &'static str) -> Binding {
    binding(line, "▲▼", UP_OR_K, Command::Up, word, "Up")
}

pub(crate) const fn up_down_in_text(line: u8, word: &'static str) -> Binding {
    binding(line, "▲▼", &[UP], Command::Up, word, "Up")
}

pub(crate) const fn letter(
    line: u8,
    keys: &'static [Key],
    command: Command,
    word: &'static str,
    help: &'static str,
) -> Binding {
    binding(line, "", keys, command, word, help)
}

/// Moving, in every room where letters are commands.
pub const NAVIGATION: &[Binding] = &[
    up_down(0, "move"),
    binding(0, "▼", &[DOWN, Key::char('j')], Command::Down, "", "Down"),
    binding(0, "", &[Key::plain(KeyCode::PageUp)], Command::PageUp, "", "A screenful up"),
    binding(0, "", &[Key::plain(KeyCode::PageDown)], Command::PageDown, "", "A screenful down"),
    binding(0, "", &[Key::plain(KeyCode::Home)], Command::First, "", "To the first"),
    binding(0, "", &[Key::plain(KeyCode::End)], Command::Last, "", "To the last"),
];

/// What holds in every room where letters are commands.
pub const GLOBAL: &[Binding] = &[
    binding(
        0,
        ": or Ctrl-P",
        &[Key::char(':'), Key::ctrl('p')],
        Command::Palette,
        "",
        "Find any command by name",
    ),
    binding(3, "", &[ESC], Command::Back, "back", "Back to where you came from"),
    binding(3, "?", &[Key::char('?'), F1], Command::Help, "keys", "The keys of this place"),
    binding(
        0,
        "",
        &[Key::ctrl('s')],
        Command::Save,
        "",
        "Everything is kept after every key; this says since when",
    ),
    binding(0, "", &[Key::ctrl('c')], Command::QuitNow, "", "Leave at once; nothing is lost"),
    binding(0, "", &[Key::ctrl('z')], SUSPEND, "", SUSPEND_HELP),
];

#[cfg(unix)]
const SUSPEND: Command = Command::Suspend;
#[cfg(unix)]
const SUSPEND_HELP: &str = "Put the program to sleep (fg wakes it)";
#[cfg(not(unix))]
const SUSPEND: Command = Command::Undo;
#[cfg(not(unix))]
const SUSPEND_HELP: &str = "Take the last step back";

/// What holds in every text room: all else is text, or belongs to the text field.
pub const TEXT_ENTRY: &[Binding] = &[
    binding(0, "", &[Key::ctrl('p')], Command::Palette, "", "Find any command by name"),
    binding(3, "", &[ESC], Command::Back, "back", "Leave the field; what you typed is kept"),
    binding(0, "", &[Key::ctrl('s')], Command::Save, "", "Leave the field; what you typed is kept"),
    binding(3, "F1", &[F1], Command::Help, "keys", "The keys of this place"),
    binding(0, "", &[Key::ctrl('c')], Command::QuitNow, "", "Leave at once; nothing is lost"),
];

const WHY: Binding =
    letter(2, &[Key::char('w')], Command::Why, "why", "Why it stands so, and what it was before");
const GLOSSARY: Binding =
    letter(0, &[Key::char('g')], Command::Glossary, "words", "The words used here, explained");
const NOTE: Binding = letter(2, &[Key::char('n')], Command::Note, "note", "Write a note");
const UNDO: Binding =
    letter(2, &[Key::char('u')], Command::Undo, "undo", "Take the last step back");
const REDO: Binding = letter(0, &[Key::char('U')], Command::Redo, "redo", "Do it again");
const TOGGLE: Binding = letter(1, &[SPACE], Command::Toggle, "tick", "Tick or untick");
const SAVE: Binding =
    letter(1, &[Key::char('s')], Command::SaveSnapshot, "save a snapshot", "Save a snapshot");

const WELCOME: &[Binding] = &[
    enter("next", "Next field, or do what the line says"),
    up_down_in_text(1, "move"),
    binding(0, "▼", &[DOWN], Command::Down, "", "Down"),
    binding(0, "", &[TAB], Command::Next, "", "Next line"),
    binding(0, "", &[BACK_TAB], Command::Previous, "", "Line before"),
];

const QUIT: Binding = letter(1, &[Key::char('q')], Command::Quit, "quit", "Leave the workbook");

const HOME: &[Binding] = &[
    enter("go", "Do the next step, or open the line in focus"),
    SAVE,
    letter(1, &[Key::char('p')], Command::Progress, "progress", "Look at progress"),
    letter(1, &[Key::char('m')], Command::Matrices, "matrices", "The matrices: what is asked"),
    letter(1, &[Key::char('i')], Command::AboutUs, "about us", "About us: name, purpose, profile"),
    QUIT,
    binding(0, "", &[TAB], Command::Next, "", "Next block of lines"),
    binding(0, "", &[BACK_TAB], Command::Previous, "", "Block of lines before"),
    letter(
        0,
        &[Key::char('v')],
        Command::ToggleView,
        "view",
        "Each matrix by itself, or lined up under the national areas",
    ),
    letter(
        0,
        &[Key::char('t')],
        Command::TenMinutes,
        "ten minutes",
        "Ten minutes only: what is new, due or was left open",
    ),
    letter(
        0,
        &[Key::char('h')],
        Command::History,
        "how we got here",
        "How we got here: what was said, and why",
    ),
    letter(
        0,
        &[Key::char('o')],
        Command::OurStage,
        "our stage",
        "Say our stage for the area in focus",
    ),
    letter(0, &[Key::char('w')], Command::Why, "why", "Why the area in focus stands so"),
    letter(0, &[Key::char('a')], Command::Needs, "needs", "What we need from others"),
    compare::COMPARE_FROM_HOME,
    letter(
        0,
        &[Key::char('r')],
        Command::Amend,
        "correct",
        "Make a corrected copy of the snapshot in focus",
    ),
    Binding { footer_line: 0, ..OPEN_SHARE },
    Binding { footer_line: 0, ..OPEN_IMPORT },
    letter(0, &[Key::char('g')], Command::Glossary, "words", "The words used here, explained"),
];

const WALK: &[Binding] = &[
    letter(1, &[Key::char('1')], Command::Answer(1), "not yet", "Not yet (on a ladder: none yet)"),
    letter(
        1,
        &[Key::char('2')],
        Command::Answer(2),
        "partly",
        "Partly (on a ladder: its first rung)",
    ),
    letter(
        1,
        &[Key::char('3')],
        Command::Answer(3),
        "mostly",
        "Mostly (on a ladder: the next rung)",
    ),
    letter(1, &[Key::char('4')], Command::Answer(4), "fully", "Fully (on a ladder: the next rung)"),
    letter(0, &[Key::char('5')], Command::Answer(5), "", "On a ladder: the next rung"),
    letter(0, &[Key::char('6')], Command::Answer(6), "", "On a ladder: the next rung"),
    letter(0, &[Key::char('7')], Command::Answer(7), "", "On a ladder: the next rung"),
    letter(0, &[Key::char('8')], Command::Answer(8), "", "On a ladder: the next rung"),
    letter(0, &[Key::char('9')], Command::Answer(9), "", "On a ladder: the next rung"),
    letter(
        1,
        &[Key::char('0')],
        Command::Answer(0),
        "not sure",
        "Not sure: a useful answer, it shows what to find out",
    ),
    letter(
        1,
        &[Key::char('-')],
        Command::NotApplicable,
        "does not apply",
        "Does not apply here; one line for why",
    ),
    binding(
        0,
        "",
        &[ENTER],
        Command::Enter,
        "",
        "The same as last time; with no last time, on to the next open one",
    ),
    binding(
        0,
        "",
        &[Key::char('=')],
        Command::SameAsLastTime,
        "",
        "All that is open in this stage is the same as last time",
    ),
    up_down(2, "move"),
    binding(2, "", &[TAB], Command::Next, "next area", "Next area"),
    binding(0, "", &[BACK_TAB], Command::Previous, "", "Area before"),
    binding(0, "◄", &[LEFT], Command::Left, "", "On a ladder: one rung down"),
    binding(0, "►", &[RIGHT], Command::Right, "", "On a ladder: one rung up"),
    NOTE,
    letter(2, &[Key::char('e')], Command::Evidence, "evidence", "What shows it"),
    letter(2, &[Key::char('o')], Command::OurStage, "stage", "Say our stage for this area"),
    UNDO,
    REDO,
    letter(
        0,
        &[Key::char('w')],
        Command::Why,
        "why",
        "Why the area stands so, and what this was before",
    ),
    letter(
        0,
        &[Key::char('f')],
        Command::Filter,
        "fewer",
        "Walk all, or only the open, not sure, changed or due ones",
    ),
    letter(0, &[Key::char('a')], Command::Needs, "needs", "What we need from others"),
    letter(0, &[Key::char('/')], Command::Search, "search", "Search the statements"),
    letter(0, &[Key::char('s')], Command::SaveSnapshot, "save a snapshot", "Save a snapshot"),
    GLOSSARY,
];

const CARD: &[Binding] = &[
    enter("agree and go on", "Agree with the stage in focus and go on"),
    up_down(1, "choose another stage"),
    WHY,
    NOTE,
    UNDO,
    REDO,
    binding(2, "", &[TAB], Command::Next, "decide later", "On to the next area; decide later"),
    binding(0, "", &[BACK_TAB], Command::Previous, "", "Area before"),
    GLOSSARY,
];

const CARD_REASON: &[Binding] = &[
    enter("keep and go on", "Keep our stage and its reason, and go on"),
    up_down_in_text(1, "choose again"),
    binding(0, "▼", &[DOWN], Command::Down, "", "The stage above"),
];

const NOT_APPLICABLE_REASON: &[Binding] = &[
    enter("keep", "Keep the reason: it does not apply"),
    binding(1, "▼", &[DOWN], Command::Down, "a reason used before", "A reason used before"),
    binding(0, "▲", &[UP], Command::Up, "", "The reason before that"),
];

const NOTE_FIELD: &[Binding] = &[binding(
    1,
    "",
    &[ESC],
    Command::Back,
    "keep and go back",
    "Leave the note; what you typed is kept",
)];

const EVIDENCE: &[Binding] = &[
    binding(1, "", &[TAB], Command::Next, "next field", "Next field"),
    binding(0, "", &[BACK_TAB], Command::Previous, "", "Field before"),
    binding(
        1,
        "",
        &[Key::plain(KeyCode::PageDown)],
        Command::PageDown,
        "another piece",
        "The next piece of evidence, or a new one",
    ),
    binding(
        0,
        "",
        &[Key::plain(KeyCode::PageUp)],
        Command::PageUp,
        "",
        "The piece of evidence before",
    ),
];

const SEARCH: &[Binding] = &[
    enter("go there", "Go to the statement found"),
    up_down_in_text(1, "another one"),
    binding(0, "▼", &[DOWN], Command::Down, "", "The next one found"),
];

const AIMS: &[Binding] = &[
    enter("go on", "Go on to name the snapshot"),
    up_down(1, "area"),
    binding(1, "◄►", &[RIGHT], Command::Right, "change", "The next choice"),
    binding(0, "◄", &[LEFT], Command::Left, "", "The choice before"),
    letter(1, &[Key::char('n')], Command::Note, "note", "One line for why"),
    letter(1, &[Key::char('a')], Command::Needs, "needs", "What we need from others"),
    binding(1, "", &[TAB], Command::Next, "day", "Between what next and the day to look again"),
    binding(
        0,
        "",
        &[BACK_TAB],
        Command::Previous,
        "",
        "Between the day to look again and what next",
    ),
    letter(0, &[Key::char('w')], Command::Why, "why", "Why the area in focus stands so"),
];

const AIM_REASON: &[Binding] = &[enter("keep", "Keep the reason")];

const NEEDS: &[Binding] = &[
    enter("go on", "Back to where you came from"),
    up_down(1, "move"),
    TOGGLE,
    letter(0, &[Key::char('g')], Command::Glossary, "words", "The words used here, explained"),
];

const SAVE_DETAILS: &[Binding] = &[
    binding(
        1,
        "",
        &[ENTER, Key::ctrl('s')],
        Command::Enter,
        "save the snapshot",
        "Save the snapshot, from any line",
    ),
    up_down_in_text(1, "move (then Space ticks)"),
    binding(0, "▼", &[DOWN], Command::Down, "", "Down"),
    binding(0, "", &[TAB], Command::Next, "", "Next field"),
    binding(0, "", &[BACK_TAB], Command::Previous, "", "Field before"),
];

const ABOUT_US: &[Binding] = &[
    enter("next", "Next line; after the last one, back"),
    up_down_in_text(1, "move"),
    binding(0, "▼", &[DOWN], Command::Down, "", "Next line"),
    binding(0, "", &[TAB], Command::Next, "", "Next line"),
    binding(0, "", &[BACK_TAB], Command::Previous, "", "Line before"),
    binding(1, "◄►", &[RIGHT], Command::Right, "choose", "The next choice, on a line of choices"),
    binding(0, "◄", &[LEFT], Command::Left, "", "The choice before"),
];

const MATRICES: &[Binding] = &[
    enter("read it", "Read the matrix in focus"),
    letter(
        1,
        &[SPACE],
        Command::Toggle,
        "use it",
        "Use this matrix for our network, or stop using it; nothing is lost",
    ),
    OPEN_COPY_MATRIX,
    OPEN_MATRIX_FILE,
    spreadsheet::OPEN_SPREADSHEET_IMPORT,
    spreadsheet::OPEN_EXPORT,
    up_down(1, "move"),
];

const MATRIX_PAGE: &[Binding] = &[
    up_down(1, "read on"),
    binding(1, "", &[TAB], Command::Next, "next area", "The next area"),
    binding(0, "", &[BACK_TAB], Command::Previous, "", "The area before"),
    letter(
        1,
        &[Key::char('v')],
        Command::ToggleView,
        "grid, page",
        "As a grid, areas down and stages across, or as a page",
    ),
    binding(0, "►", &[RIGHT], Command::Right, "", "In the grid: the next stages"),
    binding(0, "◄", &[LEFT], Command::Left, "", "In the grid: the stages before"),
    local::OPEN_CROSSWALK_EDITOR,
    OPEN_COPY_MATRIX,
    OPEN_MATRIX_FILE,
    letter(1, &[Key::char('g')], Command::Glossary, "words", "The words used here, explained"),
];

/// The rows that only this room has.
pub const fn own_bindings(room: KeyContext) -> &'static [Binding] {
    match room {
        KeyContext::Welcome => WELCOME,
        KeyContext::Networks => compare::NETWORKS,
        KeyContext::NetworkSearch => compare::NETWORK_SEARCH,
        KeyContext::Home => HOME,
        KeyContext::Subject => local::SUBJECT,
        KeyContext::Exercise => local::EXERCISE,
        KeyContext::Walk => WALK,
        KeyContext::Card => CARD,
        KeyContext::CardReason => CARD_REASON,
        KeyContext::NotApplicableReason => NOT_APPLICABLE_REASON,
        KeyContext::Note => NOTE_FIELD,
        KeyContext::Evidence => EVIDENCE,
        KeyContext::Search => SEARCH,
        KeyContext::Aims => AIMS,
        KeyContext::AimReason => AIM_REASON,
        KeyContext::Needs => NEEDS,
        KeyContext::SaveDetails => SAVE_DETAILS,
        KeyContext::Progress => progress::PROGRESS,
        KeyContext::ProgressArea => progress::PROGRESS_AREA,
        KeyContext::SnapshotView => progress::SNAPSHOT_VIEW,
        KeyContext::History => progress::HISTORY,
        KeyContext::SharePreview => SHARE_PREVIEW,
        KeyContext::SharePurpose => SHARE_PURPOSE,
        KeyContext::Import => IMPORT,
        KeyContext::ImportFiles => IMPORT_FILES,
        KeyContext::ShareReceipt => SHARE_RECEIPT,
        KeyContext::ImportReport => IMPORT_REPORT,
        KeyContext::ShareLog => SHARE_LOG,
        KeyContext::ShareLogEntry => SHARE_LOG_ENTRY,
        KeyContext::Compare => compare::SIDE_BY_SIDE,
        KeyContext::CompareRows => compare::ROWS,
        KeyContext::CompareArea => compare::AREA,
        KeyContext::CompareAdd => compare::ADD_LIST,
        KeyContext::AboutUs => ABOUT_US,
        KeyContext::Matrices => MATRICES,
        KeyContext::MatrixPage => MATRIX_PAGE,
        KeyContext::CrosswalkEditor => local::CROSSWALK_EDITOR,
        KeyContext::CrosswalkSeeAlso => local::CROSSWALK_SEE_ALSO,
        KeyContext::CopyMatrix => COPY_MATRIX,
        KeyContext::MatrixFile => MATRIX_FILE,
        KeyContext::NextRevision => NEXT_REVISION,
        KeyContext::Problems => PROBLEMS,
        KeyContext::Settings => SETTINGS,
        KeyContext::SpreadsheetPath => spreadsheet::SPREADSHEET_PATH,
        KeyContext::SpreadsheetPreview => spreadsheet::SPREADSHEET_PREVIEW,
        KeyContext::MatrixTitle => spreadsheet::MATRIX_TITLE,
        KeyContext::Export => spreadsheet::EXPORT,
        KeyContext::Conflict => CONFLICT,
        KeyContext::ConfirmDiscard => CONFIRM_DISCARD,
        KeyContext::ComparePage
        | KeyContext::ShareLogEmpty
        | KeyContext::Why
        | KeyContext::Glossary
        | KeyContext::Help => PAGE,
        KeyContext::Palette => PALETTE,
    }
}

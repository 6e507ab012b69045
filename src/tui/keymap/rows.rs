//! Key constants, constructors for rows of the key table, and the rows that several screens share.

use super::Binding;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::{Key, KeyCode};

pub(crate) const ENTER: Key = Key::plain(KeyCode::Enter);
pub(crate) const ESC: Key = Key::plain(KeyCode::Esc);
pub(crate) const TAB: Key = Key::plain(KeyCode::Tab);
pub(crate) const BACK_TAB: Key = Key::plain(KeyCode::BackTab);
pub(crate) const UP: Key = Key::plain(KeyCode::Up);
pub(crate) const DOWN: Key = Key::plain(KeyCode::Down);
pub(crate) const LEFT: Key = Key::plain(KeyCode::Left);
pub(crate) const RIGHT: Key = Key::plain(KeyCode::Right);
pub(crate) const F1: Key = Key::plain(KeyCode::F(1));
pub(crate) const PAGE_UP: Key = Key::plain(KeyCode::PageUp);
pub(crate) const PAGE_DOWN: Key = Key::plain(KeyCode::PageDown);
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

pub(crate) const fn help_only(
    keys: &'static [Key],
    command: Command,
    help: &'static str,
) -> Binding {
    binding(0, "", keys, command, "", help)
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

/// In a field that holds a path.
pub const COMPLETE_PATH: Binding = help_only(
    &[TAB],
    Command::CompletePath,
    "Complete the path as far as one name is certain, and say which names there are",
);

/// Moving, in every context where letters are commands.
pub const NAVIGATION: &[Binding] = &[
    up_down(0, "move"),
    help_only(&[DOWN, Key::char('j')], Command::Down, "Down"),
    help_only(&[PAGE_UP], Command::PageUp, "A screenful up"),
    help_only(&[PAGE_DOWN], Command::PageDown, "A screenful down"),
    help_only(&[Key::plain(KeyCode::Home)], Command::First, "To the first"),
    help_only(&[Key::plain(KeyCode::End)], Command::Last, "To the last"),
];

/// What holds in every context where letters are commands.
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
    help_only(
        &[Key::ctrl('s')],
        Command::Save,
        "Everything is kept after every key; this says since when",
    ),
    help_only(
        &[Key::ctrl('c')],
        Command::QuitNow,
        "Leave at once; what is not saved goes into an emergency copy",
    ),
    help_only(&[Key::ctrl('z')], SLEEP, SLEEP_HELP),
];

#[cfg(unix)]
const SLEEP: Command = Command::Suspend;
#[cfg(unix)]
const SLEEP_HELP: &str = "Put the program to sleep (fg wakes it)";
#[cfg(not(unix))]
const SLEEP: Command = Command::Undo;
#[cfg(not(unix))]
const SLEEP_HELP: &str = "Take the last step back";

/// What holds in every text context: all else is text, or belongs to the text field.
pub const TEXT_ENTRY: &[Binding] = &[
    help_only(&[Key::ctrl('p')], Command::Palette, "Find any command by name"),
    binding(3, "F1", &[F1], Command::Help, "keys", "The keys of this place"),
    help_only(
        &[Key::ctrl('c')],
        Command::QuitNow,
        "Leave at once; what is not saved goes into an emergency copy",
    ),
];

const fn escape(help: &'static str) -> Binding {
    binding(3, "", &[ESC], Command::Back, "back", help)
}

const CTRL_S: &[Key] = &[Key::ctrl('s')];

const fn keep(help: &'static str) -> Binding {
    help_only(CTRL_S, Command::Save, help)
}

/// How to leave a question: nothing is done.
pub const QUESTION: &[Binding] = &[
    escape("Back to where you came from; nothing is done"),
    keep("Nothing has to be saved here; this says since when all is kept"),
];

/// How to leave one line that was opened.
pub const LINE: &[Binding] = &[
    escape("Leave it as it was; Ctrl-Z then brings back what you typed"),
    keep("Keep what you typed, as Enter does"),
];

/// How to leave a line of a form.
pub const FORM: &[Binding] = &[
    escape("Leave the line as it was (Ctrl-Z brings back what you typed); else back"),
    keep("Keep what you typed"),
];

/// How to leave a note.
pub const PROSE: &[Binding] =
    &[escape("Leave it; what you typed is kept"), keep("Leave it; what you typed is kept")];

pub(crate) const GLOSSARY: Binding =
    help_only(&[Key::char('g')], Command::Glossary, "The words used here, explained");

pub(crate) const NOTE: Binding =
    letter(2, &[Key::char('n')], Command::Note, "note", "Write a note");

pub(crate) const TOGGLE: Binding = letter(1, &[SPACE], Command::Toggle, "tick", "Tick or untick");

pub(crate) const SAVE: Binding =
    letter(1, &[Key::char('s')], Command::SaveSnapshot, "save a snapshot", "Save a snapshot");

pub(crate) const QUIT: Binding =
    letter(1, &[Key::char('q')], Command::Quit, "quit", "Leave the workbook");

pub(crate) const OPEN_SHARE: Binding = letter(
    1,
    &[Key::char('x')],
    Command::Export,
    "share",
    "Share this snapshot: write it to a file for somebody else",
);

pub(crate) const OPEN_REPORT: Binding = letter(
    1,
    &[Key::char('P')],
    Command::Report,
    "print",
    "A page to print or send: see it first, then name its file",
);

pub(crate) const OPEN_ANSWERS_SHEET: Binding = letter(
    1,
    &[Key::char('X')],
    Command::AnswersSheet,
    "spreadsheet",
    "A spreadsheet of the answers: see it first, then name its file",
);

pub(crate) const OPEN_IMPORT: Binding = letter(
    1,
    &[Key::char('b')],
    Command::Import,
    "bring in",
    "Bring in files that somebody gave you: see first what each is",
);

pub(crate) const OPEN_FOLDER: Binding = letter(
    1,
    &[Key::char('W')],
    Command::OpenFolder,
    "open folder",
    "Open this workbook's folder in a window",
);

pub(crate) const OPEN_COPY_MATRIX: Binding = letter(
    1,
    &[Key::char('y')],
    Command::CopyMatrix,
    "copy",
    "Copy it and make it ours, to change",
);

pub(crate) const OPEN_MATRIX_FILE: Binding = help_only(
    &[Key::char('z')],
    Command::EditMatrixFile,
    "Change its file, or take what was changed",
);

pub(crate) const MIGRATE_WALK: Binding = help_only(
    &[Key::char('M')],
    Command::Migrate,
    "Take the walk under way along to the newer revision of its matrix; see first what carries over",
);

pub(crate) const PAGE: &[Binding] =
    &[help_only(&[ENTER], Command::Enter, "Back"), up_down(1, "read on")];

pub(crate) const UNDO_TRASH_HELP: &str = "Bring back what was thrown away just now";

/// The help text of the screens where a person begins.
pub(crate) const ABOUT_THE_WORKBOOK: &str = "This helps your network talk about where it is and what it wants next. There is no pass mark. It takes about an hour with the right people in the room, or ten minutes to bring last time up to date.";

pub(crate) const WHO_TAKES_PART: &str = "Best done together: clinical director, a manager, two practices, one partner from outside general practice, one patient or community voice.";

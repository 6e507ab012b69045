//! The keys on Home.

use crate::tui::global_commands::TRASH_HELP;
use crate::tui::keymap::rows::{
    ABOUT_THE_WORKBOOK, BACK_TAB, MIGRATE_WALK, OPEN_IMPORT, OPEN_REPORT, OPEN_SHARE, QUIT, SAVE,
    TAB, UNDO_TRASH_HELP, WHO_TAKES_PART, enter, help_only, letter,
};
use crate::tui::keymap::{Binding, KeyContext};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub const CONTEXTS: &[KeyContext] = &[HOME];

const COMPARE_FROM_HOME: Binding = help_only(
    &[Key::char('c')],
    Command::Compare,
    "Compare this snapshot with another day or another view",
);

const REPORT_FROM_HOME: &str = "A page to print or send: of this snapshot, or the last one";

pub const HOME: KeyContext = KeyContext::keys(
    "Home",
    &[
        enter("go", "Do the next step, or open the line in focus"),
        Binding { label: "save", ..SAVE },
        letter(1, &[Key::char('p')], Command::Progress, "progress", "Look at progress"),
        letter(1, &[Key::char('m')], Command::Matrices, "matrices", "The matrices: what is asked"),
        Binding { help: REPORT_FROM_HOME, ..OPEN_REPORT },
        letter(
            1,
            &[Key::char('i')],
            Command::AboutUs,
            "about us",
            "About us: name, purpose, profile",
        ),
        QUIT,
        help_only(&[TAB], Command::Next, "The next block"),
        help_only(&[BACK_TAB], Command::Previous, "The block before"),
        help_only(
            &[Key::char('v')],
            Command::ToggleView,
            "Each matrix by itself, or lined up under the national areas",
        ),
        help_only(
            &[Key::char('t')],
            Command::TenMinutes,
            "Ten minutes only: what is new, due or was left open",
        ),
        help_only(&[Key::char('h')], Command::History, "How we got here: what was said, and why"),
        help_only(&[Key::char('o')], Command::OurStage, "Say our stage for the area in focus"),
        help_only(&[Key::char('w')], Command::Why, "Why the area in focus is at its stage"),
        help_only(&[Key::char('a')], Command::Needs, "What we need from others"),
        COMPARE_FROM_HOME,
        help_only(
            &[Key::char('r')],
            Command::Amend,
            "Make a corrected copy of the snapshot in focus",
        ),
        help_only(&[Key::char('T')], Command::Trash, TRASH_HELP),
        help_only(
            &[Key::char('d')],
            Command::Discard,
            "Throw the begun walk or snapshot in focus away, into the trash",
        ),
        help_only(&[Key::char('u')], Command::Undo, UNDO_TRASH_HELP),
        MIGRATE_WALK,
        Binding { footer_line: 0, ..OPEN_SHARE },
        Binding { footer_line: 0, ..OPEN_IMPORT },
        help_only(&[Key::char('g')], Command::Glossary, "The words used here, explained"),
    ],
)
.with_help(&[ABOUT_THE_WORKBOOK, WHO_TAKES_PART]);

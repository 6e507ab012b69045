//! The keys on Home.

use crate::tui::keymap::rows::{
    ABOUT_THE_WORKBOOK, BACK_TAB, OPEN_IMPORT, OPEN_SHARE, QUIT, SAVE, TAB, WHO_TAKES_PART,
    binding, enter, letter,
};
use crate::tui::keymap::{Binding, KeyContext};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub const CONTEXTS: &[KeyContext] = &[HOME];

const COMPARE_FROM_HOME: Binding = letter(
    0,
    &[Key::char('c')],
    Command::Compare,
    "compare",
    "Compare this snapshot with another day or another view",
);

pub const HOME: KeyContext = KeyContext::keys(
    "Home",
    &[
        enter("go", "Do the next step, or open the line in focus"),
        SAVE,
        letter(1, &[Key::char('p')], Command::Progress, "progress", "Look at progress"),
        letter(1, &[Key::char('m')], Command::Matrices, "matrices", "The matrices: what is asked"),
        letter(
            1,
            &[Key::char('i')],
            Command::AboutUs,
            "about us",
            "About us: name, purpose, profile",
        ),
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
        COMPARE_FROM_HOME,
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
    ],
)
.with_help(&[ABOUT_THE_WORKBOOK, WHO_TAKES_PART]);

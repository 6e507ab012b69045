//! The keys on what is looked at before it is written: a page, a spreadsheet, a form. One list, with
//! what Space leaves out or adds to each.

use crate::tui::keymap::rows::{
    BACK_TAB, ESC, LEFT, RIGHT, SPACE, TAB, binding, enter, help_only, letter, up_down,
};
use crate::tui::keymap::{Binding, KeyContext};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub const CONTEXTS: &[KeyContext] =
    &[REPORT, NETWORKS_REPORT, REPORT_SINCE, ANSWERS_SHEET, FORM_PREVIEW];

const WRITE: Binding = enter("write it", "Go on: say where to write it");

const fn notes(help: &'static str) -> Binding {
    binding(1, "", &[SPACE], Command::Toggle, "notes", help)
}

const SINCE: Binding = letter(
    1,
    &[Key::char('D')],
    Command::Since,
    "since a day",
    "Name the day since which it is said how areas moved",
);

pub const REPORT: KeyContext = KeyContext::keys(
    "A page to print or send",
    &[
        WRITE,
        up_down(1, "read on"),
        notes("With or without notes, evidence, and where one person's view is from"),
        SINCE,
        help_only(&[TAB], Command::Next, "Next part"),
        help_only(&[BACK_TAB], Command::Previous, "Part before"),
    ],
);

pub const NETWORKS_REPORT: KeyContext = KeyContext::keys(
    "A page over several networks",
    &[
        WRITE,
        up_down(1, "read on"),
        binding(1, "", &[SPACE], Command::Toggle, "notes", "With or without reasons and notes"),
        binding(
            1,
            "◄►",
            &[RIGHT],
            Command::Right,
            "names",
            "Networks by name, by code, or not shown one by one",
        ),
        help_only(&[LEFT], Command::Left, "The choice of names before"),
        letter(
            1,
            &[Key::char('G')],
            Command::GroupBy,
            "group",
            "Networks as one, by system, or by place",
        ),
        SINCE,
        help_only(&[TAB], Command::Next, "Next part"),
        help_only(&[BACK_TAB], Command::Previous, "Part before"),
    ],
)
.with_help(&["Networks stand in the order of their names or codes and in no other. Where they are not named, small counts are hidden, and groups of fewer than five stand together."]);

pub const REPORT_SINCE: KeyContext = KeyContext::text(
    "Since which day?",
    &[
        enter("show it", "Show what moved since this day; with nothing typed, no such day"),
        binding(3, "", &[ESC], Command::Back, "back", "Back to the page as it was"),
    ],
);

pub const ANSWERS_SHEET: KeyContext = KeyContext::keys(
    "A spreadsheet of the answers",
    &[
        WRITE,
        up_down(1, "read on"),
        notes("With or without notes, reasons, and where one person's view is from"),
        help_only(&[TAB], Command::Next, "Next sheet"),
        help_only(&[BACK_TAB], Command::Previous, "Sheet before"),
    ],
);

pub const FORM_PREVIEW: KeyContext = KeyContext::keys(
    "A form to fill in",
    &[
        WRITE,
        up_down(1, "read on"),
        binding(
            1,
            "",
            &[SPACE],
            Command::Toggle,
            "note it or not",
            "Note in this folder that you asked, or leave it out",
        ),
        help_only(&[TAB], Command::Next, "Next part"),
        help_only(&[BACK_TAB], Command::Previous, "Part before"),
    ],
);

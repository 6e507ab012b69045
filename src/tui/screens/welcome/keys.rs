//! The keys on the first screen of an empty folder.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{
    ABOUT_THE_WORKBOOK, BACK_TAB, COMPLETE_PATH, DOWN, TAB, WHO_TAKES_PART, enter, help_only,
    up_down_in_text,
};
use crate::tui::protocol::command::Command;

pub const CONTEXTS: &[KeyContext] = &[WELCOME, WELCOME_CHOICE, WELCOME_FOLDER];

pub const WELCOME: KeyContext = KeyContext::form(
    "Welcome",
    &[
        enter("next", "Next line"),
        up_down_in_text(1, "move"),
        help_only(&[DOWN], Command::Down, "Down"),
        help_only(&[TAB], Command::Next, "Next line"),
        help_only(&[BACK_TAB], Command::Previous, "Line before"),
    ],
)
.with_help(&[ABOUT_THE_WORKBOOK, WHO_TAKES_PART]);

/// On a line that does something: the same keys, but Enter does it.
pub const WELCOME_CHOICE: KeyContext = KeyContext::form(
    "Welcome: ways to begin",
    &[
        enter("do it", "Do what the line says"),
        up_down_in_text(1, "move"),
        help_only(&[DOWN], Command::Down, "Down"),
        help_only(&[TAB], Command::Next, "Next line"),
        help_only(&[BACK_TAB], Command::Previous, "Line before"),
    ],
)
.with_help(&[ABOUT_THE_WORKBOOK, WHO_TAKES_PART]);

/// On the line that takes a path.
pub const WELCOME_FOLDER: KeyContext = KeyContext::form(
    "Welcome: a folder or files",
    &[
        enter("do it", "Do what the line says"),
        up_down_in_text(1, "move"),
        help_only(&[DOWN], Command::Down, "Down"),
        COMPLETE_PATH,
        help_only(&[BACK_TAB], Command::Previous, "Line before"),
    ],
)
.with_help(&[ABOUT_THE_WORKBOOK, WHO_TAKES_PART]);

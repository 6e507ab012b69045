//! The keys while a snapshot is shared: preview, purpose, receipt.

use crate::tui::global_commands::SHARE_LOG_HELP;
use crate::tui::keymap::rows::{
    BACK_TAB, COMPLETE_PATH, DOWN, LEFT, RIGHT, SPACE, TAB, binding, enter, help_only, letter,
    up_down, up_down_in_text,
};
use crate::tui::keymap::{Binding, KeyContext};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub const CONTEXTS: &[KeyContext] = &[SHARE_PREVIEW, SHARE_PURPOSE, SHARE_FILE, SHARE_RECEIPT];

const OPEN_SHARE_LOG: Binding =
    letter(1, &[Key::char('w')], Command::Why, "who got what", SHARE_LOG_HELP);

pub const SHARE_PREVIEW: KeyContext = KeyContext::keys(
    "Share: what the reader will see",
    &[
        enter("go on", "Go on: who it is for, and where to write it"),
        up_down(1, "read on"),
        binding(
            1,
            "",
            &[SPACE],
            Command::Toggle,
            "notes and evidence",
            "Summary or full version: without or with notes, evidence, who was there, where a view is from",
        ),
        binding(
            1,
            "◄►",
            &[RIGHT],
            Command::Right,
            "one or all",
            "This snapshot only, or all that are saved",
        ),
        help_only(&[LEFT], Command::Left, "This snapshot only, or all that are saved"),
        OPEN_SHARE_LOG,
        help_only(&[TAB], Command::Next, "Next area"),
        help_only(&[BACK_TAB], Command::Previous, "Area before"),
    ],
);

pub const SHARE_PURPOSE: KeyContext = KeyContext::form(
    "Share: who it is for",
    &[
        enter("next", "Next line; on the last one Enter writes the file"),
        up_down_in_text(1, "move"),
        help_only(&[DOWN], Command::Down, "Down"),
        help_only(&[TAB], Command::Next, "Next line"),
        help_only(&[BACK_TAB], Command::Previous, "Line before"),
        binding(
            1,
            "◄►",
            &[RIGHT],
            Command::Right,
            "choose",
            "The next choice, on a line of choices",
        ),
        help_only(&[LEFT], Command::Left, "The choice before"),
    ],
);

/// On the line that names the file.
pub const SHARE_FILE: KeyContext = KeyContext::form(
    "Share: the file",
    &[
        enter("write the file", "Write the file"),
        up_down_in_text(1, "move"),
        help_only(&[DOWN], Command::Down, "Down"),
        COMPLETE_PATH,
        help_only(&[BACK_TAB], Command::Previous, "Line before"),
    ],
);

pub const SHARE_RECEIPT: KeyContext = KeyContext::keys(
    "Share: what was written",
    &[enter("go on", "Go on"), up_down(1, "read on"), OPEN_SHARE_LOG],
);

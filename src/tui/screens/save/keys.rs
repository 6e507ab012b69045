//! The keys while a snapshot is saved: aims, reason, name and day.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{
    BACK_TAB, DOWN, ENTER, LEFT, RIGHT, TAB, binding, enter, help_only, letter, up_down,
    up_down_in_text,
};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;
use crate::tui::screens::walk::PRIVACY_NOTICE;

pub const CONTEXTS: &[KeyContext] =
    &[NOTHING_TO_SAVE, AIMS, AIM_REASON, SAVE_DETAILS, SAVE_NEW_ROLE];

pub const NOTHING_TO_SAVE: KeyContext = KeyContext::keys(
    "Save a snapshot: nothing yet",
    &[enter("start the walk", "Go on to the statements")],
);

pub const AIMS: KeyContext = KeyContext::keys(
    "Save a snapshot: what next",
    &[
        enter("go on", "Go on to name the snapshot"),
        up_down(1, "area"),
        binding(1, "◄►", &[RIGHT], Command::Right, "change", "The next choice"),
        help_only(&[LEFT], Command::Left, "The choice before"),
        letter(1, &[Key::char('n')], Command::Note, "note", "One line for why"),
        letter(1, &[Key::char('a')], Command::Needs, "needs", "What we need from others"),
        binding(1, "", &[TAB], Command::Next, "day", "Between what next and the day to look again"),
        help_only(&[BACK_TAB], Command::Previous, "Between the day to look again and what next"),
        help_only(&[Key::char('w')], Command::Why, "Why the area in focus is at its stage"),
    ],
)
.with_help(&[
    "Pick no more than three priorities. What will practices notice first?",
    "Staying where you are can be right. Leave it at 'not decided' if you wish.",
]);

pub const AIM_REASON: KeyContext =
    KeyContext::line("What next: why", &[enter("keep", "Keep the reason")])
        .with_help(&[PRIVACY_NOTICE]);

pub const SAVE_NEW_ROLE: KeyContext = KeyContext::form(
    "Save a snapshot: add a role",
    &[
        binding(
            1,
            "",
            &[ENTER, Key::ctrl('s')],
            Command::Enter,
            "add it",
            "Add the job role; the snapshot is saved from any other line",
        ),
        up_down_in_text(1, "move"),
        help_only(&[DOWN], Command::Down, "Down"),
        help_only(&[TAB], Command::Next, "Next field"),
        help_only(&[BACK_TAB], Command::Previous, "Field before"),
    ],
);

pub const SAVE_DETAILS: KeyContext = KeyContext::form(
    "Save a snapshot: name and day",
    &[
        binding(
            1,
            "",
            &[ENTER, Key::ctrl('s')],
            Command::Enter,
            "save the snapshot",
            "Save the snapshot, from any line but that for another role",
        ),
        up_down_in_text(1, "move (Space ticks)"),
        help_only(&[DOWN], Command::Down, "Down"),
        help_only(&[TAB], Command::Next, "Next field"),
        help_only(&[BACK_TAB], Command::Previous, "Field before"),
    ],
)
.with_help(&[
    "A snapshot is a dated copy of today's answers. It never changes. Job roles only, no names.",
]);

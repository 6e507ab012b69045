//! The keys on the page of returns.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{ENTER, help_only, letter, up_down};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub const CONTEXTS: &[KeyContext] = &[RETURNS];

pub const RETURNS: KeyContext = KeyContext::keys(
    "Returns",
    &[
        help_only(&[ENTER], Command::Enter, "Back"),
        up_down(1, "move"),
        letter(
            1,
            &[Key::char('f')],
            Command::Filter,
            "only some",
            "Show only some: missing, late, not all answered, one person's view, older than six months",
        ),
    ],
);

//! The keys where one of two versions of a draft is chosen.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{PAGE_DOWN, PAGE_UP, binding, enter, help_only, up_down};
use crate::tui::protocol::command::Command;

pub const CONTEXTS: &[KeyContext] = &[CONFLICT];

pub const CONFLICT: KeyContext = KeyContext::keys("Two versions", &[
    enter("go on with this one", "Go on with the version in focus; the other is kept in the trash"),
    up_down(1, "choose"),
    binding(
        1,
        "",
        &[PAGE_DOWN],
        Command::PageDown,
        "more differences",
        "More of the places where they differ",
    ),
    help_only(&[PAGE_UP], Command::PageUp, "Those before"),
]).with_help(&["Both versions are whole and safe. The one you don't choose goes to the trash folder and can be brought back.",]);

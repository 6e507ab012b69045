//! The keys where one of two versions of a draft is chosen.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{binding, enter, up_down};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::{Key, KeyCode};

pub const CONTEXTS: &[KeyContext] = &[CONFLICT];

pub const CONFLICT: KeyContext = KeyContext::keys("Two versions", &[
    enter("go on with this one", "Go on with the version in focus; the other is kept in the trash"),
    up_down(1, "choose"),
    binding(
        1,
        "",
        &[Key::plain(KeyCode::PageDown)],
        Command::PageDown,
        "more differences",
        "More of the places where they differ",
    ),
    binding(0, "", &[Key::plain(KeyCode::PageUp)], Command::PageUp, "", "Those before"),
]).with_help(&["Both versions are whole and safe. The one you don't choose goes to the trash folder and can be brought back.",]);

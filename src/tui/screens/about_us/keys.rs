//! The keys on About us.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{
    BACK_TAB, DOWN, LEFT, RIGHT, TAB, binding, enter, help_only, up_down_in_text,
};
use crate::tui::protocol::command::Command;

pub const CONTEXTS: &[KeyContext] = &[ABOUT_US];

pub const ABOUT_US: KeyContext = KeyContext::form("About us", &[
    enter("next", "Next line; after the last one, back"),
    up_down_in_text(1, "move"),
    help_only(&[DOWN], Command::Down, "Next line"),
    help_only(&[TAB], Command::Next, "Next line"),
    help_only(&[BACK_TAB], Command::Previous, "Line before"),
    binding(1, "◄►", &[RIGHT], Command::Right, "choose", "The next choice, on a line of choices"),
    help_only(&[LEFT], Command::Left, "The choice before"),
]).with_help(&["Everything but the name may be left empty. It stays in your folder, and each snapshot keeps it as it was on its day.",]);

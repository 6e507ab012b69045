//! The keys on the problems page.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::up_down;

pub const CONTEXTS: &[KeyContext] = &[PROBLEMS];

pub const PROBLEMS: KeyContext = KeyContext::keys("Problems", &[up_down(1, "move")]);

//! The keys on the help page.

use crate::tui::keymap::{KeyContext, rows};

pub const CONTEXTS: &[KeyContext] = &[HELP];

pub const HELP: KeyContext = KeyContext::keys("Keys", rows::PAGE);

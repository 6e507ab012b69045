//! The keys on the page that says why.

use crate::tui::keymap::{KeyContext, rows};

pub const CONTEXTS: &[KeyContext] = &[WHY];

pub const WHY: KeyContext = KeyContext::keys("Why", rows::PAGE);

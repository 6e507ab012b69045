//! The keys where the file of an export is named.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{COMPLETE_PATH, enter};

pub const CONTEXTS: &[KeyContext] = &[EXPORT];

pub const EXPORT: KeyContext = KeyContext::text("Write a spreadsheet", &[enter("write it", "Write the spreadsheet; nothing is ever written over"), COMPLETE_PATH]).with_help(&["The spreadsheet has a row for each statement. Change what you like in Excel and bring it in again: what has an id keeps it, a new row gets one. Nothing is ever written over.",]);

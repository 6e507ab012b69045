//! The keys where a copy of a matrix gets its title.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::enter;

pub const CONTEXTS: &[KeyContext] = &[COPY_MATRIX];

pub const COPY_MATRIX: KeyContext =
    KeyContext::text("Copy and make ours", &[enter("copy it", "Make the copy")]);

//! The keys in the glossary.

use crate::tui::keymap::{KeyContext, rows};

pub const CONTEXTS: &[KeyContext] = &[GLOSSARY];

pub const GLOSSARY: KeyContext = KeyContext::keys("Words", rows::PAGE);

//! The keys in the glossary.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows;

pub const CONTEXTS: &[KeyContext] = &[GLOSSARY];

pub const GLOSSARY: KeyContext = KeyContext::keys("Words", rows::PAGE);

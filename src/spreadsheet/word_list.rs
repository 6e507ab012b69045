//! Known words, found quickly: they are looked for in every box of a sheet.

use std::collections::HashSet;
use std::sync::OnceLock;

/// Words with a comma between them.
pub(crate) struct WordList {
    words: &'static str,
    set: OnceLock<HashSet<&'static str>>,
}

impl WordList {
    pub(crate) const fn new(words: &'static str) -> Self {
        Self { words, set: OnceLock::new() }
    }

    /// The words in their order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.words.split(',').map(str::trim_start)
    }

    pub(crate) fn has(&self, word: &str) -> bool {
        self.set.get_or_init(|| self.iter().collect()).contains(word)
    }
}

//! Known words, found quickly: they are looked for in every box of a sheet.

use std::collections::HashSet;
use std::sync::OnceLock;

/// Words with a comma between them.
pub(crate) struct WordList {
    words: &'static str,
    known: OnceLock<KnownWords>,
}

/// The words to look in. Most words of a sheet begin as none of them does or are longer than any, and
/// are told by that alone.
struct KnownWords {
    words: HashSet<&'static str>,
    first_bytes: [bool; 256],
    longest: usize,
}

impl WordList {
    pub(crate) const fn new(words: &'static str) -> Self {
        Self { words, known: OnceLock::new() }
    }

    /// The words in their order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.words.split(',').map(str::trim_start)
    }

    pub(crate) fn has(&self, word: &str) -> bool {
        let known = self.known.get_or_init(|| KnownWords::of(self.iter()));
        word.len() <= known.longest
            && word.bytes().next().is_some_and(|first| known.first_bytes[usize::from(first)])
            && known.words.contains(word)
    }
}

impl KnownWords {
    fn of(words: impl Iterator<Item = &'static str>) -> Self {
        let mut known = Self { words: words.collect(), first_bytes: [false; 256], longest: 0 };
        for word in &known.words {
            known.longest = known.longest.max(word.len());
            if let Some(first) = word.bytes().next() {
                known.first_bytes[usize::from(first)] = true;
            }
        }
        known
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_of_a_list_are_known() {
        static LIST: WordList = WordList::new("yes, not at all, ✓");
        for word in ["yes", "not at all", "✓"] {
            assert!(LIST.has(word), "{word}");
        }
        for word in ["", "ye", "yess", "no", "not at all.", "✔", " yes"] {
            assert!(!LIST.has(word), "{word}");
        }
    }
}

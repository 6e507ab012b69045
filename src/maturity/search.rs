//! Find: how well a text fits what a person typed. The one search of networks, snapshots,
//! statements and commands.
//!
//! Words count first: the start of a word before the inside of one. A code is found whole or by its
//! beginning only. Letters that stand scattered in a name are loosely like it, and come last.

use nucleo_matcher::chars::normalize;

/// How well something fits, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchRank {
    /// Each word typed begins a word, or a code.
    WordStart,
    /// Some begin only one of its other words.
    OtherWord,
    /// Some stand inside a word.
    InsideWord,
    /// The letters are there, in order, and the words are not.
    Loosely,
}

impl MatchRank {
    /// Whether the words are there, and not only their letters.
    pub fn is_sure(self) -> bool {
        self != Self::Loosely
    }
}

/// One of the texts by which something is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchField<'t> {
    /// A name: found by its words, and loosely by its letters.
    Name(&'t str),
    /// A sentence: found by its words.
    Text(&'t str),
    /// Other words that people look for it by: found by the starts of words.
    OtherWords(&'t str),
    /// A code: found whole or by its beginning.
    Code(&'t str),
}

/// What was typed, word by word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchQuery {
    words: Vec<String>,
}

impl SearchQuery {
    /// Reads what was typed. Capitals, accents and apostrophes make no difference.
    pub fn new(typed: &str) -> Self {
        Self { words: split_words(&fold(typed)).map(str::to_owned).collect() }
    }

    /// The same without these small words, unless there is nothing else.
    #[must_use]
    pub fn without_words(self, small: &[&str]) -> Self {
        let meant = self.words.iter().filter(|word| !small.contains(&word.as_str()));
        let meant: Vec<String> = meant.cloned().collect();
        if meant.is_empty() { self } else { Self { words: meant } }
    }

    /// Whether nothing is looked for.
    pub fn is_blank(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether something that was typed stands in this word.
    pub fn is_in(&self, word: &str) -> bool {
        let word = fold(word);
        self.words.iter().any(|typed| word.contains(typed))
    }

    /// How well something with these texts fits; none where it does not. Each word typed may be in
    /// another of the texts. Where nothing is looked for, all of it fits.
    pub fn rank(&self, fields: &[SearchField<'_>]) -> Option<MatchRank> {
        let folded: Vec<(SearchField<'_>, String)> =
            fields.iter().map(|field| (*field, fold(field.text()))).collect();
        let rank_of = |word: &String| {
            folded.iter().filter_map(|(field, text)| field.rank_word(text, word)).min()
        };
        let by_words = self
            .words
            .iter()
            .map(rank_of)
            .try_fold(MatchRank::WordStart, |worst, rank| Some(worst.max(rank?)));
        by_words.or_else(|| {
            let is_like = |(field, text): &(SearchField<'_>, String)| {
                matches!(field, SearchField::Name(_)) && self.has_letters(text)
            };
            folded.iter().any(is_like).then_some(MatchRank::Loosely)
        })
    }

    /// How well a network fits: by the words of its name, or the beginning of its code.
    pub fn rank_network(&self, name: &str, code: Option<&str>) -> Option<MatchRank> {
        self.rank(&[SearchField::Name(name), SearchField::Code(code.unwrap_or_default())])
    }

    /// Puts what fits in order: best first, and within each as it stood.
    pub fn find<T>(
        &self,
        all: impl Iterator<Item = T>,
        rank: impl Fn(&Self, &T) -> Option<MatchRank>,
    ) -> Vec<(T, MatchRank)> {
        let fit = |one: T| rank(self, &one).map(|rank| (one, rank));
        let mut found: Vec<(T, MatchRank)> = all.filter_map(fit).collect();
        found.sort_by_key(|(_, rank)| *rank);
        found
    }

    /// Whether the letters stand in the text in their order, the first at the start of a word.
    fn has_letters(&self, text: &str) -> bool {
        let mut typed = self.words.iter().flat_map(|word| word.chars());
        let Some(first) = typed.next() else { return false };
        let rest: Vec<char> = typed.collect();
        let mut is_inside = false;
        for (at, letter) in text.char_indices() {
            let begins = letter.is_alphanumeric()
                && !std::mem::replace(&mut is_inside, letter.is_alphanumeric());
            let mut letters = text.get(at + letter.len_utf8()..).unwrap_or_default().chars();
            if begins
                && letter == first
                && rest.iter().all(|wanted| letters.any(|one| one == *wanted))
            {
                return true;
            }
        }
        false
    }
}

impl<'t> SearchField<'t> {
    fn text(self) -> &'t str {
        match self {
            Self::Name(text) | Self::Text(text) | Self::OtherWords(text) | Self::Code(text) => text,
        }
    }

    /// How well one word typed fits this text, which is folded.
    fn rank_word(self, text: &str, word: &str) -> Option<MatchRank> {
        let begins = || split_words(text).any(|own| own.starts_with(word));
        match self {
            Self::Code(_) => text.trim().starts_with(word).then_some(MatchRank::WordStart),
            Self::OtherWords(_) => begins().then_some(MatchRank::OtherWord),
            Self::Name(_) | Self::Text(_) if begins() => Some(MatchRank::WordStart),
            Self::Name(_) | Self::Text(_) => text.contains(word).then_some(MatchRank::InsideWord),
        }
    }
}

/// Small letters without accents; apostrophes join what they stand between.
pub(crate) fn fold(text: &str) -> String {
    text.chars()
        .filter(|letter| !matches!(letter, '\'' | '\u{2019}'))
        .map(normalize)
        .flat_map(char::to_lowercase)
        .collect()
}

pub(crate) fn split_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_before_letters_and_codes_by_their_beginning_only() {
        use MatchRank::{InsideWord, Loosely, OtherWord, WordStart};
        let ambleford: &[SearchField<'_>] =
            &[SearchField::Name("Ambleford Coast PCN"), SearchField::Code("U10001")];
        let mill: &[SearchField<'_>] =
            &[SearchField::Name("King\u{2019}s Mill & Llŷn"), SearchField::Code("U10003")];
        let statement: &[SearchField<'_>] =
            &[SearchField::Text("LEAD-0a"), SearchField::Text("We can all be reached by phone.")];
        let command: &[SearchField<'_>] =
            &[SearchField::Text("Save a snapshot"), SearchField::OtherWords("freeze keep")];
        for (typed, fields, rank) in [
            ("", ambleford, Some(WordStart)),
            ("&", ambleford, Some(WordStart)),
            ("coast", ambleford, Some(WordStart)),
            ("COAST amb", ambleford, Some(WordStart)),
            ("ford", ambleford, Some(InsideWord)),
            ("coast ford", ambleford, Some(InsideWord)),
            ("acp", ambleford, Some(Loosely)),
            ("acpz", ambleford, None),
            ("mbl", ambleford, Some(InsideWord)),
            // its letters are there, and no word begins with the first of them
            ("mlc", ambleford, None),
            ("u10001", ambleford, Some(WordStart)),
            ("U100", ambleford, Some(WordStart)),
            ("u10001 coast", ambleford, Some(WordStart)),
            ("10001", ambleford, None),
            ("u1001", ambleford, None),
            ("kings mill", mill, Some(WordStart)),
            ("king's", mill, Some(WordStart)),
            ("LLYN", mill, Some(WordStart)),
            ("llŷn", mill, Some(WordStart)),
            ("mill & llyn", mill, Some(WordStart)),
            ("phone", statement, Some(WordStart)),
            ("lead-0a", statement, Some(WordStart)),
            ("each", statement, Some(InsideWord)),
            ("wcb", statement, None),
            ("fre", command, Some(OtherWord)),
            ("reeze", command, None),
            ("snap", command, Some(WordStart)),
        ] {
            assert_eq!(SearchQuery::new(typed).rank(fields), rank, "{typed} in {fields:?}");
        }
    }

    #[test]
    fn what_is_found_stands_best_first_and_else_as_it_stood() {
        let names = ["North Coast", "Beckhollow and Costa", "Eastcoast", "Coast Road", "Lakes"];
        let query = SearchQuery::new("coast");
        let found = query.find(names.iter(), |query, name| query.rank(&[SearchField::Name(name)]));
        let names: Vec<&str> = found.iter().map(|(name, _)| **name).collect();
        assert_eq!(names, ["North Coast", "Coast Road", "Eastcoast"]);
    }

    #[test]
    fn the_words_that_fit_are_told_from_the_rest() {
        let query = SearchQuery::new("peo king");
        let fits = |word: &str| query.is_in(word);
        assert_eq!(["People,", "local", "King's", "asking"].map(fits), [true, false, true, true]);
        assert!(!SearchQuery::default().is_in("any"));
    }

    #[test]
    fn small_words_are_passed_over_unless_there_is_nothing_else() {
        let small = ["to", "the"];
        let words = |typed: &str| SearchQuery::new(typed).without_words(&small).words;
        assert_eq!(words("to save the"), ["save"]);
        assert_eq!(words("to the"), ["to", "the"]);
    }
}

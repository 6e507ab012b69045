//! The glossary: finds its terms in a text, so that a screen can mark them and explain them on a
//! key.
//!
//! A term is found as whole words, whatever the case: as it is written or under one of its other
//! forms, as a simple plural, and with a hyphen where it has a space.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::matrix::Term;

/// The most words of a form that texts are searched for; no term of a person's is as long.
pub const MAX_FORM_WORDS: usize = 12;
/// The most bytes of a form that texts are searched for.
pub const MAX_FORM_BYTES: usize = 120;

/// Stands in a searched text before each word. Neither mark can be part of a text.
const WORD_START: u8 = 0xfe;
/// Stands in a searched text wherever no letter or digit follows.
const WORD_END: u8 = 0xff;

/// A place in a text where a term is used.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention<'m> {
    /// Where, in bytes of the text; always on whole characters.
    pub range: Range<usize>,
    /// The term.
    pub term: &'m Term,
}

/// All places where `text` uses one of `terms`, in reading order. Where two overlap the longer one
/// counts.
pub fn find_mentions<'m>(terms: &'m [Term], text: &str) -> Vec<Mention<'m>> {
    let text = SearchText::of(text);
    let words: HashSet<&[u8]> = first_words(&text.bytes).collect();
    // of a large glossary, what the text can't hold is not even prepared
    let finder = TermFinder::of(terms, |pattern| {
        first_words(pattern).next().is_none_or(|word| words.contains(word))
    });
    finder.mentions(&text)
}

/// Which of `terms` are used in any of `texts`, in one pass over the glossary and the texts.
pub fn find_used_terms<'t>(
    terms: &[Term],
    texts: impl IntoIterator<Item = &'t str>,
) -> HashSet<usize> {
    let finder = TermFinder::of(terms, |_| true);
    let mut used = HashSet::new();
    for text in texts {
        finder.each_match(&SearchText::of(text), |_, at| {
            used.insert(at);
        });
    }
    used
}

/// The forms of a term that texts are searched for.
pub fn forms(term: &Term) -> impl Iterator<Item = &str> {
    std::iter::once(&term.term)
        .chain(&term.also)
        .map(|form| form.trim())
        .filter(|form| !form.is_empty() && !is_too_long(form))
}

/// Whether no text is searched for this form.
pub fn is_too_long(form: &str) -> bool {
    form.len() > MAX_FORM_BYTES || form.split(is_word_separator).count() > MAX_FORM_WORDS
}

/// All terms as one automaton, so that a text is read once however many terms there are.
struct TermFinder<'m> {
    terms: &'m [Term],
    automaton: Option<AhoCorasick>,
    /// For each pattern of the automaton, the place of its term.
    places: Vec<usize>,
}

impl<'m> TermFinder<'m> {
    /// Prepares the search for the terms, by those patterns only that `is_wanted`.
    fn of(terms: &'m [Term], is_wanted: impl Fn(&[u8]) -> bool) -> Self {
        let (mut patterns, mut places) = (Vec::new(), Vec::new());
        for (at, term) in terms.iter().enumerate() {
            for pattern in forms(term).flat_map(patterns_of_form).filter(|made| is_wanted(made)) {
                patterns.push(pattern);
                places.push(at);
            }
        }
        // the kind that is the quickest and smallest to make; it can't be made of billions only
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::NoncontiguousNFA))
            .prefilter(false)
            .build(patterns);
        Self { terms, automaton: automaton.ok(), places }
    }

    fn each_match(&self, text: &SearchText, mut found: impl FnMut(Range<usize>, usize)) {
        let Some(automaton) = &self.automaton else { return };
        for matched in automaton.find_overlapping_iter(&text.bytes) {
            if let Some(at) = self.places.get(matched.pattern().as_usize()) {
                found(text.range(matched.range()), *at);
            }
        }
    }

    fn mentions(&self, text: &SearchText) -> Vec<Mention<'m>> {
        // from each place the longest, and of equals the first term
        let mut longest: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        self.each_match(text, |range, at| {
            let kept = longest.entry(range.start).or_insert((range.end, at));
            if range.end > kept.0 || (range.end == kept.0 && at < kept.1) {
                *kept = (range.end, at);
            }
        });
        let mut by_length: Vec<_> = longest.into_iter().collect();
        by_length.sort_by_key(|(start, (end, _))| std::cmp::Reverse(end - start));
        let mut kept: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for (start, (end, at)) in by_length {
            let before = kept.range(..end).next_back();
            if before.is_none_or(|(_, (other_end, _))| *other_end <= start) {
                kept.insert(start, (end, at));
            }
        }
        let mentions = kept.into_iter();
        mentions
            .filter_map(|(start, (end, at))| {
                Some(Mention { range: start..end, term: self.terms.get(at)? })
            })
            .collect()
    }
}

/// A text as it is searched: in small letters, each separator a space, its words marked.
struct SearchText {
    bytes: Vec<u8>,
    /// For each byte, where in the text it comes from; for the mark of an end, where that is.
    origins: Vec<usize>,
}

impl SearchText {
    fn of(text: &str) -> Self {
        let (bytes, origins) = (Vec::with_capacity(text.len()), Vec::with_capacity(text.len()));
        let mut made = Self { bytes, origins };
        let (mut chars, mut was_in_word) = (text.char_indices().peekable(), false);
        while let Some((at, found)) = chars.next() {
            if found.is_alphanumeric() && !was_in_word {
                made.push(WORD_START, at);
            }
            was_in_word = found.is_alphanumeric();
            made.push_char(found, at);
            let next = chars.peek();
            if next.is_none_or(|(_, next)| !next.is_alphanumeric()) {
                made.push(WORD_END, next.map_or(text.len(), |(after, _)| *after));
            }
        }
        made
    }

    fn push(&mut self, byte: u8, origin: usize) {
        self.bytes.push(byte);
        self.origins.push(origin);
    }

    fn push_char(&mut self, found: char, at: usize) {
        if is_word_separator(found) {
            return self.push(b' ', at);
        }
        for lower in found.to_lowercase() {
            let mut buffer = [0; 4];
            lower.encode_utf8(&mut buffer).bytes().for_each(|byte| self.push(byte, at));
        }
    }

    /// The part of the text that a match covers; it begins and ends with a mark.
    fn range(&self, matched: Range<usize>) -> Range<usize> {
        let origin = |at: usize| self.origins.get(at).copied().unwrap_or_default();
        origin(matched.start)..origin(matched.end.saturating_sub(1))
    }
}

/// The words of a searched text, each with both of its marks.
fn first_words(searched: &[u8]) -> impl Iterator<Item = &[u8]> {
    searched.split_inclusive(|byte| *byte == WORD_END).filter_map(|part| {
        part.iter().position(|byte| *byte == WORD_START).and_then(|start| part.get(start..))
    })
}

/// What is searched for a form: itself and its plurals, as whole words. Nothing for a form that
/// begins with neither letter nor digit.
fn patterns_of_form(form: &str) -> impl Iterator<Item = Vec<u8>> {
    let written = form.starts_with(char::is_alphanumeric).then_some(form);
    let endings = ["", "s", "es"].into_iter().filter_map(move |ending| Some((written?, ending)));
    let stem = written.and_then(|form| form.strip_suffix(['y', 'Y']));
    endings
        .chain(stem.map(|stem| (stem, "ies")))
        .map(|(stem, ending)| SearchText::of(&format!("{stem}{ending}")).bytes)
}

/// What may stand between the words of a term: a space or a hyphen, the unbreakable ones too.
fn is_word_separator(found: char) -> bool {
    matches!(found, ' ' | '-' | '\n' | '\u{a0}' | '\u{2010}' | '\u{2011}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::fixtures::term;

    fn mentioned_texts<'t>(terms: &[Term], text: &'t str) -> Vec<&'t str> {
        find_mentions(terms, text).into_iter().map(|mention| &text[mention.range]).collect()
    }

    #[test]
    fn a_term_is_found_in_every_form_people_write_and_in_no_other_word() {
        let terms = [
            term("link worker", &[]),
            term("QOF", &[]),
            term("charity", &[]),
            term("place", &["borough"]),
        ];
        let table: [(&str, &[&str]); 8] = [
            ("Our Link Workers know", &["Link Workers"]),
            ("a link-worker's day", &["link-worker"]),
            ("qof and its rules", &["qof"]),
            ("two charities, one charity.", &["charities", "charity"]),
            ("Boroughs take place", &["Boroughs", "place"]),
            ("the marketplace is placed", &[]),
            ("linkworker, link  worker", &[]),
            ("", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(mentioned_texts(&terms, text), expected, "{text}");
        }
    }

    #[test]
    fn the_longest_term_wins_and_none_overlap() {
        let terms = [term("care", &[]), term("social care", &[]), term("care plan of action", &[])];
        assert_eq!(
            mentioned_texts(&terms, "social care plan of action; social care"),
            ["care plan of action", "social care"]
        );
    }

    #[test]
    fn letters_beyond_english_neither_break_nor_hide_a_term() {
        let terms = [term("café", &[]), term("place", &[])];
        assert_eq!(mentioned_texts(&terms, "Ein CAFÉ – éplace, “place”"), ["CAFÉ", "place"]);
    }

    #[test]
    fn a_form_that_ends_in_a_sign_is_found_before_anything_but_a_word() {
        let terms = [term("A&E", &[]), term("C++", &[]), term("(odd)", &[])];
        assert_eq!(mentioned_texts(&terms, "A&E, c++? c++a (odd)"), ["A&E", "c++"]);
    }

    #[test]
    fn of_two_terms_with_one_form_the_first_counts() {
        let terms = [term("PCN", &["network"]), term("network", &[])];
        let found = find_mentions(&terms, "a network");
        assert_eq!(found.iter().map(|mention| &*mention.term.term).collect::<Vec<_>>(), ["PCN"]);
    }

    #[test]
    fn a_form_nobody_would_say_is_not_searched_for() {
        let (long, short) = ("a ".repeat(40), "a ".repeat(12));
        assert!(is_too_long(long.trim()) && !is_too_long(short.trim()));
        assert_eq!(find_mentions(&[term(&long, &[])], &long), []);
        assert_eq!(find_mentions(&[term(&short, &[])], &short).len(), 1);
    }

    /// Forty thousand forms in a megabyte of text: one after the other they would take hours.
    #[test]
    fn a_large_glossary_is_searched_for_in_one_pass() {
        let forms: Vec<String> = (0..40_000).map(|number| format!("word{number}x")).collect();
        let terms: Vec<Term> = forms
            .chunks(20)
            .map(|also| term(&also[0], &also[1..].iter().map(String::as_str).collect::<Vec<_>>()))
            .collect();
        let text = "care of the people who live here ".repeat(600);
        let mut texts = vec![text.as_str(); 30];
        texts.push("and word37777x");
        assert_eq!(find_used_terms(&terms, texts), HashSet::from([37_777 / 20]));
        let found = find_mentions(&terms, &format!("{text} word5x"));
        assert_eq!(found.len(), 1);
    }

    /// Forms that begin and end alike, in a text of nothing else.
    #[test]
    fn terms_within_terms_do_not_multiply() {
        let terms: Vec<Term> = (1..=12).map(|words| term(&"a ".repeat(words), &[])).collect();
        let found = find_mentions(&terms, &"a ".repeat(30_000));
        assert_eq!(found.len(), 30_000 / 12);
    }
}

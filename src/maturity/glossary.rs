//! The glossary: finds its terms in a text, so that a screen can mark them and explain them on a
//! key.
//!
//! A term is found as whole words, whatever the case: as it is written or under one of its other
//! forms, as a simple plural, and with a hyphen where it has a space.

use std::ops::Range;

use super::matrix::Term;

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
    let mut found: Vec<Mention<'m>> = Vec::new();
    for start in word_starts(text) {
        for term in terms {
            if let Some(length) =
                forms(term).filter_map(|form| match_length(&text[start..], form)).max()
            {
                found.push(Mention { range: start..start + length, term });
            }
        }
    }
    found.sort_by_key(|mention| std::cmp::Reverse(mention.range.len()));
    let mut kept: Vec<Mention<'m>> = Vec::new();
    for mention in found {
        if kept.iter().all(|other| {
            mention.range.end <= other.range.start || other.range.end <= mention.range.start
        }) {
            kept.push(mention);
        }
    }
    kept.sort_by_key(|mention| mention.range.start);
    kept
}

fn forms(term: &Term) -> impl Iterator<Item = &str> {
    std::iter::once(&term.term)
        .chain(&term.also)
        .map(|form| form.trim())
        .filter(|form| !form.is_empty())
}

fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut in_word = false;
    text.char_indices().filter_map(move |(at, found)| {
        let was_in_word = std::mem::replace(&mut in_word, found.is_alphanumeric());
        (in_word && !was_in_word).then_some(at)
    })
}

/// How many bytes at the beginning of `text` are this form or its plural, as whole words.
fn match_length(text: &str, form: &str) -> Option<usize> {
    if let Some(after) = strip_prefix_ignoring_case(text, form) {
        return ["", "s", "es"].iter().find_map(|ending| match_ending(text, after, ending));
    }
    let stem = form.strip_suffix(['y', 'Y'])?;
    match_ending(text, strip_prefix_ignoring_case(text, stem)?, "ies")
}

fn match_ending(text: &str, after_form: &str, ending: &str) -> Option<usize> {
    let rest = strip_prefix_ignoring_case(after_form, ending)?;
    (!rest.starts_with(char::is_alphanumeric)).then(|| text.len() - rest.len())
}

/// What follows `form` where `text` begins with it.
fn strip_prefix_ignoring_case<'t>(text: &'t str, form: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    form.chars()
        .all(|wanted| rest.next().is_some_and(|found| chars_match(found, wanted)))
        .then_some(rest.as_str())
}

fn chars_match(found: char, wanted: char) -> bool {
    found.eq_ignore_ascii_case(&wanted)
        || (is_word_separator(found) && is_word_separator(wanted))
        || (!found.is_ascii() && found.to_lowercase().eq(wanted.to_lowercase()))
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
}

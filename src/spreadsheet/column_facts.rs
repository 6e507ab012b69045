//! Column facts: what stands in the boxes of a column below the headings, whatever its heading says.
//! Numbers, codes, one text all the way down: such a column is no stage.

use std::collections::HashSet;
use std::ops::Range;

use super::cell_words::{is_day, is_score};
use super::column_synonyms::normalize_heading;
use super::table::{Cell, Table};

/// What stands in a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ColumnFacts {
    /// The rows that were looked at; rows without any text are left out.
    pub(crate) rows: usize,
    pub(crate) filled: usize,
    pub(crate) distinct: usize,
    /// Boxes that hold a number, a tick or a one-word answer.
    pub(crate) scores: usize,
    /// Boxes that hold a code, such as "1.1.1", "A1.a" or "G1_2", or a day.
    pub(crate) codes: usize,
    /// Words in all boxes.
    pub(crate) words: usize,
}

impl ColumnFacts {
    pub(crate) fn of(table: &Table, column: usize, rows: Range<usize>) -> Self {
        let mut facts = Self::default();
        let mut seen = HashSet::new();
        for row in rows.filter(|row| !table.is_blank(*row)) {
            facts.rows += 1;
            let text = table.visible_text(Cell::at(row, column));
            if text.is_empty() {
                continue;
            }
            facts.filled += 1;
            let head = judged_part(text);
            facts.words += head.split_whitespace().count();
            facts.scores += usize::from(is_score(text));
            facts.codes += usize::from(is_code(text) || is_day(text));
            seen.insert((normalize_heading(head), text.len() - head.len()));
        }
        facts.distinct = seen.len();
        facts
    }

    /// One word or two all the way down, such as a kind or a unit; a sentence is a description,
    /// however often it comes.
    pub(crate) fn is_constant(&self) -> bool {
        self.filled > 2 && self.distinct == 1 && self.tenfold_words() <= 20
    }

    /// Numbers, ticks, codes or days, and hardly any words.
    pub(crate) fn is_numbers_or_codes(&self) -> bool {
        self.filled > 0 && (self.scores.max(self.codes) * 10 >= self.filled * 8)
    }

    /// Whether it is about as full as columns that are `fill` of `rows` full.
    pub(crate) fn is_as_full_as(&self, fill: usize) -> bool {
        self.filled > 0 && self.filled * 10 >= fill * 8
    }

    /// How many words a box has on average, tenfold.
    pub(crate) fn tenfold_words(&self) -> usize {
        (self.words * 10).checked_div(self.filled).unwrap_or(0)
    }
}

/// As much of a text as tells what kind of text it is, whatever its length.
fn judged_part(text: &str) -> &str {
    const MAX_BYTES: usize = 1_000;
    let mut end = MAX_BYTES.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Whether a text is a code: one word with a digit in it, or digits with dots.
fn is_code(text: &str) -> bool {
    const MAX_BYTES: usize = 64;
    let text = text.trim();
    let is_word = text.len() <= MAX_BYTES
        && !text.contains(char::is_whitespace)
        && text.chars().count() <= 16;
    is_word
        && text.chars().any(|letter| letter.is_ascii_digit())
        && text.chars().all(|letter| {
            letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_' | '-' | '/' | '(' | ')')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_words_are_told_apart() {
        for code in ["1.1.1", "A1.a", "G1_2", "F1", "3", "CIP-002"] {
            assert!(is_code(code), "{code}");
        }
        for words in ["No plan.", "Plans", "24/7 cover", "We book 3 calls", "Reifegrad", ""] {
            assert!(!is_code(words), "{words}");
        }
    }

    #[test]
    fn what_stands_in_a_column_is_counted() {
        let rows = ["Head|Head|Head", "x|1|We plan", "x|2|We meet", "x|3|We act"];
        let cells = |row: &&str| row.split('|').map(str::to_owned).collect();
        let table = Table::new("", rows.iter().map(cells).collect());
        let of = |column| ColumnFacts::of(&table, column, 1..4);
        assert!(of(0).is_constant() && of(1).is_numbers_or_codes());
        assert!(!of(2).is_constant() && !of(2).is_numbers_or_codes() && of(2).is_as_full_as(3));
        assert_eq!(of(2).tenfold_words(), 20);
    }
}

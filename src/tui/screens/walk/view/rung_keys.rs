//! The keys that answer, in one line. Where it is short, the names of a ladder's rungs give way:
//! "not sure" and "does not apply" always stay. Where rungs are numbers, the line begins with what the
//! numbers do.

use unicode_width::UnicodeWidthStr;

use crate::maturity::matrix::{Item, Ladder, Matrix, name_after_number};
use crate::maturity::phrases::format_item_answer;
use crate::maturity::text_wrap::truncate;
use crate::maturity::walk::answer_choices::{
    NOT_SURE_SIGN, answer_choices, choice_numbers, has_none_yet, has_number_keys, rungs_in_order,
};
use crate::tui::widgets::board::unique_abbreviation;

/// Shorter than this, the beginning of a name says nothing.
const SHORTEST_NAME: usize = 5;

/// The key for "not sure" where no digit is the number of a rung.
const NOT_SURE_DIGIT: &str = "0";

type KeyLine = Vec<(String, String)>;

/// What the keys of a ladder do.
struct RungKeys<'n> {
    none_yet: Option<&'static str>,
    /// The digit of each rung, and its name.
    rungs: Vec<(i32, &'n str)>,
    /// What all rungs are called that differ by their number alone: "Level", or nothing.
    counted: Option<&'n str>,
    /// Whether some rungs have no digit: they are chosen with the arrows.
    has_more: bool,
    not_sure: &'static str,
}

/// The keys of a ladder and what they do, in at most `width` columns where that can be.
pub(crate) fn fit(matrix: &Matrix, ladder: &Ladder, width: usize) -> KeyLine {
    fit_keys(&rung_keys(matrix, ladder), width)
}

/// The keys that answer a statement, in at most `width` columns.
pub(crate) fn answers(matrix: &Matrix, item: Item<'_>, width: usize) -> KeyLine {
    let not_sure = not_sure_key(matrix);
    let choices = answer_choices(matrix, item);
    let names = choices.iter().map(|answer| format_item_answer(matrix, item, answer));
    let scale: KeyLine = (1..).zip(names).map(|(key, name)| (key.to_string(), name)).collect();
    let line = |not_applicable: &str| -> KeyLine {
        let others = [pair(not_sure, "not sure"), pair("-", not_applicable)];
        scale.iter().cloned().chain(others).collect()
    };
    let whole = line("does not apply");
    if line_width(&whole) <= width { whole } else { line("n/a") }
}

/// The keys of the card where the stages are numbers; none where they are not.
pub(crate) fn card_keys(matrix: &Matrix, width: usize) -> Option<KeyLine> {
    let numbers = matrix.stage_numbers()?;
    let before = numbers.first().filter(|lowest| **lowest > 0).map(|_| 0);
    let digits: Vec<i32> =
        before.into_iter().chain(numbers).filter(|number| is_digit(*number)).collect();
    let line = |other: &str| {
        vec![
            (digit_range(&digits), "the stage".to_owned()),
            pair("Enter", "agree and go on"),
            pair("▲▼", other),
        ]
    };
    let whole = line("choose another stage");
    Some(if line_width(&whole) <= width { whole } else { line("another") })
}

/// "Not sure" has one key for all items where the digits of some are the numbers of rungs.
pub(crate) fn not_sure_key(matrix: &Matrix) -> &'static str {
    if matrix.has_numbered_rungs() { NOT_SURE_SIGN } else { NOT_SURE_DIGIT }
}

fn rung_keys<'m>(matrix: &'m Matrix, ladder: &Ladder) -> RungKeys<'m> {
    let item = Item::Ladder(ladder);
    let (is_numbered, has_none_yet) = (has_number_keys(matrix, item), has_none_yet(matrix, ladder));
    let names =
        rungs_in_order(matrix, ladder).into_iter().map(|at| matrix.stages[at].name.as_str());
    let numbers = choice_numbers(matrix, item).into_iter().skip(usize::from(has_none_yet));
    let all: Vec<_> = numbers.zip(names).collect();
    let rungs: Vec<_> = all.iter().copied().filter(|(number, _)| is_digit(*number)).collect();
    let counted = rungs.first().and_then(|(_, name)| counted_word(name)).filter(|word| {
        is_numbered && rungs.iter().all(|(_, name)| counted_word(name) == Some(word))
    });
    let shown = |name: &'m str| if is_numbered { name_after_number(name) } else { name };
    RungKeys {
        none_yet: has_none_yet.then_some(if is_numbered { "0" } else { "1" }),
        counted,
        has_more: rungs.len() < all.len(),
        rungs: rungs.iter().map(|(number, name)| (*number, shown(name))).collect(),
        not_sure: not_sure_key(matrix),
    }
}

/// The word before the number of a name that has nothing after it: "Level" of "Level 3", nothing of
/// "3".
fn counted_word(name: &str) -> Option<&str> {
    let word = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    (word.len() < name.len()).then(|| word.trim_end())
}

fn fit_keys(keys: &RungKeys<'_>, width: usize) -> KeyLine {
    let names: Vec<&str> = keys.rungs.iter().map(|(_, name)| *name).collect();
    let longest = names.iter().map(|name| name.width()).max().unwrap_or(0);
    let cut = |most: usize| names.iter().map(|name| truncate(name, most)).collect::<Vec<_>>();
    let letters = || (0..names.len()).map(|at| unique_abbreviation(&names, at)).collect::<Vec<_>>();
    let shortened = (SHORTEST_NAME..=longest.max(SHORTEST_NAME)).rev().map(cut);
    let shortened = shortened
        .chain(std::iter::once_with(letters))
        .filter(|names| keys.counted.is_none() && is_distinct(names));
    let whole = shortened.map(|names| keys.line(each_key(keys, &names), "does not apply"));
    let short = ["does not apply", "n/a"].into_iter();
    let short = short.map(|not_applicable| keys.line(keys.range(), not_applicable));
    let mut lines = whole.chain(short).peekable();
    while let Some(keys) = lines.next() {
        if line_width(&keys) <= width || lines.peek().is_none() {
            return keys;
        }
    }
    Vec::new()
}

impl RungKeys<'_> {
    fn line(&self, rungs: KeyLine, not_applicable: &str) -> KeyLine {
        let none_yet = self.none_yet.map(|key| pair(key, "none yet"));
        let more = self.has_more.then(|| pair("◄►", "the others"));
        let others = [pair(self.not_sure, "not sure"), pair("-", not_applicable)];
        none_yet.into_iter().chain(rungs).chain(more).chain(others).collect()
    }

    /// The rungs without their names: they stand above, each with its digit.
    fn range(&self) -> KeyLine {
        let digits: Vec<i32> = self.rungs.iter().map(|(digit, _)| *digit).collect();
        let keys = digit_range(&digits);
        let words = match self.counted {
            Some("") => "as numbered".to_owned(),
            Some(word) => format!("the {}", word.to_lowercase()),
            None => "as above".to_owned(),
        };
        if keys.is_empty() { Vec::new() } else { vec![(keys, words)] }
    }
}

/// "0 to 5", or the digits themselves where some are left out.
fn digit_range(digits: &[i32]) -> String {
    match digits {
        [first, .., last] if usize::try_from(last - first + 1) == Ok(digits.len()) => {
            format!("{first} to {last}")
        }
        _ => digits.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
    }
}

/// Whether a number can be typed as one digit.
fn is_digit(number: i32) -> bool {
    (0..=9).contains(&number)
}

fn pair(key: &str, words: &str) -> (String, String) {
    (key.to_owned(), words.to_owned())
}

fn is_distinct(names: &[String]) -> bool {
    names.iter().enumerate().all(|(at, name)| !names[..at].contains(name))
}

fn each_key(keys: &RungKeys<'_>, names: &[String]) -> KeyLine {
    let digits = keys.rungs.iter().map(|(digit, _)| digit.to_string());
    digits.zip(names.iter().cloned()).collect()
}

fn line_width(keys: &[(String, String)]) -> usize {
    let parts = keys.iter().map(|(key, words)| key.width() + 1 + words.width());
    parts.sum::<usize>() + 2 * keys.len().saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::fixtures::{domain, ladder, matrix};

    fn words(names: &[&str], width: usize) -> String {
        let asked = matrix(names, vec![domain("A", &[])]);
        let mut asked = Matrix { domains: asked.domains.clone(), ..asked };
        asked.domains[0].ladders.push(ladder("l", names));
        let keys = fit(&asked, &asked.domains[0].ladders[0], width);
        let parts: Vec<String> = keys.iter().map(|(key, words)| format!("{key} {words}")).collect();
        parts.join("  ")
    }

    #[test]
    fn rungs_names_are_shortened_before_any_key_is_lost() {
        assert_eq!(
            words(&["Named", "Discussed", "Agreed"], 78),
            "1 none yet  2 Named  3 Discussed  4 Agreed  0 not sure  - does not apply"
        );
        let names = ["Starting off", "Developing well", "Established here", "Embedded", "Leading"];
        assert_eq!(words(&names, 58), "1 none yet  2 to 6 as above  0 not sure  - does not apply");
        for width in [48, 58, 78, 118] {
            let line = words(&names, width);
            assert!(line.width() <= width, "{width}: {line}");
            assert!(line.contains("0 not sure  - "));
        }
    }

    #[test]
    fn where_rungs_are_numbers_the_line_says_so_first() {
        let cases: [(&[&str], usize, &str); 7] = [
            (&["0", "1", "2"], 78, "0 to 2 as numbered  . not sure  - does not apply"),
            (&["1", "2", "3"], 78, "0 none yet  1 to 3 as numbered  . not sure  - does not apply"),
            (
                &["Level 0", "Level 1", "Level 2"],
                58,
                "0 to 2 the level  . not sure  - does not apply",
            ),
            (&["0", "5", "10"], 78, "0 5 as numbered  ◄► the others  . not sure  - does not apply"),
            (
                &["-1 Harmful", "0 Neutral", "1 Helpful"],
                78,
                "0 Neutral  1 Helpful  ◄► the others  . not sure  - does not apply",
            ),
            (
                &["0 Nobody", "1 Some", "2 All"],
                78,
                "0 Nobody  1 Some  2 All  . not sure  - does not apply",
            ),
            (
                &["1 Some of them", "2 All of them"],
                44,
                "0 none yet  1 to 2 as above  . not sure  - n/a",
            ),
        ];
        for (names, width, expected) in cases {
            assert_eq!(words(names, width), expected, "{names:?}");
        }
    }
}

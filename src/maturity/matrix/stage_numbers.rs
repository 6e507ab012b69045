//! The numbers in the names of stages: "Level 3", "3 Established", "0". Where the stages of a scale
//! are numbers, the digit that is typed is that number; one below zero, such as "-1 Harmful", has no
//! digit.

use super::{Ladder, Matrix};

/// A scale whose lowest number is higher than this has no digit to begin with, such as a list of
/// years.
const MAX_LOWEST: i32 = 9;

const MAX_NUMBER: i32 = 99;

/// What stands before a number below zero.
const MINUS: [char; 2] = ['-', '\u{2212}'];

impl Matrix {
    /// The number of each stage, lowest first, where the stages are numbers.
    pub fn stage_numbers(&self) -> Option<Vec<i32>> {
        numbers_of(self.stages.iter().map(|stage| stage.name.as_str()))
    }

    /// The number of each rung of a ladder, lowest first, where the rungs are numbers. Rungs of
    /// stages that this matrix does not have count for nothing.
    pub fn rung_numbers(&self, ladder: &Ladder) -> Option<Vec<i32>> {
        let described = self.stages.iter().filter(|stage| ladder.rung(&stage.id).is_some());
        numbers_of(described.map(|stage| stage.name.as_str()))
    }

    /// Whether the lowest rung of a ladder is number 0 or below: it says itself that there is nothing
    /// yet.
    pub fn has_rung_zero(&self, ladder: &Ladder) -> bool {
        self.rung_numbers(ladder).is_some_and(|numbers| numbers.first() <= Some(&0))
    }

    /// Whether any of its ladders has rungs that are numbers.
    pub fn has_numbered_rungs(&self) -> bool {
        let mut ladders = self.domains.iter().flat_map(|domain| &domain.ladders);
        ladders.any(|ladder| self.rung_numbers(ladder).is_some())
    }
}

/// What a name says after the number that it begins with: "Established" of "3. Established", nothing
/// of "3". A name that begins otherwise stays whole.
pub fn name_after_number(name: &str) -> &str {
    let is_sign = |letter: char| {
        letter.is_whitespace() || matches!(letter, '.' | ':' | ')' | '-' | '–' | '—' | '=')
    };
    match number_in_name(name) {
        Some(_) => {
            let counted = name.trim_start_matches(MINUS);
            let rest = counted.trim_start_matches(|letter: char| letter.is_ascii_digit());
            if rest.len() < counted.len() { rest.trim_start_matches(is_sign) } else { name }
        }
        None => name,
    }
}

/// The numbers of the names of a scale, lowest first: each name has one, and each is higher than the
/// one before.
fn numbers_of<'n>(names: impl Iterator<Item = &'n str>) -> Option<Vec<i32>> {
    let numbers: Vec<i32> = names.map(number_in_name).collect::<Option<_>>()?;
    let lowest = *numbers.first()?;
    let is_rising = numbers.windows(2).all(|pair| pair[0] < pair[1]);
    let is_small = lowest <= MAX_LOWEST && numbers.iter().all(|number| number.abs() <= MAX_NUMBER);
    (is_rising && is_small).then_some(numbers)
}

/// The whole number that a name begins with, or that follows its words: 3 of "3 Established", "3.
/// Established", "Level 3", "ML3" and "Level 3: Established", -1 of "-1 Harmful". None of "1.5",
/// "2nd", "50%", "1-2" or "Early".
fn number_in_name(name: &str) -> Option<i32> {
    if let Some(number) = name.strip_prefix(MINUS) {
        let is_counted = number.starts_with(|letter: char| letter.is_ascii_digit());
        return number_in_name(number).filter(|_| is_counted).map(|number| -number);
    }
    let at = name.find(|letter: char| letter.is_ascii_digit())?;
    let (before, rest) = name.split_at(at);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, after) = rest.split_at(digits);
    let is_word = |letter: char| letter.is_alphabetic() || letter.is_whitespace();
    let mut after = after.chars();
    let is_whole = match (after.next(), after.next()) {
        (Some(letter), _) if letter.is_alphanumeric() || letter == '%' => false,
        (Some('.' | ',' | '-' | '–' | '/'), Some(next)) => !next.is_alphanumeric(),
        (Some('+'), _) => false,
        _ => true,
    };
    (is_whole && before.chars().all(is_word)).then(|| number.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_stage_is_in_its_name() {
        let cases = [
            ("0", Some(0)),
            ("3 Established", Some(3)),
            ("3. Established", Some(3)),
            ("3: Established", Some(3)),
            ("3 - Established", Some(3)),
            ("3) Established", Some(3)),
            ("Level 3", Some(3)),
            ("Level 3: Established", Some(3)),
            ("Level 3 of 5", Some(3)),
            ("Maturity level 10", Some(10)),
            ("ML2", Some(2)),
            ("Reifegrad 4", Some(4)),
            ("007", Some(7)),
            ("Early", None),
            ("1.5", None),
            ("2nd", None),
            ("50%", None),
            ("1-2", None),
            ("5+", None),
            ("-1", Some(-1)),
            ("\u{2212}2 Harmful", Some(-2)),
            ("- 1", None),
            ("--1", None),
            ("Level -1", None),
            ("Level two", None),
            ("Under £5", None),
            ("99999999999", None),
            ("", None),
        ];
        for (name, number) in cases {
            assert_eq!(number_in_name(name), number, "{name:?}");
        }
    }

    #[test]
    fn a_name_after_its_number_stands_alone() {
        let cases = [
            ("3 Established", "Established"),
            ("3. Established", "Established"),
            ("3 - Established", "Established"),
            ("3", ""),
            ("-1 Harmful", "Harmful"),
            ("Level 3", "Level 3"),
            ("2nd", "2nd"),
            ("Early", "Early"),
        ];
        for (name, rest) in cases {
            assert_eq!(name_after_number(name), rest, "{name}");
        }
    }

    #[test]
    fn stages_are_numbers_where_each_has_one_and_they_rise() {
        let cases: [(&[&str], Option<&[i32]>); 12] = [
            (&["0", "1", "2"], Some(&[0, 1, 2])),
            (&["Level 1", "Level 2", "Level 3"], Some(&[1, 2, 3])),
            (&["0 None", "1 Some", "2 All"], Some(&[0, 1, 2])),
            (&["Level 2", "Level 4"], Some(&[2, 4])),
            (&["0", "5", "10"], Some(&[0, 5, 10])),
            (&["-1 Harm", "0", "1"], Some(&[-1, 0, 1])),
            (&["Foundation", "Step 1", "Step 2"], None),
            (&["Level 3", "Level 2", "Level 1"], None),
            (&["Fewer than 3", "3 to 5", "More than 5"], None),
            (&["2024", "2025"], None),
            (&["Up to 10", "Up to 20"], None),
            (&[], None),
        ];
        for (names, numbers) in cases {
            assert_eq!(numbers_of(names.iter().copied()).as_deref(), numbers, "{names:?}");
        }
    }
}

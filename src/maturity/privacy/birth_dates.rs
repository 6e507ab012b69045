//! Detects a date of birth among the other dates of a text.

use crate::maturity::date_input;

/// Days in these years are worrying by themselves: networks began in 2019, and their notes speak of
/// the years since.
const BIRTH_YEARS: std::ops::RangeInclusive<u32> = 1900..=2015;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A word or a number of a text, with what stands between it and the one before.
struct DateToken {
    separator: String,
    text: String,
}

/// The year of a date as it is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Year {
    Full(u32),
    Short,
}

/// Whether `text` holds a full date of long ago, or any date beside a word for birth.
pub(crate) fn has_birth_date(text: &str) -> bool {
    let tokens = tokenize(text);
    (0..tokens.len()).any(|at| match tokens.get(at..at + 3).and_then(match_date) {
        Some(Year::Full(year)) if BIRTH_YEARS.contains(&year) => true,
        Some(_) => is_near_birth_word(&tokens, at),
        None => false,
    })
}

/// Runs of digits and runs of letters. The "th" of "12th", and "of" and "the", which only stand
/// between, count as gap.
fn tokenize(text: &str) -> Vec<DateToken> {
    let mut tokens: Vec<DateToken> = Vec::new();
    let mut gap = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_digits = first.is_ascii_digit();
        let is_part =
            |found: char| if is_digits { found.is_ascii_digit() } else { found.is_alphabetic() };
        let end = rest.find(|found| !is_part(found)).unwrap_or(rest.len()).max(first.len_utf8());
        let (part, after) = rest.split_at(end);
        rest = after;
        let word = part.to_lowercase();
        let is_ordinal = gap.is_empty() && matches!(word.as_str(), "st" | "nd" | "rd" | "th");
        if is_ordinal || matches!(word.as_str(), "of" | "the") {
            gap.push(' ');
        } else if first.is_alphanumeric() {
            tokens.push(DateToken { separator: std::mem::take(&mut gap), text: word });
        } else {
            gap.push_str(part);
        }
    }
    tokens
}

/// The year, where three tokens in a row are a date: day month year, month (by name) day year, or
/// year month day.
fn match_date(three: &[DateToken]) -> Option<Year> {
    let [first, second, third] = three else { return None };
    let is_named = month_by_name(first).or(month_by_name(second)).is_some();
    let is_one_date = if is_named {
        has_date_separator(second) && has_date_separator(third)
    } else {
        has_same_separator(second, third)
    };
    if !is_one_date {
        return None;
    }
    let long = |token: &DateToken| (token.text.len() == 4).then(|| number(token)).flatten();
    if let Some(year) = long(first) {
        return (month(second).is_some() && day(third).is_some()).then_some(Year::Full(year));
    }
    let ordered = (day(first).is_some() && month(second).is_some())
        || (month_by_name(first).is_some() && day(second).is_some());
    if !ordered {
        return None;
    }
    match long(third) {
        Some(year) => Some(Year::Full(year)),
        None => (third.text.len() == 2 && number(third).is_some()).then_some(Year::Short),
    }
}

/// Around the name of a month people put spaces, a comma, a hyphen.
fn has_date_separator(token: &DateToken) -> bool {
    let marks = token.separator.chars().filter(|found| !found.is_whitespace()).count();
    marks <= 1
        && token.separator.chars().count() <= 5
        && token.separator.chars().all(|found| " /-.,\u{a0}".contains(found))
}

/// Between numbers alone stands the same single mark twice.
fn has_same_separator(second: &DateToken, third: &DateToken) -> bool {
    second.separator == third.separator
        && matches!(second.separator.as_str(), "/" | "-" | "." | " ")
}

fn number(token: &DateToken) -> Option<u32> {
    token.text.parse().ok()
}

fn day(token: &DateToken) -> Option<u32> {
    number(token).filter(|day| token.text.len() <= 2 && (1..=31).contains(day))
}

fn month(token: &DateToken) -> Option<u32> {
    month_by_name(token)
        .or_else(|| number(token).filter(|month| token.text.len() <= 2 && (1..=12).contains(month)))
}

fn month_by_name(token: &DateToken) -> Option<u32> {
    let name = token.text.as_str();
    let at = MONTHS.iter().zip(date_input::MONTHS).position(|(short, full)| {
        name == *short || name == full || (name == "sept" && *short == "sep")
    });
    at.and_then(|at| u32::try_from(at + 1).ok())
}

/// Whether a word for birth stands up to six words before the date at `at`, or three after it.
fn is_near_birth_word(tokens: &[DateToken], at: usize) -> bool {
    let near = &tokens[at.saturating_sub(6)..tokens.len().min(at + 6)];
    let word = |token: &DateToken| {
        matches!(token.text.as_str(), "born" | "dob" | "birth" | "birthday" | "birthdate")
    };
    near.iter().any(word)
        || near.windows(3).any(|letters| {
            ["d", "o", "b"].iter().zip(letters).all(|(letter, token)| token.text == *letter)
        })
}

//! What a short text in a cell is: a blank, a tick, an answer, a number, a day, a score.

use super::column_synonyms::{MAX_KNOWN_BYTES, normalize_heading};
use super::word_list::WordList;

/// More digits than this are no number that anybody wrote.
const MAX_NUMBER_BYTES: usize = 60;

/// Whether a cell is as short as a tick or a score is.
fn is_short(text: &str) -> bool {
    const MAX_BYTES: usize = 12;
    text.len() <= MAX_BYTES
}

/// Whether a cell says that there is nothing in it.
pub(crate) fn is_placeholder(text: &str) -> bool {
    static PLACEHOLDERS: WordList =
        WordList::new("na, n a, none, nil, tbc, tbd, not applicable, x, blank");
    !text.chars().any(char::is_alphanumeric)
        || text.len() <= MAX_KNOWN_BYTES && PLACEHOLDERS.has(&normalize_heading(text))
}

/// Whether a cell says that it is as another one: its own words are not there.
pub(crate) fn is_ditto(text: &str) -> bool {
    static DITTO: WordList = WordList::new(
        "ditto, as above, same as above, as before, same as before, see above, \
                         as left, same, as previous, same as previous",
    );
    matches!(text.trim(), "\"" | "''" | "〃" | "”" | "-\"-")
        || text.len() <= MAX_KNOWN_BYTES && DITTO.has(&normalize_heading(text))
}

/// Whether a cell holds a tick, which is somebody's answer and no description.
pub(crate) fn is_tick(text: &str) -> bool {
    static TICKS: WordList = WordList::new("x, true, false, ✓, ✔, ☑, ☒, ☐, ✗, ✘");
    is_short(text) && TICKS.has(&text.trim().to_lowercase())
}

/// Whether a heading is an answer to a question, as a questionnaire has one column for each.
pub(crate) fn is_answer(heading: &str) -> bool {
    static ANSWERS: WordList = WordList::new(
        "yes, no, n a, na, not applicable, dont know, not sure, unsure, never, rarely, \
                           seldom, sometimes, often, usually, mostly, always, partly, fully, \
                           not at all, agree, disagree, strongly agree, strongly disagree, \
                           neither agree nor disagree, neutral, true, false, y, n, \
                           to some extent, to a great extent, somewhat, completely, partial, partially, \
                           in part, met, partly met, partially met, not met, in place, partly in place, \
                           partially in place, not in place, compliant, partially compliant, \
                           partly compliant, not compliant, non compliant, yes partly, yes fully",
    );
    ANSWERS.has(&normalize_heading(heading))
}

/// Whether a word is what people call a row that adds up the others.
pub(crate) fn is_sum(word: &str) -> bool {
    static SUMS: WordList = WordList::new(
        "total, totals, average, averages, mean, score, scores, overall, sum, subtotal, subtotals",
    );
    SUMS.has(word)
}

/// Whether a cell holds nothing but a number.
pub(crate) fn is_number(text: &str) -> bool {
    let bare = text.trim().trim_end_matches('%').trim_end();
    if bare.len() > MAX_NUMBER_BYTES {
        return false;
    }
    // decimal commas and thousands too, as 12,5 and 1.234,50
    let is_digits = bare.bytes().any(|sign| sign.is_ascii_digit())
        && bare.bytes().all(|sign| matches!(sign, b'0'..=b'9' | b',' | b'.' | b'-' | b'+'));
    is_digits || bare.parse::<f64>().is_ok()
}

/// Whether a name is a day, a month or a year, and so says when and not how far: "2026-04-01",
/// "Apr 2026", "2025/26".
pub(crate) fn is_time(name: &str) -> bool {
    static MONTHS: WordList = WordList::new(
        "jan, feb, mar, apr, may, jun, jul, aug, sep, sept, oct, nov, dec, \
                          january, february, march, april, june, july, august, september, \
                          october, november, december, q1, q2, q3, q4, spring, summer, autumn, winter",
    );
    let key = normalize_heading(name);
    let is_year = |word: &str| {
        word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1990..2100).contains(&year))
    };
    let is_part = |word: &str| {
        MONTHS.has(word) || word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    key.split(' ').any(is_year) && key.split(' ').all(|word| is_year(word) || is_part(word))
}

/// Whether a cell holds a day, with a time or without: "2026-04-01 09:30:00", "01/04/2026".
pub(crate) fn is_day(text: &str) -> bool {
    const MAX_BYTES: usize = 40;
    if text.len() > MAX_BYTES {
        return false;
    }
    let day = text.trim().split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let is_part =
        |part: &&str| matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|b| b.is_ascii_digit());
    parts.len() == 3
        && parts.iter().all(is_part)
        && parts.iter().filter(|part| part.len() == 4).count() == 1
}

/// Whether a cell holds a number or a tick, as somebody's answer would.
pub(crate) fn is_score(text: &str) -> bool {
    static ANSWERS: WordList =
        WordList::new("x, y, n, yes, no, ✓, ✔, r, a, g, red, amber, green, true, false");
    is_number(text) || is_short(text) && ANSWERS.has(&text.to_lowercase())
}

/// Whether a cell holds what a spreadsheet shows when a formula fails: `#REF!`, `#N/A`, `#NAME?`,
/// `#SPILL!`, `Err:502` and the like.
pub(crate) fn is_formula_error(text: &str) -> bool {
    const UNMARKED: [&str; 3] = ["#N/A", "#GETTING_DATA", "#CONNECT"];
    let is_name = |name: &str| {
        !name.is_empty()
            && name.bytes().all(|sign| matches!(sign, b'A'..=b'Z' | b'0' | b'/' | b'_'))
    };
    let is_marked =
        text.strip_prefix('#').and_then(|name| name.strip_suffix(['!', '?'])).is_some_and(is_name);
    let is_numbered = text.strip_prefix("Err:").is_some_and(|number| {
        number.len() == 3 && number.bytes().all(|digit| digit.is_ascii_digit())
    });
    is_marked || is_numbered || UNMARKED.contains(&text)
}

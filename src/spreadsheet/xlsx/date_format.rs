//! Days and times of an .xlsx file: numbers of days since 1900 or 1904, or ISO text.

use jiff::Span;
use jiff::civil::{Date, date};

use super::format_code::Token;

const SECONDS_A_DAY: f64 = 86_400.0;

/// What of a moment a format shows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct DateParts {
    has_day: bool,
    has_time: bool,
    has_seconds: bool,
}

impl DateParts {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let has = |unit: char| tokens.contains(&Token::Date(unit));
        let has_time = has('h') || has('s');
        Self {
            // m is a month, but beside hours or seconds it is minutes
            has_day: has('d') || has('y') || has('m') && !has_time,
            has_time,
            has_seconds: has('s'),
        }
    }

    pub(super) fn is_any(self) -> bool {
        self.has_day || self.has_time
    }
}

/// A day as it is written here, with the time where the sheet shows one; none where the number is no
/// day.
pub(super) fn format_moment(number: f64, parts: DateParts, is_1904: bool) -> Option<String> {
    let seconds = whole_seconds(number)?;
    let (days, seconds) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let time = format_time(seconds / 3_600, seconds % 3_600, parts.has_seconds);
    if !parts.has_day {
        return Some(time);
    }
    // Excel takes 1900 for a leap year: days before its March are one further on
    let start: Date = match is_1904 {
        true => date(1904, 1, 1),
        false if days < 60 => date(1899, 12, 31),
        false => date(1899, 12, 30),
    };
    if days < 1 && !is_1904 {
        return None;
    }
    let day = start.checked_add(Span::new().try_days(days).ok()?).ok()?;
    let is_time_shown = parts.has_time && seconds > 0;
    Some(if is_time_shown { format!("{day} {time}") } else { day.to_string() })
}

/// Hours, minutes or seconds as a whole.
pub(super) fn format_elapsed(number: f64, unit: char, parts: DateParts) -> Option<String> {
    let seconds = whole_seconds(number)?;
    Some(match unit {
        'h' => format_time(seconds / 3_600, seconds % 3_600, parts.has_seconds),
        'm' => format!("{}:{:02}", seconds / 60, seconds % 60),
        _ => seconds.to_string(),
    })
}

/// A moment in ISO form: its day, with the time where it is not midnight.
pub(super) fn format_iso(text: &str) -> String {
    let text = text.trim();
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let time = time.split(['Z', '+', '.']).next().unwrap_or_default();
    let time = time.strip_suffix(":00").filter(|time| time.contains(':')).unwrap_or(time);
    match (day, time) {
        (day, "" | "00:00") => day.to_owned(),
        ("", time) => time.to_owned(),
        (day, time) => format!("{day} {time}"),
    }
}

fn format_time(hours: i64, rest: i64, has_seconds: bool) -> String {
    let time = format!("{hours:02}:{:02}", rest / 60);
    if has_seconds { format!("{time}:{:02}", rest % 60) } else { time }
}

fn whole_seconds(number: f64) -> Option<i64> {
    const MAX_DAYS: f64 = 2_958_466.0;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "looked at in the same line: it is within eight thousand years"
    )]
    (0.0..MAX_DAYS).contains(&number).then(|| (number * SECONDS_A_DAY).round() as i64)
}

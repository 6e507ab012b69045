//! Parsing dates as people type them: 12 March 2026, 12/3/26, March 2027. Always day before month, as
//! in England.

use jiff::civil::Date;

/// The months in full, in small letters.
pub(crate) const MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
];

/// Reads a day with its month and year in any usual form; none when it is not whole.
pub fn parse_full_date(text: &str) -> Option<Date> {
    if has_sign(text) {
        return None;
    }
    let parts = split_date(text);
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => {
            build_date(year, parse_day_number(month)?, day)
        }
        [day, month, year] => build_date(year, parse_month(month)?, day),
        _ => None,
    }
}

/// Reads a day as typed. Without a year it is the next such day from `today` on; without a day it
/// is the first of the month.
pub fn parse_date(text: &str, today: Date) -> Option<Date> {
    if let Some(whole) = parse_full_date(text) {
        return Some(whole);
    }
    let parts = split_date(text);
    match parts.as_slice() {
        [word] if word == "today" => Some(today),
        [month, year] if year.len() == 4 && month.parse::<i8>().is_err() => {
            build_date(year, parse_month(month)?, "1")
        }
        [day, month] => {
            let (month, year) = (parse_month(month)?, today.year());
            let this_year = Date::new(year, month, parse_day_number(day)?).ok()?;
            if this_year >= today {
                Some(this_year)
            } else {
                Date::new(year + 1, month, parse_day_number(day)?).ok()
            }
        }
        _ => None,
    }
}

/// Whether a minus stands where no separator can: a year before our time, a day below nought.
fn has_sign(text: &str) -> bool {
    let text = text.trim();
    text.starts_with('-') || ["--", "/-", ".-", ",-"].iter().any(|sign| text.contains(sign))
}

fn split_date(text: &str) -> Vec<String> {
    let split = text.split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ','));
    split.filter(|part| !part.is_empty()).map(str::to_lowercase).collect()
}

fn parse_day_number(text: &str) -> Option<i8> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    digits.parse().ok()
}

fn parse_month(text: &str) -> Option<i8> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let at = MONTHS.iter().position(|month| text.len() >= 3 && month.starts_with(text))?;
    i8::try_from(at + 1).ok()
}

fn build_date(year: &str, month: i8, day: &str) -> Option<Date> {
    let year: i16 = match year.len() {
        4 => year.parse().ok()?,
        2 => 2000 + year.parse::<i16>().ok()?,
        _ => return None,
    };
    // there was no year nought
    Date::new(year, month, parse_day_number(day)?).ok().filter(|_| year > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn days_are_read_as_people_in_england_type_them() {
        let today = day(2026, 11, 21);
        let cases = [
            ("12 March 2026", Some(day(2026, 3, 12))),
            ("12th mar 26", Some(day(2026, 3, 12))),
            ("2026-03-12", Some(day(2026, 3, 12))),
            ("12/3/2026", Some(day(2026, 3, 12))),
            ("3.12.2026", Some(day(2026, 12, 3))),
            ("March 2027", Some(day(2027, 3, 1))),
            ("1 May", Some(day(2027, 5, 1))),
            ("30 Nov", Some(day(2026, 11, 30))),
            ("today", Some(today)),
            ("31 February 2026", None),
            ("-0001-01-01", None),
            ("2026--03-12", None),
            ("12/-3/2026", None),
            ("0000-01-01", None),
            ("soon", None),
            ("", None),
        ];
        for (typed, read) in cases {
            assert_eq!(parse_date(typed, today), read, "{typed}");
        }
    }
}

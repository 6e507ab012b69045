//! The day that a snapshot speaks of: today or before. One rule for the screen, the plain walk and
//! `save --taken-on`.

use jiff::Span;
use jiff::civil::Date;

use super::date_input;
use super::phrases::format_date;

/// Reads a day as a person typed it. One without its year is the last such day; else what is wrong.
pub fn parse_taken_on(typed: &str, today: Date) -> Result<Date, String> {
    let day = date_input::parse_full_date(typed)
        .or_else(|| date_input::parse_date(typed, today).map(|day| last_past_date(day, today)));
    match day {
        None => Err(format!("'{}' is no day: write it like {}.", typed.trim(), format_date(today))),
        Some(day) => check_taken_on(day, today).map(|()| day),
    }
}

/// What is wrong with a day that is still to come.
pub fn check_taken_on(day: Date, today: Date) -> Result<(), String> {
    if day <= today {
        return Ok(());
    }
    Err(format!("{} is still to come: a snapshot is of today or before.", format_date(day)))
}

/// A day typed without its year is the last such day, not the next: a snapshot never speaks of what
/// is still to come.
fn last_past_date(day: Date, today: Date) -> Date {
    if day <= today { day } else { day.checked_sub(Span::new().years(1)).unwrap_or(day) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_snapshot_speaks_of_today_or_before() {
        let today = date(2026, 11, 21);
        for (typed, day) in [
            ("21 November 2026", Ok(date(2026, 11, 21))),
            ("1 May", Ok(date(2026, 5, 1))),
            ("30 Nov", Ok(date(2025, 11, 30))),
            ("2026-11-22", Err("still to come")),
            ("1 January 2099", Err("still to come")),
            ("0000-01-01", Err("is no day")),
            ("-0001-01-01", Err("is no day")),
            ("soon", Err("is no day")),
        ] {
            match (parse_taken_on(typed, today), day) {
                (Ok(read), Ok(day)) => assert_eq!(read, day, "{typed}"),
                (Err(says), Err(why)) => assert!(says.contains(why), "{typed}: {says}"),
                (read, _) => panic!("{typed}: {read:?}"),
            }
        }
    }
}

//! What day it is and what moment, for commands. `PCN_WORKBOOK_TODAY` fixes both, for demonstrations, pictures and tests.

use std::env;

use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};

/// Fixes the day, and 12:00 UTC for every stamp of the run.
pub const VARIABLE: &str = "PCN_WORKBOOK_TODAY";

/// Tells the day and the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    fixed: Option<Date>,
}

impl Clock {
    /// The clock of this run. A day that can't be understood is wrong usage, and comes back as it should be said.
    pub fn of_environment() -> Result<Self, String> {
        let Some(set) = env::var_os(VARIABLE).filter(|set| !set.is_empty()) else { return Ok(Self { fixed: None }) };
        let day = set.to_str().and_then(|day| day.trim().parse::<Date>().ok());
        match day {
            Some(day) if is_usable(day) => Ok(Self { fixed: Some(day) }),
            _ => Err(format!("{VARIABLE} is not a day. Write it like this: {VARIABLE}=2027-05-01")),
        }
    }

    /// A clock that stands at 12:00 UTC of `day`.
    pub fn at(day: Date) -> Self {
        Self { fixed: Some(day) }
    }

    /// The day that was fixed, if one was.
    pub fn fixed(&self) -> Option<Date> {
        self.fixed
    }

    /// The civil day, as the person means it.
    pub fn today(&self) -> Date {
        self.fixed.unwrap_or_else(|| Zoned::now().date())
    }

    /// The moment.
    pub fn now(&self) -> Timestamp {
        self.fixed.and_then(noon).unwrap_or_else(Timestamp::now)
    }

    /// How far local time is from UTC.
    pub fn offset(&self) -> Offset {
        TimeZone::system().to_offset(self.now())
    }
}

fn noon(day: Date) -> Option<Timestamp> {
    day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

/// The first and last years of the calendar have no moment in every time zone.
fn is_usable(day: Date) -> bool {
    (1..=9998).contains(&day.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_fixed_day_stands_still_at_noon() {
        let clock = Clock::at(date(2027, 5, 1));
        assert_eq!(clock.today(), date(2027, 5, 1));
        assert_eq!(clock.now().to_string(), "2027-05-01T12:00:00Z");
        assert_eq!(clock.now(), clock.now());
    }
}

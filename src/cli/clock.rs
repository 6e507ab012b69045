//! What day it is and what moment, for commands. `PCN_WORKBOOK_TODAY` fixes both, for demonstrations, pictures and tests.
//!
//! Stands in for `driver::clock`, which has the same words; once that is merged this file goes and `use` names that one.

use std::env;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::{Offset, TimeZone};
use uuid::Uuid;

use crate::app::words::moment::Moment;

/// Fixes the day, and 12:00 UTC for every stamp of the run.
pub const VARIABLE: &str = "PCN_WORKBOOK_TODAY";

/// Tells the day and the moment.
#[derive(Clone, Debug)]
pub struct Clock {
    fixed: Option<(Date, Timestamp)>,
}

impl Clock {
    /// The clock of this run. A day that can't be understood is wrong usage, and comes back as it should be said.
    pub fn from_environment() -> Result<Self, String> {
        let Some(set) = env::var_os(VARIABLE).filter(|set| !set.is_empty()) else { return Ok(Self { fixed: None }) };
        let day = set.to_str().and_then(|day| day.parse::<Date>().ok());
        let day = day.filter(|day| (date(2000, 1, 1)..date(2200, 1, 1)).contains(day));
        day.map(Self::standing_at).ok_or_else(|| {
            format!("{VARIABLE} fixes the day, and what it is set to is no day: write it like 2027-05-01, or unset it.")
        })
    }

    /// A clock that stands at 12:00 UTC of `day`.
    pub fn standing_at(day: Date) -> Self {
        let noon = TimeZone::UTC.to_timestamp(day.at(12, 0, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH);
        Self { fixed: Some((day, noon)) }
    }

    /// The instant, as files are stamped with it.
    pub fn now(&self) -> Timestamp {
        self.fixed.map_or_else(Timestamp::now, |(_, noon)| noon)
    }

    /// This moment, with an id that nothing has yet.
    pub fn moment(&self) -> Moment {
        let now = self.now();
        let offset = if self.fixed.is_some() { Offset::UTC } else { TimeZone::system().to_offset(now) };
        let today = self.fixed.map_or_else(|| offset.to_datetime(now).date(), |(day, _)| day);
        Moment { today, now, offset, fresh: Uuid::now_v7() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_day_stands_still_at_noon() {
        let moment = Clock::standing_at(date(2027, 5, 1)).moment();
        assert_eq!((moment.today, moment.now.to_string().as_str()), (date(2027, 5, 1), "2027-05-01T12:00:00Z"));
    }
}

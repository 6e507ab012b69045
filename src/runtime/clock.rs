//! The one clock. Everything that needs the time or a new id gets a [`Now`] made here, so that a
//! fixed day (`PCN_WORKBOOK_TODAY`) holds for the whole program.

use std::env;
use std::ffi::OsStr;
use std::time::{SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use uuid::Uuid;

use crate::store::{id_gen, time_zone};
use crate::tui::protocol::now::Now;

/// Fixes the day, for demonstrations, pictures and tests.
pub const TODAY_VARIABLE: &str = "PCN_WORKBOOK_TODAY";

/// Tells the time: the system's, or 12:00 UTC of one fixed day.
#[derive(Clone, Debug)]
pub struct Clock {
    fixed: Option<(Date, Timestamp)>,
    zone: TimeZone,
}

impl Clock {
    /// The clock as the environment asks for it; the error says what is wrong with that.
    pub fn from_env() -> Result<Self, String> {
        let value = env::var_os(TODAY_VARIABLE).filter(|value| !value.is_empty());
        value.map_or_else(|| Ok(Self::system()), |value| Self::parse_fixed(&value))
    }

    pub fn system() -> Self {
        Self { fixed: None, zone: time_zone::local() }
    }

    /// Stands at noon of `day`, in UTC, so that the same run gives the same bytes everywhere. The last
    /// noon of all is beyond what a file can be stamped with: the moment is the last one before it.
    pub fn fixed_at(day: Date) -> Self {
        let noon = TimeZone::UTC.to_timestamp(day.at(12, 0, 0, 0)).unwrap_or(Timestamp::MAX);
        Self { fixed: Some((day, noon)), zone: TimeZone::UTC }
    }

    fn parse_fixed(value: &OsStr) -> Result<Self, String> {
        let day = value
            .to_str()
            .and_then(|value| value.parse::<Date>().ok())
            .filter(|day| day.year() >= 1);
        day.map(Self::fixed_at).ok_or_else(|| {
            format!("{TODAY_VARIABLE} fixes the day, and what it is set to is no day: write it like 2027-05-01, or unset it.")
        })
    }

    /// The instant, as files are stamped with it.
    pub fn timestamp(&self) -> Timestamp {
        self.fixed.map_or_else(|| instant_of(SystemTime::now()), |(_, noon)| noon)
    }

    /// This moment, with an id that nothing has yet; ids made later sort later.
    pub fn now(&self) -> Now {
        let now = self.timestamp();
        let offset = if self.fixed.is_some() { Offset::UTC } else { self.zone.to_offset(now) };
        let today = self.fixed.map_or_else(|| offset.to_datetime(now).date(), |(day, _)| day);
        Now { today, timestamp: now, offset, new_id: self.new_id() }
    }

    /// An id of this moment. On a fixed day it is of that day, at the system's time of day, so that
    /// what is begun later still sorts later.
    fn new_id(&self) -> Uuid {
        let now = instant_of(SystemTime::now());
        let Some((day, _)) = self.fixed else { return id_gen::generate_at(now) };
        let time = Offset::UTC.to_datetime(now).time();
        let moment = TimeZone::UTC.to_timestamp(day.to_datetime(time)).unwrap_or(now);
        id_gen::generate_at(moment)
    }
}

/// The instant of a clock, however wrong it is: what no file could be stamped with is the nearest that
/// one could.
fn instant_of(now: SystemTime) -> Timestamp {
    let farthest = if now < UNIX_EPOCH { Timestamp::MIN } else { Timestamp::MAX };
    Timestamp::try_from(now).unwrap_or(farthest)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_fixed_day_stands_at_noon_for_the_whole_run() {
        let clock = Clock::parse_fixed(OsStr::new("2027-05-01")).unwrap();
        let (first, second) = (clock.now(), clock.now());
        assert_eq!(first.today, date(2027, 5, 1));
        assert_eq!(first.timestamp.to_string(), "2027-05-01T12:00:00Z");
        assert_eq!(first.local_time(first.timestamp), "12:00");
        assert_eq!(first.timestamp, second.timestamp);
        assert!(first.new_id < second.new_id, "ids go on, in order");
        let (seconds, _) = first.new_id.get_timestamp().unwrap().to_unix();
        let begun = Timestamp::from_second(i64::try_from(seconds).unwrap()).unwrap();
        assert_eq!(Offset::UTC.to_datetime(begun).date(), first.today);
    }

    #[test]
    fn what_is_no_day_is_said() {
        for bad in
            ["", "soon", "2027-13-01", "01/05/2027", "-000001-05-01", "0000-05-01", "\u{1b}[2J"]
        {
            let message = Clock::parse_fixed(OsStr::new(bad)).unwrap_err();
            assert!(message.contains("2027-05-01") && !message.contains('\u{1b}'), "{message}");
        }
    }

    #[test]
    fn a_clock_beyond_all_years_stands_at_their_ends() {
        let year = Duration::from_secs(31_556_952);
        assert_eq!(instant_of(UNIX_EPOCH + year * 8040), Timestamp::MAX);
        assert_eq!(instant_of(UNIX_EPOCH - year * 20_000), Timestamp::MIN);
        assert!(instant_of(UNIX_EPOCH - year * 1969) < Timestamp::UNIX_EPOCH);
        let zone = TimeZone::fixed(Offset::constant(14));
        let day = |now| zone.to_datetime(instant_of(now)).date();
        assert_eq!(day(UNIX_EPOCH + year * 8040).year(), 9999);
    }

    #[test]
    fn any_day_of_any_year_can_be_today() {
        for day in ["0001-01-01", "0999-12-31", "1969-12-31", "2207-05-01", "9999-12-31"] {
            let now = Clock::parse_fixed(OsStr::new(day)).unwrap().now();
            assert_eq!(now.today.to_string(), day);
            assert_eq!(now.new_id.get_version_num(), 7, "{day}");
            assert_eq!(now.timestamp < Timestamp::UNIX_EPOCH, day < "1970", "{day}");
        }
    }

    #[test]
    fn the_day_is_the_one_where_the_person_is() {
        let clock = Clock { fixed: None, zone: TimeZone::fixed(Offset::constant(14)) };
        let moment = clock.now();
        assert_eq!(moment.today, Offset::constant(14).to_datetime(moment.timestamp).date());
    }
}

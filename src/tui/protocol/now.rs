//! The moment in which something happens. No screen reads a clock or makes an id: both come with
//! each call.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::Offset;
use uuid::Uuid;

/// When it is, and the next unused id.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Now {
    /// The civil day, as the person means it.
    pub today: Date,
    pub timestamp: Timestamp,
    /// How far local time is from UTC.
    pub offset: Offset,
    pub new_id: Uuid,
}

impl Now {
    /// The civil day at `instant`, where the person is.
    pub fn local_date(&self, instant: Timestamp) -> Date {
        self.offset.to_datetime(instant).date()
    }

    /// When something was, as far as it has to be said: "10:42" today, "4 May 10:42" this year, "4 May
    /// 2025" before.
    pub fn local_moment(&self, instant: Timestamp) -> String {
        let (day, time) = (self.local_date(instant), self.local_time(instant));
        match day {
            day if day == self.today => time,
            day if day.year() == self.today.year() => format!("{} {time}", day.strftime("%-d %b")),
            day => day.strftime("%-d %b %Y").to_string(),
        }
    }

    /// The local time of day at `instant`, such as 10:42.
    pub fn local_time(&self, instant: Timestamp) -> String {
        let time: Time = self.offset.to_datetime(instant).time();
        format!("{:02}:{:02}", time.hour(), time.minute())
    }
}

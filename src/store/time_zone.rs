//! The local time zone, found without loading the whole database of zones, which would be a good
//! part of a start.

use std::{env, fs};

use jiff::tz::TimeZone;

/// Where systems other than Windows keep their own zone.
const LOCALTIME_FILE: &str = "/etc/localtime";

/// The zone of this machine, or the one that `TZ` names.
pub fn local() -> TimeZone {
    read_localtime().unwrap_or_else(TimeZone::system)
}

fn read_localtime() -> Option<TimeZone> {
    if env::var_os("TZ").is_some() || !cfg!(unix) {
        return None;
    }
    TimeZone::tzif("local", &fs::read(LOCALTIME_FILE).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;

    #[test]
    fn the_quick_way_finds_the_same_zone() {
        for second in [0, 1_700_000_000, 1_720_000_000, 1_800_000_000] {
            let instant = Timestamp::from_second(second).unwrap();
            assert_eq!(local().to_offset(instant), TimeZone::system().to_offset(instant));
        }
    }
}

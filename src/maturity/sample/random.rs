//! The seeded random generator: SplitMix64 (Steele, Lea and Flood, 2014), small, and the same on
//! every machine and in every version.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use uuid::{Builder, Uuid};

/// A run of numbers that depends on nothing but its seed.
pub struct SeededRng(u64);

impl SeededRng {
    /// The run numbered `stream` of a seed, so that each network has one of its own.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut mixed = Self(stream);
        let stream = mixed.next();
        Self(seed ^ stream)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to but not including `n`; 0 when `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        let wide = u128::from(self.next()) * n as u128;
        usize::try_from(wide >> 64).unwrap_or_default()
    }

    /// A number of days below `most`; 0 when `most` is 0 or less.
    pub fn days(&mut self, most: i64) -> i64 {
        i64::try_from(self.below(usize::try_from(most).unwrap_or_default())).unwrap_or_default()
    }

    /// True once in `n` times.
    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    /// One of these.
    pub fn choose(&mut self, from: &[&'static str]) -> &'static str {
        from.get(self.below(from.len())).copied().unwrap_or_default()
    }

    /// One of these, or sometimes (once in six times) nothing.
    pub fn choose_or_none(&mut self, from: &[&'static str]) -> Option<String> {
        let picked = self.choose(from).to_owned();
        (!self.one_in(6)).then_some(picked)
    }

    /// An id as it would have been made in the morning of `day`: version 7.
    pub fn uuid(&mut self, day: Date) -> Uuid {
        let within_the_hour = self.below(3_600_000);
        let millis =
            timestamp_at(day, 9, 0).as_millisecond().max(0).unsigned_abs() + within_the_hour as u64;
        let mut random = [0; 10];
        random[..8].copy_from_slice(&self.next().to_be_bytes());
        random[8..].copy_from_slice(&self.next().to_be_bytes()[..2]);
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    /// A moment in the afternoon of `day`.
    pub fn afternoon_timestamp(&mut self, day: Date) -> Timestamp {
        let hour = [12, 13, 14, 15, 16][self.below(5)];
        let minute = [4, 11, 17, 24, 32, 38, 45, 53][self.below(8)];
        timestamp_at(day, hour, minute)
    }
}

fn timestamp_at(day: Date, hour: i8, minute: i8) -> Timestamp {
    let zoned = day.at(hour, minute, 0, 0).to_zoned(TimeZone::UTC);
    zoned.map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}

//! Which returns are listed: those that are missing, late, not all answered, one person's view, or
//! older than an age.

use jiff::Span;
use jiff::civil::Date;

use super::{ReturnRow, ReturnState};

/// What is listed. Of several conditions one is enough; without any all are listed.
#[expect(clippy::struct_excessive_bools, reason = "each is a condition of its own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReturnFilter {
    /// Nothing came, late or not.
    pub missing: bool,
    /// Nothing came, and its day is over.
    pub late: bool,
    /// Something is open in the newest of what came.
    pub incomplete: bool,
    /// The newest is one person's view.
    pub one_view: bool,
    /// The newest is of before this day.
    pub before: Option<Date>,
}

impl ReturnFilter {
    /// Whether a return is listed.
    pub fn takes(&self, row: &ReturnRow) -> bool {
        if *self == Self::default() {
            return true;
        }
        let is_missing = matches!(row.state, ReturnState::Late | ReturnState::Missing);
        let last = row.last();
        (self.missing && is_missing)
            || (self.late && row.state == ReturnState::Late)
            || (self.incomplete && last.is_some_and(|last| !last.complete.is_complete()))
            || (self.one_view && last.is_some_and(super::CameBack::is_one_view))
            || last.zip(self.before).is_some_and(|(last, before)| last.taken_on < before)
    }
}

/// Reads an age such as `6m`, `1y`, `4w` or `90d`: months, years, weeks, days.
pub fn parse_age(typed: &str) -> Option<Span> {
    let typed = typed.trim().to_lowercase();
    let unit = typed.chars().next_back()?;
    let number: i64 = typed.strip_suffix(unit)?.trim().parse().ok()?;
    let is_sensible = (1..=1_000).contains(&number);
    let span = Span::new();
    match unit {
        _ if !is_sensible => None,
        'd' => Some(span.days(number)),
        'w' => Some(span.weeks(number)),
        'm' => Some(span.months(number)),
        'y' => Some(span.years(number)),
        _ => None,
    }
}

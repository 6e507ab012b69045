//! The cell of an export table: a text, a label, a count, a day, yes or no, or nothing.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::Date;

/// What stands in one place of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'c> {
    /// Nothing is known, or nothing applies.
    Empty,
    /// A text or a label.
    Text(Cow<'c, str>),
    /// A count: the only numbers there are.
    Count(usize),
    /// A day.
    Day(Date),
    /// Yes or no.
    Flag(bool),
}

impl<'c> Cell<'c> {
    /// A text that is made here, such as an id.
    pub fn of(shown: impl fmt::Display) -> Self {
        Self::Text(Cow::Owned(shown.to_string()))
    }

    /// A text, or nothing.
    pub fn text(text: Option<&'c str>) -> Self {
        text.map_or(Self::Empty, Self::from)
    }

    /// A count, or nothing.
    pub fn count(count: Option<usize>) -> Self {
        count.map_or(Self::Empty, Self::Count)
    }

    /// A day, or nothing.
    pub fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// What people read in it; none where there is nothing.
    pub fn words(&self) -> Option<Cow<'_, str>> {
        Some(match self {
            Self::Empty => return None,
            Self::Text(text) => Cow::Borrowed(text),
            Self::Count(count) => Cow::Owned(count.to_string()),
            Self::Day(day) => Cow::Owned(day.to_string()),
            Self::Flag(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
        })
    }

    /// The same cell with a text of its own.
    pub fn into_owned(self) -> Cell<'static> {
        match self {
            Self::Empty => Cell::Empty,
            Self::Text(text) => Cell::Text(Cow::Owned(text.into_owned())),
            Self::Count(count) => Cell::Count(count),
            Self::Day(day) => Cell::Day(day),
            Self::Flag(flag) => Cell::Flag(flag),
        }
    }
}

impl<'c> From<&'c str> for Cell<'c> {
    fn from(text: &'c str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

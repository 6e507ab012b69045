//! Parsers for the values of flags: dates, counts, lines of text and `ITEM=VALUE` pairs.

use jiff::civil::Date;

use crate::maturity::sanitize::{sanitize, sanitize_line};
use crate::maturity::{date_input, network, walk_subject};

/// The update of a field by a flag: to a value, or, where that is empty, to none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldUpdate<T> {
    /// To this value.
    Set(T),
    /// To none.
    Cleared,
}

impl<T> FieldUpdate<T> {
    /// The value of the field from now on.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Cleared => None,
        }
    }
}

/// The value given for an item or an area: `LEAD-0a=fully`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemValue {
    /// The item or area, as it was typed.
    pub target: String,
    /// The value.
    pub value: String,
}

pub(crate) fn parse_item_value(typed: &str) -> Result<ItemValue, String> {
    match typed.split_once('=') {
        Some((of, what)) if !of.trim().is_empty() => {
            Ok(ItemValue { target: sanitize_line(of.trim()), value: sanitize(what) })
        }
        _ => {
            Err("write the item, then =, then what you say of it, such as LEAD-0a=fully".to_owned())
        }
    }
}

/// `S-LEAD`, or `S-LEAD=We asked in March`.
#[expect(clippy::unnecessary_wraps, reason = "this is the form in which clap asks for it")]
pub(crate) fn parse_need(typed: &str) -> Result<ItemValue, String> {
    let (of, what) = typed.split_once('=').unwrap_or((typed, ""));
    Ok(ItemValue { target: sanitize_line(of.trim()), value: sanitize(what) })
}

#[expect(clippy::unnecessary_wraps, reason = "this is the form in which clap asks for it")]
pub(crate) fn parse_line(typed: &str) -> Result<FieldUpdate<String>, String> {
    let kept = sanitize_line(typed).trim().to_owned();
    Ok(if kept.is_empty() { FieldUpdate::Cleared } else { FieldUpdate::Set(kept) })
}

#[expect(clippy::unnecessary_wraps, reason = "this is the form in which clap asks for it")]
pub(crate) fn parse_text(typed: &str) -> Result<FieldUpdate<String>, String> {
    let kept = sanitize(typed).trim().to_owned();
    Ok(if kept.is_empty() { FieldUpdate::Cleared } else { FieldUpdate::Set(kept) })
}

/// A whole number as people write it: 41000 or 41,000.
pub(crate) fn parse_count(typed: &str) -> Result<FieldUpdate<u32>, String> {
    let digits: String = typed.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    if digits.is_empty() {
        return Ok(FieldUpdate::Cleared);
    }
    digits
        .parse()
        .map(FieldUpdate::Set)
        .map_err(|_| "write a whole number, such as 41000".to_owned())
}

pub(crate) fn parse_model(typed: &str) -> Result<FieldUpdate<String>, String> {
    let FieldUpdate::Set(typed) = parse_line(typed)? else { return Ok(FieldUpdate::Cleared) };
    let model = network::parse_operating_model(&typed);
    model
        .map(|model| FieldUpdate::Set(model.to_owned()))
        .ok_or_else(|| "write federation, flat, lead or other".to_owned())
}

/// A day with its month and year, in any usual form.
pub(crate) fn parse_day(typed: &str) -> Result<Date, String> {
    date_input::parse_full_date(typed)
        .ok_or_else(|| "write a day, such as 2026-03-12 or \"12 March 2026\"".to_owned())
}

/// The one thing that a walk is about.
pub(crate) fn parse_subject(typed: &str) -> Result<String, String> {
    walk_subject::normalize_subject(typed)
        .ok_or_else(|| "write a few words, such as \"Falls clinic\"".to_owned())
}

pub(crate) fn parse_place(typed: &str) -> Result<String, String> {
    match parse_line(typed)? {
        FieldUpdate::Set(place) => Ok(place),
        FieldUpdate::Cleared => {
            Err("write a practice or organisation, such as \"Elm Surgery\"".to_owned())
        }
    }
}

pub(crate) fn parse_role(typed: &str) -> Result<String, String> {
    match parse_line(typed)? {
        FieldUpdate::Set(role) => Ok(role),
        FieldUpdate::Cleared => Err("write a job role, such as \"practice manager\"".to_owned()),
    }
}

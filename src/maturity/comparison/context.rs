//! The context of each side of a comparison: how many people, how it is run, whose view. It comes
//! before any stage, and says "not given" where nothing is known.

use super::side_words::format_elapsed;
use super::{Side, count_networks};
use crate::maturity::network::Profile;
use crate::maturity::phrases::{format_date_short, format_number, pluralize};

/// What is said where nothing is known.
pub const NOT_GIVEN: &str = "not given";

/// One line of context, side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContextRow {
    /// What it is.
    pub label: &'static str,
    /// The words for each side.
    pub cells: Vec<String>,
    /// Whether it is among the first to be shown where there is little room.
    pub is_primary: bool,
}

type ContextField = fn(&Side) -> String;

/// The context of networks, the first five where there is little room.
const NETWORK_FIELDS: [(&str, bool, ContextField); 11] = [
    ("saved", true, |side| format_date_short(side.saved.snapshot.taken_on)),
    ("people, practices", true, |side| {
        format_people_and_practices(&side.saved.snapshot.network.profile)
    }),
    ("how it is run", true, |side| {
        or_not_given(operating_model_label(&side.saved.snapshot.network.profile))
    }),
    ("whose view", true, Side::view_words),
    ("since their first", true, time_since_first),
    ("deprivation", false, |side| {
        or_not_given(side.saved.snapshot.network.profile.deprivation.clone())
    }),
    ("rural or urban", false, |side| {
        or_not_given(side.saved.snapshot.network.profile.setting.clone())
    }),
    ("worked together", false, |side| {
        or_not_given(side.saved.snapshot.network.profile.worked_together.clone())
    }),
    ("same area as council", false, |side| {
        or_not_given(side.saved.snapshot.network.profile.areas_overlap.clone())
    }),
    ("director sessions", false, |side| {
        or_not_given(side.saved.snapshot.network.profile.director_sessions.clone())
    }),
    ("manager support", false, |side| {
        or_not_given(side.saved.snapshot.network.profile.management_support.clone())
    }),
];

/// Who was there. It goes into a file for others only together with reasons and
/// notes.
pub(crate) const PRESENT_LABEL: &str = "who was there";

/// The context of one network's days and voices.
const SINGLE_NETWORK_FIELDS: [(&str, bool, ContextField); 6] = [
    ("saved", true, |side| format_date_short(side.saved.snapshot.taken_on)),
    ("called", true, |side| {
        side.saved.snapshot.label.clone().unwrap_or_else(|| "no name".to_owned())
    }),
    ("whose view", true, Side::view_words),
    (PRESENT_LABEL, true, |side| format_present(&side.saved.snapshot.present)),
    ("people, practices", false, |side| {
        format_people_and_practices(&side.saved.snapshot.network.profile)
    }),
    ("how it is run", false, |side| {
        or_not_given(operating_model_label(&side.saved.snapshot.network.profile))
    }),
];

pub(crate) fn context_rows(all: &[Side]) -> Vec<ContextRow> {
    let fields: &[(&'static str, bool, ContextField)] =
        if count_networks(all.iter()) == 1 { &SINGLE_NETWORK_FIELDS } else { &NETWORK_FIELDS };
    let row = |(label, comes_first, field): &(&'static str, bool, ContextField)| ContextRow {
        label,
        cells: all.iter().map(field).collect(),
        is_primary: *comes_first,
    };
    let mut rows: Vec<ContextRow> = fields.iter().map(row).collect();
    // what nobody gave says nothing beyond that
    rows.retain(|row| row.is_primary || row.cells.iter().any(|cell| *cell != NOT_GIVEN));
    let answered = all.iter().map(|side| side.answered.clone()).collect();
    rows.insert(1, ContextRow { label: "answered", cells: answered, is_primary: true });
    if all.windows(2).any(|pair| pair[0].lineage != pair[1].lineage) {
        let cells = all.iter().map(|side| side.matrix().short_title().to_owned()).collect();
        rows.insert(1, ContextRow { label: "matrix", cells, is_primary: true });
    }
    if all.iter().any(|side| side.assessment().subject.is_some()) {
        let about = |side: &Side| {
            side.assessment().subject.clone().unwrap_or_else(|| "the network".to_owned())
        };
        rows.insert(
            1,
            ContextRow { label: "about", cells: all.iter().map(about).collect(), is_primary: true },
        );
    }
    rows
}

fn or_not_given(known: Option<String>) -> String {
    known.filter(|text| !text.trim().is_empty()).unwrap_or_else(|| NOT_GIVEN.to_owned())
}

fn format_present(roles: &[String]) -> String {
    match roles {
        [] => "not noted".to_owned(),
        [one] => one.clone(),
        several => pluralize(several.len(), "role", "roles"),
    }
}

/// "34,000, 6 practices"; of what is not known, that it is not given.
pub fn format_people_and_practices(profile: &Profile) -> String {
    let people = profile.list_size.map(format_people);
    let practices = profile.practices.map(|practices| practices.to_string());
    match (people, practices) {
        (None, None) => NOT_GIVEN.to_owned(),
        (Some(people), Some(practices)) => format!("{people}, {practices}"),
        (Some(people), None) => format!("{people}, {NOT_GIVEN}"),
        (None, Some(practices)) => format!("{NOT_GIVEN}, {practices}"),
    }
}

/// "34,000".
pub fn format_people(people: u32) -> String {
    format_number(usize::try_from(people).unwrap_or(usize::MAX))
}

/// How it is run, short enough for a column.
fn operating_model_label(profile: &Profile) -> Option<String> {
    let words = match profile.operating_model.as_deref()? {
        "federation" => "federation",
        "flat" => "practices as equals",
        "lead" => "lead practice",
        "other" => "another way",
        else_said => else_said,
    };
    Some(words.to_owned())
}

fn time_since_first(side: &Side) -> String {
    let first = side
        .first
        .as_ref()
        .map(|first| format_elapsed(first.snapshot.taken_on, side.saved.snapshot.taken_on));
    first.unwrap_or_else(|| "first one".to_owned())
}

//! The context a network works in, in words: how many people and practices, how it is run, and what
//! else is known.

use super::network::{OPERATING_MODELS, Profile};
use super::phrases::format_number;

/// "run by the practices together, as equals"; a model of another program in its own word.
fn run_words(model: &str) -> String {
    let known = OPERATING_MODELS.iter().find(|(label, _)| *label == model);
    known.map_or_else(|| format!("run as {model}"), |(_, words)| format!("run {words}"))
}

/// What is known of the context a network works in, in a few words each.
pub fn profile_words(profile: &Profile) -> Vec<String> {
    let Profile {
        list_size,
        practices,
        operating_model,
        worked_together,
        deprivation,
        setting,
        areas_overlap,
        director_sessions,
        management_support,
        system,
        place,
        unknown_fields: _,
    } = profile;
    let number = |label: &str, value: Option<u32>| {
        value.map(|value| {
            format!("{} {label}", format_number(usize::try_from(value).unwrap_or(usize::MAX)))
        })
    };
    let text = |label: &str, value: &Option<String>| {
        value.as_ref().map(|value| format!("{label} {value}"))
    };
    [
        number("people", *list_size),
        number("practices", *practices),
        operating_model.as_deref().map(run_words),
        text("worked together before:", worked_together),
        text("deprivation", deprivation),
        text("rural or urban:", setting),
        text("same area as the council:", areas_overlap),
        text("director sessions a week:", director_sessions),
        text("management support:", management_support),
        text("system:", system),
        text("place:", place),
    ]
    .into_iter()
    .flatten()
    .collect()
}

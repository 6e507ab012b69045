//! Error messages of `answer`: an unknown item, area, stage or answer, with what could have been
//! meant.

use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::suggest::similar_words;

pub(crate) const NO_LAST_TIME: &str =
    "there is no last time to be the same as: no snapshot of this matrix was saved before";

/// The most mistakes that are shown, and for which it is looked up what could have been meant: of
/// thousands, something else is wrong than the spelling.
pub(crate) const MAX_EXPLAINED: usize = 20;

/// The most areas that are listed for an unknown one.
const MAX_LISTED: usize = 30;

/// With what could have been meant, where that is to be looked up.
pub(crate) fn unknown_item(matrix: &Matrix, typed: &str, is_explained: bool) -> String {
    if !is_explained {
        return format!("There is no item {typed} in this matrix.");
    }
    if matrix.asks().any(|ask| ask.id.as_str().eq_ignore_ascii_case(typed)) {
        return format!(
            "{typed} is something you need from others and has no answer: raise it with --need {typed}."
        );
    }
    let near = similar_words(typed, matrix.items().map(|item| item.id().as_str()));
    format!("There is no item {typed} in this matrix.{}", did_you_mean(&near))
}

pub(crate) fn unknown_need(matrix: &Matrix, typed: &str) -> String {
    let near = similar_words(typed, matrix.asks().map(|ask| ask.id.as_str()));
    format!("There is no need {typed} in this matrix.{}", did_you_mean(&near))
}

pub(crate) fn unknown_area(matrix: &Matrix, typed: &str) -> String {
    let ids: Vec<&str> = matrix.domains.iter().map(|domain| domain.id.as_str()).collect();
    if ids.len() > MAX_LISTED {
        let near = similar_words(typed, ids.into_iter());
        return format!("There is no area {typed} in this matrix.{}", did_you_mean(&near));
    }
    format!("There is no area {typed} in this matrix. The areas are {}.", join_with_or(&ids))
}

pub(crate) fn unknown_stage(matrix: &Matrix, typed: &str, others: &[&str]) -> String {
    let stages = matrix.stages.iter().map(|stage| stage.id.as_str());
    let all: Vec<&str> = stages.chain(others.iter().copied()).collect();
    let typed = if typed.is_empty() { "an empty word".to_owned() } else { format!("'{typed}'") };
    format!("{typed} is no stage of this matrix; write {}", join_with_or(&all))
}

pub(crate) fn invalid_answer(matrix: &Matrix, item: Item<'_>, typed: &str) -> String {
    let typed = if typed.is_empty() { "an empty word".to_owned() } else { format!("'{typed}'") };
    match item {
        Item::Statement(_) => {
            format!(
                "{typed} is no answer to a statement; write fully, mostly, partly, not_yet, not_sure, not_applicable:REASON, same or clear"
            )
        }
        Item::Ladder(ladder) => {
            let rungs = matrix.stages.iter().filter(|stage| ladder.rung(&stage.id).is_some());
            let rungs: Vec<&str> = rungs.map(|stage| stage.id.as_str()).collect();
            let numbers =
                if matrix.rung_numbers(ladder).is_some() { " (or the number of one)" } else { "" };
            format!(
                "{typed} is no answer to this ladder; write {}{numbers}, none_yet, not_sure, not_applicable:REASON, same or clear",
                rungs.join(", ")
            )
        }
    }
}

fn did_you_mean(near: &[&str]) -> String {
    if near.is_empty() { String::new() } else { format!(" Did you mean {}?", join_with_or(near)) }
}

fn join_with_or(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [all @ .., last] => format!("{} or {last}", all.join(", ")),
    }
}

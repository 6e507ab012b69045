//! Items that last time did not ask, or asked in other words: why there is nothing to confirm of them.

use std::collections::{BTreeMap, HashMap};

use crate::maturity::diff::is_same_question;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::phrases::{format_answer_to, format_date};

/// Why an item has no answer of last time that could be confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnlikeLastTime {
    /// It was not asked then.
    NotAsked,
    /// It was asked in other words; with what was answered to those and when, where anything was.
    OtherWords(Option<String>),
}

/// The items of `matrix` that this snapshot did not ask, or asked in another meaning.
pub(super) fn unlike_items(
    saved: &SavedSnapshot,
    matrix: &Matrix,
) -> BTreeMap<ItemId, UnlikeLastTime> {
    let (older, said) = (&saved.matrix.matrix, &saved.snapshot.assessment.answers);
    let asked: HashMap<&ItemId, Item<'_>> = older.items().map(|item| (item.id(), item)).collect();
    let answered = |item: Item<'_>| {
        let given = said.get(item.id())?;
        let words = format_answer_to(older, item.id(), given.answer.as_ref()?);
        let day = given.as_of.unwrap_or(saved.snapshot.taken_on);
        Some(format!("{words}, {}", format_date(day)))
    };
    let unlike = |item: Item<'_>| match asked.get(item.id()) {
        None => Some(UnlikeLastTime::NotAsked),
        Some(then) if is_same_question((older, *then), (matrix, item)) => None,
        Some(then) => Some(UnlikeLastTime::OtherWords(answered(*then))),
    };
    let with_id = |item: Item<'_>| Some((item.id().clone(), unlike(item)?));
    matrix.items().filter_map(with_id).collect()
}

//! What is due, and what a walk of ten minutes asks: what is new, due, not sure or was left open.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::last_time::{LastTime, base_snapshot};
use crate::maturity::assessment::Answer;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::{NetworkState, OpenDraft, SavedSnapshot};
use crate::maturity::scoring;
use crate::maturity::walk_subject::WalkSubject;

/// What is due to be looked at again: evidence past its day, and what holds an area whose day to
/// look again has come.
pub fn due_items(network: &NetworkState, open: &OpenDraft, today: Date) -> BTreeSet<ItemId> {
    base_snapshot(network, open).map(|saved| due_since(saved, today)).unwrap_or_default()
}

fn due_since(saved: &SavedSnapshot, today: Date) -> BTreeSet<ItemId> {
    let (assessment, matrix) = (&saved.snapshot.assessment, &saved.matrix.matrix);
    let is_past = |day: Option<Date>| day.is_some_and(|day| day <= today);
    let stale = assessment
        .answers
        .iter()
        .filter(|(_, record)| record.evidence.iter().any(|piece| is_past(piece.good_until)));
    let mut due: BTreeSet<ItemId> = stale.map(|(id, _)| id.clone()).collect();
    for domain in &matrix.domains {
        if assessment.aims.get(&domain.id).is_some_and(|aim| is_past(aim.review_on)) {
            let reading = scoring::evaluate_domain(matrix, domain, assessment);
            due.extend(reading.holding.items().cloned());
        }
    }
    due
}

/// What a walk of ten minutes asks: what had no answer last time, was not sure, is new or reworded,
/// or is due.
pub fn ten_minute_items(
    matrix: &Matrix,
    last: &LastTime,
    due: &BTreeSet<ItemId>,
) -> BTreeSet<ItemId> {
    let is_asked = |id: &ItemId| {
        last.answer(id).is_none_or(|answer| *answer == Answer::NotSure) || due.contains(id)
    };
    matrix.items().map(|item| item.id().clone()).filter(is_asked).collect()
}

/// How many items a walk of ten minutes would ask, were it begun today.
pub fn ten_minute_count(network: &NetworkState, subject: &WalkSubject, today: Date) -> usize {
    let (known, last) = (network.matrix(&subject.matrix), network.last_agreed(subject));
    let (Some(known), Some(saved)) = (known, last) else { return 0 };
    let last = LastTime::of_snapshot(saved, &known.matrix);
    ten_minute_items(&known.matrix, &last, &due_since(saved, today)).len()
}

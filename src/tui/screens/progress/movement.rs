//! What moved between the two newest snapshots of a line, for the pages of Progress: which two days,
//! how much is in place, what changed, item by item.

use jiff::civil::Date;

use crate::maturity::diff::{AnswersOnMatrix, Movement};
use crate::maturity::movement::{InPlace, MovedItem, count_words, list_moved_items};
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::phrases;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotMovement {
    /// "10 Sep 2025 to 12 Mar 2026".
    pub days: String,
    pub in_place: InPlace,
    /// "7 statements forward, 4 now known, 1 back".
    pub counts: String,
    pub comparable: String,
    /// Item by item: forward, now known, back, what else changed, what can't be compared.
    pub items: Vec<MovedItem>,
}

pub(crate) fn summarize_movement(
    movement: &Movement,
    in_place: InPlace,
    then: &SavedSnapshot,
    now: &SavedSnapshot,
) -> SnapshotMovement {
    SnapshotMovement {
        days: days_words(then.snapshot.taken_on, now.snapshot.taken_on),
        in_place,
        counts: count_words(movement),
        comparable: movement.comparable_words(),
        items: list_moved_items(movement, AnswersOnMatrix::of(then), AnswersOnMatrix::of(now)),
    }
}

fn days_words(then: Date, now: Date) -> String {
    let day = phrases::format_date_short;
    if then == now {
        format!("Twice on {}", day(now))
    } else {
        format!("{} to {}", day(then), day(now))
    }
}

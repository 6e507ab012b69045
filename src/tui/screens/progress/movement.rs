//! What moved since last time, item by item and in words: good news first, and what can't be
//! compared named.

use jiff::civil::Date;

use crate::maturity::assessment::Answer;
use crate::maturity::diff::{IncomparableReason, Movement};
use crate::maturity::ids::ItemId;
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::phrases;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotMovement {
    pub since: Date,
    /// "7 statements forward, 4 now known, 1 back".
    pub counts: String,
    pub comparable: String,
    /// Item by item: forward, now known, back, what else changed, what can't be compared.
    pub items: Vec<MovedItem>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedItem {
    pub kind: MovementKind,
    pub area: String,
    pub text: String,
    pub change: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MovementKind {
    Forward,
    NowKnown,
    Back,
    Other,
    /// Reworded, or asked on one side only.
    NotCompared,
}

impl MovementKind {
    pub fn sign(self) -> &'static str {
        match self {
            Self::Forward => "▲",
            Self::Back => "▼",
            Self::NowKnown | Self::Other | Self::NotCompared => "·",
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Forward => "forward",
            Self::NowKnown => "now known",
            Self::Back => "back",
            Self::Other => "changed",
            Self::NotCompared => "not compared",
        }
    }
}

pub(crate) fn summarize_movement(
    movement: &Movement,
    then: &SavedSnapshot,
    now: &SavedSnapshot,
) -> SnapshotMovement {
    let changed = [
        (MovementKind::Forward, &movement.forward),
        (MovementKind::NowKnown, &movement.newly_known),
        (MovementKind::Back, &movement.back),
        (MovementKind::Other, &movement.no_longer_known),
        (MovementKind::Other, &movement.applies_now),
        (MovementKind::Other, &movement.no_longer_applies),
    ];
    let mut items: Vec<MovedItem> = changed
        .into_iter()
        .flat_map(|(kind, ids)| ids.iter().map(move |id| (kind, id)))
        .map(|(kind, id)| moved_item(kind, id, change_words(kind, id, then, now), then, now))
        .collect();
    items.extend(movement.not_comparable.iter().map(|not| {
        let why = match not.reason {
            IncomparableReason::Reworded => "reworded, not compared",
            IncomparableReason::OnlyAfter => "new, not asked then",
            IncomparableReason::OnlyBefore => "no longer asked",
        };
        moved_item(MovementKind::NotCompared, &not.item, why.to_owned(), then, now)
    }));
    let compared = format!("{} of {} can be compared", movement.comparable, movement.total);
    SnapshotMovement {
        since: then.snapshot.taken_on,
        counts: movement_words(movement),
        comparable: compared,
        items,
    }
}

fn moved_item(
    kind: MovementKind,
    id: &ItemId,
    change: String,
    then: &SavedSnapshot,
    now: &SavedSnapshot,
) -> MovedItem {
    let (newer, older) = (&now.matrix.matrix, &then.matrix.matrix);
    let matrix = if newer.item(id).is_some() { newer } else { older };
    let area =
        matrix.domain_of(id).map(|domain| domain.short_name().to_owned()).unwrap_or_default();
    let text = matrix.item(id).map(|item| item.text().to_owned()).unwrap_or_default();
    MovedItem { kind, area, text, change }
}

fn change_words(
    kind: MovementKind,
    id: &ItemId,
    then: &SavedSnapshot,
    now: &SavedSnapshot,
) -> String {
    let words = |saved: &SavedSnapshot| {
        let answer: Option<&Answer> = saved.snapshot.assessment.answer(id);
        answer.map_or("open".to_owned(), |answer| {
            phrases::format_answer(&saved.matrix.matrix, answer)
        })
    };
    match kind {
        MovementKind::Forward | MovementKind::Back => format!("{} to {}", words(then), words(now)),
        _ => format!("{}, now {}", words(then), words(now)),
    }
}

/// "7 statements forward, 4 now known, 1 back, 2 reworded": good news first.
pub fn movement_words(movement: &Movement) -> String {
    let not = |wanted: IncomparableReason| {
        movement.not_comparable.iter().filter(|not| not.reason == wanted).count()
    };
    let all = [
        (movement.forward.len(), "forward"),
        (movement.newly_known.len(), "now known"),
        (movement.back.len(), "back"),
        (movement.no_longer_known.len(), "no longer known"),
        (movement.applies_now.len(), "applies now"),
        (movement.no_longer_applies.len(), "no longer applies"),
        (not(IncomparableReason::Reworded), "reworded"),
        (not(IncomparableReason::OnlyAfter), "new"),
        (not(IncomparableReason::OnlyBefore), "no longer asked"),
    ];
    let mut parts: Vec<String> = Vec::new();
    if movement.is_unchanged() {
        parts.push("no answer changed".to_owned());
    }
    for (count, word) in all.into_iter().filter(|(count, _)| *count > 0) {
        let noun = if parts.is_empty() {
            phrases::pluralize(count, "statement", "statements")
        } else {
            count.to_string()
        };
        parts.push(format!("{noun} {word}"));
    }
    parts.join(", ")
}

//! What moved, item by item and in words: good news first, the area that moved most first, and what
//! can't be compared named with the reason.

use std::collections::HashMap;

use crate::maturity::diff::{AnswerMovement, AnswersOnMatrix, IncomparableReason, Movement};
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::{Domain, Item, Matrix};
use crate::maturity::phrases::{format_answer_to, format_date_short, pluralize};

/// What became of one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemMove {
    /// Its answer changed.
    Changed(AnswerMovement),
    /// It can't be compared.
    NotCompared(IncomparableReason),
}

impl ItemMove {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Changed(AnswerMovement::Forward) => "forward",
            Self::Changed(AnswerMovement::Back) => "back",
            Self::Changed(AnswerMovement::NewlyKnown) => "now known",
            Self::Changed(AnswerMovement::NoLongerKnown) => "no longer known",
            Self::Changed(AnswerMovement::AppliesNow) => "applies now",
            Self::Changed(AnswerMovement::NoLongerApplies) => "no longer applies",
            Self::Changed(AnswerMovement::Unchanged) => "the same",
            Self::NotCompared(_) => "not compared",
        }
    }

    /// The sign for it, the same as for an area that moved so.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Changed(AnswerMovement::Forward) => "▲",
            Self::Changed(AnswerMovement::Back) => "▼",
            Self::Changed(AnswerMovement::NewlyKnown) => "●",
            Self::Changed(AnswerMovement::NoLongerKnown) => "◊",
            Self::Changed(AnswerMovement::AppliesNow) => "→",
            Self::Changed(AnswerMovement::NoLongerApplies) => "←",
            Self::Changed(AnswerMovement::Unchanged) => "■",
            Self::NotCompared(_) => "≠",
        }
    }

    /// What each sign among `drawn` means, the most telling first: "▲ forward  ● now known". As many
    /// as fit in `width` columns.
    pub fn legend(drawn: &[Self], width: usize) -> String {
        let changes = [
            AnswerMovement::Forward,
            AnswerMovement::Back,
            AnswerMovement::NewlyKnown,
            AnswerMovement::NoLongerKnown,
            AnswerMovement::AppliesNow,
            AnswerMovement::NoLongerApplies,
        ];
        let all = changes.into_iter().map(Self::Changed);
        let not_compared = drawn.iter().copied().filter(|moved| moved.sign() == "≠").take(1);
        let shown = all.filter(|moved| drawn.contains(moved)).chain(not_compared);
        shown.fold(String::new(), |legend, moved| {
            let gap = if legend.is_empty() { "" } else { "  " };
            let longer = format!("{legend}{gap}{} {}", moved.sign(), moved.word());
            if longer.chars().count() <= width { longer } else { legend }
        })
    }
}

/// One item that moved or can't be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedItem {
    /// The item.
    pub item: ItemId,
    /// What became of it.
    pub moved: ItemMove,
    /// The domain that asks it, in the later matrix or, where that does not, in the earlier one.
    pub area: String,
    /// Its text.
    pub text: String,
    /// "Partly to Mostly", "open, now Fully", "reworded, not compared".
    pub change: String,
}

/// How many items of one domain moved, as listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaMoves<'i> {
    /// The short name of the domain.
    pub area: &'i str,
    /// How many went forward.
    pub forward: usize,
    /// How many went back.
    pub back: usize,
}

/// How many of the items listed went forward and back, for each domain where any did; the one where
/// most moved first.
pub fn count_by_area(items: &[MovedItem]) -> Vec<AreaMoves<'_>> {
    let mut areas: Vec<AreaMoves<'_>> = Vec::new();
    for item in items {
        let (forward, back) = match item.moved {
            ItemMove::Changed(AnswerMovement::Forward) => (1, 0),
            ItemMove::Changed(AnswerMovement::Back) => (0, 1),
            _ => continue,
        };
        match areas.iter_mut().find(|one| one.area == item.area) {
            Some(one) => (one.forward, one.back) = (one.forward + forward, one.back + back),
            None => areas.push(AreaMoves { area: &item.area, forward, back }),
        }
    }
    areas.sort_by_key(|one| std::cmp::Reverse(one.forward + one.back));
    areas
}

/// The lists of a movement, each with what became of its items, good news first.
fn changed_lists(movement: &Movement) -> [(AnswerMovement, &Vec<ItemId>); 6] {
    [
        (AnswerMovement::Forward, &movement.forward),
        (AnswerMovement::NewlyKnown, &movement.newly_known),
        (AnswerMovement::Back, &movement.back),
        (AnswerMovement::NoLongerKnown, &movement.no_longer_known),
        (AnswerMovement::AppliesNow, &movement.applies_now),
        (AnswerMovement::NoLongerApplies, &movement.no_longer_applies),
    ]
}

/// What became of each item that moved or can't be compared.
pub fn moves_by_item(movement: &Movement) -> HashMap<&ItemId, ItemMove> {
    let changed = changed_lists(movement).into_iter();
    let changed =
        changed.flat_map(|(kind, ids)| ids.iter().map(move |id| (id, ItemMove::Changed(kind))));
    let other = movement.not_comparable.iter();
    changed.chain(other.map(|not| (&not.item, ItemMove::NotCompared(not.reason)))).collect()
}

/// Each item of `movement`: forward, now known, back, and what else changed, within each the area
/// that moved most first; last what can't be compared.
pub fn list_moved_items(
    movement: &Movement,
    then: AnswersOnMatrix<'_>,
    now: AnswersOnMatrix<'_>,
) -> Vec<MovedItem> {
    let changed = changed_lists(movement);
    let mut moves: HashMap<&DomainId, usize> = HashMap::new();
    let (places, places_then) = (item_places(now.matrix), item_places(then.matrix));
    let area = |id: &ItemId| places.get(id).map(|(domain, _)| &domain.id);
    let moved_item = |moved, id: &ItemId, change| {
        let place = places.get(id).or_else(|| places_then.get(id));
        MovedItem {
            item: id.clone(),
            moved,
            area: place.map(|(domain, _)| domain.short_name().to_owned()).unwrap_or_default(),
            text: place.map(|(_, item)| item.plain_text().into_owned()).unwrap_or_default(),
            change,
        }
    };
    for id in changed.iter().flat_map(|(_, ids)| ids.iter()) {
        if let Some(domain) = area(id) {
            *moves.entry(domain).or_default() += 1;
        }
    }
    let mut items = Vec::new();
    for (kind, ids) in changed {
        let mut ids: Vec<&ItemId> = ids.iter().collect();
        ids.sort_by_key(|id| {
            std::cmp::Reverse(area(id).and_then(|domain| moves.get(domain)).copied())
        });
        items.extend(
            ids.into_iter().map(|id| {
                moved_item(ItemMove::Changed(kind), id, change_words(kind, id, then, now))
            }),
        );
    }
    items.extend(movement.not_comparable.iter().map(|not| {
        let kind = ItemMove::NotCompared(not.reason);
        moved_item(kind, &not.item, reason_words(not.reason).to_owned())
    }));
    items
}

fn reason_words(reason: IncomparableReason) -> &'static str {
    match reason {
        IncomparableReason::Reworded => "reworded, not compared",
        IncomparableReason::OnlyAfter => "new, not asked then",
        IncomparableReason::OnlyBefore => "no longer asked",
        IncomparableReason::Corrected => "kept, and corrected since",
    }
}

/// Every item with its area.
fn item_places(matrix: &Matrix) -> HashMap<&ItemId, (&Domain, Item<'_>)> {
    let items = |domain| Domain::items(domain).map(move |item| (item.id(), (domain, item)));
    matrix.domains.iter().flat_map(items).collect()
}

/// From which answer to which; of one that was kept, as of which day.
fn change_words(
    kind: AnswerMovement,
    id: &ItemId,
    then: AnswersOnMatrix<'_>,
    now: AnswersOnMatrix<'_>,
) -> String {
    let words = |side: AnswersOnMatrix<'_>| {
        let given = side.answers.get(id).and_then(|given| given.answer.as_ref());
        given.map_or_else(|| "open".to_owned(), |answer| format_answer_to(side.matrix, id, answer))
    };
    let as_of = now.answers.get(id).and_then(|given| given.as_of);
    let as_of = as_of.map(|day| format!(", as of {}", format_date_short(day)));
    let between = match kind {
        AnswerMovement::Forward | AnswerMovement::Back => " to ",
        _ => ", now ",
    };
    format!("{}{between}{}{}", words(then), words(now), as_of.unwrap_or_default())
}

/// "7 statements forward, 4 now known, 1 back, 2 reworded": good news first.
pub fn count_words(movement: &Movement) -> String {
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
        (not(IncomparableReason::Corrected), "corrected since"),
    ];
    let mut parts: Vec<String> = Vec::new();
    if movement.is_unchanged() {
        parts.push("no answer changed".to_owned());
    }
    for (count, word) in all.into_iter().filter(|(count, _)| *count > 0) {
        let noun = if parts.is_empty() {
            pluralize(count, "statement", "statements")
        } else {
            count.to_string()
        };
        parts.push(format!("{noun} {word}"));
    }
    parts.join(", ")
}

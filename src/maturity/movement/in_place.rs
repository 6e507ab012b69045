//! How much is in place then and now, over what was asked and applied on both sides: the work that a
//! stage does not show yet.

use std::collections::HashMap;

use crate::maturity::assessment::Answer;
use crate::maturity::diff::{self, AnswersOnMatrix};
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Domain, Item, Matrix};
use crate::maturity::scoring::{ItemCount, classify_item};

/// How many are in place then and now, of those asked and applicable on both sides. A ladder counts
/// at each stage it has a rung for, as it does in every count of a stage. An area of which one side
/// answered nothing is not counted: what nobody was asked has not fallen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InPlace {
    /// In place on the earlier side.
    pub then: usize,
    /// In place on the later side.
    pub now: usize,
    /// Of so many.
    pub of: usize,
}

impl InPlace {
    /// "9 to 12 of 16"; "12 of 16 as before" where nothing changed.
    pub fn words(self) -> String {
        match (self.then, self.now, self.of) {
            (_, _, 0) => "nothing to compare".to_owned(),
            (then, now, of) if then == now => format!("{now} of {of} as before"),
            (then, now, of) => format!("{then} to {now} of {of}"),
        }
    }

    /// "in place 9 to 12 of 16"; "nothing in place to compare" where no area was answered both times.
    pub fn phrase(self) -> String {
        match self.of {
            0 => "nothing in place to compare".to_owned(),
            _ => format!("in place {}", self.words()),
        }
    }

    /// "3 more in place"; none where nothing changed.
    pub fn gain_words(self) -> Option<String> {
        match (self.now.checked_sub(self.then), self.then.checked_sub(self.now)) {
            (Some(0), _) => None,
            (Some(more), _) => Some(format!("{more} more in place")),
            (None, less) => Some(format!("{} fewer in place", less.unwrap_or(0))),
        }
    }
}

impl std::ops::AddAssign for InPlace {
    fn add_assign(&mut self, other: Self) {
        self.then += other.then;
        self.now += other.now;
        self.of += other.of;
    }
}

impl<'s> std::iter::Sum<&'s Self> for InPlace {
    fn sum<I: Iterator<Item = &'s Self>>(counts: I) -> Self {
        let mut all = Self::default();
        counts.for_each(|count| all += *count);
        all
    }
}

/// Counts all domains of the later matrix.
pub fn count_in_place(before: AnswersOnMatrix<'_>, after: AnswersOnMatrix<'_>) -> InPlace {
    count_in_place_by_domain(before, after).iter().flatten().sum()
}

/// Counts each domain of the later matrix, stage by stage.
pub fn count_in_place_by_domain(
    before: AnswersOnMatrix<'_>,
    after: AnswersOnMatrix<'_>,
) -> Vec<Vec<InPlace>> {
    diff::pair_domains(before.matrix, after.matrix)
        .map(|domain| count_in_place_at(before, after, domain))
        .collect()
}

/// Counts one domain stage by stage of the later matrix.
fn count_in_place_at(
    before: AnswersOnMatrix<'_>,
    after: AnswersOnMatrix<'_>,
    (then, now): (Option<&Domain>, &Domain),
) -> Vec<InPlace> {
    let older: HashMap<&ItemId, Item<'_>> =
        then.into_iter().flat_map(Domain::items).map(|item| (item.id(), item)).collect();
    let mut items = diff::comparable_items(before, after, (then, now));
    if !then.is_some_and(|then| is_answered(before, then)) || !is_answered(after, now) {
        items.clear();
    }
    let count = |(at, stage): (usize, &crate::maturity::matrix::Stage)| {
        let mut counts = InPlace::default();
        for item in items.iter().filter(|item| item.is_asked_at(&stage.id)) {
            let then = older.get(item.id()).and_then(|older| {
                let at = before
                    .matrix
                    .stage_index(&stage.id)
                    .or_else(|| own_stage(before.matrix, *older));
                at.map(|at| count_at(before, *older, at))
            });
            let now = count_at(after, *item, at);
            let aside = |count| count == ItemCount::NotApplicable;
            let Some(then) = then.filter(|then| !aside(*then) && !aside(now)) else { continue };
            counts.of += 1;
            counts.then += usize::from(then == ItemCount::InPlace);
            counts.now += usize::from(now == ItemCount::InPlace);
        }
        counts
    };
    after.matrix.stages.iter().enumerate().map(count).collect()
}

fn is_answered(side: AnswersOnMatrix<'_>, domain: &Domain) -> bool {
    domain.items().any(|item| given_answer(side, item).is_some())
}

fn given_answer<'a>(side: AnswersOnMatrix<'a>, item: Item<'_>) -> Option<&'a Answer> {
    side.answers.get(item.id()).and_then(|given| given.answer.as_ref())
}

fn count_at(side: AnswersOnMatrix<'_>, item: Item<'_>, at: usize) -> ItemCount {
    classify_item(side.matrix, item, at, given_answer(side, item))
}

/// The stage that a statement is asked at in its own matrix.
fn own_stage(matrix: &Matrix, item: Item<'_>) -> Option<usize> {
    matrix.stages.iter().position(|stage| item.is_asked_at(&stage.id))
}

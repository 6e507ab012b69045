//! Two readings of one domain against each other: like with like, and only over what was asked on
//! both sides.

use std::collections::BTreeSet;

use super::DomainMovement;
use super::reach::{AreaReach, AreaState};
use super::unlike_answers::UnlikeAnswers;
use crate::maturity::assessment::Assessment;
use crate::maturity::diff::{self, AnswersOnMatrix};
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::{Domain, Item, Matrix};
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::scoring::Standing;

/// What a movement goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MovementBasis {
    /// By what the team said on both sides.
    Said,
    /// By what the answers suggest on both sides.
    Answers,
}

impl MovementBasis {
    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Said => "said",
            Self::Answers => "answers",
        }
    }
}

/// How a domain moved from one snapshot to another, and by what that is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaMove {
    /// What became of it.
    pub moved: DomainMovement,
    /// What that goes by.
    pub by: MovementBasis,
    /// Whether one side was said and the other was not, so that it goes by the answers of both.
    pub is_mixed: bool,
    /// Whether other questions were asked then, though the word holds.
    pub questions_differ: bool,
    /// Why what was said moved another way than the answers; none where both went the same way.
    pub unlike_answers: Option<UnlikeAnswers>,
}

impl AreaMove {
    /// That of a domain without an earlier one.
    pub fn first() -> Self {
        Self::by_answers(DomainMovement::First)
    }

    fn by_answers(moved: DomainMovement) -> Self {
        Self {
            moved,
            by: MovementBasis::Answers,
            is_mixed: false,
            questions_differ: false,
            unlike_answers: None,
        }
    }

    /// "forward", "forward, by the answers".
    pub fn words(self) -> String {
        let by = if self.is_mixed && self.moved != DomainMovement::QuestionsChanged {
            ", by the answers"
        } else {
            ""
        };
        let asked = if self.questions_differ && self.by == MovementBasis::Said {
            ", other questions"
        } else {
            ""
        };
        format!("{}{by}{asked}", self.moved.word())
    }

    /// The sign of it with the word: "▲ forward".
    pub fn signed_words(self) -> String {
        format!("{} {}", self.moved.sign(), self.words())
    }
}

/// How a domain moved from one snapshot to a later one; from nothing, it is the first.
pub fn compare_areas(
    before: Option<&SavedSnapshot>,
    after: &SavedSnapshot,
    domain: &DomainId,
) -> AreaMove {
    let Some(before) = before else { return AreaMove::first() };
    let (then, now) = (before.matrix.matrix.domain(domain), after.matrix.matrix.domain(domain));
    now.map_or_else(questions_changed, |now| compare_area((before, then), (after, now)))
}

fn questions_changed() -> AreaMove {
    AreaMove { questions_differ: true, ..AreaMove::by_answers(DomainMovement::QuestionsChanged) }
}

/// The same of a domain that was looked up in the matrix of each side.
pub fn compare_area(
    (before, then): (&SavedSnapshot, Option<&Domain>),
    (after, now): (&SavedSnapshot, &Domain),
) -> AreaMove {
    let changed = questions_changed();
    let Some(then) = then else { return changed };
    let (then, now) = (Side::of(before, then), Side::of(after, now));
    let compare = |before, after| compare_between(then.matrix, now.matrix, before, after);
    let whole = compare(then.reach(), now.reach());
    let compared = diff::comparable_items(
        AnswersOnMatrix::of(before),
        AnswersOnMatrix::of(after),
        (Some(then.domain), now.domain),
    );
    let is_one_text = std::ptr::eq(then.domain, now.domain);
    let differ = (!is_one_text && questions_differ(&then, &now))
        || compared.len() < now.domain.items().count();
    match whole {
        Some(whole) if !differ => whole,
        // what was said is said of the whole area, whatever is asked
        Some(whole) if whole.by == MovementBasis::Said => {
            AreaMove { questions_differ: true, ..whole }
        }
        Some(whole) if then.matrix.bar == now.matrix.bar && !compared.is_empty() => {
            let asked: BTreeSet<&ItemId> = compared.iter().map(|item| item.id()).collect();
            let only = |side: &Side<'_>| side.reach_over(&asked).by_answers();
            match compare(only(&then), only(&now)) {
                Some(again) if again.moved == whole.moved => {
                    AreaMove { questions_differ: true, ..whole }
                }
                _ => changed,
            }
        }
        _ => changed,
    }
}

/// How a domain moved between two readings on one text of a matrix.
pub fn compare_readings(before: AreaReach, after: AreaReach) -> AreaMove {
    let place = |standing| place_by(standing, Some);
    like_with_like(before, after, place, place)
        .unwrap_or(AreaMove::by_answers(DomainMovement::QuestionsChanged))
}

/// One side: a domain as it was asked and answered.
struct Side<'s> {
    matrix: &'s Matrix,
    domain: &'s Domain,
    said: &'s Assessment,
}

impl<'s> Side<'s> {
    fn of(saved: &'s SavedSnapshot, domain: &'s Domain) -> Self {
        Self { matrix: &saved.matrix.matrix, domain, said: &saved.snapshot.assessment }
    }

    fn reach(&self) -> AreaReach {
        AreaReach::of(self.matrix, self.domain, self.said)
    }

    /// The same as if only these had been asked.
    fn reach_over(&self, items: &BTreeSet<&ItemId>) -> AreaReach {
        let mut domain = self.domain.clone();
        domain.statements.retain(|statement| items.contains(&statement.id));
        domain.ladders.retain(|ladder| items.contains(&ladder.id));
        AreaReach::of(self.matrix, &domain, self.said)
    }
}

/// Whether another thing is asked in this domain: other items, or at other stages, by another bar.
fn questions_differ(then: &Side<'_>, now: &Side<'_>) -> bool {
    let asked = |side: &Side<'_>| -> BTreeSet<(ItemId, u32, bool, Vec<String>)> {
        let stages = |item: Item<'_>| {
            let at = side.matrix.stages.iter().filter(|stage| item.is_asked_at(&stage.id));
            at.map(|stage| stage.id.to_string()).collect()
        };
        let question = |item: Item<'_>| {
            let is_ladder = matches!(item, Item::Ladder(_));
            (item.id().clone(), item.revision(), is_ladder, stages(item))
        };
        side.domain.items().map(question).collect()
    };
    then.matrix.bar != now.matrix.bar || asked(then) != asked(now)
}

/// How a domain moved, its stages told by their ids. None where they stand in another order, or a
/// stage it stands at is no more.
fn compare_between(
    then: &Matrix,
    now: &Matrix,
    before: AreaReach,
    after: AreaReach,
) -> Option<AreaMove> {
    let kept: Vec<usize> =
        then.stages.iter().filter_map(|stage| now.stage_index(&stage.id)).collect();
    if !kept.is_sorted() {
        return None;
    }
    let older = |at: usize| then.stages.get(at).and_then(|stage| now.stage_index(&stage.id));
    like_with_like(
        before,
        after,
        |standing| place_by(standing, older),
        |standing| place_by(standing, Some),
    )
}

/// A place in an order to compare by, and never a score; before the first stage is the lowest.
fn place_by(standing: Standing, stage: impl Fn(usize) -> Option<usize>) -> Option<usize> {
    match standing {
        Standing::Stage(at) => stage(at).map(|at| at + 1),
        Standing::Before | Standing::NotApplicable => Some(0),
    }
}

/// By what was said where it was on both sides, else by the answers of both.
fn like_with_like(
    before: AreaReach,
    after: AreaReach,
    older: impl Fn(Standing) -> Option<usize>,
    newer: impl Fn(Standing) -> Option<usize>,
) -> Option<AreaMove> {
    let span = |before: AreaReach, after: AreaReach| {
        let then = (older(before.low())?, older(before.high())?);
        let now = (newer(after.low())?, newer(after.high())?);
        Some((then, now, compare_spans((before.state(), then), (after.state(), now))))
    };
    let by_answers = span(before.by_answers(), after.by_answers());
    let (Some(_), Some(_)) = (before.said, after.said) else {
        let is_mixed = before.said.is_some() || after.said.is_some();
        return by_answers.map(|(.., moved)| AreaMove { is_mixed, ..AreaMove::by_answers(moved) });
    };
    let (then, now, moved) = span(before, after)?;
    let unlike_answers = by_answers.filter(|(.., answers)| *answers != moved).and_then(|answers| {
        let then = Some((then.0, answers.0)).filter(|_| before.is_answered);
        let now = Some((now.0, answers.1)).filter(|_| after.is_answered);
        UnlikeAnswers::of(moved, then, now)
    });
    let by = MovementBasis::Said;
    Some(AreaMove { by, unlike_answers, ..AreaMove::by_answers(moved) })
}

/// What became of a domain, by what can be said of both sides and how far each may reach.
fn compare_spans(
    (then, (then_low, then_high)): (AreaState, (usize, usize)),
    (now, (now_low, now_high)): (AreaState, (usize, usize)),
) -> DomainMovement {
    use AreaState::{NotAnswered, NotApplicable, Told};
    match (then, now) {
        (NotApplicable, NotApplicable) => DomainMovement::Same,
        (NotAnswered, NotApplicable) => DomainMovement::NowKnown,
        (_, NotApplicable) => DomainMovement::NoLongerApplies,
        (NotApplicable, NotAnswered) => DomainMovement::NotAnswered,
        (NotApplicable, _) => DomainMovement::AppliesNow,
        _ if now_low > then_high => DomainMovement::Forward,
        _ if now_high < then_low => DomainMovement::Back,
        (Told, Told) => DomainMovement::Same,
        (_, Told) => DomainMovement::NowKnown,
        (Told, _) => DomainMovement::NoLongerKnown,
        (_, NotAnswered) => DomainMovement::NotAnswered,
        _ => DomainMovement::NotKnownYet,
    }
}

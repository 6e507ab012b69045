//! What changed between two sets of answers. Items compare by id and meaning revision only: what
//! was reworded or is asked on one side alone is listed with the reason and never counted as
//! forward or back.

mod answer_movement;

use std::collections::{HashMap, HashSet};
use std::mem::discriminant;

use jiff::civil::Date;

use super::assessment::{Answer, AnswerRecord, Answers, accepts_answer};
use super::ids::{DomainId, ItemId};
use super::matrix::{Domain, Item, Matrix};
use super::network_state::SavedSnapshot;

/// Answers beside the matrix they were given on.
#[derive(Clone, Copy, Debug)]
pub struct AnswersOnMatrix<'a> {
    /// The matrix, at the revision it was answered on.
    pub matrix: &'a Matrix,
    /// The answers.
    pub answers: &'a Answers,
    /// The day they speak of, where that is known: what was kept as of a day is compared by it.
    pub taken_on: Option<Date>,
}

impl<'a> AnswersOnMatrix<'a> {
    /// Answers of no known day.
    pub fn new(matrix: &'a Matrix, answers: &'a Answers) -> Self {
        Self { matrix, answers, taken_on: None }
    }

    /// Those of a snapshot.
    pub fn of(saved: &'a SavedSnapshot) -> Self {
        Self {
            matrix: &saved.matrix.matrix,
            answers: &saved.snapshot.assessment.answers,
            taken_on: Some(saved.snapshot.taken_on),
        }
    }
}

/// How the answer to one item changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerMovement {
    /// To a higher answer.
    Forward,
    /// To a lower answer.
    Back,
    /// From not sure or unanswered to an answer.
    NewlyKnown,
    /// From an answer to not sure or unanswered.
    NoLongerKnown,
    /// From "does not apply" to anything else.
    AppliesNow,
    /// From anything else to "does not apply".
    NoLongerApplies,
    /// The same; not sure and unanswered count as the same.
    Unchanged,
}

/// Why an item can't be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IncomparableReason {
    /// Only the earlier matrix asks it.
    OnlyBefore,
    /// Only the later matrix asks it.
    OnlyAfter,
    /// Its meaning changed, or an answer names a rung that the later matrix no longer has.
    Reworded,
    /// The later answer was kept from one that was corrected since.
    Corrected,
}

/// An item that can't be compared, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotComparable {
    /// The item.
    pub item: ItemId,
    /// Why not.
    pub reason: IncomparableReason,
}

/// What changed, by item, in the order of the later matrix; items asked only before come last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Movement {
    /// To a higher answer.
    pub forward: Vec<ItemId>,
    /// To a lower answer.
    pub back: Vec<ItemId>,
    /// From not sure or unanswered to an answer.
    pub newly_known: Vec<ItemId>,
    /// From an answer to not sure or unanswered.
    pub no_longer_known: Vec<ItemId>,
    /// From "does not apply" to anything else.
    pub applies_now: Vec<ItemId>,
    /// From anything else to "does not apply".
    pub no_longer_applies: Vec<ItemId>,
    /// What can't be compared, and why.
    pub not_comparable: Vec<NotComparable>,
    /// How many items can be compared.
    pub comparable: usize,
    /// How many of those were answered on both sides.
    pub answered_on_both: usize,
    /// How many items there are on either side.
    pub total: usize,
}

impl Movement {
    /// Whether no answer changed; some may not be comparable.
    pub fn is_unchanged(&self) -> bool {
        [
            &self.forward, &self.back, &self.newly_known, &self.no_longer_known, &self.applies_now,
            &self.no_longer_applies,
        ]
        .iter()
        .all(|list| list.is_empty())
    }

    /// "16 of 16 can be compared"; how many of them were answered both times, where not all were.
    pub fn comparable_words(&self) -> String {
        let answered = describe_answered(self.answered_on_both, self.comparable, "both times");
        format!("{} of {} can be compared{answered}", self.comparable, self.total)
    }

    fn add(&mut self, item: &ItemId, shift: AnswerMovement) {
        let list = match shift {
            AnswerMovement::Forward => &mut self.forward,
            AnswerMovement::Back => &mut self.back,
            AnswerMovement::NewlyKnown => &mut self.newly_known,
            AnswerMovement::NoLongerKnown => &mut self.no_longer_known,
            AnswerMovement::AppliesNow => &mut self.applies_now,
            AnswerMovement::NoLongerApplies => &mut self.no_longer_applies,
            AnswerMovement::Unchanged => return,
        };
        list.push(item.clone());
    }
}

/// How the answer to `item` of `matrix` changed. Rungs are ordered by the stages of `matrix`, with
/// none yet the lowest; an answer that this item can't take counts as unknown.
pub fn answer_movement(
    matrix: &Matrix,
    item: Item<'_>,
    before: Option<&Answer>,
    after: Option<&Answer>,
) -> AnswerMovement {
    let aside = |answer: Option<&Answer>| answer == Some(&Answer::NotApplicable);
    match (aside(before), aside(after)) {
        (true, true) => return AnswerMovement::Unchanged,
        (true, false) => return AnswerMovement::AppliesNow,
        (false, true) => return AnswerMovement::NoLongerApplies,
        (false, false) => {}
    }
    let place = |answer: Option<&Answer>| {
        answer
            .filter(|answer| accepts_answer(item, answer))
            .and_then(|answer| answer_rank(matrix, answer))
    };
    match (place(before), place(after)) {
        (None, Some(_)) => AnswerMovement::NewlyKnown,
        (Some(_), None) => AnswerMovement::NoLongerKnown,
        (Some(then), Some(now)) if then < now => AnswerMovement::Forward,
        (Some(then), Some(now)) if then > now => AnswerMovement::Back,
        (Some(_), Some(_)) | (None, None) => AnswerMovement::Unchanged,
    }
}

/// Where an answer stands among the answers its item can take: an order to compare by and never a
/// score.
fn answer_rank(matrix: &Matrix, answer: &Answer) -> Option<usize> {
    match answer {
        Answer::NotYet | Answer::NoneYet => Some(0),
        Answer::Partly => Some(1),
        Answer::Mostly => Some(2),
        Answer::Fully => Some(3),
        Answer::Rung(stage) => matrix.stage_index(stage).map(|at| at + 1),
        Answer::NotSure | Answer::NotApplicable => None,
    }
}

/// What changed over the whole matrix.
pub fn compare_answers(before: AnswersOnMatrix<'_>, after: AnswersOnMatrix<'_>) -> Movement {
    ItemPairs::of(before, after).compare(after.matrix.items(), before.matrix.items())
}

/// What changed in one domain: the items that the later matrix asks there, and those that only the
/// earlier one did. An item that moved to another domain is compared where it is now.
pub fn compare_domain(
    before: AnswersOnMatrix<'_>,
    after: AnswersOnMatrix<'_>,
    domain: &DomainId,
) -> Movement {
    let now = after.matrix.domain(domain).into_iter().flat_map(Domain::items);
    let then = before.matrix.domain(domain).into_iter().flat_map(Domain::items);
    ItemPairs::of(before, after).compare(now, then)
}

/// What changed over the whole matrix, and in each domain of the later matrix, in its order.
pub fn compare_all_and_each(
    before: AnswersOnMatrix<'_>,
    after: AnswersOnMatrix<'_>,
) -> (Movement, Vec<Movement>) {
    let pairs = ItemPairs::of(before, after);
    let all = pairs.compare(after.matrix.items(), before.matrix.items());
    let each = pair_domains(before.matrix, after.matrix)
        .map(|(then, now)| pairs.compare(now.items(), then.into_iter().flat_map(Domain::items)))
        .collect();
    (all, each)
}

/// Each domain of the later matrix beside the same one of the earlier matrix.
pub fn pair_domains<'m>(
    before: &'m Matrix,
    after: &'m Matrix,
) -> impl Iterator<Item = (Option<&'m Domain>, &'m Domain)> {
    let older: HashMap<&DomainId, &Domain> =
        before.domains.iter().rev().map(|domain| (&domain.id, domain)).collect();
    after.domains.iter().map(move |domain| (older.get(&domain.id).copied(), domain))
}

/// The items of both matrices by their ids, so that one domain after the other is compared without
/// going through both again.
struct ItemPairs<'m> {
    before: AnswersOnMatrix<'m>,
    after: AnswersOnMatrix<'m>,
    older: HashMap<&'m ItemId, Item<'m>>,
    newer: HashSet<&'m ItemId>,
}

impl<'m> ItemPairs<'m> {
    fn of(before: AnswersOnMatrix<'m>, after: AnswersOnMatrix<'m>) -> Self {
        let older = before.matrix.items().map(|item| (item.id(), item)).collect();
        let newer = after.matrix.items().map(Item::id).collect();
        Self { before, after, older, newer }
    }

    fn compare<'i>(
        &self,
        now: impl Iterator<Item = Item<'i>>,
        then: impl Iterator<Item = Item<'i>>,
    ) -> Movement {
        let mut movement = Movement::default();
        for item in now {
            movement.total += 1;
            match compare_item(self.before, self.after, self.older.get(item.id()).copied(), item) {
                Ok(shift) => {
                    movement.comparable += 1;
                    movement.answered_on_both += usize::from(self.is_answered(item.id()));
                    movement.add(item.id(), shift);
                }
                Err(reason) => {
                    movement.not_comparable.push(NotComparable { item: item.id().clone(), reason });
                }
            }
        }
        for item in then.filter(|item| !self.newer.contains(item.id())) {
            movement.total += 1;
            movement.not_comparable.push(NotComparable {
                item: item.id().clone(),
                reason: IncomparableReason::OnlyBefore,
            });
        }
        movement
    }

    fn is_answered(&self, item: &ItemId) -> bool {
        [self.before, self.after].iter().all(|side| answer_in(side.answers.get(item)).is_some())
    }
}

/// ", 8 of them answered both times" after how many can be compared: that they can be says nothing
/// of answers. Nothing where all of them were answered.
pub(crate) fn describe_answered(answered: usize, comparable: usize, when: &str) -> String {
    match answered {
        _ if answered == comparable => String::new(),
        0 => format!(", none of them answered {when}"),
        _ => format!(", {answered} of them answered {when}"),
    }
}

fn compare_item(
    before: AnswersOnMatrix<'_>,
    after: AnswersOnMatrix<'_>,
    older: Option<Item<'_>>,
    newer: Item<'_>,
) -> Result<AnswerMovement, IncomparableReason> {
    let older = older.ok_or(IncomparableReason::OnlyAfter)?;
    // looked up once: this is asked of thousands of items for each key
    let given = (before.answers.get(newer.id()), after.answers.get(newer.id()));
    let (then, now) = (answer_in(given.0), answer_in(given.1));
    let answers_fit = [then, now].into_iter().flatten().all(|answer| accepts_answer(newer, answer));
    if !is_same_question((before.matrix, older), (after.matrix, newer)) || !answers_fit {
        return Err(IncomparableReason::Reworded);
    }
    match kept_since(before.taken_on, given) {
        KeptSince::Corrected => Err(IncomparableReason::Corrected),
        KeptSince::Unchanged => Ok(AnswerMovement::Unchanged),
        KeptSince::LookedAt => Ok(answer_movement(after.matrix, newer, then, now)),
    }
}

/// What the later answer is to the earlier one, where it was kept and not looked at.
enum KeptSince {
    /// It was looked at after the earlier one, so that it may have moved.
    LookedAt,
    /// It is of the earlier one's day, or of a day before: nothing was looked at in between.
    Unchanged,
    /// It is that, and the earlier one says something else now.
    Corrected,
}

fn kept_since(
    taken_on: Option<Date>,
    (then, now): (Option<&AnswerRecord>, Option<&AnswerRecord>),
) -> KeptSince {
    let kept = now.filter(|given| given.answer.is_some()).and_then(|given| given.as_of);
    let Some((as_of, day)) = kept.zip(taken_on).filter(|(as_of, day)| as_of <= day) else {
        return KeptSince::LookedAt;
    };
    // the earlier one's own word of that day: given on it, or kept as of it
    let looked_at = then.map_or(day, |given| given.as_of.unwrap_or(day));
    match then.and_then(|given| given.answer.as_ref()) {
        Some(answer) if looked_at == as_of && answer_in(now) != Some(answer) => {
            KeptSince::Corrected
        }
        _ => KeptSince::Unchanged,
    }
}

/// The items of a domain that can be compared: asked in it on both sides, with the same meaning.
pub fn comparable_items<'m>(
    before: AnswersOnMatrix<'_>,
    after: AnswersOnMatrix<'m>,
    (then, now): (Option<&Domain>, &'m Domain),
) -> Vec<Item<'m>> {
    let can_compare = |older, item| compare_item(before, after, older, item).is_ok();
    // most snapshots were answered on one text, where each item is its own earlier one
    if then.is_some_and(|then| std::ptr::eq(then, now)) {
        return now.items().filter(|item| can_compare(Some(*item), *item)).collect();
    }
    let then = then.into_iter().flat_map(Domain::items);
    let older: HashMap<&ItemId, Item<'_>> = then.map(|item| (item.id(), item)).collect();
    now.items().filter(|item| can_compare(older.get(item.id()).copied(), *item)).collect()
}

/// Whether two items with one id, each of a text of one matrix, ask the same. Where these texts are
/// of one revision and were changed apart, only equal words do.
pub(crate) fn is_same_question(
    (older_matrix, older): (&Matrix, Item<'_>),
    (newer_matrix, newer): (&Matrix, Item<'_>),
) -> bool {
    older.revision() == newer.revision()
        && discriminant(&older) == discriminant(&newer)
        && (std::ptr::eq(older_matrix, newer_matrix)
            || older_matrix.revision != newer_matrix.revision
            || older_matrix.has_own_words_of(older, (newer_matrix, newer)))
}

fn answer_in(given: Option<&AnswerRecord>) -> Option<&Answer> {
    given.and_then(|given| given.answer.as_ref())
}

/// Last time's answers as far as they can be confirmed in `matrix`: of items with the same id and
/// meaning, where the answer is still one that the item takes.
pub fn confirmable_answers(matrix: &Matrix, then: AnswersOnMatrix<'_>) -> Answers {
    answers_to_same_questions(matrix, then)
        .filter(|(_, given)| given.answer.is_some())
        .map(|(id, given)| (id.clone(), given.clone()))
        .collect()
}

/// What was said of the items that `matrix` still asks in the same meaning, where the answer is one
/// that the item still takes, or none.
pub fn answers_to_same_questions<'a>(
    matrix: &'a Matrix,
    then: AnswersOnMatrix<'a>,
) -> impl Iterator<Item = (&'a ItemId, &'a AnswerRecord)> {
    let older: HashMap<&ItemId, Item<'a>> =
        then.matrix.items().map(|item| (item.id(), item)).collect();
    matrix.items().filter_map(move |item| {
        let is_same = older
            .get(item.id())
            .is_some_and(|older| is_same_question((then.matrix, *older), (matrix, item)));
        let (id, given) = then.answers.get_key_value(item.id()).filter(|_| is_same)?;
        let fits = given.answer.as_ref().is_none_or(|answer| accepts_answer(item, answer));
        fits.then_some((id, given))
    })
}

#[cfg(test)]
mod tests;

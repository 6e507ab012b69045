//! The statements of an area side by side, and which of all statements can be compared: those that
//! every side was asked in the same meaning. The others are named, with why.

use std::collections::HashMap;

use super::Side;
use super::align::ComparedArea;
use crate::maturity::assessment::{Answer, AnswerRecord, accepts_answer};
use crate::maturity::diff::{AnswerMovement, answer_movement, is_same_question};
use crate::maturity::ids::ItemId;
use crate::maturity::lineage::Lineage;
use crate::maturity::matrix::{Domain, Item, Matrix};
use crate::maturity::phrases::{self, Sign};

/// How many statements can be compared, and why not the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparability {
    /// How many can be compared.
    pub comparable: usize,
    /// How many of those every side answered.
    pub answered_by_all: usize,
    /// How many there are on any side.
    pub total: usize,
    /// The others.
    pub incomparable: Vec<IncomparableItem>,
}

/// A statement that can't be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomparableItem {
    /// The matrix it belongs to.
    pub matrix: Lineage,
    /// The statement.
    pub item: ItemId,
    /// Its words, as the first side that was asked it knows them.
    pub text: String,
    /// Why not.
    pub reason: NotAskedAlike,
    /// The numbers of the sides that were asked it.
    pub asked_sides: Vec<usize>,
}

/// Why a statement can't be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAskedAlike {
    /// Its meaning was changed.
    Reworded,
    /// Not every side was asked it.
    NotAsked,
    /// A side was asked another matrix of the same id.
    OtherMatrix,
}

/// One statement, side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemRow {
    /// The statement.
    pub item: ItemId,
    /// Its words, in the newest wording here.
    pub text: String,
    /// The name of its stage, in its own matrix.
    pub stage: String,
    /// The matrix it belongs to.
    pub matrix: Lineage,
    /// What each side answered; none where it was not asked.
    pub cells: Vec<Option<ItemCell>>,
    /// Whether all sides were asked the same.
    pub is_comparable: bool,
    /// Whether it can be compared and is not answered alike.
    pub differs: bool,
}

/// One answer.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemCell {
    /// Its sign.
    pub sign: Sign,
    /// Its words; "open" where there is no answer.
    pub label: String,
    /// The answer as files have it.
    pub answer: Option<Answer>,
    /// What stands beside it: why it does not apply, notes, evidence.
    pub details: Vec<String>,
    /// How it changed since the network's own first snapshot, where both were asked the same.
    pub movement: Option<AnswerMovement>,
}

type ItemKey<'c> = (&'c Lineage, &'c ItemId);

/// Which statements of all sides can be compared.
pub(crate) fn comparability(all: &[Side]) -> Comparability {
    let mut asked: HashMap<ItemKey<'_>, Vec<(usize, Item<'_>)>> = HashMap::new();
    let mut order: Vec<ItemKey<'_>> = Vec::new();
    for (number, side) in newest_first(all) {
        for item in side.matrix().items() {
            let key = (&side.lineage, item.id());
            let askers = asked.entry(key).or_default();
            if askers.is_empty() {
                order.push(key);
            }
            askers.push((number, item));
        }
    }
    let mut count = Comparability { total: order.len(), ..Comparability::default() };
    for key in order {
        let askers = &asked[&key];
        if are_comparable(all, askers) {
            count.comparable += 1;
            count.answered_by_all += usize::from(is_answered_by_all(all, key.1));
            continue;
        }
        let mut asked_of: Vec<usize> = askers.iter().map(|(number, _)| *number).collect();
        asked_of.sort_unstable();
        count.incomparable.push(IncomparableItem {
            matrix: key.0.clone(),
            item: key.1.clone(),
            text: askers
                .first()
                .map(|(_, item)| item.plain_text().into_owned())
                .unwrap_or_default(),
            reason: why_incomparable(all, key.0, &asked_of),
            asked_sides: asked_of,
        });
    }
    count
}

fn is_answered_by_all(all: &[Side], item: &ItemId) -> bool {
    all.iter().all(|side| side.is_answered(item))
}

fn why_incomparable(all: &[Side], matrix: &Lineage, asked_of: &[usize]) -> NotAskedAlike {
    let is_namesake = |side: &Side| side.lineage != *matrix && side.lineage.id() == matrix.id();
    if asked_of.len() == all.len() {
        NotAskedAlike::Reworded
    } else if all.iter().any(is_namesake) {
        NotAskedAlike::OtherMatrix
    } else {
        NotAskedAlike::NotAsked
    }
}

/// The sides with their numbers, those on the newest revision first: its order and wording come
/// before older ones.
fn newest_first(all: &[Side]) -> Vec<(usize, &Side)> {
    let mut sides: Vec<(usize, &Side)> = all.iter().enumerate().collect();
    sides.sort_by_key(|(_, side)| std::cmp::Reverse(side.matrix().revision));
    sides
}

/// Whether every side was asked it in the same meaning, and each answer is one that it takes
/// everywhere.
fn are_comparable(all: &[Side], askers: &[(usize, Item<'_>)]) -> bool {
    if askers.len() != all.len() || askers.is_empty() {
        return false;
    }
    // each text of it once, and each answer once: of a thousand sides most were asked the same, and
    // say the same
    let mut texts: Vec<(&Matrix, Item<'_>)> = Vec::new();
    let mut answers: Vec<&Answer> = Vec::new();
    let mut last: Option<&Matrix> = None;
    for (number, item) in askers {
        let side = &all[*number];
        let matrix = side.matrix();
        let is_known =
            |(known, text): &(&Matrix, Item<'_>)| known.revision == matrix.revision && text == item;
        if !last.is_some_and(|last| std::ptr::eq(last, matrix)) && !texts.iter().any(is_known) {
            if !texts.iter().all(|text| is_same_question(*text, (matrix, *item))) {
                return false;
            }
            texts.push((matrix, *item));
        }
        last = Some(matrix);
        answers
            .extend(side.assessment().answer(item.id()).filter(|answer| !answers.contains(answer)));
    }
    answers.into_iter().all(|answer| texts.iter().all(|(_, item)| accepts_answer(*item, answer)))
}

/// Whether an answer may stand in the way of comparing: one that its statement does not take, or
/// that another revision may not.
pub(crate) fn may_prevent_comparison(
    matrix: &Matrix,
    id: &ItemId,
    answer: Option<&Answer>,
) -> bool {
    let is_plain = |answer| matches!(matrix.item(id), Some(item @ Item::Statement(_)) if accepts_answer(item, answer));
    answer.is_some_and(|answer| !is_plain(answer))
}

/// The statements of an area, side by side: stage by stage in the newest wording, matrix by matrix.
pub fn item_rows(all: &[Side], area: &ComparedArea) -> Vec<ItemRow> {
    let mut rows: Vec<ItemRow> = Vec::new();
    for (number, side) in newest_first(all) {
        let own = area
            .cells
            .get(number)
            .into_iter()
            .flatten()
            .filter_map(|cell| side.matrix().domain(&cell.domain));
        for (stage, item) in own.flat_map(|domain| items_by_stage(side.matrix(), domain)) {
            let matrix = &side.lineage;
            if !rows.iter().any(|row| row.matrix == *matrix && row.item == *item.id()) {
                rows.push(item_row(all, matrix, stage, item));
            }
        }
    }
    rows
}

/// Stage by stage, each with its name; a ladder stands at its first stage.
fn items_by_stage<'m>(
    matrix: &'m Matrix,
    domain: &'m Domain,
) -> impl Iterator<Item = (&'m str, Item<'m>)> {
    matrix.stages.iter().enumerate().flat_map(move |(at, stage)| {
        let first_at = move |item: &Item<'_>| {
            matrix.stages.iter().position(|stage| item.is_asked_at(&stage.id)) == Some(at)
        };
        domain.items().filter(first_at).map(|item| (stage.name.as_str(), item))
    })
}

fn item_row(all: &[Side], matrix: &Lineage, stage: &str, item: Item<'_>) -> ItemRow {
    let asked = |side: &Side| side.lineage == *matrix;
    let askers: Vec<(usize, Item<'_>)> = all
        .iter()
        .enumerate()
        .filter(|(_, side)| asked(side))
        .filter_map(|(number, side)| side.matrix().item(item.id()).map(|item| (number, item)))
        .collect();
    let is_comparable = are_comparable(all, &askers);
    let cells: Vec<Option<ItemCell>> = all
        .iter()
        .map(|side| {
            if asked(side) {
                side.matrix().item(item.id()).map(|item| item_cell(side, item))
            } else {
                None
            }
        })
        .collect();
    let differs = is_comparable
        && cells
            .windows(2)
            .any(|pair| cell_answer(pair[0].as_ref()) != cell_answer(pair[1].as_ref()));
    ItemRow {
        item: item.id().clone(),
        text: item.plain_text().into_owned(),
        stage: stage.to_owned(),
        matrix: matrix.clone(),
        cells,
        is_comparable,
        differs,
    }
}

fn cell_answer(cell: Option<&ItemCell>) -> Option<&Answer> {
    cell.and_then(|cell| cell.answer.as_ref())
}

fn item_cell(side: &Side, item: Item<'_>) -> ItemCell {
    let (matrix, given) = (side.matrix(), side.assessment().answers.get(item.id()));
    let answer = given.and_then(|given| given.answer.as_ref());
    ItemCell {
        sign: phrases::answer_sign(item, matrix, answer),
        label: answer.map_or_else(
            || Sign::Open.label().to_owned(),
            |answer| phrases::format_item_answer(matrix, item, answer),
        ),
        answer: answer.cloned(),
        details: given.map(format_details).unwrap_or_default(),
        movement: side.first.as_ref().and_then(|first| {
            let then = first.matrix.matrix.item(item.id())?;
            let before = first.snapshot.assessment.answer(item.id());
            let is_same = is_same_question((&first.matrix.matrix, then), (matrix, item));
            let all_fit =
                [before, answer].into_iter().flatten().all(|answer| accepts_answer(item, answer));
            (is_same && all_fit).then(|| answer_movement(matrix, item, before, answer))
        }),
    }
}

fn format_details(given: &AnswerRecord) -> Vec<String> {
    let reason = given.beside.reason.iter().map(|reason| format!("does not apply: {reason}"));
    let note = given.beside.note.iter().map(|note| format!("note: {note}"));
    let evidence = given.beside.evidence.iter().map(|piece| {
        let lead = if piece.supports { "evidence" } else { "against it" };
        format!("{lead}: {}", piece.text)
    });
    reason.chain(note).chain(evidence).collect()
}

//! The words of one question: where we are, the statement, its example, last time, and the choices,
//! as they are read aloud.

use super::walk_session::WalkSession;
use crate::maturity::assessment::Answer;
use crate::maturity::matrix::{Domain, Item, Matrix};
use crate::maturity::phrases::{answer_words, day};
use crate::tui::screens::walk::order::WalkRow;
use crate::tui::screens::walk::{answer_of_digit, rungs_in_order};

/// Where an item stands in the walk.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ItemPosition<'m> {
    /// The area, counted from 0.
    pub(crate) area: usize,
    /// The item's row, counted from 0.
    pub(crate) row: usize,
    /// How many rows the area has.
    pub(crate) rows: usize,
    /// The area.
    pub(crate) domain: &'m Domain,
    /// The item.
    pub(crate) item: WalkRow<'m>,
}

/// All that is said before the answer is waited for, line by line.
pub(crate) fn question(
    sitting: &WalkSession<'_>,
    matrix: &Matrix,
    spot: ItemPosition<'_>,
) -> Vec<String> {
    let item = spot.item.item;
    let mut lines = vec![heading(matrix, spot), item.text().to_owned()];
    if let Item::Ladder(ladder) = item {
        let rungs = rungs_in_order(matrix, ladder).into_iter().map(|at| &matrix.stages[at]);
        let rungs = rungs.filter_map(|stage| Some((&stage.name, ladder.rung(&stage.id)?)));
        lines.extend(rungs.map(|(name, rung)| format!("  {name}: {}", rung.text)));
    }
    lines.extend(item.evidence().map(|evidence| format!("For example: {evidence}")));
    let said = sitting.said();
    lines.extend(last_time(sitting, matrix, item));
    lines.extend(
        said.answer(item.id()).map(|answer| format!("Now: {}", answer_words(matrix, answer))),
    );
    let note = said.answers.get(item.id()).and_then(|given| given.note.as_deref());
    lines.extend(note.map(|note| format!("Note: {note}")));
    let evidence =
        said.answers.get(item.id()).map(|given| given.evidence.as_slice()).unwrap_or_default();
    lines.extend(evidence.iter().map(|piece| format!("Evidence: {}", piece.text)));
    lines.extend(choices(sitting, matrix, item));
    lines
}

fn heading(matrix: &Matrix, spot: ItemPosition<'_>) -> String {
    let (number, of) = (spot.row + 1, spot.rows);
    let area =
        format!("{}, area {} of {}.", spot.domain.short(), spot.area + 1, matrix.domains.len());
    match spot.item.stage.and_then(|at| matrix.stages.get(at)) {
        Some(stage) => format!("{area} {}, statement {number} of {of}.", stage.name),
        None => format!("{area} Pick one description, statement {number} of {of}."),
    }
}

fn last_time(sitting: &WalkSession<'_>, matrix: &Matrix, item: Item<'_>) -> Option<String> {
    let then = sitting.last.answers.get(item.id())?;
    let answer = then.answer.as_ref()?;
    let on = sitting.last.on.map(|on| format!(", {}", day(on))).unwrap_or_default();
    Some(format!("Last time: {}{on}", answer_words(matrix, answer)))
}

/// What can be typed here, in words: the answers, then what else.
pub(crate) fn choices(sitting: &WalkSession<'_>, matrix: &Matrix, item: Item<'_>) -> [String; 2] {
    let answers = match item {
        Item::Statement(_) => "1 not yet, 2 partly, 3 mostly, 4 fully".to_owned(),
        Item::Ladder(ladder) => {
            let rungs = rungs_in_order(matrix, ladder)
                .into_iter()
                .map(|at| matrix.stages[at].name.as_str());
            let all = std::iter::once("none yet").chain(rungs).zip(1..);
            all.map(|(name, number)| format!("{number} {name}")).collect::<Vec<_>>().join(", ")
        }
    };
    let enter = match (sitting.said().answer(item.id()), can_confirm(sitting, item)) {
        (Some(_), _) => "Enter as it is",
        (None, true) => "Enter the same as last time",
        (None, false) => "Enter skip",
    };
    let same = if can_confirm(sitting, item) {
        ", = all open ones of this stage are the same"
    } else {
        ""
    };
    [
        format!("{answers}, 0 not sure, - does not apply"),
        format!(
            "{enter}{same}, b back, n note, e evidence, w words, a area menu, q back to the menu"
        ),
    ]
}

/// Whether last time's answer can be taken over as it is.
pub(crate) fn can_confirm(sitting: &WalkSession<'_>, item: Item<'_>) -> bool {
    sitting.last.answers.get(item.id()).is_some_and(|then| then.answer.is_some())
}

/// The answer that was typed: by its number, or by its words.
pub(crate) fn answer_of(matrix: &Matrix, item: Item<'_>, typed: &str) -> Option<Answer> {
    if let Ok(number) = typed.parse::<usize>() {
        return by_number(matrix, item, number);
    }
    let all =
        (0..=matrix.stages.len().max(4) + 1).filter_map(|number| by_number(matrix, item, number));
    all.into_iter().find(|answer| {
        answer_words(matrix, answer).eq_ignore_ascii_case(typed)
            || answer.as_str().eq_ignore_ascii_case(typed)
    })
}

fn by_number(matrix: &Matrix, item: Item<'_>, number: usize) -> Option<Answer> {
    answer_of_digit(matrix, item, u8::try_from(number).ok()?)
}

//! The text of one question in the plain walk: the place, the statement, its example, last time's
//! answer, and the choices.

use std::collections::BTreeSet;

use super::walk_session::WalkSession;
use crate::maturity::assessment::Answer;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Domain, Item, Matrix, name_after_number};
use crate::maturity::phrases::format_item_answer;
use crate::maturity::walk::answer_choices::{
    NOT_SURE_SIGN, answer_by_label, answer_by_name, answer_by_number, answer_choices,
    choice_numbers, has_number_keys,
};
use crate::maturity::walk::order::WalkRow;

/// Where an item stands among those that are asked, counted from 0: of its area, or of a walk of ten
/// minutes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ItemPosition<'m> {
    pub(crate) area_index: usize,
    pub(crate) row_index: usize,
    pub(crate) row_count: usize,
    pub(crate) domain: &'m Domain,
    pub(crate) walk_row: WalkRow<'m>,
    /// Those that are asked, where that is not all.
    pub(crate) only: Option<&'m BTreeSet<ItemId>>,
}

pub(crate) fn question_lines(
    walk: &WalkSession<'_>,
    matrix: &Matrix,
    position: ItemPosition<'_>,
) -> Vec<String> {
    let item = position.walk_row.item;
    let mut lines = vec![question_heading(matrix, position)];
    lines.extend(item.details().lead_in.clone());
    lines.push(item.plain_text().into_owned());
    if let Item::Ladder(ladder) = item {
        for rung in matrix.rung_words(ladder) {
            lines.push(format!("  {}", rung.line()));
            lines.extend(rung.example.map(|example| format!("    For example: {example}")));
        }
    }
    lines.extend(item.details().checklist.iter().map(|check| format!("  - {check}")));
    lines.extend(item.plain_evidence().map(|evidence| format!("For example: {evidence}")));
    let said = walk.assessment();
    if let Some(words) = walk.last_time.answer_words(matrix, item.id()) {
        lines.push(format!("Last time: {words}"));
    }
    lines.extend(walk.last_time.missing_words(item.id()));
    let beside = walk.last_time.beside_answer(item.id(), walk.today());
    lines.extend(beside.into_iter().map(|line| format!("  {line}")));
    lines.extend(
        said.answer(item.id())
            .map(|answer| format!("Now: {}", format_item_answer(matrix, item, answer))),
    );
    let note = said.answers.get(item.id()).and_then(|given| given.beside.note.as_deref());
    lines.extend(note.map(|note| format!("Note: {note}")));
    let evidence = said
        .answers
        .get(item.id())
        .map(|given| given.beside.evidence.as_slice())
        .unwrap_or_default();
    lines.extend(evidence.iter().map(|piece| format!("Evidence: {}", piece.text)));
    let [answers, others] = choice_lines(walk, matrix, item);
    match item {
        Item::Statement(_) if walk.keys_given => {}
        _ if walk.keys_given => lines.push(answers),
        _ => lines.extend([answers, others]),
    }
    lines
}

/// The question itself: what Enter does, and where to hear what else can be typed.
pub(crate) fn answer_prompt(walk: &WalkSession<'_>, item: Item<'_>) -> String {
    format!("Answer ({}, ? for the choices): ", enter_words(walk, item))
}

fn enter_words(walk: &WalkSession<'_>, item: Item<'_>) -> &'static str {
    match (walk.assessment().answer(item.id()), can_confirm(walk, item)) {
        (Some(_), _) => "Enter as it is",
        (None, true) => "Enter the same as last time",
        (None, false) => "Enter skip",
    }
}

fn question_heading(matrix: &Matrix, position: ItemPosition<'_>) -> String {
    let (number, of) = (position.row_index + 1, position.row_count);
    let area = format!(
        "{}, area {} of {}.",
        position.domain.short_name(),
        position.area_index + 1,
        matrix.domains.len()
    );
    match position.walk_row.stage.and_then(|at| matrix.stages.get(at)) {
        Some(stage) => format!("{area} {}, statement {number} of {of}.", stage.name),
        None => format!("{area} Pick one description, statement {number} of {of}."),
    }
}

/// What can be typed here, in words: the answers, then what else.
pub(crate) fn choice_lines(walk: &WalkSession<'_>, matrix: &Matrix, item: Item<'_>) -> [String; 2] {
    let answers = match item {
        Item::Statement(_) | Item::Ladder(_) => {
            let is_numbered = has_number_keys(matrix, item);
            let names = answer_choices(matrix, item).into_iter().map(|answer| {
                let name = format_item_answer(matrix, item, &answer);
                if is_numbered { name_after_number(&name).to_owned() } else { name }
            });
            let all = choice_numbers(matrix, item).into_iter().zip(names);
            let all = all.map(|(number, name)| format!("{number} {name}").trim_end().to_owned());
            all.collect::<Vec<_>>().join(", ")
        }
    };
    let not_sure = if matrix.has_numbered_rungs() { NOT_SURE_SIGN } else { "0" };
    let enter = enter_words(walk, item);
    let can_confirm_more = can_confirm(walk, item) && matches!(item, Item::Statement(_));
    let same = if can_confirm_more {
        ", = reads out the open ones of this stage that may all be the same"
    } else {
        ""
    };
    [
        format!("{answers}, {not_sure} not sure, - does not apply"),
        format!(
            "{enter}{same}, b back, n note, e evidence, o our stage, w why, g words, a what we need from others, u undo, / search, area to choose another, s save, q back to the menu"
        ),
    ]
}

pub(crate) fn can_confirm(walk: &WalkSession<'_>, item: Item<'_>) -> bool {
    walk.last_time.answer(item.id()).is_some()
}

/// The answer that was typed: by its number, its words, or its label in files.
pub(crate) fn parse_answer(matrix: &Matrix, item: Item<'_>, typed: &str) -> Option<Answer> {
    if typed == NOT_SURE_SIGN {
        return Some(Answer::NotSure);
    }
    if let Ok(number) = typed.parse::<i32>() {
        return answer_by_number(matrix, item, number);
    }
    answer_by_name(matrix, item, typed).or_else(|| answer_by_label(matrix, item, typed))
}

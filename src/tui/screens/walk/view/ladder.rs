//! The rungs of a ladder, one under the other, with the digit that picks each, and the example for
//! each where the matrix gives one.

use super::item_list::ItemList;
use super::row::{LineLimits, ViewRow, uncapitalize};
use crate::maturity::assessment::Answer;
use crate::maturity::markdown::to_plain;
use crate::maturity::matrix::{Item, Ladder, name_after_number};
use crate::maturity::text_wrap::first_lines;
use crate::maturity::walk::answer_choices::{
    answer_choices, choice_numbers, has_none_yet, ladder_place, rungs_in_order,
};
use crate::tui::protocol::command::Command;
use crate::tui::screens::walk::Walk;
use crate::tui::theme::Theme;

const TEXT_COLUMN: u16 = 8;

pub(crate) fn rung_rows(list: &ItemList<'_>, ladder: &Ladder, limits: LineLimits) -> Vec<ViewRow> {
    let (walk, here, theme) = (list.walk, list.area_context, list.theme);
    let item = Item::Ladder(ladder);
    let answer = here.assessment.answer(&ladder.id);
    let now = answer.and_then(|answer| ladder_place(here.matrix, ladder, answer));
    let room = usize::from(list.width.saturating_sub(TEXT_COLUMN + 1));
    let numbers = choice_numbers(here.matrix, item);
    let mut strips = Vec::new();
    let mut add = |place: Option<usize>, text: &str, example: Option<&str>| {
        let mut lines = first_lines(text, room, limits.rung).into_iter();
        let number = place.and_then(|place| numbers.get(place).copied());
        let is_now = if place.is_none() { true } else { place == now };
        let head = |line: String| rung_row((place, number), &line, is_now, walk, theme);
        strips.extend(lines.next().map(head));
        let click = place.map(Command::Choose);
        let rest = |line| ViewRow { click, ..ViewRow::text(TEXT_COLUMN, line, theme.plain) };
        strips.extend(lines.map(rest));
        let example = example.map(|text| format!("For example: {}", uncapitalize(&to_plain(text))));
        let lines = example.map(|text| first_lines(&text, room, limits.text)).unwrap_or_default();
        strips.extend(lines.into_iter().map(|line| ViewRow::text(TEXT_COLUMN, line, theme.quiet)));
    };
    let none_yet = none_yet_words(ladder);
    if has_none_yet(here.matrix, ladder) {
        add(Some(0), &none_yet, None);
    } else if answer == Some(&Answer::NoneYet) {
        add(None, &none_yet, None);
    }
    let first = usize::from(has_none_yet(here.matrix, ladder));
    for (place, at) in
        (first..answer_choices(here.matrix, item).len()).zip(rungs_in_order(here.matrix, ladder))
    {
        let stage = &here.matrix.stages[at];
        let text = ladder.rung(&stage.id).map(|rung| to_plain(&rung.text)).unwrap_or_default();
        let is_numbered = numbers.first() == Some(&0);
        let name = if is_numbered { name_after_number(&stage.name) } else { &stage.name };
        let words = if name.is_empty() { text.into_owned() } else { format!("{name}: {text}") };
        add(Some(place), &words, ladder.example(&stage.id));
    }
    strips
}

/// What "none yet" means on a ladder, in the matrix's own words where it has any.
fn none_yet_words(ladder: &Ladder) -> String {
    match &ladder.rungs.before {
        Some(before) => format!("None yet: {}", to_plain(before)),
        None => "None of these yet".to_owned(),
    }
}

fn rung_row(
    (place, number): (Option<usize>, Option<i32>),
    text: &str,
    is_now: bool,
    walk: &Walk,
    theme: Theme,
) -> ViewRow {
    let digit = number.filter(|number| (0..=9).contains(number)).map(|number| number.to_string());
    let is_chosen = place.is_some() && walk.rung == place;
    let style = if is_chosen { theme.strong } else { theme.plain };
    let mark = match (is_chosen, is_now) {
        (true, _) => "►",
        (false, true) => "■",
        (false, false) => " ",
    };
    let row = ViewRow::indent(4)
        .cell(2, mark, theme.key)
        .cell(2, digit.unwrap_or_default(), theme.key)
        .rest(text, style);
    ViewRow { click: place.map(Command::Choose), ..row }
}

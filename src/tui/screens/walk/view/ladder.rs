//! The rungs of a ladder, one under the other, with the digit that picks each.

use super::item_list::ItemList;
use super::row::{ViewRow, first_lines};
use crate::maturity::matrix::Ladder;
use crate::maturity::walk::answer_choices::{ladder_place, rungs_in_order};
use crate::tui::protocol::command::Command;
use crate::tui::screens::walk::Walk;
use crate::tui::theme::Theme;

const TEXT_COLUMN: u16 = 8;

pub(crate) fn rung_rows(list: &ItemList<'_>, ladder: &Ladder, most: usize) -> Vec<ViewRow> {
    let (walk, here, theme) = (list.walk, list.area_context, list.theme);
    let answer = here.assessment.answer(&ladder.id);
    let now = answer.and_then(|answer| ladder_place(here.matrix, ladder, answer));
    let room = usize::from(list.width.saturating_sub(TEXT_COLUMN + 1));
    let mut strips = vec![rung_row(0, "None of these yet", now, walk, theme)];
    for (place, at) in (1..).zip(rungs_in_order(here.matrix, ladder)) {
        let stage = &here.matrix.stages[at];
        let text = ladder.rung(&stage.id).map_or("", |rung| rung.text.as_str());
        let mut lines = first_lines(&format!("{}: {text}", stage.name), room, most).into_iter();
        strips.extend(lines.next().map(|line| rung_row(place, &line, now, walk, theme)));
        strips.extend(lines.map(|line| ViewRow {
            click: Some(Command::Choose(place)),
            ..ViewRow::at(TEXT_COLUMN, line, theme.plain)
        }));
    }
    strips
}

fn rung_row(place: usize, text: &str, now: Option<usize>, walk: &Walk, theme: Theme) -> ViewRow {
    let digit = if place < 9 { (place + 1).to_string() } else { " ".to_owned() };
    let style = if walk.rung == Some(place) { theme.strong } else { theme.plain };
    let mark = match (walk.rung == Some(place), now == Some(place)) {
        (true, _) => "►",
        (false, true) => "■",
        (false, false) => " ",
    };
    let row =
        ViewRow::at(4, mark, theme.key).with(6, digit, theme.key).with(TEXT_COLUMN, text, style);
    ViewRow { click: Some(Command::Choose(place)), ..row }
}

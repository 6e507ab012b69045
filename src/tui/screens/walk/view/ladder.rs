//! The rungs of a ladder, one under the other, with the digit that picks each.

use super::row::ViewRow;
use crate::maturity::matrix::Ladder;
use crate::tui::document::wrap;
use crate::tui::screens::walk::{AreaContext, Walk, rung_now, rungs_in_order};
use crate::tui::theme::Theme;

/// The column where a rung's words begin.
const TEXT: u16 = 8;

/// The rows of a ladder's rungs.
pub(crate) fn rungs(
    ladder: &Ladder,
    walk: &Walk,
    here: &AreaContext<'_>,
    ink: Theme,
    width: u16,
) -> Vec<ViewRow> {
    let now = rung_now(here.matrix, ladder, here.said.answer(&ladder.id));
    let room = usize::from(width.saturating_sub(TEXT + 1));
    let mut strips = vec![rung(0, "None of these yet", now, walk, ink)];
    for (place, at) in (1..).zip(rungs_in_order(here.matrix, ladder)) {
        let stage = &here.matrix.stages[at];
        let text = ladder.rung(&stage.id).map_or("", |rung| rung.text.as_str());
        let mut lines = wrap(&format!("{}: {text}", stage.name), room).into_iter();
        strips.extend(lines.next().map(|line| rung(place, &line, now, walk, ink)));
        strips.extend(lines.take(2).map(|line| ViewRow::at(TEXT, line, ink.plain)));
    }
    strips
}

fn rung(place: usize, text: &str, now: Option<usize>, walk: &Walk, ink: Theme) -> ViewRow {
    let digit = if place < 9 { (place + 1).to_string() } else { " ".to_owned() };
    let style = if walk.rung == Some(place) { ink.focus } else { ink.plain };
    let mark = match (walk.rung == Some(place), now == Some(place)) {
        (true, _) => "►",
        (false, true) => "■",
        (false, false) => " ",
    };
    ViewRow::at(4, mark, ink.strong).and(6, digit, ink.strong).and(TEXT, text, style)
}

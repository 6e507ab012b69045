//! The walk on the screen: the board on the left, one area on the right, the stage in focus open.

mod card;
mod exercise;
mod items;
mod ladder;
mod notes;
mod row;

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::{AreaContext, ItemFilter, Walk, WalkFocus};
use crate::maturity::matrix::Item;
use crate::maturity::{phrases, scoring};
use crate::tui::app::App;
use crate::tui::protocol::transition::Scope;
use crate::tui::widgets::board::{self, Board};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};

/// What is said where a walk stays on an older text.
const NEWER: &str = "A newer version of this matrix is here. It is used from the next walk.";

/// Draws the walk.
pub fn draw(sheet: &mut Canvas<'_>, app: &App, walk: &Walk) {
    let Some(here) = walk.here(&app.desk) else { return };
    if walk.exercise {
        exercise::draw(sheet, app, title(app, walk, &here), &here);
        return;
    }
    let frame = Frame {
        title: title(app, walk, &here),
        hint: hint(app, walk, &here),
        hint_right: (walk.echo.is_some() && walk.writing.is_none() && walk.card.is_none())
            .then(|| "u takes it back".to_owned()),
        first: first_line(walk, &here),
        esc: if walk.writing.is_some() || walk.card.is_some() { "back" } else { "home" },
        ..Frame::default()
    };
    let body = frame::draw(sheet, app, &frame);
    let right = if app.desk.is_wide() { with_board(sheet, body, walk, &here) } else { body };
    match (&walk.writing, &walk.card) {
        (Some(writing), _) => notes::draw(sheet, right, app, walk, writing, &here),
        (None, Some(card)) => card::draw(sheet, right, card, &here),
        (None, None) => items::draw(sheet, right, app, walk, &here),
    }
}

/// Draws the board and what stands under it; returns what is left on the right.
fn with_board(sheet: &mut Canvas<'_>, body: Rect, walk: &Walk, here: &AreaContext<'_>) -> Rect {
    let wide = if body.width >= 110 { 42 } else { 26 };
    let item = match &walk.focus.at {
        WalkFocus::Item(item) => Some(item),
        WalkFocus::Card => None,
    };
    let left = Rect { width: wide, height: body.height.saturating_sub(2), ..body };
    board::draw(
        sheet,
        left,
        &Board { matrix: here.matrix, said: here.said, area: walk.focus.area, item },
    );
    let complete = scoring::complete(here.matrix, &here.said.answers);
    let (plain, quiet) = (sheet.ink.plain, sheet.ink.quiet);
    let under = Rect { width: wide, ..body };
    sheet.put(
        under,
        1,
        body.height.saturating_sub(2),
        &format!("{} of {}", complete.answered, complete.of),
        plain,
    );
    if let Some(moved) = moved(walk, here) {
        sheet.put(under, 2, body.height.saturating_sub(1), &moved, quiet);
    }
    sheet.upright(body, wide);
    Rect { x: body.x + wide + 2, width: body.width.saturating_sub(wide + 2), ..body }
}

/// How many answers differ from last time, forward and back.
fn moved(walk: &Walk, here: &AreaContext<'_>) -> Option<String> {
    use crate::maturity::diff::{AnswerMovement, shift};
    walk.last.on?;
    let shifts = here.matrix.items().map(|item| {
        let then = walk.last.answers.get(item.id()).and_then(|given| given.answer.as_ref());
        shift(here.matrix, item, then, here.said.answer(item.id()))
    });
    let (forward, back) = shifts.fold((0, 0), |(forward, back), shift| match shift {
        AnswerMovement::Forward => (forward + 1, back),
        AnswerMovement::Back => (forward, back + 1),
        _ => (forward, back),
    });
    Some(format!("{forward} forward  {back} back"))
}

fn title(app: &App, walk: &Walk, here: &AreaContext<'_>) -> String {
    let name = app.desk.record.as_ref().map_or("", |record| record.network.name.as_str());
    let mut title = format!(
        "{name} · {}",
        frame::topic_beside(app, &walk.topic, here.matrix, name.width() + 3)
    );
    let part = match (walk.scope, walk.filter) {
        (Scope::FirstLook, _) => Some("first look"),
        (Scope::TenMinutes, _) => Some("ten minutes"),
        (Scope::Whole, ItemFilter::All) => None,
        (Scope::Whole, filter) => Some(filter.word()),
    };
    if let Some(part) = part {
        title = format!("{title} · {part}");
    }
    title
}

fn hint(app: &App, walk: &Walk, here: &AreaContext<'_>) -> String {
    if let Some(writing) = &walk.writing {
        return notes::hint(writing);
    }
    if let Some(card) = &walk.card {
        return card::hint(card, here, app);
    }
    if let Some(echo) = &walk.echo {
        return echo.clone();
    }
    if let Some(same) = same_as_last_time(walk, here) {
        return same;
    }
    if app.desk.open(walk.draft).is_some_and(|open| app.desk.has_newer(open)) {
        return NEWER.to_owned();
    }
    format!("{} You can change any answer later.", phrases::bar_words(here.matrix))
}

fn same_as_last_time(walk: &Walk, here: &AreaContext<'_>) -> Option<String> {
    let item = walk.item(here)?;
    let then = walk.last.answers.get(item.id()).and_then(|given| given.answer.as_ref())?;
    if here.said.answer(item.id()).is_some() {
        return None;
    }
    let sign = phrases::answer_sign(item, here.matrix, Some(then)).symbol();
    let mut hint =
        format!("Enter same as last time ({sign} {})", phrases::answer_words(here.matrix, then));
    if let Some((stage, count)) = walk.same_here(here) {
        let stage = &here.matrix.stages[stage].name;
        hint = format!("{hint}     = all {count} left in {stage} are the same");
    }
    Some(hint)
}

/// On a ladder the digits name its rungs.
fn first_line(walk: &Walk, here: &AreaContext<'_>) -> Option<String> {
    if walk.writing.is_some() || walk.card.is_some() {
        return None;
    }
    let Some(Item::Ladder(ladder)) = walk.item(here) else { return None };
    let rungs = super::rungs_in_order(here.matrix, ladder);
    let named = rungs
        .iter()
        .zip(2..=9)
        .map(|(at, digit)| format!("{digit} {}", here.matrix.stages[*at].name));
    let line = std::iter::once("1 none yet".to_owned()).chain(named).collect::<Vec<_>>().join("  ");
    Some(format!("{line}    0 not sure  - does not apply"))
}

/// The heading of the area: its name, where it is among the others, and why it matters.
fn heading(
    sheet: &mut Canvas<'_>,
    area: Rect,
    here: &AreaContext<'_>,
    right: &str,
    why: bool,
) -> u16 {
    let (strong, plain, quiet) = (sheet.ink.strong, sheet.ink.plain, sheet.ink.quiet);
    let x = sheet.put_right(Rect { width: area.width.saturating_sub(1), ..area }, 0, right, quiet);
    let name = if here.domain.name.width() + 2 < usize::from(x) {
        &here.domain.name
    } else {
        here.domain.short()
    };
    sheet.put_short(area, 0, 0, x.saturating_sub(1), name, strong);
    let Some(text) = here.domain.why.as_ref().filter(|_| why && area.height >= 12) else {
        return 1;
    };
    let lines = crate::tui::document::wrap(text, usize::from(area.width.saturating_sub(1)));
    for (y, line) in (1..3).zip(&lines) {
        sheet.put(area, 0, y, line, plain);
    }
    1 + u16::try_from(lines.len().min(2)).unwrap_or(2)
}

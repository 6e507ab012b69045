//! The opening page: all areas, one line each, time to scale, the stages' names on the line.
//!
//! ```text
//!  FIVE NATIONAL AREAS    20 Mar 2025         10 Sep 2025          12 Mar 2026
//!  Leading together       ■Foundation─────────▲Step 1──────────────■Step 1
//! ►Joining up care        ■Foundation─────────■Foundation──────────▲Step 1 *
//! ```

use std::collections::BTreeSet;

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::axis::Axis;
use super::{View, heading, left, moved, short};
use crate::app::progress::marking::{Mark, Place, Way, marks};
use crate::app::words::command::Command;
use crate::maturity::saying;
use crate::maturity::scoring::Standing;
use crate::ui::frame;
use crate::ui::sheet::Sheet;

/// One row of the list.
#[derive(Clone, Copy)]
pub(super) enum Row {
    /// The heading of matrix number so-and-so.
    Head(usize),
    /// Area line number so-and-so.
    Line(usize),
    /// An empty row.
    Gap,
}

/// Draws the opening page.
pub(super) fn draw(sheet: &mut Sheet<'_>, view: &View<'_>) {
    let probe = sheet.area();
    let axis = Axis::new(&view.past.days, left(probe), probe.width, reserve(view, probe));
    let drawn: Vec<Vec<Mark>> = (0..view.past.lines.len()).map(|at| marks_of(view, at, &axis)).collect();
    let frame =
        view.frame("", view.right(Some(shown(view, &drawn))), legend(view, &drawn, usize::from(probe.width.saturating_sub(2))));
    let body = frame::draw(sheet, view.app, &frame);
    let (top, list, below) = parts(view, body);
    let rows = rows(view);
    let first = first_row(&rows, view.at, list.height);
    if let Some(trend) = section(&rows, first) {
        let strong = sheet.ink.strong;
        let head = heading(&view.past.trends[trend].matrix.matrix, left(body).saturating_sub(2));
        sheet.put(top, 1, 0, &head, strong);
    }
    axis.labels(sheet, top, 0, &view.past.days[..view.past.shown]);
    for (y, row) in (0..list.height).zip(rows.iter().skip(first)) {
        match *row {
            Row::Gap => {}
            Row::Head(trend) => {
                let strong = sheet.ink.strong;
                let head = heading(&view.past.trends[trend].matrix.matrix, list.width.saturating_sub(2));
                sheet.put(list, 1, y, &head, strong);
            }
            Row::Line(at) => {
                name(sheet, view, list, y, at);
                draw_marks(sheet, list, y, &drawn[at]);
            }
        }
    }
    more(sheet, below, &rows, first, list.height);
    moved::draw(sheet, view, below, false);
}

/// How many areas lie above and below what is shown, in the empty row under the list.
pub(super) fn more(sheet: &mut Sheet<'_>, below: Rect, rows: &[Row], first: usize, height: u16) {
    let count = |rows: &[Row]| rows.iter().filter(|row| matches!(row, Row::Line(_))).count();
    let end = (first + usize::from(height)).min(rows.len());
    let counts = [(count(&rows[..first.min(end)]), "▲", "above"), (count(&rows[end..]), "▼", "below")];
    let words: Vec<String> = counts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, sign, where_)| format!("{sign} {} {where_}", saying::count_of(count, "area", "areas")))
        .collect();
    if below.height >= 4 {
        let quiet = sheet.ink.quiet;
        sheet.put(below, 1, 0, &words.join("   "), quiet);
    }
}

/// The rows of the list: the heading of the first matrix stands with the days, above it.
pub(super) fn rows(view: &View<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (at, line) in view.past.lines.iter().enumerate() {
        if line.number == 0 && at > 0 {
            rows.extend([Row::Gap, Row::Head(line.trend)]);
        }
        rows.push(Row::Line(at));
    }
    rows
}

/// The row of days, the list, and what moved below it: the list gets what it needs, down to a few rows for the rest.
pub(super) fn parts(view: &View<'_>, body: Rect) -> (Rect, Rect, Rect) {
    let keep = match body.height {
        14.. => 5,
        7.. => 3,
        _ => 0,
    };
    let rest = body.height.saturating_sub(1);
    let list = short(rows(view).len()).min(rest.saturating_sub(keep));
    let part = |y: u16, height: u16| Rect { y: body.y + y, height, ..body }.intersection(body);
    (part(0, 1), part(1, list), part(1 + list, rest - list))
}

/// The first row shown, so that the line in focus always is.
pub(super) fn first_row(rows: &[Row], at: usize, height: u16) -> usize {
    let height = usize::from(height).max(1);
    let focus = rows.iter().position(|row| matches!(row, Row::Line(line) if *line == at)).unwrap_or(0);
    let first = (focus + 2).saturating_sub(height).min(rows.len().saturating_sub(height)).min(focus);
    let is_cut = matches!(rows.get(first), Some(Row::Gap));
    first + usize::from(is_cut)
}

/// The matrix that the first row shown belongs to, unless that row is its heading.
pub(super) fn section(rows: &[Row], first: usize) -> Option<usize> {
    if matches!(rows.get(first), Some(Row::Head(_))) {
        return None;
    }
    let head = rows[..first.min(rows.len())].iter().rev().find_map(|row| if let Row::Head(at) = row { Some(*at) } else { None });
    Some(head.unwrap_or(0))
}

/// The name of an area, and the focus on it.
pub(super) fn name(sheet: &mut Sheet<'_>, view: &View<'_>, area: Rect, y: u16, at: usize) {
    let (wide, plain) = (left(area).saturating_sub(2), sheet.ink.plain);
    let words = view.past.domain(&view.past.lines[at]).short();
    sheet.put_short(area, 1, y, wide.saturating_sub(1), words, plain);
    sheet.click(area, 0, y, area.width, if at == view.at { Command::Open(at) } else { Command::Focus(at) });
    if at == view.at {
        sheet.focus(area, 0, y, wide);
    }
}

/// Columns kept free for the words beside the newest mark: as wide as the widest stage's name, with its star.
pub(super) fn reserve(view: &View<'_>, body: Rect) -> u16 {
    let stages = |matrix: &crate::maturity::matrix::Matrix| {
        let named = (0..matrix.stages.len()).map(Standing::Stage).chain([Standing::Before]);
        named.map(|standing| saying::standing_in_short(matrix, standing).width()).max().unwrap_or(0)
    };
    let widest = view.past.trends.iter().map(|trend| stages(&trend.matrix.matrix)).max().unwrap_or(0);
    short(widest + 3).max(13).min(body.width / 4)
}

/// The marks of a line.
pub(super) fn marks_of(view: &View<'_>, at: usize, axis: &Axis) -> Vec<Mark> {
    marks(view.record, &view.past.spots[at], |day| axis.spread(day))
}

/// How many snapshots have a column of their own, matrix by matrix.
fn shown(view: &View<'_>, drawn: &[Vec<Mark>]) -> usize {
    let columns = |trend: usize| -> BTreeSet<u16> {
        let of_trend = view.past.lines.iter().zip(drawn).filter(|(line, _)| line.trend == trend);
        of_trend.flat_map(|(_, marks)| marks.iter().map(|mark| mark.column)).collect()
    };
    (0..view.past.trends.len()).map(|trend| columns(trend).len()).sum()
}

/// Draws one line: from mark to mark, with the stage's name where there is room. The newest name always shows.
pub(super) fn draw_marks(sheet: &mut Sheet<'_>, area: Rect, y: u16, marks: &[Mark]) {
    let mut goes_on = false;
    for (at, mark) in marks.iter().enumerate() {
        let next = marks.get(at + 1).map(|next| next.column);
        let end = next.unwrap_or(area.width);
        let style = match mark.way {
            Way::Forward => sheet.ink.forward,
            Way::Back => sheet.ink.back,
            _ => sheet.ink.plain,
        };
        let mut x = sheet.put(area, mark.column, y, mark.way.sign(), style);
        let room = end.saturating_sub(x);
        if next.is_none() || mark.spot.words.width() < usize::from(room) {
            x = sheet.put_short(area, x, y, room, &mark.spot.words, style);
        }
        goes_on = if mark.spot.one_view { goes_on } else { mark.spot.is_known() };
        if let Some(next) = next.filter(|_| goes_on) {
            let rule = sheet.ink.rule;
            sheet.put(area, x, y, &"─".repeat(usize::from(next.saturating_sub(x))), rule);
        }
    }
}

/// The signs that are on the page, explained.
fn legend(view: &View<'_>, drawn: &[Vec<Mark>], width: usize) -> String {
    let all = || drawn.iter().flatten();
    if view.past.days.len() == 1 {
        return "■ where each area stood.  Enter opens one.".to_owned();
    }
    let mut words = vec!["▲ forward  ▼ back  ■ the same"];
    if all().any(|mark| mark.way == Way::OneView) {
        words.push("□ one view");
    }
    if all().any(|mark| mark.way == Way::Open) {
        words.push("· still open");
    }
    if all().any(|mark| mark.spot.place == Place::NotApplicable) {
        words.push("– not applicable");
    }
    if all().any(|mark| mark.spot.suggested.is_some()) {
        words.push("* the answers suggest another");
    }
    let whole = format!("{}  the line is to time", words.join("  "));
    if whole.width() <= width { whole } else { words.join("  ") }
}

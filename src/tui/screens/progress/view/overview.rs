//! The opening page: all areas, one line each, time to scale, the stages' names on the line.
//!
//! ```text
//!  FIVE NATIONAL AREAS    20 Mar 2025         10 Sep 2025          12 Mar 2026
//!  Leading together       ■Foundation─────────▲Step 1──────────────■Step 1
//! ►Joining up care        ■Foundation─────────■Foundation──────────▲Step 1 *
//! ```

use std::collections::BTreeSet;

use ratatui::layout::Rect;

use super::axis::Axis;
use super::{ProgressDrawing, heading, label_width, line, movement, to_u16};
use crate::maturity::phrases;
use crate::tui::protocol::command::Command;
use crate::tui::screens::progress::marks::Mark;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame;

#[derive(Clone, Copy)]
pub(crate) enum OverviewRow {
    Heading(usize),
    Line(usize),
    Gap,
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, view: &ProgressDrawing<'_>) {
    let probe = canvas.area();
    let axis = Axis::new(
        &view.timeline.days,
        label_width(probe),
        probe.width,
        line::newest_label_width(view, probe),
    );
    let drawn: Vec<Vec<Mark>> =
        (0..view.timeline.lines.len()).map(|at| line::line_marks(view, at, &axis)).collect();
    let frame = view.frame(
        "",
        view.status_words(Some(shown_snapshots(view, &drawn))),
        line::legend(view, &drawn, usize::from(probe.width.saturating_sub(2))),
    );
    let body = frame::draw(canvas, view.app, &frame);
    let (top, list, below) = layout(view, body);
    let rows = rows(view);
    let first = scroll_top(&rows, view.focus, list.height);
    draw_top_row(canvas, view, top, &axis, &rows, first);
    for (y, row) in (0..list.height).zip(rows.iter().skip(first)) {
        match *row {
            OverviewRow::Gap => {}
            OverviewRow::Heading(trend) => {
                let head = heading(&view.timeline.trends[trend], list.width.saturating_sub(2));
                canvas.put(list, 1, y, &head, canvas.theme.strong);
            }
            OverviewRow::Line(at) => {
                draw_name(canvas, view, list, y, at);
                let stages = view.timeline.matrix(&view.timeline.lines[at]).stages.len();
                line::draw(canvas, list, y, &drawn[at], stages);
            }
        }
    }
    draw_more(canvas, below, &rows, first, list.height);
    movement::draw(canvas, view, below, false);
}

/// The days, and the heading of the matrix whose areas come first on the screen.
fn draw_top_row(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    top: Rect,
    axis: &Axis,
    rows: &[OverviewRow],
    first: usize,
) {
    if let Some(trend) = section_trend(rows, first) {
        let head = heading(&view.timeline.trends[trend], label_width(top).saturating_sub(2));
        canvas.put(top, 1, 0, &head, canvas.theme.strong);
    }
    let trend = match rows.get(first) {
        Some(OverviewRow::Line(at)) => view.timeline.lines[*at].trend_index,
        Some(OverviewRow::Heading(trend)) => *trend,
        _ => 0,
    };
    axis.draw_labels(canvas, top, 0, &view.timeline.days_of(trend));
}

/// How many areas lie above and below what is shown, in the empty row under the list.
pub(crate) fn draw_more(
    canvas: &mut Canvas<'_>,
    below: Rect,
    rows: &[OverviewRow],
    first: usize,
    height: u16,
) {
    if below.height >= 4 {
        let words = more_words(rows, first, first + usize::from(height));
        canvas.put(below, 1, 0, &words, canvas.theme.quiet);
    }
}

/// "▲ 2 areas above   ▼ 3 areas below" of the rows from `first` up to `end`.
pub(crate) fn more_words(rows: &[OverviewRow], first: usize, end: usize) -> String {
    let count = |rows: &[OverviewRow]| {
        rows.iter().filter(|row| matches!(row, OverviewRow::Line(_))).count()
    };
    let end = end.min(rows.len());
    let counts =
        [(count(&rows[..first.min(end)]), "▲", "above"), (count(&rows[end..]), "▼", "below")];
    let words: Vec<String> = counts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, sign, where_)| {
            format!("{sign} {} {where_}", phrases::pluralize(count, "area", "areas"))
        })
        .collect();
    words.join("   ")
}

/// The rows of the list: the heading of the first matrix stands with the days, above it.
pub(crate) fn rows(view: &ProgressDrawing<'_>) -> Vec<OverviewRow> {
    let mut rows = Vec::new();
    for (at, line) in view.timeline.lines.iter().enumerate() {
        if line.domain_index == 0 && at > 0 {
            rows.extend([OverviewRow::Gap, OverviewRow::Heading(line.trend_index)]);
        }
        rows.push(OverviewRow::Line(at));
    }
    rows
}

/// The row of days, the list, and what moved below it: the list gets what it needs, down to a few
/// rows for the rest.
pub(crate) fn layout(view: &ProgressDrawing<'_>, body: Rect) -> (Rect, Rect, Rect) {
    let keep = match body.height {
        14.. => 5,
        7.. => 3,
        _ => 0,
    };
    let rest = body.height.saturating_sub(1);
    let list = to_u16(rows(view).len()).min(rest.saturating_sub(keep));
    let part = |y: u16, height: u16| Rect { y: body.y + y, height, ..body }.intersection(body);
    (part(0, 1), part(1, list), part(1 + list, rest - list))
}

/// The first row shown, so that the line in focus always is.
pub(crate) fn scroll_top(rows: &[OverviewRow], at: usize, height: u16) -> usize {
    let height = usize::from(height).max(1);
    let focus = rows
        .iter()
        .position(|row| matches!(row, OverviewRow::Line(line) if *line == at))
        .unwrap_or(0);
    let first =
        (focus + 2).saturating_sub(height).min(rows.len().saturating_sub(height)).min(focus);
    let is_cut = matches!(rows.get(first), Some(OverviewRow::Gap));
    first + usize::from(is_cut)
}

/// The matrix that the first row shown belongs to, unless that row is its heading.
pub(crate) fn section_trend(rows: &[OverviewRow], first: usize) -> Option<usize> {
    if matches!(rows.get(first), Some(OverviewRow::Heading(_))) {
        return None;
    }
    let head = rows[..first.min(rows.len())]
        .iter()
        .rev()
        .find_map(|row| if let OverviewRow::Heading(at) = row { Some(*at) } else { None });
    Some(head.unwrap_or(0))
}

pub(crate) fn draw_name(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    area: Rect,
    y: u16,
    at: usize,
) {
    let (wide, plain) = (label_width(area).saturating_sub(2), canvas.theme.plain);
    let words = view.timeline.domain(&view.timeline.lines[at]).short_name();
    canvas.put_truncated(area, 1, y, wide.saturating_sub(1), words, plain);
    canvas.add_hit_area(
        area,
        0,
        y,
        area.width,
        if at == view.focus { Command::Open(at) } else { Command::Focus(at) },
    );
    if at == view.focus {
        canvas.draw_focus(area, 0, y, area.width);
    }
}

/// How many snapshots have a column of their own, matrix by matrix.
fn shown_snapshots(view: &ProgressDrawing<'_>, drawn: &[Vec<Mark>]) -> usize {
    let columns = |trend: usize| -> BTreeSet<u16> {
        let of_trend =
            view.timeline.lines.iter().zip(drawn).filter(|(line, _)| line.trend_index == trend);
        of_trend.flat_map(|(_, marks)| marks.iter().map(|mark| mark.column)).collect()
    };
    (0..view.timeline.trends.len()).map(|trend| columns(trend).len()).sum()
}

//! The opening page: all areas, a strip each with one cell a snapshot, its stage in it.
//!
//! ```text
//!  FIVE NATIONAL AREAS     20 Mar 2025   10 Sep 2025   12 Mar 2026
//!  Leading together       ▪ Foundation ▲ Step 1     ■ Step 1
//! ►Joining up care        ▪ Foundation ■ Foundation ▲ Step 1 *
//! ```

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::strip::Strip;
use super::{ProgressDrawing, heading, label_width, movement, to_u16};
use crate::maturity::movement::DomainMovement;
use crate::tui::document::more_words;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame;

#[derive(Clone, Copy)]
pub(crate) enum OverviewRow {
    Heading(usize),
    Line(usize),
    /// The heading of the areas that are a part of the same, by the first of them.
    Group(usize),
    /// A line of the legend of a matrix.
    Legend(usize, usize),
    Gap,
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, view: &ProgressDrawing<'_>) {
    let probe = canvas.area();
    let strips = strips(view, probe);
    let legends: Vec<Vec<String>> = strips
        .iter()
        .map(|strip| strip.legend(usize::from(probe.width.saturating_sub(2))))
        .collect();
    let shown = strips.iter().map(Strip::shown).sum();
    let width = usize::from(probe.width.saturating_sub(2));
    let frame = view.frame("", view.status_words(Some(shown)), sign_legend(view, &strips, width));
    let body = frame::draw(canvas, view.app, &frame);
    let rows = with_legends(view, &legends);
    let (top, list, below) = layout(&rows, body);
    let first = scroll_top(&rows, view.focus, list.height);
    if let Some(trend) = section_trend(&rows, first) {
        draw_heading(canvas, view, top, 0, trend, &strips[trend]);
    }
    for (y, row) in (0..list.height).zip(rows.iter().skip(first)) {
        match *row {
            OverviewRow::Gap => {}
            OverviewRow::Group(at) => draw_group(canvas, view, list, y, at),
            OverviewRow::Heading(trend) => {
                draw_heading(canvas, view, list, y, trend, &strips[trend]);
            }
            OverviewRow::Legend(trend, at) => {
                let quiet = canvas.theme.quiet;
                canvas.put_truncated(
                    list,
                    1,
                    y,
                    list.width.saturating_sub(2),
                    &legends[trend][at],
                    quiet,
                );
            }
            OverviewRow::Line(at) => {
                let strip = &strips[view.timeline.lines[at].trend_index];
                strip.draw_cells(canvas, list, y, &view.timeline.spots[at]);
                draw_name(canvas, view, list, y, at, label_width(list).saturating_sub(1));
            }
        }
    }
    draw_more(canvas, below, &rows, first, list.height);
    movement::draw(canvas, view, below, false);
}

/// The strips of all matrices. Where all cells with names in them can be as wide as the widest, they
/// are, with the newest under the newest.
fn strips(view: &ProgressDrawing<'_>, body: Rect) -> Vec<Strip> {
    let all = 0..view.timeline.trends.len();
    let mut strips: Vec<Strip> = all.map(|trend| Strip::new(view, trend, body)).collect();
    let named = || strips.iter().filter_map(Strip::named_cells);
    let wide = named().map(|(wide, _)| wide).max().unwrap_or(0);
    let count = named().map(|(_, count)| count).max().unwrap_or(0);
    let left = label_width(body);
    if wide * count <= body.width.saturating_sub(left) {
        for strip in &mut strips {
            strip.align(left, wide, count);
        }
    }
    strips
}

fn draw_heading(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    area: Rect,
    y: u16,
    trend: usize,
    strip: &Strip,
) {
    let head = heading(&view.timeline.trends[trend], label_width(area).saturating_sub(2));
    let strong = canvas.theme.strong;
    canvas.put(area, 1, y, &head, strong);
    strip.draw_days(canvas, area, y);
}

/// The signs that are drawn, each with its word, the most telling first; as many as fit.
fn sign_legend(view: &ProgressDrawing<'_>, strips: &[Strip], width: usize) -> String {
    if view.timeline.days.len() == 1 {
        return "Where each area stood.  Enter opens one.".to_owned();
    }
    let lines = view.timeline.lines.iter().zip(&view.timeline.spots);
    let drawn: Vec<_> =
        lines.map(|(line, spots)| strips[line.trend_index].drawn_signs(spots)).collect();
    let is_drawn = |moved: &DomainMovement| drawn.iter().any(|(moves, _)| moves.contains(moved));
    let mut words: Vec<String> = DomainMovement::ALL
        .into_iter()
        .filter(is_drawn)
        .map(|moved| format!("{} {}", moved.sign(), moved.short_word()))
        .collect();
    if drawn.iter().any(|(_, has_star)| *has_star) {
        words.push("* the answers suggest another".to_owned());
    }
    while words.len() > 1 && words.join("  ").width() > width {
        words.pop();
    }
    words.join("  ")
}

/// Draws a table of all areas: the heading of each matrix, a row for each area, what moved below.
pub(crate) fn draw_table(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    body: Rect,
    draw_heading: impl Fn(&mut Canvas<'_>, Rect, u16, usize),
    draw_cells: impl Fn(&mut Canvas<'_>, Rect, u16, usize),
) {
    let rows = rows(view);
    let (top, list, below) = layout(&rows, body);
    let first = scroll_top(&rows, view.focus, list.height);
    if let Some(trend) = section_trend(&rows, first) {
        draw_heading(canvas, top, 0, trend);
    }
    for (y, row) in (0..list.height).zip(rows.iter().skip(first)) {
        match *row {
            OverviewRow::Gap | OverviewRow::Legend(..) => {}
            OverviewRow::Group(at) => draw_group(canvas, view, list, y, at),
            OverviewRow::Heading(trend) => draw_heading(canvas, list, y, trend),
            OverviewRow::Line(at) => {
                draw_name(canvas, view, list, y, at, list.width);
                draw_cells(canvas, list, y, at);
            }
        }
    }
    draw_more(canvas, below, &rows, first, list.height);
    movement::draw(canvas, view, below, false);
}

/// How many areas lie above and below what is shown, in the empty row under the list.
fn draw_more(
    canvas: &mut Canvas<'_>,
    below: Rect,
    rows: &[OverviewRow],
    first: usize,
    height: u16,
) {
    if below.height >= 4 {
        let words = hidden_words(rows, first, first + usize::from(height)).unwrap_or_default();
        canvas.put(below, 1, 0, &words, canvas.theme.quiet);
    }
}

/// "2 more ▲   3 more ▼" areas, of the rows from `first` up to `end`.
pub(crate) fn hidden_words(rows: &[OverviewRow], first: usize, end: usize) -> Option<String> {
    let count = |rows: &[OverviewRow]| {
        rows.iter().filter(|row| matches!(row, OverviewRow::Line(_))).count()
    };
    let end = end.min(rows.len());
    more_words((count(&rows[..first.min(end)]), count(&rows[end..])))
}

/// The rows of the list: the heading of the first matrix stands with the days, above it.
pub(crate) fn rows(view: &ProgressDrawing<'_>) -> Vec<OverviewRow> {
    let mut rows = Vec::new();
    for (at, line) in view.timeline.lines.iter().enumerate() {
        if line.domain_index == 0 && at > 0 {
            rows.extend([OverviewRow::Gap, OverviewRow::Heading(line.trend_index)]);
        }
        if view.timeline.matrix(line).group_heading(line.domain_index).is_some() {
            rows.push(OverviewRow::Group(at));
        }
        rows.push(OverviewRow::Line(at));
    }
    rows
}

/// The heading of a group of areas, above the first of them.
pub(crate) fn draw_group(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    area: Rect,
    y: u16,
    at: usize,
) {
    let line = &view.timeline.lines[at];
    let group = view.timeline.matrix(line).group_heading(line.domain_index).unwrap_or_default();
    canvas.put_truncated(area, 1, y, area.width.saturating_sub(2), group, canvas.theme.quiet);
}

/// The same with the legend of each matrix under its areas.
fn with_legends(view: &ProgressDrawing<'_>, legends: &[Vec<String>]) -> Vec<OverviewRow> {
    let mut rows = Vec::new();
    for row in self::rows(view) {
        rows.push(row);
        let OverviewRow::Line(at) = row else { continue };
        let line = &view.timeline.lines[at];
        if line.domain_index + 1 == view.timeline.matrix(line).domains.len() {
            let legend = (0..legends[line.trend_index].len())
                .map(|number| OverviewRow::Legend(line.trend_index, number));
            rows.extend(legend);
        }
    }
    rows
}

/// The row of days, the list, and what moved below it: the list gets what it needs, down to a few
/// rows for the rest.
fn layout(rows: &[OverviewRow], body: Rect) -> (Rect, Rect, Rect) {
    let rest = body.height.saturating_sub(1);
    // one more where a row must say how many are left out
    let is_cut = to_u16(rows.len()) > rest.saturating_sub(3);
    let keep = match body.height {
        14.. => 5,
        7.. => 3 + u16::from(is_cut),
        _ => 0,
    };
    let list = to_u16(rows.len()).min(rest.saturating_sub(keep));
    let part = |y: u16, height: u16| Rect { y: body.y + y, height, ..body }.intersection(body);
    (part(0, 1), part(1, list), part(1 + list, rest - list))
}

/// The first row shown, so that the line in focus always is.
fn scroll_top(rows: &[OverviewRow], at: usize, height: u16) -> usize {
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
    bar: u16,
) {
    let (wide, plain) = (label_width(area).saturating_sub(2), canvas.theme.plain);
    let words = view.timeline.domain(&view.timeline.lines[at]).short_name();
    canvas.put_truncated(area, 1, y, wide.saturating_sub(1), words, plain);
    canvas.add_row_hit(area, y, at, at == view.focus);
    if at == view.focus {
        canvas.draw_focus(area, 0, y, bar);
    }
}

//! The opening page: all areas, a strip each with one cell a snapshot, its stage in it.
//!
//! ```text
//!  FIVE NATIONAL AREAS     20 Mar 2025   10 Sep 2025   12 Mar 2026
//!  Leading together       ▪ Foundation ▲ Step 1     ■ Step 1
//! ►Joining up care        ▪ Foundation ■ Foundation ▲ Step 1 *
//! ```

use std::ops::Range;

use ratatui::layout::{Constraint, Layout, Rect};
use unicode_width::UnicodeWidthStr;

use super::stage_labels::StageLabels;
use super::strip::{self, Strip};
use super::strip_legend::{self, LegendPart};
use super::{ProgressDrawing, heading, label_width, movement, moves, to_u16};
use crate::maturity::movement::DomainMovement;
use crate::tui::screens::progress::ProgressView;
use crate::tui::screens::progress::marks::TrendSpot;
use crate::tui::theme::Theme;
use crate::tui::viewport::{Viewport, more_words};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame;
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::sign_legend::STAR;

/// On fewer rows than this no row stays empty.
const LOW: u16 = 14;

/// How many rows what letters and signs mean takes on few rows; what says most comes first.
const LOW_LEGEND: usize = 2;

/// The row of days, and what is told below: what a letter means comes before an empty row.
const LEAST_BELOW: usize = 5;

#[derive(Clone, Copy)]
pub(crate) enum OverviewRow {
    Heading(usize),
    Line(usize),
    /// The heading of the areas that are a part of the same, by the first of them.
    Group(usize),
    /// Whose view the areas of a matrix are, where it is one person's.
    View(usize),
    Gap,
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, view: &ProgressDrawing<'_>) {
    let strips = strips(view, canvas.area());
    let width = canvas.area().skip_left(1).skip_right(1).columns_of_text();
    let shown = strips.iter().map(Strip::shown).sum();
    let has_letters = strips.iter().any(Strip::is_letters);
    let signs = sign_words(view, &strips);
    let hint = match signs.as_slice() {
        _ if has_letters => moves::words(view, width.saturating_sub(1), &stage_labels(view)),
        [] => "Where each area stood.  Enter opens one.".to_owned(),
        signs => as_many(signs, width.saturating_sub(1)),
    };
    let frame = view.frame("", view.status_words(Some(shown)), hint);
    let body = frame::draw(canvas, view.app, &frame);
    let mut rows = with_views(view, &strips);
    let signs = if has_letters { signs } else { Vec::new() };
    let mut legend = strip_legend::rows(legend(&strips, signs, &canvas.theme), width);
    legend.truncate(if body.height < LOW { LOW_LEGEND } else { usize::from(body.height / 4) });
    let needed = rows.len() + legend.len() + LEAST_BELOW;
    if body.height < LOW || needed > usize::from(body.height) {
        rows.retain(|row| !matches!(row, OverviewRow::Gap));
    }
    let [top, list, legend_area, below] = layout(&rows, legend.len(), body);
    strip_legend::draw(canvas, legend_area, &legend);
    let shown = viewport(&rows, view.focus, list.height).visible();
    if let Some(trend) = section_trend(&rows, shown.start) {
        draw_heading(canvas, view, top, trend, &strips[trend]);
    }
    for (line, row) in list.rows().zip(&rows[shown.clone()]) {
        match *row {
            OverviewRow::Gap => {}
            OverviewRow::Group(at) => draw_group(canvas, view, line, at),
            OverviewRow::Heading(trend) => draw_heading(canvas, view, line, trend, &strips[trend]),
            OverviewRow::View(trend) => {
                let words = strips[trend].view_words().unwrap_or_default();
                canvas.text(line.skip_left(1).skip_right(1), words, canvas.theme.quiet);
            }
            OverviewRow::Line(at) => {
                let strip = &strips[view.timeline.lines[at].trend_index];
                strip.draw_cells(canvas, line, 0, &view.timeline.spots[at]);
                draw_name(canvas, view, line, at, name_area(line).extend_left(1));
            }
        }
    }
    draw_below(canvas, view, below, &rows, shown);
}

/// The strips of all matrices, drawn alike: letters to one scale of time; cells with names in them are
/// as wide as the widest, or as all that fit, with the newest under the newest.
fn strips(view: &ProgressDrawing<'_>, body: Rect) -> Vec<Strip> {
    let labels = stage_labels(view).into_iter().enumerate();
    let mut strips: Vec<Strip> = labels.map(|trend| Strip::new(view, trend, body)).collect();
    strip::fit_letters(&mut strips, body);
    let named = || strips.iter().filter_map(Strip::named_cells);
    let wide = named().map(|(wide, _)| wide).max().unwrap_or(0);
    let count = named().map(|(_, count)| count).max().unwrap_or(0);
    let left = label_width(body);
    let wide = wide.min(body.skip_left(left).width / count.max(1));
    if strips.iter().all(|strip| strip.can_be(wide)) {
        for strip in &mut strips {
            strip.align(left, wide, count);
        }
    }
    strips
}

/// The names of the stages of each matrix, and of what is no stage, with letters that all share.
pub(crate) fn stage_labels(view: &ProgressDrawing<'_>) -> Vec<StageLabels> {
    let timeline = &view.timeline;
    let used = |trend: usize| {
        let lines = timeline.lines.iter().zip(&timeline.spots);
        let spots = lines.filter(move |(line, _)| line.trend_index == trend);
        spots.flat_map(|(_, spots)| spots.iter().map(TrendSpot::name)).collect()
    };
    let trends = timeline.trends.iter().enumerate();
    StageLabels::of_several(trends.map(|(at, trend)| (&trend.matrix.matrix, used(at))))
}

/// What the shortened names in the cells mean, and the signs; it stands still below the list. Where
/// cells are so narrow that signs take the place of letters, the signs come first.
fn legend(strips: &[Strip], signs: Vec<String>, theme: &Theme) -> Vec<LegendPart> {
    let letters = strips.iter().flat_map(|strip| strip.legend(theme));
    let is_cut = strips.iter().any(|strip| strip.is_letters() && strip.is_cut());
    let older = is_cut.then(|| LegendPart::plain("◄ older ones".to_owned()));
    let signs = signs.into_iter().map(LegendPart::plain);
    if strips.iter().any(Strip::has_signs_alone) {
        signs.chain(older).chain(letters).collect()
    } else {
        letters.chain(older).chain(signs).collect()
    }
}

fn draw_heading(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    row: Rect,
    trend: usize,
    strip: &Strip,
) {
    draw_matrix_name(canvas, view, row, trend);
    strip.draw_days(canvas, row, 0);
}

/// What a matrix is called, over the names of its areas.
pub(crate) fn draw_matrix_name(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    row: Rect,
    trend: usize,
) {
    let place = name_area(row);
    let head = heading(&view.timeline.trends[trend], place.width);
    canvas.text(place, &head, canvas.theme.strong);
}

/// Where the name of an area stands.
fn name_area(row: Rect) -> Rect {
    row.take_left(label_width(row)).skip_left(1).skip_right(1)
}

/// The signs that are drawn, each with its word, the most telling first; none where there is one day.
fn sign_words(view: &ProgressDrawing<'_>, strips: &[Strip]) -> Vec<String> {
    if view.timeline.days.len() == 1 {
        return Vec::new();
    }
    let lines = view.timeline.lines.iter().zip(&view.timeline.spots);
    let drawn: Vec<_> =
        lines.map(|(line, spots)| strips[line.trend_index].drawn_signs(spots)).collect();
    let is_drawn = |moved: &DomainMovement| drawn.iter().any(|(moves, _)| moves.contains(moved));
    // that nothing moved says least, and stands last
    let is_quiet =
        |moved: &DomainMovement| matches!(moved, DomainMovement::Same | DomainMovement::First);
    let (quiet, telling): (Vec<_>, Vec<_>) =
        DomainMovement::ALL.into_iter().filter(is_drawn).partition(is_quiet);
    let has_letters = strips.iter().any(Strip::is_letters);
    let word = |moved: DomainMovement| match moved {
        DomainMovement::Same if has_letters => "─ same".to_owned(),
        _ => format!("{} {}", moved.sign(), moved.short_word()),
    };
    let mut words: Vec<String> = telling.into_iter().map(word).collect();
    if drawn.iter().any(|(_, has_star)| *has_star) {
        words.push(star_words(view));
    }
    if view.has_moves() {
        words.extend(quiet.into_iter().map(word));
    }
    words
}

/// As many of these words, from the first, as fit.
fn as_many(words: &[String], width: usize) -> String {
    let joined = |count: usize| words[..count].join("  ");
    let fits = |words: &String| words.width() <= width;
    (1..=words.len()).rev().map(joined).find(fits).unwrap_or_else(|| joined(1))
}

/// What a star means: of the area in focus, which stage the answers suggest.
fn star_words(view: &ProgressDrawing<'_>) -> String {
    let spot = view.timeline.spots.get(view.focus).and_then(|spots| spots.last());
    match spot.filter(|spot| spot.suggested.is_some()) {
        Some(spot) => format!("* the answers suggest {}", spot.suggested_words),
        None => STAR.to_owned(),
    }
}

/// Draws a table of all areas: the heading of each matrix, a row for each area, what moved below.
pub(crate) fn draw_table(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    body: Rect,
    draw_heading: impl Fn(&mut Canvas<'_>, Rect, usize),
    draw_cells: impl Fn(&mut Canvas<'_>, Rect, usize),
) {
    let rows = rows(view);
    let [top, list, _, below] = layout(&rows, 0, body);
    let shown = viewport(&rows, view.focus, list.height).visible();
    if let Some(trend) = section_trend(&rows, shown.start) {
        draw_heading(canvas, top, trend);
    }
    for (line, row) in list.rows().zip(&rows[shown.clone()]) {
        match *row {
            OverviewRow::Gap | OverviewRow::View(_) => {}
            OverviewRow::Group(at) => draw_group(canvas, view, line, at),
            OverviewRow::Heading(trend) => draw_heading(canvas, line, trend),
            OverviewRow::Line(at) => {
                draw_name(canvas, view, line, at, line);
                draw_cells(canvas, line, at);
            }
        }
    }
    draw_below(canvas, view, below, &rows, shown);
}

/// How many areas lie above and below what is shown, in the row under the list, and what moved.
fn draw_below(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    below: Rect,
    rows: &[OverviewRow],
    shown: Range<usize>,
) {
    let words = hidden_words(rows, shown).filter(|_| below.height >= 3);
    canvas.text(below.skip_left(1), words.as_deref().unwrap_or_default(), canvas.theme.quiet);
    // of few rows none stays empty, nor where all that is told needs them
    let is_chart = view.progress.view == ProgressView::Chart;
    let has_own_row = words.is_some() && (below.height < 4 || is_chart);
    movement::draw(canvas, view, below.skip_top(u16::from(has_own_row)), false);
}

/// "2 more ▲   3 more ▼" areas, of the rows that are not shown.
pub(crate) fn hidden_words(rows: &[OverviewRow], shown: Range<usize>) -> Option<String> {
    let count = |rows: &[OverviewRow]| {
        rows.iter().filter(|row| matches!(row, OverviewRow::Line(_))).count()
    };
    more_words((count(&rows[..shown.start]), count(&rows[shown.end..])))
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
    row: Rect,
    at: usize,
) {
    let line = &view.timeline.lines[at];
    let group = view.timeline.matrix(line).group_heading(line.domain_index).unwrap_or_default();
    canvas.text(row.skip_left(1).skip_right(1), group, canvas.theme.quiet);
}

/// The same, with whose view it is under the areas of a matrix, where it is one person's.
fn with_views(view: &ProgressDrawing<'_>, strips: &[Strip]) -> Vec<OverviewRow> {
    let mut rows = Vec::new();
    for row in self::rows(view) {
        rows.push(row);
        let OverviewRow::Line(at) = row else { continue };
        let line = &view.timeline.lines[at];
        let is_last = line.domain_index + 1 == view.timeline.matrix(line).domains.len();
        if is_last && strips[line.trend_index].view_words().is_some() {
            rows.push(OverviewRow::View(line.trend_index));
        }
    }
    rows
}

/// The row of days, the list, its legend, and what moved below it: the list gets what it needs, down
/// to a few rows for the rest.
fn layout(rows: &[OverviewRow], legend: usize, body: Rect) -> [Rect; 4] {
    let legend = to_u16(legend);
    let rest = body.skip_top(1 + legend).height;
    let wanted = to_u16(rows.len());
    // one more where a row must say how many are left out
    let is_cut = wanted + 3 > rest;
    let keep = match body.height {
        14.. => 4 + u16::from(wanted + 5 <= rest),
        // with a legend the signs beside the areas say what moved
        7.. if legend > 0 && is_cut => 3,
        7.. => 3 + u16::from(is_cut),
        _ => 0,
    };
    let list = wanted.min(rest.saturating_sub(keep));
    let heights =
        [1, list, legend].map(Constraint::Length).into_iter().chain([Constraint::Fill(1)]);
    Layout::vertical(heights).areas(body)
}

/// The rows shown: the line in focus always is. They begin with no gap, and with no heading that has
/// a row of its own above them.
fn viewport(rows: &[OverviewRow], at: usize, height: u16) -> Viewport {
    let is_focus = |row: &OverviewRow| matches!(row, OverviewRow::Line(line) if *line == at);
    let focus = rows.iter().position(is_focus).unwrap_or(0);
    let view = Viewport::following(focus..focus + 2, usize::from(height).max(1), rows.len());
    let is_said_above =
        |row: &&OverviewRow| matches!(row, OverviewRow::Gap | OverviewRow::Heading(_));
    let skipped = rows.iter().skip(view.top).take_while(is_said_above).count();
    Viewport { top: view.top + skipped, ..view }
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

/// The name of an area, with the bar of the focus under `bar`.
pub(crate) fn draw_name(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    row: Rect,
    at: usize,
    bar: Rect,
) {
    let words = view.timeline.domain(&view.timeline.lines[at]).short_name();
    canvas.text(name_area(row), words, canvas.theme.plain);
    canvas.click_row(row, at, at == view.focus);
    if at == view.focus {
        canvas.focus(bar);
    }
}

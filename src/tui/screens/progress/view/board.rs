//! Before and after: a sign for every statement on the two days that are compared, side by side, with
//! what changed marked below it. It shows the work that no stage shows yet.
//!
//! ```text
//!  FIVE NATIONAL AREAS      10 Sep 2025             12 Mar 2026             in place
//! ►Joining up care          ████ ▓▓░░ ░░░░          ████ ███▓ ░░░░          9 to 12 of 16
//!                                                        ▲▲▲               ▲ Step 1
//! ```

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::line::move_style;
use super::overview::{self, OverviewRow};
use super::stage_labels::fit_stage;
use super::{ProgressDrawing, heading, label_width, movement, table, to_u16};
use crate::maturity::diff::{AnswerMovement, IncomparableReason};
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::movement::{AreaMove, DomainMovement, ItemMove, MovementBasis};
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::phrases;
use crate::maturity::walk::order;
use crate::tui::screens::progress::then_and_now::SidesOfMatrix;
use crate::tui::screens::progress::timeline::AreaTimeline;
use crate::tui::theme::Theme;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame;
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::sign_legend::DrawnSigns;

/// Columns for "9 to 12 of 16", and for "we say ▼ Found." with a margin.
const COUNT_WIDTH: u16 = 16;

/// Stands before a stage that was said.
const WE_SAY: &str = "we say ";

pub(crate) fn draw(canvas: &mut Canvas<'_>, view: &ProgressDrawing<'_>) {
    let rows = overview::rows(view);
    let height = |row: &OverviewRow| row_height(view, row);
    let whole: u16 = rows.iter().map(height).sum();
    let is_whole = whole < frame::body(view.app.state.size, view.app.key_context).height;
    let (hint, beside_more) = legends(view, !is_whole);
    let right = counts_words(view);
    let body = frame::draw(canvas, view.app, &view.frame(" · then and now", right, hint));
    let end = u16::from(!is_whole && body.height > 4);
    let list = body.skip_top(1).skip_bottom(end);
    let first = if is_whole { 0 } else { scroll_top(view, &rows, list.height) };
    if let Some(trend) = overview::section_trend(&rows, first) {
        draw_heading(canvas, view, body.row(0), 0, trend);
    }
    let (mut y, mut shown) = (0, 0);
    for row in rows.iter().skip(first) {
        // a row of marks that does not fit is left out, and the area still stands
        if y + height(row).min(1) > list.height {
            break;
        }
        match *row {
            OverviewRow::Gap | OverviewRow::View(_) => {}
            OverviewRow::Group(at) => overview::draw_group(canvas, view, list.row(y), at),
            OverviewRow::Heading(trend) => draw_heading(canvas, view, list, y, trend),
            OverviewRow::Line(at) => {
                overview::draw_name(canvas, view, list.row(y), at, list.row(y));
                if at == view.focus && height(row) > 1 {
                    canvas.focus_rest(list.row(y + 1));
                }
                draw_area(canvas, view, list, y, at);
            }
        }
        (y, shown) = (y + height(row), shown + 1);
    }
    let below = body.skip_top(1 + y);
    if is_whole && below.height > 2 {
        movement::draw(canvas, view, below, false);
    }
    if end > 0 {
        let words = overview::hidden_words(&rows, first..first + shown).unwrap_or_default();
        let hidden = rows.get(first + shown..).unwrap_or_default().iter();
        let hidden = hidden.filter_map(|row| match row {
            OverviewRow::Heading(trend) => Some(&view.timeline.trends[*trend]),
            _ => None,
        });
        let titles = hidden.map(|trend| heading(trend, 30)).collect::<Vec<_>>().join(", ");
        let both = format!("{words}   {titles}");
        let room = body.width.saturating_sub(to_u16(beside_more.width()) + 6);
        let is_named = !titles.is_empty() && to_u16(both.width()) <= room;
        let words = if is_named { both } else { words };
        let rest = canvas.text(body.take_bottom(1).skip_left(1), &words, canvas.theme.quiet);
        let rest = rest.skip_left(3);
        if beside_more.width() <= usize::from(rest.width) {
            canvas.text_with_signs(rest, &beside_more);
        }
    }
}

/// The columns of "12 more ▼", and what is kept free around it.
const MORE_WIDTH: u16 = 16;

/// What the signs mean, of answers and below them of what moved: those that are drawn, as many as fit.
/// Where not all do and the last row says how many areas more there are, the answers stand in that.
fn legends(view: &ProgressDrawing<'_>, has_more_row: bool) -> (String, String) {
    let drawn = drawn_signs(view);
    let wide = view.app.state.size.0.saturating_sub(3);
    let all = drawn.legend(wide.into());
    let is_whole = drawn.answers.iter().all(|sign| all.contains(sign.symbol()));
    if is_whole || !has_more_row {
        return (all, String::new());
    }
    let answers = DrawnSigns { answers: drawn.answers.clone(), ..DrawnSigns::default() };
    let beside = answers.legend(wide.saturating_sub(MORE_WIDTH).into());
    if answers.answers.iter().any(|sign| !beside.contains(sign.symbol())) {
        // what the line at the foot has no room for
        return (all, drawn.rest_of_legend(wide.into(), wide.saturating_sub(MORE_WIDTH).into()));
    }
    let moves = DrawnSigns { moves: drawn.moves, ..DrawnSigns::default() };
    (moves.legend(wide.into()), beside)
}

fn drawn_signs(view: &ProgressDrawing<'_>) -> DrawnSigns {
    let mut drawn = DrawnSigns::default();
    for sides in view.then_and_now().sides.iter().flatten() {
        let Some((then, now)) = snapshots(view, sides) else { continue };
        drawn.moves.extend(sides.moves.values().map(|moved| moved.sign()));
        let matrix = &now.matrix.matrix;
        for item in (0..matrix.domains.len()).flat_map(|at| area_cells(matrix, at)).flatten() {
            for side in then.into_iter().chain([now]) {
                let answer = side.snapshot.assessment.answer(item.id());
                drawn.answers.push(phrases::answer_sign(item, matrix, answer));
            }
        }
    }
    drawn
}

/// An area has a row for its signs, and one for what changed, where anything did.
fn row_height(view: &ProgressDrawing<'_>, row: &OverviewRow) -> u16 {
    let OverviewRow::Line(at) = row else { return 1 };
    let line = &view.timeline.lines[*at];
    let facts = view.then_and_now();
    let sides = facts.sides.get(line.trend_index).and_then(Option::as_ref);
    let has_marks = sides.is_some_and(|sides| {
        let mut items = view.timeline.domain(line).items();
        items.any(|item| sides.moves.contains_key(item.id()))
    });
    let has_moved = sides.is_some_and(|sides| stage_move(sides, line.domain_index).is_some());
    1 + u16::from(has_marks || has_moved)
}

/// Where an area stands now, where it moved forward or back.
fn stage_move(sides: &SidesOfMatrix, number: usize) -> Option<(AreaMove, &str)> {
    let here = sides.areas.get(number)?;
    let moved = here.moved;
    let is_telling = matches!(moved.moved, DomainMovement::Forward | DomainMovement::Back);
    let now = here.now.strip_suffix(" *").unwrap_or(&here.now);
    is_telling.then_some((moved, now))
}

/// The first row shown, so that the area in focus always is, with what is above it as far as that
/// fits.
fn scroll_top(view: &ProgressDrawing<'_>, rows: &[OverviewRow], height: u16) -> usize {
    let is_focus =
        |row: &OverviewRow| matches!(row, OverviewRow::Line(line) if *line == view.focus);
    let focus = rows.iter().position(is_focus).unwrap_or(0);
    let (mut first, mut used) = (focus, rows.get(focus).map_or(0, |row| row_height(view, row)));
    while let Some(before) = first.checked_sub(1).map(|before| &rows[before]) {
        used += row_height(view, before);
        if used > height {
            break;
        }
        first -= 1;
    }
    first + usize::from(matches!(rows.get(first), Some(OverviewRow::Gap)))
}

/// "in place 31 to 43 of 80", of the matrix in focus.
pub(crate) fn counts_words(view: &ProgressDrawing<'_>) -> String {
    let facts = view.then_and_now();
    let sides = view.focused_line().and_then(|line| facts.sides.get(line.trend_index)?.as_ref());
    match sides.filter(|sides| sides.then.is_some()) {
        Some(sides) => sides.in_place.phrase(),
        None => view.status_words(None),
    }
}

/// The two snapshots of a matrix that are compared; only the newest where there is no other.
fn snapshots<'v>(
    view: &'v ProgressDrawing<'_>,
    sides: &SidesOfMatrix,
) -> Option<(Option<&'v SavedSnapshot>, &'v SavedSnapshot)> {
    let then = sides.then.and_then(|id| view.network_state.snapshot(id));
    Some((then, view.network_state.snapshot(sides.now)?))
}

/// Where the signs of each of the two days begin.
fn day_columns(area: Rect) -> (u16, u16) {
    let left = label_width(area);
    let half = area.width.saturating_sub(left + COUNT_WIDTH) / 2;
    (left, left + half)
}

/// Whether only the newer day has room: its signs, with what changed marked below them, say both. It
/// holds for all areas of a matrix, so that its heading does too.
fn is_now_only(area: Rect, matrix: &Matrix) -> bool {
    let (left, right) = day_columns(area);
    let room = right.saturating_sub(left + 1);
    (0..matrix.domains.len()).any(|number| to_u16(area_cells(matrix, number).len()) > room)
}

fn draw_heading(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    area: Rect,
    y: u16,
    trend: usize,
) {
    let facts = view.then_and_now();
    let sides = facts.sides.get(trend).and_then(Option::as_ref);
    let quiet = canvas.theme.quiet;
    overview::draw_matrix_name(canvas, view, area.row(y), trend);
    let Some((then, now)) = sides.and_then(|sides| snapshots(view, sides)) else { return };
    let (left, right) = day_columns(area);
    let row = area.row(y);
    let then_place = row.skip_left(left).take_left(right - left).skip_right(1);
    let day = |saved: &SavedSnapshot| phrases::format_date_short(saved.snapshot.taken_on);
    if is_now_only(area, &now.matrix.matrix) {
        let words = then.map_or_else(|| day(now), |then| format!("now, since {}", day(then)));
        let room = row.skip_left(left).skip_right(if then.is_some() { COUNT_WIDTH } else { 0 });
        canvas.text(room, &words, quiet);
        if then.is_some() {
            canvas.text(row.take_right(COUNT_WIDTH), "in place", quiet);
        }
        return;
    }
    if let Some(then) = then {
        canvas.text(then_place, &day(then), quiet);
        canvas.text(row.take_right(COUNT_WIDTH), "in place", quiet);
    } else if view.timeline.trends[trend].snapshots.len() > 1 {
        canvas.text(then_place, "no snapshot yet", quiet);
    }
    canvas.text(row.skip_left(right), &day(now), quiet);
}

fn draw_area(canvas: &mut Canvas<'_>, view: &ProgressDrawing<'_>, area: Rect, y: u16, at: usize) {
    let line = &view.timeline.lines[at];
    let facts = view.then_and_now();
    let Some(sides) = facts.sides.get(line.trend_index).and_then(Option::as_ref) else { return };
    let Some((then, now)) = snapshots(view, sides) else { return };
    let matrix = &now.matrix.matrix;
    let cells = area_cells(matrix, line.domain_index);
    let (left, right) = day_columns(area);
    let room = right.saturating_sub(left + 1);
    if to_u16(cells.len()) > 2 * room + 1 {
        let words = "more than fit here: Enter opens the area";
        canvas.text(area.row(y).skip_left(left).take_left(2 * room), words, canvas.theme.quiet);
    } else if is_now_only(area, matrix) {
        draw_cells(canvas, area, (left, y), &cells, (then, now, sides), true);
    } else {
        draw_cells(canvas, area, (left, y), &cells, (then, now, sides), false);
        draw_cells(canvas, area, (right, y), &cells, (then, now, sides), true);
    }
    if then.is_some() {
        let area_sides = sides.areas.get(line.domain_index);
        let count = area_sides.map(|here| here.in_place).unwrap_or_default();
        let words = if count.of == 0 { "none to count".to_owned() } else { count.words() };
        let words = words.trim_end_matches(" as before").to_owned();
        canvas.text(area.row(y).take_right(COUNT_WIDTH), &words, canvas.theme.plain);
        draw_stage_move(canvas, view, area.skip_top(y + 1), line, sides);
    }
}

/// Draws where an area that moved stands now, below how much is in place: "we say ▼ Found.", as
/// what is said may go another way than the statements; by the answers "▼ Foundation".
fn draw_stage_move(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    area: Rect,
    line: &AreaTimeline,
    sides: &SidesOfMatrix,
) {
    let Some((moved, now)) = stage_move(sides, line.domain_index) else { return };
    let mut place = area.take_top(1).take_right(COUNT_WIDTH).skip_right(1);
    let labels = table::labels(view, line.trend_index);
    let room = |place: Rect| place.skip_left(2).width;
    if moved.by == MovementBasis::Said {
        let after = place.skip_left(to_u16(WE_SAY.width()));
        if fit_stage(&labels, now, room(after)).width() <= room(after).into() {
            canvas.text(place, WE_SAY, canvas.theme.plain);
            place = after;
        }
    }
    let style = move_style(&canvas.theme, moved.moved);
    canvas.text(place, moved.moved.sign(), style);
    let stage = fit_stage(&labels, now, room(place));
    canvas.text(place.skip_left(2), &stage, canvas.theme.plain);
}

/// The items of an area in the order of a walk, with nothing between two stages.
fn area_cells(matrix: &Matrix, number: usize) -> Vec<Option<Item<'_>>> {
    let rows = order::rows(matrix, &matrix.domains[number]);
    let mut cells = Vec::new();
    let mut stage = rows.first().and_then(|row| row.stage);
    for row in rows {
        if row.stage != stage {
            cells.push(None);
            stage = row.stage;
        }
        cells.push(Some(row.item));
    }
    cells
}

/// The signs of one day, where `is_now` with what changed marked below them. What was asked with
/// another meaning then has no sign.
fn draw_cells(
    canvas: &mut Canvas<'_>,
    area: Rect,
    (left, y): (u16, u16),
    cells: &[Option<Item<'_>>],
    (then, now, sides): (Option<&SavedSnapshot>, &SavedSnapshot, &SidesOfMatrix),
    is_now: bool,
) {
    for (x, item) in (left..).zip(cells) {
        let Some(item) = item else { continue };
        let moved = sides.moves.get(item.id()).copied();
        let side = if is_now { Some(now) } else { then };
        let is_asked = is_now
            || !matches!(
                moved,
                Some(ItemMove::NotCompared(
                    IncomparableReason::OnlyAfter | IncomparableReason::Reworded
                ))
            );
        let Some(side) = side.filter(|_| is_asked) else { continue };
        let answer = side.snapshot.assessment.answer(item.id());
        let sign = phrases::answer_sign(*item, &now.matrix.matrix, answer);
        let style = canvas.theme.sign(sign);
        canvas.put(area, x, y, &sign.symbol().to_string(), style);
        if let Some(moved) = moved.filter(|_| is_now) {
            let style = mark_style(&canvas.theme, moved);
            canvas.put(area, x, y + 1, moved.sign(), style);
        }
    }
}

pub(crate) fn mark_style(theme: &Theme, moved: ItemMove) -> ratatui::style::Style {
    match moved {
        ItemMove::Changed(AnswerMovement::Forward) => theme.forward,
        ItemMove::Changed(AnswerMovement::Back) => theme.backward,
        _ => theme.plain,
    }
}

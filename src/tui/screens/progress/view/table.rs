//! The tables: the same facts as the charts in the same order, so that they read well aloud.
//!
//! ```text
//!  FIVE NATIONAL AREAS     20 Mar 2025   10 Sep 2025   12 Mar 2026   since Sep
//!  ► Joining up care       Foundation    Foundation    Step 1 *      forward
//! ```

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::facts::{self, AlignedFact};
use super::line::move_style;
use super::{ProgressDrawing, heading, label_width, movement, overview, to_u16};
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::phrases;
use crate::maturity::trend::Trend;
use crate::tui::document::more_words;
use crate::tui::protocol::command::Command;
use crate::tui::screens::progress::marks::{ChartPlace, TrendSpot};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame;

const COLUMN_WIDTH: u16 = 14;

pub(crate) fn draw(canvas: &mut Canvas<'_>, view: &ProgressDrawing<'_>) {
    let area = canvas.area();
    let room =
        usize::from(area.width.saturating_sub(label_width(area) + 2 * COLUMN_WIDTH) / COLUMN_WIDTH)
            .max(1);
    let is_cut = view.timeline.trends.iter().any(|trend| trend.snapshots.len() > room);
    let right = if is_cut && !view.timeline.is_past() {
        format!("the newest {room}; ◄ older")
    } else {
        view.status_words(None)
    };
    let frame = view.frame(" · table", right, hint(view));
    let body = frame::draw(canvas, view.app, &frame);
    overview::draw_table(
        canvas,
        view,
        body,
        |canvas, area, y, trend| draw_heading(canvas, view, area, y, trend, room),
        |canvas, area, y, at| draw_cells(canvas, view, area, y, at, room),
    );
}

fn hint(view: &ProgressDrawing<'_>) -> String {
    let spot = view.timeline.spots.get(view.focus).and_then(|spots| spots.last());
    let star = match (view.focused_line(), spot) {
        (Some(line), Some(spot)) if spot.suggested.is_some() => facts::difference_words(view, line),
        _ => None,
    };
    match star {
        Some(star) => format!("* {star}   - means not answered then"),
        None => "* the answers suggest another stage.   - means not answered then".to_owned(),
    }
}

/// The newest snapshots of a matrix that fit, each with the column it begins at: the newest stands
/// rightmost, so that it lies under the newest of the matrix above.
fn shown_snapshots<'v>(
    view: &'v ProgressDrawing<'_>,
    area: Rect,
    trend: &'v Trend,
    room: usize,
) -> impl Iterator<Item = (u16, &'v SavedSnapshot)> {
    let count = trend.snapshots.len();
    let newest = trend
        .snapshots
        .iter()
        .skip(count.saturating_sub(room))
        .filter_map(|id| view.network_state.snapshot(*id));
    let begin = label_width(area)
        + COLUMN_WIDTH * to_u16(column_count(view, room).saturating_sub(count.min(room)));
    newest.zip(0..).map(move |(saved, at)| (begin + COLUMN_WIDTH * at, saved))
}

/// How many columns there are: as many as the matrix with the most snapshots has, or as fit.
fn column_count(view: &ProgressDrawing<'_>, room: usize) -> usize {
    view.timeline.trends.iter().map(|trend| trend.snapshots.len()).max().unwrap_or(0).min(room)
}

fn draw_heading(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    area: Rect,
    y: u16,
    trend: usize,
    room: usize,
) {
    let (strong, quiet) = (canvas.theme.strong, canvas.theme.quiet);
    let trend = &view.timeline.trends[trend];
    canvas.put(area, 1, y, &heading(trend, label_width(area).saturating_sub(2)), strong);
    for (x, saved) in shown_snapshots(view, area, trend, room) {
        canvas.put_truncated(
            area,
            x,
            y,
            COLUMN_WIDTH - 1,
            &phrases::format_date_short(saved.snapshot.taken_on),
            quiet,
        );
    }
    if let Some(then) = trend.previous.and_then(|id| view.network_state.snapshot(id)) {
        let x = label_width(area) + COLUMN_WIDTH * to_u16(column_count(view, room));
        let since = format!("since {}", then.snapshot.taken_on.strftime("%-d %b %y"));
        canvas.put_truncated(area, x, y, COLUMN_WIDTH - 1, &since, quiet);
        canvas.put_truncated(area, x + COLUMN_WIDTH, y, COLUMN_WIDTH, "in place", quiet);
    }
}

fn draw_cells(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    area: Rect,
    y: u16,
    at: usize,
    room: usize,
) {
    let (spots, trend) =
        (&view.timeline.spots[at], &view.timeline.trends[view.timeline.lines[at].trend_index]);
    let plain = canvas.theme.plain;
    for (x, saved) in shown_snapshots(view, area, trend, room) {
        let spot = spots.iter().find(|spot| spot.snapshot == saved.snapshot.id);
        canvas.put_truncated(area, x, y, COLUMN_WIDTH - 1, &cell_words(spot), plain);
    }
    let Some(moved) = view.timeline.moved(at).map(|area| area.moved) else { return };
    let style = move_style(&canvas.theme, moved);
    let x = label_width(area) + COLUMN_WIDTH * to_u16(column_count(view, room));
    canvas.put_truncated(area, x, y, COLUMN_WIDTH - 1, moved.short_word(), style);
    let line = &view.timeline.lines[at];
    let in_place = trend.domains[line.domain_index].in_place_in_all();
    if trend.previous.is_some() {
        let words = match in_place.of {
            0 => "none to count".to_owned(),
            of => format!("{} to {}/{of}", in_place.then, in_place.now),
        };
        canvas.put_truncated(area, x + COLUMN_WIDTH, y, COLUMN_WIDTH, &words, plain);
    }
}

/// A star says that the answers suggest another stage.
fn cell_words(spot: Option<&TrendSpot>) -> String {
    match spot {
        None => "-".to_owned(),
        Some(spot) if spot.words == "not answered" => "-".to_owned(),
        Some(spot) if spot.place == ChartPlace::NotApplicable => "none applies".to_owned(),
        Some(spot) => spot.words.clone(),
    }
}

/// Columns at which the parts of an area's row begin.
const AREA_COLUMNS: [u16; 5] = [1, 15, 33, 51, 77];

/// Draws one area as a table: a row for each snapshot, the newest last; beside it an area that
/// lines up, and why, where there is room.
pub(crate) fn draw_area(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    body: Rect,
    beside: Option<&AlignedFact>,
) {
    let Some((area, line)) = view.progress.area.as_ref().zip(view.focused_line()) else { return };
    let film = area.film(view.network_state, line);
    let until = film.last_until(view.progress.until) + 1;
    let spots: Vec<&TrendSpot> = film.spots.iter().take(until).flatten().collect();
    let keep = if body.height >= 10 { 4 } else { 0 };
    let room = usize::from(body.height.saturating_sub(1 + keep));
    let end = spots.len().saturating_sub(area.table_skip).max(room.min(spots.len()));
    let start = end.saturating_sub(room);
    let shown = &spots[start..end];
    let other = beside.map(|beside| &view.timeline.spots[beside.line_index]);
    let name = beside.map(|beside| {
        format!(
            "{}: {}",
            view.timeline.matrix(&view.timeline.lines[beside.line_index]).short_title(),
            view.timeline.domain(&view.timeline.lines[beside.line_index]).short_name()
        )
    });
    let quiet = canvas.theme.quiet;
    let heads =
        ["day", "where we stood", "answers suggest", name.as_deref().unwrap_or_default(), "why"];
    draw_area_cells(canvas, body, 0, heads, quiet);
    for (y, spot) in (1..).zip(shown) {
        let then = other
            .as_ref()
            .map(|spots| cell_words(spots.iter().rfind(|other| other.date <= spot.date)))
            .unwrap_or_default();
        let reason = spot.reason.as_deref().unwrap_or_default();
        let plain = canvas.theme.plain;
        let (day, stood) = (phrases::format_date_short(spot.date), cell_words(Some(spot)));
        draw_area_cells(
            canvas,
            body,
            y,
            [&day, &stood, &spot.suggested_words, &then, reason],
            plain,
        );
    }
    let y = 1 + to_u16(shown.len());
    if let Some(words) = more_words((start, spots.len() - end)) {
        canvas.put_truncated(body, 1, y, body.width.saturating_sub(2), &words, quiet);
        let click = if end < spots.len() { Command::Down } else { Command::Up };
        canvas.add_hit_area(body, 0, y, body.width, click);
    }
    let below = Rect { y: body.y + y + 1, height: body.height.saturating_sub(y + 1), ..body }
        .intersection(body);
    movement::draw(canvas, view, below, true);
}

fn draw_area_cells(canvas: &mut Canvas<'_>, body: Rect, y: u16, cells: [&str; 5], style: Style) {
    let ends = AREA_COLUMNS.into_iter().skip(1).chain([body.width.max(AREA_COLUMNS[4])]);
    let whole = if body.width < 100 { 4 } else { 5 };
    for ((x, end), words) in AREA_COLUMNS.into_iter().zip(ends).zip(cells).take(whole) {
        canvas.put_truncated(body, x, y, end.saturating_sub(x + 1), words, style);
    }
}

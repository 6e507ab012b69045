//! The tables: the same facts as the charts in the same order, so that they read well aloud.
//!
//! ```text
//!  FIVE NATIONAL AREAS     20 Mar 2025   10 Sep 2025   12 Mar 2026   since Sep
//!  ► Joining up care       Foundation    Foundation    Step 1 *      forward
//! ```

use ratatui::layout::{Constraint, Rect};
use ratatui::style::Style;

use super::facts::{self, AlignedFact};
use super::line::move_style;
use super::{ProgressDrawing, label_width, movement, overview, to_u16};
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::phrases;
use crate::maturity::trend::Trend;
use crate::tui::protocol::command::Command;
use crate::tui::screens::progress::marks::{ChartPlace, TrendSpot};
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame;
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::table::Columns;

const COLUMN_WIDTH: u16 = 14;
/// As wide as "no longer known".
const MOVED_WIDTH: u16 = 15;
/// As wide as "10 to 11/16".
const IN_PLACE_WIDTH: u16 = 11;
/// The fewest columns that have room for how much is in place.
const MIN_IN_PLACE_COLUMNS: u16 = 72;

pub(crate) fn draw(canvas: &mut Canvas<'_>, view: &ProgressDrawing<'_>) {
    let area = canvas.area();
    let beside_name = area.skip_left(label_width(area) + 2 * COLUMN_WIDTH);
    let room = usize::from(beside_name.width / COLUMN_WIDTH).max(1);
    let is_cut = view.timeline.trends.iter().any(|trend| trend.snapshots.len() > room);
    let right = if is_cut && !view.timeline.is_past() {
        format!("the newest {room}; ◄ older")
    } else {
        view.status_words(None)
    };
    let frame = view.frame(" · table", right, hint(view));
    let body = frame::draw(canvas, view.app, &frame);
    let columns = DayColumns::of(view, body, room);
    overview::draw_table(
        canvas,
        view,
        body,
        |canvas, row, trend| draw_heading(canvas, view, row, trend, &columns),
        |canvas, row, at| draw_cells(canvas, view, row, at, &columns),
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

/// The columns beside the names: the days, which way it went, how much is in place.
struct DayColumns {
    columns: Columns,
    /// How many days: as many as the matrix with the most snapshots has, or as fit.
    days: usize,
}

impl DayColumns {
    fn of(view: &ProgressDrawing<'_>, body: Rect, room: usize) -> Self {
        let most = view.timeline.trends.iter().map(|trend| trend.snapshots.len()).max();
        let days = most.unwrap_or(0).min(room);
        let mut widths = vec![COLUMN_WIDTH - 1; days];
        widths.push(MOVED_WIDTH);
        if body.width >= MIN_IN_PLACE_COLUMNS {
            widths.push(IN_PLACE_WIDTH);
        }
        Self { columns: Columns::from_left(body.skip_left(label_width(body)), &widths, 1), days }
    }

    fn moved(&self, row: Rect) -> Rect {
        self.columns.cell(self.days, row)
    }

    fn in_place(&self, row: Rect) -> Rect {
        self.columns.cell(self.days + 1, row)
    }

    /// The newest snapshots of a matrix that fit, each in its column: the newest stands rightmost,
    /// so that it lies under the newest of the matrix above.
    fn snapshots<'v>(
        &self,
        view: &'v ProgressDrawing<'_>,
        row: Rect,
        trend: &'v Trend,
    ) -> impl Iterator<Item = (Rect, &'v SavedSnapshot)> {
        let count = trend.snapshots.len();
        let free = self.days.saturating_sub(count);
        let newest = trend.snapshots.iter().skip(count.saturating_sub(self.days));
        let newest = newest.filter_map(|id| view.network_state.snapshot(*id));
        newest.zip(free..).map(move |(saved, at)| (self.columns.cell(at, row), saved))
    }
}

fn draw_heading(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    row: Rect,
    trend: usize,
    columns: &DayColumns,
) {
    let quiet = canvas.theme.quiet;
    overview::draw_matrix_name(canvas, view, row, trend);
    let trend = &view.timeline.trends[trend];
    for (cell, saved) in columns.snapshots(view, row, trend) {
        canvas.text(cell, &phrases::format_date_short(saved.snapshot.taken_on), quiet);
    }
    if let Some(then) = trend.previous.and_then(|id| view.network_state.snapshot(id)) {
        let since = format!("since {}", then.snapshot.taken_on.strftime("%-d %b %y"));
        canvas.text(columns.moved(row), &since, quiet);
        canvas.text(columns.in_place(row), "in place", quiet);
    }
}

fn draw_cells(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    row: Rect,
    at: usize,
    columns: &DayColumns,
) {
    let (spots, trend) =
        (&view.timeline.spots[at], &view.timeline.trends[view.timeline.lines[at].trend_index]);
    let plain = canvas.theme.plain;
    for (cell, saved) in columns.snapshots(view, row, trend) {
        let spot = spots.iter().find(|spot| spot.snapshot == saved.snapshot.id);
        canvas.text(cell, &cell_words(spot), plain);
    }
    let Some(moved) = view.timeline.moved(at).map(|area| area.moved) else { return };
    let style = move_style(&canvas.theme, moved);
    canvas.text(columns.moved(row), moved.short_word(), style);
    let line = &view.timeline.lines[at];
    let in_place = trend.domains[line.domain_index].in_place_in_all();
    if trend.previous.is_some() {
        let words = match in_place.of {
            0 => "none".to_owned(),
            of => format!("{} to {}/{of}", in_place.then, in_place.now),
        };
        canvas.text(columns.in_place(row), &words, plain);
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

/// The columns of an area's table: day, where we stood, what the answers suggested, an area that
/// lines up, and why, where there is room.
fn area_columns(body: Rect) -> Columns {
    if body.width < 100 {
        return Columns::from_left(body.skip_left(1), &[13, 17, 17, 25], 1);
    }
    let (length, rest) = (Constraint::Length, Constraint::Fill(1));
    let widths = [length(13), length(17), length(17), length(25), rest];
    Columns::of(body.skip_left(1).skip_right(1), &widths, 1)
}

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
    let room = usize::from(body.skip_top(1).skip_bottom(keep).height);
    let first = spots.len().saturating_sub(area.table_skip).saturating_sub(room);
    let shown = Viewport::from_top(first, room, spots.len());
    let other = beside.map(|beside| &view.timeline.spots[beside.line_index]);
    let name = beside.map(|beside| {
        format!(
            "{}: {}",
            view.timeline.matrix(&view.timeline.lines[beside.line_index]).short_title(),
            view.timeline.domain(&view.timeline.lines[beside.line_index]).short_name()
        )
    });
    let (quiet, plain) = (canvas.theme.quiet, canvas.theme.plain);
    let columns = area_columns(body);
    let heads =
        ["day", "where we stood", "answers suggest", name.as_deref().unwrap_or_default(), "why"];
    draw_area_cells(canvas, body.row(0), &columns, heads, quiet);
    let list = body.skip_top(1);
    for (row, spot) in list.rows().zip(&spots[shown.visible()]) {
        let then = other
            .as_ref()
            .map(|spots| cell_words(spots.iter().rfind(|other| other.date <= spot.date)))
            .unwrap_or_default();
        let reason = spot.reason.as_deref().unwrap_or_default();
        let (day, stood) = (phrases::format_date_short(spot.date), cell_words(Some(spot)));
        let cells = [&day, &stood, &spot.suggested_words, &then, reason];
        draw_area_cells(canvas, row, &columns, cells, plain);
    }
    let below = list.skip_top(to_u16(shown.visible().len()));
    if let Some(words) = shown.more_words() {
        let row = below.take_top(1);
        canvas.text(row.skip_left(1).skip_right(1), &words, quiet);
        let click = if shown.hidden().1 > 0 { Command::Down } else { Command::Up };
        canvas.click(row, click);
    }
    movement::draw(canvas, view, below.skip_top(1), true);
}

fn draw_area_cells(
    canvas: &mut Canvas<'_>,
    row: Rect,
    columns: &Columns,
    words: [&str; 5],
    style: Style,
) {
    for (cell, words) in columns.cells(row).zip(words) {
        canvas.text(cell, words, style);
    }
}

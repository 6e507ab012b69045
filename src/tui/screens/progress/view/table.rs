//! The tables: the same facts as the charts in the same order, so that they read well aloud.
//!
//! ```text
//!  FIVE NATIONAL AREAS     20 Mar 2025   10 Sep 2025   12 Mar 2026   since Sep
//!  ► Joining up care       Foundation    Foundation    Step 1 *      forward
//! ```

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::facts::{self, AlignedFact};
use super::overview::{self, OverviewRow};
use super::{ProgressDrawing, heading, left, movement, short};
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::phrases;
use crate::maturity::trend::Trend;
use crate::tui::screens::progress::marks::{ChartPlace, MoveDirection, TrendSpot};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame;

/// Columns that a snapshot takes.
const COLUMN: u16 = 14;

/// Draws all areas as a table.
pub(crate) fn draw(sheet: &mut Canvas<'_>, view: &ProgressDrawing<'_>) {
    let area = sheet.area();
    let room = usize::from(area.width.saturating_sub(left(area) + COLUMN) / COLUMN).max(1);
    let is_cut = view.past.trends.iter().any(|trend| trend.snapshots.len() > room);
    let right = if is_cut && !view.past.is_then() {
        format!("the newest {room}; ◄ older")
    } else {
        view.right(None)
    };
    let frame = view.frame(" · table", right, hint(view));
    let body = frame::draw(sheet, view.app, &frame);
    let (top, list, below) = overview::parts(view, body);
    let rows = overview::rows(view);
    let first = overview::first_row(&rows, view.at, list.height);
    if let Some(trend) = overview::section(&rows, first) {
        head(sheet, view, top, 0, trend, room);
    }
    for (y, row) in (0..list.height).zip(rows.iter().skip(first)) {
        match *row {
            OverviewRow::Gap => {}
            OverviewRow::Head(trend) => head(sheet, view, list, y, trend, room),
            OverviewRow::Line(at) => {
                overview::name(sheet, view, list, y, at);
                cells(sheet, view, list, y, at, room);
            }
        }
    }
    overview::more(sheet, below, &rows, first, list.height);
    movement::draw(sheet, view, below, false);
}

fn hint(view: &ProgressDrawing<'_>) -> String {
    let spot = view.past.spots.get(view.at).and_then(|spots| spots.last());
    let star = match (view.line(), spot) {
        (Some(line), Some(spot)) if spot.suggested.is_some() => facts::differs(view, line),
        _ => None,
    };
    let one_view = view.past.spots.iter().flatten().any(|spot| spot.one_view);
    match (star, one_view) {
        (Some(star), _) => format!("* {star}   - means not answered then"),
        (None, true) => {
            "* the answers suggest another   □ one person's view   - not answered then".to_owned()
        }
        (None, false) => {
            "* the answers suggest another stage.   - means not answered then".to_owned()
        }
    }
}

/// The newest snapshots of a matrix that fit, each with the column it begins at: the newest stands
/// rightmost, so that it lies under the newest of the matrix above.
fn shown<'v>(
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
        .filter_map(|id| view.record.snapshot(*id));
    let begin = left(area) + COLUMN * short(widest(view, room).saturating_sub(count.min(room)));
    newest.zip(0..).map(move |(saved, at)| (begin + COLUMN * at, saved))
}

/// How many columns there are: as many as the matrix with the most snapshots has, or as fit.
fn widest(view: &ProgressDrawing<'_>, room: usize) -> usize {
    view.past.trends.iter().map(|trend| trend.snapshots.len()).max().unwrap_or(0).min(room)
}

fn head(
    sheet: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    area: Rect,
    y: u16,
    trend: usize,
    room: usize,
) {
    let (strong, quiet) = (sheet.ink.strong, sheet.ink.quiet);
    let trend = &view.past.trends[trend];
    sheet.put(area, 1, y, &heading(trend, left(area).saturating_sub(2)), strong);
    for (x, saved) in shown(view, area, trend, room) {
        sheet.put_short(
            area,
            x,
            y,
            COLUMN - 1,
            &phrases::short_day(saved.snapshot.taken_on),
            quiet,
        );
    }
    if let Some(then) = trend.since.and_then(|id| view.record.snapshot(id)) {
        let is_this_year = then.snapshot.taken_on.year() == view.app.moment.today.year();
        let form = if is_this_year { "since %b" } else { "since %b %Y" };
        let x = left(area) + COLUMN * short(widest(view, room));
        sheet.put_short(
            area,
            x,
            y,
            COLUMN,
            &then.snapshot.taken_on.strftime(form).to_string(),
            quiet,
        );
    }
}

fn cells(
    sheet: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    area: Rect,
    y: u16,
    at: usize,
    room: usize,
) {
    let (spots, trend) = (&view.past.spots[at], &view.past.trends[view.past.lines[at].trend]);
    let plain = sheet.ink.plain;
    for (x, saved) in shown(view, area, trend, room) {
        let spot = spots.iter().find(|spot| spot.snapshot == saved.snapshot.id);
        sheet.put_short(area, x, y, COLUMN - 1, &cell(spot), plain);
    }
    let Some((words, way)) = view.past.since(view.record, at) else { return };
    let style = match way {
        MoveDirection::Forward => sheet.ink.forward,
        MoveDirection::Back => sheet.ink.back,
        _ => plain,
    };
    sheet.put_short(area, left(area) + COLUMN * short(widest(view, room)), y, COLUMN, words, style);
}

/// A star says that the answers suggest another stage, a hollow square that it is one person's
/// view.
fn cell(spot: Option<&TrendSpot>) -> String {
    match spot {
        None => "-".to_owned(),
        Some(spot) if spot.words == "not answered" => "-".to_owned(),
        Some(spot) if spot.place == ChartPlace::NotApplicable => "none applies".to_owned(),
        Some(spot) if spot.one_view => format!("□{}", spot.words),
        Some(spot) => spot.words.clone(),
    }
}

/// Columns at which the parts of an area's row begin.
const AREA_COLUMNS: [u16; 5] = [1, 15, 33, 51, 77];

/// Draws one area as a table: a row for each snapshot, the newest last; beside it an area that
/// lines up, and why, where there is room.
pub(crate) fn draw_area(
    sheet: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    body: Rect,
    beside: Option<&AlignedFact>,
) {
    let spots = &view.past.spots[view.at];
    let keep = if body.height >= 10 { 4 } else { 0 };
    let room = body.height.saturating_sub(1 + keep);
    let shown = &spots[spots.len().saturating_sub(usize::from(room))..];
    let other = beside.map(|beside| &view.past.spots[beside.at]);
    let name = beside.map(|beside| {
        format!(
            "{}: {}",
            view.past.matrix(&view.past.lines[beside.at]).short(),
            view.past.domain(&view.past.lines[beside.at]).short()
        )
    });
    let quiet = sheet.ink.quiet;
    let heads =
        ["day", "where we stood", "answers suggest", name.as_deref().unwrap_or_default(), "why"];
    area_cells(sheet, body, 0, heads, quiet);
    for (y, spot) in (1..).zip(shown) {
        let then = other
            .as_ref()
            .map(|spots| cell(spots.iter().rfind(|other| other.on <= spot.on)))
            .unwrap_or_default();
        let reason = spot.reason.as_deref().unwrap_or_default();
        let plain = sheet.ink.plain;
        let (day, stood) = (phrases::short_day(spot.on), cell(Some(spot)));
        area_cells(sheet, body, y, [&day, &stood, &spot.suggests, &then, reason], plain);
    }
    let y = 1 + short(shown.len());
    let below = Rect { y: body.y + y + 1, height: body.height.saturating_sub(y + 1), ..body }
        .intersection(body);
    movement::draw(sheet, view, below, true);
}

fn area_cells(sheet: &mut Canvas<'_>, body: Rect, y: u16, cells: [&str; 5], style: Style) {
    let ends = AREA_COLUMNS.into_iter().skip(1).chain([body.width.max(AREA_COLUMNS[4])]);
    let whole = if body.width < 100 { 4 } else { 5 };
    for ((x, end), words) in AREA_COLUMNS.into_iter().zip(ends).zip(cells).take(whole) {
        sheet.put_short(body, x, y, end.saturating_sub(x + 1), words, style);
    }
}

//! The tables: the same facts as the charts in the same order, so that they read well aloud.
//!
//! ```text
//!  FIVE NATIONAL AREAS     20 Mar 2025   10 Sep 2025   12 Mar 2026   since Sep
//!  ► Joining up care       Foundation    Foundation    Step 1 *      forward
//! ```

use jiff::civil::Date;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::facts::{self, Beside};
use super::lines::{self, Row};
use super::{View, heading, left, moved, short};
use crate::app::progress::marking::{Place, Spot, Way};
use crate::maturity::record::SavedSnapshot;
use crate::maturity::saying;
use crate::maturity::trending::Trend;
use crate::ui::frame;
use crate::ui::sheet::Sheet;

/// Columns that a snapshot takes.
const COLUMN: u16 = 14;

/// A column of the table: a day, and which of that day's snapshots against one matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Column {
    on: Date,
    nth: usize,
}

/// Draws all areas as a table.
pub(super) fn draw(sheet: &mut Sheet<'_>, view: &View<'_>) {
    let columns = columns(view);
    let wide = sheet.area().width;
    let room = usize::from(wide.saturating_sub(left(sheet.area()) + COLUMN) / COLUMN).max(1);
    let shown = &columns[columns.len().saturating_sub(room)..];
    let right = if shown.len() < columns.len() && !view.past.is_then() {
        format!("newest {} of {} columns", shown.len(), columns.len())
    } else {
        view.right(None)
    };
    let frame = view.frame(" · table", right, hint(view));
    let body = frame::draw(sheet, view.app, &frame);
    let (top, list, below) = lines::parts(view, body);
    let rows = lines::rows(view);
    let first = lines::first_row(&rows, view.at, list.height);
    if let Some(trend) = lines::section(&rows, first) {
        head(sheet, view, top, 0, trend, shown);
    }
    for (y, row) in (0..list.height).zip(rows.iter().skip(first)) {
        match *row {
            Row::Gap => {}
            Row::Head(trend) => head(sheet, view, list, y, trend, shown),
            Row::Line(at) => {
                lines::name(sheet, view, list, y, at);
                cells(sheet, view, list, y, at, shown);
            }
        }
    }
    lines::more(sheet, below, &rows, first, list.height);
    moved::draw(sheet, view, below, false);
}

fn hint(view: &View<'_>) -> String {
    let spot = view.past.spots.get(view.at).and_then(|spots| spots.last());
    let star = match (view.line(), spot) {
        (Some(line), Some(spot)) if spot.suggested.is_some() => facts::differs(view, line),
        _ => None,
    };
    let one_view = view.past.spots.iter().flatten().any(|spot| spot.one_view);
    match (star, one_view) {
        (Some(star), _) => format!("* {star}   - means not answered then"),
        (None, true) => "* the answers suggest another   □ one person's view   - not answered then".to_owned(),
        (None, false) => "* the answers suggest another stage.   - means not answered then".to_owned(),
    }
}

/// Two snapshots against one matrix on one day have a column each.
fn columns(view: &View<'_>) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for trend in &view.past.trends {
        columns.extend(taken(view, trend).map(|(column, _)| column));
    }
    columns.sort_by_key(|column| (column.on, column.nth));
    columns.dedup();
    columns
}

/// The snapshots of a matrix with their columns.
fn taken<'v>(view: &'v View<'_>, trend: &'v Trend) -> impl Iterator<Item = (Column, &'v SavedSnapshot)> {
    let saved = trend.snapshots.iter().filter_map(|id| view.record.snapshot(*id));
    saved.scan(None::<Column>, |last, saved| {
        let on = saved.snapshot.taken_on;
        let nth = last.filter(|last| last.on == on).map_or(0, |last| last.nth + 1);
        *last = Some(Column { on, nth });
        Some((Column { on, nth }, saved))
    })
}

fn head(sheet: &mut Sheet<'_>, view: &View<'_>, area: Rect, y: u16, trend: usize, shown: &[Column]) {
    let (strong, quiet) = (sheet.ink.strong, sheet.ink.quiet);
    let trend = &view.past.trends[trend];
    sheet.put(area, 1, y, &heading(&trend.matrix.matrix, left(area).saturating_sub(2)), strong);
    let mut x = left(area);
    for column in shown {
        sheet.put_short(area, x, y, COLUMN - 1, &saying::short_day(column.on), quiet);
        x += COLUMN;
    }
    if let Some(then) = trend.since.and_then(|id| view.record.snapshot(id)) {
        let is_this_year = then.snapshot.taken_on.year() == view.app.moment.today.year();
        let form = if is_this_year { "since %b" } else { "since %b %Y" };
        sheet.put_short(area, x, y, COLUMN, &then.snapshot.taken_on.strftime(form).to_string(), quiet);
    }
}

fn cells(sheet: &mut Sheet<'_>, view: &View<'_>, area: Rect, y: u16, at: usize, shown: &[Column]) {
    let (spots, trend) = (&view.past.spots[at], &view.past.trends[view.past.lines[at].trend]);
    let plain = sheet.ink.plain;
    let mut x = left(area);
    for column in shown {
        let saved = taken(view, trend).find(|(other, _)| other == column).map(|(_, saved)| saved.snapshot.id);
        let spot = spots.iter().find(|spot| Some(spot.snapshot) == saved);
        sheet.put_short(area, x, y, COLUMN - 1, &cell(spot), plain);
        x += COLUMN;
    }
    let (words, way) = view.past.since(view.record, at).unwrap_or(("-", Way::Same));
    let style = match way {
        Way::Forward => sheet.ink.forward,
        Way::Back => sheet.ink.back,
        _ => plain,
    };
    sheet.put_short(area, x, y, COLUMN, words, style);
}

/// A star says that the answers suggest another stage, a hollow square that it is one person's view.
fn cell(spot: Option<&Spot>) -> String {
    match spot {
        None => "-".to_owned(),
        Some(spot) if spot.words == "not answered" => "-".to_owned(),
        Some(spot) if spot.place == Place::NotApplicable => "none applies".to_owned(),
        Some(spot) if spot.one_view => format!("□{}", spot.words),
        Some(spot) => spot.words.clone(),
    }
}

/// Columns at which the parts of an area's row begin.
const AREA_COLUMNS: [u16; 5] = [1, 15, 33, 51, 77];

/// Draws one area as a table: a row for each snapshot, the newest last; beside it an area that lines up, and why, where there is
/// room.
pub(super) fn draw_area(sheet: &mut Sheet<'_>, view: &View<'_>, body: Rect, beside: Option<&Beside>) {
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
    let heads = ["day", "where we stood", "answers suggest", name.as_deref().unwrap_or_default(), "why"];
    area_cells(sheet, body, 0, heads, quiet);
    for (y, spot) in (1..).zip(shown) {
        let then = other.as_ref().map(|spots| cell(spots.iter().rfind(|other| other.on <= spot.on))).unwrap_or_default();
        let reason = spot.reason.as_deref().unwrap_or_default();
        let plain = sheet.ink.plain;
        let (day, stood) = (saying::short_day(spot.on), cell(Some(spot)));
        area_cells(sheet, body, y, [&day, &stood, &spot.suggests, &then, reason], plain);
    }
    let y = 1 + short(shown.len());
    let below = Rect { y: body.y + y + 1, height: body.height.saturating_sub(y + 1), ..body }.intersection(body);
    moved::draw(sheet, view, below, true);
}

fn area_cells(sheet: &mut Sheet<'_>, body: Rect, y: u16, cells: [&str; 5], style: Style) {
    let ends = AREA_COLUMNS.into_iter().skip(1).chain([body.width.max(AREA_COLUMNS[4])]);
    let whole = if body.width < 100 { 4 } else { 5 };
    for ((x, end), words) in AREA_COLUMNS.into_iter().zip(ends).zip(cells).take(whole) {
        sheet.put_short(body, x, y, end.saturating_sub(x + 1), words, style);
    }
}

//! The tables: the same facts as the charts in the same order, so that they read well aloud.
//!
//! ```text
//!  FIVE NATIONAL AREAS     20 Mar 2025   10 Sep 2025   12 Mar 2026   since Sep
//!  ► Joining up care       Foundation    Foundation    Step 1 *      forward
//! ```

use jiff::civil::Date;
use ratatui::layout::{Constraint, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::facts::{self, AlignedFact};
use super::line::move_style;
use super::stage_labels::{LabelLength, StageLabels};
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
use crate::tui::widgets::sign_legend::STAR;
use crate::tui::widgets::table::Columns;

/// A day with the whole name of a stage below it, or with a short one, and the gap after it.
const COLUMN_WIDTH: u16 = 14;
const SHORT_WIDTH: u16 = 10;
/// A day in full, and the gap after it.
const DAY_WIDTH: u16 = 12;
/// As wide as "no longer known".
const MOVED_WIDTH: u16 = 15;
/// As wide as "10 to 11/16".
const IN_PLACE_WIDTH: u16 = 11;
/// The fewest columns that have room for how much is in place.
const MIN_IN_PLACE_COLUMNS: u16 = 72;

pub(crate) fn draw(canvas: &mut Canvas<'_>, view: &ProgressDrawing<'_>) {
    let columns = DayColumns::of(view, canvas.area());
    let right = if columns.days < columns.most && !view.timeline.is_past() {
        format!("the newest {} of {} days; ◄ older", columns.days, columns.most)
    } else {
        view.status_words(None)
    };
    let frame = view.frame(" · all days", right, hint(view, &columns));
    let body = frame::draw(canvas, view.app, &frame);
    overview::draw_table(
        canvas,
        view,
        body,
        |canvas, row, trend| draw_heading(canvas, view, row, trend, &columns),
        |canvas, row, at| draw_cells(canvas, view, row, at, &columns),
    );
}

fn hint(view: &ProgressDrawing<'_>, columns: &DayColumns) -> String {
    let spot = view.timeline.spots.get(view.focus).and_then(|spots| spots.last());
    let star = match (view.focused_line(), spot) {
        (Some(line), Some(spot)) if spot.suggested.is_some() => facts::difference_words(view, line),
        _ => None,
    };
    let short = view.focused_line().filter(|_| columns.is_short).map(|line| {
        let words = columns.labels[line.trend_index].legend(LabelLength::Short);
        words.into_iter().flat_map(|words| [words, "  ".to_owned()]).collect::<String>()
    });
    let short = short.unwrap_or_default();
    match star {
        Some(star) => format!("* {star}  {short}- means not answered then"),
        None => format!("{short}* the answers suggest another stage  - means not answered then"),
    }
}

/// The columns beside the names: the days, which way it went, how much is in place.
struct DayColumns {
    columns: Columns,
    /// How many days are shown, and how many the matrix with the most snapshots has.
    days: usize,
    most: usize,
    /// Whether the names of stages are short, so that more days fit.
    is_short: bool,
    /// The names of the stages of each matrix.
    labels: Vec<StageLabels>,
}

impl DayColumns {
    /// All days where they fit, for which first how much is in place gives way, then the names of
    /// stages do.
    fn of(view: &ProgressDrawing<'_>, body: Rect) -> Self {
        let beside = body.skip_left(label_width(body));
        let most = view.timeline.trends.iter().map(|trend| trend.snapshots.len()).max();
        let most = most.unwrap_or(0);
        let fit = |wide: u16, rest: u16| usize::from(beside.skip_left(rest).width / wide).max(1);
        let in_place = if body.width >= MIN_IN_PLACE_COLUMNS { IN_PLACE_WIDTH + 1 } else { 0 };
        let tight = widest_words(view) + 1;
        let choices = [
            (COLUMN_WIDTH, MOVED_WIDTH + in_place),
            (COLUMN_WIDTH, MOVED_WIDTH),
            (tight.clamp(DAY_WIDTH, COLUMN_WIDTH), MOVED_WIDTH),
            (SHORT_WIDTH, MOVED_WIDTH),
        ];
        let choice = choices.into_iter().find(|(wide, rest)| fit(*wide, *rest) >= most);
        let (wide, rest) = choice.unwrap_or((SHORT_WIDTH, MOVED_WIDTH));
        let days = most.min(fit(wide, rest));
        let mut widths = vec![wide - 1; days];
        widths.push(MOVED_WIDTH);
        if rest > MOVED_WIDTH {
            widths.push(IN_PLACE_WIDTH);
        }
        let labels = (0..view.timeline.trends.len()).map(|trend| labels(view, trend)).collect();
        let columns = Columns::from_left(beside, &widths, 1);
        Self { columns, days, most, is_short: wide == SHORT_WIDTH, labels }
    }

    fn day_words(&self, day: Date) -> String {
        if self.is_short {
            day.strftime("%-d %b %y").to_string()
        } else {
            phrases::format_date_short(day)
        }
    }

    /// Where an area of matrix number `trend` stood, with a star.
    fn spot_words(&self, trend: usize, spot: Option<&TrendSpot>) -> String {
        let whole = cell_words(spot);
        let Some(spot) = spot.filter(|_| self.is_short && whole.width() >= SHORT_WIDTH.into())
        else {
            return whole;
        };
        let name = self.labels[trend].label(spot.name(), LabelLength::Short);
        if whole.ends_with(" *") { format!("{name} *") } else { name.to_owned() }
    }

    fn moved(&self, row: Rect) -> Rect {
        self.columns.cell(self.days, row)
    }

    /// Empty where it gave way to days.
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

/// The widest of what says where an area stood.
fn widest_words(view: &ProgressDrawing<'_>) -> u16 {
    let spots = view.timeline.spots.iter().flatten();
    to_u16(spots.map(|spot| cell_words(Some(spot)).width()).max().unwrap_or(0))
}

/// The names of the stages that areas of matrix number `trend` stood at.
pub(crate) fn labels(view: &ProgressDrawing<'_>, trend: usize) -> StageLabels {
    let lines = view.timeline.lines.iter().zip(&view.timeline.spots);
    let mine = lines.filter(|(line, _)| line.trend_index == trend);
    let names = mine.flat_map(|(_, spots)| spots.iter().map(TrendSpot::name));
    StageLabels::of(&view.timeline.trends[trend].matrix.matrix, names)
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
        canvas.text(cell, &columns.day_words(saved.snapshot.taken_on), quiet);
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
    let number = view.timeline.lines[at].trend_index;
    let (spots, trend) = (&view.timeline.spots[at], &view.timeline.trends[number]);
    let plain = canvas.theme.plain;
    for (cell, saved) in columns.snapshots(view, row, trend) {
        let spot = spots.iter().find(|spot| spot.snapshot == saved.snapshot.id);
        canvas.text(cell, &columns.spot_words(number, spot), plain);
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

/// How wide the area that lines up is.
const BESIDE_WIDTH: u16 = 25;

/// The columns of an area's table: day, where we stood, what the answers suggested, an area that
/// lines up, and why, where there is room.
fn area_columns(body: Rect) -> Columns {
    if body.width < 72 {
        return Columns::from_left(body.skip_left(1), &[12, 15, 16, BESIDE_WIDTH], 1);
    }
    if body.width < 100 {
        return Columns::from_left(body.skip_left(1), &[13, 17, 17, BESIDE_WIDTH], 1);
    }
    let (length, rest) = (Constraint::Length, Constraint::Fill(1));
    let widths = [length(13), length(17), length(17), length(BESIDE_WIDTH), rest];
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
    let columns = area_columns(body);
    // a column in which nothing stands would only ask what it is for
    let beside = beside.filter(|beside| {
        let other = &view.timeline.spots[beside.line_index];
        let newest = spots.last().map(|spot| spot.date);
        other.iter().any(|spot| Some(spot.date) <= newest && cell_words(Some(spot)) != "-")
    });
    let other = beside.map(|beside| &view.timeline.spots[beside.line_index]);
    let room = columns.width(3).min(BESIDE_WIDTH.into());
    let name = beside.map(|beside| beside_name(view, beside, room));
    let (quiet, plain) = (canvas.theme.quiet, canvas.theme.plain);
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
    if shown.more_words().is_none() {
        let has_star = spots[shown.visible()].iter().any(|spot| spot.suggested.is_some());
        let row = below.take_top(1).skip_left(1).skip_right(1);
        draw_table_notes(canvas, view, row, beside.zip(name.as_deref()), has_star);
    }
    if let Some(words) = shown.more_words() {
        let row = below.take_top(1);
        canvas.text(row.skip_left(1).skip_right(1), &words, quiet);
        let click = if shown.hidden().1 > 0 { Command::Down } else { Command::Up };
        canvas.click(row, click);
    }
    movement::draw(canvas, view, below.skip_top(1), true);
}

/// The area that lines up, with the title of its matrix where both have room.
fn beside_name(view: &ProgressDrawing<'_>, beside: &AlignedFact, room: usize) -> String {
    let line = &view.timeline.lines[beside.line_index];
    let area = view.timeline.domain(line).short_name();
    let both = format!("{}: {area}", view.timeline.matrix(line).short_title());
    if both.width() <= room { both } else { area.to_owned() }
}

/// Whose column stands beside, and what a star means; where both have no room the first, as the
/// column of what the answers suggest says the other.
fn draw_table_notes(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    row: Rect,
    beside: Option<(&AlignedFact, &str)>,
    has_star: bool,
) {
    let whose = beside.and_then(|(beside, name)| {
        let line = &view.timeline.lines[beside.line_index];
        let title = view.timeline.matrix(line).short_title();
        // where the heading has the title already there is nothing to add
        (!name.starts_with(title)).then(|| format!("{name}: of {title}"))
    });
    let star = has_star.then(|| STAR.to_owned());
    let notes: Vec<String> = whose.into_iter().chain(star).collect();
    let both = notes.join("  ");
    let fits = both.width() <= usize::from(row.width);
    let words = if fits { Some(&both) } else { notes.first() };
    canvas.text(row, words.map_or("", String::as_str), canvas.theme.quiet);
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

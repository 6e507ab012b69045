//! One area as film: statements down, snapshots across, each cell the answer of that day. What is
//! in place climbs as the network does.
//!
//! ```text
//!                                       Mar 25 Sep 25 Mar 26
//!  Where we stood                       Found. Found. ▲Step 1
//!  Step 1  We have a development pl…    ░░░░░ ▲▒▒▒▒▒ ▲█████
//!  Found.  We have a named clinical…    ▒▒▒▒▒ ▲█████  █████
//! ```

mod legend;

use std::borrow::Cow;

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::board::mark_style;
use super::film_layout::FilmLayout;
use super::line::sign_style;
use super::line::stage_style;
use super::stage_labels::{LabelLength, StageLabels};
use super::{ProgressDrawing, facts, movement, overview, to_u16};
use crate::maturity::movement::DomainMovement;
use crate::maturity::phrases::{Sign, format_number};
use crate::maturity::text_wrap::{first_lines, truncate, truncate_at_word, wrap};
use crate::maturity::trend::film::{FilmCell, FilmFrame, FilmRow};
use crate::tui::protocol::command::Command;
use crate::tui::screens::progress::marks::TrendSpot;
use crate::tui::screens::progress::one_area::AreaFilm;
use crate::tui::screens::progress::timeline::AreaTimeline;
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame;
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::sign_legend::KEPT;

/// The rows below the statements from which on the one in focus stands there in full.
const MIN_BELOW: u16 = 5;

/// The days and the stages, above the statements.
const HEAD: u16 = 2;

struct FilmDrawing<'v> {
    view: &'v ProgressDrawing<'v>,
    film: Cow<'v, AreaFilm>,
    layout: FilmLayout,
    labels: StageLabels,
    length: LabelLength,
    /// Whether the names of stages leave no room for signs before them.
    is_named_alone: bool,
    /// How wide the names of stages are, before the statements.
    stage_width: u16,
    stages: usize,
    /// The snapshot that is looked at; later ones are not shown yet.
    now: usize,
    focus: usize,
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, view: &ProgressDrawing<'_>, line: &AreaTimeline) {
    let Some(area) = &view.progress.area else { return };
    let film = area.film(view.network_state, line);
    let focus = film.row_of(area.item.as_ref());
    let drawing = FilmDrawing::new(view, line, film, focus, canvas.area().width);
    let what = format!(" · {}", view.timeline.domain(line).short_name());
    let hint = drawing.legend();
    let right = if view.timeline.is_past() {
        format!("snapshot {} of {}", drawing.now + 1, drawing.film.film.frames.len())
    } else {
        facts::area_number_words(view, line)
    };
    let body = frame::draw(canvas, view.app, &view.frame(&what, right, hint));
    drawing.draw(canvas, body);
}

impl<'v> FilmDrawing<'v> {
    fn new(
        view: &'v ProgressDrawing<'v>,
        line: &AreaTimeline,
        film: Cow<'v, AreaFilm>,
        focus: usize,
        width: u16,
    ) -> Self {
        let matrix = view.timeline.matrix(line);
        let spots = || film.spots.iter().flatten();
        let labels = overview::stage_labels(view);
        let labels = labels.into_iter().nth(line.trend_index).unwrap_or_default();
        let labels = labels.with_used(spots().map(TrendSpot::name));
        let now = film.last_until(view.progress.until);
        let stage_names = matrix.stages.iter().map(|stage| stage.name.width());
        let most = if width >= 100 { 14 } else { 7 };
        let stage_width = to_u16(stage_names.max().unwrap_or(0)).min(most) + 1;
        let longest = film.film.rows.iter().map(|row| row.text.width()).max().unwrap_or(0);
        let names = 1 + stage_width + to_u16(longest).min(90) + 1;
        let layout = FilmLayout::new(film.film.frames.len(), now, width, names);
        let has_star = spots().any(|spot| spot.suggested.is_some());
        let fits = |room: u16| {
            let room = room.saturating_sub(u16::from(has_star));
            let fits =
                |length: &LabelLength| labels.width(*length).is_some_and(|widest| widest <= room);
            [LabelLength::Whole, LabelLength::Short].into_iter().find(fits)
        };
        // a name before a sign; where there is room for one of both, the name
        let beside_sign = fits(layout.body());
        let alone = fits(layout.cell - 1).filter(|_| layout.is_signed());
        let length = beside_sign.or(alone).unwrap_or(LabelLength::Letter);
        let is_named_alone = beside_sign.is_none() && alone.is_some();
        let stages = matrix.stages.len();
        Self { view, film, layout, labels, length, is_named_alone, stage_width, stages, now, focus }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, body: Rect) {
        let rows = to_u16(self.film.film.rows.len());
        let below = if body.height >= 8 { self.statement_height(body) } else { 0 };
        let is_whole = rows + HEAD + below <= body.height;
        let more = u16::from(!is_whole && body.height > 4);
        let list = if is_whole { Constraint::Length(rows) } else { Constraint::Fill(1) };
        let below = if is_whole { Constraint::Fill(1) } else { Constraint::Length(below) };
        let [head, list, more, below] =
            Layout::vertical([Constraint::Length(HEAD), list, Constraint::Length(more), below])
                .areas(body);
        self.draw_head(canvas, head, is_whole);
        let view = self.viewport(list.height);
        self.draw_rows(canvas, list, view.top);
        self.draw_more(canvas, more, view);
        self.draw_below(canvas, below);
    }

    /// The rows that the statement in focus takes.
    fn statement_height(&self, body: Rect) -> u16 {
        let width = body.skip_left(1).skip_right(1).columns_of_text();
        let row = self.film.film.rows.get(self.focus);
        row.map_or(1, |row| to_u16(wrap(&row.text, width).len()).min(2))
    }

    /// The days, and below them where the area stood.
    fn draw_head(&self, canvas: &mut Canvas<'_>, body: Rect, is_whole: bool) {
        let quiet = canvas.theme.quiet;
        let name = body.take_left(self.layout.left).skip_left(1).skip_right(1);
        let (earlier, later) = self.layout.hidden();
        if earlier + later > 0 {
            let mut words = format!("{} snapshots", format_number(self.film.film.frames.len()));
            if earlier > 0 {
                words = format!("{words}, {} earlier ◄", format_number(earlier));
            }
            if later > 0 {
                words = format!("{words}, {} later ►", format_number(later));
            }
            canvas.text(name.row(0), &words, quiet);
            canvas.click(name.row(0), Command::Left);
        } else if self.length != LabelLength::Whole && self.has_stages_above() {
            let words = self.labels.legend(self.length).join("  ");
            let rest = canvas.text(name.row(0), &words, quiet).skip_left(2);
            // where no row says how many are left out, what the line at the foot has no room for
            if is_whole {
                canvas.text(rest, &self.rest_of_legend(rest.width.into()), quiet);
            }
        }
        self.draw_days(canvas, body);
        let strong = canvas.theme.strong;
        canvas.text(name.row(1), "Where we stood", strong);
        for (number, x) in self.layout.columns() {
            let day = body.skip_left(x).take_left(self.layout.cell);
            canvas.click(day, Command::GoToDay(number));
            if let Some(spot) = self.film.spots[number].as_ref().filter(|_| number <= self.now) {
                self.draw_stood(canvas, body, x, (number, spot));
            }
        }
    }

    /// The first and the last day always, that of the snapshot looked at, and others where they have
    /// room.
    fn draw_days(&self, canvas: &mut Canvas<'_>, body: Rect) {
        let columns: Vec<(usize, u16)> = self.layout.columns().collect();
        let Some((last, _)) = columns.last().copied() else { return };
        let is_new_year = |number: usize| {
            let year = |at: usize| self.film.film.frames[at].taken_on.year();
            number > 0 && year(number) != year(number - 1)
        };
        let format = if self.layout.cell >= 12 { "%-d %b %Y" } else { "%b %y" };
        let inset = u16::from(self.layout.is_signed());
        // of cells that are narrow the years say more than the days at both ends
        let is_dense = self.is_years_alone();
        let is_main = |number: usize| {
            let is_past = number == self.now && number != last;
            is_past || (!is_dense && (number == 0 || number == last))
        };
        let place = |(number, x): (usize, u16)| {
            let is_year = !self.layout.is_signed() && !is_main(number);
            let format = if is_year && (is_dense && number != last) { "│%y" } else { format };
            let words = self.film.film.frames[number].taken_on.strftime(format).to_string();
            let wide = to_u16(words.width());
            let x = if number == last && number > 0 {
                (x + inset).min(body.width.saturating_sub(wide + 1))
            } else {
                x + inset
            };
            (number, x, wide, words)
        };
        let mut drawn: Vec<(u16, u16)> = Vec::new();
        let (main, other): (Vec<_>, Vec<_>) =
            columns.into_iter().partition(|(number, _)| is_main(*number));
        // of cells that are narrow, where each year begins
        let is_told = |(number, _): &(usize, u16)| {
            let is_end = is_dense && (*number == 0 || *number == last);
            self.layout.is_signed() || is_end || is_new_year(*number)
        };
        let other: Vec<_> = other.into_iter().filter(is_told).collect();
        let main = main.into_iter().rev();
        // years from the first on, days from the newest back
        let other = if self.layout.is_signed() { other.into_iter().rev().collect() } else { other };
        for (number, x, wide, words) in main.chain(other).map(place) {
            // a stroke parts a year from what stands before it
            let blank = u16::from(!words.starts_with('│'));
            if drawn.iter().all(|(from, to)| x + wide < *from || *to + blank <= x) {
                let style = if number == self.now { canvas.theme.key } else { canvas.theme.quiet };
                canvas.put(body, x, 0, &words, style);
                drawn.push((x, x + wide));
            }
        }
    }

    /// Whether years have no room beside the first and the last day, and each a column or more.
    fn is_years_alone(&self) -> bool {
        let year = |frame: Option<&FilmFrame>| frame.map_or(0, |frame| frame.taken_on.year());
        let frames = &self.film.film.frames;
        let years = year(frames.last()) - year(frames.first());
        let wide = self.layout.end().saturating_sub(self.layout.left);
        let is_whole = self.layout.hidden() == (0, 0) && !self.layout.is_signed();
        is_whole && years > 0 && i32::from(years) * 6 > i32::from(wide)
    }

    fn draw_stood(
        &self,
        canvas: &mut Canvas<'_>,
        body: Rect,
        mut x: u16,
        (number, spot): (usize, &TrendSpot),
    ) {
        let moved = spot.moved.moved;
        let sign = sign_style(&canvas.theme, moved);
        if self.is_named_alone {
            // only a move has room for its sign
            if matches!(moved, DomainMovement::Forward | DomainMovement::Back) {
                canvas.put(body, x, 1, moved.sign(), sign);
            }
            x += 1;
        } else if self.layout.is_signed() {
            x = canvas.put(body, x, 1, moved.sign(), sign);
        } else if number == self.now {
            canvas.put(body, self.layout.end() + 1, 1, moved.sign(), sign);
        }
        let style = stage_style(&canvas.theme, spot.place, self.stages);
        let style = style.unwrap_or(canvas.theme.plain);
        let label = self.labels.label(spot.name(), self.length);
        let wide = if self.is_named_alone { self.layout.cell - 1 } else { self.layout.body() };
        let star = if self.has_star_on(spot) { "*" } else { "" };
        let words = truncate(&format!("{label}{star}"), usize::from(wide));
        let wide = usize::from(wide);
        canvas.put(body, x, 1, &format!("{words:<wide$}"), style);
    }

    /// The rows shown: the one in focus always is, with the one after it.
    fn viewport(&self, height: u16) -> Viewport {
        let rows = self.film.film.rows.len();
        Viewport::following(self.focus..self.focus + 2, usize::from(height), rows)
    }

    fn draw_rows(&self, canvas: &mut Canvas<'_>, list: Rect, first: usize) {
        let rows = &self.film.film.rows;
        for (y, (line, (number, row))) in
            list.rows().zip(rows.iter().enumerate().skip(first)).enumerate()
        {
            let before = number.checked_sub(1).filter(|_| y > 0).map(|before| &rows[before]);
            let is_head = before
                .is_none_or(|before| (before.stage, before.is_asked) != (row.stage, row.is_asked));
            let names = line.take_left(self.layout.left).skip_right(1);
            let stage = names.skip_left(1).take_left(self.stage_width);
            if is_head {
                canvas.text(stage.skip_right(1), &self.group_words(row), canvas.theme.key);
            }
            let style = if row.is_asked { canvas.theme.plain } else { canvas.theme.quiet };
            let words = names.behind(stage);
            canvas.text(words, &truncate_at_word(&row.text, words.width.into()), style);
            if row.is_reworded() && !self.layout.is_signed() {
                let plain = canvas.theme.plain;
                canvas.text(line.behind(names).take_left(1), "≠", plain);
            }
            self.draw_cells(canvas, line, 0, row);
            canvas.click_row(line, number, number == self.focus);
            if number == self.focus {
                canvas.focus(names);
            }
        }
    }

    /// The name of a stage, short where it must be; of ladders, and of what is no longer asked, what
    /// they are.
    fn group_words(&self, row: &FilmRow) -> String {
        let matrix = self.view.focused_line().map(|line| self.view.timeline.matrix(line));
        let stage = row.stage.and_then(|at| matrix?.stages.get(at));
        match stage {
            Some(stage) if stage.name.width() < usize::from(self.stage_width) => stage.name.clone(),
            Some(stage) => self.labels.label(&stage.name, LabelLength::Short).to_owned(),
            None if row.is_asked => "pick 1".to_owned(),
            None => "before".to_owned(),
        }
    }

    fn draw_cells(&self, canvas: &mut Canvas<'_>, list: Rect, y: u16, row: &FilmRow) {
        let mut before: Option<Sign> = None;
        for (number, x) in self.layout.columns().filter(|(number, _)| *number <= self.now) {
            let Some(cell) = &row.cells[number] else {
                before = None;
                continue;
            };
            let sign = cell.moved.map(|moved| (moved.sign(), mark_style(&canvas.theme, moved)));
            let mut at = x;
            if self.layout.is_signed() {
                if let Some((sign, style)) = sign {
                    canvas.put(list, x, y, sign, style);
                }
                at += 1;
            } else if let Some((sign, style)) = sign.filter(|_| number == self.now) {
                canvas.put(list, self.layout.end() + 1, y, sign, style);
            }
            let style = canvas.theme.sign(cell.sign);
            self.draw_answer(canvas, list, (at, y), (cell, before), style);
            before = Some(cell.sign);
        }
        if let Some(x) = self.layout.gap() {
            canvas.put(list, x, y, "…", canvas.theme.quiet);
        }
    }

    /// The answer over the whole of its cell; of one that was kept only once, so that it is told
    /// apart.
    fn draw_answer(
        &self,
        canvas: &mut Canvas<'_>,
        list: Rect,
        (x, y): (u16, u16),
        (cell, before): (&FilmCell, Option<Sign>),
        style: Style,
    ) {
        let sign = cell.sign.symbol().to_string();
        let more = usize::from(self.layout.body() - 1);
        let words = match (cell.as_of, more) {
            (None, more) => sign.repeat(1 + more),
            (Some(_), 0) if before == Some(cell.sign) => KEPT.to_owned(),
            (Some(_), more) => sign + &KEPT.repeat(more),
        };
        canvas.put(list, x, y, &words, style);
    }

    /// "7 more ▼", which is clicked on to see them.
    fn draw_more(&self, canvas: &mut Canvas<'_>, row: Rect, view: Viewport) {
        let Some(words) = view.more_words() else { return };
        let words_at = row.skip_left(1 + self.stage_width);
        let rest = canvas.text(words_at, &words, canvas.theme.quiet).skip_left(3).skip_right(1);
        // what the signs mean for which the line at the foot has no room
        canvas.text(rest, &self.rest_of_legend(rest.width.into()), canvas.theme.quiet);
        let shown = view.visible();
        let next = if view.hidden().1 > 0 { shown.end } else { shown.start.max(1) - 1 };
        canvas.click(row, Command::Focus(next));
    }

    /// The statement in focus in full, and where there is room its answers and what moved in words.
    fn draw_below(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let (strong, quiet) = (canvas.theme.strong, canvas.theme.quiet);
        let Some(row) = self.film.film.rows.get(self.focus) else { return };
        let is_roomy = area.height >= MIN_BELOW;
        let place = area.skip_left(1).skip_right(1).skip_top(u16::from(is_roomy)).take_left(110);
        let lines = first_lines(&row.text, place.columns_of_text(), 2);
        let place = canvas.lines(place, &lines, strong);
        canvas.text(place, &self.history_of(row, place.width), quiet);
        if is_roomy {
            let rest = area.take_bottom(place.height).skip_top(1);
            movement::draw(canvas, self.view, rest.skip_top(u16::from(rest.height >= 4)), true);
        }
    }

    /// The answers of an item with the days they began; where not all fit, the newest of them.
    fn history_of(&self, row: &FilmRow, width: u16) -> String {
        let parts = row.history(&self.film.film.frames, self.now);
        let from = |first: usize| {
            let cut = if first > 0 { "… " } else { "" };
            let words = parts[first..].join(", ");
            let mut letters = words.chars();
            let head = letters.next().map(|head| head.to_uppercase().to_string());
            format!("{cut}{}{}", head.unwrap_or_default(), letters.as_str())
        };
        let fits = |words: &String| words.width() <= usize::from(width);
        (0..parts.len()).map(from).find(fits).unwrap_or_else(|| from(parts.len().saturating_sub(1)))
    }
}

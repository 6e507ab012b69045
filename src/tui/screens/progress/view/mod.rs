//! Drawing Progress: all areas through time, one area as a step chart, and each as a table that
//! says the same.

mod area;
mod axis;
mod facts;
mod line;
mod movement;
mod overview;
mod step_chart;
mod table;

use std::borrow::Cow;

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::timeline::{AreaTimeline, Timeline};
use super::{Progress, ProgressView, to_begin};
use crate::maturity::crosswalk::alignment::AlignedArea;
use crate::maturity::matrix::MatrixKind;
use crate::maturity::network_state::NetworkState;
use crate::maturity::phrases::{self, count_of};
use crate::maturity::trend::Trend;
use crate::tui::app::App;
use crate::tui::crosswalk_table as listing;
use crate::tui::document::{shorten, wrap};
use crate::tui::protocol::transition::Destination;
use crate::tui::screens::ActiveScreen;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};

/// What a drawing of Progress is made from.
struct ProgressDrawing<'v> {
    app: &'v App,
    progress: &'v Progress,
    record: &'v NetworkState,
    past: Cow<'v, Timeline>,
    at: usize,
}

/// Draws Progress.
pub fn draw(sheet: &mut Canvas<'_>, app: &App, progress: &Progress) {
    let Some(record) = &app.desk.record else { return };
    let past = progress.past(record);
    let at = progress.at(&past.lines);
    let view = ProgressDrawing { app, progress, record, past, at };
    match view.line() {
        Some(line) if !view.past.is_empty() => match (progress.area.is_some(), progress.sight) {
            (false, ProgressView::Chart) => overview::draw(sheet, &view),
            (false, ProgressView::Table) => table::draw(sheet, &view),
            (false, ProgressView::LinedUp) => lined_up(sheet, &view),
            (true, _) => area::draw(sheet, &view, line),
        },
        _ => empty(sheet, &view),
    }
}

/// Draws all areas lined up under those of one matrix, as they stood on the day that is looked at.
fn lined_up(sheet: &mut Canvas<'_>, view: &ProgressDrawing<'_>) {
    let hint = "Each in its own matrix's words; nothing is converted.  v goes on.".to_owned();
    let body = frame::draw(sheet, view.app, &view.frame(" · lined up", view.right(None), hint));
    let groups = listing::then(view.record, &view.past).unwrap_or_default();
    let roomy = listing::listed(&groups, true);
    let rows = if roomy.len() <= usize::from(body.height) {
        roomy
    } else {
        listing::listed(&groups, false)
    };
    let place = |area: &AlignedArea| view.past.line_of(&area.topic, &area.domain);
    crate::tui::widgets::crosswalk_rows::draw(sheet, body, &rows, Some(view.at), place);
}

impl ProgressDrawing<'_> {
    /// The area in focus.
    fn line(&self) -> Option<&AreaTimeline> {
        self.past.lines.get(self.at)
    }

    fn is_table(&self) -> bool {
        self.progress.sight == ProgressView::Table
    }

    fn title(&self, what: &str) -> String {
        format!("{} · Progress{what}", self.record.network.name)
    }

    /// How much is shown: of what, over which time; or which day was stepped to.
    fn right(&self, shown: Option<usize>) -> String {
        let snapshots = self.past.snapshots();
        let words = count_of(snapshots, "snapshot", "snapshots");
        match (self.past.is_then(), shown.filter(|shown| *shown < snapshots)) {
            (true, _) => format!("day {} of {}", self.past.shown, self.past.days.len()),
            (false, Some(shown)) => format!("{words}, {shown} shown"),
            (false, None) => words + &self.over(),
        }
    }

    /// ", 1 year"; nothing for a single day.
    fn over(&self) -> String {
        let (Some(first), Some(last)) = (self.past.days.first(), self.past.days.last()) else {
            return String::new();
        };
        let days = first.on.until(last.on).map_or(0, |span| span.get_days());
        let months = (days * 10 + 152) / 304;
        let years = (months + 6) / 12;
        match (days, months, years) {
            (0, _, _) => String::new(),
            (1..=44, _, _) => {
                format!(", {}", count_of(usize::try_from(days).unwrap_or(0), "day", "days"))
            }
            (_, 0..=23, _) if months != 12 => {
                format!(", {}", count_of(usize::try_from(months).unwrap_or(0), "month", "months"))
            }
            (_, _, years) => {
                format!(", {}", count_of(usize::try_from(years).unwrap_or(0), "year", "years"))
            }
        }
    }

    /// What Esc leads to.
    fn esc(&self) -> &'static str {
        match self.app.below() {
            Some(ActiveScreen::Home(_)) if self.progress.area.is_none() => "home",
            _ => "back",
        }
    }

    /// "As it was on 10 September 2025": said while a day before now is looked at.
    fn then_words(&self) -> Option<String> {
        let day = self.past.today().filter(|_| self.past.is_then())?;
        Some(format!("As it was on {}.  ► goes on to now.", phrases::day(day.on)))
    }

    fn frame(&self, what: &str, right: String, hint: String) -> Frame {
        Frame {
            title: self.title(what),
            right: Some(right),
            hint: self.then_words().unwrap_or(hint),
            esc: self.esc(),
            ..Frame::default()
        }
    }
}

/// The heading of a topic, in at most `width` columns.
fn heading(trend: &Trend, width: u16) -> String {
    let (matrix, width) = (&trend.matrix.matrix, usize::from(width));
    let name = matrix.short().to_uppercase();
    if trend.topic.subject.is_some() {
        return trend.topic.within(&name, width, shorten);
    }
    let whose = match matrix.kind {
        MatrixKind::National => "",
        MatrixKind::Local => " (our local one)",
        MatrixKind::Exercise => " (an exercise)",
    };
    let all = format!("{name}{whose}");
    if all.width() <= width { all } else { shorten(&name, width) }
}

/// The column at which time begins: left of it stand the names.
fn left(body: Rect) -> u16 {
    match body.width {
        100.. => 32,
        72.. => 24,
        54.. => 21,
        width => width / 3,
    }
}

fn empty(sheet: &mut Canvas<'_>, view: &ProgressDrawing<'_>) {
    let hint = match to_begin(view.record) {
        Some(Destination::Saving(_)) => "Enter saves the walk that is open as the first snapshot.",
        Some(_) => "Enter starts the walk.",
        None => "No matrix is in use yet: m on Home chooses one.",
    };
    let frame = Frame {
        hint: hint.to_owned(),
        right: Some(String::new()),
        ..view.frame("", String::new(), String::new())
    };
    let body = frame::draw(sheet, view.app, &frame);
    let first = if view.record.snapshots.is_empty() {
        "Nothing is saved yet, so there is nothing to look back on."
    } else {
        "No saved snapshot belongs to a matrix in use now. m on Home puts one in use again; nothing is lost."
    };
    let text = "Progress begins with the first snapshot: walk through the areas, say where you are, then save it. \
                From the second one on, this page shows what moved.";
    let plain = sheet.ink.plain;
    let rows = [first, text]
        .into_iter()
        .flat_map(|part| wrap(part, usize::from(body.width.saturating_sub(6)).max(1)));
    for (y, row) in (1..body.height).zip(rows) {
        sheet.put(body, 3, y, &row, plain);
    }
}

fn short(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX).min(1000)
}

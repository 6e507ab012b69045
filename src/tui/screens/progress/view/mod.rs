//! Drawing Progress: all areas through time, one area as a step chart, and each as a table that
//! says the same.

mod aligned;
mod area;
mod area_moves;
mod axis;
mod board;
mod board_table;
mod facts;
mod film;
mod film_layout;
mod line;
mod movement;
mod moves;
mod overview;
mod stage_labels;
mod step_chart;
mod strip;
mod strip_axis;
mod strip_legend;
mod table;

use std::borrow::Cow;

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::movement::SnapshotMovement;
use super::one_area::AreaView;
use super::then_and_now::ThenAndNow;
use super::timeline::{AreaTimeline, Timeline};
use super::{Progress, ProgressView, start_destination};
use crate::maturity::matrix::MatrixKind;
use crate::maturity::network_state::NetworkState;
use crate::maturity::phrases::{self, pluralize};
use crate::maturity::text_wrap::truncate;
use crate::maturity::trend::Trend;
use crate::tui::app_view::AppView;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::transition::Destination;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::rect::RectExt;

struct ProgressDrawing<'v> {
    app: &'v AppView<'v>,
    progress: &'v Progress,
    network_state: &'v NetworkState,
    timeline: Cow<'v, Timeline>,
    then_and_now: Cow<'v, ThenAndNow>,
    focus: usize,
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, progress: &Progress) {
    let Some(record) = &app.state.network_state else { return };
    let past = progress.timeline(record);
    let at = progress.focused_line(&past.lines);
    let then_and_now = progress.then_and_now(record, &past);
    let view = ProgressDrawing {
        app,
        progress,
        network_state: record,
        timeline: past,
        then_and_now,
        focus: at,
    };
    match view.focused_line() {
        Some(line) if !view.timeline.is_empty() => match (&progress.area, progress.view) {
            (Some(area), _) if area.view == AreaView::Film => film::draw(canvas, &view, line),
            (Some(_), _) => area::draw(canvas, &view, line),
            (None, ProgressView::Chart) => overview::draw(canvas, &view),
            (None, ProgressView::Board) => board::draw(canvas, &view),
            (None, ProgressView::BoardTable) => board_table::draw(canvas, &view),
            (None, ProgressView::Table) => table::draw(canvas, &view),
            (None, ProgressView::Aligned) => aligned::draw(canvas, &view),
        },
        _ => draw_empty(canvas, &view),
    }
}

impl ProgressDrawing<'_> {
    fn focused_line(&self) -> Option<&AreaTimeline> {
        self.timeline.lines.get(self.focus)
    }

    fn is_table(&self) -> bool {
        self.progress
            .area
            .as_ref()
            .map_or(self.progress.view == ProgressView::Table, |area| area.view == AreaView::Table)
    }

    /// The two snapshots of each matrix that the boards show.
    fn then_and_now(&self) -> &ThenAndNow {
        &self.then_and_now
    }

    /// What moved in words: in the area `line` where only that is looked at, else in its matrix.
    fn movement(&self, line: &AreaTimeline) -> Option<SnapshotMovement> {
        if self.progress.area.is_none() && self.progress.view.is_then_and_now() {
            self.then_and_now.sides.get(line.trend_index)?.as_ref()?.movement.clone()
        } else {
            self.timeline.movement(self.network_state, line, self.progress.area.is_some())
        }
    }

    fn title(&self, what: &str) -> String {
        format!("{} · Progress{what}", self.network_state.network.name)
    }

    /// How much is shown: of what, over which time; or which day was stepped to.
    fn status_words(&self, shown: Option<usize>) -> String {
        let snapshots = self.timeline.snapshot_count();
        let views = self.network_state.snapshots.iter();
        let has_views =
            views.map(|saved| &saved.snapshot.assessment.voice).any(|voice| !voice.is_agreed());
        // one person's views are no part of the line where others were agreed
        let is_agreed = self.timeline.trends.iter().all(|trend| view_words(trend).is_none());
        let words = if has_views && is_agreed {
            pluralize(snapshots, "agreed snapshot", "agreed snapshots")
        } else {
            pluralize(snapshots, "snapshot", "snapshots")
        };
        match (self.timeline.is_past(), shown.filter(|shown| *shown < snapshots)) {
            (true, _) => {
                format!("day {} of {}", self.timeline.shown_days, self.timeline.days.len())
            }
            (false, Some(shown)) => format!("{words}, {shown} shown"),
            (false, None) if !self.has_moves() => words,
            (false, None) => words + &self.span_words(),
        }
    }

    /// Whether any matrix has a snapshot to compare its newest with.
    fn has_moves(&self) -> bool {
        self.timeline.trends.iter().any(|trend| trend.snapshots.len() > 1)
    }

    /// ", 1 year"; nothing for a single day.
    fn span_words(&self) -> String {
        let (Some(first), Some(last)) = (self.timeline.days.first(), self.timeline.days.last())
        else {
            return String::new();
        };
        let days = first.until(*last).map_or(0, |span| span.get_days());
        let months = (days * 10 + 152) / 304;
        let years = (months + 6) / 12;
        match (days, months, years) {
            (0, _, _) => String::new(),
            (1..=44, _, _) => {
                format!(", {}", pluralize(usize::try_from(days).unwrap_or(0), "day", "days"))
            }
            (_, 0..=23, _) if months != 12 => {
                format!(", {}", pluralize(usize::try_from(months).unwrap_or(0), "month", "months"))
            }
            (_, _, years) => {
                format!(", {}", pluralize(usize::try_from(years).unwrap_or(0), "year", "years"))
            }
        }
    }

    /// What `v` goes on to.
    fn next_view_words(&self) -> Option<&'static str> {
        self.progress.area.is_none().then(|| self.progress.next_view(self.network_state).words())
    }

    fn esc_label(&self) -> &'static str {
        let is_last = self.app.is_above_home && self.progress.area.is_none();
        if is_last { "home" } else { "back" }
    }

    /// "As it was on 10 September 2025": said while a day before now is looked at.
    fn past_day_words(&self) -> Option<String> {
        let day = self.timeline.last_day().filter(|_| self.timeline.is_past())?;
        Some(format!("As it was on {}.  ► goes on to now.", phrases::format_date(day)))
    }

    /// Whose view is looked at, where it is one person's.
    fn view_words(&self) -> Option<String> {
        let line = self.focused_line()?;
        view_words(&self.timeline.trends[line.trend_index])
    }

    /// What the movement of the area in focus goes by, where a stage was said on one side only: told
    /// where no signs need the line.
    fn basis_words(&self) -> Option<String> {
        let is_all = self.progress.area.is_none() && self.progress.view == ProgressView::Table;
        let moved = self.timeline.moved(self.focus).filter(|moved| moved.is_mixed && is_all)?;
        let spot = self.timeline.spots.get(self.focus)?.last()?;
        Some(match spot.suggested {
            Some(_) => {
                format!("* the answers suggest {}: {}", spot.suggested_words, moved.signed_words())
            }
            None if self.app.state.size.0 < 72 => {
                format!("{}: said on one day only.", moved.signed_words())
            }
            None => format!("{}: a stage was said on one day only.", moved.signed_words()),
        })
    }

    fn frame(&self, what: &str, right: String, hint: String) -> Frame {
        Frame {
            title: self.title(what),
            top_right: Some(right),
            hint: self
                .past_day_words()
                .or_else(|| self.view_words())
                .or_else(|| self.basis_words())
                .unwrap_or(hint),
            esc: self.esc_label(),
            relabel: self.next_view_words().map(|words| (Command::ToggleView, words)),
            ..Frame::default()
        }
    }
}

/// The heading of a topic, in at most `width` columns.
fn heading(trend: &Trend, width: u16) -> String {
    let (matrix, width) = (&trend.matrix.matrix, usize::from(width));
    let name = matrix.short_title().to_uppercase();
    if trend.subject.subject.is_some() {
        return trend.subject.fit_title(&name, width, truncate);
    }
    let whose = match matrix.kind {
        MatrixKind::National => "",
        MatrixKind::Local => " (our local one)",
        MatrixKind::Exercise => " (an exercise)",
    };
    let all = format!("{name}{whose}");
    if all.width() <= width { all } else { truncate(&name, width) }
}

/// "Nothing was agreed yet: this is one view, of a practice manager"; none where it was agreed.
fn view_words(trend: &Trend) -> Option<String> {
    let voice = trend.view.as_ref()?;
    let role = voice.role.as_deref().unwrap_or("one person");
    let of = voice.of.as_ref().map(|of| format!(", {of}")).unwrap_or_default();
    Some(format!("One person's view ({role}{of}): nothing was agreed yet."))
}

/// "Five national areas, ", where there are several matrices.
fn matrix_words(view: &ProgressDrawing<'_>, line: &AreaTimeline) -> String {
    let saved = view.timeline.trends.iter().filter(|trend| !trend.snapshots.is_empty());
    if saved.count() < 2 {
        return String::new();
    }
    let title = view.timeline.matrix(line).short_title();
    format!("{}, ", line.subject.fit_title(title, 30, truncate))
}

fn label_width(body: Rect) -> u16 {
    match body.width {
        100.. => 32,
        72.. => 24,
        54.. => 21,
        width => width / 3,
    }
}

fn draw_empty(canvas: &mut Canvas<'_>, view: &ProgressDrawing<'_>) {
    let hint = match start_destination(view.network_state) {
        Some(Destination::Save(_)) => "Enter saves the walk that is open as the first snapshot.",
        Some(_) => "Enter starts the walk.",
        None => "No matrix is in use yet: m on Home chooses one.",
    };
    let frame = Frame {
        hint: hint.to_owned(),
        top_right: Some(String::new()),
        ..view.frame("", String::new(), String::new())
    };
    let body = frame::draw(canvas, view.app, &frame);
    let first = if view.network_state.snapshots.is_empty() {
        "Nothing is saved yet, so there is nothing to look back on."
    } else {
        "No saved snapshot belongs to a matrix in use now. m on Home puts one in use again; nothing is lost."
    };
    let text = "Progress begins with the first snapshot: walk through the areas, say where you are, then save it. \
                From the second one on, this page shows what moved.";
    let inside = body.skip_top(1).skip_left(3).skip_right(3);
    canvas.paragraph(inside, &format!("{first}\n{text}"), canvas.theme.plain);
}

fn to_u16(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX).min(1000)
}

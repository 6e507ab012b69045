//! One area alone: its step chart, the chart of an area that lines up with it, and what moved; or
//! the same as a table.
//!
//! ```text
//!    Step 1       ┤                                                 ■
//!    Foundation   ┤  ■──────────────────────■───────────────────────○
//!    Before       ┤
//!                 └──┴──────────────────────┴───────────────────────┴─────────
//!                    20 Mar 2025            10 Sep 2025             12 Mar 2026
//! ```

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::axis::Axis;
use super::facts::{self, AlignedFact};
use super::step_chart::{self, ChartRows};
use super::{ProgressDrawing, heading, line, movement, table, to_u16};
use crate::tui::screens::progress::marks::Mark;
use crate::tui::screens::progress::timeline::AreaTimeline;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame;
use crate::tui::widgets::rect::RectExt;

pub(crate) fn draw(canvas: &mut Canvas<'_>, view: &ProgressDrawing<'_>, line: &AreaTimeline) {
    let domain = view.timeline.domain(line).short_name();
    let what = format!(" · {domain}{}", if view.is_table() { " · table" } else { "" });
    let right = if view.timeline.is_past() {
        view.status_words(None)
    } else {
        facts::area_number_words(view, line)
    };
    let frame = view.frame(&what, right, facts::said_words(view, line));
    let body = frame::draw(canvas, view.app, &frame);
    let beside = facts::aligned_fact(view, line);
    if view.is_table() {
        table::draw_area(canvas, view, body, beside.as_ref());
        return;
    }
    let charts = Charts::new(view, body, beside);
    charts.draw(canvas, view, body);
}

/// The one or two charts of the page, on one line of time.
struct Charts<'v> {
    axis: Axis,
    main: Chart<'v>,
    aligned: Option<(Chart<'v>, String)>,
}

struct Chart<'v> {
    line: &'v AreaTimeline,
    rows: ChartRows,
    marks: Vec<Mark>,
}

impl<'v> Chart<'v> {
    fn new(view: &'v ProgressDrawing<'_>, at: usize, axis: &Axis) -> Self {
        let (line, marks) = (&view.timeline.lines[at], line::line_marks(view, at, axis));
        Self { line, rows: ChartRows::of(view.timeline.matrix(line), &marks), marks }
    }
}

impl<'v> Charts<'v> {
    fn new(view: &'v ProgressDrawing<'_>, body: Rect, beside: Option<AlignedFact>) -> Self {
        let names =
            |at: usize| ChartRows::of(view.timeline.matrix(&view.timeline.lines[at]), &[]).width();
        let widest =
            names(view.focus).max(beside.as_ref().map_or(0, |beside| names(beside.line_index)));
        let left = (widest.max(14) + 6).min(body.width / 3);
        // the newest stage of the area below stands behind its mark, whole where it can
        let newest =
            beside.as_ref().and_then(|beside| view.timeline.spots[beside.line_index].last());
        let newest = newest.map_or(0, |spot| to_u16(spot.words.width()) + 3);
        let reserve = newest.max(12).min(body.width / 3).max(12.min(body.width / 4));
        let axis = Axis::new(&view.timeline.days, left, body.width, reserve);
        let below =
            beside.map(|beside| (Chart::new(view, beside.line_index, &axis), beside.heading));
        Self { axis, main: Chart::new(view, view.focus, &axis), aligned: below }
    }

    /// The first chart, with its days; the second where it fits whole, else on one line; then what
    /// moved.
    fn draw(&self, canvas: &mut Canvas<'_>, view: &ProgressDrawing<'_>, body: Rect) {
        let rest = self.draw_main(canvas, view, body);
        let mut rest = self.draw_below(canvas, view, rest);
        if let Some(also) = facts::see_also_words(view, self.main.line)
            .filter(|_| self.aligned.is_some() && rest.height >= 4)
        {
            canvas.text(inside(rest), &also, canvas.theme.quiet);
            rest = rest.skip_top(1);
        }
        movement::draw(canvas, view, rest, true);
    }

    /// Draws the first chart, whole or on one line; returns what is left below.
    fn draw_main(&self, canvas: &mut Canvas<'_>, view: &ProgressDrawing<'_>, body: Rect) -> Rect {
        let days = &view.timeline.days_of(self.main.line.trend_index);
        let trend = &view.timeline.trends[self.main.line.trend_index];
        let whole = self.main.rows.len() + 3;
        let (strong, quiet) = (canvas.theme.strong, canvas.theme.quiet);
        let skipped = facts::skipped_words(self.main.marks.len(), trend.snapshots.len());
        if body.height < whole {
            self.axis.draw_labels(canvas, body, 0, days);
            let stages = view.timeline.matrix(self.main.line).stages.len();
            line::draw(canvas, body, 1, &self.main.marks, stages);
            let rest = body.skip_top(2);
            let Some(words) = skipped else { return rest };
            canvas.text(inside(rest), &words, quiet);
            return rest.skip_top(1);
        }
        let mut legend = "■ where we stood".to_owned();
        let all = || {
            self.main.marks.iter().chain(self.aligned.iter().flat_map(|(chart, _)| &chart.marks))
        };
        if all().any(|mark| mark.spot.suggested.is_some()) {
            legend.push_str("  ○ answers suggest");
        }
        if let Some(words) = skipped {
            legend = format!("{words}  {legend}");
        }
        let before = inside(canvas.text_right(body.row(0).skip_right(1), &legend, quiet));
        let matrix = heading(trend, body.width / 2);
        let both = format!("{matrix}: {}", view.timeline.domain(self.main.line).short_name());
        let name = if both.width() <= usize::from(before.width) { both } else { matrix };
        canvas.text(before, &name, strong);
        let (rows, marks) = (&self.main.rows, &self.main.marks);
        step_chart::draw(canvas, body.skip_top(1), rows, marks, &self.axis);
        self.axis.draw_labels(canvas, body, whole - 1, days);
        body.skip_top(whole)
    }

    /// Draws the area that lines up, or says that none does; returns what is left below.
    fn draw_below(&self, canvas: &mut Canvas<'_>, view: &ProgressDrawing<'_>, area: Rect) -> Rect {
        let (strong, plain) = (canvas.theme.strong, canvas.theme.plain);
        let Some((chart, words)) = &self.aligned else {
            let Some(words) =
                facts::crosswalk_words(view, self.main.line).filter(|_| area.height > 4)
            else {
                return area;
            };
            canvas.text(inside(area.row(1)), &words, plain);
            return area.skip_top(3);
        };
        if area.height < 4 {
            return area;
        }
        // how many there are gives way before the name of this one
        let is_long = words.width() > usize::from(inside(area).width);
        let name = words.split("  (").next().filter(|_| is_long);
        canvas.text(inside(area), name.unwrap_or(words), strong);
        let whole = chart.rows.len() + 2;
        let days = view.timeline.days_of(chart.line.trend_index);
        if area.height >= whole + 3 {
            step_chart::draw(canvas, area.skip_top(1), &chart.rows, &chart.marks, &self.axis);
            // its days on a row of their own, or else on the foot of the chart
            let is_roomy = area.height >= whole + 5;
            let row = if is_roomy { whole } else { whole - 1 };
            self.axis.draw_labels(canvas, area, row, &days);
            return area.skip_top(whole + u16::from(is_roomy));
        }
        // its name stands in the heading, where that is whole
        if name.unwrap_or(words).width() > usize::from(inside(area).width) {
            let name = view.timeline.domain(chart.line).short_name();
            let beside = area.row(1).take_left(self.axis.left).skip_left(3).skip_right(1);
            canvas.text(beside, name, plain);
        }
        let stages = view.timeline.matrix(chart.line).stages.len();
        line::draw(canvas, area, 1, &chart.marks, stages);
        if area.height < 5 {
            return area.skip_top(2);
        }
        self.axis.draw_labels(canvas, area, 2, &days);
        area.skip_top(3)
    }
}

/// Without the margin at both sides.
fn inside(area: Rect) -> Rect {
    area.skip_left(1).skip_right(1)
}

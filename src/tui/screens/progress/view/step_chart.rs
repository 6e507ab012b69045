//! The step chart of one area: stages up, time across. The line rises at the column of the snapshot
//! that first said so, never before it.

use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::axis::Axis;
use super::to_u16;
use crate::maturity::matrix::Matrix;
use crate::maturity::phrases;
use crate::maturity::scoring::Standing;
use crate::maturity::text_wrap::truncate;
use crate::tui::screens::progress::marks::{ChartPlace, Mark};
use crate::tui::widgets::canvas::Canvas;

/// The rows of a chart, from the top, with their names.
pub(crate) struct ChartRows(Vec<(ChartPlace, String)>);

impl ChartRows {
    /// The stages, the highest on top; below them what is no stage, where one of the marks is
    /// there.
    pub(crate) fn of(matrix: &Matrix, marks: &[Mark]) -> Self {
        let mut rows: Vec<(ChartPlace, String)> = matrix
            .stages
            .iter()
            .enumerate()
            .rev()
            .map(|(at, stage)| (ChartPlace::Stage(at), stage.name.clone()))
            .collect();
        rows.push((ChartPlace::Before, phrases::format_standing_short(matrix, Standing::Before)));
        let beside = [
            (ChartPlace::OlderStage, "older stage"),
            (ChartPlace::StillOpen, "still open"),
            (ChartPlace::NotApplicable, "not applicable"),
        ];
        let is_used = |place: ChartPlace| {
            marks.iter().any(|mark| mark.spot.place == place || mark.spot.suggested == Some(place))
        };
        rows.extend(
            beside
                .into_iter()
                .filter(|(place, _)| is_used(*place))
                .map(|(place, name)| (place, name.to_owned())),
        );
        Self(rows)
    }

    pub(crate) fn len(&self) -> u16 {
        to_u16(self.0.len())
    }

    pub(crate) fn width(&self) -> u16 {
        to_u16(self.0.iter().map(|(_, name)| name.width()).max().unwrap_or(0))
    }

    fn row(&self, place: ChartPlace) -> Option<u16> {
        self.0.iter().position(|(other, _)| *other == place).map(to_u16)
    }
}

/// Draws a chart into `area`, its names right of column 3 and up to two columns before the axis.
pub(crate) fn draw(
    canvas: &mut Canvas<'_>,
    area: Rect,
    rows: &ChartRows,
    marks: &[Mark],
    axis: &Axis,
) {
    let upright = axis.left.saturating_sub(2);
    let (plain, rule) = (canvas.theme.plain, canvas.theme.rule);
    for (y, (_, name)) in (0..).zip(&rows.0) {
        canvas.put(area, 3, y, &truncate(name, usize::from(upright.saturating_sub(3))), plain);
        canvas.put(area, upright, y, "┤", rule);
    }
    let foot = rows.len();
    canvas.put(area, upright, foot, "└", rule);
    canvas.put(
        area,
        upright + 1,
        foot,
        &"─".repeat(usize::from(area.width.saturating_sub(upright + 3))),
        rule,
    );
    for mark in marks {
        canvas.put(area, mark.column, foot, "┴", rule);
    }
    for pair in marks.windows(2) {
        if let [from, to] = pair {
            draw_step(canvas, area, rows, from, to);
        }
    }
    for mark in marks {
        let suggested = mark.spot.suggested.and_then(|place| rows.row(place));
        if let Some(y) = suggested {
            // it stands out from the line that it lies on
            canvas.put(area, mark.column, y, "○", Style::reset().patch(plain));
        }
        if let Some(y) = rows.row(mark.spot.place) {
            canvas.put(area, mark.column, y, mark_sign(mark), canvas.theme.strong);
        }
    }
}

/// On the chart the height says which way it went, so that the mark only says what it is.
fn mark_sign(mark: &Mark) -> &'static str {
    match mark.spot.place {
        ChartPlace::StillOpen => "·",
        ChartPlace::NotApplicable => "–",
        ChartPlace::Before | ChartPlace::Stage(_) | ChartPlace::OlderStage => "■",
    }
}

/// The line from one mark to the next: along the row of the first, and up or down at the column of
/// the second.
fn draw_step(canvas: &mut Canvas<'_>, area: Rect, rows: &ChartRows, from: &Mark, to: &Mark) {
    if !from.spot.is_known() {
        return;
    }
    let Some(start) = rows.row(from.spot.place) else { return };
    let rule = canvas.theme.rule;
    let along = to.column.saturating_sub(from.column + 1);
    canvas.put(area, from.column + 1, start, &"─".repeat(usize::from(along)), rule);
    let Some(end) = rows.row(to.spot.place).filter(|_| to.spot.is_known()) else { return };
    if end == start {
        return;
    }
    canvas.put(area, to.column, start, if end < start { "┘" } else { "┐" }, rule);
    for y in start.min(end) + 1..start.max(end) {
        canvas.put(area, to.column, y, "│", rule);
    }
}

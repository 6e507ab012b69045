//! The line of time: a column for every day, to scale, and the labels of the days that fit, the
//! newest first.

use std::collections::BTreeSet;

use jiff::civil::Date;
use ratatui::layout::Rect;

use crate::maturity::phrases;
use crate::tui::screens::progress::marks::TimeColumn;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::rect::RectExt;

/// Columns that a day's label takes, with one to keep it clear of the next.
const LABEL_WIDTH: u16 = 12;

/// The same for a month and a year.
const SHORT_LABEL_WIDTH: u16 = 7;

/// The fewest columns from mark to mark where there are many.
const MIN_MARK_GAP: u16 = 4;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Axis {
    pub(crate) left: u16,
    pub(crate) span: u16,
    first: Date,
    days: i64,
    cell_width: u16,
}

impl Axis {
    /// From the first of `days` to the last, between the columns `left` and `right`. `reserve`
    /// columns are kept free at the right end for what stands beside the newest mark.
    pub(crate) fn new(days: &[Date], left: u16, right: u16, reserve: u16) -> Self {
        let first = days.first().copied().unwrap_or(Date::MIN);
        let last = days.last().copied().unwrap_or(first);
        let count = first.until(last).map_or(0, |span| i64::from(span.get_days()));
        let span = right.saturating_sub(left).saturating_sub(reserve);
        let mut axis = Self { left, span, first, days: count, cell_width: 1 };
        let columns: BTreeSet<u16> = days.iter().map(|day| axis.column(*day)).collect();
        if columns.len() > usize::from(span / MIN_MARK_GAP) + 1 {
            axis.cell_width = MIN_MARK_GAP;
        }
        axis
    }

    /// Where a day's mark goes. Where there are more days than the line can show apart, several
    /// share a cell; cells are counted back from now, and the first day has one of its own.
    pub(crate) fn time_column(&self, day: Date) -> TimeColumn {
        let column = self.column(day);
        let back = (self.left + self.span).saturating_sub(column);
        TimeColumn {
            column,
            cell: if column == self.left { u16::MAX } else { back / self.cell_width },
        }
    }

    pub(crate) fn column(&self, day: Date) -> u16 {
        let since = self.first.until(day).map_or(0, |span| i64::from(span.get_days())).max(0);
        if self.days == 0 {
            return self.left;
        }
        let along = (since * i64::from(self.span) + self.days / 2) / self.days;
        self.left + u16::try_from(along).unwrap_or(self.span).min(self.span)
    }

    /// Writes the labels of the days: the newest always, older ones where they have room.
    pub(crate) fn draw_labels(&self, canvas: &mut Canvas<'_>, area: Rect, y: u16, days: &[Date]) {
        let columns: Vec<u16> = days.iter().map(|day| self.column(*day)).collect();
        // months, where they make room for all of the days
        let has_room = |wide: u16| columns.windows(2).all(|pair| pair[0] + wide <= pair[1]);
        let is_short = !has_room(LABEL_WIDTH) && has_room(SHORT_LABEL_WIDTH);
        let wide = if is_short { SHORT_LABEL_WIDTH } else { LABEL_WIDTH };
        let mut end = u16::MAX;
        for (at, day) in days.iter().enumerate().rev() {
            let is_newest = at + 1 == days.len();
            let column = self.column(*day);
            if !is_newest && column + wide > end {
                continue;
            }
            let style = if is_newest { canvas.theme.key } else { canvas.theme.quiet };
            let place = area.row(y).skip_left(column);
            let month = day.strftime("%b %y").to_string();
            let words = if is_short { month } else { phrases::format_date_short(*day) };
            canvas.text(place, &words, style);
            end = column;
        }
    }
}

//! What every row of page 2 shares: its label, the place of its field, and its place among the lines
//! that can be clicked.

use ratatui::layout::{Constraint, Layout, Rect};

use crate::tui::screens::save::details::{DetailsField, DetailsForm};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::rect::RectExt;

/// Whether labels stand in few columns.
pub(crate) fn is_narrow(row: Rect) -> bool {
    row.width < 72
}

/// Where the label of a row stands, and where its field.
pub(crate) fn columns(row: Rect) -> [Rect; 2] {
    let label = match row.width {
        72.. => 21,
        45.. => 15,
        width => (width / 3).max(4) - 4,
    };
    let inside = row.skip_left(3).skip_right(1);
    Layout::horizontal([Constraint::Length(label), Constraint::Fill(1)]).spacing(1).areas(inside)
}

pub(crate) fn field_index(form: &DetailsForm, line: DetailsField) -> usize {
    form.lines().iter().position(|other| *other == line).unwrap_or(0)
}

pub(crate) fn draw_label(canvas: &mut Canvas<'_>, row: Rect, words: &str, is_in_focus: bool) {
    let plain = canvas.theme.plain;
    canvas.text(columns(row)[0], words, plain);
    if is_in_focus {
        canvas.focus_mark(row.skip_left(1));
    }
}

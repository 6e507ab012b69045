//! What every row of page 2 shares: the column of its field, its label, and its place among the lines
//! that can be clicked.

use ratatui::layout::Rect;

use crate::tui::screens::save::details::{DetailsField, DetailsForm};
use crate::tui::widgets::canvas::Canvas;

pub(crate) fn field_column(body: Rect) -> u16 {
    match body.width {
        72.. => 25,
        45.. => 19,
        width => width / 3,
    }
}

pub(crate) fn field_index(form: &DetailsForm, line: DetailsField) -> usize {
    form.lines().iter().position(|other| *other == line).unwrap_or(0)
}

pub(crate) fn draw_label(
    canvas: &mut Canvas<'_>,
    body: Rect,
    y: u16,
    words: &str,
    is_in_focus: bool,
) {
    let plain = canvas.theme.plain;
    canvas.put_truncated(body, 3, y, field_column(body).saturating_sub(4), words, plain);
    if is_in_focus {
        canvas.put(body, 1, y, "►", canvas.theme.key);
    }
}

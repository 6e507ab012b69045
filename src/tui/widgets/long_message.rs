//! A message that one line can't hold is shown whole: what it says to do stands at its end.

use ratatui::widgets::{Clear, Widget};
use unicode_width::UnicodeWidthStr;

use super::canvas::Canvas;
use super::frame::footer_height;
use super::rect::RectExt;
use crate::maturity::text_wrap::first_lines;
use crate::tui::app_view::AppView;

/// A longer message than this is cut off with a sign.
const MAX_MESSAGE_LINES: usize = 4;

/// A message that one line can't hold, whole, over what stands above it: it is gone with the next
/// key. Drawn when the screen is.
pub fn draw_long_message(canvas: &mut Canvas<'_>, app: &AppView<'_>) {
    let (area, Some(message)) = (canvas.area(), app.message) else { return };
    let height = footer_height(area, app.key_context);
    // where the hint stands, and what is above it
    let above = area.skip_bottom(height.max(2) - 2);
    let width = above.skip_left(1).skip_right(2).columns_of_text();
    if height < 2 || message.width() <= width {
        return;
    }
    let most = MAX_MESSAGE_LINES.min(usize::from(above.height / 2)).max(1);
    let lines = first_lines(message, width, most);
    let rows = u16::try_from(lines.len()).unwrap_or(1);
    let place = above.take_bottom(rows + 1);
    Clear.render(place, canvas.buffer);
    canvas.clear_style(place);
    canvas.rule(place);
    canvas.lines(place.skip_top(1).skip_left(1), &lines, canvas.theme.strong);
}

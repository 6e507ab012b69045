//! A message that one line can't hold is shown whole: what it says to do stands at its end.

use unicode_width::UnicodeWidthStr;

use super::canvas::Canvas;
use super::frame::footer_height;
use crate::tui::app_view::AppView;
use crate::tui::document::{truncate, wrap};

/// A longer message than this is cut off with a sign.
const MAX_MESSAGE_LINES: usize = 4;

/// A message that one line can't hold, whole, over what stands above it: it is gone with the next
/// key. Drawn when the screen is.
pub fn draw_long_message(canvas: &mut Canvas<'_>, app: &AppView<'_>) {
    let (area, Some(message)) = (canvas.area(), app.message) else { return };
    let height = footer_height(area, app.key_context);
    let width = area.width.saturating_sub(3);
    let Some(last) = area.height.checked_sub(height).map(|top| top + 1) else { return };
    if height < 2 || message.width() <= usize::from(width) {
        return;
    }
    let mut lines = wrap(message, usize::from(width).max(1));
    let most = MAX_MESSAGE_LINES.min(usize::from(last / 2));
    if lines.len() > most.max(1) {
        let rest = lines.split_off(most.max(1) - 1).join(" ");
        lines.push(truncate(&rest, usize::from(width)));
    }
    let first = last + 1 - u16::try_from(lines.len()).unwrap_or(1);
    let (style, blank) = (canvas.theme.strong, " ".repeat(usize::from(area.width)));
    for y in first.saturating_sub(1)..=last {
        canvas.clear_style(area, 0, y, area.width);
        canvas.put(area, 0, y, &blank, canvas.theme.plain);
    }
    canvas.draw_rule(area, first.saturating_sub(1));
    for (y, line) in (first..=last).zip(&lines) {
        canvas.put(area, 1, y, line, style);
    }
}

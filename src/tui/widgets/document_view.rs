//! Draws a page of text in the viewport: one way of scrolling for every page there is.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::frame::{self, Frame};
use crate::tui::app_view::AppView;
use crate::tui::document::{
    Document, DocumentRow, Lead, LineKind, ReadPosition, body_size, more_words,
};
use crate::tui::protocol::command::Command;

pub fn draw(
    canvas: &mut Canvas<'_>,
    app: &AppView<'_>,
    page: &Document,
    read: ReadPosition,
    hint: &str,
) {
    let frame = Frame {
        title: page.title.clone(),
        top_right: Some(scroll_position(app, page, read)),
        hint: hint.to_owned(),
        esc: "back",
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    draw_rows(canvas, body, app.state.size, page, read);
}

/// Draws the rows of a page into `body`.
pub fn draw_rows(
    canvas: &mut Canvas<'_>,
    body: Rect,
    size: (u16, u16),
    page: &Document,
    read: ReadPosition,
) {
    let (width, _) = body_size(size);
    let rows = page.rows(width);
    let top = read.top_row(page, size);
    for (y, row) in (0..body.height).zip(rows.iter().skip(top)) {
        let style = match row.kind {
            LineKind::Heading => canvas.theme.strong,
            LineKind::Body | LineKind::Blank => canvas.theme.plain,
            LineKind::Quiet => canvas.theme.quiet,
        };
        canvas.put(body, 2 + row.indent, y, &row.text, style);
        if let Some(lead) = row.lead {
            draw_lead(canvas, body, (2 + row.indent, y), &row.text, lead);
        }
        let Some(stop) = row.focus_stop else { continue };
        canvas.add_hit_area(body, 0, y, body.width, Command::Focus(stop));
        if stop != read.index {
            continue;
        }
        let first = rows.iter().position(|other| other.focus_stop == Some(stop));
        let left = first.map_or(row.indent, |at| rows[at].indent.min(row.indent));
        let wide = body.width.saturating_sub(left);
        if first == Some(top + usize::from(y)) {
            canvas.draw_focus(body, left, y, wide);
        } else if row.is_of_stop {
            canvas.continue_focus(body, left, y, wide);
        } else if canvas.theme.has_colored_bar() || of_stop(&rows, stop) <= MAX_REVERSED_ROWS {
            canvas.extend_focus(body, left, y, wide);
        }
    }
    let newest = u16::try_from(read.first_new_row(page, size).saturating_sub(top));
    if page.stop_count() == 0 && canvas.cursor.is_none() && !body.is_empty() {
        let y = newest.unwrap_or(0).min(body.height - 1);
        canvas.set_cursor(body, 2, y);
    }
}

/// Draws the beginning of a page beside something else: its title, and as much of it as there is
/// room for.
pub fn draw_preview(canvas: &mut Canvas<'_>, area: Rect, page: &Document) {
    let (strong, quiet) = (canvas.theme.strong, canvas.theme.quiet);
    let wide = area.width.saturating_sub(2);
    canvas.put_truncated(area, 1, 0, wide, &page.title.to_uppercase(), strong);
    let rows = page.rows(wide);
    let room = usize::from(area.height.saturating_sub(1));
    let shown = if rows.len() > room { room.saturating_sub(1) } else { rows.len() };
    for (y, row) in (1..).zip(rows.iter().take(shown)) {
        let style = match row.kind {
            LineKind::Heading => strong,
            LineKind::Body | LineKind::Blank => canvas.theme.plain,
            LineKind::Quiet => quiet,
        };
        canvas.put_truncated(
            area,
            1 + row.indent,
            y,
            wide.saturating_sub(row.indent),
            &row.text,
            style,
        );
        if let Some(lead) = row.lead {
            draw_lead(canvas, area, (1 + row.indent, y), &row.text, lead);
        }
    }
    if let Some(words) = more_words((0, rows.len() - shown)).filter(|_| area.height > 1) {
        canvas.put_truncated(area, 1, area.height - 1, wide, &words, quiet);
    }
}

/// The most rows of one stop that are turned round where the bar has no colour of its own: more of
/// them would be a wall.
const MAX_REVERSED_ROWS: usize = 6;

fn of_stop(rows: &[DocumentRow], stop: usize) -> usize {
    rows.iter().filter(|row| row.focus_stop == Some(stop)).count()
}

/// Draws what a row begins with once more, in its colour.
fn draw_lead(canvas: &mut Canvas<'_>, body: Rect, (x, y): (u16, u16), text: &str, lead: Lead) {
    let (length, style) = match lead {
        Lead::Sign(sign) => (1, canvas.theme.sign(sign)),
        Lead::Warning(length) => (length, canvas.theme.warning),
        Lead::Key(length) => (length, canvas.theme.key),
        Lead::Movement => {
            let sign = text.chars().next().map(String::from).unwrap_or_default();
            (1, canvas.theme.movement_sign(&sign).unwrap_or(canvas.theme.plain))
        }
    };
    let words: String = text.chars().take(length).collect();
    canvas.put(body, x, y, &words, style);
}

fn scroll_position(app: &AppView<'_>, page: &Document, read: ReadPosition) -> String {
    let (width, height) = body_size(app.state.size);
    let rows = page.rows(width).len();
    if rows <= height {
        return String::new();
    }
    let last = (read.top_row(page, app.state.size) + height).min(rows);
    let more = more_words((0, rows - last)).map_or_else(String::new, |words| format!(", {words}"));
    format!("{last} of {rows} lines{more}")
}

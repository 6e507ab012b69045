//! The question which one thing a walk is about, on the screen.

use ratatui::layout::Rect;

use super::Subject;
use crate::tui::app_view::AppView;
use crate::tui::document::wrap;
use crate::tui::protocol::command::Command;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};

/// Draws the question, the line for the answer, and those walked before.
pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, subject: &Subject) {
    let Some(record) = &app.state.network_state else { return };
    let known = record.matrix(&subject.matrix);
    let title = known.map_or_else(String::new, |known| {
        format!("{} · {}", record.network.name, known.matrix.short_title())
    });
    let frame = Frame { title, hint: subject.hint(record), esc: "back", ..Frame::default() };
    let body = frame::draw(canvas, app, &frame);
    let (strong, plain, quiet) = (canvas.theme.strong, canvas.theme.plain, canvas.theme.quiet);
    let inside =
        Rect { x: body.x + 3.min(body.width), width: body.width.saturating_sub(6), ..body }
            .intersection(body);
    let low = body.height < 8;
    let mut y = u16::from(!low);
    canvas.put_truncated(inside, 0, y, inside.width, &subject.question(record), strong);
    y += if low { 1 } else { 2 };
    canvas.draw_line_field(inside, 0, y, inside.width.min(62), &subject.field, true);
    y += 2;
    if !low {
        let words = "Each has its own answers, its own last time and its own line on Progress. Several can be open at once.";
        for row in wrap(words, usize::from(inside.width)) {
            canvas.put(inside, 0, y, &row, quiet);
            y += 1;
        }
        y += 1;
    }
    if subject.previous.is_empty() {
        return;
    }
    canvas.put_truncated(
        inside,
        0,
        y,
        inside.width,
        "Walked before (▼ puts one in the line)",
        plain,
    );
    let room = usize::from(inside.height.saturating_sub(y + 1));
    let first = subject.chosen.map_or(0, |at| (at + 1).saturating_sub(room));
    for (place, (at, name)) in
        subject.previous.iter().enumerate().skip(first).take(room).enumerate()
    {
        let row = y + 1 + u16::try_from(place).unwrap_or(u16::MAX);
        let (mark, style) =
            if subject.chosen == Some(at) { ("►", canvas.theme.key) } else { (" ", plain) };
        canvas.put_truncated(inside, 0, row, inside.width, &format!("{mark} {name}"), style);
        canvas.add_hit_area(inside, 0, row, inside.width, Command::Focus(at));
    }
}

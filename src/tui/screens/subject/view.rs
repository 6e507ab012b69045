//! The question which one thing a walk is about, on the screen.

use super::Subject;
use crate::tui::app_view::AppView;
use crate::tui::protocol::command::Command;
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::rect::RectExt;

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
    let inside = body.skip_left(3).skip_right(3);
    let low = body.height < 8;
    let question = inside.skip_top(u16::from(!low));
    canvas.text(question, &subject.question(record), strong);
    let line = question.skip_top(if low { 1 } else { 2 });
    canvas.line_field(line.take_left(62), &subject.field, true);
    let mut rest = line.skip_top(2);
    if !low {
        let words = "Each has its own answers, its own last time and its own line on Progress. Several can be open at once.";
        rest = canvas.paragraph(rest, words, quiet).skip_top(1);
    }
    if subject.previous.is_empty() {
        return;
    }
    canvas.text(rest, "Walked before (▼ puts one in the line)", plain);
    let list = rest.skip_top(1);
    let focus = subject.chosen.map_or(0..0, |at| at..at + 1);
    let view = Viewport::following(focus, usize::from(list.height), subject.previous.len());
    for (row, at) in list.rows().zip(view.visible()) {
        let (mark, style) =
            if subject.chosen == Some(at) { ("►", canvas.theme.key) } else { (" ", plain) };
        canvas.text(row, &format!("{mark} {}", subject.previous[at]), style);
        canvas.click(row, Command::Focus(at));
    }
}

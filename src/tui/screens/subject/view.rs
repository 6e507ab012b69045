//! The question which one thing a walk is about, on the screen.

use super::Subject;
use crate::tui::app_view::AppView;
use crate::tui::protocol::command::Command;
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::rect::RectExt;

const MAX_FIELD_WIDTH: u16 = 62;

/// What should stay in sight below the field: what it is for, and some of those walked before.
const ROWS_BESIDE_FIELD: u16 = 6;

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
    let rows = canvas.line_box_rows(line.height.saturating_sub(ROWS_BESIDE_FIELD));
    let field = line.take_top(rows).take_left(MAX_FIELD_WIDTH);
    canvas.draw_line_box(field, &subject.field);
    if subject.chosen.is_none() {
        canvas.text(body.skip_left(1).rows_of(field.row(rows / 2)), "►", canvas.theme.key);
    }
    let mut rest = line.skip_top(rows + u16::from(rows == 1));
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

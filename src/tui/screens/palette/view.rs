//! The palette on the screen: a line to type in, and under it every command that matches.

use ratatui::layout::Rect;

use super::Palette;
use crate::maturity::phrases;
use crate::tui::app_view::AppView;
use crate::tui::protocol::command::Command;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};

/// The column where what a command does begins; left of it stands its key.
const HELP_COLUMN: u16 = 16;

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, palette: &Palette) {
    let entries = palette.entries();
    let frame = Frame {
        title: format!("Find a command · {}", palette.context.title),
        top_right: Some(phrases::pluralize(entries.len(), "command", "commands")),
        hint: "Type a word or two of what you want to do.".to_owned(),
        esc: "back",
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    canvas.draw_line_field(body, 2, 0, body.width.saturating_sub(4), &palette.field, true);
    let typing = canvas.cursor;
    let list =
        Rect { y: body.y + 2.min(body.height), height: body.height.saturating_sub(2), ..body };
    let at = palette.focus.min(entries.len().saturating_sub(1));
    let first = (at + 1).saturating_sub(usize::from(list.height));
    for (y, (number, entry)) in (0..list.height).zip(entries.iter().enumerate().skip(first)) {
        let (plain, strong) = (canvas.theme.plain, canvas.theme.strong);
        canvas.put_truncated(list, 3, y, HELP_COLUMN - 4, &entry.key, strong);
        canvas.put_truncated(
            list,
            HELP_COLUMN,
            y,
            list.width.saturating_sub(HELP_COLUMN + 1),
            entry.help,
            plain,
        );
        canvas.add_hit_area(list, 0, y, list.width, Command::Open(number));
        if number == at {
            canvas.draw_focus(list, 1, y, list.width.saturating_sub(2));
        }
    }
    if entries.is_empty() {
        let plain = canvas.theme.plain;
        canvas.put(list, 3, 0, "No command says that. Try another word, or Esc.", plain);
    }
    // the cursor stays where the typing goes
    canvas.cursor = typing;
}

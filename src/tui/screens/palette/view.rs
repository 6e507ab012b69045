//! The palette on the screen: a line to type in, and under it every command that matches.

use ratatui::layout::Rect;

use super::Palette;
use crate::maturity::phrases;
use crate::tui::app::App;
use crate::tui::protocol::command::Command;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};

/// The column where what a command does begins; left of it stands its key.
const HELP: u16 = 16;

/// Draws the palette.
pub fn draw(sheet: &mut Canvas<'_>, app: &App, palette: &Palette) {
    let entries = palette.entries();
    let frame = Frame {
        title: format!("Find a command · {}", palette.of.name()),
        right: Some(phrases::count_of(entries.len(), "command", "commands")),
        hint: "Type a word or two of what you want to do.".to_owned(),
        esc: "back",
        ..Frame::default()
    };
    let body = frame::draw(sheet, app, &frame);
    sheet.line_field(body, 2, 0, body.width.saturating_sub(4), &palette.field, true);
    let typing = sheet.cursor;
    let list =
        Rect { y: body.y + 2.min(body.height), height: body.height.saturating_sub(2), ..body };
    let at = palette.at.min(entries.len().saturating_sub(1));
    let first = (at + 1).saturating_sub(usize::from(list.height));
    for (y, (number, entry)) in (0..list.height).zip(entries.iter().enumerate().skip(first)) {
        let (plain, strong) = (sheet.ink.plain, sheet.ink.strong);
        sheet.put_short(list, 3, y, HELP - 4, &entry.key, strong);
        sheet.put_short(list, HELP, y, list.width.saturating_sub(HELP + 1), entry.help, plain);
        sheet.click(list, 0, y, list.width, Command::Open(number));
        if number == at {
            sheet.focus(list, 1, y, list.width.saturating_sub(2));
        }
    }
    if entries.is_empty() {
        let plain = sheet.ink.plain;
        sheet.put(list, 3, 0, "No command says that. Try another word, or Esc.", plain);
    }
    // the cursor stays where the typing goes
    sheet.cursor = typing;
}

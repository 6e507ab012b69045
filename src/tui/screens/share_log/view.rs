//! Drawing what was shared: a line for each share, a screenful at a time, so that moving changes
//! two rows and no more.

use ratatui::layout::Rect;

use super::ShareLogScreen;
use crate::maturity::phrases::{grouped, short_day};
use crate::maturity::share::ShareLogEntry;
use crate::maturity::share::log::STAYS;
use crate::tui::app::App;
use crate::tui::protocol::command::Command;
use crate::tui::screens::networks::list_rows;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::document_view;
use crate::tui::widgets::frame::{self, Frame};

/// Draws the room.
pub fn draw(sheet: &mut Canvas<'_>, app: &App, room: &ShareLogScreen) {
    if let Some(page) = room.page(&app.desk) {
        document_view::draw(sheet, app, &page, room.read, &room.hint());
        return;
    }
    let frame = Frame {
        title: "What was shared".to_owned(),
        right: Some(shares(room.list().len())),
        hint: room.hint(),
        esc: "back",
        ..Frame::default()
    };
    let body = frame::draw(sheet, app, &frame);
    let body = head(sheet, body);
    let page = list_rows(app.desk.size).min(usize::from(body.height)).max(1);
    let top = room.at / page * page;
    let shown = room.list().iter().enumerate().skip(top).take(page);
    for (y, (number, one)) in (0..body.height).zip(shown) {
        row(sheet, Rect { y: body.y + y, height: 1, ..body }, room, one);
        let command =
            if number == room.at { Command::Open(number) } else { Command::Focus(number) };
        sheet.click(body, 0, y, body.width, command);
        if number == room.at {
            sheet.focus(body, 0, y, body.width);
        }
    }
    if usize::from(body.height) >= page + 2 {
        let (quiet, words) = (sheet.ink.quiet, more(top, page, room.list().len()));
        sheet.put_short(body, 2, body.height - 1, body.width.saturating_sub(3), &words, quiet);
    }
}

fn shares(many: usize) -> String {
    format!("{} {}", grouped(many), if many == 1 { "share" } else { "shares" })
}

/// The two rows above the list: where the log stays, and the heads of the columns. Returns what is
/// left.
fn head(sheet: &mut Canvas<'_>, body: Rect) -> Rect {
    if body.height <= 6 {
        return body;
    }
    let quiet = sheet.ink.quiet;
    sheet.put_short(body, 2, 0, body.width.saturating_sub(3), STAYS, quiet);
    let heads = ["day", "for whom", "why", "what was in it", "support"];
    for ((x, width), head) in columns(body.width).into_iter().zip(heads) {
        sheet.put_short(body, x, 1, width, head, quiet);
    }
    Rect { y: body.y + 2, height: body.height - 2, ..body }
}

/// Where each column begins, and how wide it is: day, for whom, why, what, support. Some have no
/// room on a narrow screen.
fn columns(width: u16) -> [(u16, u16); 5] {
    const DAY: u16 = 14;
    const SUPPORT: u16 = 15;
    let rest = width.saturating_sub(DAY + 1);
    let (to, why, what, support) = match width {
        110.. => {
            let each = (rest - SUPPORT) / 3;
            (each, each, each, SUPPORT)
        }
        60.. => {
            let each = (rest - SUPPORT) / 2;
            (each, 0, each, SUPPORT)
        }
        _ => (rest, 0, 0, 0),
    };
    let at = |before: u16| DAY + before;
    [
        (2, (DAY - 3).min(width.saturating_sub(2))),
        (at(0), to.saturating_sub(1)),
        (at(to), why.saturating_sub(1)),
        (at(to + why), what.saturating_sub(1)),
        (at(to + why + what), support),
    ]
}

fn row(sheet: &mut Canvas<'_>, row: Rect, room: &ShareLogScreen, one: &ShareLogEntry) {
    let (plain, quiet) = (sheet.ink.plain, sheet.ink.quiet);
    let cells = [
        (short_day(room.day(one.made_at)), plain),
        (one.to_words(), plain),
        (one.why_words(), quiet),
        (one.what_words(), plain),
        (one.condition_in_short().to_owned(), plain),
    ];
    for ((x, width), (text, style)) in columns(row.width).into_iter().zip(cells) {
        if width > 0 {
            sheet.put_short(row, x, 0, width, &text, style);
        }
    }
}

/// What stands before and after the screenful that is shown.
fn more(top: usize, page: usize, all: usize) -> String {
    let words =
        |many: usize, way: &str| (many > 0).then(|| format!("{} more {way}", grouped(many)));
    let below = all.saturating_sub(top + page);
    [words(top, "newer ▲"), words(below, "older ▼")]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("   ")
}

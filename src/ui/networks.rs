//! Drawing the chooser of networks: a screenful at a time, so that moving within it changes two rows and no more.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::frame::{self, Frame};
use super::sheet::Sheet;
use crate::app::App;
use crate::app::networks::{Networks, list_rows};
use crate::app::words::command::Command;
use crate::maturity::record::NetworkEntry;
use crate::maturity::saying;

/// Draws the chooser.
pub fn draw(sheet: &mut Sheet<'_>, app: &App, networks: &Networks) {
    let position = networks.position(&app.desk);
    let frame = Frame {
        title: "Networks in this folder".to_owned(),
        right: Some(if position.is_some() { Networks::count(&app.desk) } else { String::new() }),
        hint: hint(app, networks, position),
        esc: if app.desk.record.is_some() { "back" } else { "" },
        ..Frame::default()
    };
    let body = frame::draw(sheet, app, &frame);
    let Some(at) = position else {
        let plain = sheet.ink.plain;
        sheet.put_short(body, 2, 0, body.width, "No networks here yet, or they are still being read. + makes a new one.", plain);
        return;
    };
    list(sheet, app, networks, body, at);
}

/// Marks a network as picked or not; returns what is left of its row.
fn mark(sheet: &mut Sheet<'_>, row: Rect, is_picked: bool) -> Rect {
    let plain = sheet.ink.plain;
    sheet.put(row, 2, 0, if is_picked { "[x]" } else { "[ ]" }, plain);
    Rect { x: row.x + 4.min(row.width), width: row.width.saturating_sub(4), ..row }
}

/// The screenful of the list that the focus is in.
fn list(sheet: &mut Sheet<'_>, app: &App, networks: &Networks, body: Rect, at: usize) {
    let page = list_rows(app.desk.size).min(usize::from(body.height)).max(1);
    let top = at / page * page;
    let shown = app.desk.networks.get(top..(top + page).min(app.desk.networks.len())).unwrap_or_default();
    let names = shown.iter().map(|entry| entry.network.name.width()).max().unwrap_or(0);
    let names = u16::try_from(names).unwrap_or(u16::MAX).min(body.width * 2 / 5 + 2).max(8);
    let codes = if shown.iter().any(|entry| entry.network.ods_code.is_some()) { 9 } else { 0 };
    for (y, (number, entry)) in (0..body.height).zip((top..).zip(shown)) {
        let row = Rect { y: body.y + y, height: 1, ..body };
        let row = if networks.picked.is_empty() { row } else { mark(sheet, row, networks.picked.contains(&entry.slug)) };
        one(sheet, app, row, entry, (names, codes));
        let click = if number == at { Command::Open(number) } else { Command::Focus(number) };
        sheet.click(body, 0, y, body.width, click);
        if number == at {
            sheet.focus(body, 0, y, body.width);
        }
    }
    if usize::from(body.height) >= page + 2 {
        let quiet = sheet.ink.quiet;
        sheet.put_short(body, 2, body.height - 1, body.width.saturating_sub(3), &more(top, shown.len(), app), quiet);
    }
}

/// One network: its name, its code, whether it is open, and what it is for.
fn one(sheet: &mut Sheet<'_>, app: &App, row: Rect, entry: &NetworkEntry, (names, codes): (u16, u16)) {
    let (plain, quiet) = (sheet.ink.plain, sheet.ink.quiet);
    sheet.put_short(row, 2, 0, names, &entry.network.name, plain);
    let code = entry.network.ods_code.as_deref().unwrap_or_default();
    sheet.put_short(row, names + 5, 0, codes.saturating_sub(2), code, quiet);
    let open = Networks::is_open(&app.desk, entry).then_some("open now");
    let purpose = entry.network.purpose.as_deref();
    let beside = open.into_iter().chain(purpose).collect::<Vec<_>>().join(" · ").replace('\n', " ");
    let x = names + codes + 5;
    sheet.put_short(row, x, 0, row.width.saturating_sub(x + 1), &beside, quiet);
}

/// What stands before and after the screenful that is shown.
fn more(top: usize, shown: usize, app: &App) -> String {
    let below = app.desk.networks.len() - top - shown;
    let words = |many: usize, way: &str| (many > 0).then(|| format!("{} more {way}", saying::grouped(many)));
    [words(top, "above ▲"), words(below, "below ▼")].into_iter().flatten().collect::<Vec<_>>().join("   ")
}

fn hint(app: &App, networks: &Networks, position: Option<usize>) -> String {
    match networks.picked.len() {
        0 => {}
        1 => return "1 picked: Space picks another; c compares them".to_owned(),
        many => return format!("{many} picked: c compares their last snapshots"),
    }
    match position.and_then(|at| app.desk.networks.get(at)) {
        Some(entry) => format!("Enter opens {}. Your workbook folder: {}", entry.network.name, app.desk.library),
        None => format!("Your workbook folder: {}", app.desk.library),
    }
}

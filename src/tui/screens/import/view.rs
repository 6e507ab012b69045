//! Drawing what came in: where the files are, a line for each, and what the one in focus is.
//!
//! ```text
//!  12 files: 8 new · 1 already here · 1 differs
//!
//!    [x] Brook Vale PCN      3 Mar 2026   national              new
//!  ► [x] Hillside PCN       12 Mar 2026   national              differs from ours
//! ```

use ratatui::layout::Rect;

use super::{Import, around_list, list_rows};
use crate::maturity::phrases::grouped;
use crate::maturity::share::{FileContent, FileVerdict, ImportTarget, PlannedFile};
use crate::tui::app::App;
use crate::tui::document::wrap;
use crate::tui::protocol::command::Command;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::document_view;
use crate::tui::widgets::frame::{self, Frame};

/// Draws the room.
pub fn draw(sheet: &mut Canvas<'_>, app: &App, room: &Import) {
    if let Some(page) = room.page() {
        let hint = if room.landing.is_some() {
            "Enter goes back to where you were."
        } else {
            "Nothing is changed by looking."
        };
        return document_view::draw(sheet, app, &page, room.read, hint);
    }
    let frame = Frame {
        title: "Bring in files".to_owned(),
        right: Some(right(room)),
        hint: hint(room),
        esc: "back",
        ..Frame::default()
    };
    let body = frame::draw(sheet, app, &frame);
    let is_low = around_list(app.desk.size).0 == 0;
    if !is_low || !room.in_list {
        field(sheet, body, room);
    }
    match &room.look {
        Some(_) if is_low && !room.in_list => {}
        Some(_) => list(sheet, app, body, room),
        None => waiting(sheet, body, room),
    }
}

fn right(room: &Import) -> String {
    match room.busy {
        Some(busy) if busy.writes => {
            format!("bringing in {} of {}", grouped(busy.done), grouped(busy.of))
        }
        _ => "nothing changed yet".to_owned(),
    }
}

fn hint(room: &Import) -> String {
    match (room.busy, &room.look) {
        (Some(busy), _) if busy.writes => {
            "They are being brought in, one after the other. Each is whole or not there.".to_owned()
        }
        (Some(_), _) => "Looking at what is there…".to_owned(),
        (None, None) => {
            "Looking changes nothing. You say afterwards what is to come in.".to_owned()
        }
        (None, Some(_)) if !room.in_list => room
            .counted
            .1
            .clone()
            .unwrap_or_else(|| "Enter looks again; ▼ goes to the list.".to_owned()),
        (None, Some(_)) if room.chosen() == 0 => {
            "Nothing is ticked. Space ticks the file in focus.".to_owned()
        }
        (None, Some(_)) => {
            let ticked = format!("{} ticked.", grouped(room.chosen()));
            let left_out = room.counted.1.as_deref().unwrap_or("Enter brings them in.");
            format!("{ticked} {left_out}")
        }
    }
}

fn field(sheet: &mut Canvas<'_>, body: Rect, room: &Import) {
    let (plain, strong) = (sheet.ink.plain, sheet.ink.strong);
    let writes = !room.in_list && room.busy.is_none();
    sheet.put_short(
        body,
        1,
        0,
        body.width.saturating_sub(2),
        "Folder or file (type, paste, or drop it on this window)",
        plain,
    );
    if writes {
        sheet.put(body, 0, 1, "►", strong);
    }
    sheet.line_field(body, 1, 1, body.width.saturating_sub(3), &room.path, writes);
}

/// Before anything was found.
fn waiting(sheet: &mut Canvas<'_>, body: Rect, room: &Import) {
    let quiet = sheet.ink.quiet;
    let width = usize::from(body.width.saturating_sub(4)).max(1);
    let text = match room.busy {
        Some(busy) if busy.of > 0 => format!("{} of {} files looked at.", grouped(busy.done), grouped(busy.of)),
        Some(_) => "Looking…".to_owned(),
        None => "Shares that others sent you, snapshots, or a whole folder of them. You see first what each is: new, already here, different from yours. Nothing of yours is ever changed by bringing in.".to_owned(),
    };
    for (y, line) in (3..body.height).zip(wrap(&text, width)) {
        sheet.put(body, 3, y, &line, quiet);
    }
}

fn list(sheet: &mut Canvas<'_>, app: &App, body: Rect, room: &Import) {
    let arrivals = room.arrivals();
    let (above, below) = around_list(app.desk.size);
    let above = u16::try_from(above).unwrap_or(0);
    if above > 0 {
        let strong = sheet.ink.strong;
        // in two rows where one is too short: the gap below gives way
        let width = usize::from(body.width.saturating_sub(2)).max(1);
        for (y, line) in (3..above.max(4)).zip(wrap(&room.counted.0, width)) {
            sheet.put_short(body, 1, y, body.width.saturating_sub(2), &line, strong);
        }
    }
    let rows = list_rows(app.desk.size);
    let top = room.at / rows * rows;
    let shown = arrivals.iter().enumerate().skip(top).take(rows);
    let mut end = above;
    for (y, (at, arrival)) in (above..body.height).zip(shown) {
        one(sheet, Rect { y: body.y + y, height: 1, ..body }, room, at, arrival);
        let is_here = room.in_list && room.busy.is_none() && at == room.at;
        sheet.click(
            body,
            0,
            y,
            body.width,
            if is_here { Command::Open(at) } else { Command::Focus(at) },
        );
        if is_here {
            sheet.focus(body, 1, y, body.width.saturating_sub(2));
        }
        end = y + 1;
    }
    let below = u16::try_from(below).unwrap_or(0);
    if below == 0 {
        return;
    }
    let quiet = sheet.ink.quiet;
    let more = [(top, "above ▲"), (arrivals.len().saturating_sub(top + rows), "below ▼")];
    let more: Vec<String> = more
        .iter()
        .filter(|(many, _)| *many > 0)
        .map(|(many, way)| format!("{} more {way}", grouped(*many)))
        .collect();
    sheet.put_short(body, 3, end, body.width.saturating_sub(4), &more.join("   "), quiet);
    explained(sheet, body, room, below);
}

/// One file: ticked or not, whose, when, on what, and what becomes of it.
fn one(sheet: &mut Canvas<'_>, row: Rect, room: &Import, at: usize, arrival: &PlannedFile) {
    let (plain, quiet) = (sheet.ink.plain, sheet.ink.quiet);
    let is_ticked = room.ticked.get(at).copied().unwrap_or_default();
    let style = if arrival.verdict().may_come_in() { plain } else { quiet };
    sheet.put(row, 3, 0, if is_ticked { "[x]" } else { "[ ]" }, style);
    let verdict = verdict_words(room, at, arrival);
    let (who, when, verdict_at) = (7, row.width * 30 / 100, row.width.saturating_sub(22));
    let named = match &arrival.holds {
        FileContent::Snapshots(_) => None,
        FileContent::Matrix { title } => Some(format!("{title} ({})", arrival.name)),
        _ => Some(arrival.name.clone()),
    };
    if let Some(name) = named {
        sheet.put_short(row, who, 0, verdict_at.saturating_sub(who + 1), &name, style);
    } else {
        sheet.put_short(row, who, 0, when.saturating_sub(who + 1), &arrival.who(), style);
        sheet.put_short(row, when, 0, 13, &arrival.when(), style);
        let what = when + 14;
        sheet.put_short(row, what, 0, verdict_at.saturating_sub(what + 1), &arrival.what(), style);
    }
    sheet.put_short(row, verdict_at, 0, 21, &verdict, style);
}

fn verdict_words(room: &Import, at: usize, arrival: &PlannedFile) -> String {
    let asked = arrival.verdict() == FileVerdict::SameNetwork;
    match room.into.get(at) {
        Some(ImportTarget::Same(_)) if asked => "the same network".to_owned(),
        Some(ImportTarget::New) if asked => "another network".to_owned(),
        _ => arrival.verdict_words(),
    }
}

/// What the file in focus is, at the foot of the screen.
fn explained(sheet: &mut Canvas<'_>, body: Rect, room: &Import, below: u16) {
    let Some(arrival) = room.arrival().filter(|_| room.in_list) else { return };
    let plain = sheet.ink.plain;
    let rows = below.saturating_sub(1).min(body.height);
    let width = usize::from(body.width.saturating_sub(4)).max(1);
    let mut text = arrival.explained();
    if arrival.verdict() == FileVerdict::SameNetwork {
        text.push_str(" ◄► answers.");
    }
    let lines = wrap(&text, width);
    for (y, line) in (body.height - rows..body.height).zip(lines) {
        sheet.put(body, 1, y, &line, plain);
    }
}

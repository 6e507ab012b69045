//! Lines up with, on the screen: a row for each area of ours, its main area in the other matrix,
//! and those it also touches.
//!
//! ```text
//!  OURS                      lines up with             see also
//! ►Access                  ◄ Joining up care         ► Using what we have
//!  Belonging                 none                      -
//! ```

use ratatui::layout::Rect;

use super::CrosswalkEditor;
use crate::maturity::ids::DomainId;
use crate::maturity::matrix::Matrix;
use crate::maturity::phrases::count_of;
use crate::tui::app::App;
use crate::tui::protocol::command::Command;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};

/// Draws the room.
pub fn draw(sheet: &mut Canvas<'_>, app: &App, room: &CrosswalkEditor) {
    let Some(other) = room.beside() else { return };
    let many = room.others.len();
    let frame = Frame {
        title: format!("{} · Lines up with", room.matrix().short()),
        right: Some(format!(
            "{}, {} of {}",
            other.short(),
            room.other + 1,
            count_of(many, "matrix", "matrices")
        )),
        hint: hint(room),
        esc: if room.also.is_some() { "back" } else { "keep" },
        ..Frame::default()
    };
    let body = frame::draw(sheet, app, &frame);
    match room.also {
        Some(at) => also(sheet, body, room, at),
        None => list(sheet, body, room, other),
    }
}

fn hint(room: &CrosswalkEditor) -> String {
    let none = room
        .chosen()
        .get(room.at)
        .is_some_and(|chosen| chosen.main.is_none() && chosen.also.is_empty());
    if room.also.is_some() {
        "Space ticks. Home and Progress then say: see also.".to_owned()
    } else if none {
        "None: it stands at the end of the lined-up list. Nothing is lost.".to_owned()
    } else {
        "Only how areas stand side by side. No answer and no stage is ever converted.".to_owned()
    }
}

/// The columns at which the main areas and the others begin.
fn columns(width: u16) -> (u16, u16) {
    match width {
        100.. => (38, 72),
        60.. => (26, 52),
        _ => (width / 3, width * 2 / 3),
    }
}

fn list(sheet: &mut Canvas<'_>, body: Rect, room: &CrosswalkEditor, other: &Matrix) {
    let (strong, plain, quiet) = (sheet.ink.strong, sheet.ink.plain, sheet.ink.quiet);
    let (main, also) = columns(body.width);
    let head = room.matrix().short().to_uppercase();
    sheet.put_short(body, 1, 0, main.saturating_sub(3), &head, strong);
    sheet.put_short(body, main, 0, also.saturating_sub(main + 1), "lines up with", quiet);
    sheet.put_short(body, also, 0, body.width.saturating_sub(also + 1), "see also", quiet);
    let height = usize::from(body.height.saturating_sub(1));
    let top = (room.at + 1).saturating_sub(height);
    let name = |id: &DomainId| {
        other.domain(id).map_or_else(|| id.to_string(), |domain| domain.short().to_owned())
    };
    let rows = room.matrix().domains.iter().zip(room.chosen()).enumerate().skip(top);
    for (y, (at, (domain, chosen))) in (1..body.height).zip(rows) {
        sheet.put_short(body, 1, y, main.saturating_sub(4), domain.short(), plain);
        let words = chosen.main.as_ref().map_or_else(|| "none".to_owned(), name);
        let after = sheet.put_short(body, main, y, also.saturating_sub(main + 3), &words, plain);
        let touched: Vec<String> = chosen.also.iter().map(name).collect();
        let touched = if touched.is_empty() { "-".to_owned() } else { touched.join(", ") };
        sheet.put_short(body, also, y, body.width.saturating_sub(also + 1), &touched, plain);
        sheet.click(
            body,
            0,
            y,
            body.width,
            if at == room.at { Command::Open(at) } else { Command::Focus(at) },
        );
        if at == room.at {
            sheet.focus(body, 0, y, main.saturating_sub(3));
            sheet.put(body, main.saturating_sub(2), y, "◄", strong);
            sheet.put(body, after + 1, y, "►", strong);
        }
    }
}

/// The areas of the other matrix that the one in focus can also touch, each with its tick.
fn also(sheet: &mut Canvas<'_>, body: Rect, room: &CrosswalkEditor, focus: usize) {
    let (strong, plain) = (sheet.ink.strong, sheet.ink.plain);
    let Some(domain) = room.matrix().domains.get(room.at) else { return };
    let ticked = room.chosen().get(room.at).map(|chosen| chosen.also.clone()).unwrap_or_default();
    let question = format!("Which other areas does {} touch?", domain.short());
    sheet.put_short(body, 1, 0, body.width.saturating_sub(2), &question, strong);
    let height = usize::from(body.height.saturating_sub(2));
    let top = (focus + 1).saturating_sub(height);
    for (y, (at, one)) in (2..body.height).zip(room.touchable().into_iter().enumerate().skip(top)) {
        let tick = if ticked.contains(&one.id) { 'x' } else { ' ' };
        sheet.put_short(
            body,
            3,
            y,
            body.width.saturating_sub(4),
            &format!("[{tick}] {}", one.name),
            plain,
        );
        sheet.click(body, 0, y, body.width, Command::Open(at));
        if at == focus {
            sheet.focus(body, 1, y, body.width.saturating_sub(2));
        }
    }
}

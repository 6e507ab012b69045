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
use crate::maturity::phrases::pluralize;
use crate::tui::app_view::AppView;
use crate::tui::protocol::command::Command;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};

/// Draws the room.
pub(crate) fn draw(sheet: &mut Canvas<'_>, app: &AppView<'_>, room: &CrosswalkEditor) {
    let Some(other) = room.other_matrix() else { return };
    let many = room.others.len();
    let frame = Frame {
        title: format!("{} · Lines up with", room.matrix().short_title()),
        top_right: Some(format!(
            "{}, {} of {}",
            other.short_title(),
            room.other_index + 1,
            pluralize(many, "matrix", "matrices")
        )),
        hint: hint(room),
        esc: if room.also_focus.is_some() { "back" } else { "keep" },
        ..Frame::default()
    };
    let body = frame::draw(sheet, app, &frame);
    match room.also_focus {
        Some(at) => draw_also(sheet, body, room, at),
        None => draw_list(sheet, body, room, other),
    }
}

fn hint(room: &CrosswalkEditor) -> String {
    let none = room
        .domain_crosswalks()
        .get(room.focus)
        .is_some_and(|chosen| chosen.main.is_none() && chosen.also.is_empty());
    if room.also_focus.is_some() {
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

fn draw_list(sheet: &mut Canvas<'_>, body: Rect, room: &CrosswalkEditor, other: &Matrix) {
    let (strong, plain, quiet) = (sheet.theme.strong, sheet.theme.plain, sheet.theme.quiet);
    let (main, also) = columns(body.width);
    let head = room.matrix().short_title().to_uppercase();
    sheet.put_truncated(body, 1, 0, main.saturating_sub(3), &head, strong);
    sheet.put_truncated(body, main, 0, also.saturating_sub(main + 1), "lines up with", quiet);
    sheet.put_truncated(body, also, 0, body.width.saturating_sub(also + 1), "see also", quiet);
    let height = usize::from(body.height.saturating_sub(1));
    let top = (room.focus + 1).saturating_sub(height);
    let name = |id: &DomainId| {
        other.domain(id).map_or_else(|| id.to_string(), |domain| domain.short_name().to_owned())
    };
    let rows = room.matrix().domains.iter().zip(room.domain_crosswalks()).enumerate().skip(top);
    for (y, (at, (domain, chosen))) in (1..body.height).zip(rows) {
        sheet.put_truncated(body, 1, y, main.saturating_sub(4), domain.short_name(), plain);
        let words = chosen.main.as_ref().map_or_else(|| "none".to_owned(), name);
        let after =
            sheet.put_truncated(body, main, y, also.saturating_sub(main + 3), &words, plain);
        let touched: Vec<String> = chosen.also.iter().map(name).collect();
        let touched = if touched.is_empty() { "-".to_owned() } else { touched.join(", ") };
        sheet.put_truncated(body, also, y, body.width.saturating_sub(also + 1), &touched, plain);
        sheet.add_hit_area(
            body,
            0,
            y,
            body.width,
            if at == room.focus { Command::Open(at) } else { Command::Focus(at) },
        );
        if at == room.focus {
            sheet.draw_focus(body, 0, y, main.saturating_sub(3));
            sheet.put(body, main.saturating_sub(2), y, "◄", strong);
            sheet.put(body, after + 1, y, "►", strong);
        }
    }
}

/// The areas of the other matrix that the one in focus can also touch, each with its tick.
fn draw_also(sheet: &mut Canvas<'_>, body: Rect, room: &CrosswalkEditor, focus: usize) {
    let (strong, plain) = (sheet.theme.strong, sheet.theme.plain);
    let Some(domain) = room.matrix().domains.get(room.focus) else { return };
    let ticked = room
        .domain_crosswalks()
        .get(room.focus)
        .map(|chosen| chosen.also.clone())
        .unwrap_or_default();
    let question = format!("Which other areas does {} touch?", domain.short_name());
    sheet.put_truncated(body, 1, 0, body.width.saturating_sub(2), &question, strong);
    let height = usize::from(body.height.saturating_sub(2));
    let top = (focus + 1).saturating_sub(height);
    for (y, (at, one)) in
        (2..body.height).zip(room.also_options().into_iter().enumerate().skip(top))
    {
        let tick = if ticked.contains(&one.id) { 'x' } else { ' ' };
        sheet.put_truncated(
            body,
            3,
            y,
            body.width.saturating_sub(4),
            &format!("[{tick}] {}", one.name),
            plain,
        );
        sheet.add_hit_area(body, 0, y, body.width, Command::Open(at));
        if at == focus {
            sheet.draw_focus(body, 1, y, body.width.saturating_sub(2));
        }
    }
}

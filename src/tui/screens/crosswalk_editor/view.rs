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

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, screen: &CrosswalkEditor) {
    let Some(other) = screen.other_matrix() else { return };
    let many = screen.others.len();
    let frame = Frame {
        title: format!("{} · Lines up with", screen.matrix().short_title()),
        top_right: Some(format!(
            "{}, {} of {}",
            other.short_title(),
            screen.other_index + 1,
            pluralize(many, "matrix", "matrices")
        )),
        hint: hint(screen),
        esc: if screen.also_focus.is_some() { "back" } else { "keep" },
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    match screen.also_focus {
        Some(at) => draw_also(canvas, body, screen, at),
        None => draw_list(canvas, body, screen, other),
    }
}

fn hint(screen: &CrosswalkEditor) -> String {
    let none = screen
        .domain_crosswalks()
        .get(screen.focus)
        .is_some_and(|chosen| chosen.main.is_none() && chosen.also.is_empty());
    if screen.also_focus.is_some() {
        "Space ticks. Home and Progress then say: see also.".to_owned()
    } else if none {
        "None: it stands at the end of the lined-up list. Nothing is lost.".to_owned()
    } else {
        "Only how areas stand side by side. No answer and no stage is ever converted.".to_owned()
    }
}

fn columns(width: u16) -> (u16, u16) {
    match width {
        100.. => (38, 72),
        60.. => (26, 52),
        _ => (width / 3, width * 2 / 3),
    }
}

fn draw_list(canvas: &mut Canvas<'_>, body: Rect, screen: &CrosswalkEditor, other: &Matrix) {
    let (strong, plain, quiet) = (canvas.theme.strong, canvas.theme.plain, canvas.theme.quiet);
    let (main, also) = columns(body.width);
    let head = screen.matrix().short_title().to_uppercase();
    canvas.put_truncated(body, 1, 0, main.saturating_sub(3), &head, strong);
    canvas.put_truncated(body, main, 0, also.saturating_sub(main + 1), "lines up with", quiet);
    canvas.put_truncated(body, also, 0, body.width.saturating_sub(also + 1), "see also", quiet);
    let height = usize::from(body.height.saturating_sub(1));
    let top = (screen.focus + 1).saturating_sub(height);
    let name = |id: &DomainId| {
        other.domain(id).map_or_else(|| id.to_string(), |domain| domain.short_name().to_owned())
    };
    let rows = screen.matrix().domains.iter().zip(screen.domain_crosswalks()).enumerate().skip(top);
    for (y, (at, (domain, chosen))) in (1..body.height).zip(rows) {
        canvas.put_truncated(body, 1, y, main.saturating_sub(4), domain.short_name(), plain);
        let words = chosen.main.as_ref().map_or_else(|| "none".to_owned(), name);
        let after =
            canvas.put_truncated(body, main, y, also.saturating_sub(main + 3), &words, plain);
        let touched: Vec<String> = chosen.also.iter().map(name).collect();
        let touched = if touched.is_empty() { "-".to_owned() } else { touched.join(", ") };
        canvas.put_truncated(body, also, y, body.width.saturating_sub(also + 1), &touched, plain);
        canvas.add_row_hit(body, y, at, at == screen.focus);
        if at == screen.focus {
            canvas.draw_focus(body, 0, y, main.saturating_sub(3));
            canvas.put(body, main.saturating_sub(2), y, "◄", canvas.theme.key);
            canvas.put(body, after + 1, y, "►", canvas.theme.key);
        }
    }
}

/// The areas of the other matrix that the one in focus can also touch, each with its tick.
fn draw_also(canvas: &mut Canvas<'_>, body: Rect, screen: &CrosswalkEditor, focus: usize) {
    let (strong, plain) = (canvas.theme.strong, canvas.theme.plain);
    let Some(domain) = screen.matrix().domains.get(screen.focus) else { return };
    let ticked = screen
        .domain_crosswalks()
        .get(screen.focus)
        .map(|chosen| chosen.also.clone())
        .unwrap_or_default();
    let question = format!("Which other areas does {} touch?", domain.short_name());
    canvas.put_truncated(body, 1, 0, body.width.saturating_sub(2), &question, strong);
    let height = usize::from(body.height.saturating_sub(2));
    let top = (focus + 1).saturating_sub(height);
    for (y, (at, one)) in
        (2..body.height).zip(screen.also_options().into_iter().enumerate().skip(top))
    {
        let tick = if ticked.contains(&one.id) { 'x' } else { ' ' };
        canvas.put_truncated(
            body,
            3,
            y,
            body.width.saturating_sub(4),
            &format!("[{tick}] {}", one.name),
            plain,
        );
        canvas.add_hit_area(body, 0, y, body.width, Command::Open(at));
        if at == focus {
            canvas.draw_focus(body, 1, y, body.width.saturating_sub(2));
        }
    }
}

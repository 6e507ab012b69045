//! Lines up with, on the screen: a row for each area of ours, its main area in the other matrix,
//! and those it also touches.
//!
//! ```text
//!  OURS                      lines up with             see also
//! ►Access                  ◄ Joining up care         ► Using what we have
//!  Belonging                 none                      none
//! ```

use ratatui::layout::{Constraint, Rect};
use unicode_width::UnicodeWidthStr;

use super::CrosswalkEditor;
use crate::maturity::ids::DomainId;
use crate::maturity::matrix::Matrix;
use crate::maturity::text_wrap::wrap;
use crate::tui::app_view::AppView;
use crate::tui::protocol::command::Command;
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::table::Columns;

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, screen: &CrosswalkEditor) {
    let Some(other) = screen.other_matrix() else { return };
    let right = match screen.others.len() {
        0 | 1 => other.short_title().to_owned(),
        many => format!("{} · Tab: {} of {many}", other.short_title(), screen.other_index + 1),
    };
    let name = screen.matrix().short_title();
    let whole = format!("{name} · Lines up with");
    // the columns say that it lines up: on a narrow screen the name matters more
    let has_room = whole.width() + right.width() + 4 <= usize::from(app.state.size.0);
    let frame = Frame {
        title: if has_room { whole } else { name.to_owned() },
        top_right: Some(right),
        hint: hint(screen),
        esc: if screen.also_focus.is_some() || screen.is_read_only() { "back" } else { "keep" },
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
    } else if screen.is_read_only() && !screen.lines_up() {
        "Nothing lines up yet. y copies it: in your copy you say what does.".to_owned()
    } else if screen.is_read_only() {
        "To read only. Home (v) shows both side by side.".to_owned()
    } else if !screen.lines_up() {
        "Nothing lines up yet: ◄► says which area it is like.".to_owned()
    } else if none {
        "None: it stands at the end of the lined-up list. Nothing is lost.".to_owned()
    } else {
        "Side by side only: no answer and no stage is changed.".to_owned()
    }
}

/// The areas of ours, what each lines up with, and what it also touches: each with room at its end
/// for an arrow.
fn columns(area: Rect) -> Columns {
    let (length, rest) = (Constraint::Length, Constraint::Fill(1));
    let widths = match area.width {
        100.. => [length(34), length(31), rest],
        60.. => [length(20), length(20), rest],
        _ => [rest, rest, rest],
    };
    Columns::of(area.skip_left(1).skip_right(1), &widths, 3)
}

fn draw_list(canvas: &mut Canvas<'_>, body: Rect, screen: &CrosswalkEditor, other: &Matrix) {
    let (strong, plain, quiet) = (canvas.theme.strong, canvas.theme.plain, canvas.theme.quiet);
    let columns = columns(body);
    let ours = screen.matrix().short_title().to_uppercase();
    let is_whole = ours.width() <= columns.width(0);
    let ours = if is_whole { ours.as_str() } else { "AREA" };
    let heads = [(ours, strong), ("lines up with", quiet), ("see also", quiet)];
    for (cell, (head, style)) in columns.cells(body.row(0)).zip(heads) {
        canvas.text(cell, head, style);
    }
    let list = body.skip_top(1);
    let (focus, domains) = (screen.focus, &screen.matrix().domains);
    let view = Viewport::following(focus..focus + 1, usize::from(list.height), domains.len());
    let name = |id: &DomainId| {
        other.domain(id).map_or_else(|| id.to_string(), |domain| domain.short_name().to_owned())
    };
    let rows = domains.iter().zip(screen.domain_crosswalks()).enumerate().skip(view.top);
    for (row, (at, (domain, chosen))) in list.rows().zip(rows) {
        let [ours, main, also] = [0, 1, 2].map(|number| columns.cell(number, row));
        canvas.text(ours, domain.short_name(), plain);
        let words = chosen.main.as_ref().map_or_else(|| "none".to_owned(), name);
        let after = canvas.text(main, &words, plain);
        let touched: Vec<String> = chosen.also.iter().map(name).collect();
        let touched = if touched.is_empty() { "none".to_owned() } else { touched.join(", ") };
        canvas.text(also, &touched, plain);
        canvas.click_row(row, at, at == focus);
        if at == focus {
            let rows = u16::try_from(domains.len()).unwrap_or(u16::MAX);
            let cells = [domain.short_name(), words.as_str(), touched.as_str()];
            draw_whole_row(canvas, list.skip_top(rows), cells, &columns);
            canvas.focus(ours.extend_left(1));
            if screen.is_read_only() {
                continue;
            }
            let key = canvas.theme.key;
            canvas.text(main.before(2), "◄", key);
            canvas.text(row.behind(after.take_left(0)).skip_left(1), "►", key);
        }
    }
}

/// Where not all of the row in focus has room in its columns: all of it, below the list.
fn draw_whole_row(canvas: &mut Canvas<'_>, below: Rect, cells: [&str; 3], columns: &Columns) {
    let is_cut = cells.iter().enumerate().any(|(at, text)| text.width() > columns.width(at));
    if !is_cut {
        return;
    }
    let inside = below.skip_top(1).skip_left(1).skip_right(1);
    let [ours, main, also] = cells;
    let lines = wrap(
        &format!("{ours}: lines up with {main}; see also {also}."),
        usize::from(inside.width).max(1),
    );
    canvas.lines(inside, &lines, canvas.theme.plain);
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
    canvas.text(body.skip_left(1).skip_right(1), &question, strong);
    let (list, options) = (body.skip_top(2), screen.also_options());
    let view = Viewport::following(focus..focus + 1, usize::from(list.height), options.len());
    for (row, at) in list.rows().zip(view.visible()) {
        let tick = if ticked.contains(&options[at].id) { 'x' } else { ' ' };
        let inside = row.skip_left(1).skip_right(1);
        canvas.text(inside.skip_left(2), &format!("[{tick}] {}", options[at].name), plain);
        canvas.click(row, Command::Open(at));
        if at == focus {
            canvas.focus(inside);
        }
    }
}

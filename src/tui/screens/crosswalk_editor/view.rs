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
use crate::maturity::crosswalk::editor::DomainCrosswalk;
use crate::maturity::ids::DomainId;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::text_wrap::wrap;
use crate::tui::app_view::AppView;
use crate::tui::protocol::command::Command;
use crate::tui::viewport::{Viewport, more_words};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::table::Columns;

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, screen: &CrosswalkEditor) {
    let Some(other) = screen.other_matrix() else { return };
    let (title, right) = head_words(screen, other, app.state.size.0.into());
    let frame = Frame {
        title,
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

/// The title, and which matrix it is beside: where not all has room, that gives way, for the words
/// above the list say it too.
fn head_words(screen: &CrosswalkEditor, other: &Matrix, width: usize) -> (String, String) {
    let title = format!("{} · Lines up with", screen.matrix().short_title());
    let tab = match screen.others.len() {
        0 | 1 => String::new(),
        many => format!("Tab: {} of {many}", screen.other_index + 1),
    };
    let name = other.short_title();
    let whole = if tab.is_empty() { name.to_owned() } else { format!("{name} · {tab}") };
    let has_room = title.width() + whole.width() + 4 <= width;
    (title, if has_room { whole } else { tab })
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
        "To read only. On Home, v shows both side by side.".to_owned()
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
        72.. => [length(20), length(20), rest],
        56.. => [length(19), length(18), rest],
        _ => [rest, rest, rest],
    };
    Columns::of(area.skip_left(1).skip_right(1), &widths, 3)
}

/// From this height of the body on, it is said above the list what its columns mean.
const MIN_HEIGHT_FOR_MEANING: u16 = 12;

/// From this height on, a blank row stands below that.
const MIN_HEIGHT_FOR_GAP: u16 = 16;

/// What its columns mean. Returns what is left below.
fn draw_meaning(canvas: &mut Canvas<'_>, body: Rect, other: &Matrix) -> Rect {
    if body.height < MIN_HEIGHT_FOR_MEANING {
        return body;
    }
    let words = format!(
        "Lines up with: the area of {} that is most like it. See also: others that it touches.",
        other.short_title()
    );
    let inside = body.skip_left(1).skip_right(1);
    let left = canvas.paragraph(inside, &words, canvas.theme.quiet);
    let gap = u16::from(body.height >= MIN_HEIGHT_FOR_GAP);
    body.skip_top(body.height - left.height + gap)
}

/// One area of ours with what it lines up with and what it also touches, each wrapped in its column.
struct CrosswalkLines {
    cells: [Vec<String>; 3],
}

impl CrosswalkLines {
    fn of(domain: &Domain, chosen: &DomainCrosswalk, other: &Matrix, columns: &Columns) -> Self {
        let name = |id: &DomainId| {
            other.domain(id).map_or_else(|| id.to_string(), |domain| domain.short_name().to_owned())
        };
        let or_none = |words: String| if words.is_empty() { "none".to_owned() } else { words };
        let touched: Vec<String> = chosen.also.iter().map(name).collect();
        let left = other.domains.len() - usize::from(chosen.main.is_some());
        let touched = match (touched.len() == left && left > 2, &chosen.main) {
            (true, Some(_)) => "all the others".to_owned(),
            (true, None) => "all of them".to_owned(),
            (false, _) => or_none(touched.join(", ")),
        };
        let main = or_none(chosen.main.as_ref().map(name).unwrap_or_default());
        let words = [domain.short_name().to_owned(), main, touched];
        let cell = |number: usize| wrap(&words[number], columns.width(number).max(1));
        Self { cells: std::array::from_fn(cell) }
    }

    fn height(&self) -> usize {
        self.cells.iter().map(Vec::len).max().unwrap_or(1).max(1)
    }

    /// The arrows stand beside what the area lines up with, where that is chosen here.
    fn draw(&self, canvas: &mut Canvas<'_>, area: Rect, columns: &Columns, arrows: bool) {
        let plain = canvas.theme.plain;
        for (number, lines) in self.cells.iter().enumerate() {
            for (row, line) in area.rows().zip(lines) {
                canvas.text(columns.cell(number, row), line, plain);
            }
        }
        let main = columns.cell(1, area.row(0));
        let wide = self.cells[1].first().map_or(0, |line| line.width());
        if arrows {
            let key = canvas.theme.key;
            canvas.text(main.before(2), "◄", key);
            let after = main.skip_left(u16::try_from(wide).unwrap_or(u16::MAX));
            canvas.text(area.row(0).behind(after.take_left(0)).skip_left(1), "►", key);
        }
    }
}

fn draw_list(canvas: &mut Canvas<'_>, body: Rect, screen: &CrosswalkEditor, other: &Matrix) {
    let (strong, quiet) = (canvas.theme.strong, canvas.theme.quiet);
    let body = draw_meaning(canvas, body, other);
    let columns = columns(body);
    let ours = screen.matrix().short_title().to_uppercase();
    let is_whole = ours.width() <= columns.width(0);
    let ours = if is_whole { ours.as_str() } else { "AREA" };
    let heads = [(ours, strong), ("lines up with", quiet), ("see also", quiet)];
    for (cell, (head, style)) in columns.cells(body.row(0)).zip(heads) {
        canvas.text(cell, head, style);
    }
    let below = body.skip_top(1);
    let (focus, domains) = (screen.focus, &screen.matrix().domains);
    let all: Vec<CrosswalkLines> = domains
        .iter()
        .zip(screen.domain_crosswalks())
        .map(|(domain, chosen)| CrosswalkLines::of(domain, &chosen, other, &columns))
        .collect();
    let top_of = |at: usize| all.iter().take(at).map(CrosswalkLines::height).sum::<usize>();
    let is_cut = top_of(all.len()) > usize::from(below.height) && below.height > 3;
    let (list, more) = (below.skip_bottom(is_cut.into()), below.take_bottom(is_cut.into()));
    let height = usize::from(list.height);
    let view = Viewport::following(top_of(focus)..top_of(focus + 1), height, top_of(all.len()));
    // whole areas only: a part of one would begin without its name
    let first = (0..=focus).find(|at| top_of(*at) >= view.top).unwrap_or(focus);
    let mut rest = list;
    let hidden = (first..all.len()).filter(|at| top_of(at + 1) > top_of(first) + height).count();
    if let Some(words) = more_words((first, hidden)).filter(|_| is_cut) {
        canvas.text(more.skip_left(1).skip_right(1), &words, quiet);
    }
    for (at, lines) in all.iter().enumerate().skip(first) {
        let rows = u16::try_from(lines.height()).unwrap_or(u16::MAX);
        let area = rest.take_top(rows);
        rest = rest.skip_top(rows);
        for row in area.rows() {
            canvas.click_row(row, at, at == focus);
        }
        lines.draw(canvas, area, &columns, at == focus && !screen.is_read_only());
        if at == focus && !area.is_empty() {
            canvas.focus(area.row(0).skip_right(1));
            for row in area.rows().skip(1) {
                canvas.focus_beside(row.skip_right(1));
            }
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

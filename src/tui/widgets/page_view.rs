//! Draws a page of text in the viewport: one way of scrolling for every page there is.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::Canvas;
use super::frame::{self, Frame};
use super::rect::RectExt;
use crate::maturity::page::{Lead, LineKind, Page};
use crate::maturity::phrases::pluralize;
use crate::maturity::text_wrap::truncate;
use crate::tui::app_view::AppView;
use crate::tui::page_rows::{self, LaidOutPage, PageRow};
use crate::tui::protocol::command::Command;
use crate::tui::read_position::ReadPosition;
use crate::tui::viewport::{Viewport, more_of_words};

pub fn draw(
    canvas: &mut Canvas<'_>,
    app: &AppView<'_>,
    page: &Page,
    read: ReadPosition,
    hint: &str,
) {
    let page = LaidOutPage::new(page, app.state.size);
    draw_with_position(canvas, app, (&page, read), hint, scroll_position(&page, read));
}

/// The same with other words for one of the keys, where what it does depends on what is shown.
pub fn draw_relabelled(
    canvas: &mut Canvas<'_>,
    app: &AppView<'_>,
    (page, read): (&Page, ReadPosition),
    hint: &str,
    relabel: (Command, &'static str),
) {
    let page = LaidOutPage::new(page, app.state.size);
    let position = scroll_position(&page, read);
    let frame = Frame { relabel: Some(relabel), ..page_frame(&page, hint, position) };
    let body = frame::draw(canvas, app, &frame);
    draw_rows(canvas, body, &page, read);
}

/// The same of a page that is read from its first line to its last: at the top stand the lines left.
pub fn draw_to_read(
    canvas: &mut Canvas<'_>,
    app: &AppView<'_>,
    (page, read): (&Page, ReadPosition),
    hint: &str,
) {
    draw_laid_out(canvas, app, &LaidOutPage::new(page, app.state.size), read, hint);
}

/// The same of a page that is laid out already.
pub fn draw_laid_out(
    canvas: &mut Canvas<'_>,
    app: &AppView<'_>,
    page: &LaidOutPage,
    read: ReadPosition,
    hint: &str,
) {
    let position = scroll_position(page, read).replace(" more ", " more lines ");
    draw_with_position(canvas, app, (page, read), hint, position);
}

/// The same of a page that is a list of stops: at the top stands which of them is in focus, "3 of 80
/// snapshots".
pub fn draw_by_stop(
    canvas: &mut Canvas<'_>,
    app: &AppView<'_>,
    (page, read): (&Page, ReadPosition),
    hint: &str,
    (one, many): (&str, &str),
) {
    let page = LaidOutPage::new(page, app.state.size);
    let position = match page.stop_count {
        0 => scroll_position(&page, read),
        stops => {
            let more = if read.viewport(&page).hidden().1 > 0 { " ▼" } else { "" };
            let at = read.index.min(stops - 1) + 1;
            format!("{at} of {}{more}", pluralize(stops, one, many))
        }
    };
    draw_with_position(canvas, app, (&page, read), hint, position);
}

fn draw_with_position(
    canvas: &mut Canvas<'_>,
    app: &AppView<'_>,
    (page, read): (&LaidOutPage, ReadPosition),
    hint: &str,
    position: String,
) {
    let body = frame::draw(canvas, app, &page_frame(page, hint, position));
    draw_rows(canvas, body, page, read);
}

fn page_frame(page: &LaidOutPage, hint: &str, position: String) -> Frame {
    Frame {
        title: page.title.clone(),
        top_right: Some(position),
        hint: hint.to_owned(),
        esc: "back",
        ..Frame::default()
    }
}

/// Draws the rows of a page into `body`.
pub fn draw_rows(canvas: &mut Canvas<'_>, body: Rect, page: &LaidOutPage, read: ReadPosition) {
    draw_marked_rows(canvas, body, page, read, true);
}

/// The same while something below the page has the focus: what it is about has the bar, and the mark
/// stands where the keys go.
pub fn draw_rows_above(
    canvas: &mut Canvas<'_>,
    body: Rect,
    page: &LaidOutPage,
    read: ReadPosition,
) {
    draw_marked_rows(canvas, body, page, read, false);
}

fn draw_marked_rows(
    canvas: &mut Canvas<'_>,
    body: Rect,
    page: &LaidOutPage,
    read: ReadPosition,
    has_mark: bool,
) {
    let (rows, top) = (&page.rows, read.viewport(page).top);
    for (number, (line, row)) in body.rows().zip(rows.iter().skip(top)).enumerate() {
        draw_row(canvas, line.skip_left(2), row);
        let Some(stop) = row.focus_stop else { continue };
        canvas.click(line, Command::Focus(stop));
        if stop != read.index {
            continue;
        }
        let first = rows.iter().position(|other| other.focus_stop == Some(stop));
        let bar = line.skip_left(first.map_or(row.indent, |at| rows[at].indent.min(row.indent)));
        if !has_mark {
            canvas.focus_rest(bar);
        } else if first == Some(top + number) {
            canvas.focus(bar);
        } else if row.is_of_stop {
            canvas.focus_rest(bar);
        } else if of_stop(rows, stop) <= MAX_BAR_ROWS {
            canvas.focus_beside(bar);
        }
        if has_mark && number == 0 && first.is_some_and(|first| first < top) {
            canvas.focus_mark(bar);
            canvas.cursor_to(bar);
        }
    }
    if page.stop_count == 0 && canvas.cursor.is_none() {
        let newest = u16::try_from(read.first_new_row(page).saturating_sub(top));
        let from = body.skip_top(newest.unwrap_or(0));
        let row = if from.is_empty() { body.take_bottom(1) } else { from };
        // in the margin: no letter is hidden by it
        canvas.cursor_to(row.skip_left(1));
    }
}

/// Draws the beginning of a page beside something else: its title, and as much of it as there is
/// room for.
pub fn draw_preview(canvas: &mut Canvas<'_>, area: Rect, page: &Page) {
    let area = area.skip_left(1).skip_right(1);
    canvas.text(area, &page.title.to_uppercase(), canvas.theme.strong);
    let (list, rows) = (area.skip_top(1), page_rows::rows(page, area.width));
    // the last row says how many more there are
    let is_cut = rows.len() > usize::from(list.height);
    let shown = if is_cut { list.skip_bottom(1) } else { list };
    for (line, row) in shown.rows().zip(&rows) {
        draw_row(canvas, line, row);
    }
    let view = Viewport::from_top(0, usize::from(shown.height), rows.len());
    if let Some(words) = more_of_words(view.hidden(), ("line", "lines")) {
        canvas.text(list.take_bottom(1), &words, canvas.theme.quiet);
    }
}

/// One row of a page, what it begins with in its colour.
fn draw_row(canvas: &mut Canvas<'_>, area: Rect, row: &PageRow) {
    let theme = canvas.theme;
    let style = match row.kind {
        LineKind::Heading => theme.strong,
        LineKind::Body => theme.plain,
        LineKind::Quiet => theme.quiet,
    };
    let area = area.skip_left(row.indent);
    let text = truncate(&row.text, usize::from(area.width));
    let (length, lead) = match row.lead {
        None => (0, style),
        Some(Lead::Sign(sign)) => (1, theme.sign(sign)),
        Some(Lead::Warning(length)) => (length, theme.warning),
        Some(Lead::Key(length)) => (length, theme.key),
        Some(Lead::Movement) => {
            let sign = text.chars().next().map(String::from).unwrap_or_default();
            (1, theme.movement_sign(&sign).unwrap_or(theme.plain))
        }
    };
    let cut = text.char_indices().nth(length).map_or(text.len(), |(at, _)| at);
    let (begin, rest) = text.split_at(cut);
    let mut line = Line::from(Span::styled(begin, lead));
    line.extend(theme.line(rest, style));
    canvas.line(area, line);
}

/// The most rows of one stop that the bar lies under: under more of them it would be a wall.
const MAX_BAR_ROWS: usize = 6;

fn of_stop(rows: &[PageRow], stop: usize) -> usize {
    rows.iter().filter(|row| row.focus_stop == Some(stop)).count()
}

/// How much of the page is out of sight, above and below.
fn scroll_position(page: &LaidOutPage, read: ReadPosition) -> String {
    read.viewport(page).more_words().unwrap_or_default()
}

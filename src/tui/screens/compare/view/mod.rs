//! Drawing comparisons: side by side, as rows, and one area down to its statements. Nothing here is
//! coloured by stage.

mod columns;
mod headings;
mod rows;
mod rows_layout;
mod stage_words;
mod statements;

use ratatui::layout::{Constraint, Rect};
use unicode_width::UnicodeWidthStr;

use super::find::SEARCH_ROWS;
use super::{Compare, OverlayPage};
use crate::maturity::comparison::Comparison;
use crate::maturity::comparison::align::{AreaCell, ComparedArea};
use crate::maturity::comparison::side_words::SAME_FOR_ALL;
use crate::maturity::movement::DomainMovement;
use crate::maturity::page::Page;
use crate::maturity::phrases::format_number;
use crate::maturity::text_wrap::{truncate_at_word, wrap};
use crate::tui::app_view::AppView;
use crate::tui::page_rows::LaidOutPage;
use crate::tui::read_position::ReadPosition;
use crate::tui::viewport::{Viewport, more_words};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::fit_words::short_name;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::page_view;
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::table::Columns;
use crate::tui::widgets::text_field::TextField;

struct CompareView<'v> {
    app: &'v AppView<'v>,
    compare: &'v Compare,
    comparison: &'v Comparison,
    labels: &'v [String],
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, room: &Compare) {
    if let (Some((page, read)), Some(over)) = (room.page(app.state), room.overlay) {
        if over.page == OverlayPage::AddSnapshot {
            return draw_add_page(canvas, app, room, &page, read);
        }
        return page_view::draw(canvas, app, &page, read, "Enter goes back.");
    }
    let Some(sides) = room.comparison.as_deref() else { return draw_loading(canvas, app, room) };
    let view = CompareView { app, compare: room, comparison: sides, labels: sides.labels() };
    match (&room.area, room.is_rows()) {
        (Some(area), _) => statements::draw(canvas, &view, area),
        (None, true) => rows::draw(canvas, &view),
        (None, false) => columns::draw(canvas, &view),
    }
}

/// What else could be compared, below the line to find by where there is one.
fn draw_add_page(
    canvas: &mut Canvas<'_>,
    app: &AppView<'_>,
    room: &Compare,
    page: &Page,
    read: ReadPosition,
) {
    let hint = if room.add_search.is_typing() {
        "Words of the name, or the beginning of the ODS code."
    } else {
        "Enter adds it and reads all of them again."
    };
    let Some(field) = room.add_search.shown() else {
        return page_view::draw(canvas, app, page, read, hint);
    };
    let frame = Frame {
        title: page.title.clone(),
        hint: hint.to_owned(),
        top_right: Some(String::new()),
        esc: if room.add_search.is_typing() { "back" } else { "all" },
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    let below = body.skip_top(SEARCH_ROWS);
    let page = LaidOutPage::new(page, room.page_size(app.state));
    page_view::draw_rows(canvas, below, &page, read);
    draw_search_line(canvas, body, field, room.add_search.is_typing());
}

/// "Find: │mill    │" on the first row.
fn draw_search_line(canvas: &mut Canvas<'_>, body: Rect, field: &TextField, is_typing: bool) {
    canvas.cursor = None;
    canvas.text(body.skip_left(2), "Find:", canvas.theme.strong);
    canvas.line_field(body.skip_left(8).skip_right(2), field, is_typing);
}

fn draw_loading(canvas: &mut Canvas<'_>, app: &AppView<'_>, room: &Compare) {
    let frame = Frame {
        title: "Compare".to_owned(),
        top_right: Some(progress_words(room)),
        hint: "Esc goes back; nothing is changed.".to_owned(),
        esc: esc_label(app),
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    let words =
        if room.requested.is_some() { "They are being read." } else { "They could not be read." };
    canvas.text(body.row(1).skip_left(2).skip_right(1), words, canvas.theme.plain);
}

/// "reading 3 of 12…".
fn progress_words(room: &Compare) -> String {
    match (&room.requested, room.progress) {
        (None, _) => String::new(),
        (Some(_), Some((done, of))) => {
            format!("reading {} of {}…", format_number((done + 1).min(of)), format_number(of))
        }
        (Some(asked), None) => format!("reading {}…", format_number(asked.len())),
    }
}

fn esc_label(app: &AppView<'_>) -> &'static str {
    if app.is_above_home { "home" } else { "back" }
}

impl CompareView<'_> {
    fn frame(&self, title: String, hint: String) -> Frame {
        let right = if self.compare.requested.is_some() {
            progress_words(self.compare)
        } else {
            self.comparison.describe_comparability_short()
        };
        let right = if self.compare.filter.only_differing && !self.compare.is_rows() {
            "only what differs".to_owned()
        } else {
            right
        };
        let esc = if self.compare.area.is_some() { "back" } else { esc_label(self.app) };
        Frame { title, top_right: Some(right), hint, esc, ..Frame::default() }
    }
}

/// Below so many columns names and answers share what there is in other parts.
const NARROW: u16 = 72;

/// A shorter head than this says too little of a name.
const MIN_SHORT_HEAD: usize = 5;

/// What the words for one person's view begin with.
const ONE_VIEW: &str = "one view";

/// The columns of a table with a side in each: what a row is of, then the sides.
struct SideColumns(Columns);

impl SideColumns {
    /// The sides share what the names leave, each at least `narrowest` and at most `widest`
    /// columns wide; where there is room to spare, it stays free at the right.
    fn of(body: Rect, sides: usize, narrowest: u16, widest: u16) -> Self {
        let room = body.skip_right(1).width;
        let count = u16::try_from(sides).unwrap_or(u16::MAX).max(1);
        // two or three leave more for the names, so that those stay whole on a narrow screen
        let share = if sides <= 3 && body.width < NARROW { 40 } else { 30 };
        let least = (room * share / 100).max(14).min(room);
        let each = ((room - least) / count).clamp(narrowest.min(room / count), widest);
        let most = if widest > 20 { room * 2 / 5 } else { room };
        let names = (room - each * count).min(most);
        let widths = std::iter::once(names.max(4) - 3).chain((0..count).map(|_| each.max(1)));
        let widths: Vec<Constraint> = widths.map(|wide| Constraint::Length(wide - 1)).collect();
        Self(Columns::of(body.skip_left(3), &widths, 1))
    }

    /// How many columns a side has.
    fn side_width(&self) -> usize {
        self.0.width(1)
    }

    /// How many columns the name of a row has.
    fn name_width(&self) -> usize {
        self.0.width(0)
    }

    fn draw_heads(&self, canvas: &mut Canvas<'_>, row: Rect, labels: &[String]) {
        let strong = canvas.theme.strong;
        let whole: Vec<&str> = labels.iter().map(String::as_str).collect();
        let short = headings::shorten_headings(&whole, self.side_width());
        for (cell, (label, short)) in self.0.cells(row).skip(1).zip(labels.iter().zip(&short)) {
            // a first word of a few letters says too little, such as "Old"
            let rest = label.split_once(' ').map(|(_, rest)| rest);
            let rest = rest.filter(|rest| rest.width() <= self.side_width());
            let is_alone =
                |rest: &&str| labels.iter().filter(|one| one.contains(*rest)).count() == 1;
            let label = match rest.filter(is_alone) {
                _ if short.width() >= MIN_SHORT_HEAD => short,
                Some(rest) if label.width() > self.side_width() => rest,
                _ => label.as_str(),
            };
            canvas.text(cell, &truncate_at_word(label, cell.width.into()), strong);
        }
    }

    fn draw_row<'c>(
        &self,
        canvas: &mut Canvas<'_>,
        row: Rect,
        label: &str,
        words: impl Iterator<Item = &'c str>,
    ) {
        let plain = canvas.theme.plain;
        let name = self.0.cell(0, row);
        canvas.text(name, &truncate_at_word(label, name.width.into()), plain);
        for (cell, words) in self.0.cells(row).skip(1).zip(words) {
            // whose view it is is told in full elsewhere: no half of it here
            let is_cut = words.width() > usize::from(cell.width);
            let words = match words.split_once(": ") {
                Some((ONE_VIEW, _)) if is_cut => ONE_VIEW,
                _ => words,
            };
            canvas.text_with_signs(cell, &truncate_at_word(words, cell.width.into()));
        }
    }
}

/// Where a side stands in an area. Of networks the sign says how it moved since its own first; of two
/// days the later one has the sign of how it moved since the earlier one; of more days both.
fn stage_cell(
    sides: &Comparison,
    side: usize,
    area: &ComparedArea,
    own: impl Fn(&AreaCell) -> bool,
) -> String {
    let cells = area.cells[side].as_slice();
    let words = movement_words(cells, &area.placeholders[side], own);
    let ([cell], Some((since_first, stage))) = (cells, words.split_once(' ')) else { return words };
    let step = || sides.area_step(side, &cell.domain).map_or(" ", |step| step.moved.sign());
    match sides.is_then_and_now() {
        true => format!("{} {stage}", step()),
        false if sides.has_day_steps() => format!("{since_first}{} {stage}", step()),
        false => words,
    }
}

/// "* Hillside: said Step 2, by the answers Step 1" of each side that has a star in an area.
fn star_words(area: &ComparedArea, labels: &[String]) -> Vec<String> {
    let cells = area.cells.iter().zip(labels);
    let stars = cells.flat_map(|(cells, label)| cells.iter().map(move |cell| (cell, label)));
    let words = stars.filter_map(|(cell, label)| {
        let suggests = cell.suggested_label.as_ref()?;
        Some(format!("* {label}: said {}, by the answers {suggests}", cell.standing_label))
    });
    words.collect()
}

/// The stages of a row of sides, with short names where one of the whole ones would be cut, or where
/// other rows have them (`is_short`).
fn fit_stages(
    cells: Vec<String>,
    area: &ComparedArea,
    is_short: bool,
    width: usize,
) -> Vec<String> {
    if !is_short && cells.iter().all(|words| words.width() <= width) {
        return cells;
    }
    let short = |(words, known): (String, &Vec<AreaCell>)| {
        known.iter().fold(words, |words, cell| {
            words.replacen(&cell.standing_label, &short_name(&cell.standing_label), 1)
        })
    };
    cells.into_iter().zip(&area.cells).map(short).collect()
}

/// "▲ Step 1 *": which way it moved since its own first, then where it stands.
fn movement_words(cells: &[AreaCell], instead: &str, own: impl Fn(&AreaCell) -> bool) -> String {
    match cells {
        [] => instead.to_owned(),
        [one] if own(one) => format!("{} {}", one.movement.moved.sign(), one.starred_label()),
        [one] => format!("{} {}: {}", one.movement.moved.sign(), one.starred_label(), one.name),
        several => {
            let words: Vec<String> = several
                .iter()
                .map(|cell| format!("{} {}", cell.movement.moved.sign(), cell.starred_label()))
                .collect();
            words.join(" / ")
        }
    }
}

/// The signs, each with its word, and those of the rarer ones that are on the screen.
fn movement_legend(view: &CompareView<'_>) -> String {
    let is_two_days = view.comparison.is_then_and_now();
    // a narrow screen has the words above the rows
    let since = match (view.app.state.size.0 < NARROW, is_two_days) {
        (true, _) => "",
        (false, true) => ", since the snapshot before",
        (false, false) => ", since its first snapshot",
    };
    let moved = format!("▲ forward  ▼ back  ■ same{since}");
    let parts = std::iter::once(moved.as_str()).chain(rarer_signs(view));
    parts.collect::<Vec<_>>().join("  ")
}

/// The signs beside those of movement, as far as they are on the screen.
fn rarer_signs(view: &CompareView<'_>) -> Vec<&'static str> {
    let cells = || view.comparison.areas.iter().flat_map(|area| area.cells.iter());
    let is_two_days = view.comparison.is_then_and_now();
    let is_first = |cell: &AreaCell| cell.movement.moved == DomainMovement::First;
    let any_first = !is_two_days && cells().flatten().any(is_first);
    let parts = [
        Some("* w says why"),
        any_first.then_some("▪ first one"),
        cells().any(Vec::is_empty).then_some("- not asked"),
    ];
    parts.into_iter().flatten().collect()
}

/// The area of a list, with its last row apart where not all its rows fit: that one says how many
/// more there are.
fn split_more_row(area: Rect, rows: usize) -> (Rect, Rect) {
    let is_all = rows <= usize::from(area.height) || area.height < 4;
    if is_all { (area, Rect::default()) } else { (area.skip_bottom(1), area.take_bottom(1)) }
}

/// How many rows that can be in focus stand above those shown, and how many below.
fn draw_more_row<R>(
    canvas: &mut Canvas<'_>,
    row: Rect,
    (rows, shown): (&[R], Viewport),
    is_stop: impl Fn(&&R) -> bool,
) {
    let shown = shown.visible();
    let count = |rows: &[R]| rows.iter().filter(&is_stop).count();
    let hidden = (count(&rows[..shown.start]), count(&rows[shown.end..]));
    if let Some(words) = more_words(hidden).filter(|_| !row.is_empty()) {
        canvas.text(row.skip_left(3).skip_right(1), &words, canvas.theme.quiet);
    }
}

/// Puts in the title: whole where it fits; else without what goes without saying, such as that all
/// answered the same.
fn put_title(frame: &mut Frame, title: String, width: u16) {
    let fits = |title: &str, right: &str| title.width() + right.width() + 4 <= usize::from(width);
    let right = frame.top_right.as_deref().unwrap_or_default();
    if fits(&title, right) {
        frame.title = title;
        return;
    }
    frame.title = title.replace(", in name order", "");
    if !fits(&frame.title, right) && right == SAME_FOR_ALL {
        frame.top_right = Some(String::new());
    }
}

fn wrap_indented(text: &str, width: u16, indent: u16) -> Vec<String> {
    wrap(text, usize::from(width.saturating_sub(indent + 1)).max(1))
}

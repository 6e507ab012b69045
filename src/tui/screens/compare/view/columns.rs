//! Two to four side by side: context first, then for each area which way it moved and where it
//! stands.
//!
//! ```text
//!                         Brook Vale        Hillside          Moorland
//!   people, practices     52,000, 8         34,000, 6         not given
//! ► Joining up care       ▲ Step 1          ▲ Step 1 *        - Foundation
//! ```

use ratatui::layout::Rect;

use super::{CompareView, SideColumns, moved_then_now, wrapped};
use crate::maturity::comparison::align::{AreaCell, ComparedArea};
use crate::maturity::comparison::table::star_words;
use crate::tui::document::shorten;
use crate::tui::protocol::command::Command;
use crate::tui::screens::compare::focus_rows::{self, CompareFocus};
use crate::tui::screens::compare::pages;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame;

/// One row of the page.
enum ColumnsRow {
    Text(String),
    Heading(String),
    Context(usize),
    Stop(usize, CompareFocus),
    Note(String),
}

/// Draws it.
pub(crate) fn draw(sheet: &mut Canvas<'_>, view: &CompareView<'_>) {
    let lines = focus_rows::of(view.sides, view.room.shown);
    let at = view.room.at.min(lines.len().saturating_sub(1));
    let title = format!("Compare · {} · {}", view.sides.title(), view.sides.anchor.1);
    let body = frame::draw(sheet, view.app, &view.frame(title, hint(view, lines.get(at))));
    let columns = SideColumns::of(body.width, view.sides.all.len(), 9, 30);
    let rows = rows(view, &lines, body, at);
    let body = in_mind(sheet, view, body, rows.len());
    let strong = sheet.ink.strong;
    for (number, label) in view.labels.iter().enumerate() {
        sheet.put_short(body, columns.at(number), 0, columns.each.saturating_sub(1), label, strong);
    }
    let list =
        Rect { y: body.y + 1, height: body.height.saturating_sub(1), ..body }.intersection(body);
    let first = first_row(&rows, at, list.height);
    for (y, row) in (0..list.height).zip(rows.iter().skip(first)) {
        one(sheet, view, list, y, row, columns, at);
    }
}

/// All rows. What must be kept in mind and the context give way on a low screen only by scrolling.
fn rows(view: &CompareView<'_>, lines: &[CompareFocus], list: Rect, at: usize) -> Vec<ColumnsRow> {
    let sides = view.sides;
    let is_tall = list.height >= 30;
    let mut rows: Vec<ColumnsRow> = Vec::new();
    let shown: Vec<usize> =
        (0..sides.context.len()).filter(|row| is_tall || sides.context[*row].comes_first).collect();
    rows.extend(shown.into_iter().map(ColumnsRow::Context));
    rows.push(ColumnsRow::Text(String::new()));
    let (moved, rest) = (sides.moved_words(), format!("lines up with none of {}", sides.anchor.1));
    rows.push(ColumnsRow::Heading(moved.to_owned()));
    let mut was_anchored = true;
    for (number, line) in lines.iter().enumerate() {
        match line {
            CompareFocus::Area(area) => {
                let area = &sides.areas[*area];
                if was_anchored && !area.is_anchored {
                    rows.push(ColumnsRow::Heading(rest.clone()));
                }
                was_anchored = area.is_anchored;
                rows.push(ColumnsRow::Stop(number, *line));
                if number == at && view.room.shown.with_notes {
                    rows.extend(
                        notes(view, area)
                            .iter()
                            .flat_map(|note| wrapped(note, list.width, 5))
                            .map(ColumnsRow::Note),
                    );
                }
            }
            CompareFocus::Asks | CompareFocus::Comparability => {
                if !matches!(rows.last(), Some(ColumnsRow::Stop(_, CompareFocus::Asks))) {
                    rows.push(ColumnsRow::Text(String::new()));
                }
                rows.push(ColumnsRow::Stop(number, *line));
            }
        }
    }
    if view.room.shown.only_differing
        && !lines.iter().any(|line| matches!(line, CompareFocus::Area(_)))
    {
        rows.insert(
            rows.len() - 1,
            ColumnsRow::Text("No area differs. f shows all of them.".to_owned()),
        );
    }
    let asked = asked(view, list.width);
    if is_tall && rows.len() + asked.len() + 3 <= usize::from(list.height) {
        rows.extend(asked);
    }
    rows.extend(
        pages::missing(sides)
            .into_iter()
            .chain(sides.changed_words())
            .flat_map(|text| wrapped(&text, list.width, 3))
            .map(ColumnsRow::Text),
    );
    rows
}

/// What they ask others for, where there is room for it: the need, and who asks.
fn asked(view: &CompareView<'_>, width: u16) -> Vec<ColumnsRow> {
    const MOST: usize = 6;
    let asks = &view.sides.asks;
    if asks.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![
        ColumnsRow::Text(String::new()),
        ColumnsRow::Heading("what they ask others for".to_owned()),
    ];
    for ask in asks.iter().take(MOST) {
        let who: Vec<&str> = ask.by.iter().map(|number| view.labels[*number].as_str()).collect();
        let line = format!("{} ({})", ask.text, who.join(", "));
        rows.push(ColumnsRow::Note(shorten(&line, usize::from(width.saturating_sub(6)))));
    }
    if asks.len() > MOST {
        rows.push(ColumnsRow::Note(format!(
            "and {} more; Enter on 'they ask others for' lists all",
            asks.len() - MOST
        )));
    }
    rows
}

/// What is to be kept in mind comes first: all of it where there is room beside all else. Returns
/// what is left.
fn in_mind(sheet: &mut Canvas<'_>, view: &CompareView<'_>, body: Rect, rows: usize) -> Rect {
    let mut words = wrapped(view.sides.in_mind(), body.width, 1);
    if rows + words.len() + 1 > usize::from(body.height) {
        // the first sentence stays in sight as long as there is anything else to see; the rest
        // scrolls
        let first = view.sides.in_mind().split_inclusive(". ").next().unwrap_or_default();
        words = if body.height >= 12 {
            vec![shorten(first.trim_end(), usize::from(body.width.saturating_sub(2)))]
        } else {
            vec![]
        };
    }
    let height = u16::try_from(words.len()).unwrap_or(u16::MAX);
    let gap = u16::from(height > 0 && rows + words.len() + 2 <= usize::from(body.height));
    let plain = sheet.ink.plain;
    for (y, line) in (0..height).zip(&words) {
        sheet.put(body, 1, y, line, plain);
    }
    let above = height + gap;
    Rect { y: body.y + above, height: body.height.saturating_sub(above), ..body }.intersection(body)
}

/// Reasons and suggestions of the area in focus.
fn notes(view: &CompareView<'_>, area: &ComparedArea) -> Vec<String> {
    let mut notes = Vec::new();
    for (cells, label) in area.cells.iter().zip(view.labels) {
        for cell in cells {
            match (star_words(cell, label, true), &cell.reason) {
                (Some(words), _) => notes.push(words),
                (None, Some(reason)) => {
                    notes.push(format!("{label}: they say {}. Why: {reason}", cell.words));
                }
                (None, None) => {}
            }
        }
    }
    if notes.is_empty() {
        notes.push("No reason is noted for this area.".to_owned());
    }
    notes
}

fn first_row(rows: &[ColumnsRow], at: usize, height: u16) -> usize {
    let is_focus = |row: &ColumnsRow| matches!(row, ColumnsRow::Stop(number, _) if *number == at);
    let focus = rows.iter().position(is_focus).unwrap_or(0);
    let end = focus
        + 1
        + rows[focus.min(rows.len())..]
            .iter()
            .skip(1)
            .take_while(|row| matches!(row, ColumnsRow::Note(_)))
            .count();
    end.saturating_sub(usize::from(height)).min(focus)
}

fn one(
    sheet: &mut Canvas<'_>,
    view: &CompareView<'_>,
    list: Rect,
    y: u16,
    row: &ColumnsRow,
    columns: SideColumns,
    at: usize,
) {
    let (plain, quiet, strong) = (sheet.ink.plain, sheet.ink.quiet, sheet.ink.strong);
    match row {
        ColumnsRow::Text(text) => {
            sheet.put_short(list, 1, y, list.width.saturating_sub(2), text, plain);
        }
        ColumnsRow::Heading(text) => {
            sheet.put_short(list, 3, y, list.width.saturating_sub(4), text, strong);
        }
        ColumnsRow::Note(text) => {
            sheet.put_short(list, 5, y, list.width.saturating_sub(6), text, quiet);
        }
        ColumnsRow::Context(number) => {
            let row = &view.sides.context[*number];
            columns.put(sheet, list, y, row.label, row.cells.iter().map(String::as_str));
        }
        ColumnsRow::Stop(number, line) => {
            stop(sheet, view, list, y, *line, columns);
            let click =
                if *number == at { Command::Open(*number) } else { Command::Focus(*number) };
            sheet.click(list, 0, y, list.width, click);
            if *number == at {
                sheet.focus(list, 1, y, list.width.saturating_sub(1));
            }
        }
    }
}

fn stop(
    sheet: &mut Canvas<'_>,
    view: &CompareView<'_>,
    list: Rect,
    y: u16,
    line: CompareFocus,
    columns: SideColumns,
) {
    let sides = view.sides;
    match line {
        CompareFocus::Area(number) => {
            let area = &sides.areas[number];
            let words: Vec<String> = area
                .cells
                .iter()
                .zip(&area.instead)
                .map(|(cells, instead)| {
                    moved_then_now(cells, instead, |cell| cell.domain == area.id)
                })
                .collect();
            columns.put(sheet, list, y, &area.name, words.iter().map(String::as_str));
        }
        CompareFocus::Asks => {
            let count = |number| match sides.asks_of(number) {
                0 => "nothing ticked".to_owned(),
                asks => crate::maturity::phrases::count_of(asks, "need", "needs"),
            };
            let words: Vec<String> = (0..sides.all.len()).map(count).collect();
            columns.put(sheet, list, y, "they ask others for", words.iter().map(String::as_str));
        }
        CompareFocus::Comparability => {
            let plain = sheet.ink.plain;
            sheet.put_short(
                list,
                3,
                y,
                list.width.saturating_sub(4),
                &sides.comparable_words(),
                plain,
            );
        }
    }
}

/// Which areas of other matrices stand in this line.
fn lined_up(view: &CompareView<'_>, area: &ComparedArea) -> Option<String> {
    if view.sides.is_one_matrix() {
        return None;
    }
    // the areas of other matrices first: their names have no room above
    let (mut told, mut own) = (Vec::new(), Vec::new());
    for (cells, label) in area.cells.iter().zip(view.labels) {
        let is_own = |cell: &AreaCell| cell.domain == area.id;
        let name = |cell: &AreaCell| {
            if is_own(cell) { cell.banded() } else { format!("{} {}", cell.name, cell.banded()) }
        };
        let names = cells.iter().map(name);
        let words = format!("{label}: {}", names.collect::<Vec<_>>().join(", "));
        match cells.as_slice() {
            [] => {}
            [one] if is_own(one) => own.push(words),
            _ => told.push(words),
        }
    }
    told.append(&mut own);
    (!told.is_empty()).then(|| told.join("; "))
}

/// What the signs mean; for a star in focus, what it stands for.
fn hint(view: &CompareView<'_>, line: Option<&CompareFocus>) -> String {
    let legend = "▲ ▼ ■ forward, back, same since own first   - no earlier one   * see w";
    let Some(CompareFocus::Area(number)) = line else { return legend.to_owned() };
    let area = &view.sides.areas[*number];
    if let Some(words) = lined_up(view, area) {
        return words;
    }
    let stars = area
        .cells
        .iter()
        .zip(view.labels)
        .flat_map(|(cells, label)| cells.iter().map(move |cell| (cell, label)));
    let mut stars = stars.filter_map(|(cell, label)| {
        let suggests = cell.suggests.as_ref()?;
        Some(format!("* {label}: they say {}, the answers suggest {suggests}", cell.words))
    });
    stars.next().unwrap_or_else(|| legend.to_owned())
}

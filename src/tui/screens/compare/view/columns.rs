//! Two to four side by side: context first, then for each area which way it moved and where it
//! stands.
//!
//! ```text
//!                         Brook Vale        Hillside          Moorland
//!   people, practices     52,000, 8         34,000, 6         not given
//! ► Joining up care       ▲ Step 1          ▲ Step 1 *        - Foundation
//! ```

use ratatui::layout::Rect;

use super::{CompareView, SideColumns, movement_words, wrap_indented};
use crate::maturity::comparison::align::{AreaCell, ComparedArea};
use crate::maturity::comparison::notes::star_note;
use crate::tui::document::truncate;
use crate::tui::protocol::command::Command;
use crate::tui::screens::compare::focus_rows::{self, CompareFocus};
use crate::tui::screens::compare::pages;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame;

enum ColumnsRow {
    Text(String),
    Heading(String),
    Context(usize),
    Stop(usize, CompareFocus),
    Note(String),
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, view: &CompareView<'_>) {
    let lines = focus_rows::focus_lines(view.comparison, view.compare.filter);
    let at = view.compare.focus.min(lines.len().saturating_sub(1));
    let title =
        format!("Compare · {} · {}", view.comparison.title(), view.comparison.describe_matrices());
    let body = frame::draw(canvas, view.app, &view.frame(title, hint(view, lines.get(at))));
    let columns = SideColumns::of(body.width, view.comparison.sides.len(), 9, 30);
    let rows = rows(view, &lines, body, at);
    let body = draw_caveats(canvas, view, body, rows.len());
    for (number, label) in view.labels.iter().enumerate() {
        canvas.put_truncated(
            body,
            columns.x_of(number),
            0,
            columns.width.saturating_sub(1),
            label,
            canvas.theme.strong,
        );
    }
    let list =
        Rect { y: body.y + 1, height: body.height.saturating_sub(1), ..body }.intersection(body);
    let first = scroll_top(&rows, at, list.height);
    let mut is_focus = false;
    for (y, row) in (0..list.height).zip(rows.iter().skip(first)) {
        draw_row(canvas, view, list, y, row, columns, at);
        is_focus = match row {
            ColumnsRow::Stop(number, _) => *number == at,
            ColumnsRow::Note(_) => is_focus,
            _ => false,
        };
        if is_focus && matches!(row, ColumnsRow::Note(_)) {
            canvas.continue_focus(list, 1, y, list.width.saturating_sub(1));
        }
    }
}

/// All rows. What must be kept in mind and the context give way on a low screen only by scrolling.
fn rows(view: &CompareView<'_>, lines: &[CompareFocus], list: Rect, at: usize) -> Vec<ColumnsRow> {
    let sides = view.comparison;
    let is_tall = list.height >= 30;
    let mut rows: Vec<ColumnsRow> = Vec::new();
    let shown: Vec<usize> =
        (0..sides.context.len()).filter(|row| is_tall || sides.context[*row].is_primary).collect();
    rows.extend(shown.into_iter().map(ColumnsRow::Context));
    rows.push(ColumnsRow::Text(String::new()));
    let (moved, rest) =
        (sides.movement_heading(), format!("lines up with none of {}", sides.anchor.1));
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
                if number == at && view.compare.filter.with_notes {
                    rows.extend(
                        note_lines(view, area)
                            .iter()
                            .flat_map(|note| wrap_indented(note, list.width, 5))
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
    if view.compare.filter.only_differing
        && !lines.iter().any(|line| matches!(line, CompareFocus::Area(_)))
    {
        rows.insert(
            rows.len() - 1,
            ColumnsRow::Text("No area differs. f shows all of them.".to_owned()),
        );
    }
    let asked = ask_rows(view, list.width);
    if is_tall && rows.len() + asked.len() + 3 <= usize::from(list.height) {
        rows.extend(asked);
    }
    rows.extend(
        pages::missing_words(sides)
            .into_iter()
            .chain(sides.changed_notes())
            .flat_map(|text| wrap_indented(&text, list.width, 3))
            .map(ColumnsRow::Text),
    );
    rows
}

/// What they ask others for, where there is room for it: the need, and who asks.
fn ask_rows(view: &CompareView<'_>, width: u16) -> Vec<ColumnsRow> {
    const MOST: usize = 6;
    let asks = &view.comparison.asks;
    if asks.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![
        ColumnsRow::Text(String::new()),
        ColumnsRow::Heading("what they ask others for".to_owned()),
    ];
    for ask in asks.iter().take(MOST) {
        let who: Vec<&str> =
            ask.raised_by.iter().map(|number| view.labels[*number].as_str()).collect();
        let line = format!("{} ({})", ask.text, who.join(", "));
        rows.push(ColumnsRow::Note(truncate(&line, usize::from(width.saturating_sub(6)))));
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
fn draw_caveats(canvas: &mut Canvas<'_>, view: &CompareView<'_>, body: Rect, rows: usize) -> Rect {
    let mut words = wrap_indented(view.comparison.caveat(), body.width, 1);
    if rows + words.len() + 1 > usize::from(body.height) {
        // the first sentence stays in sight as long as there is anything else to see; the rest
        // scrolls
        let first = view.comparison.caveat().split_inclusive(". ").next().unwrap_or_default();
        words = if body.height >= 12 {
            vec![truncate(first.trim_end(), usize::from(body.width.saturating_sub(2)))]
        } else {
            vec![]
        };
    }
    let height = u16::try_from(words.len()).unwrap_or(u16::MAX);
    let gap = u16::from(height > 0 && rows + words.len() + 2 <= usize::from(body.height));
    for (y, line) in (0..height).zip(&words) {
        canvas.put(body, 1, y, line, canvas.theme.plain);
    }
    let above = height + gap;
    Rect { y: body.y + above, height: body.height.saturating_sub(above), ..body }.intersection(body)
}

fn note_lines(view: &CompareView<'_>, area: &ComparedArea) -> Vec<String> {
    let mut notes = Vec::new();
    for (cells, label) in area.cells.iter().zip(view.labels) {
        for cell in cells {
            match (star_note(cell, label, true), &cell.reason) {
                (Some(words), _) => notes.push(words),
                (None, Some(reason)) => {
                    notes.push(format!("{label}: they say {}. Why: {reason}", cell.standing_label));
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

fn scroll_top(rows: &[ColumnsRow], at: usize, height: u16) -> usize {
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

fn draw_row(
    canvas: &mut Canvas<'_>,
    view: &CompareView<'_>,
    list: Rect,
    y: u16,
    row: &ColumnsRow,
    columns: SideColumns,
    at: usize,
) {
    let (plain, quiet, strong) = (canvas.theme.plain, canvas.theme.quiet, canvas.theme.strong);
    match row {
        ColumnsRow::Text(text) => {
            canvas.put_truncated(list, 1, y, list.width.saturating_sub(2), text, plain);
        }
        ColumnsRow::Heading(text) => {
            canvas.put_truncated(list, 3, y, list.width.saturating_sub(4), text, strong);
        }
        ColumnsRow::Note(text) => {
            canvas.put_truncated(list, 5, y, list.width.saturating_sub(6), text, quiet);
        }
        ColumnsRow::Context(number) => {
            let row = &view.comparison.context[*number];
            columns.draw_row(canvas, list, y, row.label, row.cells.iter().map(String::as_str));
        }
        ColumnsRow::Stop(number, line) => {
            draw_stop(canvas, view, list, y, *line, columns);
            let click =
                if *number == at { Command::Open(*number) } else { Command::Focus(*number) };
            canvas.add_hit_area(list, 0, y, list.width, click);
            if *number == at {
                canvas.draw_focus(list, 1, y, list.width.saturating_sub(1));
            }
        }
    }
}

fn draw_stop(
    canvas: &mut Canvas<'_>,
    view: &CompareView<'_>,
    list: Rect,
    y: u16,
    line: CompareFocus,
    columns: SideColumns,
) {
    let sides = view.comparison;
    match line {
        CompareFocus::Area(number) => {
            let area = &sides.areas[number];
            let words: Vec<String> = area
                .cells
                .iter()
                .zip(&area.placeholders)
                .map(|(cells, instead)| {
                    movement_words(cells, instead, |cell| cell.domain == area.id)
                })
                .collect();
            columns.draw_row(canvas, list, y, &area.name, words.iter().map(String::as_str));
        }
        CompareFocus::Asks => {
            let count = |number| match sides.ask_count(number) {
                0 => "nothing ticked".to_owned(),
                asks => crate::maturity::phrases::pluralize(asks, "need", "needs"),
            };
            let words: Vec<String> = (0..sides.sides.len()).map(count).collect();
            columns.draw_row(
                canvas,
                list,
                y,
                "they ask others for",
                words.iter().map(String::as_str),
            );
        }
        CompareFocus::Comparability => {
            canvas.put_truncated(
                list,
                3,
                y,
                list.width.saturating_sub(4),
                &sides.describe_comparability(),
                canvas.theme.plain,
            );
        }
    }
}

fn aligned_areas_words(view: &CompareView<'_>, area: &ComparedArea) -> Option<String> {
    if view.comparison.is_one_matrix() {
        return None;
    }
    // the areas of other matrices first: their names have no room above
    let (mut told, mut own) = (Vec::new(), Vec::new());
    for (cells, label) in area.cells.iter().zip(view.labels) {
        let is_own = |cell: &AreaCell| cell.domain == area.id;
        let name = |cell: &AreaCell| {
            if is_own(cell) {
                cell.label_with_band()
            } else {
                format!("{} {}", cell.name, cell.label_with_band())
            }
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
    let legend = "▲ ▼ ■ forward, back, same since own first   ▪ no earlier one   * see w";
    let Some(CompareFocus::Area(number)) = line else { return legend.to_owned() };
    let area = &view.comparison.areas[*number];
    if let Some(words) = aligned_areas_words(view, area) {
        return words;
    }
    let stars = area
        .cells
        .iter()
        .zip(view.labels)
        .flat_map(|(cells, label)| cells.iter().map(move |cell| (cell, label)));
    let mut stars = stars.filter_map(|(cell, label)| {
        let suggests = cell.suggested_label.as_ref()?;
        Some(format!("* {label}: they say {}, the answers suggest {suggests}", cell.standing_label))
    });
    stars.next().unwrap_or_else(|| legend.to_owned())
}

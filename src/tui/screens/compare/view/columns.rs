//! Two to four side by side: context first, then for each area which way it moved and where it
//! stands.
//!
//! ```text
//!                         Brook Vale        Hillside          Moorland
//!   people, practices     52,000, 8         34,000, 6         not given
//! ► Joining up care       ▲ Step 1          ▲ Step 1 *        - Foundation
//! ```

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::headings::shorten_headings;
use super::{
    CompareView, SideColumns, draw_more_row, fit_stages, put_title, rarer_signs, split_more_row,
    stage_cell, star_words, wrap_indented,
};
use crate::maturity::comparison::Comparison;
use crate::maturity::comparison::align::{AreaCell, ComparedArea};
use crate::maturity::comparison::context::ContextRow;
use crate::maturity::comparison::notes::star_note;
use crate::tui::screens::compare::focus_rows::{self, CompareFocus};
use crate::tui::screens::compare::pages;
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame;
use crate::tui::widgets::rect::RectExt;

enum ColumnsRow {
    Text(String),
    Heading(String),
    Signs(String),
    Context(usize),
    Stop(usize, CompareFocus),
    Note(String),
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, view: &CompareView<'_>) {
    let lines = focus_rows::focus_lines(view.comparison, view.compare.filter);
    let at = view.compare.focus.min(lines.len().saturating_sub(1));
    let title =
        format!("Compare · {} · {}", view.comparison.title(), view.comparison.describe_matrices());
    let mut frame = view.frame(String::new(), hint(view, lines.get(at)));
    put_title(&mut frame, title, view.app.state.size.0);
    let body = frame::draw(canvas, view.app, &frame);
    let columns = SideColumns::of(body, view.comparison.sides.len(), 9, 30);
    let rows = rows(view, &lines, body, at);
    let body = draw_caveats(canvas, view, body, rows.len());
    columns.draw_heads(canvas, body, view.labels);
    let (list, more) = split_more_row(body.skip_top(1), rows.len());
    let shown = viewport(&rows, at, list.height);
    draw_more_row(canvas, more, (&rows, shown), |row| matches!(row, ColumnsRow::Stop(..)));
    let mut is_focus = false;
    for (line, row) in list.rows().zip(rows.iter().skip(shown.top)) {
        draw_row(canvas, view, line, row, &columns, at);
        is_focus = match row {
            ColumnsRow::Stop(number, _) => *number == at,
            ColumnsRow::Note(_) => is_focus,
            _ => false,
        };
        if is_focus && matches!(row, ColumnsRow::Note(_)) {
            canvas.focus_rest(line.skip_left(1));
        }
    }
}

/// All rows. What must be kept in mind and the context give way on a low screen only by scrolling.
fn rows(view: &CompareView<'_>, lines: &[CompareFocus], list: Rect, at: usize) -> Vec<ColumnsRow> {
    let sides = view.comparison;
    let is_tall = list.height >= 30;
    let mut rows: Vec<ColumnsRow> = Vec::new();
    let shown = shown_context(view, is_tall);
    rows.extend(shown.into_iter().map(ColumnsRow::Context));
    rows.push(ColumnsRow::Text(String::new()));
    let rest = format!("lines up with none of {}", sides.anchor.1);
    rows.push(ColumnsRow::Signs(movement_heading(sides)));
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
                    rows.push(ColumnsRow::Text(before_words(sides)));
                }
                rows.push(ColumnsRow::Stop(number, *line));
            }
        }
    }
    if view.compare.filter.only_differing
        && !lines.iter().any(|line| matches!(line, CompareFocus::Area(_)))
    {
        let words = ColumnsRow::Text("No area differs. f shows all of them.".to_owned());
        rows.insert(rows.len() - 1, words);
    }
    let asked = ask_rows(view);
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
    if rows.len() + 2 > usize::from(list.height) {
        leave_out_blank_rows(&mut rows);
    }
    rows
}

/// What "Before" means, where it is among the stages; else an empty row.
fn before_words(sides: &Comparison) -> String {
    let means = sides.before_meaning();
    means.map(|means| format!("  Before = {means}")).unwrap_or_default()
}

/// The rows of context that are shown: where there is little room the first of them, and none that
/// says what the heads say, such as the days.
fn shown_context(view: &CompareView<'_>, is_tall: bool) -> Vec<usize> {
    let context = &view.comparison.context;
    let is_shown =
        |row: &usize| (is_tall || context[*row].is_primary) && context[*row].cells != view.labels;
    (0..context.len()).filter(is_shown).collect()
}

/// Where not all fits, the empty rows go first.
fn leave_out_blank_rows(rows: &mut Vec<ColumnsRow>) {
    rows.retain(|row| !matches!(row, ColumnsRow::Text(text) if text.is_empty()));
}

/// What the signs before each stage mean, and since when it moved so.
fn movement_heading(sides: &Comparison) -> String {
    if sides.is_then_and_now() {
        return "Later one: ▲ forward  ▼ back  ■ same as the earlier".to_owned();
    }
    let since =
        if sides.has_day_steps() { "since the first, one before" } else { sides.movement_since() };
    format!("▲ forward  ▼ back  ■ same, {since}")
}

/// What they ask others for, where there is room for it: the need, and who asks.
fn ask_rows(view: &CompareView<'_>) -> Vec<ColumnsRow> {
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
        rows.push(ColumnsRow::Note(line));
    }
    if asks.len() > MOST {
        rows.push(ColumnsRow::Note(format!(
            "and {} more; Enter on 'needs from others' lists all",
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
        words = if body.height >= 12 { vec![first.trim_end().to_owned()] } else { vec![] };
    }
    for (row, line) in body.rows().zip(&words) {
        canvas.text(row.skip_left(1).skip_right(1), line, canvas.theme.plain);
    }
    let height = u16::try_from(words.len()).unwrap_or(u16::MAX);
    let gap = u16::from(height > 0 && rows + words.len() + 2 <= usize::from(body.height));
    body.skip_top(height + gap)
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

fn viewport(rows: &[ColumnsRow], at: usize, height: u16) -> Viewport {
    let is_focus = |row: &ColumnsRow| matches!(row, ColumnsRow::Stop(number, _) if *number == at);
    let focus = rows.iter().position(is_focus).unwrap_or(0);
    let is_note = |row: &&ColumnsRow| matches!(row, ColumnsRow::Note(_));
    let notes = rows.iter().skip(focus + 1).take_while(is_note).count();
    Viewport::following(focus..focus + 1 + notes, usize::from(height), rows.len())
}

fn draw_row(
    canvas: &mut Canvas<'_>,
    view: &CompareView<'_>,
    line: Rect,
    row: &ColumnsRow,
    columns: &SideColumns,
    at: usize,
) {
    let (plain, quiet, strong) = (canvas.theme.plain, canvas.theme.quiet, canvas.theme.strong);
    let inside = line.skip_right(1);
    match row {
        ColumnsRow::Text(text) => drop(canvas.text(inside.skip_left(1), text, plain)),
        ColumnsRow::Heading(text) => drop(canvas.text(inside.skip_left(3), text, strong)),
        ColumnsRow::Signs(text) => canvas.text_with_signs(inside.skip_left(3), text),
        ColumnsRow::Note(text) => drop(canvas.text(inside.skip_left(5), text, quiet)),
        ColumnsRow::Context(number) => {
            draw_context(canvas, line, &view.comparison.context[*number], columns);
        }
        ColumnsRow::Stop(number, stop) => {
            draw_stop(canvas, view, line, *stop, columns);
            canvas.click_row(line, *number, *number == at);
            if *number == at {
                canvas.focus(line.skip_left(1));
            }
        }
    }
}

/// One line of context. Where its words would be cut, shorter ones stand for them.
fn draw_context(canvas: &mut Canvas<'_>, line: Rect, row: &ContextRow, columns: &SideColumns) {
    let label = match row.label {
        label if label.width() <= columns.name_width() => label,
        "people, practices" => "people",
        "since their first" => "since first",
        label => label,
    };
    let is_people_alone = label != row.label && label == "people";
    let cells = row.cells.iter().map(|words| match words.rsplit_once(", ") {
        Some((people, _)) if is_people_alone => people,
        _ if words.width() <= columns.side_width() => words,
        _ if words == "lead practice" => "one leads",
        _ => words.strip_prefix("practices ").unwrap_or(words),
    });
    columns.draw_row(canvas, line, label, cells);
}

/// Where each side stands in an area.
fn area_stages(sides: &Comparison, number: usize) -> Vec<String> {
    let area = &sides.areas[number];
    let own = |cell: &AreaCell| cell.domain == area.id;
    (0..sides.sides.len()).map(|side| stage_cell(sides, side, area, own)).collect()
}

fn draw_stop(
    canvas: &mut Canvas<'_>,
    view: &CompareView<'_>,
    line: Rect,
    stop: CompareFocus,
    columns: &SideColumns,
) {
    let sides = view.comparison;
    let name;
    let (label, words): (&str, Vec<String>) = match stop {
        CompareFocus::Area(number) => {
            let area = &sides.areas[number];
            let names: Vec<&str> = sides.areas.iter().map(|area| area.name.as_str()).collect();
            name = shorten_headings(&names, columns.name_width()).swap_remove(number);
            let (words, width) = (area_stages(sides, number), columns.side_width());
            let is_cut = |at| area_stages(sides, at).iter().any(|words| words.width() > width);
            // all rows alike: no whole name beside a short one
            let is_short = (0..sides.areas.len()).any(is_cut);
            (&name, fit_stages(words, area, is_short, width))
        }
        CompareFocus::Asks => {
            let count = |number| match sides.ask_count(number) {
                0 => "none ticked".to_owned(),
                asks => crate::maturity::phrases::pluralize(asks, "need", "needs"),
            };
            (
                if columns.name_width() < 17 { "needs" } else { "needs from others" },
                (0..sides.sides.len()).map(count).collect(),
            )
        }
        CompareFocus::Comparability => {
            let (inside, plain) = (line.skip_left(3).skip_right(1), canvas.theme.plain);
            canvas.text(inside, &sides.describe_comparability(), plain);
            return;
        }
    };
    columns.draw_row(canvas, line, label, words.iter().map(String::as_str));
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
    let legend = rarer_signs(view).join("  ");
    let Some(CompareFocus::Area(number)) = line else { return legend };
    let area = &view.comparison.areas[*number];
    if let Some(words) = aligned_areas_words(view, area) {
        return words;
    }
    // where the notes are shown, the star is told there
    let star = star_words(area, view.labels)
        .into_iter()
        .next()
        .filter(|_| !view.compare.filter.with_notes);
    star.unwrap_or(legend)
}

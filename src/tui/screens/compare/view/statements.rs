//! One area down to its statements, side by side: the answers in words, what can't be compared said
//! so.

use std::collections::HashMap;

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::{
    CompareView, NARROW, SideColumns, draw_more_row, fit_stages, put_title, split_more_row,
    stage_cell, star_words, wrap_indented,
};
use crate::maturity::comparison::align::{ComparedArea, NOT_ASKED};
use crate::maturity::comparison::notes::left_out_note;
use crate::maturity::comparison::statements::{ItemCell, ItemRow};
use crate::maturity::ids::ItemId;
use crate::maturity::movement::ItemMove;
use crate::maturity::text_wrap::wrap;
use crate::tui::screens::compare::OpenArea;
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame;
use crate::tui::widgets::rect::RectExt;

enum StatementsRow<'r> {
    Stage(&'r str),
    Item(usize, &'r ItemRow, String),
    /// A further line of a statement.
    Further(String),
    Text(String),
    Note(String),
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, view: &CompareView<'_>, area: &OpenArea) {
    let Some(head) = view.comparison.areas.get(area.number) else { return };
    let items = view.compare.visible_items();
    let at = area.focus.min(items.len().saturating_sub(1));
    let title = format!("Compare · {} · {}", head.name, view.comparison.title());
    let mut frame = view.frame(String::new(), hint(view, area, &items, at));
    put_title(&mut frame, title, view.app.state.size.0);
    let body = frame::draw(canvas, view.app, &frame);
    let widest = match view.comparison.sides.len() {
        _ if body.width < NARROW => 13,
        ..=2 => 17,
        _ => 14,
    };
    let columns = SideColumns::of(body, view.comparison.sides.len(), 10, widest);
    if body.height <= 4 {
        // only what is in focus has room
        return draw_list(canvas, view, body, &columns, (&items, at));
    }
    columns.draw_heads(canvas, body, view.labels);
    let sides = view.comparison;
    let now: Vec<String> =
        (0..sides.sides.len()).map(|side| stage_cell(sides, side, head, |_| true)).collect();
    let now = fit_stages(now, head, false, columns.side_width());
    columns.draw_row(canvas, body.row(1), "stage", now.iter().map(String::as_str));
    let below = draw_answered(canvas, view, body.skip_top(2), &columns, head);
    draw_list(canvas, view, below, &columns, (&items, at));
}

/// How far each side is answered here; and, where that is not the same for all, whose view it is.
/// Returns what is left below.
fn draw_answered(
    canvas: &mut Canvas<'_>,
    view: &CompareView<'_>,
    area: Rect,
    columns: &SideColumns,
    compared: &ComparedArea,
) -> Rect {
    if area.height < 8 {
        return area;
    }
    let sides = &view.comparison.sides;
    let answered: Vec<String> =
        (0..sides.len()).map(|side| view.comparison.area_answered(compared, side)).collect();
    columns.draw_row(canvas, area, "answered", answered.iter().map(String::as_str));
    let area = draw_star(canvas, view, area, compared);
    if sides.iter().all(|side| side.mark().is_none()) {
        return area.skip_top(1);
    }
    let views: Vec<String> = sides
        .iter()
        .map(|side| match side.mark() {
            None => "agreed".to_owned(),
            Some("view") => side.assessment().voice.describe(),
            Some(mark) => mark.to_owned(),
        })
        .collect();
    columns.draw_row(canvas, area.row(1), "whose view", views.iter().map(String::as_str));
    area.skip_top(2)
}

/// What a star means, in a row below the one of `area`. Returns the area from its last row on.
fn draw_star(
    canvas: &mut Canvas<'_>,
    view: &CompareView<'_>,
    area: Rect,
    compared: &ComparedArea,
) -> Rect {
    let notes = star_words(compared, view.labels);
    let inside = area.row(1).skip_left(3).skip_right(1);
    let words = notes.join("; ");
    match notes.len() {
        0 => return area,
        _ if words.width() <= usize::from(inside.width) => {
            canvas.text(inside, &words, canvas.theme.quiet);
        }
        _ => {
            let words = "* the answers suggest another stage; w says which";
            canvas.text(inside, words, canvas.theme.quiet);
        }
    }
    area.skip_top(1)
}

fn draw_list(
    canvas: &mut Canvas<'_>,
    view: &CompareView<'_>,
    area: Rect,
    columns: &SideColumns,
    (items, at): (&[&ItemRow], usize),
) {
    let rows = rows(view, items, at, area.width, columns);
    let (area, more) = split_more_row(area, rows.len());
    let steps: Vec<_> =
        (0..view.comparison.sides.len()).map(|side| view.comparison.item_steps(side)).collect();
    let shown = viewport(&rows, at, area.height);
    draw_more_row(canvas, more, (&rows, shown), |row| matches!(row, StatementsRow::Item(..)));
    let mut is_focus = false;
    for (line, row) in area.rows().zip(rows.iter().skip(shown.top)) {
        draw_row(canvas, line, row, columns, (&steps, at));
        is_focus = match row {
            StatementsRow::Item(number, ..) => *number == at,
            StatementsRow::Stage(_) => false,
            StatementsRow::Further(_) | StatementsRow::Text(_) | StatementsRow::Note(_) => is_focus,
        };
        if is_focus && !matches!(row, StatementsRow::Item(..)) {
            canvas.focus_rest(line.skip_left(1));
        }
    }
}

fn rows<'r>(
    view: &CompareView<'_>,
    items: &[&'r ItemRow],
    at: usize,
    width: u16,
    columns: &SideColumns,
) -> Vec<StatementsRow<'r>> {
    let mut rows: Vec<StatementsRow<'r>> = Vec::new();
    let mut stage = None;
    for (number, item) in items.iter().enumerate() {
        if stage != Some((&item.matrix, &item.stage)) {
            stage = Some((&item.matrix, &item.stage));
            rows.push(StatementsRow::Stage(&item.stage));
        }
        let mut lines = wrap(&item.text, columns.name_width().max(1)).into_iter();
        rows.push(StatementsRow::Item(number, item, lines.next().unwrap_or_default()));
        rows.extend(lines.map(StatementsRow::Further));
        if number != at {
            continue;
        }
        if view.compare.filter.with_notes {
            rows.extend(
                note_lines(view, item)
                    .iter()
                    .flat_map(|note| wrap_indented(note, width, 5))
                    .map(StatementsRow::Note),
            );
        }
    }
    if items.is_empty() {
        let words = if view.compare.filter.only_differing {
            "No answer differs here. f shows all of them."
        } else {
            "No statements."
        };
        rows.push(StatementsRow::Text(words.to_owned()));
    }
    rows
}

/// What stands beside the answers in focus; what a sender left out is said.
fn note_lines(view: &CompareView<'_>, item: &ItemRow) -> Vec<String> {
    let mut notes = Vec::new();
    for ((cell, label), side) in item.cells.iter().zip(view.labels).zip(&view.comparison.sides) {
        let beside = cell.as_ref().map(|cell| cell.details.as_slice()).unwrap_or_default();
        notes.extend(beside.iter().map(|text| format!("{label}: {text}")));
        notes.extend(left_out_note(label, side).filter(|_| beside.is_empty()));
    }
    if notes.is_empty() {
        notes.push("No notes or evidence here.".to_owned());
    }
    notes
}

/// The rows shown. The heading of the stage stays in sight with its first statement.
fn viewport(rows: &[StatementsRow<'_>], at: usize, height: u16) -> Viewport {
    let is_focus =
        |row: &StatementsRow<'_>| matches!(row, StatementsRow::Item(number, ..) if *number == at);
    let focus = rows.iter().position(is_focus).unwrap_or(0);
    let is_rest = |row: &&StatementsRow<'_>| {
        !matches!(row, StatementsRow::Item(..) | StatementsRow::Stage(_))
    };
    let below = rows.iter().skip(focus + 1).take_while(is_rest).count();
    let before = focus.checked_sub(1).filter(|at| matches!(rows[*at], StatementsRow::Stage(_)));
    let first = before.filter(|_| height > 1).unwrap_or(focus);
    Viewport::following(first..focus + 1 + below, usize::from(height), rows.len())
}

fn draw_row(
    canvas: &mut Canvas<'_>,
    line: Rect,
    row: &StatementsRow<'_>,
    columns: &SideColumns,
    (steps, at): (&[HashMap<ItemId, ItemMove>], usize),
) {
    let (plain, quiet, strong) = (canvas.theme.plain, canvas.theme.quiet, canvas.theme.strong);
    let inside = line.skip_right(1);
    match row {
        StatementsRow::Stage(name) => {
            canvas.text(inside.skip_left(1), &name.to_uppercase(), strong);
        }
        StatementsRow::Text(text) => drop(canvas.text(inside.skip_left(5), text, plain)),
        StatementsRow::Note(text) => drop(canvas.text(inside.skip_left(5), text, quiet)),
        StatementsRow::Further(text) => drop(canvas.text(inside.skip_left(3), text, plain)),
        StatementsRow::Item(number, item, text) => {
            let has_steps = steps.iter().any(|side| !side.is_empty());
            let cells = item.cells.iter().zip(steps).map(|(cell, side)| {
                let words = answer_cell(cell.as_ref());
                let sign = side.get(&item.item).map_or(" ", |moved| moved.sign());
                if has_steps { format!("{sign} {words}") } else { words }
            });
            let words: Vec<String> = cells.collect();
            columns.draw_row(canvas, line, text, words.iter().map(String::as_str));
            canvas.click_row(line, *number, *number == at);
            if *number == at {
                canvas.focus(line.skip_left(1));
            }
        }
    }
}

fn answer_cell(cell: Option<&ItemCell>) -> String {
    cell.map_or_else(
        || NOT_ASKED.to_owned(),
        |cell| format!("{} {}", cell.sign.symbol(), cell.label),
    )
}

/// Whether the statement in focus can be compared, and how many are shown.
fn hint(view: &CompareView<'_>, area: &OpenArea, items: &[&ItemRow], at: usize) -> String {
    let shown = items.len();
    let all = area.rows.len();
    let count = if view.compare.filter.only_differing {
        format!("{shown} of {all} statements differ. ")
    } else {
        String::new()
    };
    let not_compared = area.rows.iter().filter(|row| !row.is_comparable).count();
    match items.get(at) {
        Some(item) if !item.is_comparable && item.cells.iter().all(Option::is_some) => {
            format!("{count}Reworded between them: these answers can't be compared.")
        }
        Some(item) if !item.is_comparable => {
            format!("{count}Not asked of all of them: nothing to compare.")
        }
        _ if not_compared > 0 => {
            format!("{count}{not_compared} here can't be compared; each of them says why.")
        }
        _ if view.compare.filter.only_differing => count,
        _ if view.comparison.item_steps(1).values().next().is_some() => {
            "▲ forward  ▼ back  ● now known  ◊ no longer known, since the snapshot before"
                .to_owned()
        }
        _ => answer_legend(view),
    }
}

/// What the blocks before the answers mean; the arrows stand in the one row of the stages alone.
fn answer_legend(view: &CompareView<'_>) -> String {
    let blocks = "█ fully  ▓ mostly  ▒ partly  ░ not yet";
    if view.app.state.size.0 < NARROW {
        return format!("{blocks}  ▲ forward  ▼ back");
    }
    format!("{blocks}   Stage: ▲ forward  ▼ back  ■ same")
}

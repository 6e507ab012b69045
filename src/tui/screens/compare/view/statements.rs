//! One area down to its statements, side by side: the answers in words, what can't be compared said
//! so.

use ratatui::layout::Rect;

use super::{CompareView, SideColumns, movement_words, wrap_indented};
use crate::maturity::comparison::align::{ComparedArea, NOT_ASKED};
use crate::maturity::comparison::notes::left_out_note;
use crate::maturity::comparison::statements::{ItemCell, ItemRow};
use crate::tui::protocol::command::Command;
use crate::tui::screens::compare::OpenArea;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame;

enum StatementsRow<'r> {
    Stage(&'r str),
    Item(usize, &'r ItemRow),
    Text(String),
    Note(String),
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, view: &CompareView<'_>, area: &OpenArea) {
    let Some(head) = view.comparison.areas.get(area.number) else { return };
    let items = view.compare.visible_items();
    let at = area.focus.min(items.len().saturating_sub(1));
    let title = format!("Compare · {} · {}", head.name, view.comparison.title());
    let frame = view.frame(title, hint(view, area, &items, at));
    let body = frame::draw(canvas, view.app, &frame);
    let widest = if view.comparison.sides.len() > 2 { 14 } else { 17 };
    let columns = SideColumns::of(body.width, view.comparison.sides.len(), 10, widest);
    let heads = if body.height > 4 { view.labels } else { &[] };
    for (number, label) in heads.iter().enumerate() {
        canvas.put_truncated(
            body,
            columns.x_of(number),
            0,
            columns.width.saturating_sub(1),
            label,
            canvas.theme.strong,
        );
    }
    if body.height <= 4 {
        // only what is in focus has room
        return draw_list(canvas, view, body, columns, (&items, at));
    }
    let now: Vec<String> = head
        .cells
        .iter()
        .zip(&head.placeholders)
        .map(|(cells, instead)| movement_words(cells, instead, |_| true))
        .collect();
    columns.draw_row(canvas, body, 1, "moved, then now", now.iter().map(String::as_str));
    let head_rows = 2 + draw_answered(canvas, view, body, columns, head);
    let below =
        Rect { y: body.y + head_rows, height: body.height.saturating_sub(head_rows), ..body }
            .intersection(body);
    draw_list(canvas, view, below, columns, (&items, at));
}

/// How far each side is answered here; and, where that is not the same for all, whose view it is.
/// Returns how many rows that takes.
fn draw_answered(
    canvas: &mut Canvas<'_>,
    view: &CompareView<'_>,
    body: Rect,
    columns: SideColumns,
    area: &ComparedArea,
) -> u16 {
    if body.height < 10 {
        return 0;
    }
    let sides = &view.comparison.sides;
    let answered: Vec<String> =
        (0..sides.len()).map(|side| view.comparison.area_answered(area, side)).collect();
    columns.draw_row(canvas, body, 2, "answered", answered.iter().map(String::as_str));
    if sides.iter().all(|side| side.mark().is_none()) {
        return 1;
    }
    let views: Vec<String> = sides
        .iter()
        .map(|side| match side.mark() {
            None => "agreed".to_owned(),
            Some("view") => side.assessment().voice.describe(),
            Some(mark) => mark.to_owned(),
        })
        .collect();
    columns.draw_row(canvas, body, 3, "whose view", views.iter().map(String::as_str));
    2
}

fn draw_list(
    canvas: &mut Canvas<'_>,
    view: &CompareView<'_>,
    area: Rect,
    columns: SideColumns,
    (items, at): (&[&ItemRow], usize),
) {
    let rows = rows(view, items, at, area.width, columns);
    let first = scroll_top(&rows, at, area.height);
    let mut is_focus = false;
    for (y, row) in (0..area.height).zip(rows.iter().skip(first)) {
        draw_row(canvas, area, y, row, columns, at);
        is_focus = match row {
            StatementsRow::Item(number, _) => *number == at,
            StatementsRow::Stage(_) => false,
            StatementsRow::Text(_) | StatementsRow::Note(_) => is_focus,
        };
        if is_focus && !matches!(row, StatementsRow::Item(..)) {
            canvas.continue_focus(area, 1, y, area.width.saturating_sub(1));
        }
    }
}

fn rows<'r>(
    view: &CompareView<'_>,
    items: &[&'r ItemRow],
    at: usize,
    width: u16,
    columns: SideColumns,
) -> Vec<StatementsRow<'r>> {
    let mut rows: Vec<StatementsRow<'r>> = Vec::new();
    let mut stage = None;
    for (number, item) in items.iter().enumerate() {
        if stage != Some((&item.matrix, &item.stage)) {
            stage = Some((&item.matrix, &item.stage));
            rows.push(StatementsRow::Stage(&item.stage));
        }
        rows.push(StatementsRow::Item(number, item));
        if number != at {
            continue;
        }
        let label = usize::from(columns.left.saturating_sub(4));
        if crate::tui::document::truncate(&item.text, label) != item.text {
            rows.extend(wrap_indented(&item.text, width, 5).into_iter().map(StatementsRow::Text));
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

fn scroll_top(rows: &[StatementsRow<'_>], at: usize, height: u16) -> usize {
    let focus = rows
        .iter()
        .position(|row| matches!(row, StatementsRow::Item(number, _) if *number == at))
        .unwrap_or(0);
    let below = rows
        .iter()
        .skip(focus + 1)
        .take_while(|row| matches!(row, StatementsRow::Text(_) | StatementsRow::Note(_)))
        .count();
    // the heading of the stage stays in sight with its first statement
    let top = focus.saturating_sub(usize::from(
        focus > 0 && matches!(rows[focus - 1], StatementsRow::Stage(_)),
    ));
    (focus + 1 + below).saturating_sub(usize::from(height)).min(if height > 1 {
        top
    } else {
        focus
    })
}

fn draw_row(
    canvas: &mut Canvas<'_>,
    list: Rect,
    y: u16,
    row: &StatementsRow<'_>,
    columns: SideColumns,
    at: usize,
) {
    let (plain, quiet, strong) = (canvas.theme.plain, canvas.theme.quiet, canvas.theme.strong);
    match row {
        StatementsRow::Stage(name) => drop(canvas.put_truncated(
            list,
            1,
            y,
            list.width.saturating_sub(2),
            &name.to_uppercase(),
            strong,
        )),
        StatementsRow::Text(text) => {
            canvas.put_truncated(list, 5, y, list.width.saturating_sub(6), text, plain);
        }
        StatementsRow::Note(text) => {
            canvas.put_truncated(list, 5, y, list.width.saturating_sub(6), text, quiet);
        }
        StatementsRow::Item(number, item) => {
            let words: Vec<String> =
                item.cells.iter().map(|cell| answer_cell(cell.as_ref())).collect();
            columns.draw_row(canvas, list, y, &item.text, words.iter().map(String::as_str));
            let click =
                if *number == at { Command::Open(*number) } else { Command::Focus(*number) };
            canvas.add_hit_area(list, 0, y, list.width, click);
            if *number == at {
                canvas.draw_focus(list, 1, y, list.width.saturating_sub(1));
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
        _ => "Every statement here means the same for all of them.".to_owned(),
    }
}

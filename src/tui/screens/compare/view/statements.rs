//! One area down to its statements, side by side: the answers in words, what can't be compared said
//! so.

use ratatui::layout::Rect;

use super::{CompareView, SideColumns, moved_then_now, wrapped};
use crate::maturity::comparison::align::NOT_ASKED;
use crate::maturity::comparison::statements::{ItemCell, ItemRow};
use crate::tui::protocol::command::Command;
use crate::tui::screens::compare::OpenArea;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame;

/// One row of the page.
enum StatementsRow<'r> {
    Stage(&'r str),
    Item(usize, &'r ItemRow),
    More(String),
    Note(String),
}

/// Draws it.
pub(crate) fn draw(sheet: &mut Canvas<'_>, view: &CompareView<'_>, area: &OpenArea) {
    let Some(head) = view.sides.areas.get(area.number) else { return };
    let items = view.room.items();
    let at = area.at.min(items.len().saturating_sub(1));
    let title = format!("Compare · {} · {}", head.name, view.sides.title());
    let frame = view.frame(title, hint(view, area, &items, at));
    let body = frame::draw(sheet, view.app, &frame);
    let widest = if view.sides.all.len() > 2 { 14 } else { 17 };
    let columns = SideColumns::of(body.width, view.sides.all.len(), 10, widest);
    let strong = sheet.ink.strong;
    let heads = if body.height > 4 { view.labels } else { &[] };
    for (number, label) in heads.iter().enumerate() {
        sheet.put_short(body, columns.at(number), 0, columns.each.saturating_sub(1), label, strong);
    }
    if body.height <= 4 {
        // only what is in focus has room
        return list(sheet, view, body, columns, (&items, at));
    }
    let now: Vec<String> = head
        .cells
        .iter()
        .zip(&head.instead)
        .map(|(cells, instead)| moved_then_now(cells, instead, |_| true))
        .collect();
    columns.put(sheet, body, 1, "moved, then now", now.iter().map(String::as_str));
    let below =
        Rect { y: body.y + 2, height: body.height.saturating_sub(2), ..body }.intersection(body);
    list(sheet, view, below, columns, (&items, at));
}

fn list(
    sheet: &mut Canvas<'_>,
    view: &CompareView<'_>,
    area: Rect,
    columns: SideColumns,
    (items, at): (&[&ItemRow], usize),
) {
    let rows = rows(view, items, at, area.width, columns);
    let first = first_row(&rows, at, area.height);
    for (y, row) in (0..area.height).zip(rows.iter().skip(first)) {
        one(sheet, area, y, row, columns, at);
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
        if crate::tui::document::shorten(&item.text, label) != item.text {
            rows.extend(wrapped(&item.text, width, 5).into_iter().map(StatementsRow::More));
        }
        if view.room.shown.with_notes {
            rows.extend(
                notes(view, item)
                    .iter()
                    .flat_map(|note| wrapped(note, width, 5))
                    .map(StatementsRow::Note),
            );
        }
    }
    if items.is_empty() {
        let words = if view.room.shown.only_differing {
            "No answer differs here. f shows all of them."
        } else {
            "No statements."
        };
        rows.push(StatementsRow::More(words.to_owned()));
    }
    rows
}

/// What stands beside the answers in focus; what a sender left out is said.
fn notes(view: &CompareView<'_>, item: &ItemRow) -> Vec<String> {
    let mut notes = Vec::new();
    for ((cell, label), side) in item.cells.iter().zip(view.labels).zip(&view.sides.all) {
        let beside = cell.as_ref().map(|cell| cell.beside.as_slice()).unwrap_or_default();
        notes.extend(beside.iter().map(|text| format!("{label}: {text}")));
        if beside.is_empty() && !side.saved.snapshot.left_out.is_empty() {
            notes.push(format!(
                "{label}: left out by the sender: {}",
                side.saved.snapshot.left_out.join(", ")
            ));
        }
    }
    if notes.is_empty() {
        notes.push("No notes or evidence here.".to_owned());
    }
    notes
}

fn first_row(rows: &[StatementsRow<'_>], at: usize, height: u16) -> usize {
    let focus = rows
        .iter()
        .position(|row| matches!(row, StatementsRow::Item(number, _) if *number == at))
        .unwrap_or(0);
    let below = rows
        .iter()
        .skip(focus + 1)
        .take_while(|row| matches!(row, StatementsRow::More(_) | StatementsRow::Note(_)))
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

fn one(
    sheet: &mut Canvas<'_>,
    list: Rect,
    y: u16,
    row: &StatementsRow<'_>,
    columns: SideColumns,
    at: usize,
) {
    let (plain, quiet, strong) = (sheet.ink.plain, sheet.ink.quiet, sheet.ink.strong);
    match row {
        StatementsRow::Stage(name) => drop(sheet.put_short(
            list,
            1,
            y,
            list.width.saturating_sub(2),
            &name.to_uppercase(),
            strong,
        )),
        StatementsRow::More(text) => {
            sheet.put_short(list, 5, y, list.width.saturating_sub(6), text, plain);
        }
        StatementsRow::Note(text) => {
            sheet.put_short(list, 5, y, list.width.saturating_sub(6), text, quiet);
        }
        StatementsRow::Item(number, item) => {
            let words: Vec<String> = item.cells.iter().map(|cell| answer(cell.as_ref())).collect();
            columns.put(sheet, list, y, &item.text, words.iter().map(String::as_str));
            let click =
                if *number == at { Command::Open(*number) } else { Command::Focus(*number) };
            sheet.click(list, 0, y, list.width, click);
            if *number == at {
                sheet.focus(list, 1, y, list.width.saturating_sub(1));
            }
        }
    }
}

fn answer(cell: Option<&ItemCell>) -> String {
    cell.map_or_else(
        || NOT_ASKED.to_owned(),
        |cell| format!("{} {}", cell.sign.symbol(), cell.words),
    )
}

/// Whether the statement in focus can be compared, and how many are shown.
fn hint(view: &CompareView<'_>, area: &OpenArea, items: &[&ItemRow], at: usize) -> String {
    let shown = items.len();
    let all = area.rows.len();
    let count = if view.room.shown.only_differing {
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
        _ if view.room.shown.only_differing => count,
        _ => "Every statement here was asked of all in the same meaning.".to_owned(),
    }
}

//! Drawing a spreadsheet as it was made, and below it what was understood.
//!
//! ```text
//! ► Is each box one description, or several statements?
//!     ( ) one description: pick one in each row (2 rows)
//!     ( ) several statements: answer each (4 statements)
//! ────────────────────────────────────────
//!      A             B             C
//!   1  Our grid
//!   3  Area          Early         Late
//!   4  Access        We queue.     We book.
//! ```

use std::ops::Range;

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::Preview;
use super::column_widths::{ColumnWidth, fill_room};
use crate::maturity::page::LineKind;
use crate::spreadsheet::{Table, column_letters};
use crate::tui::app_view::AppView;
use crate::tui::page_rows;
use crate::tui::protocol::command::Command;
use crate::tui::viewport::{Viewport, more_of_words, more_words};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::table::Columns;

const ROW_NUMBER_WIDTH: u16 = 7;

/// Beside the numbers stands what each row is.
const TURNED_NUMBER_WIDTH: u16 = 17;

pub(crate) fn draw(sheet: &mut Canvas<'_>, app: &AppView<'_>, preview: &Preview) {
    let Some(table) = preview.table() else { return };
    let right = position_words(preview, table, app.state.size.0);
    let file = &preview.spreadsheet.file_name;
    let whole = format!("Sheet · {file}");
    let has_room = whole.width() + right.width() + 4 <= usize::from(app.state.size.0);
    let frame = Frame {
        title: if has_room { whole } else { file.clone() },
        top_right: Some(right),
        hint: preview.hint(),
        esc: "back",
        ..Frame::default()
    };
    let body = frame::draw(sheet, app, &frame);
    let body = draw_question(sheet, body, preview, app.state.size);
    let panes = preview.panes(app.state.size);
    let rows = u16::try_from(panes.sheet_rows + 1).unwrap_or(u16::MAX);
    draw_cells(sheet, body.take_top(rows), preview, table);
    let below = body.skip_top(rows);
    if panes.report_rows > 0 && below.height > 1 {
        sheet.rule(below);
        let list = usize::from(rows.saturating_sub(1)).max(1);
        let view = Viewport::around(preview.cell.row, list, table.rows.len());
        if let Some(words) = more_of_words(view.hidden(), ("row", "rows")) {
            sheet.text_in_rule(body.take_top(rows), &words);
        }
        draw_report(sheet, below.skip_top(1), preview, app.state.size);
    }
}

/// Which columns are in sight, and which sheet it is; less of it where the file's name needs the room.
fn position_words(preview: &Preview, table: &Table, width: u16) -> String {
    let count = preview.spreadsheet.sheets.len();
    let name = if table.name.is_empty() { String::new() } else { format!("\"{}\"", table.name) };
    let number = format!("sheet {} of {count}", preview.sheet_index + 1);
    let named = if count > 1 { format!("{number}: {name}") } else { name };
    let number = if count > 1 { number } else { String::new() };
    let columns = hidden_columns(preview, width).unwrap_or_default();
    let file = preview.spreadsheet.file_name.width();
    let ways = [[columns.as_str(), named.as_str()], [&columns, &number], ["", &number]];
    let mut ways = ways.map(|parts| {
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("   ")
    });
    let fits = |words: &String| file + words.width() + 4 <= usize::from(width);
    let at = ways.iter().position(fits).unwrap_or(ways.len() - 1);
    std::mem::take(&mut ways[at])
}

/// The question what each box is, above the sheet that it is about. Returns what is left below.
fn draw_question(sheet: &mut Canvas<'_>, body: Rect, preview: &Preview, size: (u16, u16)) -> Rect {
    let (plain, strong) = (sheet.theme.plain, sheet.theme.strong);
    let lines = preview.question_lines();
    for (number, (line, text)) in body.rows().zip(&lines).enumerate() {
        let style = if number == 0 { strong } else { plain };
        let after =
            sheet.text(line.skip_left(if number == 0 { 3 } else { 5 }).skip_right(1), text, style);
        let key = if preview.box_content.is_some() { "Space: the other" } else { "Space chooses" };
        // on a narrow screen the line below says it
        if number == 0 && usize::from(after.width) > key.width() + 1 {
            sheet.text_right(after, key, sheet.theme.key);
        }
        sheet.click(line, Command::Toggle);
        match (preview.is_on_question(), number) {
            (true, 0) => sheet.focus(line.skip_left(1)),
            (true, _) => sheet.focus_beside(line.skip_left(1)),
            (false, _) => {}
        }
    }
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    if rows == 0 {
        return body;
    }
    let rest = body.skip_top(rows);
    if !preview.has_question_rule(size) {
        return rest;
    }
    sheet.rule(rest);
    rest.skip_top(1)
}

fn number_width(preview: &Preview) -> u16 {
    if preview.is_turned() { TURNED_NUMBER_WIDTH } else { ROW_NUMBER_WIDTH }
}

/// "columns B to D of 7", where not all have room.
fn hidden_columns(preview: &Preview, width: u16) -> Option<String> {
    let widths = labelled_widths(preview);
    let room = width.saturating_sub(number_width(preview));
    let shown = visible_columns(&widths, preview.cell.column, room);
    let last = shown.end.checked_sub(1).filter(|_| shown.len() < widths.len())?;
    let (first, last) = (column_letters(shown.start), column_letters(last));
    Some(format!("columns {first} to {last} of {}", widths.len()))
}

fn draw_cells(sheet: &mut Canvas<'_>, area: Rect, preview: &Preview, table: &Table) {
    let (quiet, plain) = (sheet.theme.quiet, sheet.theme.plain);
    let list = area.skip_top(1);
    let focus = preview.cell;
    let view = Viewport::around(focus.row, usize::from(list.height).max(1), table.rows.len());
    let numbers = number_width(preview);
    let cells = area.skip_left(numbers);
    let widths = labelled_widths(preview);
    let shown = visible_columns(&widths, focus.column, cells.width);
    let chosen = widths.get(shown.clone()).unwrap_or_default();
    let widths = fill_room(chosen, focus.column.saturating_sub(shown.start), cells.width);
    let columns = Columns::from_left(cells, &widths, 0);
    for (place, number) in columns.cells(area.row(0)).zip(shown.clone()) {
        draw_column_label(sheet, place.skip_right(1), number, &preview.column_label(number));
    }
    for (line, row) in list.rows().zip(view.visible()) {
        let words = format!("{:>3} {}", row + 1, preview.row_label(row));
        sheet.text(line.take_left(numbers).skip_left(2), &words, quiet);
        let is_focus = row == focus.row;
        for (cell, spans, text) in table.layout_row(row, shown.end) {
            let Some(first) = cell.column.checked_sub(shown.start) else { continue };
            // the cell in focus covers what hangs over it
            let cut =
                if is_focus && focus.column > cell.column { focus.column } else { usize::MAX };
            let end = (cell.column + spans).min(cut).min(shown.end) - shown.start;
            let style = if preview.is_unused(cell) { quiet } else { plain };
            let place = columns.span(first..end, line).skip_right(1);
            sheet.text(place, &text.replace('\n', " / "), style);
        }
        for (place, column) in columns.cells(line).zip(shown.clone()) {
            sheet.click(place, Command::Focus(row * table.column_count() + column));
            if is_focus && column == focus.column && !preview.is_on_question() {
                sheet.focus(place.extend_left(1).skip_right(1));
            }
        }
    }
}

/// The letter of a column, with what it was taken for; a click changes that.
fn draw_column_label(sheet: &mut Canvas<'_>, place: Rect, column: usize, label: &str) {
    let style = if label.ends_with('?') { sheet.theme.backward } else { sheet.theme.quiet };
    sheet.text(place, &labelled(column, label), style);
    sheet.click(place, Command::ColumnUseAt(column));
}

/// "C: stage 2?"
fn labelled(column: usize, label: &str) -> String {
    let letters = column_letters(column);
    if label.is_empty() { letters } else { format!("{letters}: {label}") }
}

/// How wide each column is with its letter and what it was taken for.
fn labelled_widths(preview: &Preview) -> Vec<ColumnWidth> {
    let widths = preview.column_widths.iter().enumerate();
    let labelled = widths.map(|(number, width)| {
        let label = labelled(number, &preview.column_label(number)) + " ";
        let label = u16::try_from(label.width()).unwrap_or(u16::MAX).min(MAX_LABEL_WIDTH);
        ColumnWidth { least: width.least.max(label), whole: width.whole.max(label) }
    });
    labelled.collect()
}

/// The columns that the letter of a column and what it was taken for make it wider for.
const MAX_LABEL_WIDTH: u16 = 16;

/// The columns that fit, such that the one in focus is among them, with one before it where there
/// is one.
fn visible_columns(widths: &[ColumnWidth], focus: usize, room: u16) -> Range<usize> {
    let fits = |range: Range<usize>| {
        widths
            .get(range)
            .is_some_and(|some| some.iter().map(|width| width.least).sum::<u16>() <= room)
    };
    let mut start = 0;
    while start < focus && !fits(start..(focus + 1).min(widths.len())) {
        start += 1;
    }
    let mut end = (focus + 1).min(widths.len());
    while end < widths.len() && fits(start..end + 1) {
        end += 1;
    }
    start..end
}

fn draw_report(sheet: &mut Canvas<'_>, area: Rect, preview: &Preview, size: (u16, u16)) {
    let rows = page_rows::rows(&preview.report, page_rows::body_size(size).0);
    // how much more there is stands in the rule below, and takes no row away
    let view = Viewport::from_top(preview.scroll_top, usize::from(area.height), rows.len());
    for (line, row) in area.rows().zip(&rows[view.visible()]) {
        let style =
            if row.kind == LineKind::Heading { sheet.theme.strong } else { sheet.theme.plain };
        sheet.text(line.skip_left(2 + row.indent), &row.text, style);
    }
    if let Some(words) = more_words((0, view.hidden().1)) {
        sheet.text_in_rule(area, &format!("{words}  PgDn"));
    }
}

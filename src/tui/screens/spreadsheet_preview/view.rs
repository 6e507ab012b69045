//! Drawing a spreadsheet as it was made, and below it what was understood.
//!
//! ```text
//!      A             B             C
//!   1  Our grid
//!   3  Area          Early         Late
//! ► 4  Access        We queue.     We book.
//! ────────────────────────────────────────
//!  Is each box one description to pick, or several statements to answer?
//! ```

use std::ops::Range;

use ratatui::layout::Rect;

use super::{Panes, Preview};
use crate::spreadsheet::{Table, column_letters};
use crate::tui::app_view::AppView;
use crate::tui::document::LineKind;
use crate::tui::protocol::command::Command;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};

const ROW_NUMBER_WIDTH: u16 = 7;

/// Beside the numbers stands what each row is.
const TURNED_NUMBER_WIDTH: u16 = 17;

pub(crate) fn draw(sheet: &mut Canvas<'_>, app: &AppView<'_>, preview: &Preview) {
    let Some(table) = preview.table() else { return };
    let count = preview.spreadsheet.sheets.len();
    let named = if table.name.is_empty() { String::new() } else { format!("\"{}\"", table.name) };
    let right = if count > 1 {
        format!("sheet {} of {count}: {named}", preview.sheet_index + 1)
    } else {
        named
    };
    let frame = Frame {
        title: preview.spreadsheet.file_name.clone(),
        top_right: Some(right),
        hint: preview.hint(),
        esc: "back",
        ..Frame::default()
    };
    let body = frame::draw(sheet, app, &frame);
    let panes = Panes::of(app.state.size);
    let rows = u16::try_from(panes.sheet_rows).unwrap_or(u16::MAX);
    draw_cells(sheet, Rect { height: body.height.min(rows + 1), ..body }, preview, table);
    if panes.report_rows > 0 && body.height > rows + 2 {
        sheet.draw_rule(body, rows + 1);
        draw_report(
            sheet,
            Rect { y: body.y + rows + 2, height: body.height - rows - 2, ..body },
            preview,
            app.state.size,
        );
    }
}

fn draw_cells(sheet: &mut Canvas<'_>, area: Rect, preview: &Preview, table: &Table) {
    let (quiet, plain) = (sheet.theme.quiet, sheet.theme.plain);
    let high = usize::from(area.height.saturating_sub(1)).max(1);
    let top = preview.cell.row.saturating_sub(high / 2).min(table.rows.len().saturating_sub(high));
    let numbers = if preview.is_turned() { TURNED_NUMBER_WIDTH } else { ROW_NUMBER_WIDTH };
    let columns = visible_columns(
        &preview.column_widths,
        preview.cell.column,
        area.width.saturating_sub(numbers),
    );
    let width_of = |column: usize| preview.column_widths.get(column).copied().unwrap_or(0);
    let x_of = |column: usize| numbers + (columns.start..column).map(width_of).sum::<u16>();
    for column in columns.clone() {
        let label = preview.column_label(column);
        draw_column_label(sheet, area, x_of(column), width_of(column), (column, label));
    }
    for (y, row) in (1..area.height).zip(top..(top + high).min(table.rows.len())) {
        sheet.put(area, 2, y, &format!("{:>3} {}", row + 1, preview.row_label(row)), quiet);
        let is_focus = row == preview.cell.row;
        for (cell, spans, text) in table.layout_row(row, columns.end) {
            if cell.column < columns.start {
                continue;
            }
            let cut = if is_focus && preview.cell.column > cell.column {
                preview.cell.column
            } else {
                usize::MAX
            };
            let room: u16 = (cell.column..(cell.column + spans).min(cut)).map(width_of).sum();
            let style = if preview.is_unused(cell) { quiet } else { plain };
            sheet.put_truncated(
                area,
                x_of(cell.column),
                y,
                room.saturating_sub(1),
                &text.replace('\n', " / "),
                style,
            );
        }
        for column in columns.clone() {
            sheet.add_hit_area(
                area,
                x_of(column),
                y,
                width_of(column),
                Command::Focus(row * table.column_count() + column),
            );
        }
        if is_focus {
            sheet.draw_focus(area, x_of(preview.cell.column) - 1, y, width_of(preview.cell.column));
        }
    }
}

/// The letter of a column, with what it was taken for; a click changes that.
fn draw_column_label(
    sheet: &mut Canvas<'_>,
    area: Rect,
    x: u16,
    width: u16,
    (column, label): (usize, String),
) {
    let words = format!("{} {label}", column_letters(column));
    let style = if label.ends_with('?') { sheet.theme.warning } else { sheet.theme.quiet };
    let width = width.saturating_sub(1);
    sheet.put_truncated(area, x, 0, width, words.trim_end(), style);
    sheet.add_hit_area(area, x, 0, width, Command::ColumnUseAt(column));
}

/// The columns that fit, such that the one in focus is among them, with one before it where there
/// is one.
fn visible_columns(widths: &[u16], focus: usize, room: u16) -> Range<usize> {
    let fits = |range: Range<usize>| {
        widths.get(range).is_some_and(|some| some.iter().sum::<u16>() <= room)
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
    let rows = preview.report.rows(crate::tui::document::body_size(size).0);
    let top = preview.scroll_top.min(rows.len().saturating_sub(usize::from(area.height)));
    let height = usize::from(area.height);
    let has_more = rows.len() > top + height;
    // the last line says how much more there is, and takes no words away
    let shown = if has_more { area.height.saturating_sub(1) } else { area.height };
    for (y, row) in (0..shown).zip(rows.iter().skip(top)) {
        let style =
            if row.kind == LineKind::Heading { sheet.theme.strong } else { sheet.theme.plain };
        sheet.put(area, 2 + row.indent, y, &row.text, style);
    }
    if has_more {
        let below = rows.len() - top - usize::from(shown);
        let quiet = sheet.theme.quiet;
        let last = area.height.saturating_sub(1);
        sheet.put_right(
            Rect { width: area.width.saturating_sub(1), ..area },
            last,
            &format!("  {below} more ▼"),
            quiet,
        );
    }
}

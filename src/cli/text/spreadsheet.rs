//! Prints a spreadsheet as its maker sees it, and how it was read.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use super::WIDTH;
use super::wrap::{pad, truncate, wrap_hanging};
use crate::maturity::diagnostic::summarize_by_kind;
use crate::maturity::phrases::pluralize;
use crate::spreadsheet::{BoxContent, Table, TableReading, column_letters, group_by_reason};

/// The most rows of a sheet that are shown, and the most blocks of columns.
const MAX_ROWS: usize = 30;
const MAX_BLOCKS: usize = 4;

/// No column is shown wider than this, and none narrower.
const MAX_COLUMN_WIDTH: usize = 22;
const MIN_COLUMN_WIDTH: usize = 5;

const ROW_NUMBER_WIDTH: usize = 4;

/// The sheet as its maker sees it: rows by number, columns by letter, each cell on one line. What
/// does not fit beside the first columns stands below them, as on printed pages.
pub(crate) fn render_sheet(table: &Table) -> String {
    let (rows, all) = (table.rows.len(), table.column_count());
    let widths = column_widths(table);
    let named = if table.name.is_empty() { String::new() } else { format!("\"{}\", ", table.name) };
    let counts =
        format!("{} and {}", pluralize(rows, "row", "rows"), pluralize(all, "column", "columns"));
    let mut page = vec![format!("The sheet as it is: {named}{counts}.")];
    let mut first = 0;
    for _ in 0..MAX_BLOCKS {
        let block = first..end_of_block(&widths, first);
        if block.is_empty() {
            break;
        }
        first = block.end;
        page.push(String::new());
        page.push(render_header(&widths, block.clone()));
        page.extend(
            (0..rows.min(MAX_ROWS)).map(|row| render_row(table, row, &widths, block.clone())),
        );
    }
    if rows > MAX_ROWS || first < all {
        page.push("Not all of it is shown here; all of it was read.".to_owned());
    }
    page.join("\n")
}

fn render_header(widths: &[usize], block: Range<usize>) -> String {
    let letters: String = block.map(|at| pad(&column_letters(at), widths[at] + 1)).collect();
    format!("{}{}", " ".repeat(ROW_NUMBER_WIDTH), letters.trim_end())
}

fn render_row(table: &Table, row: usize, widths: &[usize], block: Range<usize>) -> String {
    let width_of =
        |columns: Range<usize>| widths[columns].iter().map(|width| width + 1).sum::<usize>();
    let mut line = format!("{:>3} ", row + 1);
    for (cell, spans, text) in table.layout_row(row, block.end) {
        if cell.column < block.start {
            continue;
        }
        line = pad(&line, ROW_NUMBER_WIDTH + width_of(block.start..cell.column));
        line.push_str(&truncate(
            &text.replace('\n', " / "),
            width_of(cell.column..cell.column + spans) - 1,
            "…",
        ));
    }
    line.truncate(line.trim_end().len());
    line
}

/// Where the columns end that fit on a line from `first` on.
fn end_of_block(widths: &[usize], first: usize) -> usize {
    let mut room = WIDTH - ROW_NUMBER_WIDTH + 1;
    let fits = |width: &&usize| {
        let fits = **width < room;
        room = room.saturating_sub(**width + 1);
        fits
    };
    first + widths.iter().skip(first).take_while(fits).count()
}

/// How wide each column is: as wide as its texts, within bounds.
fn column_widths(table: &Table) -> Vec<usize> {
    let mut widths = vec![MIN_COLUMN_WIDTH; table.column_count()];
    for row in 0..table.rows.len().min(MAX_ROWS) {
        for (cell, spans, text) in table.layout_row(row, widths.len()) {
            if spans == 1 {
                widths[cell.column] = widths[cell.column]
                    .max(text.replace('\n', " / ").width().min(MAX_COLUMN_WIDTH));
            }
        }
    }
    widths
}

/// A longer name of an area is a mistake, and is cut so that it is seen as one.
const MAX_NAME_WIDTH: usize = 200;

/// What was understood, what may not be as it was meant, and which cells were not used.
pub(crate) fn render_reading(
    reading: &TableReading,
    each_box: Option<BoxContent>,
    notes: &[String],
) -> String {
    let mut page = vec![String::new(), "What was understood:".to_owned()];
    page.push(wrap_hanging("- ", &format!("Title: {}", reading.matrix.title), WIDTH));
    page.extend(
        reading.visible_notes(each_box).chain(notes).map(|note| wrap_hanging("- ", note, WIDTH)),
    );
    page.push(wrap_hanging("- ", &format!("As options: {}", reading.layout), WIDTH));
    let areas = reading.matrix.domains.iter().map(|domain| {
        let name = truncate(&domain.name, MAX_NAME_WIDTH, "…");
        if reading.is_grid() && each_box.is_none() {
            return wrap_hanging("    ", &name, WIDTH);
        }
        let rungs: usize = domain.ladders.iter().map(|ladder| ladder.rungs.len()).sum();
        let what = match domain.statements.len() {
            0 => pluralize(rungs, "description", "descriptions"),
            statements => pluralize(statements, "statement", "statements"),
        };
        wrap_hanging("    ", &format!("{name}: {what}"), WIDTH)
    });
    page.extend(areas);
    let findings = summarize_by_kind(&reading.diagnostics);
    page.extend(findings.iter().map(|words| wrap_hanging("- ", words, WIDTH)));
    page.push(String::new());
    if reading.unused_cells.is_empty() {
        page.push("Every box with text was used.".to_owned());
    } else {
        page.push(format!("Not used, {}:", pluralize(reading.unused_cells.len(), "box", "boxes")));
    }
    for group in group_by_reason(&reading.unused_cells) {
        page.push(wrap_hanging("- ", &format!("{}: {}", group.place, group.describe()), WIDTH));
    }
    page.join("\n")
}

//! A spreadsheet as it was made, and what was understood of it.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use super::WIDTH;
use super::wrap::{cut, hang, pad};
use crate::maturity::phrases::count_of;
use crate::spreadsheet::matrix_table::{
    BoxContent, Table, TableReading, TableShape, gathered, letters,
};

/// So many rows of a sheet are shown, and so many blocks of columns.
const ROWS: usize = 30;
const BLOCKS: usize = 4;

/// No column is shown wider than this, and none narrower.
const WIDEST: usize = 22;
const NARROWEST: usize = 5;

/// Columns for the number of a row.
const NUMBERS: usize = 4;

/// The sheet as its maker sees it: rows by number, columns by letter, each box on one line. What
/// does not fit beside the first columns stands below them, as on printed pages.
pub(crate) fn seen(table: &Table) -> String {
    let (rows, all) = (table.rows.len(), table.columns());
    let widths = widths(table);
    let named = if table.name.is_empty() { String::new() } else { format!("\"{}\", ", table.name) };
    let counts =
        format!("{} and {}", count_of(rows, "row", "rows"), count_of(all, "column", "columns"));
    let mut page = vec![format!("The sheet as it is: {named}{counts}.")];
    let mut first = 0;
    for _ in 0..BLOCKS {
        let block = first..end_of_block(&widths, first);
        if block.is_empty() {
            break;
        }
        first = block.end;
        page.push(String::new());
        page.push(heading(&widths, block.clone()));
        page.extend((0..rows.min(ROWS)).map(|row| line(table, row, &widths, block.clone())));
    }
    if rows > ROWS || first < all {
        page.push("Not all of it is shown here; all of it was read.".to_owned());
    }
    page.join("\n")
}

fn heading(widths: &[usize], block: Range<usize>) -> String {
    let letters: String = block.map(|at| pad(&letters(at), widths[at] + 1)).collect();
    format!("{}{}", " ".repeat(NUMBERS), letters.trim_end())
}

fn line(table: &Table, row: usize, widths: &[usize], block: Range<usize>) -> String {
    let width_of =
        |columns: Range<usize>| widths[columns].iter().map(|width| width + 1).sum::<usize>();
    let mut line = format!("{:>3} ", row + 1);
    for (cell, spans, text) in table.laid_out(row, block.end) {
        if cell.column < block.start {
            continue;
        }
        line = pad(&line, NUMBERS + width_of(block.start..cell.column));
        line.push_str(&cut(
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
    let mut room = WIDTH - NUMBERS + 1;
    let fits = |width: &&usize| {
        let fits = **width < room;
        room = room.saturating_sub(**width + 1);
        fits
    };
    first + widths.iter().skip(first).take_while(fits).count()
}

/// How wide each column is: as wide as its texts, within bounds.
fn widths(table: &Table) -> Vec<usize> {
    let mut widths = vec![NARROWEST; table.columns()];
    for row in 0..table.rows.len().min(ROWS) {
        for (cell, spans, text) in table.laid_out(row, widths.len()) {
            if spans == 1 {
                widths[cell.column] =
                    widths[cell.column].max(text.replace('\n', " / ").width().min(WIDEST));
            }
        }
    }
    widths
}

/// What was understood, what may not be as it was meant, and which boxes were not used.
pub(crate) fn understood(
    read: &TableReading,
    each_box: Option<BoxContent>,
    notes: &[String],
) -> String {
    let mut page = vec![String::new(), "What was understood:".to_owned()];
    page.push(hang("- ", &format!("Title: {}", read.matrix.title), WIDTH));
    page.extend(read.told(each_box).chain(notes).map(|note| hang("- ", note, WIDTH)));
    let areas = read.matrix.domains.iter().map(|domain| {
        let statements = count_of(domain.statements.len(), "statement", "statements");
        let rungs: usize = domain.ladders.iter().map(|ladder| ladder.rungs.len()).sum();
        if read.shape == TableShape::Grid && each_box.is_none() {
            return hang("    ", &domain.name, WIDTH);
        }
        let what = if domain.statements.is_empty() {
            count_of(rungs, "description", "descriptions")
        } else {
            statements
        };
        hang("    ", &format!("{}: {what}", domain.name), WIDTH)
    });
    page.extend(areas);
    for finding in &read.findings {
        page.push(hang("- ", &format!("{} {}", finding.says, finding.remedy), WIDTH));
    }
    page.push(String::new());
    if read.unused.is_empty() {
        page.push("Every box with text was used.".to_owned());
    } else {
        page.push(format!("Not used, {}:", count_of(read.unused.len(), "box", "boxes")));
    }
    for group in gathered(&read.unused) {
        page.push(hang("- ", &format!("{}: {}", group.place, group.words()), WIDTH));
    }
    page.join("\n")
}

//! A spreadsheet as it was made, and what was understood of it.

use unicode_width::UnicodeWidthStr;

use super::WIDTH;
use super::wrapping::{cut, hang, pad};
use crate::maturity::saying::count_of;
use crate::maturity::tabling::{Table, Understood, gathered, letters};

/// So many rows of a sheet are shown.
const ROWS: usize = 40;

/// No column is shown wider than this, and none narrower.
const WIDEST: usize = 24;
const NARROWEST: usize = 5;

/// The sheet as its maker sees it: rows by number, columns by letter, each box on one line; a text runs on over blank boxes.
pub(crate) fn seen(table: &Table) -> String {
    let (rows, all) = (table.rows.len(), table.columns());
    let widths = widths(table);
    let heading: String = widths.iter().enumerate().map(|(at, width)| pad(&letters(at), width + 1)).collect();
    let named = if table.name.is_empty() { String::new() } else { format!("\"{}\", ", table.name) };
    let mut page = vec![
        format!("The sheet as it is: {named}{} and {}.", count_of(rows, "row", "rows"), count_of(all, "column", "columns")),
        format!("    {}", heading.trim_end()),
    ];
    page.extend((0..rows.min(ROWS)).map(|row| line(table, row, &widths)));
    if rows > ROWS || all > widths.len() {
        page.push("Not all of it is shown here; all of it was read.".to_owned());
    }
    page.join("\n")
}

fn line(table: &Table, row: usize, widths: &[usize]) -> String {
    let mut line = format!("{:>3} ", row + 1);
    let start = line.width();
    for (cell, spans, text) in table.laid_out(row, widths.len()) {
        let left: usize = widths[..cell.column].iter().map(|width| width + 1).sum();
        let room: usize = widths[cell.column..cell.column + spans].iter().map(|width| width + 1).sum::<usize>() - 1;
        line = pad(&line, start + left);
        line.push_str(&cut(&text.replace('\n', " / "), room, "…"));
    }
    line
}

/// The widths of as many columns as fit: each as wide as its texts, then the widest made narrower until all fit.
fn widths(table: &Table) -> Vec<usize> {
    let room = WIDTH - 4;
    let fit = table.columns().min(room / (NARROWEST + 1)).max(1);
    let mut widths = vec![NARROWEST; fit];
    for row in 0..table.rows.len().min(ROWS) {
        for (cell, spans, text) in table.laid_out(row, fit) {
            if spans == 1 {
                widths[cell.column] = widths[cell.column].max(text.width().min(WIDEST));
            }
        }
    }
    while widths.iter().map(|width| width + 1).sum::<usize>() > room {
        let Some(widest) = widths.iter_mut().max() else { break };
        *widest -= 1;
    }
    widths
}

/// What was understood, what may not be as it was meant, and which boxes were not used.
pub(crate) fn understood(read: &Understood, notes: &[String]) -> String {
    let mut page = vec![String::new(), "What was understood:".to_owned()];
    page.push(hang("- ", &format!("Title: {}", read.matrix.title), WIDTH));
    page.extend(read.notes.iter().chain(notes).map(|note| hang("- ", note, WIDTH)));
    let areas = read.matrix.domains.iter().map(|domain| {
        let statements = count_of(domain.statements.len(), "statement", "statements");
        let rungs: usize = domain.ladders.iter().map(|ladder| ladder.rungs.len()).sum();
        let what = if domain.statements.is_empty() { count_of(rungs, "description", "descriptions") } else { statements };
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

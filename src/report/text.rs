//! An extract as plain text: columns lined up by what is seen, notes below.

use unicode_width::UnicodeWidthStr;

use crate::maturity::comparison::table::{ComparisonTable, TableLine};

/// The first column is broken into lines of at most so many letters.
const MAX_FIRST_COLUMN_WIDTH: usize = 44;

/// A cell is broken into lines of at most so many letters.
const MAX_CELL_WIDTH: usize = 26;

/// The same where a table has many columns.
const MAX_NARROW_CELL_WIDTH: usize = 16;

/// The text of a file, and what is printed.
pub fn to_text(extract: &ComparisonTable) -> String {
    let mut lines: Vec<String> = vec![extract.title.clone(), String::new()];
    for lead in &extract.caveats {
        lines.extend(wrap_words(lead, 80));
    }
    match extract.second_table_from {
        0 => push_table(&mut lines, extract, |_| true),
        from => {
            push_table(&mut lines, extract, |column| column < from);
            push_table(&mut lines, extract, |column| column == 0 || column >= from);
        }
    }
    if !extract.notes.is_empty() {
        lines.push(String::new());
    }
    for note in &extract.notes {
        lines.extend(wrap_words(note, 80));
    }
    lines.join("\n") + "\n"
}

/// The columns that are wanted, as a table.
fn push_table(lines: &mut Vec<String>, extract: &ComparisonTable, wanted: impl Fn(usize) -> bool) {
    let only = |cells: &[String]| -> Vec<String> {
        cells
            .iter()
            .enumerate()
            .filter(|(column, _)| wanted(*column))
            .map(|(_, cell)| cell.clone())
            .collect()
    };
    let head = only(&extract.header);
    let rows: Vec<Result<Vec<String>, &String>> = extract
        .lines
        .iter()
        .map(|line| match line {
            TableLine::Cells(cells) => Ok(only(cells)),
            TableLine::Heading(heading) => Err(heading),
        })
        .collect();
    let widths = column_widths(&head, rows.iter().filter_map(|row| row.as_ref().ok()));
    lines.push(String::new());
    lines.extend(wrap_row(&head, &widths));
    for cells in &rows {
        match cells {
            Ok(cells) => lines.extend(wrap_row(cells, &widths)),
            Err(heading) => lines.extend([String::new(), one_line(heading)]),
        }
    }
}

fn column_widths<'r>(
    head: &'r Vec<String>,
    rows: impl Iterator<Item = &'r Vec<String>>,
) -> Vec<usize> {
    let mut widths = vec![0; head.len()];
    for row in std::iter::once(head).chain(rows) {
        for (at, (width, cell)) in widths.iter_mut().zip(row).enumerate() {
            let most = match (at, head.len()) {
                (0, 6..) => MAX_CELL_WIDTH,
                (0, _) => MAX_FIRST_COLUMN_WIDTH,
                (_, 6..) => MAX_NARROW_CELL_WIDTH,
                _ => MAX_CELL_WIDTH,
            };
            *width = (*width).max(one_line(cell).width()).min(most);
        }
    }
    widths
}

/// A row in as many lines as its longest cell takes.
fn wrap_row(cells: &[String], widths: &[usize]) -> Vec<String> {
    let cells: Vec<Vec<String>> =
        cells.iter().zip(widths).map(|(cell, width)| wrap_words(cell, (*width).max(1))).collect();
    let lines = cells.iter().map(Vec::len).max().unwrap_or(0);
    let line = |at: usize| {
        let parts = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| pad(cell.get(at).map_or("", String::as_str), *width));
        parts.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    (0..lines).map(line).collect()
}

pub(crate) fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Broken at spaces; a word that is longer than a line stands by itself.
pub(crate) fn wrap_words(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.width() + 1 + word.width() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

//! An extract as plain text: columns lined up by what is seen, notes below.

use unicode_width::UnicodeWidthStr;

use crate::maturity::comparison::table::{ComparisonTable, TableLine};

/// The first column is broken into lines of at most so many letters.
const FIRST: usize = 44;

/// A cell is broken into lines of at most so many letters.
const CELL: usize = 26;

/// The same where a table has many columns.
const NARROW: usize = 16;

/// The text of a file, and what is printed.
pub fn text(extract: &ComparisonTable) -> String {
    let mut lines: Vec<String> = vec![extract.title.clone(), String::new()];
    for lead in &extract.lead {
        lines.extend(broken(lead, 80));
    }
    match extract.second_from {
        0 => table(&mut lines, extract, |_| true),
        from => {
            table(&mut lines, extract, |column| column < from);
            table(&mut lines, extract, |column| column == 0 || column >= from);
        }
    }
    if !extract.notes.is_empty() {
        lines.push(String::new());
    }
    for note in &extract.notes {
        lines.extend(broken(note, 80));
    }
    lines.join("\n") + "\n"
}

/// The columns that are wanted, as a table.
fn table(lines: &mut Vec<String>, extract: &ComparisonTable, wanted: impl Fn(usize) -> bool) {
    let only = |cells: &[String]| -> Vec<String> {
        cells
            .iter()
            .enumerate()
            .filter(|(column, _)| wanted(*column))
            .map(|(_, cell)| cell.clone())
            .collect()
    };
    let head = only(&extract.head);
    let rows: Vec<Result<Vec<String>, &String>> = extract
        .lines
        .iter()
        .map(|line| match line {
            TableLine::Cells(cells) => Ok(only(cells)),
            TableLine::Heading(heading) => Err(heading),
        })
        .collect();
    let widths = widths(&head, rows.iter().filter_map(|row| row.as_ref().ok()));
    lines.push(String::new());
    lines.extend(row(&head, &widths));
    for cells in &rows {
        match cells {
            Ok(cells) => lines.extend(row(cells, &widths)),
            Err(heading) => lines.extend([String::new(), one_line(heading)]),
        }
    }
}

fn widths<'r>(head: &'r Vec<String>, rows: impl Iterator<Item = &'r Vec<String>>) -> Vec<usize> {
    let mut widths = vec![0; head.len()];
    for row in std::iter::once(head).chain(rows) {
        for (at, (width, cell)) in widths.iter_mut().zip(row).enumerate() {
            let most = match (at, head.len()) {
                (0, 6..) => CELL,
                (0, _) => FIRST,
                (_, 6..) => NARROW,
                _ => CELL,
            };
            *width = (*width).max(one_line(cell).width()).min(most);
        }
    }
    widths
}

/// A row in as many lines as its longest cell takes.
fn row(cells: &[String], widths: &[usize]) -> Vec<String> {
    let cells: Vec<Vec<String>> =
        cells.iter().zip(widths).map(|(cell, width)| broken(cell, (*width).max(1))).collect();
    let lines = cells.iter().map(Vec::len).max().unwrap_or(0);
    let line = |at: usize| {
        let parts = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| padded(cell.get(at).map_or("", String::as_str), *width));
        parts.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    (0..lines).map(line).collect()
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Broken at spaces; a word that is longer than a line stands by itself.
fn broken(text: &str, width: usize) -> Vec<String> {
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

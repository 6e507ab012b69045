//! An extract as plain text: columns lined up by what is seen, notes below.

use crate::maturity::comparison::table::{ComparisonTable, TableLine};
use crate::maturity::text_table::{column_widths, one_line, wrap_row, wrap_words};

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
    let all = std::iter::once(&head).chain(rows.iter().filter_map(|row| row.as_ref().ok()));
    let widths = column_widths(all, |at| match (at, head.len()) {
        (0, 6..) => MAX_CELL_WIDTH,
        (0, _) => MAX_FIRST_COLUMN_WIDTH,
        (_, 6..) => MAX_NARROW_CELL_WIDTH,
        _ => MAX_CELL_WIDTH,
    });
    lines.push(String::new());
    lines.extend(wrap_row(&head, &widths));
    for cells in &rows {
        match cells {
            Ok(cells) => lines.extend(wrap_row(cells, &widths)),
            Err(heading) => lines.extend([String::new(), one_line(heading)]),
        }
    }
}

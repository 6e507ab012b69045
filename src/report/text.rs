//! A comparison as plain text: columns lined up by what is seen where they fit, else each row as
//! lines of its own; notes below.

use crate::maturity::comparison::table::{ComparisonTable, TableLine};
use crate::maturity::page::{MAX_PROSE_WIDTH, TextStyle};
use crate::maturity::text_table::{fit_columns, one_line, wrap_row, wrap_words};

/// On a narrower terminal no table is drawn.
const MIN_TABLE_WIDTH: usize = 80;

/// The lines that are printed.
pub fn to_text(extract: &ComparisonTable, style: TextStyle) -> String {
    let prose = style.width.min(MAX_PROSE_WIDTH);
    let mut lines = wrap_words(&extract.title, prose);
    lines.push(String::new());
    for lead in &extract.caveats {
        lines.extend(wrap_words(lead, prose));
    }
    match extract.second_table_from {
        0 => push_table(&mut lines, extract, style, |_| true),
        from if is_stacked(extract, style, |column| column < from) => {
            push_table(&mut lines, extract, style, |_| true);
        }
        from => {
            push_table(&mut lines, extract, style, |column| column < from);
            push_table(&mut lines, extract, style, |column| column == 0 || column >= from);
        }
    }
    if !extract.notes.is_empty() {
        lines.push(String::new());
    }
    for note in &extract.notes {
        lines.extend(wrap_words(note, prose));
    }
    lines.join("\n") + "\n"
}

/// The columns of a table that are wanted: its head, and each row or the heading between rows.
fn wanted_rows(
    extract: &ComparisonTable,
    wanted: impl Fn(usize) -> bool,
) -> (Vec<String>, Vec<Result<Vec<String>, &String>>) {
    let only = |cells: &[String]| -> Vec<String> {
        let numbered = cells.iter().enumerate().filter(|(column, _)| wanted(*column));
        numbered.map(|(_, cell)| cell.clone()).collect()
    };
    let rows = extract.lines.iter().map(|line| match line {
        TableLine::Cells(cells) => Ok(only(cells)),
        TableLine::Heading(heading) => Err(heading),
    });
    (only(&extract.header), rows.collect())
}

/// How wide the columns are; none where each row is told in lines of its own.
fn table_widths(
    head: &Vec<String>,
    rows: &[Result<Vec<String>, &String>],
    style: TextStyle,
) -> Option<Vec<usize>> {
    let all = std::iter::once(head).chain(rows.iter().filter_map(|row| row.as_ref().ok()));
    (style.width >= MIN_TABLE_WIDTH).then(|| fit_columns(all, style.width)).flatten()
}

fn is_stacked(extract: &ComparisonTable, style: TextStyle, wanted: impl Fn(usize) -> bool) -> bool {
    let (head, rows) = wanted_rows(extract, wanted);
    table_widths(&head, &rows, style).is_none()
}

/// The columns that are wanted, as a table.
fn push_table(
    lines: &mut Vec<String>,
    extract: &ComparisonTable,
    style: TextStyle,
    wanted: impl Fn(usize) -> bool,
) {
    let (head, rows) = wanted_rows(extract, wanted);
    let widths = table_widths(&head, &rows, style);
    lines.push(String::new());
    lines.extend(widths.iter().flat_map(|widths| wrap_row(&head, widths)));
    let narrow = TextStyle { width: style.width.min(MAX_PROSE_WIDTH), ..style };
    for row in &rows {
        match (row, &widths) {
            (Ok(cells), Some(widths)) => lines.extend(wrap_row(cells, widths)),
            (Ok(cells), None) => lines.extend(narrow.stacked_row(&head, cells)),
            (Err(heading), _) => lines.extend([String::new(), one_line(heading)]),
        }
    }
}

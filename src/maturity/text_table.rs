//! Plain text laid out in columns: word wrap and tables, lined up by what is seen and not by the
//! count of letters.

use unicode_width::UnicodeWidthStr;

/// The text, with blanks after it up to a width.
pub fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// The text on one line, its words one blank apart.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Broken at spaces; a word that is longer than a line stands by itself.
pub fn wrap_words(text: &str, width: usize) -> Vec<String> {
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

/// Wraps with `lead` before the first line, and the others indented as far.
pub fn wrap_hanging_lines(lead: &str, text: &str, width: usize) -> Vec<String> {
    let margin = " ".repeat(lead.width());
    let room = width.saturating_sub(margin.len()).max(12);
    let lines = wrap_words(text, room).into_iter().enumerate();
    let lines = lines.map(|(at, line)| format!("{}{line}", if at == 0 { lead } else { &margin }));
    lines.map(|line| line.trim_end().to_owned()).collect()
}

/// How wide each column is: as its widest cell, and at most as `most` says of its number.
pub fn column_widths<'r>(
    rows: impl Iterator<Item = &'r Vec<String>>,
    most: impl Fn(usize) -> usize,
) -> Vec<usize> {
    let mut widths = Vec::new();
    for row in rows {
        widths.resize(widths.len().max(row.len()), 0);
        for (at, (width, cell)) in widths.iter_mut().zip(row).enumerate() {
            *width = (*width).max(one_line(cell).width()).min(most(at));
        }
    }
    widths
}

/// How wide each column is in a table of at most `width` columns in all, two blanks between them:
/// as wide as its widest cell, and where room is short the widest give way. First the headings are
/// broken, then cells, but none so far that a word would be cut. None where even so it does not fit.
pub fn fit_columns<'r>(
    rows: impl Iterator<Item = &'r Vec<String>> + Clone,
    width: usize,
) -> Option<Vec<usize>> {
    fit_with_whole_cells(rows.clone(), width).or_else(|| {
        let least = longest_words(rows.clone());
        narrow(column_widths(rows, |_| width), &least, width)
    })
}

/// The same with no cell broken but those of the first row, its headings.
pub fn fit_with_whole_cells<'r>(
    rows: impl Iterator<Item = &'r Vec<String>> + Clone,
    width: usize,
) -> Option<Vec<usize>> {
    let mut least = longest_words(rows.clone().take(1));
    let cells = column_widths(rows.clone().skip(1), |_| usize::MAX);
    least.iter_mut().zip(cells).for_each(|(least, cell)| *least = (*least).max(cell));
    narrow(column_widths(rows, |_| usize::MAX), &least, width)
}

/// Takes from the widest columns what is too much, and from none more than leaves its least.
fn narrow(mut widths: Vec<usize>, least: &[usize], width: usize) -> Option<Vec<usize>> {
    let room = width.checked_sub(2 * widths.len().saturating_sub(1))?;
    while widths.iter().sum::<usize>() > room {
        let can_give = widths.iter_mut().zip(least).filter(|(width, least)| **width > **least);
        *can_give.max_by_key(|(width, _)| **width)?.0 -= 1;
    }
    Some(widths)
}

/// The longest word of each column.
fn longest_words<'r>(rows: impl Iterator<Item = &'r Vec<String>>) -> Vec<usize> {
    let mut longest = Vec::new();
    for row in rows {
        longest.resize(longest.len().max(row.len()), 0);
        for (longest, cell) in longest.iter_mut().zip(row) {
            let words = cell.split_whitespace().map(UnicodeWidthStr::width);
            *longest = words.max().unwrap_or(0).max(*longest);
        }
    }
    longest
}

/// A row in as many lines as its longest cell takes.
pub fn wrap_row(cells: &[String], widths: &[usize]) -> Vec<String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_broken_before_cells_are() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows = [
            row(["Area", "Since last time", "Since the first"]),
            row(["Leading together", "▼ back", "■ the same"]),
        ];
        assert_eq!(fit_columns(rows.iter(), 60), Some(vec![16, 15, 15]));
        let whole = fit_columns(rows.iter(), 38);
        assert_eq!(whole.as_ref().map(|widths| widths[0]), Some(16), "{whole:?}");
        assert_eq!(fit_with_whole_cells(rows.iter(), 35), None);
        assert!(fit_columns(rows.iter(), 35).is_some_and(|widths| widths[0] < 16));
    }
}

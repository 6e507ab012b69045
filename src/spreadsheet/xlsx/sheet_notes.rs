//! What a person should know about how a sheet of an .xlsx file was read: what is hidden, struck out,
//! an error or a formula without a result, each with where it is.

use crate::maturity::capitalize::capitalize;
use std::collections::{BTreeMap, BTreeSet};

use crate::maturity::phrases::pluralize;
use crate::spreadsheet::table::{Cell, and_more, column_letters, name_cells};
use crate::spreadsheet::{MAX_COLUMNS, MAX_ROWS};

/// What was met in a sheet.
#[derive(Default)]
pub(super) struct SheetNotes {
    pub(super) hidden_rows: BTreeSet<usize>,
    pub(super) hidden_columns: BTreeSet<usize>,
    pub(super) hidden_cells: Vec<Cell>,
    pub(super) is_filtered: bool,
    pub(super) struck: Vec<Cell>,
    pub(super) errors: Vec<(Cell, String)>,
    pub(super) unknown: Vec<Cell>,
    pub(super) unsaved: Vec<Cell>,
    pub(super) beyond: Vec<Cell>,
    /// What comments say, by the boxes that they stand on.
    pub(super) comments: BTreeMap<Cell, String>,
}

impl SheetNotes {
    /// All of it in plain sentences, what changes most first.
    pub(super) fn sentences(&self, with_hidden: bool) -> Vec<String> {
        let all = [
            self.hidden_sentence(with_hidden),
            self.unsaved_sentence(),
            self.error_sentence(),
            self.unknown_sentence(),
            self.struck_sentence(),
            self.comment_sentence(),
            self.beyond_sentence(),
        ];
        all.into_iter().flatten().collect()
    }

    fn hidden_sentence(&self, with_hidden: bool) -> Option<String> {
        let columns = name_ranges("column", &self.hidden_columns, column_letters);
        let rows = name_ranges("row", &self.hidden_rows, |row| (row + 1).to_string());
        let cells = (!self.hidden_cells.is_empty()).then(|| {
            let noun = if self.hidden_cells.len() == 1 { "box" } else { "boxes" };
            format!("{noun} {}", name_cells(&self.hidden_cells))
        });
        let count = self.hidden_rows.len() + self.hidden_columns.len() + self.hidden_cells.len();
        let places: Vec<String> = [rows, columns, cells].into_iter().flatten().collect();
        let places = capitalize(&join_and(&places)?);
        let (are, were, belong, them) = match count {
            1 => ("is", "it was", "it belongs", "it"),
            _ => ("are", "they were", "they belong", "them"),
        };
        let filter = if self.is_filtered { " (a filter is on)" } else { "" };
        Some(if with_hidden {
            format!("{places} {are} hidden in the spreadsheet{filter}; {were} read all the same.")
        } else {
            format!(
                "{places} {are} hidden in the spreadsheet{filter}, so {were} not read. If {belong} \
                 to the matrix, show {them} there and save the file."
            )
        })
    }

    fn unsaved_sentence(&self) -> Option<String> {
        let first = name_cells_if_any(&self.unsaved)?;
        let count = self.unsaved.len();
        let boxes = pluralize(count, "box has a formula", "boxes have formulas");
        let result = if count == 1 { "result was" } else { "results were" };
        Some(format!(
            "{boxes} whose {result} not saved ({first}): open the file in Excel and save it."
        ))
    }

    fn error_sentence(&self) -> Option<String> {
        let named: Vec<String> =
            self.errors.iter().take(3).map(|(cell, error)| format!("{cell} {error}")).collect();
        match self.errors.as_slice() {
            [] => None,
            [(cell, error)] => Some(format!("{cell} shows the error {error}, so it was left out.")),
            several => Some(format!(
                "{} show errors ({}{}), so they were left out.",
                pluralize(several.len(), "box", "boxes"),
                named.join(", "),
                and_more(several.len(), named.len())
            )),
        }
    }

    fn unknown_sentence(&self) -> Option<String> {
        let named = name_cells_if_any(&self.unknown)?;
        Some(match self.unknown.len() {
            1 => format!("What stands in {named} is damaged, so it was left out."),
            _ => format!("What stands in these boxes is damaged, so it was left out: {named}."),
        })
    }

    fn struck_sentence(&self) -> Option<String> {
        let named = name_cells_if_any(&self.struck)?;
        Some(match self.struck.len() {
            1 => format!("{named}: words there are struck out; they were read all the same."),
            count => format!(
                "{} have words that are struck out ({named}); they were read all the same.",
                pluralize(count, "box", "boxes")
            ),
        })
    }

    /// Comments are somebody's remarks on the matrix and no part of it.
    fn comment_sentence(&self) -> Option<String> {
        const NAMED: usize = 3;
        const MAX_CHARS: usize = 60;
        let quote = |text: &str| {
            let mut short: String = text.chars().take(MAX_CHARS).collect();
            if short.len() < text.len() {
                short.push('…');
            }
            short
        };
        let named: Vec<String> = (self.comments.iter().take(NAMED))
            .map(|(cell, text)| match text.as_str() {
                "" => cell.to_string(),
                text => format!("{cell}: \"{}\"", quote(text)),
            })
            .collect();
        match self.comments.len() {
            0 => None,
            1 => Some(format!("1 box has a comment, which was not read ({}).", named.join(", "))),
            count => Some(format!(
                "{count} boxes have comments, which were not read ({}{}).",
                named.join(", "),
                and_more(count, named.len())
            )),
        }
    }

    fn beyond_sentence(&self) -> Option<String> {
        let first = self.beyond.first()?;
        let were = if self.beyond.len() == 1 { "was" } else { "were" };
        Some(format!(
            "{} far out, beyond {MAX_COLUMNS} columns or {MAX_ROWS} rows, {were} not read; the \
             first is {first}.",
            pluralize(self.beyond.len(), "box", "boxes")
        ))
    }
}

fn name_cells_if_any(cells: &[Cell]) -> Option<String> {
    (!cells.is_empty()).then(|| name_cells(cells))
}

/// Rows or columns by name, neighbours as from one to the other: `rows 4 to 9 and 12`.
fn name_ranges(
    noun: &str,
    places: &BTreeSet<usize>,
    name: impl Fn(usize) -> String,
) -> Option<String> {
    const MAX_RANGES: usize = 5;
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for &at in places {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == at => *last = at,
            _ => ranges.push((at, at)),
        }
    }
    let mut named: Vec<String> = ranges
        .iter()
        .take(MAX_RANGES)
        .map(|&(first, last)| match last - first {
            0 => name(first),
            _ => format!("{} to {}", name(first), name(last)),
        })
        .collect();
    if ranges.len() > MAX_RANGES {
        let rest = ranges.iter().skip(MAX_RANGES).map(|(first, last)| last - first + 1);
        named.push(format!("{} more", rest.sum::<usize>()));
    }
    let plural = if places.len() == 1 { "" } else { "s" };
    Some(format!("{noun}{plural} {}", join_and(&named)?))
}

fn join_and(parts: &[String]) -> Option<String> {
    Some(match parts {
        [] => return None,
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    })
}

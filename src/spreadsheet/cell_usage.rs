//! Cell usage: every cell of a table is used, or named with the reason why not.

use std::collections::BTreeMap;

use super::table::{Cell, Table};
use crate::maturity::sanitize::sanitize_line;

/// A cell whose text is not in the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusedCell {
    /// Where it is.
    pub cell: Cell,
    /// What stands in it, on one line.
    pub text: String,
    /// Why it was not used, in a plain sentence.
    pub reason: String,
}

/// Cells that were not used for the same reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusedGroup {
    /// Where they are, as a person would say it: `H4`, or `H4 to H10, 7 boxes`.
    pub place: String,
    /// What stands in the first of them.
    pub text: String,
    /// Why they were not used.
    pub reason: String,
}

impl UnusedGroup {
    /// The text and the reason in sentences. A text that the reason names anyway does not come
    /// twice.
    pub fn describe(&self) -> String {
        const MAX_PREVIEW_CHARS: usize = 40;
        if self.reason.contains(&self.text) {
            return self.reason.clone();
        }
        let short: String = self.text.chars().take(MAX_PREVIEW_CHARS).collect();
        let dots = if short.len() < self.text.len() { "…" } else { "" };
        format!("\"{short}{dots}\". {}", self.reason)
    }
}

/// What became of each cell so far: used where it has no reason against it.
#[derive(Debug, Default)]
pub(crate) struct CellUsage(BTreeMap<Cell, Option<String>>);

impl CellUsage {
    pub(crate) fn mark_used(&mut self, cell: Cell) {
        self.0.insert(cell, None);
    }

    /// Notes why a cell is not used; a cell that is used already, or has a reason, stays so.
    pub(crate) fn mark_unused(&mut self, cell: Cell, reason: impl Into<String>) {
        self.0.entry(cell).or_insert_with(|| Some(reason.into()));
    }

    pub(crate) fn unmark_used(&mut self, cell: Cell, reason: &str) {
        self.0.insert(cell, Some(reason.to_owned()));
    }

    pub(crate) fn mark_row_unused(&mut self, table: &Table, row: usize, reason: &str) {
        table.filled_cells(row).for_each(|(cell, _)| self.mark_unused(cell, reason));
    }

    /// All cells that were not used; `default_reason` is for those without a reason of their own.
    pub(crate) fn into_unused(
        mut self,
        table: &Table,
        default_reason: impl Fn(Cell) -> String,
    ) -> Vec<UnusedCell> {
        let filled = (0..table.rows.len()).flat_map(|row| table.filled_cells(row));
        filled
            .filter_map(|(cell, text)| {
                let reason = match self.0.remove(&cell) {
                    Some(None) => return None,
                    Some(Some(reason)) => reason,
                    None => default_reason(cell),
                };
                Some(UnusedCell { cell, text: sanitize_line(text), reason })
            })
            .collect()
    }
}

/// The unused cells gathered by reason, in the order of the first cell of each.
pub fn group_by_reason(unused: &[UnusedCell]) -> Vec<UnusedGroup> {
    let mut groups: Vec<Vec<&UnusedCell>> = Vec::new();
    let mut index: BTreeMap<&str, usize> = BTreeMap::new();
    for one in unused {
        let at = *index.entry(&one.reason).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[at].push(one);
    }
    let gather = |cells: Vec<&UnusedCell>| {
        let (first, last) = (cells.first()?, cells.last()?);
        let place = match cells.len() {
            1 => first.cell.to_string(),
            2 => format!("{} and {}", first.cell, last.cell),
            many => format!("{} to {}, {many} boxes", first.cell, last.cell),
        };
        Some(UnusedGroup { place, text: first.text.clone(), reason: first.reason.clone() })
    };
    groups.into_iter().filter_map(gather).collect()
}

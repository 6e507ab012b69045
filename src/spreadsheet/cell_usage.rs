//! The ledger of boxes: each box with text was either used, or is named with the reason why not.

use std::collections::{BTreeMap, BTreeSet};

use super::table::{Cell, Table};
use crate::maturity::sanitize::sanitize_line;

/// A box whose text is not in the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusedCell {
    /// The box.
    pub cell: Cell,
    /// What stands in it, on one line.
    pub text: String,
    /// Why it was not used, in a plain sentence.
    pub reason: String,
}

/// Boxes that were not used for the same reason.
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
    /// What stands there and why it was not used, in sentences. A text that the reason names anyway
    /// is not said twice.
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

/// What became of each box.
#[derive(Debug, Default)]
pub(crate) struct CellUsage {
    used: BTreeSet<Cell>,
    unused: BTreeMap<Cell, String>,
}

impl CellUsage {
    pub(crate) fn mark_used(&mut self, cell: Cell) {
        self.used.insert(cell);
    }

    pub(crate) fn mark_unused(&mut self, cell: Cell, why: impl Into<String>) {
        self.unused.entry(cell).or_insert_with(|| why.into());
    }

    /// What was taken is not used after all.
    pub(crate) fn unmark_used(&mut self, cell: Cell, why: &str) {
        self.used.remove(&cell);
        self.mark_unused(cell, why);
    }

    pub(crate) fn mark_row_unused(&mut self, table: &Table, row: usize, why: &str) {
        table.filled_cells(row).for_each(|(cell, _)| self.mark_unused(cell, why));
    }

    /// All boxes that were not used; `rest` says why of those nobody spoke of.
    pub(crate) fn into_unused(
        mut self,
        table: &Table,
        rest: impl Fn(Cell) -> String,
    ) -> Vec<UnusedCell> {
        let filled = (0..table.rows.len()).flat_map(|row| table.filled_cells(row));
        filled
            .filter(|(cell, _)| !self.used.contains(cell))
            .map(|(cell, text)| {
                let why = self.unused.remove(&cell).unwrap_or_else(|| rest(cell));
                UnusedCell { cell, text: sanitize_line(text), reason: why }
            })
            .collect()
    }
}

/// The unused boxes gathered by reason, in the order of the first box of each.
pub fn group_by_reason(unused: &[UnusedCell]) -> Vec<UnusedGroup> {
    let mut groups: Vec<(&str, Vec<&UnusedCell>)> = Vec::new();
    let mut place: BTreeMap<&str, usize> = BTreeMap::new();
    for one in unused {
        let at = *place.entry(&one.reason).or_insert_with(|| {
            groups.push((&one.reason, Vec::new()));
            groups.len() - 1
        });
        groups[at].1.push(one);
    }
    let gather = |(why, boxes): (&str, Vec<&UnusedCell>)| {
        let (first, last) = (boxes.first()?, boxes.last()?);
        let place = match boxes.len() {
            1 => first.cell.to_string(),
            2 => format!("{} and {}", first.cell, last.cell),
            many => format!("{} to {}, {many} boxes", first.cell, last.cell),
        };
        Some(UnusedGroup { place, text: first.text.clone(), reason: why.to_owned() })
    };
    groups.into_iter().filter_map(gather).collect()
}

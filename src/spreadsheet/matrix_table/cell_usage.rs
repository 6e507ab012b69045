//! The ledger of boxes: each box with text was either used, or is named with the reason why not.

use std::collections::{BTreeMap, BTreeSet};

use super::table::{Cell, Table};
use crate::maturity::sanitize::clean_line;

/// A box whose text is not in the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusedCell {
    /// The box.
    pub cell: Cell,
    /// What stands in it, on one line.
    pub text: String,
    /// Why it was not used, in a plain sentence.
    pub why: String,
}

/// Boxes that were not used for the same reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusedGroup {
    /// Where they are, as a person would say it: `H4`, or `H4 to H10, 7 boxes`.
    pub place: String,
    /// What stands in the first of them.
    pub text: String,
    /// Why they were not used.
    pub why: String,
}

impl UnusedGroup {
    /// What stands there and why it was not used, in sentences. A text that the reason names anyway
    /// is not said twice.
    pub fn words(&self) -> String {
        const LONGEST: usize = 40;
        if self.why.contains(&self.text) {
            return self.why.clone();
        }
        let short: String = self.text.chars().take(LONGEST).collect();
        let dots = if short.len() < self.text.len() { "…" } else { "" };
        format!("\"{short}{dots}\". {}", self.why)
    }
}

/// What became of each box.
#[derive(Debug, Default)]
pub(crate) struct CellUsage {
    used: BTreeSet<Cell>,
    unused: BTreeMap<Cell, String>,
}

impl CellUsage {
    pub(crate) fn take(&mut self, cell: Cell) {
        self.used.insert(cell);
    }

    pub(crate) fn leave(&mut self, cell: Cell, why: impl Into<String>) {
        self.unused.entry(cell).or_insert_with(|| why.into());
    }

    /// What was taken is not used after all.
    pub(crate) fn give_back(&mut self, cell: Cell, why: &str) {
        self.used.remove(&cell);
        self.leave(cell, why);
    }

    pub(crate) fn leave_row(&mut self, table: &Table, row: usize, why: &str) {
        table.filled(row).for_each(|(cell, _)| self.leave(cell, why));
    }

    /// All boxes that were not used; `rest` says why of those nobody spoke of.
    pub(crate) fn close(mut self, table: &Table, rest: impl Fn(Cell) -> String) -> Vec<UnusedCell> {
        let filled = (0..table.rows.len()).flat_map(|row| table.filled(row));
        filled
            .filter(|(cell, _)| !self.used.contains(cell))
            .map(|(cell, text)| {
                let why = self.unused.remove(&cell).unwrap_or_else(|| rest(cell));
                UnusedCell { cell, text: clean_line(text), why }
            })
            .collect()
    }
}

/// The unused boxes gathered by reason, in the order of the first box of each.
pub fn gathered(unused: &[UnusedCell]) -> Vec<UnusedGroup> {
    let mut groups: Vec<(&str, Vec<&UnusedCell>)> = Vec::new();
    let mut place: BTreeMap<&str, usize> = BTreeMap::new();
    for one in unused {
        let at = *place.entry(&one.why).or_insert_with(|| {
            groups.push((&one.why, Vec::new()));
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
        Some(UnusedGroup { place, text: first.text.clone(), why: why.to_owned() })
    };
    groups.into_iter().filter_map(gather).collect()
}

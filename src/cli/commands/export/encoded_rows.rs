//! Rows of an export as lines of text, by the file that they belong into.

use std::collections::BTreeMap;
use std::convert::Infallible;

use jiff::civil::Date;

use crate::maturity::export_tables::{Cell, ExportOptions, ExportTable, Quarter, export_network};
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::report::{LineFormat, TableLines};

/// One file of a table: that of a quarter, or of the whole table.
pub(super) type TablePart = (ExportTable, Option<Quarter>);

/// How rows become lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineLayout {
    pub(super) format: LineFormat,
    pub(super) is_by_quarter: bool,
}

/// Lines that were not written yet, with how many rows each table has of them.
pub(super) struct EncodedRows {
    layout: LineLayout,
    lines: BTreeMap<TablePart, TableLines>,
    pub(super) counts: BTreeMap<ExportTable, usize>,
    pub(super) snapshots: usize,
}

impl EncodedRows {
    pub(super) fn new(layout: LineLayout) -> Self {
        Self { layout, lines: BTreeMap::new(), counts: BTreeMap::new(), snapshots: 0 }
    }

    /// All rows of a network but those of the dictionary, which says each thing once for all.
    pub(super) fn of_network(
        record: &NetworkState,
        layout: LineLayout,
        options: ExportOptions,
        is_wanted: impl Fn(&SavedSnapshot) -> bool,
    ) -> Self {
        let mut rows = Self::new(layout);
        let written = export_network(record, options, is_wanted, &mut |table, day, cells| {
            rows.push(table, Some(day), cells);
            Ok::<(), Infallible>(())
        });
        let Ok(snapshots) = written;
        Self { snapshots, ..rows }
    }

    /// Adds a row; `day` is that of the snapshot that it is of.
    pub(super) fn push(&mut self, table: ExportTable, day: Option<Date>, cells: &[Cell<'_>]) {
        let LineLayout { format, is_by_quarter } = self.layout;
        let part = day.filter(|_| is_by_quarter).map(Quarter::of);
        let new = || TableLines::new(table, format);
        self.lines.entry((table, part)).or_insert_with(new).push(cells);
        *self.counts.entry(table).or_default() += 1;
    }

    /// The lines, by the file they belong into.
    pub(super) fn into_lines(self) -> impl Iterator<Item = (TablePart, Vec<u8>)> {
        self.lines.into_iter().map(|(part, lines)| (part, lines.into_bytes()))
    }
}

//! Writes the rows of an export as they come: into a folder of files, or into one .xlsx file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::civil::Date;

use super::destination::Destination;
use crate::cli::args::export::TablesFormat;
use crate::maturity::export_tables::{Cell, ExportTable, Quarter};
use crate::report::{LineFormat, TableLines};
use crate::runtime::tables_file::TablesFile;
use crate::store::error::StoreError;
use crate::store::export_file::{ExportFolder, export_folder};

/// How many bytes of a file are held before they are written.
const CHUNK: usize = 64 * 1024;

/// Where rows go.
pub(super) enum TableOutput {
    Folder(TablesFolder),
    File(Box<TablesFile>),
}

impl TableOutput {
    pub(super) fn create(to: &Destination, read_me: &[String]) -> Result<Self, StoreError> {
        let format = match to.format() {
            TablesFormat::Xlsx => {
                let file = TablesFile::begin_large(to.path(), read_me)?;
                return Ok(Self::File(Box::new(file)));
            }
            TablesFormat::Csv => LineFormat::Csv,
            TablesFormat::Jsonl => LineFormat::JsonLines,
        };
        Ok(Self::Folder(TablesFolder {
            folder: export_folder(to.path())?,
            format,
            is_by_quarter: to.is_by_quarter(),
            lines: BTreeMap::new(),
        }))
    }

    /// Adds a row; `day` is that of the snapshot that it is of.
    pub(super) fn push(
        &mut self,
        table: ExportTable,
        day: Option<Date>,
        cells: &[Cell<'_>],
    ) -> Result<(), StoreError> {
        match self {
            Self::Folder(folder) => folder.push(table, day, cells),
            Self::File(file) => file.push(table, cells),
        }
    }

    pub(super) fn finish(self) -> Result<(), StoreError> {
        match self {
            Self::Folder(folder) => folder.finish(),
            Self::File(file) => file.finish(),
        }
    }
}

/// A folder with a file for each table; or, by quarter, a folder for each table with one for each
/// quarter in it, as programs that read many files as one table expect.
pub(super) struct TablesFolder {
    folder: ExportFolder,
    format: LineFormat,
    is_by_quarter: bool,
    lines: BTreeMap<(ExportTable, Option<Quarter>), TableLines>,
}

impl TablesFolder {
    fn push(
        &mut self,
        table: ExportTable,
        day: Option<Date>,
        cells: &[Cell<'_>],
    ) -> Result<(), StoreError> {
        let part = day.filter(|_| self.is_by_quarter).map(Quarter::of);
        let name = self.file_name(table, part);
        let lines =
            self.lines.entry((table, part)).or_insert_with(|| TableLines::new(table, self.format));
        lines.push(cells);
        if lines.len() >= CHUNK {
            self.folder.append(&name, &lines.take())?;
        }
        Ok(())
    }

    /// A table without rows is a file too, in each quarter that there is: so every table is found.
    fn finish(mut self) -> Result<(), StoreError> {
        let parts: BTreeSet<Option<Quarter>> = self
            .lines
            .keys()
            .filter(|(table, _)| is_parted(*table))
            .map(|(_, part)| *part)
            .collect();
        for table in ExportTable::ALL {
            let parts = if is_parted(table) { parts.clone() } else { BTreeSet::from([None]) };
            for part in parts {
                let name = self.file_name(table, part);
                let new = || TableLines::new(table, self.format);
                let lines = self.lines.entry((table, part)).or_insert_with(new).take();
                self.folder.append(&name, &lines)?;
            }
        }
        self.folder.finish()
    }

    fn file_name(&self, table: ExportTable, part: Option<Quarter>) -> PathBuf {
        let (table, ending) = (table.name(), self.format.extension());
        match part {
            None => format!("{table}.{ending}").into(),
            Some(quarter) => {
                [table.to_owned(), format!("quarter={quarter}"), format!("part.{ending}")]
                    .iter()
                    .collect()
            }
        }
    }
}

/// Whether the rows of a table are of a day: matrices are of none.
fn is_parted(table: ExportTable) -> bool {
    table != ExportTable::Dictionary
}

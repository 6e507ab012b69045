//! Writes the rows of an export as they come: into a folder of files, or into one .xlsx file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::destination::Destination;
use super::encoded_rows::{EncodedRows, LineLayout, TablePart};
use crate::cli::args::export::TablesFormat;
use crate::maturity::export_tables::{ExportTable, Quarter};
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
            layout: LineLayout { format, is_by_quarter: to.is_by_quarter() },
            waiting: BTreeMap::new(),
        }))
    }

    /// How rows become lines, where they do.
    pub(super) fn line_layout(&self) -> Option<LineLayout> {
        match self {
            Self::Folder(folder) => Some(folder.layout()),
            Self::File(_) => None,
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
    layout: LineLayout,
    /// What was not written yet of each file that there is.
    waiting: BTreeMap<TablePart, Vec<u8>>,
}

impl TablesFolder {
    pub(super) fn layout(&self) -> LineLayout {
        self.layout
    }

    pub(super) fn append(&mut self, rows: EncodedRows) -> Result<(), StoreError> {
        for (part, lines) in rows.into_lines() {
            let name = self.file_name(part);
            let waiting = self.begin(part);
            waiting.extend(lines);
            if waiting.len() >= CHUNK {
                let full = std::mem::take(waiting);
                self.folder.append(&name, &full)?;
            }
        }
        Ok(())
    }

    /// A file begins with the header of its table.
    fn begin(&mut self, part: TablePart) -> &mut Vec<u8> {
        let format = self.layout.format;
        self.waiting.entry(part).or_insert_with(|| TableLines::header(part.0, format))
    }

    /// A table without rows is a file too, in each quarter that there is: so every table is found.
    fn finish(mut self) -> Result<(), StoreError> {
        let begun = self.waiting.keys().filter(|(table, _)| is_parted(*table));
        let quarters: BTreeSet<Option<Quarter>> = begun.map(|(_, quarter)| *quarter).collect();
        for table in ExportTable::ALL {
            let quarters = if is_parted(table) { quarters.clone() } else { BTreeSet::from([None]) };
            for quarter in quarters {
                let part = (table, quarter);
                let rest = std::mem::take(self.begin(part));
                self.folder.append(&self.file_name(part), &rest)?;
            }
        }
        self.folder.finish()
    }

    fn file_name(&self, (table, quarter): TablePart) -> PathBuf {
        let (table, ending) = (table.name(), self.layout.format.extension());
        match quarter {
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

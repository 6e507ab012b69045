//! Writes export tables as one .xlsx file, whole or not at all.

use std::io::BufWriter;
use std::path::{Path, PathBuf};

use crate::maturity::export_tables::{Cell, ExportTable};
use crate::report::{TablesWorkbook, WorkbookError};
use crate::store::error::StoreError;
use crate::store::export_file::{check_new_file, export_streamed, refused_by_disk};

/// An .xlsx file that is there once it is finished, or never.
pub(crate) struct TablesFile {
    workbook: TablesWorkbook,
    path: PathBuf,
}

impl TablesFile {
    /// A new file at `path` for a table of any length: what is made of it waits on the same disk.
    pub(crate) fn begin_large(path: &Path, read_me: &[String]) -> Result<Self, StoreError> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        Self::begin_in(Some(folder.unwrap_or(Path::new("."))), path, read_me)
    }

    /// A new file at `path` for a few rows: they wait in memory.
    pub(crate) fn begin_small(path: &Path, read_me: &[String]) -> Result<Self, StoreError> {
        Self::begin_in(None, path, read_me)
    }

    fn begin_in(temp: Option<&Path>, path: &Path, read_me: &[String]) -> Result<Self, StoreError> {
        check_new_file(path)?;
        let workbook = TablesWorkbook::new(temp, read_me).map_err(|error| refused(error, path))?;
        Ok(Self { workbook, path: path.to_path_buf() })
    }

    /// Adds a row.
    pub(crate) fn push(
        &mut self,
        table: ExportTable,
        cells: &[Cell<'_>],
    ) -> Result<(), StoreError> {
        self.workbook.push(table, cells).map_err(|error| refused(error, &self.path))
    }

    /// Writes it.
    pub(crate) fn finish(self) -> Result<(), StoreError> {
        let Self { workbook, path } = self;
        export_streamed(&path, |file| {
            workbook.finish(BufWriter::new(file)).map_err(|error| refused(error, &path))
        })
    }
}

fn refused(error: WorkbookError, path: &Path) -> StoreError {
    let says = match error {
        WorkbookError::NotWritten(error) => return refused_by_disk(&error, path),
        WorkbookError::TooManyRows(table) => format!(
            "The table {} has more rows than a sheet can hold (1,048,575), so nothing was written.",
            table.name()
        ),
        WorkbookError::TooLongText => "A text is longer than a box of a spreadsheet can hold \
                                       (32,767 letters), so nothing was written."
            .to_owned(),
    };
    StoreError::not_possible(
        says,
        "Name a folder in place of the .xlsx file: csv has no such limit.",
    )
    .in_file(path)
}

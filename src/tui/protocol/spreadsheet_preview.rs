//! The preview of a spreadsheet, with how each of its sheets can be read: all worked out before it comes
//! to a screen.

use std::path::PathBuf;

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::MatrixId;
use crate::maturity::revision::TextOrigin;
use crate::maturity::sheet_memory::SheetMemory;
use crate::spreadsheet::{
    BoxContent, ReadOptions, Recalled, SheetLayout, Table, TableReading, Workbook, parse_table,
    recall_sheet,
};

/// A file that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Spreadsheet {
    pub file_name: String,
    /// What a person should know about the reading.
    pub notes: Vec<String>,
    /// Its sheets with text; at least one.
    pub sheets: Vec<SheetPreview>,
    pub options: ReadOptions,
    /// Where it is, to be read again.
    pub path: PathBuf,
    /// Whether what is hidden was read too.
    pub with_hidden: bool,
}

/// What was read of a sheet that may be one of our matrices, changed.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundText {
    pub file: String,
    pub reading: TableReading,
    pub found: TextOrigin,
    /// The ids that another matrix can't have.
    pub taken_ids: Vec<MatrixId>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SheetPreview {
    pub table: Table,
    pub one: Result<TableReading, Box<Diagnostic>>,
    pub several: Result<TableReading, Box<Diagnostic>>,
    /// What was said of sheets of its shape before, where it was read by that.
    pub recalled: Option<Recalled>,
}

impl Spreadsheet {
    /// The sheets of a file, each read in both ways.
    pub fn new(
        file_name: String,
        book: Workbook,
        options: ReadOptions,
        remembered: &[SheetMemory],
    ) -> Self {
        let tables = book.tables.into_iter();
        let sheets =
            tables.map(|table| SheetPreview::recalled(table, &options, remembered)).collect();
        let (path, with_hidden) = (PathBuf::new(), false);
        Self { file_name, notes: book.notes, sheets, options, path, with_hidden }
    }
}

impl SheetPreview {
    /// A sheet, read in both ways.
    pub fn new(table: Table, options: &ReadOptions) -> Self {
        let parse = |answer| {
            parse_table(&table, &ReadOptions { each_box: Some(answer), ..options.clone() })
        };
        let (one, several) = (parse(BoxContent::One), parse(BoxContent::Several));
        Self { one, several, table, recalled: None }
    }

    /// A sheet, read by what was said of its shape before; as it is where nothing was, or where it
    /// can't be read so.
    fn recalled(table: Table, options: &ReadOptions, remembered: &[SheetMemory]) -> Self {
        let recalled = recall_sheet(&table, remembered);
        let Some(recalled) = recalled else { return Self::new(table, options) };
        let by_memory = ReadOptions { layout: recalled.layout.clone(), ..options.clone() };
        let read = Self::new(table, &by_memory);
        if read.one.is_err() {
            return Self::new(read.table, options);
        }
        Self { recalled: Some(recalled), ..read }
    }

    /// The layout by which it was read; none where it could not be.
    pub fn layout(&self) -> Option<&SheetLayout> {
        self.one.as_ref().or(self.several.as_ref()).ok().map(|reading| &reading.layout)
    }

    pub fn read(&self, each_box: BoxContent) -> &Result<TableReading, Box<Diagnostic>> {
        match each_box {
            BoxContent::One => &self.one,
            BoxContent::Several => &self.several,
        }
    }

    /// Whether a person must say what its cells are.
    pub fn needs_box_content(&self) -> bool {
        self.one.as_ref().is_ok_and(TableReading::is_grid)
    }
}

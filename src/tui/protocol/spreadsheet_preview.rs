//! A spreadsheet that was read, with what can be made of each of its sheets: all worked out before
//! it comes to a screen.

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::MatrixId;
use crate::spreadsheet::matrix_table::{
    BoxContent, ReadOptions, Table, TableReading, TableShape, understand,
};

/// A spreadsheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Spreadsheet {
    /// What the file is called, as it is shown.
    pub file: String,
    /// What a person should know about the reading.
    pub notes: Vec<String>,
    /// Its sheets with text; at least one.
    pub sheets: Vec<SheetPreview>,
    /// Ids of matrices that are there already.
    pub taken: Vec<MatrixId>,
}

/// A sheet, and what can be made of it.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetPreview {
    /// The sheet as it was made.
    pub table: Table,
    /// What it is if each box is one description.
    pub one: Result<TableReading, Box<Diagnostic>>,
    /// What it is if each box holds statements.
    pub several: Result<TableReading, Box<Diagnostic>>,
}

impl Spreadsheet {
    /// The sheets of a file, each understood in both ways.
    pub fn of(
        file: String,
        stem: &str,
        tables: Vec<Table>,
        notes: Vec<String>,
        taken: Vec<MatrixId>,
    ) -> Self {
        let read = |table: &Table, each_box| {
            let wish = ReadOptions {
                each_box: Some(each_box),
                stem: stem.to_owned(),
                taken: taken.clone(),
                ..ReadOptions::default()
            };
            understand(table, &wish)
        };
        let seen = |table: Table| {
            let (one, several) = (read(&table, BoxContent::One), read(&table, BoxContent::Several));
            SheetPreview { table, one, several }
        };
        Self { file, notes, sheets: tables.into_iter().map(seen).collect(), taken }
    }
}

impl SheetPreview {
    /// What it is, read in this way.
    pub fn read(&self, each_box: BoxContent) -> &Result<TableReading, Box<Diagnostic>> {
        match each_box {
            BoxContent::One => &self.one,
            BoxContent::Several => &self.several,
        }
    }

    /// Whether it is a grid, and a person must say what its boxes are.
    pub fn asks(&self) -> bool {
        self.one.as_ref().is_ok_and(|read| read.shape == TableShape::Grid)
    }
}

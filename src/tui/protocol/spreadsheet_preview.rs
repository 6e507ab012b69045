//! A spreadsheet that was read, with what can be made of each of its sheets: all worked out before
//! it comes to a screen.

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::MatrixId;
use crate::spreadsheet::{BoxContent, ReadOptions, Table, TableReading, TableShape, parse_table};

/// A spreadsheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Spreadsheet {
    /// What the file is called, as it is shown.
    pub file_name: String,
    /// What a person should know about the reading.
    pub notes: Vec<String>,
    /// Its sheets with text; at least one.
    pub sheets: Vec<SheetPreview>,
    /// Ids of matrices that are there already.
    pub taken_ids: Vec<MatrixId>,
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
                file_stem: stem.to_owned(),
                taken_ids: taken.clone(),
                ..ReadOptions::default()
            };
            parse_table(table, &wish)
        };
        let seen = |table: Table| {
            let (one, several) = (read(&table, BoxContent::One), read(&table, BoxContent::Several));
            SheetPreview { table, one, several }
        };
        Self {
            file_name: file,
            notes,
            sheets: tables.into_iter().map(seen).collect(),
            taken_ids: taken,
        }
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
    pub fn needs_box_content(&self) -> bool {
        self.one.as_ref().is_ok_and(|read| read.shape == TableShape::Grid)
    }
}

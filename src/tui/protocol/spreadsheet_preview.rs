//! The preview of a spreadsheet: its sheets, and what can be made of each, worked out before it comes
//! to a screen.

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::MatrixId;
use crate::spreadsheet::matrix_table::{
    BoxContent, ReadOptions, Table, TableReading, TableShape, parse_table,
};

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
    pub table: Table,
    /// What it is if each box is one description.
    pub one: Result<TableReading, Box<Diagnostic>>,
    /// What it is if each box holds statements.
    pub several: Result<TableReading, Box<Diagnostic>>,
}

impl Spreadsheet {
    /// The sheets of a file, each understood in both ways.
    pub fn of(
        file_name: String,
        stem: &str,
        tables: Vec<Table>,
        notes: Vec<String>,
        taken_ids: Vec<MatrixId>,
    ) -> Self {
        let read = |table: &Table, each_box| {
            let options = ReadOptions {
                each_box: Some(each_box),
                file_stem: stem.to_owned(),
                taken_ids: taken_ids.clone(),
                ..ReadOptions::default()
            };
            parse_table(table, &options)
        };
        let preview = |table: Table| {
            let (one, several) = (read(&table, BoxContent::One), read(&table, BoxContent::Several));
            SheetPreview { table, one, several }
        };
        Self { file_name, notes, sheets: tables.into_iter().map(preview).collect(), taken_ids }
    }
}

impl SheetPreview {
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

//! A spreadsheet that was read, with what can be made of each of its sheets: all worked out before
//! it comes to a screen.

use crate::maturity::diagnostic::Finding;
use crate::maturity::ids::MatrixId;
use crate::spreadsheet::matrix_table::{EachBox, Shape, Table, Understood, Wish, understand};

/// A spreadsheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Spreadsheet {
    /// What the file is called, as it is shown.
    pub file: String,
    /// What a person should know about the reading.
    pub notes: Vec<String>,
    /// Its sheets with text; at least one.
    pub sheets: Vec<Seen>,
    /// Ids of matrices that are there already.
    pub taken: Vec<MatrixId>,
}

/// A sheet, and what can be made of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The sheet as it was made.
    pub table: Table,
    /// What it is if each box is one description.
    pub one: Result<Understood, Box<Finding>>,
    /// What it is if each box holds statements.
    pub several: Result<Understood, Box<Finding>>,
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
            let wish = Wish {
                each_box: Some(each_box),
                stem: stem.to_owned(),
                taken: taken.clone(),
                ..Wish::default()
            };
            understand(table, &wish)
        };
        let seen = |table: Table| {
            let (one, several) = (read(&table, EachBox::One), read(&table, EachBox::Several));
            Seen { table, one, several }
        };
        Self { file, notes, sheets: tables.into_iter().map(seen).collect(), taken }
    }
}

impl Seen {
    /// What it is, read in this way.
    pub fn read(&self, each_box: EachBox) -> &Result<Understood, Box<Finding>> {
        match each_box {
            EachBox::One => &self.one,
            EachBox::Several => &self.several,
        }
    }

    /// Whether it is a grid, and a person must say what its boxes are.
    pub fn asks(&self) -> bool {
        self.one.as_ref().is_ok_and(|read| read.shape == Shape::Grid)
    }
}

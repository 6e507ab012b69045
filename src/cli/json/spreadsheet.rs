//! `sheet/1`: what was made of a spreadsheet; `sheet-written/1`: where one was written.

use serde::Serialize;

use crate::maturity::diagnostic::Finding;
use crate::maturity::matrix::Matrix;
use crate::spreadsheet::Book;
use crate::spreadsheet::matrix_table::{EachBox, QUESTION, Shape, Table, Understood};

/// A spreadsheet that was read.
pub(crate) struct Read<'r> {
    pub(crate) file: String,
    pub(crate) book: &'r Book,
    pub(crate) table: &'r Table,
    pub(crate) understood: &'r Understood,
    pub(crate) each_box: Option<EachBox>,
    pub(crate) written: Option<&'r str>,
}

/// What is printed of it.
#[derive(Debug, Serialize)]
pub(crate) struct Form<'r> {
    format: &'static str,
    file: &'r str,
    sheet: &'r str,
    sheets: Vec<&'r str>,
    shape: &'static str,
    each_box: Option<&'static str>,
    question: Option<&'static str>,
    understood: Vec<&'r str>,
    findings: &'r [Finding],
    unused: Vec<Unused<'r>>,
    matrix: Made<'r>,
    written: Option<&'r str>,
}

#[derive(Debug, Serialize)]
struct Unused<'r> {
    cell: String,
    text: &'r str,
    why: &'r str,
}

#[derive(Debug, Serialize)]
struct Made<'r> {
    id: &'r str,
    revision: u32,
    title: &'r str,
    stages: Vec<&'r str>,
    areas: Vec<&'r str>,
    items: usize,
}

impl Read<'_> {
    /// As it is printed.
    pub(crate) fn form(&self) -> Form<'_> {
        let (read, matrix) = (self.understood, &self.understood.matrix);
        let is_grid = read.shape == Shape::Grid;
        let each_box = self.each_box.filter(|_| is_grid).map(|each_box| match each_box {
            EachBox::One => "one",
            EachBox::Several => "several",
        });
        Form {
            format: "pcn-workbook.sheet/1",
            file: &self.file,
            sheet: &self.table.name,
            sheets: self.book.tables.iter().map(|table| table.name.as_str()).collect(),
            shape: if is_grid { "grid" } else { "rows" },
            each_box,
            question: (is_grid && each_box.is_none()).then_some(QUESTION),
            understood: read
                .told(self.each_box)
                .chain(&self.book.notes)
                .map(String::as_str)
                .collect(),
            findings: &read.findings,
            unused: read
                .unused
                .iter()
                .map(|one| Unused { cell: one.cell.to_string(), text: &one.text, why: &one.why })
                .collect(),
            matrix: Made {
                id: matrix.id.as_str(),
                revision: matrix.revision,
                title: &matrix.title,
                stages: matrix.stages.iter().map(|stage| stage.name.as_str()).collect(),
                areas: matrix.domains.iter().map(|domain| domain.name.as_str()).collect(),
                items: matrix.items().count(),
            },
            written: self.written,
        }
    }
}

/// A spreadsheet that was written.
#[derive(Debug, Serialize)]
pub(crate) struct Written<'w> {
    format: &'static str,
    matrix: MatrixOf<'w>,
    file: &'w str,
}

#[derive(Debug, Serialize)]
struct MatrixOf<'w> {
    id: &'w str,
    revision: u32,
}

impl<'w> Written<'w> {
    /// A matrix written to this file.
    pub(crate) fn of(file: &'w str, matrix: &'w Matrix) -> Self {
        let matrix = MatrixOf { id: matrix.id.as_str(), revision: matrix.revision };
        Self { format: "pcn-workbook.sheet-written/1", matrix, file }
    }
}

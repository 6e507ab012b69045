//! `sheet/1`: what was made of a spreadsheet; `sheet-written/1`: where one was written.

use schemars::JsonSchema;
use serde::Serialize;

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::Matrix;
use crate::spreadsheet::Workbook;
use crate::spreadsheet::matrix_table::{
    BOX_CONTENT_QUESTION, BoxContent, Table, TableReading, TableShape,
};

/// A spreadsheet that was read.
pub(crate) struct SpreadsheetRead<'r> {
    pub(crate) file: String,
    pub(crate) workbook: &'r Workbook,
    pub(crate) table: &'r Table,
    pub(crate) reading: &'r TableReading,
    pub(crate) each_box: Option<BoxContent>,
    pub(crate) written_file: Option<&'r str>,
}

/// What is printed of it.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct SpreadsheetJson<'r> {
    format: &'static str,
    file: &'r str,
    sheet: &'r str,
    sheets: Vec<&'r str>,
    #[schemars(extend("enum" = ["rows", "grid"]))]
    shape: &'static str,
    #[schemars(extend("enum" = ["one", "several", ()]))]
    each_box: Option<&'static str>,
    question: Option<&'static str>,
    understood: Vec<&'r str>,
    findings: &'r [Diagnostic],
    unused: Vec<UnusedCellJson<'r>>,
    matrix: ImportedMatrixJson<'r>,
    written: Option<&'r str>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct UnusedCellJson<'r> {
    cell: String,
    text: &'r str,
    why: &'r str,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ImportedMatrixJson<'r> {
    id: &'r str,
    revision: u32,
    title: &'r str,
    stages: Vec<&'r str>,
    areas: Vec<&'r str>,
    items: usize,
}

impl SpreadsheetRead<'_> {
    /// As it is printed.
    pub(crate) fn to_json(&self) -> SpreadsheetJson<'_> {
        let (read, matrix) = (self.reading, &self.reading.matrix);
        let is_grid = read.shape == TableShape::Grid;
        let each_box = self.each_box.filter(|_| is_grid).map(|each_box| match each_box {
            BoxContent::One => "one",
            BoxContent::Several => "several",
        });
        SpreadsheetJson {
            format: "pcn-workbook.sheet/1",
            file: &self.file,
            sheet: &self.table.name,
            sheets: self.workbook.tables.iter().map(|table| table.name.as_str()).collect(),
            shape: if is_grid { "grid" } else { "rows" },
            each_box,
            question: (is_grid && each_box.is_none()).then_some(BOX_CONTENT_QUESTION),
            understood: read
                .visible_notes(self.each_box)
                .chain(&self.workbook.notes)
                .map(String::as_str)
                .collect(),
            findings: &read.diagnostics,
            unused: read
                .unused_cells
                .iter()
                .map(|one| UnusedCellJson {
                    cell: one.cell.to_string(),
                    text: &one.text,
                    why: &one.reason,
                })
                .collect(),
            matrix: ImportedMatrixJson {
                id: matrix.id.as_str(),
                revision: matrix.revision,
                title: &matrix.title,
                stages: matrix.stages.iter().map(|stage| stage.name.as_str()).collect(),
                areas: matrix.domains.iter().map(|domain| domain.name.as_str()).collect(),
                items: matrix.items().count(),
            },
            written: self.written_file,
        }
    }
}

/// A spreadsheet that was written.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct SpreadsheetWrittenJson<'w> {
    format: &'static str,
    matrix: SheetMatrixJson<'w>,
    file: &'w str,
}

#[derive(Debug, JsonSchema, Serialize)]
struct SheetMatrixJson<'w> {
    id: &'w str,
    revision: u32,
}

impl<'w> SpreadsheetWrittenJson<'w> {
    /// A matrix written to this file.
    pub(crate) fn of(file: &'w str, matrix: &'w Matrix) -> Self {
        let matrix = SheetMatrixJson { id: matrix.id.as_str(), revision: matrix.revision };
        Self { format: "pcn-workbook.sheet-written/1", matrix, file }
    }
}

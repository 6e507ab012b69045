//! JSON `sheet/1`: how a spreadsheet was read; `sheet-written/1`: where one was written.

use schemars::JsonSchema;
use serde::Serialize;

use super::references::MatrixRefJson;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::Matrix;
use crate::spreadsheet::{BoxContent, Table, TableReading, Workbook};

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
    layout: String,
    doubts: Vec<&'r str>,
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

impl<'r> SpreadsheetJson<'r> {
    pub(crate) fn new(
        file: &'r str,
        book: &'r Workbook,
        table: &'r Table,
        reading: &'r TableReading,
        each_box: Option<BoxContent>,
        written: Option<&'r str>,
    ) -> Self {
        let (matrix, is_grid) = (&reading.matrix, reading.is_grid());
        let notes = reading.visible_notes(each_box).chain(&book.notes);
        let unused = reading.unused_cells.iter().map(|unused| UnusedCellJson {
            cell: unused.cell.to_string(),
            text: &unused.text,
            why: &unused.reason,
        });
        Self {
            format: "pcn-workbook.sheet/1",
            file,
            sheet: &table.name,
            sheets: book.tables.iter().map(|table| table.name.as_str()).collect(),
            shape: if is_grid { "grid" } else { "rows" },
            each_box: each_box.filter(|_| is_grid).map(BoxContent::word),
            question: (is_grid && each_box.is_none()).then_some(BoxContent::QUESTION),
            understood: notes.map(String::as_str).collect(),
            layout: reading.layout.to_string(),
            doubts: reading.layout.doubts.iter().map(|doubt| doubt.says.as_str()).collect(),
            findings: &reading.diagnostics,
            unused: unused.collect(),
            matrix: ImportedMatrixJson {
                id: matrix.id.as_str(),
                revision: matrix.revision,
                title: &matrix.title,
                stages: matrix.stages.iter().map(|stage| stage.name.as_str()).collect(),
                areas: matrix.domains.iter().map(|domain| domain.name.as_str()).collect(),
                items: matrix.items().count(),
            },
            written,
        }
    }
}

/// A spreadsheet that was written.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct SpreadsheetWrittenJson<'w> {
    format: &'static str,
    matrix: MatrixRefJson,
    file: &'w str,
}

impl<'w> SpreadsheetWrittenJson<'w> {
    /// A matrix written to this file.
    pub(crate) fn of(file: &'w str, matrix: &Matrix) -> Self {
        Self { format: "pcn-workbook.sheet-written/1", matrix: matrix.into(), file }
    }
}

//! What leaves the workbook for a file that a person names.

use std::sync::Arc;

use crate::maturity::comparison::table::ComparisonTable;
use crate::maturity::network_state::KnownMatrix;

/// Something to be written to a file outside the library.
#[derive(Clone, Debug, PartialEq)]
pub enum ExportContent {
    /// A matrix, as a spreadsheet.
    Matrix(Arc<KnownMatrix>),
    /// What is on screen of a comparison.
    ComparisonTable(Arc<ComparisonTable>),
}

impl ExportContent {
    /// What its file is called, unless the person says otherwise.
    pub fn default_file_name(&self) -> String {
        match self {
            Self::Matrix(known) => format!("{}.xlsx", known.reference.id),
            Self::ComparisonTable(extract) => format!("{}.md", extract.name),
        }
    }

    /// The endings that a name may have.
    pub fn extensions(&self) -> &'static str {
        match self {
            Self::Matrix(_) => ".xlsx or .csv",
            Self::ComparisonTable(_) => ".md, .csv or .txt",
        }
    }
}

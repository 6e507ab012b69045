//! What can be exported to a file outside the library.

use std::sync::Arc;

use crate::maturity::comparison::table::ComparisonTable;
use crate::maturity::export_tables::SnapshotTables;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::page::Page;

#[derive(Clone, Debug, PartialEq)]
pub enum ExportContent {
    Matrix(Arc<KnownMatrix>),
    ComparisonTable(Arc<ComparisonTable>),
    /// A page that people read, and what its file is called without an ending.
    Page(Arc<Page>, String),
    /// A spreadsheet of a snapshot's answers, and what its file is called without an ending.
    Tables(Arc<SnapshotTables>, String),
}

impl ExportContent {
    /// What its file is called, unless the person says otherwise.
    pub fn default_file_name(&self) -> String {
        match self {
            Self::Matrix(known) => format!("{}.xlsx", known.reference.id),
            Self::ComparisonTable(table) => format!("{}.md", table.name),
            Self::Tables(_, name) => format!("{name}.xlsx"),
            Self::Page(_, name) => format!("{name}.html"),
        }
    }

    pub fn extensions(&self) -> &'static str {
        match self {
            Self::Matrix(_) => ".xlsx or .csv",
            Self::ComparisonTable(_) => ".md, .csv or .txt",
            Self::Tables(..) => ".xlsx",
            Self::Page(..) => ".html, .md or .txt",
        }
    }
}

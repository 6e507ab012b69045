//! What can be exported to a file outside the library.

use std::sync::Arc;

use crate::maturity::comparison::table::ComparisonTable;
use crate::maturity::export_tables::SnapshotTables;
use crate::maturity::form::FormRequest;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::page::Page;

#[derive(Clone, Debug, PartialEq)]
pub enum ExportContent {
    Matrix(Arc<KnownMatrix>),
    ComparisonTable(Arc<ComparisonTable>),
    /// What is on Progress, as a table.
    ProgressTable(Arc<ComparisonTable>),
    /// A page that people read, and what its file is called without an ending.
    Page(Arc<Page>, String),
    /// A spreadsheet of a snapshot's answers, and what its file is called without an ending.
    Tables(Arc<SnapshotTables>, String),
    /// A form that one person fills in.
    Form(Box<FormToWrite>),
}

/// A form, before it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct FormToWrite {
    pub request: FormRequest,
    pub matrix: Arc<KnownMatrix>,
    /// What its file is called without an ending.
    pub name: String,
    /// Whether it is to be noted that this was asked.
    pub is_noted: bool,
}

impl ExportContent {
    /// What its file is called, unless the person says otherwise.
    pub fn default_file_name(&self) -> String {
        match self {
            Self::Matrix(known) => format!("{}.xlsx", known.reference.id),
            Self::ComparisonTable(table) | Self::ProgressTable(table) => {
                format!("{}.md", table.name)
            }
            Self::Tables(_, name) => format!("{name}.xlsx"),
            Self::Page(_, name) => format!("{name}.html"),
            Self::Form(form) => format!("{}.xlsx", form.name),
        }
    }

    pub fn extensions(&self) -> &'static str {
        match self {
            Self::Matrix(_) => ".xlsx or .csv",
            Self::ComparisonTable(_) | Self::ProgressTable(_) => ".md, .html, .txt or .csv",
            Self::Tables(..) => ".xlsx",
            Self::Page(..) => ".html, .md or .txt",
            Self::Form(_) => ".xlsx or .html",
        }
    }
}

//! `exported/1`: the tables that were written, and how many rows each has.

use schemars::JsonSchema;
use serde::Serialize;

/// The tables that were written.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct ExportedJson {
    pub(crate) format: &'static str,
    /// The folder, or the .xlsx file.
    pub(crate) out: String,
    #[schemars(extend("enum" = ["csv", "jsonl", "xlsx"]))]
    pub(crate) kind: &'static str,
    /// How each table is parted; null where it is one file or sheet.
    #[schemars(extend("enum" = ["quarter", ()]))]
    pub(crate) by: Option<&'static str>,
    pub(crate) networks: usize,
    pub(crate) snapshots: usize,
    pub(crate) tables: Vec<ExportedTableJson>,
    /// What of the snapshots is in no table.
    pub(crate) left_out: Vec<String>,
    /// The short names of networks that could not be read.
    pub(crate) not_read: Vec<String>,
}

/// One table.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct ExportedTableJson {
    #[schemars(extend("enum" = ["snapshots", "standings", "answers", "asks", "aims", "dictionary"]))]
    pub(crate) table: &'static str,
    pub(crate) rows: usize,
}

impl ExportedJson {
    pub(crate) const FORMAT: &'static str = "pcn-workbook.exported/1";
}

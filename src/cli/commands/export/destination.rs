//! Where the tables of an export go and how they are written, by what the command line says.

use std::path::{Path, PathBuf};

use crate::cli::args::export::{ExportArgs, TablesFormat};
use crate::cli::error::CommandError;

/// Endings that say a file of another kind: a folder is not meant to be called so.
const OTHER_ENDINGS: [&str; 22] = [
    "csv", "tsv", "jsonl", "ndjson", "json", "parquet", "xls", "xlsm", "ods", "zip", "txt", "md",
    "html", "htm", "docx", "pdf", "db", "sqlite", "duckdb", "sav", "rds", "arrow",
];

/// Where the tables go.
pub(super) struct Destination {
    path: PathBuf,
    format: TablesFormat,
    is_by_quarter: bool,
}

impl Destination {
    /// The name that was given and `--format` have to agree.
    pub(super) fn of(args: &ExportArgs) -> Result<Self, CommandError> {
        let ending = args.out.extension().map(|it| it.to_string_lossy().to_lowercase());
        let is_workbook = ending.as_deref() == Some("xlsx");
        let is_other = ending.is_some_and(|ending| OTHER_ENDINGS.contains(&&*ending));
        let format = match args.format {
            None if is_workbook => TablesFormat::Xlsx,
            None => TablesFormat::Csv,
            Some(TablesFormat::Xlsx) if !is_workbook => {
                return Err(CommandError::usage(
                    "--format xlsx writes one file, and its name has to end in .xlsx.",
                    "Write --out tables.xlsx, or leave --format out for a folder of csv.",
                ));
            }
            Some(format) if is_workbook && format != TablesFormat::Xlsx => {
                return Err(CommandError::usage(
                    "--format says another kind than the name, which ends in .xlsx.",
                    "Leave --format out: the ending of the name says it.",
                ));
            }
            Some(format) => format,
        };
        if is_other {
            return Err(CommandError::not_possible(
                "Tables are a folder with a file each, or one .xlsx file.",
                "Let the name end in .xlsx, or name a new folder; --format csv or --format jsonl says what is in it.",
            ));
        }
        if args.by.is_some() && format == TablesFormat::Xlsx {
            return Err(CommandError::usage(
                "An .xlsx file is one file and has no folder for each quarter.",
                "Leave --by out, or name a folder.",
            ));
        }
        Ok(Self { path: args.out.clone(), format, is_by_quarter: args.by.is_some() })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn format(&self) -> TablesFormat {
        self.format
    }

    pub(super) fn is_by_quarter(&self) -> bool {
        self.is_by_quarter
    }
}

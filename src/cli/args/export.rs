//! Arguments of `export`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::values::parse_day;

/// What follows the help of `export`.
pub const EXPORT_HELP: &str = "\
The tables are snapshots, standings, answers, asks, aims and dictionary: one fact a row, labels and never scores.
Notes, reasons and where one person's view is from stay out, unless you say --with-notes. Evidence and who was there never go.
Nothing is sent, and nothing is ever written over.

Examples:
  pcn-workbook export --out tables
  pcn-workbook export hillside castle --out returns.xlsx --since 2026-01-01
  pcn-workbook export --agreed-only --by quarter --out by-quarter";

/// What to write as tables, and how.
#[derive(Args, Clone, Debug)]
pub struct ExportArgs {
    /// The networks, by short name or ODS code; all when none is named.
    #[arg(value_name = "NETWORK")]
    pub networks: Vec<String>,
    /// A new folder for a file each table; or a new .xlsx file with a sheet each.
    #[arg(long, value_name = "DIR|FILE")]
    pub out: PathBuf,
    /// How tables are written. A name that ends in .xlsx says it; any other is a folder of csv.
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<TablesFormat>,
    /// Only snapshots of this day and later.
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    pub since: Option<Date>,
    /// Only snapshots on this matrix.
    #[arg(long, value_name = "MATRIX")]
    pub matrix: Option<String>,
    /// Only what groups agreed, and no single views.
    #[arg(long)]
    pub agreed_only: bool,
    /// With notes, reasons, and where one person's view is from.
    #[arg(long)]
    pub with_notes: bool,
    /// A folder for each quarter in each table, which programs read as one: csv and jsonl only.
    #[arg(long, value_enum, value_name = "PART")]
    pub by: Option<PartBy>,
}

/// How tables are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TablesFormat {
    /// Comma-separated, a file each.
    Csv,
    /// One JSON object a line, a file each.
    Jsonl,
    /// One file for Excel, a sheet each.
    Xlsx,
}

impl TablesFormat {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Jsonl => "jsonl",
            Self::Xlsx => "xlsx",
        }
    }
}

/// By what tables are parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PartBy {
    /// By the quarter of the year that a snapshot's day is in.
    Quarter,
}

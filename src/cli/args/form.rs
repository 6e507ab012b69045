//! Arguments of `form`.

use std::path::PathBuf;

use clap::Args;

use super::values::{parse_place, parse_role, parse_subject};

pub(crate) const FORM_HELP: &str = "\
The form asks what the matrix asks and holds nothing that you answered. What comes back is brought in
with import: it becomes one person's view, and never speaks for the network.

Examples:
  pcn-workbook form --network hillside --matrix pcn-companion --due 2026-12-12 --out form.xlsx
  pcn-workbook form --network hillside --matrix pcn-companion --out form.html
  pcn-workbook form --network hillside --matrix pcn-companion --role \"practice manager\" --of \"Elm Surgery\" --out elm.xlsx";

/// Which form, and where it goes.
#[derive(Args, Clone, Debug)]
pub struct FormArgs {
    /// The network it is about: its short name, its ODS code, or the beginning of either.
    #[arg(long, value_name = "NETWORK")]
    pub network: String,
    /// The matrix that it asks: its id, or ID@REVISION.
    #[arg(long, value_name = "MATRIX")]
    pub matrix: String,
    /// The one thing it is about, in a matrix that is about one: which change, say.
    #[arg(long, value_name = "SUBJECT", value_parser = parse_subject, allow_hyphen_values = true)]
    pub subject: Option<String>,
    /// The job role that is asked. It stands in the form and can be put right there.
    #[arg(long, value_name = "ROLE", value_parser = parse_role, allow_hyphen_values = true)]
    pub role: Option<String>,
    /// The practice or organisation that is asked.
    #[arg(long, value_name = "PLACE", value_parser = parse_place, allow_hyphen_values = true)]
    pub of: Option<String>,
    /// The day by which it is wanted back.
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub due: Option<String>,
    /// The file: .xlsx for a spreadsheet program, .html for a browser. A file that is there already is not written over.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Do not note that this was asked.
    #[arg(long)]
    pub not_noted: bool,
}

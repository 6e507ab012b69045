//! Arguments of `returns`.

use std::path::PathBuf;

use clap::Args;
use jiff::Span;

use crate::maturity::returns::parse_age;

pub(crate) const RETURNS_HELP: &str = "\
Lists who was asked to fill in a form and what came, network by network by name. A network that was
not asked stands with its last snapshot. Of several conditions one is enough.

Examples:
  pcn-workbook returns
  pcn-workbook returns --missing --incomplete
  pcn-workbook returns --older-than 6m
  pcn-workbook returns --receipt hillside --out thank-you.txt";

/// Which returns.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[derive(Args, Clone, Debug)]
pub struct ReturnsArgs {
    /// The network; all when not said.
    #[arg(value_name = "NETWORK", conflicts_with = "receipt")]
    pub network: Option<String>,
    /// Those of whom nothing came.
    #[arg(long)]
    pub missing: bool,
    /// Those of whom nothing came, and whose day is over.
    #[arg(long)]
    pub late: bool,
    /// Those where something is left open.
    #[arg(long)]
    pub incomplete: bool,
    /// Those of whom only one person's view came last.
    #[arg(long)]
    pub one_view: bool,
    /// Those whose last is older than this: 90d, 4w, 6m or 1y.
    #[arg(long, value_name = "AGE", value_parser = parse_age_flag)]
    pub older_than: Option<Span>,
    /// Write what we have of this network to a file, to send back. It names no practice.
    #[arg(long, value_name = "NETWORK", requires = "out", conflicts_with_all = ["missing", "late", "incomplete", "one_view", "older_than"])]
    pub receipt: Option<String>,
    /// The file of the receipt: .txt, .md or .html. A file that is there already is not written
    /// over.
    #[arg(long, value_name = "FILE", requires = "receipt")]
    pub out: Option<PathBuf>,
}

fn parse_age_flag(typed: &str) -> Result<Span, String> {
    parse_age(typed).ok_or_else(|| "write an age such as 6m, 1y, 4w or 90d".to_owned())
}

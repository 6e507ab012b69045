//! Arguments of `report`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::values::parse_day;
use crate::maturity::network_report::{GroupBy, NameChoice};

/// What follows the help of `report`.
pub const REPORT_HELP: &str = "\
Without --out the page is printed, to look at first. Notes, evidence and where one person's view is from stay out, unless
you say --with-notes. Who was there stands, by role, on a network's own page only. An .html opens in any browser and in Word, and prints on A4.
Nothing is sent, and nothing is ever written over.

Examples:
  pcn-workbook report hillside --out our-page.html
  pcn-workbook report hillside@2026-03-12 --with-notes
  pcn-workbook report hillside castle elm oak ash --names codes --group-by system --out board.html";

/// What to make a page of, and how.
#[derive(Args, Clone, Debug)]
pub struct ReportArgs {
    /// A network (short name or ODS code) or a snapshot (id, NETWORK@last, NETWORK@2026-03-12, or
    /// its file). A network is its last one on the national areas.
    #[arg(value_name = "SNAPSHOT|NETWORK", required = true)]
    pub what: Vec<OsString>,
    /// The matrix that is meant where a network is named, in place of the national areas.
    #[arg(long, value_name = "MATRIX")]
    pub matrix: Option<String>,
    /// The file to write: .html, .md or .txt. What is there already is never written over.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// What kind of page, where the name of the file does not say it.
    #[arg(long, value_enum, value_name = "KIND")]
    pub format: Option<PageKind>,
    /// With notes, evidence, and where one person's view is from.
    #[arg(long)]
    pub with_notes: bool,
    /// What networks are called: by name, by a code, or not at all.
    #[arg(long, value_enum, value_name = "HOW", default_value = "names")]
    pub names: NameArg,
    /// Say how areas moved since this day too.
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    pub since: Option<Date>,
    /// Put several networks together by their system or place. Where names are left out, those with
    /// fewer than five networks stand together as one.
    #[arg(long, value_enum, value_name = "BY")]
    pub group_by: Option<GroupArg>,
}

/// By what networks are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GroupArg {
    /// The local health and care system.
    System,
    /// The place or borough in it.
    Place,
}

impl From<GroupArg> for GroupBy {
    fn from(said: GroupArg) -> Self {
        match said {
            GroupArg::System => Self::System,
            GroupArg::Place => Self::Place,
        }
    }
}

/// The kinds of page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PageKind {
    /// For a browser, paper, Word.
    Html,
    /// To paste into a paper.
    Md,
    /// To read as it is.
    Txt,
}

/// What networks are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum NameArg {
    /// By name.
    Names,
    /// By a code that says nothing to who has no key to it.
    Codes,
    /// Not at all.
    None,
}

impl From<NameArg> for NameChoice {
    fn from(said: NameArg) -> Self {
        match said {
            NameArg::Names => Self::Names,
            NameArg::Codes => Self::Codes,
            NameArg::None => Self::None,
        }
    }
}

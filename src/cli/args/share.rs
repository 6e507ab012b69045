//! Arguments of `share` and `import`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Args;

/// What follows the help of `share`.
pub const SHARE_HELP: &str = "\
Notes, evidence and who was there stay at home, unless you say --with-notes; where one person's view is from too, unless
you say --with-place. Stages, answers, what next, needs, and the reasons given for them go. Nothing is sent: the file is written, and you send it. Who it was for and why is kept in your
own folder, in shares, which never leaves it.

Example:
  pcn-workbook share hillside@last --out hillside.json --to \"Northshire board\" --why \"yearly support plan\"";

/// What follows the help of `shares`.
pub const SHARES_HELP: &str = "\
The log stays in your own folder, in shares. It is never part of a share or of anything else that is written.

Examples:
  pcn-workbook shares
  pcn-workbook shares hillside --json";

/// What follows the help of `import`.
pub const IMPORT_HELP: &str = "\
Each file comes in whole or not at all, a line for each; bringing it in again does no harm. A snapshot that differs from yours
is kept beside it.

Example:
  pcn-workbook import \"Downloads/PCN returns\"";

/// What to share, and with whom.
#[derive(Args, Clone, Debug)]
pub struct ShareArgs {
    /// The snapshots: an id, NETWORK@last, NETWORK@2026-03-12, or a file. A network alone is all
    /// that it agreed through time on the national areas; one person's view goes only where it is
    /// named.
    #[arg(value_name = "SNAPSHOT|NETWORK", required = true)]
    pub snapshots: Vec<OsString>,
    /// The matrix that is meant where a network is named, in place of the national areas.
    #[arg(long, value_name = "MATRIX")]
    pub matrix: Option<String>,
    /// The file to write. What is there already is never written over.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Share the full version: notes, evidence, who was there and where a view is from too.
    #[arg(long)]
    pub with_notes: bool,
    /// Share where one person's view is from: the practice or organisation.
    #[arg(long)]
    pub with_place: bool,
    /// Who it is for, for your own log.
    #[arg(long, value_name = "WHO", allow_hyphen_values = true)]
    pub to: Option<String>,
    /// Why they are to have it, for your own log.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub why: Option<String>,
    /// Support depends on it, for your own log.
    #[arg(long)]
    pub condition: bool,
}

/// What to bring in.
#[derive(Args, Clone, Debug)]
pub struct ImportArgs {
    /// Shares, snapshots, and folders of them.
    #[arg(value_name = "FILE|FOLDER", required = true)]
    pub paths: Vec<PathBuf>,
    /// It is the same network as this one of yours, which goes by its id too from then on.
    #[arg(long, value_name = "NETWORK", conflicts_with = "as_new")]
    pub into: Option<String>,
    /// It is another network, although the ODS code is the same.
    #[arg(long)]
    pub as_new: bool,
}

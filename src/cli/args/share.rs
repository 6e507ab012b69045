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
is kept beside it. What only you can say is asked: then nothing of those files comes in, and the exit code is 1.

Examples:
  pcn-workbook import \"Downloads/PCN returns\"
  pcn-workbook import \"Downloads/PCN returns\" --match-ods
  pcn-workbook import old-laptop.json --into hillside
  pcn-workbook import --undo";

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
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that a person sets by itself")]
pub struct ImportArgs {
    /// Shares, snapshots, and folders of them.
    #[arg(value_name = "FILE|FOLDER", required_unless_present = "undo", conflicts_with = "undo")]
    pub paths: Vec<PathBuf>,
    /// All of it is of this network of yours, which goes by its id too from then on. Takes files of
    /// one network only, and of no other ODS code.
    #[arg(long, value_name = "NETWORK", conflicts_with_all = ["as_new", "match_ods", "undo"])]
    pub into: Option<String>,
    /// With --into: although the ODS code is another one.
    #[arg(long, requires = "into")]
    pub other_code: bool,
    /// Networks with the same ODS code are the same, here and in the files: join them.
    #[arg(long, conflicts_with_all = ["as_new", "undo"])]
    pub match_ods: bool,
    /// They are other networks, although an ODS code is the same.
    #[arg(long, conflicts_with = "undo")]
    pub as_new: bool,
    /// Where files say different things of one snapshot, bring all of them in, side by side.
    #[arg(long, conflicts_with = "undo")]
    pub keep_both: bool,
    /// Take the last bringing in back, into the trash. What something of yours stands on stays.
    #[arg(long)]
    pub undo: bool,
}

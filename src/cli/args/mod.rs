//! Arguments of the command line: every subcommand with its flags and its help, parsed by clap.
//!
//! Only the shape is checked here (exit code 2). Whether there is such a network, item or day is
//! checked by the commands (exit code 1).

pub mod drafts;
pub mod export;
pub mod form;
pub mod matrix;
pub mod network;
pub mod report;
pub mod returns;
pub mod share;
mod values;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};

pub use self::values::{FieldUpdate, ItemValue};
use crate::maturity::matrix::Language;
use crate::maturity::theme_choice::ThemeChoice;

/// A workbook in which a primary care network talks through where it is and what it wants next.
///
/// There is no pass mark, no score and no league table. Everything stays in a folder on this
/// computer.
#[derive(Clone, Debug, Parser)]
#[command(name = "pcn-workbook", bin_name = "pcn-workbook", version, disable_help_subcommand = true, after_help = EXAMPLES)]
pub struct Cli {
    /// What holds for every command.
    #[command(flatten)]
    pub global: GlobalArgs,
    /// Open at this network: its short name, its ODS code, or the beginning of either.
    #[arg(long, value_name = "NETWORK")]
    pub network: Option<String>,
    /// A workbook folder to open, or a share that someone sent, to look at only; several files, or a
    /// folder of them, to bring in. As when they are dropped on the program.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// What to do instead of opening the workbook.
    #[command(subcommand)]
    pub command: Option<CliCommand>,
}

const EXAMPLES: &str = "\
Examples:
  pcn-workbook                                       open the workbook
  pcn-workbook demo                                  look round a made-up one
  pcn-workbook network add \"Hillside PCN\"            make a network
  pcn-workbook answer --network hillside --matrix pcn-companion LEAD-0a=fully
  pcn-workbook show hillside                         where it stands
  pcn-workbook report hillside --out our-page.html   a page to print or send
  pcn-workbook share hillside@last --out our.json    a file for somebody else
  pcn-workbook our.json                              look at such a file
  pcn-workbook \"PCN returns\"                         bring in what others sent
  pcn-workbook walk --plain                          the same by ear, line by line";

/// What holds for every command.
#[derive(Args, Clone, Debug, Default)]
pub struct GlobalArgs {
    /// The workbook folder to use, instead of the usual one.
    #[arg(long, global = true, value_name = "DIR")]
    pub library: Option<PathBuf>,
    /// Print JSON, for other programs to read.
    #[arg(long, global = true)]
    pub json: bool,
    /// Say nothing when all went well; what was asked for is still printed.
    #[arg(long, global = true)]
    pub quiet: bool,
    /// Use plain letters instead of shaded boxes.
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Read matrices that are in several languages in this one, such as cy.
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub language: Option<Language>,
    /// The colours of the screen.
    #[arg(long, global = true, value_enum, value_name = "THEME")]
    pub theme: Option<ThemeChoice>,
}

/// A command.
#[derive(Clone, Debug, Subcommand)]
pub enum CliCommand {
    /// Open a made-up workbook: three years, two matrices, six networks. Nothing of it is kept.
    Demo,
    /// Write a made-up workbook into a new or empty folder.
    #[command(
        after_help = "The same seed always writes the same bytes.\n\nExample:\n  pcn-workbook sample /tmp/made-up --networks 12 --snapshots 6"
    )]
    Sample(SampleArgs),
    /// Walk through the areas by numbered prompts, without a full screen.
    #[command(
        after_help = "Good for a screen reader, and over a slow line. Every answer is kept before the next question.\n\n\
                            Example:\n  pcn-workbook walk --plain --network hillside"
    )]
    Walk(WalkArgs),
    /// Say where everything is kept.
    Where,
    /// Make a network, change what is known of it, list them, or show one.
    #[command(subcommand)]
    Network(network::NetworkCommand),
    /// Put answers into the draft.
    #[command(after_help = drafts::ANSWER_HELP)]
    Answer(drafts::AnswerArgs),
    /// Save the draft as a snapshot: a dated copy that never changes.
    #[command(after_help = drafts::SAVE_HELP)]
    Save(drafts::SaveArgs),
    /// Open a corrected copy of a snapshot. Both are kept; the copy takes its place in lists once
    /// it is saved.
    #[command(after_help = "Example:\n  pcn-workbook amend hillside@last")]
    Amend(drafts::AmendArgs),
    /// Take the draft along to another revision of its matrix. Nothing reworded counts until it is
    /// confirmed, and nothing is lost.
    #[command(
        after_help = "Examples:\n  pcn-workbook migrate --network hillside --matrix hillside-matrix --look\n  pcn-workbook migrate --network hillside --matrix hillside-matrix"
    )]
    Migrate(drafts::MigrateArgs),
    /// Move a draft to the trash.
    Discard(drafts::DiscardArgs),
    /// Move a snapshot or a whole network to the trash. Nothing is deleted.
    #[command(after_help = "Example:\n  pcn-workbook trash hillside@2026-03-12")]
    Trash(TrashArgs),
    /// Bring something back from the trash. Without a name: list what is in it.
    Untrash(UntrashArgs),
    /// List the snapshots, of one network or of all.
    Snapshots(NetworkFilterArgs),
    /// Show where a network stands, now or in a snapshot.
    #[command(
        after_help = "A network shows its open draft if that holds an answer, else its last snapshot.\n\n\
                            Examples:\n  pcn-workbook show hillside\n  pcn-workbook show hillside@last --matrix pcn-companion"
    )]
    Show(ShowArgs),
    /// Show how a network moved through time.
    Progress(ProgressArgs),
    /// Write snapshots into one file for somebody else, with every matrix they need.
    #[command(after_help = share::SHARE_HELP)]
    Share(share::ShareArgs),
    /// Show what was shared, to whom and why: your own private log, the newest first.
    #[command(after_help = share::SHARES_HELP)]
    Shares(NetworkFilterArgs),
    /// Make a form that one person fills in, and that comes back as that person's view.
    #[command(after_help = form::FORM_HELP)]
    Form(form::FormArgs),
    /// Show who was asked to fill in a form, by when, what came and what is missing.
    #[command(after_help = returns::RETURNS_HELP)]
    Returns(returns::ReturnsArgs),
    /// Bring in what somebody gave you: shares, snapshots, or folders of them. What is yours is
    /// never changed.
    #[command(after_help = share::IMPORT_HELP)]
    Import(share::ImportArgs),
    /// Say which copy of a snapshot counts, where two say different things or one was altered. All
    /// are kept; choose the other one to take it back.
    #[command(
        after_help = "Copies of one snapshot are told apart by their files; pcn-workbook snapshots lists them.\n\n\
                            Example:\n  pcn-workbook choose networks/hillside-pcn/snapshots/2026-03-12_pcn-companion_3f9a51c2d07e.json"
    )]
    Choose(ChooseArgs),
    /// Compare snapshots: other days, other views, other networks. Nothing is ranked.
    #[command(
        after_help = "Up to four stand side by side; more are a row each. Networks stand by name, days in order.\n\n\
                            Examples:\n  pcn-workbook compare castle hillside\n  \
                            pcn-workbook compare hillside@2025-03-12 hillside@last --out compared.md"
    )]
    Compare(CompareArgs),
    /// Make a page that people read: to print, to send, or to paste into a paper.
    #[command(after_help = report::REPORT_HELP)]
    Report(report::ReportArgs),
    /// Write tables that other programs read: for Excel, DuckDB, pandas and the like.
    #[command(after_help = export::EXPORT_HELP)]
    Export(export::ExportArgs),
    /// List the matrices, show, check, add, copy or compare them.
    #[command(subcommand)]
    Matrix(matrix::MatrixCommand),
    /// Look through the whole folder for problems. Nothing is changed.
    Doctor(DoctorArgs),
    /// Write the JSON Schema of every kind of file, and of all that --json prints, into a folder.
    #[command(after_help = "Example:\n  pcn-workbook schema schemas")]
    Schema(SchemaArgs),
    /// List the keys of every screen.
    Keys,
}

/// Where a made-up workbook goes, and how much of it.
#[derive(Args, Clone, Debug)]
pub struct SampleArgs {
    /// A new or empty folder.
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// How many networks.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub networks: u32,
    /// How many snapshots for each network.
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u32).range(0..=10_000))]
    pub snapshots: u32,
    /// The number that everything made up comes from.
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
}

/// Where the schemas go.
#[derive(Args, Clone, Debug)]
pub struct SchemaArgs {
    /// The folder; it is made where it is missing.
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
}

/// Which walk.
#[derive(Args, Clone, Debug)]
pub struct WalkArgs {
    /// Ask line by line on standard input and output.
    #[arg(long, required = true)]
    pub plain: bool,
    /// The network; asked for when there are several.
    #[arg(long, value_name = "NETWORK")]
    pub network: Option<String>,
    /// The matrix; the first one in use when not said.
    #[arg(long, value_name = "MATRIX")]
    pub matrix: Option<String>,
    /// The one thing it is about, in a matrix that is about one; asked for when not said.
    #[arg(long, value_name = "SUBJECT", value_parser = values::parse_subject, requires = "matrix", allow_hyphen_values = true)]
    pub subject: Option<String>,
}

/// A snapshot or a network.
#[derive(Args, Clone, Debug)]
pub struct TrashArgs {
    /// A network (short name or ODS code) or a snapshot (id, NETWORK@last, NETWORK@2026-03-12, or
    /// its file).
    #[arg(value_name = "SNAPSHOT|NETWORK")]
    pub what: OsString,
}

/// Something in the trash, or nothing for a list.
#[derive(Args, Clone, Debug)]
pub struct UntrashArgs {
    /// What to bring back, as the list names it.
    #[arg(value_name = "SNAPSHOT|NETWORK")]
    pub what: Option<OsString>,
}

/// One network, or all.
#[derive(Args, Clone, Debug)]
pub struct NetworkFilterArgs {
    /// The network; all when not said.
    #[arg(value_name = "NETWORK")]
    pub network: Option<String>,
}

/// Which copy counts.
#[derive(Args, Clone, Debug)]
pub struct ChooseArgs {
    /// The snapshot's file; its id, or NETWORK@2026-03-12, where it has only one.
    #[arg(value_name = "SNAPSHOT")]
    pub snapshot: OsString,
}

/// What to show.
#[derive(Args, Clone, Debug)]
pub struct ShowArgs {
    /// A network (short name or ODS code) or a snapshot (id, NETWORK@last, NETWORK@2026-03-12, or
    /// its file).
    #[arg(value_name = "SNAPSHOT|NETWORK")]
    pub what: OsString,
    /// Only this matrix.
    #[arg(long, value_name = "MATRIX")]
    pub matrix: Option<String>,
    /// Only what is about this one thing, in a matrix that is about one.
    #[arg(long, value_name = "SUBJECT", value_parser = values::parse_subject, requires = "matrix", allow_hyphen_values = true)]
    pub subject: Option<String>,
}

/// What to look through.
#[derive(Args, Clone, Debug)]
pub struct DoctorArgs {
    /// First make library.json anew, where a workbook has lost it. Nothing else is changed.
    #[arg(long)]
    pub new_mark: bool,
}

/// What to compare.
#[derive(Args, Clone, Debug)]
pub struct CompareArgs {
    /// Two snapshots or more (id, NETWORK@last, NETWORK@2026-03-12, or a file). A network alone is
    /// its last one on the national areas, as NETWORK@last is.
    #[arg(value_name = "SNAPSHOT|NETWORK", num_args = 2.., required = true)]
    pub snapshots: Vec<OsString>,
    /// The matrix that is meant where a network is named, in place of the national areas.
    #[arg(long, value_name = "MATRIX")]
    pub matrix: Option<String>,
    /// Write it to this file and not to the screen: .csv, .md or .txt. A file that is there
    /// already is not written over.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Only what differs.
    #[arg(long)]
    pub only_differing: bool,
    /// Reasons too, where a team says another stage than the answers suggest, and who was there.
    #[arg(long)]
    pub with_notes: bool,
}

/// Whose progress.
#[derive(Args, Clone, Debug)]
pub struct ProgressArgs {
    /// The network.
    #[arg(value_name = "NETWORK")]
    pub network: String,
    /// Only this matrix.
    #[arg(long, value_name = "MATRIX")]
    pub matrix: Option<String>,
    /// Only what is about this one thing, in a matrix that is about one.
    #[arg(long, value_name = "SUBJECT", value_parser = values::parse_subject, requires = "matrix", allow_hyphen_values = true)]
    pub subject: Option<String>,
    /// Write it to this file and not to the screen: .csv, .md or .txt. A file that is there
    /// already is not written over.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// Reads the command line; what is wrong with it comes back as clap says it.
pub fn parse_args(args: &[OsString]) -> Result<Cli, clap::Error> {
    let mut command = Cli::command();
    let arguments = Cli::from_arg_matches(&command.clone().try_get_matches_from(args)?)?;
    if arguments.command.is_some() && arguments.network.is_some() {
        return Err(command.error(
            ErrorKind::ArgumentConflict,
            "--network goes after the command; see pcn-workbook show --help",
        ));
    }
    Ok(arguments)
}

/// The word where a command should be that is neither one nor a file, where help is asked of it.
pub fn unknown_command(typed: &[OsString]) -> Option<String> {
    let mut words = typed.iter().skip(1).map(|word| word.to_string_lossy());
    let word = loop {
        let word = words.next()?;
        if matches!(&*word, "--library" | "--network" | "--theme") {
            words.next();
        } else if !word.starts_with('-') {
            break word;
        }
    };
    let is_known = Cli::command().find_subcommand(&*word).is_some();
    (!is_known && !Path::new(&*word).exists()).then(|| word.into_owned())
}

/// A word that is no folder here and was meant as a command, said as wrong usage with the commands
/// that are near.
pub fn unknown_command_error(word: &str) -> clap::Error {
    let mut command = Cli::command();
    let names: Vec<String> =
        command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
    let near = crate::maturity::suggest::similar_words(word, names.iter().map(String::as_str));
    let hint = if near.is_empty() {
        String::new()
    } else {
        format!("\n\n  Did you mean: {}", near.join(", "))
    };
    command.error(
        ErrorKind::InvalidSubcommand,
        format!("there is no command and no folder called '{word}'{hint}"),
    )
}

/// Two folders to open at once, said as wrong usage.
pub fn conflicting_folders_error(word: &str) -> clap::Error {
    let says = format!(
        "--library names one folder and '{word}' another, and only one can be open\n\n  Name one of them."
    );
    Cli::command().error(ErrorKind::ArgumentConflict, says)
}

#[cfg(test)]
mod tests;

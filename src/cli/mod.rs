//! The commands: everything the workbook does can also be done by words on a command line, for
//! scripts, for a screen reader and for looking from outside.
//!
//! Each family of commands has a room; [`json`] and [`text`] are what they print; [`session`] opens
//! folders and takes the right to write. A command either does all it was asked or changes nothing.

pub mod args;
pub mod commands;
mod error;
mod json;
mod output;
mod plain_walk;
mod resolve;
mod session;
mod text;
mod walk_subject;

use self::commands::{
    answer, compare, doctor, import, keys, matrix, network, sample, save, schema, share, shares,
    show, snapshots, trash, where_cmd,
};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use self::args::{Cli, CliCommand, ThemeArg};
use self::error::CommandError;
use self::output::Output;
use self::session::Session;
use crate::runtime::clock::Clock;

/// Wrong usage.
const EXIT_USAGE: u8 = 2;

/// What is left to do once the command line is read and, where it was a command, done.
#[derive(Clone, Debug)]
pub enum AfterParse {
    /// Nothing: leave with this code.
    Exit(ExitCode),
    /// Open the workbook on the screen.
    Open(OpenRequest),
    /// Open a made-up workbook on the screen.
    Demo(OpenRequest),
}

/// How to open the workbook on the screen.
#[derive(Clone, Debug)]
pub struct OpenRequest {
    /// The library that was named.
    pub library: Option<PathBuf>,
    /// A share to look at only.
    pub share: Option<PathBuf>,
    /// The network to open at, as it was typed.
    pub network: Option<String>,
    /// Whether plain letters were asked for.
    pub ascii: bool,
    /// The colours that were asked for.
    pub theme: Option<ThemeArg>,
    /// What day it is.
    pub clock: Clock,
}

/// Reads the command line, the program's own name first, and does what it says. What is for the
/// screen comes back.
pub fn run(args: impl IntoIterator<Item = OsString>) -> AfterParse {
    let arguments = match args::parse_args(args) {
        Ok(arguments) => arguments,
        Err(error) => return AfterParse::Exit(print_clap_error(&error)),
    };
    let mut out = Output::standard(arguments.global.quiet);
    let clock = match Clock::from_env() {
        Ok(clock) => clock,
        Err(says) => {
            out.print_error(&says);
            return AfterParse::Exit(ExitCode::from(EXIT_USAGE));
        }
    };
    match arguments.command.clone() {
        None => open(arguments, clock),
        Some(CliCommand::Demo) => AfterParse::Demo(open_request(arguments, clock)),
        Some(command) => {
            AfterParse::Exit(run_command(command, Session::new(arguments.global, clock, out)))
        }
    }
}

fn open(arguments: Cli, clock: Clock) -> AfterParse {
    match arguments.folder.clone() {
        Some(word) if !word.exists() => AfterParse::Exit(print_clap_error(
            &args::unknown_command_error(&word.to_string_lossy()),
        )),
        Some(file) if !file.is_dir() => {
            let library = arguments.global.library.clone();
            AfterParse::Open(OpenRequest {
                share: Some(file),
                library,
                ..open_request(arguments, clock)
            })
        }
        Some(folder) if arguments.global.library.is_some() => AfterParse::Exit(print_clap_error(
            &args::conflicting_folders_error(&folder.to_string_lossy()),
        )),
        _ => AfterParse::Open(open_request(arguments, clock)),
    }
}

fn open_request(arguments: Cli, clock: Clock) -> OpenRequest {
    let Cli { global, network, folder, .. } = arguments;
    OpenRequest {
        library: global.library.or(folder),
        share: None,
        network,
        ascii: global.ascii,
        theme: global.theme,
        clock,
    }
}

/// Says what clap has to say: help and version as what was asked for, the rest as wrong usage.
fn print_clap_error(error: &clap::Error) -> ExitCode {
    let mut out = Output::standard(false);
    let text = error.render().to_string();
    if error.use_stderr() {
        out.print_error(text.trim_end());
    } else {
        out.print(text.trim_end());
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(EXIT_USAGE))
}

fn run_command(command: CliCommand, mut session: Session) -> ExitCode {
    match dispatch(command, &mut session) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            if refusal != CommandError::AlreadyPrinted {
                session.out.print_error(&refusal.to_string());
            }
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: CliCommand, session: &mut Session) -> Result<(), CommandError> {
    match command {
        CliCommand::Demo => Ok(()),
        CliCommand::Sample(asked) => sample::generate(session, &asked),
        CliCommand::Keys => keys::list(session),
        CliCommand::Schema(asked) => schema::export_schemas(session, &asked),
        CliCommand::Walk(asked) => plain_walk::walk(session, &asked),
        CliCommand::Where => where_cmd::print_dirs(session),
        CliCommand::Network(asked) => network::run(session, asked),
        CliCommand::Answer(asked) => answer::answer(session, &asked),
        CliCommand::Save(asked) => save::save(session, asked),
        CliCommand::Amend(asked) => save::amend(session, &asked),
        CliCommand::Discard(asked) => save::discard(session, &asked),
        CliCommand::Trash(asked) => trash::trash(session, &asked),
        CliCommand::Untrash(asked) => trash::restore(session, &asked),
        CliCommand::Snapshots(asked) => snapshots::list(session, &asked),
        CliCommand::Show(asked) => show::show(session, &asked),
        CliCommand::Progress(asked) => show::progress(session, &asked),
        CliCommand::Share(asked) => share::share(session, &asked),
        CliCommand::Shares(asked) => shares::list(session, &asked),
        CliCommand::Import(asked) => import::import(session, &asked),
        CliCommand::Compare(asked) => compare::compare(session, &asked),
        CliCommand::Matrix(asked) => matrix::run(session, &asked),
        CliCommand::Doctor => doctor::doctor(session),
    }
}

//! The command line: parses arguments, dispatches to a subcommand, and turns its result into an
//! exit code.
//!
//! [`args`] are the subcommands and flags, [`commands`] has a file for each, [`text`] is what they
//! print for people and [`json`] for programs. A command does all it was asked or changes nothing.

pub mod args;
pub mod commands;
mod error;
mod escaped_json;
mod json;
mod output;
mod plain_walk;
mod resolve;
mod session;
mod show_model;
mod subject_arg;
mod taken;
mod text;
mod usage;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;

use self::args::{Cli, CliCommand};
use self::commands::{
    answer, choose, compare, doctor, export, form, import, keys, matrix, migrate, network, report,
    returns, sample, save, schema, share, shares, show, snapshots, trash, where_cmd,
};
use self::error::CommandError;
use self::output::Output;
use self::session::Session;
use crate::maturity::matrix::Language;
use crate::maturity::theme_choice::ThemeChoice;
use crate::runtime::clock::Clock;
use crate::runtime::signals;
use crate::store::library::import_inspection::{holds_returns, is_form};
use crate::store::temp_dir;

/// What is left to do after the command line was parsed and, where it had a subcommand, done.
#[derive(Clone, Debug)]
pub enum AfterParse {
    /// Leave with this code.
    Exit(ExitCode),
    /// Open a library on the screen.
    Open(OpenRequest),
    /// Open a made-up library on the screen.
    Demo(OpenRequest),
}

/// How to open the workbook on the screen.
#[derive(Clone, Debug)]
pub struct OpenRequest {
    /// The library that was named.
    pub library: Option<PathBuf>,
    /// A share to open read-only.
    pub share: Option<PathBuf>,
    /// Files and folders that somebody gave, to be brought in.
    pub returns: Vec<PathBuf>,
    /// The network to open at, by any of its names.
    pub network: Option<String>,
    /// Plain letters for signs.
    pub ascii: bool,
    /// The language of matrices, where one was named.
    pub language: Option<Language>,
    /// The theme, where one was named.
    pub theme: Option<ThemeChoice>,
    /// The clock, which a test can fix.
    pub clock: Clock,
}

/// Parses the command line, the program's own name first, and runs its subcommand.
pub fn run(args: impl IntoIterator<Item = OsString>) -> AfterParse {
    let args: Vec<OsString> = args.into_iter().collect();
    let arguments = match args::parse_args(&args) {
        Ok(arguments) => arguments,
        Err(error) => return AfterParse::Exit(usage::print_clap_error(&error, &args)),
    };
    signals::survive_file_size_limit();
    let mut out = Output::standard(arguments.global.quiet).with_json(arguments.global.json);
    let clock = usage::check_json(&arguments).and_then(|()| usage::clock_from_env());
    let clock = match clock {
        Ok(clock) => clock,
        Err(error) => return AfterParse::Exit(exit_with_error(&mut out, &error)),
    };
    match arguments.command.clone() {
        None => {
            remove_abandoned_meanwhile();
            open(arguments, clock)
        }
        Some(CliCommand::Demo) => {
            remove_abandoned_meanwhile();
            AfterParse::Demo(open_request(arguments, clock))
        }
        Some(command) => {
            temp_dir::remove_abandoned();
            AfterParse::Exit(run_command(command, Session::new(arguments.global, clock, out)))
        }
    }
}

/// Looks through the temporary folder beside the start, which does not wait for it: it may hold
/// thousands of files. Where there is no thread for it, a later start does it.
fn remove_abandoned_meanwhile() {
    let _ = thread::Builder::new().spawn(temp_dir::remove_abandoned);
}

fn open(mut arguments: Cli, clock: Clock) -> AfterParse {
    let files = std::mem::take(&mut arguments.files);
    if let Some(word) = files.iter().find(|file| !file.exists()) {
        return AfterParse::Exit(usage::print_wrong_usage(
            &args::unknown_command_error(&word.to_string_lossy()),
            arguments.global.json,
        ));
    }
    let has_library = arguments.global.library.is_some();
    let request = open_request(arguments, clock);
    match files.as_slice() {
        [] => AfterParse::Open(request),
        [file] if !file.is_dir() && !is_form(file) => {
            AfterParse::Open(OpenRequest { share: Some(file.clone()), ..request })
        }
        [folder] if folder.is_dir() && !holds_returns(folder) && has_library => {
            AfterParse::Exit(usage::print_wrong_usage(
                &args::conflicting_folders_error(&folder.to_string_lossy()),
                false,
            ))
        }
        [folder] if folder.is_dir() && !holds_returns(folder) => {
            AfterParse::Open(OpenRequest { library: Some(folder.clone()), ..request })
        }
        _ => AfterParse::Open(OpenRequest { returns: files, ..request }),
    }
}

fn open_request(arguments: Cli, clock: Clock) -> OpenRequest {
    let Cli { global, network, .. } = arguments;
    OpenRequest {
        library: global.library,
        share: None,
        returns: Vec::new(),
        network,
        ascii: global.ascii,
        language: global.language,
        theme: global.theme,
        clock,
    }
}

fn run_command(command: CliCommand, mut session: Session) -> ExitCode {
    // the doctor names all of it itself
    let is_doctor = matches!(command, CliCommand::Doctor(_));
    let done = dispatch(command, &mut session);
    if !is_doctor {
        session.warn_of_unsaved_work();
        session.warn_of_unread_files();
    }
    match done {
        Ok(()) if session.out.finish() => ExitCode::SUCCESS,
        Ok(()) => ExitCode::FAILURE,
        Err(error) => exit_with_error(&mut session.out, &error),
    }
}

fn exit_with_error(out: &mut Output, error: &CommandError) -> ExitCode {
    if *error != CommandError::AlreadyPrinted {
        out.print_error(error);
    }
    out.finish();
    error.exit_code()
}

fn dispatch(command: CliCommand, session: &mut Session) -> Result<(), CommandError> {
    match command {
        CliCommand::Demo => Ok(()),
        CliCommand::Sample(args) => sample::generate(session, &args),
        CliCommand::Keys => keys::list(session),
        CliCommand::Schema(args) => schema::export_schemas(session, &args),
        CliCommand::Walk(args) => plain_walk::walk(session, &args),
        CliCommand::Where => where_cmd::print_dirs(session),
        CliCommand::Network(args) => network::run(session, args),
        CliCommand::Answer(args) => answer::answer(session, &args),
        CliCommand::Save(args) => save::save(session, args),
        CliCommand::Amend(args) => save::amend(session, &args),
        CliCommand::Migrate(args) => migrate::migrate(session, &args),
        CliCommand::Discard(args) => save::discard(session, &args),
        CliCommand::Trash(args) => trash::trash(session, &args),
        CliCommand::Untrash(args) => trash::restore(session, &args),
        CliCommand::Snapshots(args) => snapshots::list(session, &args),
        CliCommand::Show(args) => show::show(session, &args),
        CliCommand::Progress(args) => show::progress(session, &args),
        CliCommand::Share(args) => share::share(session, &args),
        CliCommand::Shares(args) => shares::list(session, &args),
        CliCommand::Form(args) => form::form(session, &args),
        CliCommand::Returns(args) => returns::returns(session, &args),
        CliCommand::Import(args) => import::import(session, &args),
        CliCommand::Choose(args) => choose::choose(session, &args),
        CliCommand::Compare(args) => compare::compare(session, &args),
        CliCommand::Report(args) => report::report(session, &args),
        CliCommand::Export(args) => export::export(session, &args),
        CliCommand::Matrix(args) => matrix::run(session, &args),
        CliCommand::Doctor(args) => doctor::doctor(session, &args),
    }
}

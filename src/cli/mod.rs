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
mod suggest;
mod text;
mod walk_subject;

use self::commands::{
    answer, compare, doctor, import, keys, matrix, network, sample, save, schema, share, shares,
    show, snapshots, trash, where_cmd,
};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use self::args::{Arguments, Command, Theme};
use self::error::Refusal;
use self::output::Out;
use self::session::Session;
use crate::runtime::clock::Clock;

/// Wrong usage.
const WRONG: u8 = 2;

/// What is left to do once the command line is read and, where it was a command, done.
#[derive(Clone, Debug)]
pub enum Next {
    /// Nothing: leave with this code.
    Leave(ExitCode),
    /// Open the workbook on the screen.
    Open(Opening),
    /// Open a made-up workbook on the screen.
    Demo(Opening),
}

/// How to open the workbook on the screen.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The library that was named.
    pub library: Option<PathBuf>,
    /// A share to look at only.
    pub share: Option<PathBuf>,
    /// The network to open at, as it was typed.
    pub network: Option<String>,
    /// Whether plain letters were asked for.
    pub ascii: bool,
    /// The colours that were asked for.
    pub theme: Option<Theme>,
    /// What day it is.
    pub clock: Clock,
}

/// Reads the command line, the program's own name first, and does what it says. What is for the
/// screen comes back.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Next {
    let arguments = match args::read(args) {
        Ok(arguments) => arguments,
        Err(error) => return Next::Leave(tell(&error)),
    };
    let mut out = Out::standard(arguments.global.quiet);
    let clock = match Clock::from_environment() {
        Ok(clock) => clock,
        Err(says) => {
            out.refuse(&says);
            return Next::Leave(ExitCode::from(WRONG));
        }
    };
    match arguments.command.clone() {
        None => open(arguments, clock),
        Some(Command::Demo) => Next::Demo(opening(arguments, clock)),
        Some(command) => Next::Leave(done(command, Session::new(arguments.global, clock, out))),
    }
}

fn open(arguments: Arguments, clock: Clock) -> Next {
    match arguments.folder.clone() {
        Some(word) if !word.exists() => {
            Next::Leave(tell(&args::no_such_command(&word.to_string_lossy())))
        }
        Some(file) if !file.is_dir() => {
            let library = arguments.global.library.clone();
            Next::Open(Opening { share: Some(file), library, ..opening(arguments, clock) })
        }
        Some(folder) if arguments.global.library.is_some() => {
            Next::Leave(tell(&args::two_folders(&folder.to_string_lossy())))
        }
        _ => Next::Open(opening(arguments, clock)),
    }
}

fn opening(arguments: Arguments, clock: Clock) -> Opening {
    let Arguments { global, network, folder, .. } = arguments;
    Opening {
        library: global.library.or(folder),
        share: None,
        network,
        ascii: global.ascii,
        theme: global.theme,
        clock,
    }
}

/// Says what clap has to say: help and version as what was asked for, the rest as wrong usage.
fn tell(error: &clap::Error) -> ExitCode {
    let mut out = Out::standard(false);
    let text = error.render().to_string();
    if error.use_stderr() {
        out.refuse(text.trim_end());
    } else {
        out.show(text.trim_end());
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(WRONG))
}

fn done(command: Command, mut session: Session) -> ExitCode {
    match dispatch(command, &mut session) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            if refusal != Refusal::Said {
                session.out.refuse(&refusal.to_string());
            }
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: Command, session: &mut Session) -> Result<(), Refusal> {
    match command {
        Command::Demo => Ok(()),
        Command::Sample(asked) => sample::make(session, &asked),
        Command::Keys => keys::list(session),
        Command::Schema(asked) => schema::write(session, &asked),
        Command::Walk(asked) => plain_walk::walk(session, &asked),
        Command::Where => where_cmd::tell(session),
        Command::Network(asked) => network::run(session, asked),
        Command::Answer(asked) => answer::answer(session, &asked),
        Command::Save(asked) => save::save(session, asked),
        Command::Amend(asked) => save::amend(session, &asked),
        Command::Discard(asked) => save::discard(session, &asked),
        Command::Trash(asked) => trash::trash(session, &asked),
        Command::Untrash(asked) => trash::untrash(session, &asked),
        Command::Snapshots(asked) => snapshots::list(session, &asked),
        Command::Show(asked) => show::show(session, &asked),
        Command::Progress(asked) => show::progress(session, &asked),
        Command::Share(asked) => share::share(session, &asked),
        Command::Shares(asked) => shares::list(session, &asked),
        Command::Import(asked) => import::import(session, &asked),
        Command::Compare(asked) => compare::compare(session, &asked),
        Command::Matrix(asked) => matrix::run(session, &asked),
        Command::Doctor => doctor::doctor(session),
    }
}

//! Wrong usage, help and version: what is printed before any command is run, and the exit code, 2 for
//! wrong usage.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;

use super::args::{self, Cli, CliCommand};
use super::error::CommandError;
use super::output::Output;
use crate::runtime::clock::Clock;

/// Prints help and version to stdout, wrong usage to stderr. Help for a command that there is not is
/// wrong usage too.
pub(crate) fn print_clap_error(error: &clap::Error, typed: &[OsString]) -> ExitCode {
    let is_json = typed.iter().take_while(|word| *word != "--").any(|word| word == "--json");
    if error.use_stderr() {
        return print_wrong_usage(error, is_json);
    }
    if let Some(word) = args::unknown_command(typed) {
        return print_wrong_usage(&args::unknown_command_error(&word), is_json);
    }
    let mut out = Output::standard(false).with_json(is_json);
    out.print(error.render().to_string().trim_end());
    if out.finish() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// As clap words it; with `--json` as JSON.
pub(crate) fn print_wrong_usage(error: &clap::Error, is_json: bool) -> ExitCode {
    let mut out = Output::standard(false).with_json(is_json);
    let usage = to_command_error(error);
    if is_json {
        out.print_error(&usage);
    } else {
        out.print_error_line(error.render().to_string().trim_end());
    }
    out.finish();
    usage.exit_code()
}

/// The first paragraph says what is wrong, the others how it would be right.
fn to_command_error(error: &clap::Error) -> CommandError {
    let on_one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = error.render().to_string();
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let usage = text.lines().find(|line| line.starts_with("Usage: ")).unwrap_or_default();
        return CommandError::usage("A part of the command is missing.", on_one_line(usage));
    }
    let (says, rest) = text.split_once("\n\n").unwrap_or((&text, ""));
    CommandError::usage(on_one_line(says.trim_start_matches("error: ")), on_one_line(rest))
}

/// What is a conversation or a full screen prints no JSON, and does not begin when it is asked to.
pub(crate) fn check_json(arguments: &Cli) -> Result<(), CommandError> {
    if !arguments.global.json {
        return Ok(());
    }
    // a slip in the name of a command is told as such
    if arguments.files.iter().any(|word| !word.exists()) {
        return Ok(());
    }
    let what = match &arguments.command {
        None | Some(CliCommand::Demo) => "The workbook on the screen",
        Some(CliCommand::Walk(_)) => "A walk",
        Some(_) => return Ok(()),
    };
    Err(CommandError::usage(
        format!("{what} is for people and prints no JSON."),
        "Leave --json out. What prints JSON: pcn-workbook --help",
    ))
}

pub(crate) fn clock_from_env() -> Result<Clock, CommandError> {
    Clock::from_env().map_err(|says| CommandError::usage(says, "Put it right, or leave it unset."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_usage_says_what_is_wrong_and_how_it_would_be_right() {
        for (typed, says, remedy) in [
            (&["shwo"][..], "", ""),
            (&["show"], "required arguments were not provided", "Usage: pcn-workbook show"),
            (&["where", "--nonsense"], "unexpected argument '--nonsense'", "Usage: "),
            (&["network"], "A part of the command is missing.", "Usage: pcn-workbook network"),
        ] {
            let words = ["pcn-workbook"].iter().chain(typed).map(OsString::from);
            let Err(error) = args::parse_args(&words.collect::<Vec<_>>()) else {
                assert!(says.is_empty(), "{typed:?}");
                continue;
            };
            let CommandError::Usage { message, remedy: said } = to_command_error(&error) else {
                panic!("{typed:?}");
            };
            assert!(message.contains(says) && !message.contains('\n'), "{typed:?}: {message}");
            assert!(said.contains(remedy), "{typed:?}: {said}");
        }
    }
}

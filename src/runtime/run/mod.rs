//! From the first frame to the last word: the loop is run, and however it ends, the terminal is
//! given back first, then what is held goes to the disk, and then the truth about it is said.

use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, Sender};
use std::time::Duration;

use super::event_loop::{EventLoop, LoopEnd};
use super::exit_message::ExitMessage;
use super::message::Message;
use super::program::Program;
use super::terminal::{TerminalGuard, TerminalWindow};
use super::{panic_hook, signals, threads};

/// How long leaving waits for the disk.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(5);

/// Lives until there is a reason to end, and ends well. A fault in the program is a reason like any
/// other.
pub fn run_event_loop<P: Program>(
    mut driver: EventLoop<P, TerminalWindow>,
    guard: TerminalGuard,
    out: &Sender<Message>,
    messages: &Receiver<Message>,
) -> ExitCode {
    let hearing = out.clone();
    let ending = match threads::spawn("input", out, move || threads::read_input(&hearing)) {
        Ok(()) => {
            catch_unwind(AssertUnwindSafe(|| driver.run(messages))).unwrap_or(LoopEnd::Panicked)
        }
        Err(_) => LoopEnd::Panicked,
    };
    drop(guard);
    let farewell = finish(&mut driver, messages);
    let is_good = print_exit_message(&farewell, ending);
    match ending {
        LoopEnd::Quit if is_good => ExitCode::SUCCESS,
        LoopEnd::Quit | LoopEnd::Panicked => ExitCode::FAILURE,
        LoopEnd::Signal(signal) => exit_by_signal(signal),
        LoopEnd::TerminalGone => exit_by_signal(signals::HANG_UP),
    }
}

fn finish<P: Program>(
    driver: &mut EventLoop<P, TerminalWindow>,
    messages: &Receiver<Message>,
) -> ExitMessage {
    let waiting = || drop(writeln!(io::stdout(), "Saving..."));
    let finished =
        catch_unwind(AssertUnwindSafe(|| driver.finish(messages, SHUTDOWN_TIMEOUT, waiting)))
            .unwrap_or_default();
    ExitMessage {
        unsaved: driver.unsaved_drafts.unsaved_names(),
        reason: driver.unsaved_drafts.last_error(),
        finished,
        is_temporary: driver.is_temporary,
        is_read_only: driver.is_read_only,
    }
}

/// Says how it ended; whether that was well.
fn print_exit_message(farewell: &ExitMessage, ending: LoopEnd) -> bool {
    let (says, is_good) = farewell.to_text();
    if ending == LoopEnd::Panicked {
        let _ = writeln!(io::stderr(), "{}", panic_hook::panic_message());
    }
    if is_good {
        let _ = writeln!(io::stdout(), "{says}");
    } else {
        let _ = writeln!(io::stderr(), "{says}");
    }
    is_good
}

/// Ends as the signal would have ended the program.
fn exit_by_signal(signal: i32) -> ExitCode {
    signals::end(signal);
    // 128 and the signal, as shells count
    u8::try_from(signal)
        .map_or(ExitCode::FAILURE, |signal| ExitCode::from(128_u8.saturating_add(signal)))
}

#[cfg(test)]
mod tests;

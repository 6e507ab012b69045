//! Runs the event loop and ends well: however it ends, the terminal is given back first, then what
//! waits goes to the disk, and then the exit message says truly what is saved.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, Sender};
use std::time::Duration;

use super::event_loop::{EventLoop, LoopEnd};
use super::exit_message::ExitMessage;
use super::message::Message;
use super::program::Program;
use super::terminal::{TerminalGuard, TerminalWindow};
use super::{clean_lines, panic_hook, signals, threads};

/// How long leaving waits for the disk.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(5);

/// Runs until there is a reason to end; a panic is a reason like any other.
pub fn run_event_loop<P: Program>(
    mut event_loop: EventLoop<P, TerminalWindow>,
    guard: TerminalGuard,
    out: &Sender<Message>,
    messages: &Receiver<Message>,
) -> ExitCode {
    let input = out.clone();
    let end = match threads::spawn("input", out, move || threads::read_input(&input)) {
        Ok(()) => {
            catch_unwind(AssertUnwindSafe(|| event_loop.run(messages))).unwrap_or(LoopEnd::Panicked)
        }
        Err(_) => LoopEnd::Panicked,
    };
    drop(guard);
    let message = finish(&mut event_loop, messages, end);
    let is_good = print_exit_message(&message, end);
    match end {
        LoopEnd::Quit if is_good => ExitCode::SUCCESS,
        LoopEnd::Quit | LoopEnd::QuitAndLose | LoopEnd::Panicked => ExitCode::FAILURE,
        LoopEnd::Signal(signal) => exit_by_signal(signal),
        LoopEnd::TerminalGone => exit_by_signal(signals::SIGHUP_NUMBER),
    }
}

fn finish<P: Program>(
    event_loop: &mut EventLoop<P, TerminalWindow>,
    messages: &Receiver<Message>,
    end: LoopEnd,
) -> ExitMessage {
    let waiting = || clean_lines::print("Saving...");
    let rescue = end != LoopEnd::QuitAndLose;
    let finished = catch_unwind(AssertUnwindSafe(|| {
        event_loop.finish(messages, rescue, SHUTDOWN_TIMEOUT, waiting)
    }))
    .unwrap_or_default();
    ExitMessage {
        is_lost_on_purpose: !rescue,
        kept: event_loop.unsaved_drafts.kept_change_names(),
        kept_place: event_loop.unsaved_drafts.kept_place(),
        unsaved: event_loop.unsaved_drafts.unsaved_names(),
        reason: event_loop.unsaved_drafts.last_error(),
        not_done: event_loop.unsaved_drafts.not_done(),
        finished,
        is_temporary: event_loop.is_temporary,
        is_read_only: event_loop.is_read_only,
        command: event_loop.open_command.clone(),
    }
}

/// Says how it ended; returns whether that was well.
fn print_exit_message(message: &ExitMessage, end: LoopEnd) -> bool {
    let (text, is_good) = message.to_text();
    if end == LoopEnd::Panicked {
        clean_lines::print_error(&panic_hook::panic_message());
    }
    if is_good {
        clean_lines::print(&text);
    } else {
        clean_lines::print_error(&text);
    }
    is_good
}

/// Ends as the signal would have ended the program.
fn exit_by_signal(signal: i32) -> ExitCode {
    signals::terminate_by_signal(signal);
    // 128 and the signal, as shells count
    u8::try_from(signal)
        .map_or(ExitCode::FAILURE, |signal| ExitCode::from(128_u8.saturating_add(signal)))
}

#[cfg(test)]
mod tests;

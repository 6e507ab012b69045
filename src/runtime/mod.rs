//! The runtime: it stands between the screens and the world. It takes the terminal and gives it
//! back, turns terminal events into input, has effects done by threads of their own, and ends well
//! however it is ended.
//!
//! ```text
//!     input  --+                         +-->  writer: writes, in order, and owns every timer
//!     signals  +-->  one channel  -->  event loop
//!     writer   |     (Message)           +-->  reader: reads, one thing at a time
//!     reader --+
//! ```
//!
//! Nothing polls: when nothing happens, nothing runs.

mod clean_lines;
pub mod clock;
pub mod demo;
pub mod editor;
pub mod event_loop;
pub mod exit_message;
#[cfg(test)]
pub(crate) mod fixtures;
pub(crate) mod in_order;
pub mod input;
pub mod last_place;
pub mod library_access;
pub mod library_handle;
pub mod message;
pub mod panic_hook;
pub mod paste_detect;
pub mod program;
mod progress_throttle;
pub mod reader_thread;
pub mod run;
pub mod signals;
pub mod startup;
pub mod store_reader;
pub mod store_writer;
pub(crate) mod tables_file;
mod take_up;
pub mod terminal;
#[cfg(unix)]
mod terminal_input;
pub mod terminal_loan;
pub mod threads;
pub mod unsaved_drafts;
pub mod user_dirs;
pub mod view_share;
pub mod writer_thread;

use std::io;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use self::clock::Clock;
use self::event_loop::{EventLoop, ReaderSenders};
use self::library_handle::LibraryHandle;
use self::message::Message;
use self::startup::StartupState;
use self::store_writer::StoreWriter;
use self::terminal::{TerminalCapabilities, TerminalGuard, TerminalWindow};
use self::writer_thread::{WriteJob, WriterThread};
use crate::tui::app::App;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::effect::{Effect, ReadRequest};
use crate::tui::screens;

pub use self::startup::StartupOptions;

/// How long a start waits to learn whether it may write. The reply comes at once, unless the disk is
/// very slow.
const LOCK_REPLY_TIMEOUT: Duration = Duration::from_secs(1);

const EXIT_NOT_DONE: u8 = 1;

/// Opens the workbook on the terminal, and returns when it is left.
pub fn run(options: &StartupOptions, clock: Clock) -> ExitCode {
    if let Err(message) = terminal::check() {
        // what is wrong with a file that was named counts more than where its screen would be
        let fault = options.share.as_ref().and_then(|_| startup::open(options, &clock).err());
        return exit_with_error(
            &fault.map_or_else(|| message.to_owned(), |fault| fault.to_string()),
            EXIT_NOT_DONE,
        );
    }
    panic_hook::install();
    match startup::open(options, &clock) {
        Ok(opened) => start(opened, clock),
        Err(fault) => exit_with_error(&fault.to_string(), EXIT_NOT_DONE),
    }
}

fn exit_with_error(message: &str, code: u8) -> ExitCode {
    clean_lines::print_error(&format!("pcn-workbook: {message}"));
    ExitCode::from(code)
}

/// Starts the threads, enters the terminal and runs the event loop.
fn start(opened: StartupState, clock: Clock) -> ExitCode {
    let StartupState { mut state, start, handle, writer, is_temporary, network_count } = opened;
    let open_command = handle.own_dir.is_some().then(|| handle.library().dirs.command(""));
    let (out, messages) = mpsc::channel();
    let ready = start_threads(handle, writer, &clock, &out)
        .and_then(|threads| Ok((threads, TerminalGuard::enter(state.appearance.mouse)?)));
    let ((writer, reader, read_only_reason), guard) = match ready {
        Ok(ready) => ready,
        Err(error) => {
            let message = format!("The terminal can't be used: {error}.");
            return exit_with_error(&message, EXIT_NOT_DONE);
        }
    };
    // from here on a change of size is noticed, even one that comes before the first key is waited
    // for
    #[cfg(unix)]
    let _ = terminal_input::watch_resizes();
    if TerminalCapabilities::detect().answers {
        terminal::ask_background();
    }
    state.size = terminal::size();
    let Ok(window) = TerminalWindow::new(state.size.0, state.size.1, state.appearance.mouse) else {
        drop(guard);
        return exit_with_error("The terminal can't be used.", EXIT_NOT_DONE);
    };
    state.read_only_reason = read_only_reason.recv_timeout(LOCK_REPLY_TIMEOUT).ok().flatten();
    let is_read_only = state.read_only_reason.is_some();
    let app = App::new(state, start, &clock.now());
    let mut event_loop = EventLoop::new(app, window, clock, writer, reader);
    (event_loop.is_read_only, event_loop.is_temporary) = (is_read_only, is_temporary);
    event_loop.open_command = open_command;
    request_initial_reads(&mut event_loop, network_count);
    run::run_event_loop(event_loop, guard, &out, &messages)
}

/// How to reach the writer and the reader thread, and the reply why nothing may be written.
type ThreadHandles = (Sender<WriteJob>, ReaderSenders, Receiver<Option<String>>);

/// Starts all threads but the input thread: the terminal is not ours yet.
fn start_threads(
    handle: LibraryHandle,
    writer: StoreWriter,
    clock: &Clock,
    out: &Sender<Message>,
) -> io::Result<ThreadHandles> {
    let ((jobs, jobs_in), (requests, requests_in), (lock_reply, read_only_reason)) =
        (mpsc::channel(), mpsc::channel(), mpsc::channel());
    let writer = WriterThread::new(Box::new(writer), clock.clone(), out.clone());
    threads::spawn("writer", out, move || writer_thread::run(writer, &jobs_in))?;
    let _ = jobs.send(WriteJob::AcquireLock(lock_reply));
    let (stop, answers) = (Arc::new(AtomicBool::new(false)), out.clone());
    let (reader, stopping) = (store_reader::reader(handle), Arc::clone(&stop));
    threads::spawn("reader", out, move || {
        reader_thread::run(reader, &requests_in, &stopping, &answers);
    })?;
    signals::listen(out, &jobs)?;
    Ok((jobs, ReaderSenders::new(requests, stop), read_only_reason))
}

/// Up to so many networks the whole folder is looked over at the start, for its list and for
/// problems. In a larger one nothing is opened that nobody asked to see: each file may have to come
/// over a slow line.
const MAX_NETWORKS_READ_AT_START: usize = 50;

/// Requests what the person does not wait for.
fn request_initial_reads(event_loop: &mut EventLoop<App, TerminalWindow>, network_count: usize) {
    let state = event_loop.program.state.network_state.take();
    if let Some(state) = &state {
        event_loop.note_network(state);
    }
    event_loop.program.state.network_state = state;
    let program = &event_loop.program;
    if matches!(program.screen, screens::ActiveScreen::Import(_))
        && let Some(Effect::Read(request)) = program.screen.as_screen().initial_read(&program.state)
    {
        event_loop.reader.request(request);
    }
    for request in initial_reads(event_loop.program.key_context(), network_count) {
        event_loop.reader.request(request);
    }
}

/// What is read without being asked for, where the workbook opens here in a folder with so
/// many networks.
fn initial_reads(context: KeyContext, networks: usize) -> Vec<ReadRequest> {
    match context {
        // what reading the snapshots finds marks the networks of a larger one
        _ if context == screens::networks::keys::NETWORKS => {
            let mut reads = vec![ReadRequest::Networks, ReadRequest::Summaries];
            reads.extend((networks <= MAX_NETWORKS_READ_AT_START).then_some(ReadRequest::Diagnose));
            reads
        }
        _ if networks <= MAX_NETWORKS_READ_AT_START => {
            vec![ReadRequest::Networks, ReadRequest::Diagnose]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_a_large_folder_only_what_is_shown_is_read_at_the_start() {
        for (room, networks, read) in [
            (
                screens::networks::keys::NETWORKS,
                300,
                vec![ReadRequest::Networks, ReadRequest::Summaries],
            ),
            (
                screens::networks::keys::NETWORKS,
                50,
                vec![ReadRequest::Networks, ReadRequest::Summaries, ReadRequest::Diagnose],
            ),
            (screens::home::keys::HOME, 300, vec![]),
            (screens::walk::keys::WALK, 51, vec![]),
            (screens::home::keys::HOME, 50, vec![ReadRequest::Networks, ReadRequest::Diagnose]),
            (
                screens::welcome::keys::WELCOME,
                0,
                vec![ReadRequest::Networks, ReadRequest::Diagnose],
            ),
        ] {
            assert_eq!(initial_reads(room, networks), read, "{room:?} {networks}");
        }
    }
}

//! The driver: it stands between the screens and the world. It takes the terminal and gives it
//! back, turns what is heard into what is meant, lets effects be done by threads of their own, and
//! ends well however it is ended.
//!
//! ```text
//!     input  --+                          +-->  keeper: writes, in order, and owns every timer
//!     signals  +-->  one channel  -->  main loop
//!     keeper   |     (Message)            +-->  reader: loads, one thing at a time
//!     reader --+
//! ```
//!
//! Nothing polls: when nothing happens, nothing runs.

pub mod clock;
pub mod demo;
pub mod editor;
pub mod event_loop;
pub mod exit_message;
#[cfg(test)]
pub(crate) mod fixtures;
pub mod input;
pub mod library_handle;
pub mod message;
pub mod panic_hook;
pub mod paste_detect;
pub mod program;
pub mod reader_thread;
pub mod run;
pub mod signals;
pub mod startup;
pub mod terminal;
pub mod threads;
pub mod unsaved_drafts;
pub mod view_share;
pub mod writer_thread;

use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use self::clock::Clock;
use self::event_loop::{EventLoop, ReaderSenders};
use self::library_handle::{LibraryHandle, StoreReader, StoreWriter};
use self::message::Message;
use self::reader_thread::ReadRequest;
use self::startup::StartupState;
use self::terminal::{TerminalGuard, TerminalWindow};
use self::writer_thread::{WriteJob, WriterThread};
use crate::maturity::sanitize::sanitize;
use crate::tui::app::App;
use crate::tui::keymap::KeyContext;
use crate::tui::screens;

pub use self::startup::StartupOptions;

/// How long a start waits at most to learn whether it may write. It is told at once, unless the
/// disk is very slow.
const LOCK_REPLY_TIMEOUT: Duration = Duration::from_secs(1);

/// Not done.
const EXIT_NOT_DONE: u8 = 1;

/// Opens the workbook on the terminal, and comes back when it is left.
pub fn run(asked: &StartupOptions, clock: Clock) -> ExitCode {
    if let Err(says) = terminal::check() {
        // what is wrong with a file that was named counts more than where its screen would be
        let fault = asked.share.as_ref().and_then(|_| startup::open(asked, &clock).err());
        return exit_with_error(
            &fault.map_or_else(|| says.to_owned(), |fault| sanitize(&fault.to_string())),
            EXIT_NOT_DONE,
        );
    }
    panic_hook::install();
    match startup::open(asked, &clock) {
        Ok(opened) => start(opened, clock),
        Err(fault) => exit_with_error(&sanitize(&fault.to_string()), EXIT_NOT_DONE),
    }
}

fn exit_with_error(says: &str, code: u8) -> ExitCode {
    let _ = writeln!(io::stderr(), "pcn-workbook: {says}");
    ExitCode::from(code)
}

/// Starts the threads, takes the terminal and lives.
fn start(opened: StartupState, clock: Clock) -> ExitCode {
    let StartupState {
        mut state,
        start,
        handle,
        writer,
        is_temporary: is_passing,
        network_count: networks,
    } = opened;
    let (out, messages) = mpsc::channel();
    let ready = start_threads(handle, writer, &clock, &out)
        .and_then(|threads| Ok((threads, TerminalGuard::enter(state.appearance.mouse)?)));
    let ((keeper, readers, may_write), guard) = match ready {
        Ok(ready) => ready,
        Err(error) => {
            return exit_with_error(
                &format!("The terminal can't be used: {error}."),
                EXIT_NOT_DONE,
            );
        }
    };
    // from here on a change of size is noticed, even one that comes before the first key is waited
    // for
    terminal::watch_resizes();
    state.size = terminal::size();
    let Ok(window) = TerminalWindow::new(state.size.0, state.size.1, state.appearance.mouse) else {
        drop(guard);
        return exit_with_error("The terminal can't be used.", EXIT_NOT_DONE);
    };
    state.read_only_reason = may_write.recv_timeout(LOCK_REPLY_TIMEOUT).ok().flatten();
    let is_read_only = state.read_only_reason.is_some();
    let app = App::new(state, start, &clock.now());
    let mut driver = EventLoop::new(app, window, clock, keeper, readers);
    (driver.is_read_only, driver.is_temporary) = (is_read_only, is_passing);
    request_initial_reads(&mut driver, networks);
    run::run_event_loop(driver, guard, &out, &messages)
}

/// What the keeper is told by, what the reader is told by, and where it will be said why nothing
/// may be written, if so.
type ThreadHandles = (Sender<WriteJob>, ReaderSenders, Receiver<Option<String>>);

/// Starts all threads but the one that hears the terminal, which is not ours yet.
fn start_threads(
    handle: LibraryHandle,
    writer: StoreWriter,
    clock: &Clock,
    out: &Sender<Message>,
) -> io::Result<ThreadHandles> {
    let ((jobs, for_keeper), (orders, for_reader), (asking, may_write)) =
        (mpsc::channel(), mpsc::channel(), mpsc::channel());
    let keeper = WriterThread::new(Box::new(writer), clock.clone(), out.clone());
    threads::spawn("keeper", out, move || writer_thread::run(keeper, &for_keeper))?;
    let _ = jobs.send(WriteJob::AcquireLock(asking));
    let (stop, told) = (Arc::new(AtomicBool::new(false)), out.clone());
    let (reader, stopping) = (Box::new(StoreReader::new(handle)), Arc::clone(&stop));
    threads::spawn("reader", out, move || {
        reader_thread::run(reader, &for_reader, &stopping, &told);
    })?;
    signals::listen(out, &jobs)?;
    Ok((jobs, ReaderSenders::new(orders, stop), may_write))
}

/// Up to so many networks the whole folder is looked over at the start, for its list and for
/// problems. In a larger one nothing is opened that nobody asked to see: each file may have to come
/// over a slow line.
const MAX_NETWORKS_READ_AT_START: usize = 50;

/// What is done once everything stands: what the person does not wait for.
fn request_initial_reads(driver: &mut EventLoop<App, TerminalWindow>, networks: usize) {
    let record = driver.program.state.network_state.take();
    if let Some(record) = &record {
        driver.note_network(record);
    }
    driver.program.state.network_state = record;
    for reading in initial_reads(driver.program.key_context(), networks) {
        driver.reader.request(reading);
    }
}

/// What is read without being asked for, where the workbook opens here in a folder with so
/// many networks.
fn initial_reads(context: KeyContext, networks: usize) -> Vec<ReadRequest> {
    match context {
        _ if context == screens::networks::keys::NETWORKS => {
            vec![ReadRequest::Networks, ReadRequest::Summaries]
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

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
use self::event_loop::{Driver, Readers};
use self::library_handle::{Books, StoreShelf, StoreVault};
use self::message::Message;
use self::reader_thread::Reading;
use self::startup::Opened;
use self::terminal::{Guard, Window};
use self::writer_thread::{Job, Keeper};
use crate::maturity::sanitize::clean;
use crate::tui::app::App;
use crate::tui::keymap::Room;

pub use self::startup::Asked;

/// How long a start waits at most to learn whether it may write. It is told at once, unless the
/// disk is very slow.
const SHORTLY: Duration = Duration::from_secs(1);

/// Not done.
const NOT_DONE: u8 = 1;

/// Opens the workbook on the terminal, and comes back when it is left.
pub fn run(asked: &Asked, clock: Clock) -> ExitCode {
    if let Err(says) = terminal::check() {
        // what is wrong with a file that was named counts more than where its screen would be
        let fault = asked.share.as_ref().and_then(|_| startup::open(asked, &clock).err());
        return refuse(
            &fault.map_or_else(|| says.to_owned(), |fault| clean(&fault.to_string())),
            NOT_DONE,
        );
    }
    panic_hook::watch();
    match startup::open(asked, &clock) {
        Ok(opened) => open(opened, clock),
        Err(fault) => refuse(&clean(&fault.to_string()), NOT_DONE),
    }
}

fn refuse(says: &str, code: u8) -> ExitCode {
    let _ = writeln!(io::stderr(), "pcn-workbook: {says}");
    ExitCode::from(code)
}

/// Starts the threads, takes the terminal and lives.
fn open(opened: Opened, clock: Clock) -> ExitCode {
    let Opened { mut desk, start, books, vault, is_passing, networks } = opened;
    let (out, messages) = mpsc::channel();
    let ready = threads_of(books, vault, &clock, &out)
        .and_then(|threads| Ok((threads, Guard::enter(desk.look.mouse)?)));
    let ((keeper, readers, may_write), guard) = match ready {
        Ok(ready) => ready,
        Err(error) => return refuse(&format!("The terminal can't be used: {error}."), NOT_DONE),
    };
    // from here on a change of size is noticed, even one that comes before the first key is waited
    // for
    terminal::notice_sizes();
    desk.size = terminal::size();
    let Ok(window) = Window::new(desk.size.0, desk.size.1, desk.look.mouse) else {
        drop(guard);
        return refuse("The terminal can't be used.", NOT_DONE);
    };
    desk.read_only = may_write.recv_timeout(SHORTLY).ok().flatten();
    let is_read_only = desk.read_only.is_some();
    let app = App::new(desk, start, &clock.moment());
    let mut driver = Driver::new(app, window, clock, keeper, readers);
    (driver.is_read_only, driver.is_passing) = (is_read_only, is_passing);
    settle_in(&mut driver, networks);
    run::live(driver, guard, &out, &messages)
}

/// What the keeper is told by, what the reader is told by, and where it will be said why nothing
/// may be written, if so.
type Threads = (Sender<Job>, Readers, Receiver<Option<String>>);

/// Starts all threads but the one that hears the terminal, which is not ours yet.
fn threads_of(
    books: Books,
    vault: StoreVault,
    clock: &Clock,
    out: &Sender<Message>,
) -> io::Result<Threads> {
    let ((jobs, for_keeper), (orders, for_reader), (asking, may_write)) =
        (mpsc::channel(), mpsc::channel(), mpsc::channel());
    let keeper = Keeper::new(Box::new(vault), clock.clone(), out.clone());
    threads::start("keeper", out, move || writer_thread::run(keeper, &for_keeper))?;
    let _ = jobs.send(Job::TakeUp(asking));
    let (stop, told) = (Arc::new(AtomicBool::new(false)), out.clone());
    let (shelf, stopping) = (Box::new(StoreShelf::new(books)), Arc::clone(&stop));
    threads::start("reader", out, move || {
        reader_thread::run(shelf, &for_reader, &stopping, &told);
    })?;
    signals::listen(out, &jobs)?;
    Ok((jobs, Readers::new(orders, stop), may_write))
}

/// Up to so many networks the whole folder is looked over at the start, for its list and for
/// problems. In a larger one nothing is opened that nobody asked to see: each file may have to come
/// over a slow line.
const FEW: usize = 50;

/// What is done once everything stands: what the person does not wait for.
fn settle_in(driver: &mut Driver<App, Window>, networks: usize) {
    let record = driver.program.desk.record.take();
    if let Some(record) = &record {
        driver.note_record(record);
    }
    driver.program.desk.record = record;
    for reading in read_at_start(driver.program.room(), networks) {
        driver.readers.ask(reading);
    }
}

/// What is read without being asked for, where the workbook opens in this room of a folder with so
/// many networks.
fn read_at_start(room: Room, networks: usize) -> Vec<Reading> {
    match room {
        Room::Networks => vec![Reading::Networks, Reading::Summaries],
        _ if networks <= FEW => vec![Reading::Networks, Reading::Examine],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_a_large_folder_only_what_is_shown_is_read_at_the_start() {
        for (room, networks, read) in [
            (Room::Networks, 300, vec![Reading::Networks, Reading::Summaries]),
            (Room::Home, 300, vec![]),
            (Room::Walk, 51, vec![]),
            (Room::Home, 50, vec![Reading::Networks, Reading::Examine]),
            (Room::Welcome, 0, vec![Reading::Networks, Reading::Examine]),
        ] {
            assert_eq!(read_at_start(room, networks), read, "{room:?} {networks}");
        }
    }
}

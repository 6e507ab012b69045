//! The driver: it stands between the screens and the world. It takes the terminal and gives it back, turns what is heard into
//! what is meant, lets effects be done by threads of their own, and ends well however it is ended.
//!
//!     input  --+                          +-->  keeper: writes, in order, and owns every timer
//!     signals  +-->  one channel  -->  main loop
//!     keeper   |     (Message)            +-->  reader: loads, one thing at a time
//!     reader --+
//!
//! Nothing polls: when nothing happens, nothing runs.

pub mod books;
pub mod bursts;
pub mod clock;
pub mod demo;
pub mod farewell;
#[cfg(test)]
pub(crate) mod fixtures;
pub mod handed;
pub mod hearing;
pub mod keeper;
pub mod message;
pub mod opening;
pub mod panicking;
pub mod program;
pub mod reader;
pub mod running;
pub mod signals;
pub mod terminal;
pub mod threads;

use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use self::books::StoreShelf;
use self::clock::Clock;
use self::farewell::Farewell;
use self::keeper::{Job, Keeper};
use self::message::Message;
use self::opening::Opened;
use self::reader::Reading;
use self::running::{Driver, Ending, Readers};
use self::terminal::{Guard, Window};
use crate::app::App;
use crate::maturity::cleaning::clean;

pub use self::opening::Asked;

/// How long leaving waits for the disk.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long a start waits to learn whether it may write. Another writer is known of at once; what takes long is clearing up.
const SHORTLY: Duration = Duration::from_millis(25);

/// Not done.
const NOT_DONE: u8 = 1;

/// Opens the workbook on the terminal, and comes back when it is left.
pub fn run(asked: &Asked, clock: Clock) -> ExitCode {
    if let Err(says) = terminal::check() {
        return refuse(says, NOT_DONE);
    }
    panicking::watch();
    match opening::open(asked, &clock) {
        Ok(opened) => open(opened, clock),
        Err(fault) => refuse(&clean(&fault.to_string()), NOT_DONE),
    }
}

fn refuse(says: &str, code: u8) -> ExitCode {
    let _ = writeln!(io::stderr(), "pcn-workbook: {says}");
    ExitCode::from(code)
}

/// Starts the threads, takes the terminal and drives.
fn open(opened: Opened, clock: Clock) -> ExitCode {
    let Opened { mut desk, start, books, vault, is_passing } = opened;
    let (out, messages) = mpsc::channel();
    let (jobs, orders, stop) = (mpsc::channel(), mpsc::channel(), Arc::new(AtomicBool::new(false)));
    let keeper = Keeper::new(Box::new(vault), clock.clone(), out.clone());
    let shelf = Box::new(StoreShelf::new(books));
    let (reader_out, stopping) = (out.clone(), Arc::clone(&stop));
    let started = threads::start("keeper", &out, move || keeper::run(keeper, &jobs.1))
        .and_then(|()| threads::start("reader", &out, move || reader::run(shelf, &orders.1, &stopping, &reader_out)))
        .and_then(|()| signals::listen(&out, &jobs.0));
    let (asking, may_write) = mpsc::channel();
    let _ = jobs.0.send(Job::TakeUp(asking));
    let guard = match started.and_then(|()| Guard::enter(desk.look.mouse)) {
        Ok(guard) => guard,
        Err(error) => return refuse(&format!("The terminal can't be used: {error}."), NOT_DONE),
    };
    desk.size = terminal::size();
    desk.read_only = may_write.recv_timeout(SHORTLY).ok().flatten();
    let Ok(window) = Window::new(desk.size.0, desk.size.1, desk.look.mouse) else {
        drop(guard);
        return refuse("The terminal can't be used.", NOT_DONE);
    };
    let is_read_only = desk.read_only.is_some();
    let app = App::new(desk, start, &clock.moment());
    let mut driver = Driver::new(app, window, clock, jobs.0, Readers::new(orders.0, stop));
    (driver.is_read_only, driver.is_passing) = (is_read_only, is_passing);
    let record = driver.program.desk.record.take();
    if let Some(record) = &record {
        driver.note_record(record);
    }
    driver.program.desk.record = record;
    let ending = drive(&mut driver, &out, &messages);
    drop(guard);
    leave(driver, &messages, ending)
}

/// Runs until there is a reason to end. A fault in the program is one.
fn drive(driver: &mut Driver<App, Window>, out: &Sender<Message>, messages: &Receiver<Message>) -> Ending {
    let hearing = out.clone();
    if threads::start("input", out, move || threads::hear(&hearing)).is_err() {
        return Ending::Broken;
    }
    if driver.program.desk.networks.is_empty() {
        driver.readers.ask(Reading::Networks);
    }
    driver.readers.ask(Reading::Examine);
    catch_unwind(AssertUnwindSafe(|| driver.run(messages))).unwrap_or(Ending::Broken)
}

/// Ends: what is held goes to the disk, and the truth about it is said.
fn leave(mut driver: Driver<App, Window>, messages: &Receiver<Message>, ending: Ending) -> ExitCode {
    let waiting = || drop(writeln!(io::stdout(), "Saving..."));
    let finished = catch_unwind(AssertUnwindSafe(|| driver.finish(messages, PATIENCE, waiting))).unwrap_or_default();
    let farewell =
        Farewell { unkept: driver.handed.unkept(), finished, is_passing: driver.is_passing, is_read_only: driver.is_read_only };
    let (says, is_good) = farewell.words();
    if ending == Ending::Broken {
        let _ = writeln!(io::stderr(), "{}", panicking::words());
    }
    if is_good {
        let _ = writeln!(io::stdout(), "{says}");
    } else {
        let _ = writeln!(io::stderr(), "{says}");
    }
    match ending {
        Ending::Left if is_good => ExitCode::SUCCESS,
        Ending::Left | Ending::Broken => ExitCode::from(NOT_DONE),
        Ending::Told(signal) => by_signal(signal),
        Ending::Gone => by_signal(signals::HANG_UP),
    }
}

/// Ends as the signal would have ended the program.
fn by_signal(signal: i32) -> ExitCode {
    signals::end(signal);
    // 128 and the signal, as shells count
    u8::try_from(signal).map_or(ExitCode::FAILURE, |signal| ExitCode::from(128_u8.saturating_add(signal)))
}

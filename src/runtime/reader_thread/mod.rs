//! The reader loads what is asked for, one thing at a time, off the key's way. What a person waits
//! for comes before what is only good to know: such a reading is stopped, and taken up again later.

mod queue;
mod reader;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use self::queue::ReadQueue;
pub use self::reader::LibraryReader;
use super::message::Message;
use super::writer_thread::{LibraryWriter, in_one_line};
use crate::maturity::comparison::selection::SnapshotChoice;
use crate::maturity::ids::Slug;
use crate::store::error::StoreError;
use crate::tui::protocol::outcome::Outcome;

/// One thing to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadRequest {
    /// A network.
    Network(Slug),
    /// Snapshots, to be compared.
    Compare(Vec<SnapshotChoice>),
    /// The list of networks.
    Networks,
    /// What was typed for a network that was not made.
    Begun,
    /// All matrices.
    Matrices,
    /// The file of one matrix.
    MatrixFile(String),
    /// What a changed file would be the next revision of.
    Next(String),
    /// All networks with their snapshots in figures.
    Summaries,
    /// The whole library, for problems.
    Examine,
    /// The log of what was shared.
    Shares,
    /// Files that somebody gave.
    LookOver(Vec<PathBuf>),
    /// A spreadsheet, to look at.
    Spreadsheet(PathBuf),
    /// Another library, to be worked in from now on; or a share, to look at only.
    Library(PathBuf),
    /// The person's own library, after a share was looked at.
    Own,
    /// A made-up library.
    Demo,
}

impl ReadRequest {
    /// What comes first: what a person waits for, then what a list shows, then what is only good to
    /// know.
    pub fn rank(&self) -> u8 {
        match self {
            Self::Networks => 1,
            Self::Summaries => 2,
            Self::Examine => 3,
            _ => 0,
        }
    }
}

/// The number of a reading; of two of one kind only the newer counts.
pub type RequestNumber = u64;

/// What the reader is told.
pub enum ReaderMessage {
    /// Read this.
    Read(RequestNumber, ReadRequest),
    /// Read another library from now on.
    Use(Box<dyn LibraryReader>),
}

/// What was read.
pub enum ReadResult {
    /// Something for the screens.
    Outcome(Outcome),
    /// Another library, with what is needed to work in it.
    Library(LibrarySwitch),
}

/// All that changes when another library is opened.
pub struct LibrarySwitch {
    /// What it is written through.
    pub vault: Box<dyn LibraryWriter>,
    /// What it is read through.
    pub shelf: Box<dyn LibraryReader>,
    /// What the screens are told.
    pub opened: Outcome,
    /// The folder to open at the next start; none for one that is gone by then, or that is opened
    /// anyway.
    pub remember: Option<PathBuf>,
    /// Whether it is made up, and gone when it is left.
    pub is_passing: bool,
}

/// Reads until nobody is left to ask for anything.
pub fn run(
    mut shelf: Box<dyn LibraryReader>,
    orders: &Receiver<ReaderMessage>,
    stop: &AtomicBool,
    out: &Sender<Message>,
) {
    let mut queue = ReadQueue::default();
    while let Ok(first) = orders.recv() {
        take_in(first, &mut queue, &mut shelf);
        loop {
            // before the look at what came in: whatever comes after it sets the flag again
            stop.store(false, Ordering::SeqCst);
            for order in orders.try_iter() {
                take_in(order, &mut queue, &mut shelf);
            }
            let Some((ticket, reading)) = queue.next() else { break };
            let mut say = progress(ticket, so_far(&reading), out);
            let Some(fetched) = read(shelf.as_mut(), &reading, stop, &mut say) else {
                queue.put_back(ticket, reading);
                continue;
            };
            if out.send(Message::Read(ticket, Box::new(fetched))).is_err() {
                return;
            }
        }
    }
}

/// Says how far a reading is, at most ten times a second and not within the first tenth.
fn progress(
    ticket: RequestNumber,
    so_far: fn(usize, usize) -> Outcome,
    out: &Sender<Message>,
) -> impl FnMut(usize, usize) {
    let mut last = Instant::now();
    move |read, of| {
        if last.elapsed() >= PROGRESS {
            last = Instant::now();
            // nobody listens any more once the program ends
            let _ =
                out.send(Message::Read(ticket, Box::new(ReadResult::Outcome(so_far(read, of)))));
        }
    }
}

/// What is said of how far a reading is.
fn so_far(reading: &ReadRequest) -> fn(usize, usize) -> Outcome {
    match reading {
        ReadRequest::Compare(_) => |done, of| Outcome::Comparing { done, of },
        ReadRequest::LookOver(_) => |done, of| Outcome::Going { done, of },
        _ => |read, of| Outcome::SummingUp { read, of },
    }
}

/// The time between two words on how far a reading is.
const PROGRESS: Duration = Duration::from_millis(100);

fn take_in(order: ReaderMessage, queue: &mut ReadQueue, shelf: &mut Box<dyn LibraryReader>) {
    match order {
        ReaderMessage::Read(ticket, reading) => queue.put(ticket, reading),
        ReaderMessage::Use(other) => {
            *shelf = other;
            queue.clear();
        }
    }
}

/// Reads one thing; none where it was stopped. A fault in the program over one file must not keep
/// the rest from being used.
fn read(
    shelf: &mut dyn LibraryReader,
    reading: &ReadRequest,
    stop: &AtomicBool,
    say: &mut dyn FnMut(usize, usize),
) -> Option<ReadResult> {
    let caught = catch_unwind(AssertUnwindSafe(|| fetch(shelf, reading, stop, say)));
    caught.unwrap_or_else(|_| {
        let says = "A fault in this program keeps this from being read. Nothing was changed; please report it.";
        Some(ReadResult::Outcome(Outcome::Refused(says.to_owned())))
    })
}

fn fetch(
    shelf: &mut dyn LibraryReader,
    reading: &ReadRequest,
    stop: &AtomicBool,
    say: &mut dyn FnMut(usize, usize),
) -> Option<ReadResult> {
    let outcome = match reading {
        ReadRequest::Network(slug) => shelf
            .network(slug)
            .map_or_else(|fault| refused(&fault), |record| Outcome::Opened(Box::new(record))),
        ReadRequest::Compare(wanted) => {
            let (sides, others) = shelf.compare(wanted, stop, say)?;
            Outcome::Compared(sides, others)
        }
        ReadRequest::Networks => Outcome::Networks(shelf.networks()),
        ReadRequest::Begun => Outcome::BegunFound(shelf.begun()),
        ReadRequest::Matrices => {
            let mut collection = shelf.matrices();
            for entry in shelf.networks() {
                for matrix in entry.network.matrices {
                    collection.used_by.entry(matrix).or_default().push(entry.network.name.clone());
                }
            }
            Outcome::Matrices(Box::new(collection))
        }
        ReadRequest::Spreadsheet(file) => shelf
            .spreadsheet(file)
            .map_or_else(|fault| refused(&fault), |read| Outcome::SpreadsheetRead(Arc::new(read))),
        ReadRequest::MatrixFile(file) => Outcome::MatrixFile(Box::new(shelf.matrix_file(file))),
        ReadRequest::Next(file) => shelf.revision(file).map_or_else(
            |fault| refused(&fault),
            |looked| Outcome::RevisionLooked(Box::new(looked)),
        ),
        ReadRequest::Summaries => Outcome::Summaries(Box::new(shelf.summaries(stop, say)?)),
        ReadRequest::Examine => Outcome::Examined(shelf.examine(stop)?),
        ReadRequest::Shares => Outcome::Shares(Arc::new(shelf.shares(stop, say)?)),
        ReadRequest::LookOver(paths) => {
            Outcome::LookedOver(Box::new(shelf.look_over(paths, stop, say)?))
        }
        ReadRequest::Own => return Some(switch(shelf.own())),
        ReadRequest::Library(folder) => return Some(switch(shelf.library(folder))),
        ReadRequest::Demo => return Some(switch(shelf.demo())),
    };
    Some(ReadResult::Outcome(outcome))
}

fn switch(opened: Result<LibrarySwitch, StoreError>) -> ReadResult {
    opened.map_or_else(|fault| ReadResult::Outcome(refused(&fault)), ReadResult::Library)
}

fn refused(fault: &StoreError) -> Outcome {
    Outcome::Refused(in_one_line(fault))
}

#[cfg(test)]
mod tests;

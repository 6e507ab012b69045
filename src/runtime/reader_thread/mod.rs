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
use super::writer_thread::{LibraryWriter, error_line};
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
    UnsavedNetwork,
    /// All matrices.
    Matrices,
    /// The file of one matrix.
    MatrixFile(String),
    /// What a changed file would be the next revision of.
    PreviewRevision(String),
    /// All networks with their snapshots in figures.
    Summaries,
    /// The whole library, for problems.
    Diagnose,
    /// The log of what was shared.
    ShareLog,
    /// Files that somebody gave.
    PlanImport(Vec<PathBuf>),
    /// A spreadsheet, to look at.
    Spreadsheet(PathBuf),
    /// Another library, to be worked in from now on; or a share, to look at only.
    Library(PathBuf),
    /// The person's own library, after a share was looked at.
    OwnLibrary,
    /// A made-up library.
    Demo,
}

impl ReadRequest {
    /// What comes first: what a person waits for, then what a list shows, then what is only good to
    /// know.
    pub fn priority(&self) -> u8 {
        match self {
            Self::Networks => 1,
            Self::Summaries => 2,
            Self::Diagnose => 3,
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
    SwitchLibrary(Box<dyn LibraryReader>),
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
    pub writer: Box<dyn LibraryWriter>,
    /// What it is read through.
    pub reader: Box<dyn LibraryReader>,
    /// What the screens are told.
    pub outcome: Outcome,
    /// The folder to open at the next start; none for one that is gone by then, or that is opened
    /// anyway.
    pub remember_path: Option<PathBuf>,
    /// Whether it is made up, and gone when it is left.
    pub is_temporary: bool,
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
        handle_message(first, &mut queue, &mut shelf);
        loop {
            // before the look at what came in: whatever comes after it sets the flag again
            stop.store(false, Ordering::SeqCst);
            for order in orders.try_iter() {
                handle_message(order, &mut queue, &mut shelf);
            }
            let Some((ticket, reading)) = queue.pop() else { break };
            let mut say = throttled_progress(ticket, progress_outcome(&reading), out);
            let Some(fetched) = run_request_caught(shelf.as_mut(), &reading, stop, &mut say) else {
                queue.requeue(ticket, reading);
                continue;
            };
            if out.send(Message::Read(ticket, Box::new(fetched))).is_err() {
                return;
            }
        }
    }
}

/// Says how far a reading is, at most ten times a second and not within the first tenth.
fn throttled_progress(
    ticket: RequestNumber,
    so_far: fn(usize, usize) -> Outcome,
    out: &Sender<Message>,
) -> impl FnMut(usize, usize) {
    let mut last = Instant::now();
    move |read, of| {
        if last.elapsed() >= PROGRESS_INTERVAL {
            last = Instant::now();
            // nobody listens any more once the program ends
            let _ =
                out.send(Message::Read(ticket, Box::new(ReadResult::Outcome(so_far(read, of)))));
        }
    }
}

/// What is said of how far a reading is.
fn progress_outcome(reading: &ReadRequest) -> fn(usize, usize) -> Outcome {
    match reading {
        ReadRequest::Compare(_) => |done, of| Outcome::CompareProgress { done, total: of },
        ReadRequest::PlanImport(_) => |done, of| Outcome::ImportProgress { done, total: of },
        _ => |read, of| Outcome::SummaryProgress { done: read, total: of },
    }
}

/// The time between two words on how far a reading is.
const PROGRESS_INTERVAL: Duration = Duration::from_millis(100);

fn handle_message(order: ReaderMessage, queue: &mut ReadQueue, shelf: &mut Box<dyn LibraryReader>) {
    match order {
        ReaderMessage::Read(ticket, reading) => queue.push(ticket, reading),
        ReaderMessage::SwitchLibrary(other) => {
            *shelf = other;
            queue.clear();
        }
    }
}

/// Reads one thing; none where it was stopped. A fault in the program over one file must not keep
/// the rest from being used.
fn run_request_caught(
    shelf: &mut dyn LibraryReader,
    reading: &ReadRequest,
    stop: &AtomicBool,
    say: &mut dyn FnMut(usize, usize),
) -> Option<ReadResult> {
    let caught = catch_unwind(AssertUnwindSafe(|| run_request(shelf, reading, stop, say)));
    caught.unwrap_or_else(|_| {
        let says = "A fault in this program keeps this from being read. Nothing was changed; please report it.";
        Some(ReadResult::Outcome(Outcome::Failed(says.to_owned())))
    })
}

fn run_request(
    shelf: &mut dyn LibraryReader,
    reading: &ReadRequest,
    stop: &AtomicBool,
    say: &mut dyn FnMut(usize, usize),
) -> Option<ReadResult> {
    let outcome = match reading {
        ReadRequest::Network(slug) => shelf
            .open_network(slug)
            .map_or_else(|error| failed(&error), |record| Outcome::NetworkOpened(Box::new(record))),
        ReadRequest::Compare(wanted) => {
            let (sides, others) = shelf.compare(wanted, stop, say)?;
            Outcome::Compared(sides, others)
        }
        ReadRequest::Networks => Outcome::Networks(shelf.list_networks()),
        ReadRequest::UnsavedNetwork => Outcome::UnsavedNetworkLoaded(shelf.load_unsaved_network()),
        ReadRequest::Matrices => {
            let mut collection = shelf.list_matrices();
            for entry in shelf.list_networks() {
                for matrix in entry.network.matrices {
                    collection.used_by.entry(matrix).or_default().push(entry.network.name.clone());
                }
            }
            Outcome::Matrices(Box::new(collection))
        }
        ReadRequest::Spreadsheet(file) => shelf
            .read_spreadsheet(file)
            .map_or_else(|error| failed(&error), |read| Outcome::SpreadsheetRead(Arc::new(read))),
        ReadRequest::MatrixFile(file) => {
            Outcome::MatrixFile(Box::new(shelf.read_matrix_file(file)))
        }
        ReadRequest::PreviewRevision(file) => shelf.preview_revision(file).map_or_else(
            |error| failed(&error),
            |looked| Outcome::RevisionPreviewed(Box::new(looked)),
        ),
        ReadRequest::Summaries => Outcome::Summaries(Box::new(shelf.summarize(stop, say)?)),
        ReadRequest::Diagnose => Outcome::Diagnosed(shelf.diagnose(stop)?),
        ReadRequest::ShareLog => Outcome::ShareLogRead(Arc::new(shelf.read_share_log(stop, say)?)),
        ReadRequest::PlanImport(paths) => {
            Outcome::ImportPlanned(Box::new(shelf.plan_import(paths, stop, say)?))
        }
        ReadRequest::OwnLibrary => return Some(library_result(shelf.open_own_library())),
        ReadRequest::Library(folder) => return Some(library_result(shelf.open_library(folder))),
        ReadRequest::Demo => return Some(library_result(shelf.open_demo())),
    };
    Some(ReadResult::Outcome(outcome))
}

fn library_result(opened: Result<LibrarySwitch, StoreError>) -> ReadResult {
    opened.map_or_else(|error| ReadResult::Outcome(failed(&error)), ReadResult::Library)
}

fn failed(error: &StoreError) -> Outcome {
    Outcome::Failed(error_line(error))
}

#[cfg(test)]
mod tests;

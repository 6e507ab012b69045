//! The reader with a shelf that is no disk: what comes first, what is stopped, and what a fault in
//! the program leaves.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use super::{LibraryReader, LibrarySwitch, ReadRequest, ReadResult, ReaderMessage, run};
use crate::maturity::comparison::Comparison;
use crate::maturity::comparison::selection::{OtherSnapshot, SnapshotChoice};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::matrix_catalog::MatrixCatalog;
use crate::maturity::network_state::{NetworkEntry, NetworkState};
use crate::maturity::revision::{MatrixFileState, Revision};
use crate::maturity::share::{ImportPlan, ShareLog};
use crate::maturity::summary::LibrarySummary;
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::runtime::fixtures::disk_full_error;
use crate::runtime::message::Message;
use crate::store::error::StoreError;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::spreadsheet_preview::Spreadsheet;

/// A shelf whose examination takes until it is stopped, the first time; it says when it begins.
struct Slow {
    began: Sender<()>,
    times: u32,
}

impl LibraryReader for Slow {
    fn open_network(&mut self, _: &Slug) -> Result<NetworkState, StoreError> {
        Err(disk_full_error())
    }

    fn compare(
        &mut self,
        _: &[SnapshotChoice],
        _: &AtomicBool,
        _: &mut dyn FnMut(usize, usize),
    ) -> Option<(Arc<Comparison>, Vec<OtherSnapshot>)> {
        None
    }

    fn list_networks(&mut self) -> Vec<NetworkEntry> {
        Vec::new()
    }

    fn load_unsaved_network(&mut self) -> UnsavedNetwork {
        UnsavedNetwork::default()
    }

    fn list_matrices(&mut self) -> MatrixCatalog {
        panic!("a fault in the program")
    }

    fn read_matrix_file(&mut self, _: &str) -> MatrixFileState {
        unreachable!()
    }

    fn preview_revision(&mut self, _: &str) -> Result<Revision, StoreError> {
        unreachable!()
    }

    fn summarize(
        &mut self,
        _: &AtomicBool,
        _: &mut dyn FnMut(usize, usize),
    ) -> Option<LibrarySummary> {
        None
    }

    fn diagnose(&mut self, stop: &AtomicBool) -> Option<Vec<Diagnostic>> {
        self.times += 1;
        if self.times > 1 {
            return Some(Vec::new());
        }
        self.began.send(()).unwrap();
        while !stop.load(Ordering::SeqCst) {
            thread::sleep(Duration::from_millis(1));
        }
        None
    }

    fn read_share_log(
        &mut self,
        _: &AtomicBool,
        _: &mut dyn FnMut(usize, usize),
    ) -> Option<ShareLog> {
        unreachable!()
    }

    fn plan_import(
        &mut self,
        _: &[PathBuf],
        _: &AtomicBool,
        say: &mut dyn FnMut(usize, usize),
    ) -> Option<ImportPlan> {
        say(1, 2);
        Some(ImportPlan::default())
    }

    fn open_own_library(&mut self) -> Result<LibrarySwitch, StoreError> {
        Err(disk_full_error())
    }

    fn read_spreadsheet(&mut self, _: &Path) -> Result<Spreadsheet, StoreError> {
        Err(disk_full_error())
    }

    fn open_library(&mut self, _: &Path) -> Result<LibrarySwitch, StoreError> {
        Err(disk_full_error())
    }

    fn open_demo(&mut self) -> Result<LibrarySwitch, StoreError> {
        Err(disk_full_error())
    }
}

fn named(message: &Message) -> String {
    let Message::Read(ticket, fetched) = message else { return "something else".to_owned() };
    match &**fetched {
        ReadResult::Outcome(Outcome::Diagnosed(_)) => format!("{ticket} examined"),
        ReadResult::Outcome(Outcome::Failed(says)) => format!("{ticket} refused: {says}"),
        _ => format!("{ticket} something else"),
    }
}

/// What is said, with these readings asked for while the first examination runs.
fn said(readings: &[ReadRequest]) -> Vec<String> {
    let ((began, begins), (ask, orders), (out, messages)) = (channel(), channel(), channel());
    let stop = Arc::new(AtomicBool::new(false));
    let stopping = Arc::clone(&stop);
    let reader =
        thread::spawn(move || run(Box::new(Slow { began, times: 0 }), &orders, &stopping, &out));
    ask.send(ReaderMessage::Read(1, ReadRequest::Diagnose)).unwrap();
    begins.recv().unwrap();
    for (ticket, reading) in (2..).zip(readings) {
        ask.send(ReaderMessage::Read(ticket, reading.clone())).unwrap();
    }
    stop.store(true, Ordering::SeqCst);
    drop(ask);
    reader.join().unwrap();
    messages.try_iter().map(|message| named(&message)).collect()
}

#[test]
fn what_a_person_waits_for_stops_what_is_only_good_to_know() {
    let said = said(&[ReadRequest::Network("a".into())]);
    assert_eq!(said, ["2 refused: The disk is full. Make room.", "1 examined"]);
}

#[test]
fn a_fault_in_the_program_over_one_file_keeps_nothing_else_from_being_read() {
    let said = said(&[ReadRequest::Matrices, ReadRequest::Network("a".into())]);
    assert!(said[0].starts_with("2 refused: A fault in this program"), "{said:?}");
    assert_eq!(said[1..], ["3 refused: The disk is full. Make room.", "1 examined"]);
}

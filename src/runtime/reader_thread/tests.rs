//! The reader with a shelf that is no disk: what comes first, what is stopped, and what a fault in
//! the program leaves.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use super::{Fetched, Order, Reading, Shelf, Switch, run};
use crate::maturity::comparison::Sides;
use crate::maturity::comparison::selection::{Other, Wanted};
use crate::maturity::diagnostic::Finding;
use crate::maturity::ids::Slug;
use crate::maturity::matrix_catalog::Collection;
use crate::maturity::network_state::{NetworkEntry, Record};
use crate::maturity::revision::{Revision, WrittenFile};
use crate::maturity::share::{Log, Look};
use crate::maturity::summary::Summaries;
use crate::maturity::unsaved_network::Begun;
use crate::runtime::fixtures::full;
use crate::runtime::message::Message;
use crate::store::error::Fault;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::spreadsheet_preview::Spreadsheet;

/// A shelf whose examination takes until it is stopped, the first time; it says when it begins.
struct Slow {
    began: Sender<()>,
    times: u32,
}

impl Shelf for Slow {
    fn network(&mut self, _: &Slug) -> Result<Record, Fault> {
        Err(full())
    }

    fn compare(
        &mut self,
        _: &[Wanted],
        _: &AtomicBool,
        _: &mut dyn FnMut(usize, usize),
    ) -> Option<(Arc<Sides>, Vec<Other>)> {
        None
    }

    fn networks(&mut self) -> Vec<NetworkEntry> {
        Vec::new()
    }

    fn begun(&mut self) -> Begun {
        Begun::default()
    }

    fn matrices(&mut self) -> Collection {
        panic!("a fault in the program")
    }

    fn matrix_file(&mut self, _: &str) -> WrittenFile {
        unreachable!()
    }

    fn revision(&mut self, _: &str) -> Result<Revision, Fault> {
        unreachable!()
    }

    fn summaries(&mut self, _: &AtomicBool, _: &mut dyn FnMut(usize, usize)) -> Option<Summaries> {
        None
    }

    fn examine(&mut self, stop: &AtomicBool) -> Option<Vec<Finding>> {
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

    fn shares(&mut self, _: &AtomicBool, _: &mut dyn FnMut(usize, usize)) -> Option<Log> {
        unreachable!()
    }

    fn look_over(
        &mut self,
        _: &[PathBuf],
        _: &AtomicBool,
        say: &mut dyn FnMut(usize, usize),
    ) -> Option<Look> {
        say(1, 2);
        Some(Look::default())
    }

    fn own(&mut self) -> Result<Switch, Fault> {
        Err(full())
    }

    fn spreadsheet(&mut self, _: &Path) -> Result<Spreadsheet, Fault> {
        Err(full())
    }

    fn library(&mut self, _: &Path) -> Result<Switch, Fault> {
        Err(full())
    }

    fn demo(&mut self) -> Result<Switch, Fault> {
        Err(full())
    }
}

fn named(message: &Message) -> String {
    let Message::Read(ticket, fetched) = message else { return "something else".to_owned() };
    match &**fetched {
        Fetched::Outcome(Outcome::Examined(_)) => format!("{ticket} examined"),
        Fetched::Outcome(Outcome::Refused(says)) => format!("{ticket} refused: {says}"),
        _ => format!("{ticket} something else"),
    }
}

/// What is said, with these readings asked for while the first examination runs.
fn said(readings: &[Reading]) -> Vec<String> {
    let ((began, begins), (ask, orders), (out, messages)) = (channel(), channel(), channel());
    let stop = Arc::new(AtomicBool::new(false));
    let stopping = Arc::clone(&stop);
    let reader =
        thread::spawn(move || run(Box::new(Slow { began, times: 0 }), &orders, &stopping, &out));
    ask.send(Order::Read(1, Reading::Examine)).unwrap();
    begins.recv().unwrap();
    for (ticket, reading) in (2..).zip(readings) {
        ask.send(Order::Read(ticket, reading.clone())).unwrap();
    }
    stop.store(true, Ordering::SeqCst);
    drop(ask);
    reader.join().unwrap();
    messages.try_iter().map(|message| named(&message)).collect()
}

#[test]
fn what_a_person_waits_for_stops_what_is_only_good_to_know() {
    let said = said(&[Reading::Network("a".into())]);
    assert_eq!(said, ["2 refused: The disk is full. Make room.", "1 examined"]);
}

#[test]
fn a_fault_in_the_program_over_one_file_keeps_nothing_else_from_being_read() {
    let said = said(&[Reading::Matrices, Reading::Network("a".into())]);
    assert!(said[0].starts_with("2 refused: A fault in this program"), "{said:?}");
    assert_eq!(said[1..], ["3 refused: The disk is full. Make room.", "1 examined"]);
}

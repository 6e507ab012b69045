//! What is typed for a network before there is one: when it is on the disk, when it goes, and that
//! a disk that takes nothing is not asked over and over.

use std::sync::mpsc::channel;

use super::{Bench, FakeDisk};
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::runtime::fixtures::library_switch;
use crate::runtime::writer_thread::WriteJob;
use crate::store::error::ErrorKind;
use crate::tui::protocol::effect::{Urgency, WriteRequest};

fn typed(name: &str, urgency: Urgency) -> WriteRequest {
    WriteRequest::SaveUnsavedNetwork {
        unsaved_network: UnsavedNetwork { name: name.to_owned(), purpose: String::new() },
        urgency,
    }
}

fn add(name: &str) -> WriteRequest {
    WriteRequest::AddNetwork { name: name.to_owned(), purpose: None }
}

#[test]
fn it_waits_two_seconds_from_the_first_key_and_no_longer() {
    let mut bench = Bench::new();
    bench.write(typed("H", Urgency::Debounced), 0.0);
    bench.write(typed("Hill", Urgency::Debounced), 1.5);
    assert_eq!((bench.run_due(1.9), bench.due()), (vec![], Some(2.0)));
    assert_eq!((bench.run_due(2.0), bench.due()), (vec!["begun Hill/".to_owned()], None));
    bench.write(typed("Hills", Urgency::Debounced), 3.0);
    bench.write(typed("Hills", Urgency::Immediate), 3.1);
    assert_eq!(bench.run_due(3.1), ["begun Hills/"]);
    assert_eq!(bench.take_messages(), [""; 0], "nobody waits for it");
}

#[test]
fn the_end_and_sleep_and_another_library_do_not_wait() {
    let mut bench = Bench::new();
    bench.write(typed("H", Urgency::Debounced), 0.0);
    let (done, wait) = channel();
    bench.handle_job(WriteJob::Flush(done), 0.1);
    assert_eq!((bench.disk.done(), wait.try_recv()), (vec!["begun H/".to_owned()], Ok(())));

    bench.write(typed("Hi", Urgency::Debounced), 1.0);
    let other = FakeDisk::default();
    let switch = library_switch(Box::new(other.clone()));
    bench.handle_job(WriteJob::SwitchLibrary(Box::new(switch)), 1.1);
    assert_eq!(bench.disk.done(), ["begun Hi/"]);
    bench.run_due(9.0);
    assert!(
        !other.done().iter().any(|done| done.starts_with("begun")),
        "it was of the library before"
    );

    bench.write(typed("Hil", Urgency::Debounced), 10.0);
    assert!(!bench.writer_thread.finish(bench.began).lost_unsaved_network);
    assert_eq!(other.done(), ["begun Hil/"]);
}

#[test]
fn it_goes_once_the_network_is_made_and_not_before() {
    let mut bench = Bench::new();
    bench.write(typed("Hillside", Urgency::Debounced), 0.0);
    bench.disk.fail(1, ErrorKind::NotWritten);
    bench.write(add("Hillside"), 0.5);
    assert_eq!(
        (bench.disk.done(), bench.due()),
        (vec!["add Hillside".to_owned()], Some(2.0)),
        "it is still to be kept"
    );
    assert_eq!(bench.run_due(2.0), ["begun Hillside/"]);
    bench.write(typed("Hillside PCN", Urgency::Debounced), 3.0);
    bench.write(add("Hillside PCN"), 3.5);
    assert_eq!(bench.take_messages(), ["refused: The disk is full. Make room.", "added"]);
    assert_eq!(bench.disk.done(), ["add Hillside PCN"]);
    assert_eq!((bench.run_due(3.5), bench.due()), (vec!["begun /".to_owned()], None));
}

#[test]
fn a_disk_that_takes_nothing_is_asked_no_more_until_the_next_key_or_the_end() {
    let mut bench = Bench::new();
    bench.disk.fail(3, ErrorKind::NotWritten);
    bench.write(typed("H", Urgency::Debounced), 0.0);
    assert_eq!((bench.run_due(2.0), bench.due()), (vec!["begun H/".to_owned()], None));
    assert_eq!(bench.run_due(60.0), [""; 0]);
    bench.write(typed("Hi", Urgency::Debounced), 61.0);
    assert_eq!(
        (bench.due(), bench.run_due(63.0), bench.due()),
        (Some(63.0), vec!["begun Hi/".to_owned()], None)
    );
    assert_eq!(bench.take_messages(), [""; 0]);
    let disk = bench.disk.clone();
    assert!(bench.writer_thread.finish(bench.began).lost_unsaved_network, "the farewell knows");
    assert_eq!(disk.done(), ["begun Hi/"]);

    let mut bench = Bench::new();
    bench.disk.fail(1, ErrorKind::NotWritten);
    bench.write(typed(" ", Urgency::Debounced), 0.0);
    assert!(!bench.writer_thread.finish(bench.began).lost_unsaved_network, "nothing is no loss");
}

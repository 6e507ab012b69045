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
    assert!(bench.take_messages().iter().all(|message| message.starts_with("saved: what")));
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
    bench.writer_thread.finish(true, bench.began);
    assert_eq!(other.done(), ["begun Hil/"]);
}

#[test]
fn it_goes_once_the_network_is_made_and_not_before() {
    let mut bench = Bench::new();
    bench.write(typed("Hillside", Urgency::Debounced), 0.0);
    bench.write(add("Hillside"), 0.5);
    assert_eq!(bench.disk.done(), ["begun Hillside/", "add Hillside"]);
    assert_eq!((bench.run_due(0.5), bench.due()), (vec!["begun /".to_owned()], None));
    bench.take_messages();
    bench.write(typed("Hillside PCN", Urgency::Debounced), 3.0);
    bench.write(add("Hillside PCN"), 3.5);
    assert_eq!(bench.disk.done(), ["begun Hillside PCN/", "add Hillside PCN"]);
    assert_eq!((bench.run_due(3.5), bench.due()), (vec!["begun /".to_owned()], None));
}

#[test]
fn a_disk_that_takes_nothing_is_tried_again_and_told_of_until_it_does() {
    let mut bench = Bench::new();
    bench.disk.fail(2, ErrorKind::NotWritten);
    bench.write(typed("H", Urgency::Debounced), 0.0);
    assert_eq!((bench.run_due(2.0), bench.due()), (vec!["begun H/".to_owned()], Some(3.0)));
    assert_eq!((bench.run_due(3.0), bench.due()), (vec!["begun H/".to_owned()], Some(5.0)));
    assert_eq!(bench.take_messages(), ["not saved, recovery copy false: The disk is full."; 2]);
    assert_eq!((bench.run_due(5.0), bench.due()), (vec!["begun H/".to_owned()], None));

    let mut bench = Bench::new();
    bench.disk.fail(1, ErrorKind::NotWritten);
    bench.write(typed(" ", Urgency::Debounced), 0.0);
    let disk = bench.disk.clone();
    bench.writer_thread.finish(true, bench.began);
    assert_eq!(disk.done(), ["begun  /"], "nothing is no loss, and needs no rescue");
}

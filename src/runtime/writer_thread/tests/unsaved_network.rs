//! What is typed for a network before there is one: when it is on the disk, when it goes, and that
//! a disk that takes nothing is not asked over and over.

use std::sync::mpsc::channel;

use super::{Bench, Disk};
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::runtime::fixtures::EmptyReader;
use crate::runtime::reader_thread::LibrarySwitch;
use crate::runtime::writer_thread::WriteJob;
use crate::store::error::ErrorKind;
use crate::tui::protocol::effect::{Effect, Urgency};
use crate::tui::protocol::outcome::{Outcome, SampleKind};

fn typed(name: &str, pace: Urgency) -> Effect {
    Effect::KeepBegun {
        begun: UnsavedNetwork { name: name.to_owned(), purpose: String::new() },
        pace,
    }
}

fn add(name: &str) -> Effect {
    Effect::AddNetwork { name: name.to_owned(), purpose: None }
}

#[test]
fn it_waits_two_seconds_from_the_first_key_and_no_longer() {
    let mut bench = Bench::new();
    bench.write(typed("H", Urgency::Typing), 0.0);
    bench.write(typed("Hill", Urgency::Typing), 1.5);
    assert_eq!((bench.work(1.9), bench.due()), (vec![], Some(2.0)));
    assert_eq!((bench.work(2.0), bench.due()), (vec!["begun Hill/".to_owned()], None));
    bench.write(typed("Hills", Urgency::Typing), 3.0);
    bench.write(typed("Hills", Urgency::Now), 3.1);
    assert_eq!(bench.work(3.1), ["begun Hills/"]);
    assert_eq!(bench.says(), [""; 0], "nobody waits for it");
}

#[test]
fn the_end_and_sleep_and_another_library_do_not_wait() {
    let mut bench = Bench::new();
    bench.write(typed("H", Urgency::Typing), 0.0);
    let (done, wait) = channel();
    bench.take(WriteJob::KeepNow(done), 0.1);
    assert_eq!((bench.disk.done(), wait.try_recv()), (vec!["begun H/".to_owned()], Ok(())));

    bench.write(typed("Hi", Urgency::Typing), 1.0);
    let opened = Outcome::LibraryOpened {
        networks: Vec::new(),
        record: None,
        made_up: SampleKind::No,
        read_only: None,
        library: "other".to_owned(),
        share: None,
    };
    let other = Disk::default();
    let (vault, shelf) = (Box::new(other.clone()), Box::new(EmptyReader));
    bench.take(
        WriteJob::Move(Box::new(LibrarySwitch {
            vault,
            shelf,
            opened,
            remember: None,
            is_passing: true,
        })),
        1.1,
    );
    assert_eq!(bench.disk.done(), ["begun Hi/"]);
    bench.work(9.0);
    assert!(
        !other.done().iter().any(|done| done.starts_with("begun")),
        "it was of the library before"
    );

    bench.write(typed("Hil", Urgency::Typing), 10.0);
    assert!(!bench.keeper.finish(bench.began).lost_begun);
    assert_eq!(other.done(), ["begun Hil/"]);
}

#[test]
fn it_goes_once_the_network_is_made_and_not_before() {
    let mut bench = Bench::new();
    bench.write(typed("Hillside", Urgency::Typing), 0.0);
    bench.disk.fail(1, ErrorKind::NotWritten);
    bench.write(add("Hillside"), 0.5);
    assert_eq!(
        (bench.disk.done(), bench.due()),
        (vec!["add Hillside".to_owned()], Some(2.0)),
        "it is still to be kept"
    );
    assert_eq!(bench.work(2.0), ["begun Hillside/"]);
    bench.write(typed("Hillside PCN", Urgency::Typing), 3.0);
    bench.write(add("Hillside PCN"), 3.5);
    assert_eq!(bench.says(), ["refused: The disk is full. Make room.", "added"]);
    assert_eq!(bench.disk.done(), ["add Hillside PCN"]);
    assert_eq!((bench.work(3.5), bench.due()), (vec!["begun /".to_owned()], None));
}

#[test]
fn a_disk_that_takes_nothing_is_asked_no_more_until_the_next_key_or_the_end() {
    let mut bench = Bench::new();
    bench.disk.fail(3, ErrorKind::NotWritten);
    bench.write(typed("H", Urgency::Typing), 0.0);
    assert_eq!((bench.work(2.0), bench.due()), (vec!["begun H/".to_owned()], None));
    assert_eq!(bench.work(60.0), [""; 0]);
    bench.write(typed("Hi", Urgency::Typing), 61.0);
    assert_eq!(
        (bench.due(), bench.work(63.0), bench.due()),
        (Some(63.0), vec!["begun Hi/".to_owned()], None)
    );
    assert_eq!(bench.says(), [""; 0]);
    let disk = bench.disk.clone();
    assert!(bench.keeper.finish(bench.began).lost_begun, "the farewell knows");
    assert_eq!(disk.done(), ["begun Hi/"]);

    let mut bench = Bench::new();
    bench.disk.fail(1, ErrorKind::NotWritten);
    bench.write(typed(" ", Urgency::Typing), 0.0);
    assert!(!bench.keeper.finish(bench.began).lost_begun, "nothing is no loss");
}

//! A network that is thrown away takes every answer with it that was not in its folder yet.

use uuid::Uuid;

use super::Bench;
use crate::store::error::ErrorKind;
use crate::tui::protocol::effect::{Urgency, WriteRequest};

#[test]
fn what_was_just_answered_goes_along_and_nothing_is_put_back_behind_it() {
    let mut bench = Bench::new();
    bench.autosave(7, 3, Urgency::Debounced, 1, 0.0);
    bench.write(WriteRequest::TrashNetwork { slug: "a".into() }, 0.1);
    let done = bench.disk.done();
    let place = |what: &str| done.iter().position(|note| note.starts_with(what)).unwrap();
    assert!(place("publish") < place("trash a"), "{done:?}");
    assert_eq!(bench.run_due(3_600.0), Vec::<String>::new());
}

#[test]
fn what_was_just_answered_goes_along_when_networks_are_joined() {
    let mut bench = Bench::new();
    bench.autosave(7, 3, Urgency::Debounced, 1, 0.0);
    let (kept, other) = ("b".into(), "a".into());
    let join = WriteRequest::JoinNetworks { kept, other, seen: None, open_network: None };
    bench.write(join, 0.1);
    let done = bench.disk.done();
    let place = |what: &str| done.iter().position(|note| note.starts_with(what)).unwrap();
    assert!(place("publish") < place("join a to b"), "{done:?}");
    assert_eq!(bench.run_due(3_600.0), Vec::<String>::new());
}

#[test]
fn where_the_folder_cannot_be_written_the_network_stays() {
    let mut bench = Bench::new();
    bench.autosave(7, 3, Urgency::Immediate, 1, 0.0);
    bench.run_due(0.0);
    bench.disk.fail(1, ErrorKind::Missing);
    bench.write(WriteRequest::TrashNetwork { slug: "a".into() }, 0.1);
    assert!(!bench.disk.done().iter().any(|note| note.starts_with("trash")));
}

#[test]
fn what_the_disk_did_not_do_stands_at_the_top_and_what_is_not_possible_is_said() {
    let said = |kind| {
        let mut bench = Bench::new();
        bench.disk.fail(1, kind);
        bench.write(WriteRequest::DiscardDraft { slug: "a".into(), draft: Uuid::nil() }, 0.0);
        bench.take_messages()
    };
    let not_done = "not done: the walk was not thrown away: The disk is full";
    assert_eq!(said(ErrorKind::NotWritten), [not_done]);
    assert_eq!(said(ErrorKind::NotPossible), ["refused: The disk is full. Make room."]);
}

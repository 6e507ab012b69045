//! A network that is thrown away takes every answer with it that was not in its folder yet.

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
fn where_the_folder_cannot_be_written_the_network_stays() {
    let mut bench = Bench::new();
    bench.autosave(7, 3, Urgency::Immediate, 1, 0.0);
    bench.run_due(0.0);
    bench.disk.fail(1, ErrorKind::Missing);
    bench.write(WriteRequest::TrashNetwork { slug: "a".into() }, 0.1);
    assert!(!bench.disk.done().iter().any(|note| note.starts_with("trash")));
}

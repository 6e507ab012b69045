//! Autosave and publishing: debounce, retry, and that only the newest version is written.

use super::Bench;
use crate::runtime::writer_thread::WriteJob;
use crate::store::error::ErrorKind;
use crate::tui::protocol::effect::Urgency;

#[test]
fn an_answer_is_kept_at_once_and_only_the_newest_version_of_it() {
    let mut bench = Bench::new();
    for number in 1..=5 {
        bench.autosave(7, usize::try_from(number).unwrap(), Urgency::Immediate, number, 0.0);
    }
    assert_eq!(bench.run_due(0.0), ["keep 7 5 on -"]);
    assert_eq!(bench.take_messages(), ["kept 5"]);
    assert_eq!(bench.run_due(0.1), [""; 0]);
}

#[test]
fn typing_waits_two_seconds_from_its_first_key_and_no_longer() {
    let mut bench = Bench::new();
    bench.autosave(7, 1, Urgency::Debounced, 1, 0.0);
    bench.autosave(7, 2, Urgency::Debounced, 2, 1.5);
    assert_eq!((bench.due(), bench.run_due(1.9)), (Some(2.0), vec![]));
    assert_eq!(bench.run_due(2.0), ["keep 7 2 on -"]);
    assert_eq!(bench.take_messages(), ["kept 2"]);
}

#[test]
fn an_answer_takes_what_was_being_typed_along() {
    let mut bench = Bench::new();
    bench.autosave(7, 1, Urgency::Debounced, 1, 0.0);
    bench.autosave(7, 2, Urgency::Immediate, 2, 0.5);
    assert_eq!(bench.run_due(0.5), ["keep 7 2 on -"]);
    assert_eq!(bench.due(), Some(60.5), "only publishing is left");
}

#[test]
fn saved_is_not_said_while_anything_before_it_is_not() {
    let mut bench = Bench::new();
    bench.autosave(7, 1, Urgency::Debounced, 1, 0.0);
    bench.autosave(8, 1, Urgency::Immediate, 2, 0.5);
    assert_eq!(bench.run_due(0.5), ["keep 8 1 on -"]);
    assert_eq!(bench.take_messages(), [""; 0], "number 1 is not on the disk yet");
    bench.run_due(2.0);
    assert_eq!(bench.take_messages(), ["kept 2"]);
}

#[test]
fn a_failure_is_said_and_tried_again_ever_more_patiently() {
    let mut bench = Bench::new();
    bench.disk.fail(7, ErrorKind::NotWritten);
    bench.autosave(7, 1, Urgency::Immediate, 1, 0.0);
    let mut now = 0.0;
    let mut pauses = Vec::new();
    for _ in 0..7 {
        assert_eq!(bench.run_due(now), ["keep 7 1 on -"]);
        assert_eq!(bench.take_messages(), ["not kept: The disk is full."]);
        pauses.push(bench.due().unwrap() - now);
        now = bench.due().unwrap();
    }
    assert_eq!(pauses, [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]);
    bench.run_due(now);
    assert_eq!(bench.take_messages(), ["kept 1"]);
}

#[test]
fn going_on_answering_tries_again_but_not_for_every_key() {
    let mut bench = Bench::new();
    bench.disk.fail(5, ErrorKind::NotWritten);
    bench.autosave(7, 1, Urgency::Immediate, 1, 0.0);
    for at in [0.0, 1.0, 3.0] {
        bench.run_due(at);
    }
    assert_eq!(bench.due(), Some(7.0));
    bench.autosave(7, 2, Urgency::Immediate, 2, 3.2);
    assert_eq!(bench.due(), Some(4.0), "a second after the last try");
    bench.autosave(7, 3, Urgency::Immediate, 3, 5.0);
    assert_eq!((bench.due(), bench.run_due(5.0).len()), (Some(4.0), 1));
}

#[test]
fn what_is_kept_goes_into_the_library_after_a_quiet_minute() {
    let mut bench = Bench::new();
    bench.autosave(7, 1, Urgency::Immediate, 1, 0.0);
    bench.run_due(0.0);
    bench.autosave(7, 2, Urgency::Immediate, 2, 30.0);
    bench.run_due(30.0);
    bench.disk.done();
    assert_eq!((bench.run_due(89.0), bench.due()), (vec![], Some(90.0)));
    assert_eq!(bench.run_due(90.0), ["publish 7 2 on -"]);
    assert_eq!(bench.due(), None, "then there is nothing to wake up for");
}

#[test]
fn the_base_is_the_writer_threads_whatever_the_screens_believe() {
    let mut bench = Bench::new();
    bench.autosave(7, 1, Urgency::Immediate, 1, 0.0);
    bench.handle_job(WriteJob::PublishDrafts, 0.0);
    assert_eq!(bench.run_due(0.0), ["keep 7 1 on -", "publish 7 1 on -"]);
    bench.autosave(7, 2, Urgency::Immediate, 2, 1.0);
    bench.handle_job(WriteJob::PublishDrafts, 1.0);
    assert_eq!(bench.run_due(1.0), ["keep 7 2 on b1", "publish 7 2 on b1"]);
}

#[test]
fn leaving_the_walk_publishes_at_once_and_only_what_changed() {
    let mut bench = Bench::new();
    bench.autosave(7, 1, Urgency::Debounced, 1, 0.0);
    bench.handle_job(WriteJob::PublishDrafts, 0.1);
    assert_eq!(bench.run_due(0.1), ["keep 7 1 on -", "publish 7 1 on -"]);
    bench.handle_job(WriteJob::PublishDrafts, 5.0);
    assert_eq!(bench.run_due(5.0), [""; 0]);
}

#[test]
fn a_library_that_takes_nothing_is_told_of_once_and_tried_each_minute() {
    let mut bench = Bench::new();
    bench.autosave(7, 1, Urgency::Immediate, 1, 0.0);
    bench.run_due(0.0);
    bench.disk.fail(2, ErrorKind::NotWritten);
    bench.take_messages();
    assert_eq!(bench.run_due(60.0), ["publish 7 1 on -"]);
    assert!(bench.take_messages().concat().contains("only here"));
    assert_eq!(
        (bench.due(), bench.run_due(120.0).len(), bench.take_messages()),
        (Some(120.0), 1, vec![])
    );
    assert_eq!(bench.run_due(180.0), ["publish 7 1 on -"]);
    assert_eq!((bench.due(), bench.take_messages()), (None, vec!["in the folder".to_owned()]));
}

#[test]
fn what_something_else_changed_is_not_written_over_again_and_again() {
    let mut bench = Bench::new();
    bench.autosave(7, 1, Urgency::Immediate, 1, 0.0);
    bench.run_due(0.0);
    bench.disk.fail(1, ErrorKind::ChangedOutside);
    bench.run_due(60.0);
    assert_eq!(bench.due(), None, "a person must choose");
}

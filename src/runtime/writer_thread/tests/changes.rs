//! Changes beside the drafts: kept where they can't be written, tried again, told of, settled where
//! something else changed the same, recovered at the start, rescued at the end.

use std::sync::mpsc::channel;

use uuid::Uuid;

use super::Bench;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::maturity::share::{ShareContents, ShareLevel, SharePurpose};
use crate::maturity::unsaved_change::{ChangeKey, UnsavedChange};
use crate::runtime::writer_thread::WriteJob;
use crate::store::error::ErrorKind;
use crate::tui::protocol::effect::{OutgoingShare, Urgency, WriteRequest};

fn put(name: &str, urgency: Urgency) -> WriteRequest {
    let network = Box::new(Network::with_name(Uuid::nil(), name));
    WriteRequest::PutNetwork { slug: "a".into(), network, urgency }
}

const WORDS: &str = "About us or its matrices";

const FAILED: &str = "not saved, recovery copy true: The disk is full.";

#[test]
fn what_could_not_be_written_is_kept_and_tried_again_until_it_is() {
    let mut bench = Bench::new();
    bench.disk.fail(1, ErrorKind::NotWritten);
    bench.write(put("Hill", Urgency::Immediate), 0.0);
    assert_eq!(bench.disk.done(), ["put Hill".to_owned(), format!("recover Hill: {WORDS}")]);
    assert_eq!((bench.take_messages(), bench.due()), (vec![FAILED.to_owned()], Some(1.0)));

    bench.disk.fail(1, ErrorKind::NotWritten);
    assert_eq!(bench.run_due(1.0), ["put Hill"], "it is in the recovery copy already");
    assert_eq!(bench.due(), Some(3.0), "with a pause that grows");
    assert_eq!(bench.run_due(3.0), ["put Hill"]);
    assert_eq!(bench.due(), None);
    assert_eq!(
        bench.take_messages(),
        [FAILED.to_owned(), "put Hill".to_owned(), format!("saved: Hill: {WORDS}")]
    );
}

#[test]
fn what_is_typed_while_the_disk_fails_gets_a_recovery_copy_of_its_own() {
    let mut bench = Bench::new();
    bench.disk.fail(1, ErrorKind::NotWritten);
    bench.write(put("Hill", Urgency::Immediate), 0.0);
    bench.disk.done();
    bench.write(put("Hillside", Urgency::Debounced), 0.5);
    bench.disk.fail(1, ErrorKind::NotWritten);
    assert_eq!(
        bench.run_due(1.0),
        ["put Hillside".to_owned(), format!("recover Hillside: {WORDS}")]
    );
}

#[test]
fn where_something_else_changed_the_same_nothing_is_written_until_a_person_chose() {
    for (keep_ours, done) in
        [(true, &["set aside", "put Hillside"][..]), (false, &["set aside"][..])]
    {
        let mut bench = Bench::new();
        bench.disk.fail(1, ErrorKind::ChangedOutside);
        bench.write(put("Hill", Urgency::Immediate), 0.0);
        assert_eq!(bench.take_messages(), [FAILED, "two versions"]);
        assert_eq!((bench.due(), bench.disk.done().len()), (None, 2));
        bench.write(put("Hillside", Urgency::Debounced), 9.0);
        assert_eq!(bench.run_due(11.0), [format!("recover Hillside: {WORDS}")], "kept as typed");
        assert_eq!(bench.due(), None);
        let key = ChangeKey::Network(Slug::from("a"));
        bench.write(WriteRequest::SettleChange { key, keep_ours }, 12.0);
        assert_eq!(bench.disk.done(), done);
        let messages = bench.take_messages();
        assert!(messages.contains(&format!("settled, ours {keep_ours}, other in /aside")));
    }
}

#[test]
fn the_line_of_a_share_that_its_folder_did_not_take_is_tried_again_until_it_does() {
    let mut bench = Bench::new();
    let share = OutgoingShare {
        contents: ShareContents::new([], ShareLevel::Summary),
        purpose: SharePurpose::default(),
        file: "/board.json".into(),
        id: Uuid::nil(),
    };
    bench.write(WriteRequest::Share(Box::new(share)), 0.0);
    assert_eq!((bench.disk.done(), bench.due()), (vec!["share".to_owned()], Some(0.0)));
    bench.disk.fail(1, ErrorKind::NotWritten);
    let words = "the line in the log about /board.json";
    assert_eq!(bench.run_due(0.0), ["log the share".to_owned(), format!("recover {words}")]);
    assert_eq!(bench.run_due(1.0), ["log the share"]);
    assert_eq!(bench.due(), None);
    assert_eq!(
        bench.take_messages(),
        ["shared".to_owned(), FAILED.to_owned(), format!("saved: {words}")]
    );
}

#[test]
fn what_an_earlier_sitting_could_not_write_is_written_at_the_start() {
    let mut bench = Bench::new();
    let network = Box::new(Network::with_name(Uuid::nil(), "Hill"));
    bench.disk.leave_recovered(UnsavedChange::Network { slug: "a".into(), network });
    bench.handle_job(WriteJob::AcquireLock(channel().0), 0.0);
    assert_eq!(bench.run_due(0.0), ["take up", "clear up", "put Hill"]);
    assert_eq!(bench.take_messages().first().unwrap(), &format!("recovered: Hill: {WORDS}"));
}

#[test]
fn the_end_puts_what_is_only_in_memory_into_an_emergency_copy() {
    let fail = |times| {
        let mut bench = Bench::new();
        bench.disk.fail(times, ErrorKind::NotWritten);
        bench.write(put("Hill", Urgency::Immediate), 0.0);
        bench
    };
    let bench = fail(4);
    let disk = bench.disk.clone();
    let finished = bench.writer_thread.finish(true, bench.began);
    assert_eq!(disk.done().last().unwrap(), &format!("rescue to anywhere: Hill: {WORDS}"));
    assert_eq!(finished.emergency_copy.as_deref(), Some("anywhere"));

    let bench = fail(4);
    let finished = bench.writer_thread.finish(false, bench.began);
    assert_eq!(finished.emergency_copy, None, "the person chose to lose it");

    let bench = fail(1);
    bench.disk.fail(1, ErrorKind::NotWritten);
    let finished = bench.writer_thread.finish(true, bench.began);
    assert_eq!(finished.emergency_copy, None, "it is in a recovery copy");

    let mut bench = fail(2);
    bench.autosave(7, 1, Urgency::Debounced, 1, 0.0);
    bench.disk.done();
    bench.write(WriteRequest::SaveElsewhere("/stick/x.json".into()), 0.1);
    assert_eq!(bench.disk.done(), [format!("rescue to /stick/x.json: 7 1 on -, Hill: {WORDS}")]);
}

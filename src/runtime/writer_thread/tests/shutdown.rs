//! What ends a draft and what ends the writer thread: snapshots, the trash, another library, suspending, and
//! the end of the program.

use std::sync::Arc;
use std::sync::mpsc::channel;

use uuid::Uuid;

use super::{Bench, FakeDisk, message_summary};
use crate::maturity::network::Network;
use crate::maturity::network_state::{DraftConflict, SnapshotDetails};
use crate::runtime::fixtures::{draft, library_switch};
use crate::runtime::library_access::LibrarySwitch;
use crate::runtime::writer_thread::WriteJob;
use crate::store::error::ErrorKind;
use crate::tui::protocol::effect::{Urgency, WriteRequest};

#[test]
fn a_snapshot_is_made_of_what_is_kept_and_ends_its_draft() {
    let mut bench = Bench::new();
    bench.autosave(7, 1, Urgency::Debounced, 1, 0.0);
    let network = Box::new(Network::with_name(Uuid::nil(), "A"));
    let open = Box::new(draft(7, 2));
    bench.write(
        WriteRequest::SaveSnapshot {
            slug: "a".into(),
            network,
            open_draft: open,
            details: SnapshotDetails::default(),
        },
        0.1,
    );
    assert_eq!(bench.disk.done(), ["keep 7 1 on -", "snapshot 7 2 on -"]);
    assert_eq!(bench.take_messages(), ["kept 1", "snapshot saved"]);
    assert_eq!(bench.due(), None);
}

#[test]
fn a_snapshot_that_fails_leaves_its_draft_in_hand() {
    let mut bench = Bench::new();
    bench.autosave(7, 1, Urgency::Immediate, 1, 0.0);
    bench.run_due(0.0);
    bench.take_messages();
    bench.disk.fail(1, ErrorKind::NotWritten);
    let network = Box::new(Network::with_name(Uuid::nil(), "A"));
    let open = Box::new(draft(7, 1));
    bench.write(
        WriteRequest::SaveSnapshot {
            slug: "a".into(),
            network,
            open_draft: open,
            details: SnapshotDetails::default(),
        },
        0.1,
    );
    assert_eq!(bench.take_messages(), ["not done: the snapshot was not saved: The disk is full"]);
    assert_eq!(bench.due(), Some(60.0));
}

#[test]
fn what_is_thrown_away_is_the_newest_and_is_kept_no_more() {
    let mut bench = Bench::new();
    bench.disk.fail(1, ErrorKind::NotWritten);
    bench.autosave(7, 3, Urgency::Immediate, 1, 0.0);
    bench.run_due(0.0);
    bench.disk.fail(1, ErrorKind::NotWritten);
    bench.disk.done();
    bench.write(WriteRequest::DiscardDraft { slug: "a".into(), draft: Uuid::from_u128(7) }, 0.1);
    assert_eq!(bench.disk.done(), ["keep 7 3 on -", "discard 7 3 on -"]);
    assert_eq!(
        bench.take_messages().last().unwrap(),
        "kept 1",
        "nothing is left that is not on the disk"
    );
    assert_eq!(bench.due(), None);
}

#[test]
fn writing_happens_in_the_order_it_was_asked_for() {
    let mut bench = Bench::new();
    bench.autosave(7, 1, Urgency::Immediate, 1, 0.0);
    let network = Box::new(Network::with_name(Uuid::nil(), "Hillside"));
    bench.write(
        WriteRequest::PutNetwork { slug: "a".into(), network, urgency: Urgency::Immediate },
        0.0,
    );
    bench.autosave(7, 2, Urgency::Immediate, 2, 0.0);
    let mut done = bench.disk.done();
    done.extend(bench.run_due(0.0));
    assert_eq!(done, ["keep 7 1 on -", "put Hillside", "keep 7 2 on -"]);
}

#[test]
fn a_network_being_typed_waits_two_seconds_from_the_first_key_and_no_longer() {
    let mut bench = Bench::new();
    let typed = |name: &str| {
        let network = Box::new(Network::with_name(Uuid::nil(), name));
        WriteRequest::PutNetwork { slug: "a".into(), network, urgency: Urgency::Debounced }
    };
    bench.write(typed("H"), 0.0);
    bench.write(typed("Hill"), 1.5);
    assert_eq!((bench.run_due(1.9), bench.due()), (vec![], Some(2.0)));
    assert_eq!((bench.run_due(2.0), bench.due()), (vec!["put Hill".to_owned()], None));

    bench.write(typed("Hillside"), 3.0);
    bench.autosave(7, 1, Urgency::Immediate, 1, 3.1);
    bench.write(WriteRequest::DiscardDraft { slug: "a".into(), draft: Uuid::from_u128(7) }, 3.1);
    assert_eq!(
        bench.disk.done(),
        ["keep 7 1 on -", "put Hillside", "discard 7 1 on -"],
        "nothing overtakes it"
    );

    bench.write(typed("Hillside PCN"), 4.0);
    let disk = bench.disk.clone();
    bench.writer_thread.finish(true, bench.began);
    assert_eq!(disk.done(), ["put Hillside PCN"], "the end does not wait");
}

#[test]
fn a_draft_found_on_this_device_is_published_in_time() {
    let mut bench = Bench::new();
    bench.handle_job(WriteJob::AdoptRecovered("a".into(), Arc::new(draft(7, 1))), 0.0);
    assert_eq!((bench.run_due(0.0), bench.due()), (vec![], Some(60.0)));
    assert_eq!(bench.run_due(60.0), ["publish 7 1 on -"]);
}

#[test]
fn before_sleeping_everything_is_on_the_disk() {
    let mut bench = Bench::new();
    bench.autosave(7, 1, Urgency::Debounced, 1, 0.0);
    let (done, wait) = channel();
    bench.handle_job(WriteJob::Flush(done), 0.1);
    assert_eq!((bench.disk.done(), wait.try_recv()), (vec!["keep 7 1 on -".to_owned()], Ok(())));
}

#[test]
fn the_end_keeps_and_publishes_everything() {
    let mut bench = Bench::new();
    bench.autosave(7, 1, Urgency::Debounced, 1, 0.0);
    bench.autosave(8, 2, Urgency::Debounced, 2, 0.0);
    let finished = bench.writer_thread.finish(true, bench.began);
    assert_eq!(
        bench.disk.done(),
        ["keep 7 1 on -", "keep 8 2 on -", "publish 7 1 on -", "publish 8 2 on -"]
    );
    assert_eq!(finished.publish_error, None);
}

#[test]
fn the_end_says_what_could_not_be_done() {
    let mut bench = Bench::new();
    bench.autosave(7, 1, Urgency::Immediate, 1, 0.0);
    bench.autosave(8, 1, Urgency::Immediate, 2, 0.0);
    bench.disk.fail(1, ErrorKind::NotWritten);
    let finished = bench.writer_thread.finish(true, bench.began);
    assert_eq!(
        bench.disk.done(),
        ["keep 7 1 on -", "keep 8 1 on -", "publish 8 1 on -", "rescue to anywhere: 7 1 on -"]
    );
    assert_eq!(finished.publish_error, None);
    let messages: Vec<_> =
        bench.messages.try_iter().map(|message| message_summary(&message)).collect();
    assert_eq!(messages, ["not kept: The disk is full."], "and nothing is called saved");
}

fn other_library(disk: &FakeDisk) -> LibrarySwitch {
    LibrarySwitch {
        remember_path: Some("/other".into()),
        is_temporary: false,
        ..library_switch(Box::new(disk.clone()))
    }
}

#[test]
fn another_library_is_kept_only_once_this_one_is_safe() {
    let mut bench = Bench::new();
    let other = FakeDisk::default();
    bench.autosave(7, 1, Urgency::Debounced, 1, 0.0);
    bench.disk.fail(1, ErrorKind::NotWritten);
    bench.handle_job(WriteJob::SwitchLibrary(Box::new(other_library(&other))), 0.1);
    assert_eq!(bench.take_messages(), ["not kept: The disk is full.", "stayed"]);
    bench.disk.done();
    bench.handle_job(WriteJob::SwitchLibrary(Box::new(other_library(&other))), 5.0);
    assert_eq!(bench.disk.done(), ["keep 7 1 on -", "publish 7 1 on -"]);
    assert_eq!(other.done(), ["take up", "remember Library(\"/other\")", "clear up"]);
    assert_eq!(bench.take_messages(), ["kept 1", "moved, passing: false"]);
    bench.autosave(9, 1, Urgency::Immediate, 1, 6.0);
    bench.run_due(6.0);
    assert_eq!(
        (other.done(), bench.take_messages()),
        (vec!["keep 9 1 on -".to_owned()], vec!["kept 1".to_owned()])
    );
}

#[test]
fn a_version_that_was_chosen_starts_anew() {
    let mut bench = Bench::new();
    bench.autosave(7, 1, Urgency::Immediate, 1, 0.0);
    bench.handle_job(WriteJob::PublishDrafts, 0.0);
    bench.run_due(0.0);
    let mut published = draft(7, 2);
    published.draft.base_hash = Some("theirs".to_owned());
    let conflict = Box::new(DraftConflict { recovery: draft(7, 1), published: published.clone() });
    bench.write(
        WriteRequest::ResolveConflict { slug: "a".into(), conflict, keep_recovery: false },
        1.0,
    );
    bench.disk.done();
    let job = WriteJob::AutosaveDraft {
        slug: "a".into(),
        open_draft: Arc::new(published),
        urgency: Urgency::Immediate,
        number: 2,
    };
    bench.handle_job(job, 2.0);
    assert_eq!(bench.run_due(2.0), ["keep 7 2 on theirs"]);
}

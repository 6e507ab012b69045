//! What ends a draft, and what ends keeping: snapshots, the trash, another library, sleep, and the
//! end of the program.

use std::sync::Arc;
use std::sync::mpsc::channel;

use uuid::Uuid;

use super::{Bench, Disk, in_short};
use crate::maturity::network::Network;
use crate::maturity::network_state::{DraftConflict, SnapshotDetails};
use crate::runtime::fixtures::{EmptyReader, draft};
use crate::runtime::reader_thread::LibrarySwitch;
use crate::runtime::writer_thread::WriteJob;
use crate::store::error::ErrorKind;
use crate::tui::protocol::effect::{Effect, Urgency};
use crate::tui::protocol::outcome::{Outcome, SampleKind};

#[test]
fn a_snapshot_is_made_of_what_is_kept_and_ends_its_draft() {
    let mut bench = Bench::new();
    bench.keep(7, 1, Urgency::Typing, 1, 0.0);
    let network = Box::new(Network::named(Uuid::nil(), "A"));
    let open = Box::new(draft(7, 2));
    bench.write(
        Effect::SaveSnapshot {
            slug: "a".into(),
            network,
            open,
            naming: SnapshotDetails::default(),
        },
        0.1,
    );
    assert_eq!(bench.disk.done(), ["keep 7 1 on -", "snapshot 7 2 on -"]);
    assert_eq!(bench.says(), ["kept 1", "snapshot saved"]);
    assert_eq!(bench.due(), None);
}

#[test]
fn a_snapshot_that_fails_leaves_its_draft_in_hand() {
    let mut bench = Bench::new();
    bench.keep(7, 1, Urgency::Now, 1, 0.0);
    bench.work(0.0);
    bench.says();
    bench.disk.fail(1, ErrorKind::NotWritten);
    let network = Box::new(Network::named(Uuid::nil(), "A"));
    let open = Box::new(draft(7, 1));
    bench.write(
        Effect::SaveSnapshot {
            slug: "a".into(),
            network,
            open,
            naming: SnapshotDetails::default(),
        },
        0.1,
    );
    assert_eq!(bench.says(), ["refused: The disk is full. Make room."]);
    assert_eq!(bench.due(), Some(60.0));
}

#[test]
fn what_is_thrown_away_is_the_newest_and_is_kept_no_more() {
    let mut bench = Bench::new();
    bench.disk.fail(1, ErrorKind::NotWritten);
    bench.keep(7, 3, Urgency::Now, 1, 0.0);
    bench.work(0.0);
    bench.disk.fail(1, ErrorKind::NotWritten);
    bench.disk.done();
    bench.write(Effect::Discard { slug: "a".into(), draft: Uuid::from_u128(7) }, 0.1);
    assert_eq!(bench.disk.done(), ["keep 7 3 on -", "discard 7 3 on -"]);
    assert_eq!(bench.says().last().unwrap(), "kept 1", "nothing is left that is not on the disk");
    assert_eq!(bench.due(), None);
}

#[test]
fn writing_happens_in_the_order_it_was_asked_for() {
    let mut bench = Bench::new();
    bench.keep(7, 1, Urgency::Now, 1, 0.0);
    let network = Box::new(Network::named(Uuid::nil(), "Hillside"));
    bench.write(Effect::PutNetwork { slug: "a".into(), network, pace: Urgency::Now }, 0.0);
    bench.keep(7, 2, Urgency::Now, 2, 0.0);
    let mut done = bench.disk.done();
    done.extend(bench.work(0.0));
    assert_eq!(done, ["keep 7 1 on -", "put Hillside", "keep 7 2 on -"]);
}

#[test]
fn a_network_being_typed_waits_two_seconds_from_the_first_key_and_no_longer() {
    let mut bench = Bench::new();
    let typed = |name: &str| {
        let network = Box::new(Network::named(Uuid::nil(), name));
        Effect::PutNetwork { slug: "a".into(), network, pace: Urgency::Typing }
    };
    bench.write(typed("H"), 0.0);
    bench.write(typed("Hill"), 1.5);
    assert_eq!((bench.work(1.9), bench.due()), (vec![], Some(2.0)));
    assert_eq!((bench.work(2.0), bench.due()), (vec!["put Hill".to_owned()], None));

    bench.write(typed("Hillside"), 3.0);
    bench.keep(7, 1, Urgency::Now, 1, 3.1);
    bench.write(Effect::Discard { slug: "a".into(), draft: Uuid::from_u128(7) }, 3.1);
    assert_eq!(
        bench.disk.done(),
        ["keep 7 1 on -", "put Hillside", "discard 7 1 on -"],
        "nothing overtakes it"
    );

    bench.write(typed("Hillside PCN"), 4.0);
    let disk = bench.disk.clone();
    bench.keeper.finish(bench.began);
    assert_eq!(disk.done(), ["put Hillside PCN"], "the end does not wait");
}

#[test]
fn a_draft_found_on_this_device_is_published_in_time() {
    let mut bench = Bench::new();
    bench.take(WriteJob::Adopt("a".into(), Arc::new(draft(7, 1))), 0.0);
    assert_eq!((bench.work(0.0), bench.due()), (vec![], Some(60.0)));
    assert_eq!(bench.work(60.0), ["publish 7 1 on -"]);
}

#[test]
fn before_sleeping_everything_is_on_the_disk() {
    let mut bench = Bench::new();
    bench.keep(7, 1, Urgency::Typing, 1, 0.0);
    let (done, wait) = channel();
    bench.take(WriteJob::KeepNow(done), 0.1);
    assert_eq!((bench.disk.done(), wait.try_recv()), (vec!["keep 7 1 on -".to_owned()], Ok(())));
}

#[test]
fn the_end_keeps_and_publishes_everything() {
    let mut bench = Bench::new();
    bench.keep(7, 1, Urgency::Typing, 1, 0.0);
    bench.keep(8, 2, Urgency::Typing, 2, 0.0);
    let finished = bench.keeper.finish(bench.began);
    assert_eq!(
        bench.disk.done(),
        ["keep 7 1 on -", "keep 8 2 on -", "publish 7 1 on -", "publish 8 2 on -"]
    );
    assert_eq!(finished.unpublished, None);
}

#[test]
fn the_end_says_what_could_not_be_done() {
    let mut bench = Bench::new();
    bench.keep(7, 1, Urgency::Now, 1, 0.0);
    bench.keep(8, 1, Urgency::Now, 2, 0.0);
    bench.disk.fail(1, ErrorKind::NotWritten);
    let finished = bench.keeper.finish(bench.began);
    assert_eq!(bench.disk.done(), ["keep 7 1 on -", "keep 8 1 on -", "publish 8 1 on -"]);
    assert_eq!(finished.unpublished, None);
    let said: Vec<_> = bench.said.try_iter().map(|message| in_short(&message)).collect();
    assert_eq!(said, ["not kept: The disk is full."], "and nothing is said to be saved");
}

fn other_library(disk: &Disk, remember: bool) -> LibrarySwitch {
    let opened = Outcome::LibraryOpened {
        networks: Vec::new(),
        record: None,
        made_up: SampleKind::No,
        read_only: None,
        library: "other".to_owned(),
        share: None,
    };
    let remember = remember.then(|| "/other".into());
    LibrarySwitch {
        vault: Box::new(disk.clone()),
        shelf: Box::new(EmptyReader),
        opened,
        is_passing: remember.is_none(),
        remember,
    }
}

#[test]
fn another_library_is_kept_only_once_this_one_is_safe() {
    let mut bench = Bench::new();
    let other = Disk::default();
    bench.keep(7, 1, Urgency::Typing, 1, 0.0);
    bench.disk.fail(1, ErrorKind::NotWritten);
    bench.take(WriteJob::Move(Box::new(other_library(&other, true))), 0.1);
    assert_eq!(bench.says(), ["not kept: The disk is full.", "stayed"]);
    bench.disk.done();
    bench.take(WriteJob::Move(Box::new(other_library(&other, true))), 5.0);
    assert_eq!(bench.disk.done(), ["keep 7 1 on -", "publish 7 1 on -"]);
    assert_eq!(other.done(), ["take up", "remember Library(\"/other\")", "clear up"]);
    assert_eq!(bench.says(), ["kept 1", "moved, passing: false"]);
    bench.keep(9, 1, Urgency::Now, 1, 6.0);
    bench.work(6.0);
    assert_eq!(
        (other.done(), bench.says()),
        (vec!["keep 9 1 on -".to_owned()], vec!["kept 1".to_owned()])
    );
}

#[test]
fn a_version_that_was_chosen_starts_anew() {
    let mut bench = Bench::new();
    bench.keep(7, 1, Urgency::Now, 1, 0.0);
    bench.take(WriteJob::Publish, 0.0);
    bench.work(0.0);
    let mut published = draft(7, 2);
    published.draft.base = Some("theirs".to_owned());
    let conflict = Box::new(DraftConflict { recovery: draft(7, 1), published: published.clone() });
    bench.write(Effect::Resolve { slug: "a".into(), conflict, recovery: false }, 1.0);
    bench.disk.done();
    let job = WriteJob::Keep {
        slug: "a".into(),
        open: Arc::new(published),
        pace: Urgency::Now,
        number: 2,
    };
    bench.take(job, 2.0);
    assert_eq!(bench.work(2.0), ["keep 7 2 on theirs"]);
}

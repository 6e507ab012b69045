//! The keeper with a vault that is no disk, told the time: what is written, when, in which order,
//! and what is said of it.

mod import_job;
mod shutdown;
mod unsaved_network;

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::date;
use uuid::Uuid;

use super::writer::{LibraryWriter, RememberedState, SnapshotInput};
use super::{WriteJob, WriterThread};
use crate::maturity::assessment::{Draft, MatrixRef};
use crate::maturity::fixtures::{record, saved};
use crate::maturity::ids::Slug;
use crate::maturity::matrix::{CrosswalkRow, Matrix};
use crate::maturity::network::Network;
use crate::maturity::network_state::{
    DraftConflict, KnownMatrix, NetworkState, OpenDraft, SavedSnapshot,
};
use crate::maturity::revision::{MeaningChoices, Revision};
use crate::maturity::share::{ChosenFile, ImportReport, ImportTarget, ImportedFile, ShareReceipt};
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::runtime::clock::Clock;
use crate::runtime::fixtures::{draft, full};
use crate::runtime::message::Message;
use crate::store::error::{ErrorKind, StoreError};
use crate::tui::protocol::effect::{Effect, ImportRequest, OutgoingShare, Urgency};
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;

/// What a vault did, and what it will answer.
#[derive(Default)]
struct Told {
    done: Vec<String>,
    answers: VecDeque<Option<StoreError>>,
    bases: u32,
}

#[derive(Clone, Default)]
struct Disk(Arc<Mutex<Told>>);

impl Disk {
    fn done(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap().done)
    }

    /// The next so many writes fail.
    fn fail(&self, times: usize, trouble: ErrorKind) {
        let fault = || Some(StoreError { trouble, ..full() });
        self.0.lock().unwrap().answers.extend(std::iter::repeat_with(fault).take(times));
    }

    fn note(&self, what: String) -> Result<(), StoreError> {
        let mut told = self.0.lock().unwrap();
        told.done.push(what);
        told.answers.pop_front().flatten().map_or(Ok(()), Err)
    }
}

fn short(id: Uuid) -> u128 {
    id.as_u128()
}

fn said(draft: &Draft) -> String {
    let base = draft.base.as_deref().unwrap_or("-");
    format!("{} {} on {base}", short(draft.id), draft.assessment.answers.len())
}

impl LibraryWriter for Disk {
    fn take_up(&mut self) -> Option<String> {
        self.note("take up".to_owned()).err().map(|fault| fault.says)
    }

    fn clear_up(&mut self) {
        let _ = self.note("clear up".to_owned());
    }

    fn journal(
        &mut self,
        _: &Slug,
        draft: &Draft,
        _: &KnownMatrix,
        _: Timestamp,
    ) -> Result<(), StoreError> {
        self.note(format!("keep {}", said(draft)))
    }

    fn publish(&mut self, _: &Slug, draft: &mut Draft, _: Timestamp) -> Result<(), StoreError> {
        self.note(format!("publish {}", said(draft)))?;
        let mut told = self.0.lock().unwrap();
        told.bases += 1;
        draft.base = Some(format!("b{}", told.bases));
        Ok(())
    }

    fn save_snapshot(
        &mut self,
        saving: &SnapshotInput<'_>,
        _: &Now,
    ) -> Result<SavedSnapshot, StoreError> {
        self.note(format!("snapshot {}", said(&saving.open.draft)))?;
        let open = saving.open;
        let mut saved = saved(1, "2026-11-21", &open.matrix, &[]);
        saved.snapshot.id = open.draft.id;
        Ok(saved)
    }

    fn add_network(
        &mut self,
        name: &str,
        _: Option<&str>,
        _: &Now,
    ) -> Result<NetworkState, StoreError> {
        self.note(format!("add {name}"))?;
        Ok(record(Vec::new(), &[]))
    }

    fn copy_matrix(&mut self, _: &Matrix, _: &str) -> Result<Arc<KnownMatrix>, StoreError> {
        unreachable!()
    }

    fn take_as_next(
        &mut self,
        _: &Revision,
        _: &MeaningChoices,
    ) -> Result<Arc<KnownMatrix>, StoreError> {
        unreachable!()
    }

    fn put_network(
        &mut self,
        _: &Slug,
        network: &Network,
    ) -> Result<(Network, Vec<Arc<KnownMatrix>>), StoreError> {
        self.note(format!("put {}", network.name))?;
        Ok((network.clone(), Vec::new()))
    }

    fn share(&mut self, sharing: &OutgoingShare, _: &Now) -> Result<ShareReceipt, StoreError> {
        self.note("share".to_owned())?;
        Ok(ShareReceipt {
            file: sharing.file.clone(),
            snapshots: sharing.snapshots.len(),
            matrices: 1,
            left_out: Vec::new(),
            warnings: Vec::new(),
        })
    }

    fn bring_in(
        &mut self,
        bringing: &ImportRequest,
        from: usize,
        goes_on: &mut dyn FnMut(usize) -> bool,
    ) -> Result<(ImportReport, Option<NetworkState>), StoreError> {
        let mut landing = ImportReport::default();
        for (at, one) in bringing.chosen.iter().enumerate().skip(from) {
            if at > from && !goes_on(at) {
                break;
            }
            self.note(format!("bring in {}", one.name))?;
            landing.files.push(ImportedFile { name: one.name.clone(), ..ImportedFile::default() });
        }
        Ok((landing, None))
    }

    fn put_crosswalk(
        &mut self,
        _: &MatrixRef,
        _: &[CrosswalkRow],
    ) -> Result<Arc<KnownMatrix>, StoreError> {
        Err(full())
    }

    fn add_matrix(&mut self, _: &Matrix) -> Result<Arc<KnownMatrix>, StoreError> {
        Err(full())
    }

    fn write_out(&mut self, _: &ExportContent, _: &std::path::Path) -> Result<String, StoreError> {
        Err(full())
    }

    fn amend(&mut self, _: &Slug, _: &SavedSnapshot, _: &Now) -> Result<OpenDraft, StoreError> {
        Err(full())
    }

    fn carry_on(&mut self, _: &Slug, open: &OpenDraft, _: &Now) -> Result<OpenDraft, StoreError> {
        Ok(open.clone())
    }

    fn discard(
        &mut self,
        _: &Slug,
        id: Uuid,
        newest: Option<&Draft>,
        _: Timestamp,
    ) -> Result<(), StoreError> {
        self.note(format!("discard {}", newest.map_or_else(|| short(id).to_string(), said)))
    }

    fn resolve(
        &mut self,
        _: &Slug,
        conflict: &DraftConflict,
        _: bool,
        _: Timestamp,
    ) -> Result<OpenDraft, StoreError> {
        self.note("resolve".to_owned())?;
        Ok(conflict.published.clone())
    }

    fn keep_begun(&mut self, begun: &UnsavedNetwork) -> Result<(), StoreError> {
        self.note(format!("begun {}/{}", begun.name, begun.purpose))
    }

    fn remember(&mut self, what: &RememberedState) -> Result<(), StoreError> {
        self.note(format!("remember {what:?}"))
    }
}

/// A keeper, its disk, and what it says.
struct Bench {
    keeper: WriterThread,
    disk: Disk,
    said: Receiver<Message>,
    began: Instant,
}

impl Bench {
    fn new() -> Self {
        let (out, said) = channel();
        let disk = Disk::default();
        let clock = Clock::standing_at(date(2026, 11, 21));
        Self {
            keeper: WriterThread::new(Box::new(disk.clone()), clock, out),
            disk,
            said,
            began: Instant::now(),
        }
    }

    fn at(&self, seconds: f64) -> Instant {
        self.began + Duration::from_secs_f64(seconds)
    }

    fn keep(&mut self, id: u128, answers: usize, pace: Urgency, number: u64, at: f64) {
        let job =
            WriteJob::Keep { slug: "a".into(), open: Arc::new(draft(id, answers)), pace, number };
        self.keeper.take(job, self.at(at));
    }

    fn take(&mut self, job: WriteJob, at: f64) {
        self.keeper.take(job, self.at(at));
    }

    fn write(&mut self, effect: Effect, at: f64) {
        self.take(
            WriteJob::Write(Box::new(effect), Clock::standing_at(date(2026, 11, 21)).moment()),
            at,
        );
    }

    /// Works at this moment; what was done.
    fn work(&mut self, at: f64) -> Vec<String> {
        self.keeper.work(self.at(at));
        self.disk.done()
    }

    /// In how many seconds after the beginning something is due.
    fn due(&self) -> Option<f64> {
        self.keeper.due().map(|due| (due - self.began).as_secs_f64())
    }

    /// What was said since the last look.
    fn says(&self) -> Vec<String> {
        self.said.try_iter().map(|message| in_short(&message)).collect()
    }
}

fn in_short(message: &Message) -> String {
    match message {
        Message::Written(Outcome::Kept { number, .. }) => format!("kept {number}"),
        Message::Written(Outcome::NotKept { says }) => format!("not kept: {says}"),
        Message::Written(Outcome::Refused(says)) => format!("refused: {says}"),
        Message::Written(Outcome::SnapshotSaved(_)) => "snapshot saved".to_owned(),
        Message::Written(Outcome::NetworkAdded(_)) => "added".to_owned(),
        Message::Written(Outcome::Discarded(id)) => format!("discarded {}", short(*id)),
        Message::Written(Outcome::DraftOpened(open)) => format!("opened {}", short(open.draft.id)),
        Message::Written(Outcome::BroughtIn { landing, .. }) => {
            format!("brought in {}", landing.files.len())
        }
        Message::Written(outcome) => format!("{outcome:?}"),
        Message::Moved { is_passing, .. } => format!("moved, passing: {is_passing}"),
        Message::Stayed(_) => "stayed".to_owned(),
        _ => "something else".to_owned(),
    }
}

#[test]
fn an_answer_is_kept_at_once_and_only_the_newest_version_of_it() {
    let mut bench = Bench::new();
    for number in 1..=5 {
        bench.keep(7, usize::try_from(number).unwrap(), Urgency::Now, number, 0.0);
    }
    assert_eq!(bench.work(0.0), ["keep 7 5 on -"]);
    assert_eq!(bench.says(), ["kept 5"]);
    assert_eq!(bench.work(0.1), [""; 0]);
}

#[test]
fn typing_waits_two_seconds_from_its_first_key_and_no_longer() {
    let mut bench = Bench::new();
    bench.keep(7, 1, Urgency::Typing, 1, 0.0);
    bench.keep(7, 2, Urgency::Typing, 2, 1.5);
    assert_eq!((bench.due(), bench.work(1.9)), (Some(2.0), vec![]));
    assert_eq!(bench.work(2.0), ["keep 7 2 on -"]);
    assert_eq!(bench.says(), ["kept 2"]);
}

#[test]
fn an_answer_takes_what_was_being_typed_along() {
    let mut bench = Bench::new();
    bench.keep(7, 1, Urgency::Typing, 1, 0.0);
    bench.keep(7, 2, Urgency::Now, 2, 0.5);
    assert_eq!(bench.work(0.5), ["keep 7 2 on -"]);
    assert_eq!(bench.due(), Some(60.5), "only publishing is left");
}

#[test]
fn saved_is_not_said_while_anything_before_it_is_not() {
    let mut bench = Bench::new();
    bench.keep(7, 1, Urgency::Typing, 1, 0.0);
    bench.keep(8, 1, Urgency::Now, 2, 0.5);
    assert_eq!(bench.work(0.5), ["keep 8 1 on -"]);
    assert_eq!(bench.says(), [""; 0], "number 1 is not on the disk yet");
    bench.work(2.0);
    assert_eq!(bench.says(), ["kept 2"]);
}

#[test]
fn a_failure_is_said_and_tried_again_ever_more_patiently() {
    let mut bench = Bench::new();
    bench.disk.fail(7, ErrorKind::NotWritten);
    bench.keep(7, 1, Urgency::Now, 1, 0.0);
    let mut now = 0.0;
    let mut pauses = Vec::new();
    for _ in 0..7 {
        assert_eq!(bench.work(now), ["keep 7 1 on -"]);
        assert_eq!(bench.says(), ["not kept: The disk is full."]);
        pauses.push(bench.due().unwrap() - now);
        now = bench.due().unwrap();
    }
    assert_eq!(pauses, [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]);
    bench.work(now);
    assert_eq!(bench.says(), ["kept 1"]);
}

#[test]
fn going_on_answering_tries_again_but_not_for_every_key() {
    let mut bench = Bench::new();
    bench.disk.fail(5, ErrorKind::NotWritten);
    bench.keep(7, 1, Urgency::Now, 1, 0.0);
    for at in [0.0, 1.0, 3.0] {
        bench.work(at);
    }
    assert_eq!(bench.due(), Some(7.0));
    bench.keep(7, 2, Urgency::Now, 2, 3.2);
    assert_eq!(bench.due(), Some(4.0), "a second after the last try");
    bench.keep(7, 3, Urgency::Now, 3, 5.0);
    assert_eq!((bench.due(), bench.work(5.0).len()), (Some(4.0), 1));
}

#[test]
fn what_is_kept_goes_into_the_library_after_a_quiet_minute() {
    let mut bench = Bench::new();
    bench.keep(7, 1, Urgency::Now, 1, 0.0);
    bench.work(0.0);
    bench.keep(7, 2, Urgency::Now, 2, 30.0);
    bench.work(30.0);
    bench.disk.done();
    assert_eq!((bench.work(89.0), bench.due()), (vec![], Some(90.0)));
    assert_eq!(bench.work(90.0), ["publish 7 2 on -"]);
    assert_eq!(bench.due(), None, "then there is nothing to wake up for");
}

#[test]
fn the_base_is_the_keepers_whatever_the_screens_believe() {
    let mut bench = Bench::new();
    bench.keep(7, 1, Urgency::Now, 1, 0.0);
    bench.take(WriteJob::Publish, 0.0);
    assert_eq!(bench.work(0.0), ["keep 7 1 on -", "publish 7 1 on -"]);
    bench.keep(7, 2, Urgency::Now, 2, 1.0);
    bench.take(WriteJob::Publish, 1.0);
    assert_eq!(bench.work(1.0), ["keep 7 2 on b1", "publish 7 2 on b1"]);
}

#[test]
fn leaving_the_walk_publishes_at_once_and_only_what_changed() {
    let mut bench = Bench::new();
    bench.keep(7, 1, Urgency::Typing, 1, 0.0);
    bench.take(WriteJob::Publish, 0.1);
    assert_eq!(bench.work(0.1), ["keep 7 1 on -", "publish 7 1 on -"]);
    bench.take(WriteJob::Publish, 5.0);
    assert_eq!(bench.work(5.0), [""; 0]);
}

#[test]
fn a_library_that_takes_nothing_is_told_of_once_and_tried_each_minute() {
    let mut bench = Bench::new();
    bench.keep(7, 1, Urgency::Now, 1, 0.0);
    bench.work(0.0);
    bench.disk.fail(2, ErrorKind::NotWritten);
    bench.says();
    assert_eq!(bench.work(60.0), ["publish 7 1 on -"]);
    assert!(bench.says().concat().contains("safe on this computer"));
    assert_eq!((bench.due(), bench.work(120.0).len(), bench.says()), (Some(120.0), 1, vec![]));
    assert_eq!(bench.work(180.0), ["publish 7 1 on -"]);
    assert_eq!(bench.due(), None);
}

#[test]
fn what_something_else_changed_is_not_written_over_again_and_again() {
    let mut bench = Bench::new();
    bench.keep(7, 1, Urgency::Now, 1, 0.0);
    bench.work(0.0);
    bench.disk.fail(1, ErrorKind::ChangedOutside);
    bench.work(60.0);
    assert_eq!(bench.due(), None, "a person must choose");
}

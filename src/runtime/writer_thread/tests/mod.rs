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
use crate::maturity::fixtures::{network_state, saved_snapshot};
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
use crate::runtime::fixtures::{disk_full_error, draft};
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
    fn fail(&self, times: usize, kind: ErrorKind) {
        let error = || Some(StoreError { kind, ..disk_full_error() });
        self.0.lock().unwrap().answers.extend(std::iter::repeat_with(error).take(times));
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
    let base = draft.base_hash.as_deref().unwrap_or("-");
    format!("{} {} on {base}", short(draft.id), draft.assessment.answers.len())
}

impl LibraryWriter for Disk {
    fn acquire_lock(&mut self) -> Option<String> {
        self.note("take up".to_owned()).err().map(|error| error.message)
    }

    fn clean_up(&mut self) {
        let _ = self.note("clear up".to_owned());
    }

    fn autosave(
        &mut self,
        _: &Slug,
        draft: &Draft,
        _: &KnownMatrix,
        _: Timestamp,
    ) -> Result<(), StoreError> {
        self.note(format!("keep {}", said(draft)))
    }

    fn publish_draft(
        &mut self,
        _: &Slug,
        draft: &mut Draft,
        _: Timestamp,
    ) -> Result<(), StoreError> {
        self.note(format!("publish {}", said(draft)))?;
        let mut told = self.0.lock().unwrap();
        told.bases += 1;
        draft.base_hash = Some(format!("b{}", told.bases));
        Ok(())
    }

    fn save_snapshot(
        &mut self,
        saving: &SnapshotInput<'_>,
        _: &Now,
    ) -> Result<SavedSnapshot, StoreError> {
        self.note(format!("snapshot {}", said(&saving.open_draft.draft)))?;
        let open = saving.open_draft;
        let mut saved = saved_snapshot(1, "2026-11-21", &open.matrix, &[]);
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
        Ok(network_state(Vec::new(), &[]))
    }

    fn copy_matrix(&mut self, _: &Matrix, _: &str) -> Result<Arc<KnownMatrix>, StoreError> {
        unreachable!()
    }

    fn add_revision(
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

    fn import(
        &mut self,
        bringing: &ImportRequest,
        from: usize,
        goes_on: &mut dyn FnMut(usize) -> bool,
    ) -> Result<(ImportReport, Option<NetworkState>), StoreError> {
        let mut landing = ImportReport::default();
        for (at, one) in bringing.files.iter().enumerate().skip(from) {
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
        Err(disk_full_error())
    }

    fn add_matrix(&mut self, _: &Matrix) -> Result<Arc<KnownMatrix>, StoreError> {
        Err(disk_full_error())
    }

    fn export(&mut self, _: &ExportContent, _: &std::path::Path) -> Result<String, StoreError> {
        Err(disk_full_error())
    }

    fn amend(&mut self, _: &Slug, _: &SavedSnapshot, _: &Now) -> Result<OpenDraft, StoreError> {
        Err(disk_full_error())
    }

    fn copy_draft(&mut self, _: &Slug, open: &OpenDraft, _: &Now) -> Result<OpenDraft, StoreError> {
        Ok(open.clone())
    }

    fn discard_draft(
        &mut self,
        _: &Slug,
        id: Uuid,
        newest: Option<&Draft>,
        _: Timestamp,
    ) -> Result<(), StoreError> {
        self.note(format!("discard {}", newest.map_or_else(|| short(id).to_string(), said)))
    }

    fn resolve_conflict(
        &mut self,
        _: &Slug,
        conflict: &DraftConflict,
        _: bool,
        _: Timestamp,
    ) -> Result<OpenDraft, StoreError> {
        self.note("resolve".to_owned())?;
        Ok(conflict.published.clone())
    }

    fn save_unsaved_network(&mut self, unsaved: &UnsavedNetwork) -> Result<(), StoreError> {
        self.note(format!("begun {}/{}", unsaved.name, unsaved.purpose))
    }

    fn remember(&mut self, what: &RememberedState) -> Result<(), StoreError> {
        self.note(format!("remember {what:?}"))
    }
}

/// A keeper, its disk, and what it says.
struct Bench {
    writer_thread: WriterThread,
    disk: Disk,
    messages: Receiver<Message>,
    began: Instant,
}

impl Bench {
    fn new() -> Self {
        let (out, said) = channel();
        let disk = Disk::default();
        let clock = Clock::fixed_at(date(2026, 11, 21));
        Self {
            writer_thread: WriterThread::new(Box::new(disk.clone()), clock, out),
            disk,
            messages: said,
            began: Instant::now(),
        }
    }

    fn at(&self, seconds: f64) -> Instant {
        self.began + Duration::from_secs_f64(seconds)
    }

    fn autosave(&mut self, id: u128, answers: usize, urgency: Urgency, number: u64, at: f64) {
        let job = WriteJob::AutosaveDraft {
            slug: "a".into(),
            open_draft: Arc::new(draft(id, answers)),
            urgency,
            number,
        };
        self.writer_thread.handle_job(job, self.at(at));
    }

    fn handle_job(&mut self, job: WriteJob, at: f64) {
        self.writer_thread.handle_job(job, self.at(at));
    }

    fn write(&mut self, effect: Effect, at: f64) {
        self.handle_job(
            WriteJob::Write(Box::new(effect), Clock::fixed_at(date(2026, 11, 21)).now()),
            at,
        );
    }

    /// Works at this moment; what was done.
    fn run_due(&mut self, at: f64) -> Vec<String> {
        self.writer_thread.run_due(self.at(at));
        self.disk.done()
    }

    /// In how many seconds after the beginning something is due.
    fn due(&self) -> Option<f64> {
        self.writer_thread.due().map(|due| (due - self.began).as_secs_f64())
    }

    /// What was said since the last look.
    fn take_messages(&self) -> Vec<String> {
        self.messages.try_iter().map(|message| message_summary(&message)).collect()
    }
}

fn message_summary(message: &Message) -> String {
    match message {
        Message::Written(Outcome::Autosaved { number, .. }) => format!("kept {number}"),
        Message::Written(Outcome::AutosaveFailed { message: says }) => format!("not kept: {says}"),
        Message::Written(Outcome::Failed(says)) => format!("refused: {says}"),
        Message::Written(Outcome::SnapshotSaved(_)) => "snapshot saved".to_owned(),
        Message::Written(Outcome::NetworkAdded(_)) => "added".to_owned(),
        Message::Written(Outcome::DraftDiscarded(id)) => format!("discarded {}", short(*id)),
        Message::Written(Outcome::DraftOpened(open)) => format!("opened {}", short(open.draft.id)),
        Message::Written(Outcome::Imported { report: landing, .. }) => {
            format!("brought in {}", landing.files.len())
        }
        Message::Written(outcome) => format!("{outcome:?}"),
        Message::LibrarySwitched { is_temporary: is_passing, .. } => {
            format!("moved, passing: {is_passing}")
        }
        Message::LibrarySwitchFailed(_) => "stayed".to_owned(),
        _ => "something else".to_owned(),
    }
}

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
fn the_base_is_the_keepers_whatever_the_screens_believe() {
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
    assert!(bench.take_messages().concat().contains("safe on this computer"));
    assert_eq!(
        (bench.due(), bench.run_due(120.0).len(), bench.take_messages()),
        (Some(120.0), 1, vec![])
    );
    assert_eq!(bench.run_due(180.0), ["publish 7 1 on -"]);
    assert_eq!(bench.due(), None);
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

//! The writer thread without a disk: it is told the time, and the tests see what is written, when
//! and in which order, and what is reported.

mod autosave;
mod changes;
mod fake_disk;
mod import_job;
mod shutdown;
mod trash;
mod unsaved_network;

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use jiff::civil::date;

pub(crate) use self::fake_disk::FakeDisk;
use super::{WriteJob, WriterThread};
use crate::runtime::clock::Clock;
use crate::runtime::fixtures::draft;
use crate::runtime::message::Message;
use crate::tui::protocol::effect::{Urgency, WriteRequest};
use crate::tui::protocol::outcome::Outcome;

/// A writer thread, its disk, and what it reports.
struct Bench {
    writer_thread: WriterThread,
    disk: FakeDisk,
    messages: Receiver<Message>,
    began: Instant,
}

impl Bench {
    fn new() -> Self {
        let (out, messages) = channel();
        let disk = FakeDisk::default();
        let clock = Clock::fixed_at(date(2026, 11, 21));
        Self {
            writer_thread: WriterThread::new(Box::new(disk.clone()), clock, out),
            disk,
            messages,
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

    fn write(&mut self, request: WriteRequest, at: f64) {
        self.handle_job(
            WriteJob::Write(Box::new(request), Clock::fixed_at(date(2026, 11, 21)).now()),
            at,
        );
    }

    fn run_due(&mut self, at: f64) -> Vec<String> {
        self.writer_thread.run_due(self.at(at));
        self.disk.done()
    }

    /// How many seconds after the beginning something is due.
    fn due(&self) -> Option<f64> {
        self.writer_thread.due().map(|due| (due - self.began).as_secs_f64())
    }

    fn take_messages(&self) -> Vec<String> {
        self.messages.try_iter().map(|message| message_summary(&message)).collect()
    }
}

fn message_summary(message: &Message) -> String {
    match message {
        Message::Written(Outcome::Autosaved { number, .. }) => format!("kept {number}"),
        Message::Written(Outcome::AutosaveFailed { message: says }) => format!("not kept: {says}"),
        Message::Written(Outcome::Unpublished(Some(why))) => format!("only here: {why}"),
        Message::Written(Outcome::Unpublished(None)) => "in the folder".to_owned(),
        Message::Written(Outcome::NotDone { what, .. }) => format!("not done: {what}"),
        Message::Written(Outcome::Failed(message)) => format!("refused: {message}"),
        Message::Written(Outcome::SnapshotSaved(_)) => "snapshot saved".to_owned(),
        Message::Written(Outcome::NetworkAdded(_)) => "added".to_owned(),
        Message::Written(Outcome::DraftDiscarded(id)) => format!("discarded {}", id.as_u128()),
        Message::Written(Outcome::DraftOpened(open)) => {
            format!("opened {}", open.draft.id.as_u128())
        }
        Message::Written(Outcome::Imported { report: landing, .. }) => {
            format!("brought in {}", landing.files.len())
        }
        Message::Written(Outcome::NetworkSaved { network, .. }) => format!("put {}", network.name),
        Message::Written(Outcome::ChangeSaved(change)) => format!("saved: {}", change.words()),
        Message::Written(Outcome::ChangeFailed { message, is_kept, .. }) => {
            format!("not saved, recovery copy {is_kept}: {message}")
        }
        Message::Written(Outcome::ChangeConflict(_)) => "two versions".to_owned(),
        Message::Written(Outcome::ChangeSettled { keep_ours, aside, .. }) => {
            format!("settled, ours {keep_ours}, other in {aside}")
        }
        Message::Written(Outcome::ChangeRecovered(change)) => {
            format!("recovered: {}", change.words())
        }
        Message::Written(Outcome::Shared(_)) => "shared".to_owned(),
        Message::Written(outcome) => format!("{outcome:?}"),
        Message::LibrarySwitched { is_temporary, .. } => {
            format!("moved, passing: {is_temporary}")
        }
        Message::LibrarySwitchFailed(_) => "stayed".to_owned(),
        _ => "something else".to_owned(),
    }
}

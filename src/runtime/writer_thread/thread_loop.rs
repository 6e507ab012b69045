//! The loop of the writer thread: it waits for a job or for the next moment at which something is
//! due, whichever comes first.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Instant;

use super::import_job::MIN_SLICE;
use super::{WriteJob, WriterThread};
use crate::runtime::message::Message;

/// Writes until it is told to finish, or until nobody is left to tell it anything. A fault in the
/// program is reported to the event loop; what waits is still written in the end.
pub fn run(mut writer: WriterThread, jobs: &Receiver<WriteJob>) {
    let (mut is_broken, mut waiting, mut rescue) = (false, VecDeque::new(), true);
    // what a fault stopped would stop it again: from then on only jobs count, the last one above
    // all
    while let Some(first) = wait(writer.due().filter(|_| !is_broken), &mut waiting, jobs) {
        let mut is_last = None;
        let step = catch_unwind(AssertUnwindSafe(|| {
            for job in first.into_iter().chain(waiting.drain(..)).chain(jobs.try_iter()) {
                if let WriteJob::Finish { rescue: wanted } = job {
                    is_last = Some(wanted);
                }
                writer.handle_job(job, Instant::now());
                if is_last.is_some() {
                    return;
                }
            }
            writer.run_due(Instant::now());
            writer.run_import(MIN_SLICE, || {
                waiting.extend(jobs.try_iter());
                !waiting.is_empty()
            });
        }));
        if step.is_err() {
            is_broken = true;
            let _ = writer.out.send(Message::ThreadPanicked);
        }
        if let Some(wanted) = is_last {
            rescue = wanted;
            break;
        }
    }
    let out = writer.out.clone();
    let finished = writer.finish(rescue, Instant::now());
    let _ = out.send(Message::Finished(finished));
}

/// Waits for a job; `Some(None)` when something is due, `None` when nobody is left.
#[expect(
    clippy::option_option,
    reason = "the outer one says whether to go on, the inner one what with"
)]
fn wait(
    due: Option<Instant>,
    waiting: &mut VecDeque<WriteJob>,
    jobs: &Receiver<WriteJob>,
) -> Option<Option<WriteJob>> {
    if let Some(job) = waiting.pop_front() {
        return Some(Some(job));
    }
    let Some(due) = due else { return jobs.recv().ok().map(Some) };
    match jobs.recv_timeout(due.saturating_duration_since(Instant::now())) {
        Ok(job) => Some(Some(job)),
        Err(RecvTimeoutError::Timeout) => Some(None),
        Err(RecvTimeoutError::Disconnected) => None,
    }
}

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
    while wait(writer.due().filter(|_| !is_broken), &mut waiting, jobs) {
        let mut is_last = None;
        let step = catch_unwind(AssertUnwindSafe(|| {
            is_last = handle_jobs(&mut writer, &mut waiting, jobs);
            if is_last.is_some() {
                return;
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

/// Handles every job that came in, in order, up to the one that ends it all: then whether what goes
/// nowhere is to be rescued. Each is taken out by itself, so that a fault over one loses no other.
fn handle_jobs(
    writer: &mut WriterThread,
    waiting: &mut VecDeque<WriteJob>,
    jobs: &Receiver<WriteJob>,
) -> Option<bool> {
    while let Some(job) = waiting.pop_front().or_else(|| jobs.try_recv().ok()) {
        if let WriteJob::Finish { rescue } = job {
            return Some(rescue);
        }
        writer.handle_job(job, Instant::now());
    }
    None
}

/// Waits until a job is among those `waiting`, or something is due; false when nobody is left.
fn wait(due: Option<Instant>, waiting: &mut VecDeque<WriteJob>, jobs: &Receiver<WriteJob>) -> bool {
    if !waiting.is_empty() {
        return true;
    }
    let job = match due {
        None => jobs.recv().map_err(|_| RecvTimeoutError::Disconnected),
        Some(due) => jobs.recv_timeout(due.saturating_duration_since(Instant::now())),
    };
    let goes_on = !matches!(job, Err(RecvTimeoutError::Disconnected));
    waiting.extend(job);
    goes_on
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::mpsc::channel;

    use jiff::civil::date;

    use super::*;
    use crate::runtime::clock::Clock;
    use crate::runtime::fixtures::draft;
    use crate::runtime::writer_thread::tests::FakeDisk;
    use crate::tui::protocol::effect::Urgency;

    #[test]
    fn a_fault_over_one_job_loses_no_other() {
        let (out, _messages) = channel();
        let (disk, clock) = (FakeDisk::default(), Clock::fixed_at(date(2026, 11, 21)));
        let mut writer = WriterThread::new(Box::new(disk.clone()), clock, out);
        let (flushed, _wait) = channel();
        let autosave = |id, number| WriteJob::AutosaveDraft {
            slug: "a".into(),
            open_draft: Arc::new(draft(id, 1)),
            urgency: Urgency::Debounced,
            number,
        };
        let mut waiting =
            VecDeque::from([autosave(7, 1), WriteJob::Flush(flushed), autosave(8, 2)]);
        let (_sender, jobs) = channel();
        disk.break_down();
        let step = catch_unwind(AssertUnwindSafe(|| handle_jobs(&mut writer, &mut waiting, &jobs)));
        assert!(step.is_err(), "the disk broke down");
        assert_eq!(handle_jobs(&mut writer, &mut waiting, &jobs), None);
        disk.done();
        writer.finish(true, Instant::now());
        let (done, both) = (disk.done(), ["keep 7 1 on -", "keep 8 1 on -"]);
        assert!(both.iter().all(|kept| done.iter().any(|line| line == kept)), "{done:?}");
    }
}

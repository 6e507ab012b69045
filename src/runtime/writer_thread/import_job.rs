//! Imports files in slices, between other work. There may be thousands, and what a person writes
//! meanwhile must be saved as promptly as ever: after a while the import stops at the next whole
//! file for whatever waits, and goes on when that is done.

use std::time::{Duration, Instant};

use super::WriterThread;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::network_state::NetworkState;
use crate::maturity::share::{ImportReport, ImportedFile};
use crate::runtime::library_access::error_line;
use crate::runtime::message::Message;
use crate::runtime::progress_throttle::ProgressThrottle;
use crate::store::error::StoreError;
use crate::tui::protocol::effect::ImportRequest;
use crate::tui::protocol::outcome::Outcome;

/// How long an import runs without looking whether something else waits.
pub(crate) const MIN_SLICE: Duration = Duration::from_millis(200);

pub(crate) struct ImportJob {
    request: ImportRequest,
    report: ImportReport,
    /// When it was asked for. It is due from then on until it is done.
    pub(crate) queued_at: Instant,
    throttle: ProgressThrottle,
}

impl ImportJob {
    /// How many files are done, and of how many.
    fn progress(&self) -> (usize, usize) {
        (self.report.files.len(), self.request.files.len())
    }
}

impl WriterThread {
    pub(crate) fn queue_import(&mut self, request: ImportRequest, now: Instant) {
        self.import_jobs.push_back(ImportJob {
            request,
            report: ImportReport::default(),
            queued_at: now,
            throttle: ProgressThrottle::start(now),
        });
    }

    /// Imports until all files are in, or something is due, or `is_waited_for` says that something
    /// else waits; that is not asked before `at_least` is over, so that the import gets on.
    pub(crate) fn run_import(
        &mut self,
        at_least: Duration,
        mut is_waited_for: impl FnMut() -> bool,
    ) {
        let due = self.next_due_without_import();
        let Some(job) = self.import_jobs.front_mut() else { return };
        let (from, total) = job.progress();
        let (out, began, throttle) = (&self.out, Instant::now(), &mut job.throttle);
        let mut goes_on = |done: usize| {
            if throttle.is_due() {
                let _ = out.send(Message::Written(Outcome::ImportProgress { done, total }));
            }
            let is_due = due.is_some_and(|due| due <= Instant::now());
            !is_due && (began.elapsed() < at_least || !is_waited_for())
        };
        match self.writer.import(&job.request, from, &mut goes_on) {
            Ok((mut report, state)) => {
                job.report.files.append(&mut report.files);
                if job.progress().0 >= total {
                    self.finish_import(state);
                }
            }
            Err(error) if from == 0 => {
                self.import_jobs.pop_front();
                self.send_outcome(Outcome::Failed(error_line(&error)));
            }
            Err(error) => {
                // some of the files are in: each of the others is reported not to be
                let rest = job
                    .request
                    .files
                    .iter()
                    .skip(from)
                    .map(|file| ImportedFile::refused(file.name.clone(), diagnostic(&error)));
                job.report.files.extend(rest);
                self.finish_import(None);
            }
        }
    }

    fn finish_import(&mut self, state: Option<NetworkState>) {
        let Some(job) = self.import_jobs.pop_front() else { return };
        self.send_outcome(Outcome::Imported {
            report: Box::new(job.report),
            network_state: state.map(Box::new),
        });
    }

    /// How many files are in, of how many, where imports are unfinished.
    pub(crate) fn interrupted_import(&self) -> Option<(usize, usize)> {
        self.import_jobs
            .iter()
            .map(ImportJob::progress)
            .reduce(|(done, total), (more, more_total)| (done + more, total + more_total))
    }
}

fn diagnostic(error: &StoreError) -> Diagnostic {
    Diagnostic::error("not-written", "", error.message.clone(), error.remedy.clone())
}

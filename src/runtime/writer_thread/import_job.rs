//! Bringing in files between other work. Thousands may come in, and meanwhile what a person writes
//! is kept as promptly as ever: after a while it stops at the next whole file for whatever waits,
//! and goes on when that is done.

use std::time::{Duration, Instant};

use super::{WriterThread, error_line};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::network_state::NetworkState;
use crate::maturity::share::{ImportReport, ImportedFile};
use crate::runtime::message::Message;
use crate::store::error::StoreError;
use crate::tui::protocol::effect::ImportRequest;
use crate::tui::protocol::outcome::Outcome;

/// The time between two words on how far it is.
const PROGRESS_INTERVAL: Duration = Duration::from_millis(100);

/// How long it goes on without looking whether something else waits.
pub(crate) const MIN_SLICE: Duration = Duration::from_millis(200);

/// Files that are being brought in.
pub(crate) struct ImportJob {
    request: ImportRequest,
    report: ImportReport,
    /// When it was asked for. It is due from then on until it is done.
    pub(crate) queued_at: Instant,
    progress_sent_at: Instant,
}

impl ImportJob {
    /// How many files are done, and of how many.
    fn progress(&self) -> (usize, usize) {
        (self.report.files.len(), self.request.files.len())
    }
}

impl WriterThread {
    /// Files are to be brought in, after those that still are.
    pub(crate) fn queue_import(&mut self, asked: ImportRequest, now: Instant) {
        self.import_jobs.push_back(ImportJob {
            request: asked,
            report: ImportReport::default(),
            queued_at: now,
            progress_sent_at: now,
        });
    }

    /// Brings in files until all are, or until something is due, or until `is_waited_for` says that
    /// something else waits; that is not asked before `at_least` is over, so that all goes on.
    pub(crate) fn run_import(
        &mut self,
        at_least: Duration,
        mut is_waited_for: impl FnMut() -> bool,
    ) {
        let due = self.next_due_without_import();
        let Some(now) = self.import_jobs.front_mut() else { return };
        let (from, of) = now.progress();
        let (out, began, told) = (&self.out, Instant::now(), &mut now.progress_sent_at);
        let mut goes_on = |done: usize| {
            if told.elapsed() >= PROGRESS_INTERVAL {
                *told = Instant::now();
                let _ = out.send(Message::Written(Outcome::ImportProgress { done, total: of }));
            }
            let is_due = due.is_some_and(|due| due <= Instant::now());
            !is_due && (began.elapsed() < at_least || !is_waited_for())
        };
        match self.writer.import(&now.request, from, &mut goes_on) {
            Ok((mut landing, record)) => {
                now.report.files.append(&mut landing.files);
                if now.progress().0 >= of {
                    self.finish_import(record);
                }
            }
            Err(error) if from == 0 => {
                self.import_jobs.pop_front();
                self.send_outcome(Outcome::Failed(error_line(&error)));
            }
            Err(error) => {
                // some of the files are here: each of the others is said not to be
                let rest = now
                    .request
                    .files
                    .iter()
                    .skip(from)
                    .map(|one| ImportedFile::refused(one.name.clone(), diagnostic(&error)));
                now.report.files.extend(rest);
                self.finish_import(None);
            }
        }
    }

    fn finish_import(&mut self, record: Option<NetworkState>) {
        let Some(done) = self.import_jobs.pop_front() else { return };
        self.send_outcome(Outcome::Imported {
            report: Box::new(done.report),
            network_state: record.map(Box::new),
        });
    }

    /// How far bringing in was, where it is cut short now.
    pub(crate) fn interrupted_import(&self) -> Option<(usize, usize)> {
        self.import_jobs
            .iter()
            .map(ImportJob::progress)
            .reduce(|(done, of), (more, of_more)| (done + more, of + of_more))
    }
}

fn diagnostic(error: &StoreError) -> Diagnostic {
    Diagnostic::error("not-written", "", error.message.clone(), error.remedy.clone())
}

//! Bringing in files between other work. Thousands may come in, and meanwhile what a person writes
//! is kept as promptly as ever: after a while it stops at the next whole file for whatever waits,
//! and goes on when that is done.

use std::time::{Duration, Instant};

use super::{WriterThread, in_one_line};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::network_state::NetworkState;
use crate::maturity::share::{ImportReport, ImportedFile};
use crate::runtime::message::Message;
use crate::store::error::StoreError;
use crate::tui::protocol::effect::ImportRequest;
use crate::tui::protocol::outcome::Outcome;

/// The time between two words on how far it is.
const PROGRESS: Duration = Duration::from_millis(100);

/// How long it goes on without looking whether something else waits.
pub(crate) const AT_LEAST: Duration = Duration::from_millis(200);

/// Files that are being brought in.
pub(crate) struct ImportJob {
    asked: ImportRequest,
    landing: ImportReport,
    /// When it was asked for. It is due from then on until it is done.
    pub(crate) since: Instant,
    told: Instant,
}

impl ImportJob {
    /// How many files are done, and of how many.
    fn far(&self) -> (usize, usize) {
        (self.landing.files.len(), self.asked.chosen.len())
    }
}

impl WriterThread {
    /// Files are to be brought in, after those that still are.
    pub(crate) fn begin_bringing(&mut self, asked: ImportRequest, now: Instant) {
        self.bringing.push_back(ImportJob {
            asked,
            landing: ImportReport::default(),
            since: now,
            told: now,
        });
    }

    /// Brings in files until all are, or until something is due, or until `is_waited_for` says that
    /// something else waits; that is not asked before `at_least` is over, so that all goes on.
    pub(crate) fn bring_on(&mut self, at_least: Duration, mut is_waited_for: impl FnMut() -> bool) {
        let due = self.due_of_drafts();
        let Some(now) = self.bringing.front_mut() else { return };
        let (from, of) = now.far();
        let (out, began, told) = (&self.out, Instant::now(), &mut now.told);
        let mut goes_on = |done: usize| {
            if told.elapsed() >= PROGRESS {
                *told = Instant::now();
                let _ = out.send(Message::Written(Outcome::Going { done, of }));
            }
            let is_due = due.is_some_and(|due| due <= Instant::now());
            !is_due && (began.elapsed() < at_least || !is_waited_for())
        };
        match self.vault.bring_in(&now.asked, from, &mut goes_on) {
            Ok((mut landing, record)) => {
                now.landing.files.append(&mut landing.files);
                if now.far().0 >= of {
                    self.brought(record);
                }
            }
            Err(fault) if from == 0 => {
                self.bringing.pop_front();
                self.say(Outcome::Refused(in_one_line(&fault)));
            }
            Err(fault) => {
                // some of the files are here: each of the others is said not to be
                let rest = now
                    .asked
                    .chosen
                    .iter()
                    .skip(from)
                    .map(|one| ImportedFile::refused(one.name.clone(), noted(&fault)));
                now.landing.files.extend(rest);
                self.brought(None);
            }
        }
    }

    fn brought(&mut self, record: Option<NetworkState>) {
        let Some(done) = self.bringing.pop_front() else { return };
        self.say(Outcome::BroughtIn {
            landing: Box::new(done.landing),
            record: record.map(Box::new),
        });
    }

    /// How far bringing in was, where it is cut short now.
    pub(crate) fn cut_short(&self) -> Option<(usize, usize)> {
        self.bringing
            .iter()
            .map(ImportJob::far)
            .reduce(|(done, of), (more, of_more)| (done + more, of + of_more))
    }
}

fn noted(fault: &StoreError) -> Diagnostic {
    Diagnostic::error("not-written", "", fault.says.clone(), fault.remedy.clone())
}

//! The keeper writes, in order, and does nothing else. It owns every timer of the program: it
//! sleeps until the next moment something is due, and for ever when nothing is.
//!
//! In here is no clock for timers: what happens when is told, so that an hour is proved in a
//! millisecond.

mod import_job;
mod pending_draft;
mod pending_network;
#[cfg(test)]
mod tests;
mod thread_loop;
mod unsaved_network;
mod write_jobs;
mod writer;

use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Instant;

use uuid::Uuid;

use self::import_job::Bringing;
use self::pending_draft::Held;
use self::pending_network::Typed;
use self::unsaved_network::Waiting;
use super::clock::Clock;
use super::message::{Finished, Message};
use super::reader_thread::Switch;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::OpenDraft;
use crate::store::error::{Fault, Trouble};
use crate::tui::protocol::effect::{Effect, Pace};
use crate::tui::protocol::now::Moment;
use crate::tui::protocol::outcome::Outcome;

pub use self::thread_loop::run;
pub use self::writer::{Place, Remembered, Saving, Vault};

/// One thing for the keeper to do.
pub enum Job {
    /// Keep this draft.
    Keep {
        /// The network's folder.
        slug: Slug,
        /// The draft.
        open: Arc<OpenDraft>,
        /// How soon.
        pace: Pace,
        /// The number it was handed over with.
        number: u64,
    },
    /// This draft was found kept on this device and not in the library yet.
    Adopt(Slug, Arc<OpenDraft>),
    /// Put what is kept into the library.
    Publish,
    /// Take the right to write, and say why that can't be had.
    TakeUp(Sender<Option<String>>),
    /// Keep everything at once, and say when that was tried.
    KeepNow(Sender<()>),
    /// Do what this effect says; one that writes.
    Write(Box<Effect>, Moment),
    /// Remember something for the next start.
    Remember(Remembered),
    /// Keep another library from now on.
    Move(Box<Switch>),
    /// Keep and publish everything, and end.
    Finish,
}

/// Keeps one library.
pub struct Keeper {
    vault: Box<dyn Vault>,
    clock: Clock,
    out: Sender<Message>,
    drafts: BTreeMap<Uuid, Held>,
    /// Networks that are being typed.
    typed: BTreeMap<Slug, Typed>,
    /// What was typed for a network that is not made yet, until it is on the disk.
    begun: Option<Waiting>,
    /// Files that are being brought in, and those that are after them.
    bringing: VecDeque<Bringing>,
    /// The highest number handed over.
    highest: u64,
    /// The highest number said to be on the disk.
    said: u64,
    /// Whether it was said that the library can't be written to.
    told_unpublished: bool,
}

impl Keeper {
    /// Keeps what is handed over in `vault`, and says what became of it to `out`.
    pub fn new(vault: Box<dyn Vault>, clock: Clock, out: Sender<Message>) -> Self {
        let (drafts, typed, bringing) = (BTreeMap::new(), BTreeMap::new(), VecDeque::new());
        Self {
            vault,
            clock,
            out,
            drafts,
            typed,
            begun: None,
            bringing,
            highest: 0,
            said: 0,
            told_unpublished: false,
        }
    }

    /// Takes in one job. What may wait is done by [`Self::work`].
    pub fn take(&mut self, job: Job, now: Instant) {
        match job {
            Job::Keep { slug, open, pace, number } => self.hand(slug, open, pace, number, now),
            Job::Adopt(slug, open) => self.held(slug, open).adopt(now),
            Job::Publish => self.drafts.values_mut().for_each(|held| held.hurry_into_library(now)),
            Job::TakeUp(done) => {
                let _ = done.send(self.vault.take_up());
                self.vault.clear_up();
            }
            Job::KeepNow(done) => {
                self.hurry(now);
                self.keep_due(now);
                self.write_typed(None);
                self.write_begun();
                let _ = done.send(());
            }
            Job::Write(effect, moment) => self.write(*effect, &moment, now),
            Job::Remember(what) => drop(self.vault.remember(&what)),
            Job::Move(switch) => self.move_to(*switch, now),
            Job::Finish => {}
        }
    }

    /// Does what is due.
    pub fn work(&mut self, now: Instant) {
        self.keep_due(now);
        self.write_typed(Some(now));
        self.write_begun_by(now);
        self.publish_due(now);
    }

    /// When something is due next.
    pub fn due(&self) -> Option<Instant> {
        self.due_of_drafts()
            .into_iter()
            .chain(self.bringing.front().map(|bringing| bringing.since))
            .min()
    }

    /// The same without files that are being brought in.
    fn due_of_drafts(&self) -> Option<Instant> {
        self.drafts
            .values()
            .filter_map(Held::due)
            .chain(self.typed_due())
            .chain(self.begun_due())
            .min()
    }

    /// Keeps and publishes everything, gives the library back, and ends.
    ///
    /// One draft over which the program itself stumbles does not keep the others from being kept.
    pub fn finish(mut self, now: Instant) -> Finished {
        self.hurry(now);
        self.drafts.values_mut().for_each(|held| held.hurry_into_library(now));
        let _ = catch_unwind(AssertUnwindSafe(|| self.write_typed(None)));
        let _ = catch_unwind(AssertUnwindSafe(|| self.write_begun()));
        let mut finished = Finished {
            cut_short: self.cut_short(),
            lost_begun: self.has_begun(),
            ..Finished::default()
        };
        for id in self.ids(|held| held.must_be_kept(now)) {
            let _ = catch_unwind(AssertUnwindSafe(|| self.keep(id, now)));
        }
        for id in self.ids(|held| held.must_be_published(now)) {
            match catch_unwind(AssertUnwindSafe(|| self.publish(id, now))) {
                Ok(Ok(())) => {}
                Ok(Err(fault)) => finished.unpublished = Some(in_one_line(&fault)),
                Err(_) => {
                    finished.unpublished =
                        Some("A fault in this program was in the way.".to_owned());
                }
            }
        }
        finished
    }

    fn held(&mut self, slug: Slug, open: Arc<OpenDraft>) -> &mut Held {
        self.drafts.entry(open.draft.id).or_insert_with(|| Held::new(slug, open))
    }

    fn hand(&mut self, slug: Slug, open: Arc<OpenDraft>, pace: Pace, number: u64, now: Instant) {
        self.highest = self.highest.max(number);
        self.held(slug, Arc::clone(&open)).hand(open, pace, number, now);
    }

    fn hurry(&mut self, now: Instant) {
        self.drafts.values_mut().for_each(|held| held.hurry(now));
    }

    fn ids(&self, which: impl Fn(&Held) -> bool) -> Vec<Uuid> {
        self.drafts.iter().filter(|(_, held)| which(held)).map(|(id, _)| *id).collect()
    }

    fn keep_due(&mut self, now: Instant) {
        for id in self.ids(|held| held.must_be_kept(now)) {
            self.keep(id, now);
        }
    }

    fn keep(&mut self, id: Uuid, now: Instant) {
        let at = self.clock.now();
        let Some(held) = self.drafts.get_mut(&id) else { return };
        match self.vault.journal(&held.slug, &held.draft(), &held.open.matrix, at) {
            Ok(()) => {
                held.kept();
                self.say_kept();
            }
            Err(fault) => {
                held.not_kept(now);
                self.say(Outcome::NotKept { says: fault.says });
            }
        }
    }

    fn publish_due(&mut self, now: Instant) {
        for id in self.ids(|held| held.must_be_published(now)) {
            match self.publish(id, now) {
                Ok(()) => self.told_unpublished = false,
                Err(fault) if !self.told_unpublished => {
                    self.told_unpublished = true;
                    let says = "Your answers are safe on this computer, but could not be put into the workbook folder.";
                    self.say(Outcome::Refused(format!("{says} {}", in_one_line(&fault))));
                }
                Err(_) => {}
            }
        }
    }

    /// Puts one draft into the library. One that something else changed there is left alone: a
    /// person must choose.
    fn publish(&mut self, id: Uuid, now: Instant) -> Result<(), Fault> {
        let at = self.clock.now();
        let Some(held) = self.drafts.get_mut(&id) else { return Ok(()) };
        let mut draft = held.draft();
        match self.vault.publish(&held.slug, &mut draft, at) {
            Ok(()) => {
                held.published(draft.base);
                Ok(())
            }
            Err(fault) => {
                held.not_published(fault.trouble != Trouble::ChangedOutside, now);
                Err(fault)
            }
        }
    }

    /// Says up to which number everything is on the disk, where that has changed: "saved" is never
    /// said of a part.
    fn say_kept(&mut self) {
        let first = self.drafts.values().filter_map(Held::first_unkept).min();
        let number = first.map_or(self.highest, |first| first.saturating_sub(1));
        if number > self.said {
            self.said = number;
            self.say(Outcome::Kept { number, at: self.clock.now() });
        }
    }

    fn say(&self, outcome: Outcome) {
        // nobody listens any more once the program ends, and keeping goes on all the same
        let _ = self.out.send(Message::Written(outcome));
    }
}

/// A fault as one line of a screen can show it.
pub(crate) fn in_one_line(fault: &Fault) -> String {
    format!("{} {}", fault.says, fault.remedy)
}

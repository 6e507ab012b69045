//! What the keeper writes besides drafts on their way: snapshots, networks, settings. Each is tried
//! once; what could not be done is said, and nothing is lost by it.

use std::time::Instant;

use super::pending_draft::PendingDraft;
use super::writer::{RememberedState, SnapshotInput};
use super::{WriterThread, in_one_line};
use crate::maturity::network_state::OpenDraft;
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::runtime::message::Message;
use crate::runtime::reader_thread::LibrarySwitch;
use crate::store::error::StoreError;
use crate::tui::protocol::effect::{Effect, Urgency};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;

impl WriterThread {
    /// Does what an effect says. Whatever it works on is kept first.
    pub(crate) fn write(&mut self, effect: Effect, moment: &Now, now: Instant) {
        let effect = match effect {
            Effect::PutNetwork { slug, network, pace: Urgency::Typing } => {
                return self.hold_typed(slug, network, now);
            }
            Effect::KeepBegun { begun, pace } => return self.hold_begun(begun, pace, now),
            Effect::BringIn(bringing) => return self.begin_bringing(*bringing, now),
            effect => effect,
        };
        self.hurry(now);
        self.keep_due(now);
        self.write_typed(None);
        let outcome = self
            .outcome(effect, moment)
            .unwrap_or_else(|fault| Some(Outcome::Refused(in_one_line(&fault))));
        if let Some(outcome) = outcome {
            if matches!(outcome, Outcome::NetworkAdded(_)) {
                self.hold_begun(UnsavedNetwork::default(), Urgency::Now, now);
            }
            self.say(outcome);
        }
        self.say_kept();
    }

    fn outcome(&mut self, effect: Effect, moment: &Now) -> Result<Option<Outcome>, StoreError> {
        let outcome = match effect {
            Effect::SaveSnapshot { slug, network, mut open, naming } => {
                self.rebase(&mut open);
                let saving =
                    SnapshotInput { slug: &slug, network: &network, open: &open, naming: &naming };
                let saved = self.vault.save_snapshot(&saving, moment)?;
                self.drafts.remove(&open.draft.id);
                Outcome::SnapshotSaved(Box::new(saved))
            }
            Effect::AddNetwork { name, purpose } => Outcome::NetworkAdded(Box::new(
                self.vault.add_network(&name, purpose.as_deref(), moment)?,
            )),
            Effect::CopyMatrix { source, title } => {
                Outcome::MatrixCopied(self.vault.copy_matrix(&source.matrix, &title)?)
            }
            Effect::TakeAsNext { revision, told } => {
                Outcome::RevisionTaken(self.vault.take_as_next(&revision, &told)?)
            }
            Effect::PutNetwork { slug, network, .. } => self.put_network(&slug, &network)?,
            Effect::Share(sharing) => {
                Outcome::Shared(Box::new(self.vault.share(&sharing, moment)?))
            }
            Effect::PutCrosswalk { matrix, rows } => {
                let known = self.vault.put_crosswalk(&matrix, &rows)?;
                Outcome::CrosswalkKept { was: matrix, known }
            }
            Effect::AddMatrix(matrix) => Outcome::MatrixAdded(self.vault.add_matrix(&matrix)?),
            Effect::WriteOut { what, path } => {
                Outcome::FileWritten(self.vault.write_out(&what, &path)?)
            }
            Effect::Amend { slug, saved } => opened(self.vault.amend(&slug, &saved, moment)?),
            Effect::CarryOn { slug, open } => opened(self.vault.carry_on(&slug, &open, moment)?),
            Effect::Discard { slug, draft } => {
                let newest = self.drafts.get(&draft).map(PendingDraft::draft);
                self.vault.discard(&slug, draft, newest.as_ref(), moment.now)?;
                self.drafts.remove(&draft);
                Outcome::Discarded(draft)
            }
            Effect::Resolve { slug, conflict, recovery } => {
                let open = self.vault.resolve(&slug, &conflict, recovery, moment.now)?;
                // what was settled starts anew, from the base it was settled on
                self.drafts.remove(&conflict.recovery.draft.id);
                opened(open)
            }
            Effect::KeepLook(look) => {
                return self.vault.remember(&RememberedState::Look(look)).map(|()| None);
            }
            _ => return Ok(None),
        };
        Ok(Some(outcome))
    }

    /// Gives a draft that comes from a screen the base that is known here.
    fn rebase(&self, open: &mut OpenDraft) {
        if let Some(held) = self.drafts.get(&open.draft.id) {
            open.draft.base.clone_from(&held.base);
        }
    }

    /// Keeps another library from now on; not while anything of this one is not on the disk.
    pub(crate) fn move_to(&mut self, switch: LibrarySwitch, now: Instant) {
        if self.cut_short().is_some() {
            let says = "The other folder was not opened: files are still being brought in. Try again once that is done.";
            let _ = self.out.send(Message::Stayed(Outcome::Refused(says.to_owned())));
            return;
        }
        self.drafts.values_mut().for_each(|held| held.hurry_into_library(now));
        self.work(now);
        self.write_typed(None);
        self.write_begun();
        if self.drafts.values().any(|held| held.first_unkept().is_some()) {
            let says = "The other folder was not opened: what you wrote here is not on the disk yet. Try again once it is saved.";
            let _ = self.out.send(Message::Stayed(Outcome::Refused(says.to_owned())));
            return;
        }
        let LibrarySwitch { vault, shelf, mut opened, remember, is_passing } = switch;
        self.vault = vault; // the old one goes here, and with it the right to write to the old library
        self.drafts.clear();
        self.begun = None;
        (self.highest, self.said, self.told_unpublished) = (0, 0, false);
        let hindrance = self.vault.take_up();
        if let Outcome::LibraryOpened { read_only, .. } = &mut opened {
            *read_only = hindrance;
        }
        if let Some(folder) = remember {
            // a convenience: without it the next start opens the library before
            let _ = self.vault.remember(&RememberedState::Library(folder));
        }
        self.vault.clear_up();
        let _ = self.out.send(Message::Moved { shelf, opened: Box::new(opened), is_passing });
    }
}

fn opened(open: OpenDraft) -> Outcome {
    Outcome::DraftOpened(Box::new(open))
}

//! What the keeper writes besides drafts on their way: snapshots, networks, settings. Each is tried
//! once; what could not be done is said, and nothing is lost by it.

use std::time::Instant;

use super::pending_draft::PendingDraft;
use super::writer::{RememberedState, SnapshotInput};
use super::{WriterThread, error_line};
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
    pub(crate) fn run_effect(&mut self, effect: Effect, moment: &Now, now: Instant) {
        let effect = match effect {
            Effect::PutNetwork { slug, network, urgency: Urgency::Debounced } => {
                return self.queue_network(slug, network, now);
            }
            Effect::SaveUnsavedNetwork { unsaved_network: unsaved, urgency } => {
                return self.queue_unsaved_network(unsaved, urgency, now);
            }
            Effect::Import(bringing) => return self.queue_import(*bringing, now),
            effect => effect,
        };
        self.make_drafts_due(now);
        self.autosave_due(now);
        self.write_networks(None);
        let outcome = self
            .write_effect(effect, moment)
            .unwrap_or_else(|error| Some(Outcome::Failed(error_line(&error))));
        if let Some(outcome) = outcome {
            if matches!(outcome, Outcome::NetworkAdded(_)) {
                self.queue_unsaved_network(UnsavedNetwork::default(), Urgency::Immediate, now);
            }
            self.send_outcome(outcome);
        }
        self.report_saved();
    }

    fn write_effect(
        &mut self,
        effect: Effect,
        moment: &Now,
    ) -> Result<Option<Outcome>, StoreError> {
        let outcome = match effect {
            Effect::SaveSnapshot { slug, network, open_draft: mut open, details: naming } => {
                self.rebase(&mut open);
                let saving = SnapshotInput {
                    slug: &slug,
                    network: &network,
                    open_draft: &open,
                    details: &naming,
                };
                let saved = self.writer.save_snapshot(&saving, moment)?;
                self.drafts.remove(&open.draft.id);
                Outcome::SnapshotSaved(Box::new(saved))
            }
            Effect::AddNetwork { name, purpose } => Outcome::NetworkAdded(Box::new(
                self.writer.add_network(&name, purpose.as_deref(), moment)?,
            )),
            Effect::CopyMatrix { source, title } => {
                Outcome::MatrixCopied(self.writer.copy_matrix(&source.matrix, &title)?)
            }
            Effect::AddRevision { revision, meanings: told } => {
                Outcome::RevisionAdded(self.writer.add_revision(&revision, &told)?)
            }
            Effect::PutNetwork { slug, network, .. } => self.put_network(&slug, &network)?,
            Effect::Share(sharing) => {
                Outcome::Shared(Box::new(self.writer.share(&sharing, moment)?))
            }
            Effect::PutCrosswalk { matrix, rows } => {
                let known = self.writer.put_crosswalk(&matrix, &rows)?;
                Outcome::CrosswalkSaved { previous: matrix, known }
            }
            Effect::AddMatrix(matrix) => Outcome::MatrixAdded(self.writer.add_matrix(&matrix)?),
            Effect::Export { content: what, path } => {
                Outcome::FileWritten(self.writer.export(&what, &path)?)
            }
            Effect::Amend { slug, saved } => {
                draft_opened(self.writer.amend(&slug, &saved, moment)?)
            }
            Effect::CopyDraft { slug, open_draft: open } => {
                draft_opened(self.writer.copy_draft(&slug, &open, moment)?)
            }
            Effect::DiscardDraft { slug, draft } => {
                let newest = self.drafts.get(&draft).map(PendingDraft::draft);
                self.writer.discard_draft(&slug, draft, newest.as_ref(), moment.timestamp)?;
                self.drafts.remove(&draft);
                Outcome::DraftDiscarded(draft)
            }
            Effect::ResolveConflict { slug, conflict, keep_recovery: recovery } => {
                let open =
                    self.writer.resolve_conflict(&slug, &conflict, recovery, moment.timestamp)?;
                // what was settled starts anew, from the base it was settled on
                self.drafts.remove(&conflict.recovery.draft.id);
                draft_opened(open)
            }
            Effect::SaveAppearance(look) => {
                return self.writer.remember(&RememberedState::Appearance(look)).map(|()| None);
            }
            _ => return Ok(None),
        };
        Ok(Some(outcome))
    }

    /// Gives a draft that comes from a screen the base that is known here.
    fn rebase(&self, open: &mut OpenDraft) {
        if let Some(held) = self.drafts.get(&open.draft.id) {
            open.draft.base_hash.clone_from(&held.base_hash);
        }
    }

    /// Keeps another library from now on; not while anything of this one is not on the disk.
    pub(crate) fn switch_library(&mut self, switch: LibrarySwitch, now: Instant) {
        if self.interrupted_import().is_some() {
            let says = "The other folder was not opened: files are still being brought in. Try again once that is done.";
            let _ = self.out.send(Message::LibrarySwitchFailed(Outcome::Failed(says.to_owned())));
            return;
        }
        self.drafts.values_mut().for_each(|held| held.make_publish_due(now));
        self.run_due(now);
        self.write_networks(None);
        self.write_unsaved_network();
        if self.drafts.values().any(|held| held.first_unsaved_number().is_some()) {
            let says = "The other folder was not opened: what you wrote here is not on the disk yet. Try again once it is saved.";
            let _ = self.out.send(Message::LibrarySwitchFailed(Outcome::Failed(says.to_owned())));
            return;
        }
        let LibrarySwitch {
            writer,
            reader,
            outcome: mut opened,
            remember_path: remember,
            is_temporary: is_passing,
        } = switch;
        self.writer = writer; // the old one goes here, and with it the right to write to the old library
        self.drafts.clear();
        self.pending_unsaved_network = None;
        (self.newest_number, self.saved_number, self.reported_unpublished) = (0, 0, false);
        let hindrance = self.writer.acquire_lock();
        if let Outcome::LibraryOpened { read_only_reason: read_only, .. } = &mut opened {
            *read_only = hindrance;
        }
        if let Some(folder) = remember {
            // a convenience: without it the next start opens the library before
            let _ = self.writer.remember(&RememberedState::Library(folder));
        }
        self.writer.clean_up();
        let _ = self.out.send(Message::LibrarySwitched {
            reader,
            outcome: Box::new(opened),
            is_temporary: is_passing,
        });
    }
}

fn draft_opened(open: OpenDraft) -> Outcome {
    Outcome::DraftOpened(Box::new(open))
}

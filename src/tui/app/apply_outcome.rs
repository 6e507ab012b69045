//! Applying outcomes of effects: the state is brought up to date, and where an outcome leads
//! somewhere, the person is taken there.

use std::sync::Arc;

use super::App;
use crate::maturity::network::Network;
use crate::maturity::network_state::{
    KnownMatrix, NetworkEntry, NetworkState, OpenDraft, SavedSnapshot,
};
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::transition::{Destination, Scope};
use crate::tui::screens::ActiveScreen;
use crate::tui::state::SaveState;

impl App {
    pub fn apply_outcome(&mut self, outcome: Outcome, now: &Now) -> Vec<Effect> {
        self.now = *now;
        self.note_outcome(&outcome, now);
        self.data_changed();
        let effects = if outcome.is_of_joining() {
            self.apply_join_outcome(outcome, now)
        } else {
            self.take_outcome(outcome, now)
        };
        self.work_out();
        effects
    }

    fn take_outcome(&mut self, outcome: Outcome, now: &Now) -> Vec<Effect> {
        match outcome {
            Outcome::Autosaved { number, at } if number == self.state.last_autosave_number => {
                self.state.save_state = SaveState::Saved(at);
            }
            Outcome::AutosaveFailed { message: says } => self.on_autosave_failed(says),
            Outcome::SnapshotSaved(saved) => return self.on_snapshot_saved(*saved, now),
            Outcome::NetworkAdded(record) => return self.on_network_added(*record, now),
            Outcome::UnsavedNetworkLoaded(it) => return self.on_unsaved_network_loaded(it, now),
            Outcome::NetworkSaved { network, matrices } => {
                self.on_network_saved(&network, matrices, now);
            }
            Outcome::DraftOpened(open) => return self.on_draft_opened(*open, now),
            matrix @ (Outcome::CrosswalkSaved { .. }
            | Outcome::MatrixCopied(_)
            | Outcome::RevisionAdded(_)
            | Outcome::MatrixEdited { .. }
            | Outcome::MatrixAdded(_)) => return self.apply_matrix_outcome(matrix, now),
            thrown @ (Outcome::DraftDiscarded(_)
            | Outcome::SnapshotTrashed { .. }
            | Outcome::NetworkTrashed { .. }
            | Outcome::Restored { .. }) => return self.apply_trash_outcome(thrown, now),
            Outcome::NetworkOpened(record) => return self.on_network_opened(*record, now),
            // a person who went elsewhere meanwhile is not taken back
            Outcome::RevisionPreviewed(revision)
                if matches!(self.screen, ActiveScreen::MatrixFile(_)) =>
            {
                return self.navigate(Destination::NextRevision(revision), now);
            }
            Outcome::SpreadsheetRead(read) if self.awaits_spreadsheet() => {
                return self.navigate(Destination::SpreadsheetPreview(read), now);
            }
            Outcome::SpreadsheetRead(read) if self.reread_spreadsheet(&read) => {}
            Outcome::Autosaved { .. }
            | Outcome::RevisionPreviewed(_)
            | Outcome::SpreadsheetRead(_) => {}
            Outcome::FileWritten(place) => return self.on_file_written(&place, now),
            opened @ Outcome::LibraryOpened { .. } => return self.on_library_opened(opened, now),
            import if import.is_import() => return self.apply_import_outcome(import, now),
            lists @ (Outcome::Networks(_)
            | Outcome::Summaries(_)
            | Outcome::SummaryProgress { .. }
            | Outcome::Matrices(_)
            | Outcome::Diagnosed(_)) => self.update_lists(lists),
            Outcome::Shared(_)
            | Outcome::ShareLogRead(_)
            | Outcome::ReturnsRead(_)
            | Outcome::NetworksReportProgress { .. }
            | Outcome::NetworksReportRead(_)
            | Outcome::CompareProgress { .. }
            | Outcome::Compared(..)
            | Outcome::MatrixFile(_) => self.forward_outcome(&outcome),
            Outcome::TrashRead(items) => return self.on_trash_read(items),
            Outcome::Failed(message) => self.on_failed(message),
            change => return self.apply_change_outcome(change, now),
        }
        Vec::new()
    }

    fn note_outcome(&mut self, outcome: &Outcome, now: &Now) {
        self.now = *now;
        if outcome.is_done() {
            self.state.not_done = None;
        }
    }

    fn update_lists(&mut self, read: Outcome) {
        match read {
            Outcome::Networks(networks) => {
                (self.state.networks, self.state.networks_unread) = (networks, false);
            }
            Outcome::Summaries(summaries) => self.state.set_summaries(*summaries),
            Outcome::SummaryProgress { done, total } => {
                self.state.summary_progress = Some((done, total));
            }
            Outcome::Matrices(catalog) => self.on_matrices_read(*catalog),
            Outcome::Diagnosed(diagnostics) => self.state.set_diagnostics(diagnostics),
            _ => {}
        }
    }

    pub(crate) fn on_failed(&mut self, message: String) {
        for screen in self.screen_stack.iter_mut().chain([&mut self.screen]) {
            screen.as_screen_mut().on_error(&message);
        }
        self.message = (!self.screen.as_screen().shows_error()).then_some(message);
    }

    fn on_autosave_failed(&mut self, says: String) {
        let good_until = match &self.state.save_state {
            SaveState::Saved(at) => Some(*at),
            SaveState::Failing { saved_until: good_until, .. } => *good_until,
            SaveState::NothingToSave | SaveState::Saving => None,
        };
        self.state.save_state = SaveState::Failing { saved_until: good_until, message: says };
    }

    /// The network as it went to the disk; one that was changed again since stays as it is now.
    fn on_network_saved(&mut self, network: &Network, matrices: Vec<Arc<KnownMatrix>>, now: &Now) {
        let Some(record) =
            self.state.network_state.as_mut().filter(|record| record.network.id == network.id)
        else {
            return;
        };
        if record.network.matrices == network.matrices {
            record.matrices = matrices;
        }
        if matches!(self.state.save_state, SaveState::NothingToSave | SaveState::Saved(_)) {
            self.state.save_state = SaveState::Saved(now.timestamp);
        }
    }

    /// Passes it to the screens; the one that asked, if it is still open, takes it.
    pub(crate) fn forward_outcome(&mut self, outcome: &Outcome) {
        if matches!(outcome, Outcome::ShareLogRead(_) | Outcome::ReturnsRead(_)) {
            // for its names the library was looked through, which is over
            self.state.summary_progress = None;
        }
        for screen in self.screen_stack.iter_mut().chain([&mut self.screen]) {
            screen.as_screen_mut().on_outcome(outcome);
        }
    }

    fn on_snapshot_saved(&mut self, saved: SavedSnapshot, now: &Now) -> Vec<Effect> {
        let id = saved.snapshot.id;
        self.state.save_state = SaveState::Saved(saved.snapshot.saved_at);
        if let Some(record) = &mut self.state.network_state {
            record.drafts.retain(|open| open.draft.id != saved.snapshot.id);
            record.snapshots.push(saved);
            record.snapshots.sort_by(|a, b| {
                let key =
                    |s: &SavedSnapshot| (s.snapshot.taken_on, s.snapshot.saved_at, s.file.clone());
                key(a).cmp(&key(b))
            });
        }
        let mut effects = self.navigate(Destination::Home, now);
        effects.extend(self.navigate(Destination::Saved(id), now));
        effects
    }

    fn on_network_added(&mut self, record: NetworkState, now: &Now) -> Vec<Effect> {
        let subject = record.matrices.first().map(|known| WalkSubject::from(&**known));
        let scope = std::iter::once(&self.screen).chain(self.screen_stack.iter().rev()).find_map(
            |screen| match screen {
                ActiveScreen::Welcome(welcome) => welcome.pending_scope(),
                _ => None,
            },
        );
        self.state
            .networks
            .push(NetworkEntry { slug: record.slug.clone(), network: record.network.clone() });
        self.state.networks.sort_by_key(|entry| entry.network.name.to_lowercase());
        self.state.network_state = Some(record);
        self.state.unsaved_network = Some(UnsavedNetwork::default());
        let mut effects = self.navigate(Destination::Home, now);
        if let (Some(scope), Some(subject)) = (scope, subject) {
            effects.extend(self.navigate(Destination::Walk { subject, scope, area: None }, now));
        }
        effects
    }

    fn on_draft_opened(&mut self, open: OpenDraft, now: &Now) -> Vec<Effect> {
        let subject = WalkSubject::from(&open);
        let Some(record) = &mut self.state.network_state else { return Vec::new() };
        record.conflicts.retain(|conflict| conflict.recovery.draft.id != open.draft.id);
        record
            .drafts
            .retain(|other| other.draft.id != open.draft.id && !other.draft.assessment.is_blank());
        record.drafts.insert(0, open);
        let mut effects = self.navigate(Destination::Home, now);
        effects.extend(
            self.navigate(Destination::Walk { subject, scope: Scope::Whole, area: None }, now),
        );
        effects
    }
}

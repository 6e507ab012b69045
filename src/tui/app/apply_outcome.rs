//! Taking in what became of effects: the desk is brought up to date, and where that leads
//! somewhere, the person is taken there.

use std::path::PathBuf;
use std::sync::Arc;

use uuid::Uuid;

use super::App;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::network::Network;
use crate::maturity::network_state::{
    KnownMatrix, NetworkEntry, NetworkState, OpenDraft, Origin, SavedSnapshot,
};
use crate::maturity::share::ImportReport;
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::protocol::effect::{Effect, ReadRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::{Outcome, SampleKind};
use crate::tui::protocol::transition::{Destination, Scope};
use crate::tui::screens::ActiveScreen;
use crate::tui::screens::compare::Compare;
use crate::tui::state::{AppState, SaveState};

impl App {
    /// Takes in an outcome.
    pub fn apply_outcome(&mut self, outcome: Outcome, moment: &Now) -> Vec<Effect> {
        self.now = *moment;
        match outcome {
            Outcome::Autosaved { number, at } if number == self.state.last_autosave_number => {
                self.state.save_state = SaveState::Saved(at);
            }
            Outcome::AutosaveFailed { message: says } => self.on_autosave_failed(says),
            Outcome::SnapshotSaved(saved) => return self.on_snapshot_saved(*saved, moment),
            Outcome::NetworkAdded(record) => return self.on_network_added(*record, moment),
            Outcome::UnsavedNetworkLoaded(unsaved) => {
                return self.on_unsaved_network_loaded(unsaved, moment);
            }
            Outcome::NetworkSaved { network, matrices } => {
                self.on_network_saved(&network, matrices, moment);
            }
            Outcome::DraftOpened(open) => return self.on_draft_opened(*open, moment),
            Outcome::CrosswalkSaved { previous: was, known } => {
                return self.on_crosswalk_saved(&was, &known, moment);
            }
            Outcome::DraftDiscarded(id) => return self.on_draft_discarded(id, moment),
            Outcome::NetworkOpened(record) => return self.on_network_opened(*record, moment),
            Outcome::CompareProgress { done, total: of } => {
                self.pending_comparisons().for_each(|room| room.set_progress(done, of));
            }
            Outcome::Compared(sides, others) => {
                self.pending_comparisons().for_each(|room| room.set_comparison(&sides, &others));
            }
            Outcome::Networks(networks) => {
                (self.state.networks, self.state.networks_unread) = (networks, false);
            }
            Outcome::Summaries(summaries) => {
                (self.state.summaries, self.state.summary_progress) = (Some(*summaries), None);
            }
            Outcome::SummaryProgress { done: read, total: of } => {
                self.state.summary_progress = Some((read, of));
            }
            Outcome::Matrices(collection) => self.state.set_matrices(*collection),
            Outcome::MatrixCopied(known) => return self.on_matrix_copied(&known, moment),
            Outcome::MatrixFile(written) => {
                if let ActiveScreen::MatrixFile(room) = &mut self.screen {
                    room.set_file_state(*written);
                }
            }
            Outcome::RevisionPreviewed(revision) => {
                if matches!(self.screen, ActiveScreen::MatrixFile(_)) {
                    return self.navigate(Destination::NextRevision(revision), moment);
                }
            }
            Outcome::RevisionAdded(known) => return self.on_revision_added(&known, moment),
            // whoever went elsewhere meanwhile is not taken back
            Outcome::SpreadsheetRead(read)
                if matches!(self.screen, ActiveScreen::SpreadsheetPath(_)) =>
            {
                return self.navigate(Destination::SpreadsheetPreview(read), moment);
            }
            Outcome::Autosaved { .. } | Outcome::SpreadsheetRead(_) => {}
            Outcome::MatrixAdded(known) => return self.matrix_added(&known, moment),
            Outcome::FileWritten(place) => return self.file_written(&place, moment),
            Outcome::Diagnosed(findings) => self.state.diagnostics = findings,
            Outcome::LibraryOpened {
                networks,
                network_state: record,
                sample_kind: made_up,
                read_only_reason: read_only,
                library_dir: library,
                viewed_share: share,
            } => {
                let looked_at = self.on_library_opened(networks, record, made_up);
                (self.state.read_only_reason, self.state.library_dir, self.state.viewed_share) =
                    (read_only, library, share);
                let mut effects = self.enter_library(looked_at, moment);
                effects.extend(self.restore_unsaved_network());
                return effects;
            }
            Outcome::Imported { report: landing, network_state: record } => {
                return self.on_imported(landing, record);
            }
            Outcome::Shared(_)
            | Outcome::ShareLogRead(_)
            | Outcome::ImportProgress { .. }
            | Outcome::ImportPlanned(_) => self.forward_outcome(&outcome),
            Outcome::Failed(says) => {
                for screen in self.screen_stack.iter_mut().chain([&mut self.screen]) {
                    screen.as_screen_mut().on_error(&says);
                }
                self.message =
                    (!crate::tui::screens::spreadsheet_import::shows_own_error(&self.screen))
                        .then_some(says);
            }
        }
        Vec::new()
    }

    /// A walk was set aside: back to where others are begun.
    fn on_draft_discarded(&mut self, id: Uuid, moment: &Now) -> Vec<Effect> {
        if let Some(record) = &mut self.state.network_state {
            record.drafts.retain(|open| open.draft.id != id);
        }
        self.message = Some("Set aside. It is in the trash folder, not deleted.".to_owned());
        self.navigate(Destination::Home, moment)
    }

    /// The comparisons that still wait for something to be read.
    fn pending_comparisons(&mut self) -> impl Iterator<Item = &mut Compare> {
        self.screen_stack.iter_mut().chain([&mut self.screen]).filter_map(|screen| match screen {
            ActiveScreen::Compare(room) if room.requested.is_some() => Some(room.as_mut()),
            _ => None,
        })
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
    fn on_network_saved(
        &mut self,
        network: &Network,
        matrices: Vec<Arc<KnownMatrix>>,
        moment: &Now,
    ) {
        let Some(record) =
            self.state.network_state.as_mut().filter(|record| record.network.id == network.id)
        else {
            return;
        };
        if record.network.matrices == network.matrices {
            record.matrices = matrices;
        }
        if matches!(self.state.save_state, SaveState::NothingToSave | SaveState::Saved(_)) {
            self.state.save_state = SaveState::Saved(moment.timestamp);
        }
    }

    /// Goes where one begins in a library that was just opened. A share that was looked at before
    /// is now to be brought in: it is looked over first.
    fn enter_library(&mut self, looked_at: Option<PathBuf>, moment: &Now) -> Vec<Effect> {
        if self.state.sample_kind == SampleKind::Temporary {
            return self.navigate(Destination::Progress, moment);
        }
        let Some(file) = looked_at.filter(|_| self.state.viewed_share.is_none()) else {
            return Vec::new();
        };
        let mut effects = self.navigate(Destination::Import, moment);
        if let ActiveScreen::Import(room) = &mut self.screen {
            let replies = room.scan_file(&file);
            effects.extend(self.apply_transitions(replies, moment));
        }
        effects
    }

    /// Tells it to the room that asked for it, should the person still be there.
    fn forward_outcome(&mut self, outcome: &Outcome) {
        if matches!(outcome, Outcome::ShareLogRead(_)) {
            // for its names the library was looked through, which is over
            self.state.summary_progress = None;
        }
        for screen in self.screen_stack.iter_mut().chain([&mut self.screen]) {
            screen.as_screen_mut().on_outcome(outcome);
        }
    }

    /// Files were brought in: the lists are read anew.
    fn on_imported(
        &mut self,
        landing: Box<ImportReport>,
        record: Option<Box<NetworkState>>,
    ) -> Vec<Effect> {
        if let (Some(fresh), Some(open)) = (&record, &mut self.state.network_state)
            && fresh.slug == open.slug
        {
            open.clone_from(fresh);
        }
        // where there was nothing before, an empty list would pass for an empty folder until it is
        // read anew
        let has_landed = landing.files.iter().any(|landed| landed.refused.is_none());
        self.state.networks_unread |= has_landed && self.state.networks.is_empty();
        if !matches!(self.screen, ActiveScreen::Import(_)) {
            self.message = Some(landing.describe());
        }
        self.forward_outcome(&Outcome::Imported { report: landing, network_state: record });
        vec![Effect::Read(ReadRequest::Networks), Effect::Read(ReadRequest::Diagnose)]
    }

    /// What lines up is on the disk: every page of that matrix shows it as it is now.
    fn on_crosswalk_saved(
        &mut self,
        was: &MatrixRef,
        known: &Arc<KnownMatrix>,
        moment: &Now,
    ) -> Vec<Effect> {
        self.state.replace_matrix(was, known);
        let mut is_left = false;
        for screen in self.screen_stack.iter_mut().chain([&mut self.screen]) {
            match screen {
                ActiveScreen::CrosswalkEditor(room) => is_left = room.on_saved(was, known),
                ActiveScreen::MatrixPage(page) if page.known.reference == *was => {
                    page.known = Arc::clone(known);
                }
                _ => {}
            }
        }
        let mut effects =
            if is_left { self.navigate(Destination::Back, moment) } else { Vec::new() };
        effects.push(Effect::Read(ReadRequest::Matrices));
        self.message = Some(match known.reference.revision {
            now if now == was.revision => {
                "Kept. Home and Progress line them up so, on v.".to_owned()
            }
            now => format!(
                "Kept as revision {now}: answers rest on revision {}, and all go on comparing.",
                was.revision
            ),
        });
        effects
    }

    fn on_snapshot_saved(&mut self, saved: SavedSnapshot, moment: &Now) -> Vec<Effect> {
        let label = saved.snapshot.label.clone().unwrap_or_else(|| "The snapshot".to_owned());
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
        let effects = self.navigate(Destination::Home, moment);
        self.message = Some(format!("{label} is saved in your folder. Nothing was sent."));
        effects
    }

    /// A copy was made: on to its file, with the question gone.
    fn on_matrix_copied(&mut self, known: &Arc<KnownMatrix>, moment: &Now) -> Vec<Effect> {
        self.state.matrices.push(Arc::clone(known));
        let mut effects = vec![Effect::Read(ReadRequest::Matrices)];
        if matches!(self.screen, ActiveScreen::CopyMatrix(_)) {
            self.navigate(Destination::Back, moment);
            if let Origin::Loose(file) = &known.origin {
                effects.extend(self.navigate(Destination::MatrixFile(file.clone()), moment));
            }
        }
        self.message = Some("Copied. Space on the list of matrices puts it in use.".to_owned());
        effects
    }

    /// A changed text became the next revision: back to its file, which is read again.
    fn on_revision_added(&mut self, known: &Arc<KnownMatrix>, moment: &Now) -> Vec<Effect> {
        let mut effects =
            vec![Effect::Read(ReadRequest::Matrices), Effect::Read(ReadRequest::Diagnose)];
        if matches!(self.screen, ActiveScreen::NextRevision(_)) {
            effects.extend(self.navigate(Destination::Back, moment));
        }
        if let (ActiveScreen::MatrixFile(room), Origin::Loose(file)) =
            (&mut self.screen, &known.origin)
        {
            (room.file, room.file_state) = (file.clone(), None);
            effects.push(Effect::Read(ReadRequest::MatrixFile(file.clone())));
        }
        self.message = Some(format!(
            "Taken as revision {}. Walks under way stay on the text they began with.",
            known.reference.revision
        ));
        effects
    }

    fn on_network_added(&mut self, record: NetworkState, moment: &Now) -> Vec<Effect> {
        let matrix = record.matrices.first().map(|known| known.reference.id.clone());
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
        let mut effects = self.navigate(Destination::Home, moment);
        if let (Some(scope), Some(matrix)) = (scope, matrix) {
            effects.extend(
                self.navigate(
                    Destination::Walk { subject: matrix.into(), scope, area: None },
                    moment,
                ),
            );
        }
        effects
    }

    fn on_draft_opened(&mut self, open: OpenDraft, moment: &Now) -> Vec<Effect> {
        let subject = WalkSubject::of(&open.draft.assessment);
        let Some(record) = &mut self.state.network_state else { return Vec::new() };
        record.conflicts.retain(|conflict| conflict.recovery.draft.id != open.draft.id);
        record
            .drafts
            .retain(|other| other.draft.id != open.draft.id && !other.draft.assessment.is_blank());
        record.drafts.insert(0, open);
        let mut effects = self.navigate(Destination::Home, moment);
        effects.extend(
            self.navigate(Destination::Walk { subject, scope: Scope::Whole, area: None }, moment),
        );
        effects
    }

    fn on_network_opened(&mut self, record: NetworkState, moment: &Now) -> Vec<Effect> {
        self.state.save_state = SaveState::NothingToSave;
        self.state.network_state = Some(record);
        self.screen_stack.clear();
        self.navigate(Destination::Home, moment)
    }

    /// Lays out another library; returns the share that was looked at before it, if it was one.
    fn on_library_opened(
        &mut self,
        networks: Vec<NetworkEntry>,
        record: Option<Box<NetworkState>>,
        made_up: SampleKind,
    ) -> Option<PathBuf> {
        let kept = std::mem::take(&mut self.state);
        self.state = AppState {
            networks,
            network_state: record.map(|record| *record),
            sample_kind: made_up,
            national_matrix: kept.national_matrix,
            appearance: kept.appearance,
            size: kept.size,
            device: kept.device,
            state_dir: kept.state_dir,
            settings_path: kept.settings_path,
            documents_dir: kept.documents_dir,
            editor: kept.editor,
            ..AppState::default()
        };
        self.screen_stack.clear();
        self.screen = self.root_screen();
        kept.viewed_share
    }
}

//! Opens (loads) one network: its file, its snapshots with their matrices, and its drafts on this
//! device.
//!
//! Nothing else is read, and nothing is written. Whatever is wrong becomes a finding in the result.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use uuid::Uuid;

use super::matrix_dir::MatrixDir;
use super::recovery_or_conflict::{ConflictingVersions, DraftState, DraftVersion};
use super::snapshots::{SnapshotOnDisk, SnapshotsOnDisk};
use super::{Library, draft_versions, mixed_matrices};
use crate::maturity::assessment::{Draft, MatrixRef};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::known_matrix::group_known;
use crate::maturity::lineage::Lineage;
use crate::maturity::network::Network;
use crate::maturity::network_state::{
    DraftConflict, KnownMatrix, NetworkState, OpenDraft, SavedSnapshot,
};
use crate::store::error::StoreError;
use crate::store::error_diagnostic;

impl Library {
    /// Opens the network `slug`, as the device with this id sees it.
    ///
    /// It fails only if its `network.json` can't be read. Everything else that can't be read is
    /// among the findings.
    pub fn open_network(&self, slug: &Slug, device: Uuid) -> Result<NetworkState, StoreError> {
        let (network, hash) = self.read_network(slug)?;
        let state = self.load_network(slug, network, Some(device))?;
        // what the caller has read, and may overwrite
        self.network_hashes.insert(slug, hash);
        Ok(state)
    }

    /// The same for use in the store. Without a device, all drafts count as this device's own.
    pub(crate) fn open_network_for(
        &self,
        slug: &Slug,
        device: Option<Uuid>,
    ) -> Result<NetworkState, StoreError> {
        let (network, _) = self.read_network(slug)?;
        self.load_network(slug, network, device)
    }

    /// The same for all devices, without the answers of its snapshots: each is shown whole to `look`
    /// once.
    pub(crate) fn open_network_lightly(
        &self,
        slug: &Slug,
        look: &mut dyn FnMut(&SnapshotOnDisk),
    ) -> Result<NetworkState, StoreError> {
        let (network, _) = self.read_network(slug)?;
        let folder = self.layout.snapshots_dir(slug)?;
        let on_disk = SnapshotsOnDisk::read_lightly(&self.layout, &folder, &network.chosen, look);
        self.fill_network(slug, network, None, on_disk)
    }

    fn load_network(
        &self,
        slug: &Slug,
        network: Network,
        device: Option<Uuid>,
    ) -> Result<NetworkState, StoreError> {
        let folder = self.layout.snapshots_dir(slug)?;
        let on_disk = SnapshotsOnDisk::read(&self.layout, &folder, &network.chosen);
        self.fill_network(slug, network, device, on_disk)
    }

    fn fill_network(
        &self,
        slug: &Slug,
        network: Network,
        device: Option<Uuid>,
        on_disk: SnapshotsOnDisk,
    ) -> Result<NetworkState, StoreError> {
        let mut loader = NetworkLoader {
            library: self,
            matrix_dir: MatrixDir::from_cache(self),
            device,
            network_state: empty_network_state(slug, network),
        };
        let finished = on_disk.ids();
        loader.add_snapshots(on_disk);
        loader.add_drafts(slug, &finished)?;
        loader.group_matrices();
        loader.add_matrices();
        loader.name_namesakes();
        let mixed = mixed_matrices::diagnose(self, &loader.network_state);
        loader.network_state.diagnostics.extend(mixed);
        // a matrix that could not be read must not pass for one that is not used here
        let unread = loader.matrix_dir.unread();
        loader.network_state.diagnostics.extend(unread);
        self.note_unread(&loader.network_state.diagnostics);
        Ok(loader.network_state)
    }
}

fn empty_network_state(slug: &Slug, network: Network) -> NetworkState {
    NetworkState {
        slug: slug.clone(),
        network,
        snapshots: Vec::new(),
        drafts: Vec::new(),
        other_device_drafts: Vec::new(),
        conflicts: Vec::new(),
        matrices: Vec::new(),
        diagnostics: Vec::new(),
    }
}

struct NetworkLoader<'l> {
    library: &'l Library,
    matrix_dir: MatrixDir<'l>,
    device: Option<Uuid>,
    network_state: NetworkState,
}

impl NetworkLoader<'_> {
    fn add_snapshots(&mut self, on_disk: SnapshotsOnDisk) {
        self.network_state.diagnostics.extend(on_disk.diagnostics);
        for stored in on_disk.snapshots {
            let file = self.library.layout.relative_path(&stored.path);
            if !self.network_state.network.has_id(stored.snapshot.network.id) {
                self.network_state.diagnostics.push(wrong_network("This snapshot", file));
                continue;
            }
            match self
                .library
                .matrix_cache
                .matrix(&self.library.layout, &stored.snapshot.assessment.matrix)
            {
                Some(matrix) => self.network_state.snapshots.push(SavedSnapshot {
                    snapshot: stored.snapshot,
                    matrix,
                    file,
                    hash: stored.hash,
                    changed_after_save: !stored.is_intact,
                    copy_status: stored.copy_status,
                }),
                None => self.network_state.diagnostics.push(missing_matrix(
                    "snapshot",
                    &stored.snapshot.assessment.matrix,
                    file,
                )),
            }
        }
    }

    fn add_drafts(&mut self, slug: &Slug, finished: &BTreeSet<Uuid>) -> Result<(), StoreError> {
        let drafts = draft_versions::OpenDrafts::read(
            self.library, slug, &self.network_state.network, finished,
        )?;
        self.network_state.diagnostics.extend(drafts.diagnostics);
        for (draft_state, path) in drafts.states {
            self.add_draft(draft_state, path);
        }
        for copy in drafts.copies {
            let version = DraftVersion { draft: copy.draft, kept_at: None, is_recovered: false };
            let open = self.with_matrix(version, Some(copy.path));
            self.network_state.other_device_drafts.extend(open);
        }
        Ok(())
    }

    fn add_draft(&mut self, draft_state: DraftState, path: Option<PathBuf>) {
        match draft_state {
            DraftState::Single(version) => {
                let is_own = self.is_own(&version.draft);
                let open = self.with_matrix(*version, path);
                if is_own {
                    self.network_state.drafts.extend(open);
                } else {
                    self.network_state.other_device_drafts.extend(open);
                }
            }
            DraftState::Conflict(both) => {
                let ConflictingVersions { recovery, published } = *both;
                let is_own = self.is_own(&published.draft);
                let recovery = self.with_matrix(recovery, path.clone());
                let published = self.with_matrix(published, path);
                match (recovery, published) {
                    (Some(recovery), Some(published)) if is_own => {
                        self.network_state.conflicts.push(DraftConflict { recovery, published });
                    }
                    (recovery, published) => {
                        self.network_state
                            .other_device_drafts
                            .extend(recovery.into_iter().chain(published));
                    }
                }
            }
        }
    }

    fn is_own(&self, draft: &Draft) -> bool {
        self.device.is_none_or(|device| device == draft.device)
    }

    fn with_matrix(&mut self, version: DraftVersion, path: Option<PathBuf>) -> Option<OpenDraft> {
        let DraftVersion { draft, kept_at, is_recovered: recovered } = version;
        let file = path.map(|path| self.library.layout.relative_path(&path)).unwrap_or_default();
        if !self.network_state.network.has_id(draft.network.id) {
            self.network_state.diagnostics.push(wrong_network("This draft", file));
            return None;
        }
        let Some(matrix) = self.matrix_for(&draft) else {
            self.network_state
                .diagnostics
                .push(missing_matrix("draft", &draft.assessment.matrix, file));
            return None;
        };
        Some(OpenDraft { draft, matrix, saved_at: kept_at, recovered })
    }

    /// The matrix that a draft is answered on: its exact text, or the newest where nothing is
    /// answered yet.
    fn matrix_for(&self, draft: &Draft) -> Option<Arc<KnownMatrix>> {
        let reference = &draft.assessment.matrix;
        let exact = self.library.matrix_cache.matrix(&self.library.layout, reference);
        exact.or_else(|| {
            let is_blank = draft.assessment.is_blank();
            is_blank.then(|| self.find_in_use(&reference.id)).flatten()
        })
    }

    /// Gives every matrix that something was answered on here the lineage that it is of.
    fn group_matrices(&mut self) {
        let state = &mut self.network_state;
        let conflicts = state
            .conflicts
            .iter_mut()
            .flat_map(|conflict| [&mut conflict.recovery, &mut conflict.published]);
        let drafts = state.drafts.iter_mut().chain(&mut state.other_device_drafts).chain(conflicts);
        let used: Vec<&mut Arc<KnownMatrix>> = state
            .snapshots
            .iter_mut()
            .map(|saved| &mut saved.matrix)
            .chain(drafts.map(|open| &mut open.matrix))
            .collect();
        let mut texts: BTreeMap<String, Arc<KnownMatrix>> = BTreeMap::new();
        for known in &used {
            texts.entry(known.reference.fingerprint.clone()).or_insert_with(|| Arc::clone(known));
        }
        let grouped = group_known(texts.into_values().collect());
        let grouped: BTreeMap<&str, &Arc<KnownMatrix>> =
            grouped.iter().map(|known| (known.reference.fingerprint.as_str(), known)).collect();
        for known in used {
            if let Some(grouped) = grouped.get(known.reference.fingerprint.as_str()) {
                *known = Arc::clone(grouped);
            }
        }
    }

    /// Where another matrix in this library has the id of one of ours, each is called by its
    /// network's name too: ours by this one's.
    fn name_namesakes(&mut self) {
        let state = &mut self.network_state;
        let in_use: Vec<Lineage> =
            state.matrices.iter().map(|known| known.lineage.clone()).collect();
        let conflicts = state
            .conflicts
            .iter_mut()
            .flat_map(|conflict| [&mut conflict.recovery, &mut conflict.published]);
        let drafts = state.drafts.iter_mut().chain(&mut state.other_device_drafts).chain(conflicts);
        let all = (state.snapshots.iter_mut().map(|saved| &mut saved.matrix))
            .chain(drafts.map(|open| &mut open.matrix))
            .chain(&mut state.matrices);
        let mut named: BTreeMap<String, Arc<KnownMatrix>> = BTreeMap::new();
        for known in all.filter(|known| self.matrix_dir.has_namesakes(&known.reference.id)) {
            let name = || {
                let is_ours = in_use.iter().any(|used| *used == known.lineage);
                if is_ours {
                    return Arc::clone(known).with_network_name(&state.network.name);
                }
                let others = vec![Arc::clone(known)];
                let mut others = self.library.name_namesakes(&self.matrix_dir, others);
                others.pop().unwrap_or_else(|| Arc::clone(known))
            };
            let called = named.entry(known.reference.fingerprint.clone()).or_insert_with(name);
            *known = Arc::clone(called);
        }
    }

    /// The newest text of the matrix in use that has this id.
    fn find_in_use(&self, id: &MatrixId) -> Option<Arc<KnownMatrix>> {
        let state = &self.network_state;
        let snapshots = state.snapshots.iter().rev().map(|saved| &saved.matrix);
        let drafts = state.drafts.iter().chain(&state.other_device_drafts).map(|open| &open.matrix);
        let answered = snapshots.chain(drafts).map(|known| &known.lineage);
        let answered: Vec<&Lineage> = answered.filter(|lineage| lineage.id() == id).collect();
        self.matrix_dir.find_in_use(&state.network, id, &answered)
    }

    fn add_matrices(&mut self) {
        for id in self.network_state.network.matrices.clone() {
            if let Some(known) = self.find_in_use(&id) {
                self.network_state.matrices.push(known);
                continue;
            }
            let says = "A matrix that this network uses is not here, or can't be used as it is.";
            let remedy = "Put its file into the matrices folder, or take it out of use.";
            let file = self.library.layout.network_file(&self.network_state.slug);
            let file =
                file.map(|file| self.library.layout.relative_path(&file)).unwrap_or_default();
            self.network_state.diagnostics.push(
                Diagnostic::warning("matrix-not-here", "matrices", says, remedy).in_file(file),
            );
        }
    }
}

fn wrong_network(what: &str, file: String) -> Diagnostic {
    Diagnostic::error(
        "of-another-network",
        "network.id",
        format!("{what} belongs to another network, so it is not shown here."),
        "Move the file into that network's folder, or bring it in with import.",
    )
    .in_file(file)
}

fn missing_matrix(what: &str, reference: &MatrixRef, file: String) -> Diagnostic {
    Diagnostic::error(
        "matrix-missing",
        "matrix",
        format!(
            "The matrix that this {what} was answered on, {} revision {}, is not here.",
            error_diagnostic::display_id(&reference.id),
            reference.revision
        ),
        "Bring back the file from the matrices folder of the computer it was answered on.",
    )
    .in_file(file)
}

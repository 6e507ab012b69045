//! Opening one network: its file, its snapshots lined up with their matrices, and its drafts as
//! they stand on this device.
//!
//! Nothing is read that this network does not need, and nothing is written: whatever is odd becomes
//! a finding in its record.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use uuid::Uuid;

use super::draft_recovery::{ConflictingVersions, DraftState, DraftVersion};
use super::matrix_dir::MatrixDir;
use super::{Library, draft_versions, snapshots};
use crate::maturity::assessment::{Draft, MatrixRef};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::maturity::network_state::{
    DraftConflict, KnownMatrix, NetworkState, OpenDraft, SavedSnapshot,
};
use crate::store::error::StoreError;
use crate::store::error_diagnostic;

impl Library {
    /// Opens the network in the folder `slug`, as the device with this id sees it.
    ///
    /// It fails only where its `network.json` can't be read. Everything else that can't be read is
    /// among the record's findings, and the rest of it is there.
    pub fn open_network(&self, slug: &Slug, device: Uuid) -> Result<NetworkState, StoreError> {
        let (network, hash) = self.read_network(slug)?;
        let record = self.open_as(slug, network, Some(device))?;
        // what the caller now knows of the network, and may write over
        self.seen.note(slug, hash);
        Ok(record)
    }

    /// The same for this floor's own use. Without a device, all drafts count as this device's own:
    /// for looking over them all.
    pub(crate) fn open_for(
        &self,
        slug: &Slug,
        device: Option<Uuid>,
    ) -> Result<NetworkState, StoreError> {
        let (network, _) = self.read_network(slug)?;
        self.open_as(slug, network, device)
    }

    fn open_as(
        &self,
        slug: &Slug,
        network: Network,
        device: Option<Uuid>,
    ) -> Result<NetworkState, StoreError> {
        let mut opening = NetworkLoader {
            library: self,
            shelf: MatrixDir::glance(self),
            device,
            record: blank(slug, network),
        };
        let lying = snapshots::SnapshotsOnDisk::read(&self.places, &self.places.snapshots(slug)?);
        let finished = lying.ids();
        opening.line_up(lying);
        opening.take_drafts(slug, &finished)?;
        opening.take_matrices();
        Ok(opening.record)
    }
}

fn blank(slug: &Slug, network: Network) -> NetworkState {
    NetworkState {
        slug: slug.clone(),
        network,
        snapshots: Vec::new(),
        drafts: Vec::new(),
        elsewhere: Vec::new(),
        conflicts: Vec::new(),
        matrices: Vec::new(),
        findings: Vec::new(),
    }
}

struct NetworkLoader<'l> {
    library: &'l Library,
    shelf: MatrixDir<'l>,
    device: Option<Uuid>,
    record: NetworkState,
}

impl NetworkLoader<'_> {
    fn line_up(&mut self, lying: snapshots::SnapshotsOnDisk) {
        self.record.findings.extend(lying.findings);
        for filed in lying.filed {
            let file = self.library.places.inside(&filed.path);
            if !self.record.network.goes_by(filed.snapshot.network.id) {
                self.record.findings.push(of_another("This snapshot", file));
                continue;
            }
            match self.library.known.matrix(&self.library.places, &filed.snapshot.assessment.matrix)
            {
                Some(matrix) => self.record.snapshots.push(SavedSnapshot {
                    snapshot: filed.snapshot,
                    matrix,
                    file,
                    changed_after: !filed.is_as_saved,
                    among: filed.among,
                }),
                None => self.record.findings.push(without_matrix(
                    "snapshot",
                    &filed.snapshot.assessment.matrix,
                    file,
                )),
            }
        }
    }

    fn take_drafts(&mut self, slug: &Slug, finished: &BTreeSet<Uuid>) -> Result<(), StoreError> {
        let drafts =
            draft_versions::OpenDrafts::read(self.library, slug, &self.record.network, finished)?;
        self.record.findings.extend(drafts.findings);
        for (standing, path) in drafts.standing {
            self.place(standing, path);
        }
        for copy in drafts.copies {
            let version = DraftVersion { draft: copy.draft, kept_at: None, is_recovered: false };
            let open = self.lined_up(version, Some(copy.path));
            self.record.elsewhere.extend(open);
        }
        Ok(())
    }

    fn place(&mut self, standing: DraftState, path: Option<PathBuf>) {
        match standing {
            DraftState::One(version) => {
                let is_own = self.is_own(&version.draft);
                let open = self.lined_up(*version, path);
                if is_own {
                    self.record.drafts.extend(open);
                } else {
                    self.record.elsewhere.extend(open);
                }
            }
            DraftState::Two(both) => {
                let ConflictingVersions { recovery, published } = *both;
                let is_own = self.is_own(&published.draft);
                let recovery = self.lined_up(recovery, path.clone());
                let published = self.lined_up(published, path);
                match (recovery, published) {
                    (Some(recovery), Some(published)) if is_own => {
                        self.record.conflicts.push(DraftConflict { recovery, published });
                    }
                    (recovery, published) => {
                        self.record.elsewhere.extend(recovery.into_iter().chain(published));
                    }
                }
            }
        }
    }

    fn is_own(&self, draft: &Draft) -> bool {
        self.device.is_none_or(|device| device == draft.device)
    }

    /// The version with its matrix; a finding where there is none.
    fn lined_up(&mut self, version: DraftVersion, path: Option<PathBuf>) -> Option<OpenDraft> {
        let DraftVersion { draft, kept_at, is_recovered: recovered } = version;
        let file = path.map(|path| self.library.places.inside(&path)).unwrap_or_default();
        if !self.record.network.goes_by(draft.network.id) {
            self.record.findings.push(of_another("This draft", file));
            return None;
        }
        let Some(matrix) = self.matrix_for(&draft) else {
            self.record.findings.push(without_matrix("draft", &draft.assessment.matrix, file));
            return None;
        };
        Some(OpenDraft { draft, matrix, kept_at, recovered })
    }

    /// The matrix a draft is worked on against: its own text; for one in which nothing was said
    /// yet, the newest will do.
    fn matrix_for(&self, draft: &Draft) -> Option<Arc<KnownMatrix>> {
        let reference = &draft.assessment.matrix;
        let exact = self.library.known.matrix(&self.library.places, reference);
        exact.or_else(|| self.shelf.newest(&reference.id).filter(|_| draft.assessment.is_blank()))
    }

    fn take_matrices(&mut self) {
        for id in &self.record.network.matrices {
            if let Some(known) = self.shelf.newest(id) {
                self.record.matrices.push(known);
                continue;
            }
            let says = "A matrix that this network uses is not here, or can't be used as it is.";
            let remedy = "Put its file into the matrices folder, or take it out of use.";
            let file = self.library.places.network_file(&self.record.slug);
            let file = file.map(|file| self.library.places.inside(&file)).unwrap_or_default();
            self.record.findings.push(
                Diagnostic::warning("matrix-not-here", "matrices", says, remedy).in_file(file),
            );
        }
    }
}

fn of_another(what: &str, file: String) -> Diagnostic {
    Diagnostic::error(
        "of-another-network",
        "network.id",
        format!("{what} belongs to another network, so it is not shown here."),
        "Move the file into that network's folder, or bring it in with import.",
    )
    .in_file(file)
}

fn without_matrix(what: &str, reference: &MatrixRef, file: String) -> Diagnostic {
    Diagnostic::error(
        "matrix-missing",
        "matrix",
        format!(
            "The matrix that this {what} was answered on, {} revision {}, is not here.",
            error_diagnostic::id(&reference.id),
            reference.revision
        ),
        "Bring back the file from the matrices folder of the computer it was answered on.",
    )
    .in_file(file)
}

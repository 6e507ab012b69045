//! Saves a snapshot: the draft becomes a dated copy that never changes, and is finished.
//!
//! Steps, and what an interruption before each leaves:
//!
//! 1. save the recovery copy, if it is older than the draft, and freeze the matrix - the draft as it
//!    was, and perhaps a frozen matrix that is not used;
//! 2. write the snapshot under the name of its own hash, never over a file, read it back and flush
//!    it - the same;
//! 3. remove the draft's file, then the recovery copies - the snapshot, and a draft with its id.
//!    Such a draft is finished: it is not listed, not saved again, and removed by the next writer,
//!    which finds all of it in the snapshot.
//!
//! So at every moment either the snapshot or the draft exists, and there is never a second
//! snapshot: it would have the same id, and [`Writer::save_snapshot`] looks for that first.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::Writer;
use super::cleanup::SnapshotDurability;
use super::verify_round_trip::verify_round_trip;
use crate::maturity::assessment::NotLookedAt;
use crate::maturity::assessment::{Assessment, Draft, Snapshot, TakenBack, Voice};
use crate::maturity::ids::{Slug, is_slug};
use crate::maturity::matrix::{Matrix, UnknownFields};
use crate::maturity::network::Network;
use crate::maturity::network_state::{CopyStatus, KnownMatrix, SavedSnapshot, SnapshotDetails};
use crate::maturity::walk::kept::Kept;
use crate::store::atomic_write::{self, Overwrite};
use crate::store::error::StoreError;
use crate::store::format::snapshot;
use crate::store::id_gen;
use crate::store::library::snapshots::{SnapshotOnDisk, canonical_file_name, find_by_id};
use crate::store::sha256::sha256_hex;

impl Writer {
    /// Saves `draft` as a snapshot of `network` and finishes it. Where it comes back, the snapshot
    /// is on the disk; where it does not, the draft is as it was.
    #[expect(
        clippy::too_many_arguments,
        reason = "a snapshot is made of all of these, and each comes from somebody else"
    )]
    pub fn save_snapshot(
        &mut self,
        slug: &Slug,
        network: &Network,
        draft: &Draft,
        matrix: &KnownMatrix,
        details: &SnapshotDetails,
        today: Date,
        now: Timestamp,
    ) -> Result<SavedSnapshot, StoreError> {
        self.prepare_network(slug)?;
        self.check_writable_draft(draft)?;
        self.check_not_saved(slug, draft.id)?;
        check_saveable(network, draft, matrix)?;
        // a snapshot is worth more than its recovery copy: if only the copy can't be written,
        // saving goes on
        let _ = self.write_recovery_copy(draft, now);
        let cover = complete_cover(draft, details, today);
        let kept = self.kept_for(slug, draft, matrix, &cover, details.not_looked_at)?;
        let stored = self.write_snapshot(
            slug,
            &build_snapshot(network, draft, &matrix.matrix, cover, &kept, now),
            matrix,
        )?;
        // the snapshot is safe; what is left of the draft is known to be finished, and the next
        // writer tries again
        let _ = self.finish_draft(slug, &stored, SnapshotDurability::Synced);
        self.finished_drafts.insert(draft.id);
        self.last_autosaves.remove(&draft.id);
        Ok(self.to_saved_snapshot(stored, matrix))
    }

    /// Writes a snapshot from elsewhere as it is, such as one of a sample. Fails if one with its id
    /// exists.
    pub fn put_snapshot(
        &mut self,
        slug: &Slug,
        snapshot: &Snapshot,
        matrix: &KnownMatrix,
    ) -> Result<SavedSnapshot, StoreError> {
        self.prepare_network(slug)?;
        self.check_not_saved(slug, snapshot.id)?;
        check_matrix(&snapshot.assessment, matrix)?;
        let stored = self.write_snapshot(slug, snapshot, matrix)?;
        Ok(self.to_saved_snapshot(stored, matrix))
    }

    fn write_snapshot(
        &mut self,
        slug: &Slug,
        snapshot: &Snapshot,
        matrix: &KnownMatrix,
    ) -> Result<SnapshotOnDisk, StoreError> {
        let layout = self.library.layout.clone();
        let folder = layout.snapshots_dir(slug)?;
        self.freeze_matrix(matrix)?;
        let (bytes, snapshot) =
            verify_round_trip(snapshot, snapshot::write, snapshot::read, &folder)?;
        let hash = sha256_hex(&bytes);
        let path = folder.join(canonical_file_name(&snapshot, &hash));
        layout.create_dir(&folder)?;
        atomic_write::write_atomic(&path, &bytes, Overwrite::Never)?;
        Ok(SnapshotOnDisk::named(snapshot, &path, hash))
    }

    /// What is kept of all that was not looked at, as the network's snapshots stand now: another
    /// computer may have saved one since the walk began.
    fn kept_for(
        &self,
        slug: &Slug,
        draft: &Draft,
        matrix: &KnownMatrix,
        cover: &CompleteCover,
        not_looked_at: NotLookedAt,
    ) -> Result<Kept, StoreError> {
        if not_looked_at == NotLookedAt::LeftOpen || draft.cover.supersedes.is_some() {
            return Ok(Kept::default());
        }
        let state = self.library.open_network_for(slug, Some(self.device))?;
        Ok(state.kept_for(draft, &cover.voice, matrix, cover.taken_on))
    }

    fn check_not_saved(&self, slug: &Slug, id: Uuid) -> Result<(), StoreError> {
        match find_by_id(&self.library.layout.snapshots_dir(slug)?, id)? {
            Some(path) => Err(already_saved(id).in_file(&path)),
            None => Ok(()),
        }
    }

    fn to_saved_snapshot(&self, stored: SnapshotOnDisk, matrix: &KnownMatrix) -> SavedSnapshot {
        let file = self.library.layout.relative_path(&stored.path);
        SavedSnapshot {
            snapshot: stored.snapshot,
            matrix: std::sync::Arc::new(matrix.clone()),
            file,
            hash: stored.hash,
            changed_after_save: false,
            copy_status: CopyStatus::Primary,
        }
    }
}

/// All that stands on the cover of a snapshot.
struct CompleteCover {
    taken_on: Date,
    label: Option<String>,
    voice: Voice,
    present: Vec<String>,
}

fn complete_cover(draft: &Draft, details: &SnapshotDetails, today: Date) -> CompleteCover {
    let filled = &draft.cover;
    CompleteCover {
        taken_on: details.taken_on.or(filled.taken_on).unwrap_or(today),
        label: details.label.clone().or_else(|| filled.label.clone()),
        voice: details.voice.clone().unwrap_or_else(|| draft.assessment.voice.clone()),
        present: details.present.clone().unwrap_or_else(|| filled.present.clone()),
    }
}

fn build_snapshot(
    network: &Network,
    draft: &Draft,
    matrix: &Matrix,
    cover: CompleteCover,
    kept: &Kept,
    now: Timestamp,
) -> Snapshot {
    let mut whole = kept.fill(matrix, &draft.assessment);
    let kept_from = kept.source.filter(|_| whole != draft.assessment).map(|(id, _)| id);
    whole.voice = cover.voice;
    whole.taken_back = TakenBack::default();
    whole.remove_unread_days();
    Snapshot {
        id: draft.id,
        network: network.to_network_at_time(),
        assessment: whole,
        taken_on: cover.taken_on,
        saved_at: now,
        label: cover.label,
        present: cover.present,
        supersedes: draft.cover.supersedes,
        kept_from: kept_from.or(draft.cover.kept_from),
        views: Vec::new(),
        form: None,
        left_out: Vec::new(),
        full_hash: None,
        salt: Some(id_gen::generate_salt()),
        unknown_fields: carry_unknown_fields(&draft.unknown_fields),
    }
}

/// The draft's unknown fields, but for those that mean something in a snapshot.
fn carry_unknown_fields(extra: &UnknownFields) -> UnknownFields {
    const OWN: [&str; 12] = [
        "$schema", "taken_on", "saved_at", "label", "present", "supersedes", "kept_from", "views",
        "form", "left_out", "of", "salt",
    ];
    extra
        .iter()
        .filter(|(key, _)| !OWN.contains(&key.as_str()))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}

fn check_saveable(
    network: &Network,
    draft: &Draft,
    matrix: &KnownMatrix,
) -> Result<(), StoreError> {
    if !network.has_id(draft.network.id) {
        return Err(StoreError::not_possible(
            "This draft belongs to another network.",
            "Open the network that it belongs to, and save it there.",
        ));
    }
    if draft.assessment.is_blank() {
        return Err(StoreError::not_possible(
            "Nothing was answered yet, so there is nothing to save.",
            "Answer something first; it need not be all.",
        ));
    }
    check_matrix(&draft.assessment, matrix)
}

fn check_matrix(assessment: &Assessment, matrix: &KnownMatrix) -> Result<(), StoreError> {
    if assessment.matrix == matrix.reference && is_slug(assessment.matrix.id.as_str()) {
        return Ok(());
    }
    Err(StoreError::not_possible(
        "These answers were given on another text of the matrix.",
        "Open the network again, so that they are read against their own.",
    ))
}

fn already_saved(id: Uuid) -> StoreError {
    StoreError::not_possible(
        format!("This was saved as a snapshot already ({id}), and a snapshot never changes."),
        "Open it from the list of snapshots; to put something right, make a corrected copy.",
    )
}

//! Cleans up after an interrupted writer: temporary files, and drafts that had already become
//! snapshots.
//!
//! A draft is removed only if a snapshot with its id exists, that snapshot is flushed to the disk,
//! and the draft says nothing that the snapshot does not. If only the last fails, the draft is
//! moved to the trash.

use std::collections::BTreeSet;
use std::path::Path;

use uuid::Uuid;

use super::Writer;
use crate::maturity::assessment::Assessment;
use crate::maturity::finished_draft::holds_all_of;
use crate::maturity::ids::Slug;
use crate::store::atomic_write::{self, Overwrite};
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::recovery_copy::RecoveryCopy;
use crate::store::library::drafts::{self, PublishedDraft};
use crate::store::library::snapshots::{self, SnapshotOnDisk, find_by_id};
use crate::store::remove_file::remove;
use crate::store::{list_dir, read_file};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SnapshotDurability {
    Synced,
    /// Its writer may have been interrupted before it was flushed.
    Unknown,
}

impl Writer {
    /// Checks that the network exists and can be written to, and cleans up its folders.
    pub(crate) fn prepare_network(&mut self, slug: &Slug) -> Result<(), StoreError> {
        let file = self.library.layout.network_file(slug)?;
        self.library.layout.check_present()?;
        if std::fs::symlink_metadata(&file).is_err() {
            return Err(StoreError::missing(
                "This network is not in the workbook any more.",
                "Look in the trash, or wait until the folder is synced.",
            )
            .in_file(&file));
        }
        self.clean_up_network(slug)
    }

    /// Cleans up one network's folders, once for each writer. Fails where the network can't be
    /// written to at all.
    pub(crate) fn clean_up_network(&mut self, slug: &Slug) -> Result<(), StoreError> {
        if self.cleaned_networks.contains(slug) {
            return Ok(());
        }
        let layout = self.library.layout.clone();
        let (drafts, snapshots) = (layout.drafts_dir(slug)?, layout.snapshots_dir(slug)?);
        for folder in [&layout.network_dir(slug)?, &drafts, &snapshots] {
            layout.reject_symlinks(folder)?;
            atomic_write::remove_temp_files(folder);
        }
        self.cleaned_networks.insert(slug.clone());
        for id in self.possibly_finished_drafts(slug)? {
            if let Some(path) = find_by_id(&snapshots, id)? {
                self.finish_draft(slug, &snapshots::read(&path)?, SnapshotDurability::Unknown)?;
            }
        }
        Ok(())
    }

    /// The drafts of a network that may have become snapshots: those in its folder, and those with
    /// only a recovery copy.
    fn possibly_finished_drafts(&self, slug: &Slug) -> Result<BTreeSet<Uuid>, StoreError> {
        let paths = list_dir::json_files(&self.library.layout.drafts_dir(slug)?)?;
        let published = paths
            .iter()
            .filter_map(|path| list_dir::file_name(path).strip_suffix(".json")?.parse().ok());
        let mut waiting: BTreeSet<Uuid> = published.collect();
        let kept = self.journal.draft_ids()?;
        // if the network can't be read, drafts with only a recovery copy wait until it can
        if let Some((network, _)) =
            self.library.read_network(slug).ok().filter(|_| !kept.is_empty())
        {
            waiting.extend(kept.into_iter().filter(|id| self.library.is_draft_of(*id, &network)));
        }
        Ok(waiting)
    }

    /// Removes a draft that became this snapshot.
    pub(crate) fn finish_draft(
        &mut self,
        slug: &Slug,
        stored: &SnapshotOnDisk,
        flushed: SnapshotDurability,
    ) -> Result<(), StoreError> {
        let id = stored.snapshot.id;
        let path = self.library.layout.draft_file(slug, id)?;
        let published = match drafts::read(&path) {
            Ok(published) if !self.is_own(&published.draft) => return Ok(()),
            Ok(published) => Some(published),
            Err(error) if error.kind == ErrorKind::Missing => None,
            // what can't be read is left where it is
            Err(_) => return Ok(()),
        };
        let kept = self.journal.read_copies(id).newest;
        if published.is_none() && kept.is_none() {
            return Ok(());
        }
        if flushed == SnapshotDurability::Unknown {
            fsync_file(&stored.path, &stored.hash)?;
        }
        if let Some(published) = published {
            if is_contained_in(&published, kept.as_ref(), &stored.snapshot.assessment) {
                remove(&path)?;
            } else {
                self.move_version_aside(slug, id, &path)?;
            }
        }
        if let Some(entry) =
            kept.filter(|entry| !holds_all_of(&stored.snapshot.assessment, &entry.draft))
        {
            self.set_version_aside(slug, &entry.draft)?;
        }
        self.last_autosaves.remove(&id);
        self.finished_drafts.insert(id);
        self.journal.remove_copies(id)
    }
}

/// Whether a snapshot holds all of a published draft: the same, or a later version of it from this
/// device.
fn is_contained_in(
    published: &PublishedDraft,
    kept: Option<&RecoveryCopy>,
    saved: &Assessment,
) -> bool {
    let came_after = |entry: &RecoveryCopy| {
        entry.draft.base_hash == published.draft.base_hash && holds_all_of(saved, &entry.draft)
    };
    holds_all_of(saved, &published.draft) || kept.is_some_and(came_after)
}

/// Flushes a file that exists, so that what depends on it may be removed.
fn fsync_file(path: &Path, hash: &str) -> Result<(), StoreError> {
    let bytes = read_file::read(path)?;
    atomic_write::write_atomic(path, &bytes, Overwrite::IfHash(Some(hash.to_owned()))).map(drop)
}

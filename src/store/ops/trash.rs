//! The trash: deleted drafts, snapshots and networks are moved there and can be restored. The
//! program never empties it.
//!
//! The origin is written first and the file moved then: an interruption between the two leaves a
//! folder with only an origin in it, which is not listed and is removed by the next writer.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use uuid::Uuid;

use super::Writer;
use crate::maturity::assessment::Draft;
use crate::maturity::ids::Slug;
use crate::maturity::matrix::UnknownFields;
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::trash::TrashKind;
use crate::store::atomic_write::{self, Overwrite};
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::draft;
use crate::store::layout::draft_file_name;
use crate::store::library::drafts;
use crate::store::library::trash_list::{ORIGIN_FILE, TrashOrigin};
use crate::store::sha256::sha256_hex;
use crate::store::{list_dir, read_file};

impl Writer {
    /// Puts a draft of this device into the trash.
    ///
    /// It is published first, so that the trash has the newest version; then the recovery copies
    /// are removed, and the file is moved last.
    pub fn discard_draft(
        &mut self,
        slug: &Slug,
        draft: &Draft,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut draft = draft.clone();
        self.publish_draft(slug, &mut draft, now)?;
        let path = self.library.layout.draft_file(slug, draft.id)?;
        self.last_autosaves.remove(&draft.id);
        self.journal.remove_copies(draft.id).map_err(|error| StoreError {
            message: "The draft stays where it is: this computer's recovery copy of it could not be taken away, and would bring it back.".to_owned(),
            remedy: "Make sure that you may write to the place of this file, then discard the draft again.".to_owned(),
            ..error
        })?;
        if drafts::read(&path).is_err_and(|error| error.kind == ErrorKind::Missing) {
            return Ok(());
        }
        self.move_to_trash(TrashKind::Draft, &draft.id.to_string(), slug, &path).map(drop)
    }

    /// Puts a snapshot into the trash. Returns its name there.
    pub fn trash_snapshot(
        &mut self,
        slug: &Slug,
        saved: &SavedSnapshot,
    ) -> Result<String, StoreError> {
        self.prepare_network(slug)?;
        let folder = self.library.layout.snapshots_dir(slug)?;
        let name = Path::new(&saved.file).file_name().unwrap_or_default();
        let path = folder.join(name);
        if self.library.layout.relative_path(&path) != saved.file {
            return Err(StoreError::not_possible(
                "This snapshot is not in the workbook, so it can't go into its trash.",
                "Name a snapshot from the list.",
            ));
        }
        self.move_to_trash(TrashKind::Snapshot, &saved.snapshot.id.to_string(), slug, &path)
    }

    /// Puts a network into the trash, with all that is in its folder. Returns its name there.
    pub fn trash_network(&mut self, slug: &Slug) -> Result<String, StoreError> {
        self.prepare_network(slug)?;
        self.cleaned_networks.remove(slug);
        self.move_to_trash(
            TrashKind::Network,
            slug.as_str(),
            slug,
            &self.library.layout.network_dir(slug)?,
        )
    }

    pub(crate) fn move_to_trash(
        &mut self,
        kind: TrashKind,
        id: &str,
        slug: &Slug,
        from: &Path,
    ) -> Result<String, StoreError> {
        self.library.layout.reject_symlinks(from)?;
        let name = from.file_name().unwrap_or_default();
        self.put_into_trash(&self.origin(kind, slug), id, |folder| {
            atomic_write::move_no_replace(from, &folder.join(name))
        })
    }

    /// Moves a published version of a draft into the trash that nobody threw away; it is told of
    /// until somebody has looked there.
    pub(crate) fn move_version_aside(
        &mut self,
        slug: &Slug,
        id: Uuid,
        from: &Path,
    ) -> Result<(), StoreError> {
        self.library.layout.reject_symlinks(from)?;
        let name = from.file_name().unwrap_or_default();
        self.put_into_trash(&self.origin_unseen(slug), &id.to_string(), |folder| {
            atomic_write::move_no_replace(from, &folder.join(name))
        })
        .map(drop)
    }

    /// The same for a version that is only in a recovery copy.
    pub(crate) fn set_version_aside(
        &mut self,
        slug: &Slug,
        version: &Draft,
    ) -> Result<(), StoreError> {
        self.put_version(&self.origin_unseen(slug), version)
    }

    /// Somebody has looked at the trash: what has these names there is told of no more.
    pub fn mark_trash_seen(&mut self, names: &[String]) -> Result<(), StoreError> {
        for entry in self.library.unseen_versions() {
            if names.contains(&entry.name) {
                let file = self.library.layout.trash_dir().join(&entry.name).join(ORIGIN_FILE);
                let bytes = read_file::read(&file)?;
                let Some(origin) = TrashOrigin::read(&bytes) else { continue };
                let seen = TrashOrigin { unseen: false, ..origin };
                let over = Overwrite::IfHash(Some(sha256_hex(&bytes)));
                atomic_write::write_atomic(&file, &seen.write(), over)?;
            }
        }
        Ok(())
    }

    fn origin(&self, kind: TrashKind, slug: &Slug) -> TrashOrigin {
        TrashOrigin {
            format: TrashOrigin::FORMAT.to_owned(),
            kind,
            network: slug.clone(),
            trashed_on: self.today,
            unseen: false,
            unknown_fields: UnknownFields::new(),
        }
    }

    fn origin_unseen(&self, slug: &Slug) -> TrashOrigin {
        TrashOrigin { unseen: true, ..self.origin(TrashKind::Version, slug) }
    }

    pub(crate) fn copy_to_trash(
        &mut self,
        kind: TrashKind,
        id: &str,
        slug: &Slug,
        from: &Path,
    ) -> Result<(), StoreError> {
        let bytes = read_file::read(from)?;
        let name = list_dir::file_name(from);
        self.put_into_trash(&self.origin(kind, slug), id, |folder| {
            write_new(&folder.join(name), &bytes)
        })
        .map(drop)
    }

    /// Puts a version of a draft that is only in the recovery copy into the trash.
    pub(crate) fn trash_version(&mut self, slug: &Slug, version: &Draft) -> Result<(), StoreError> {
        self.put_version(&self.origin(TrashKind::Version, slug), version)
    }

    fn put_version(&mut self, origin: &TrashOrigin, version: &Draft) -> Result<(), StoreError> {
        let (id, name) = (version.id.to_string(), draft_file_name(version.id));
        self.put_into_trash(origin, &id, |folder| {
            write_new(&folder.join(name), &draft::write(version))
        })
        .map(drop)
    }

    /// Puts something into a trash folder of its own, which is removed again if that fails. Returns
    /// the name of that folder.
    fn put_into_trash(
        &mut self,
        origin: &TrashOrigin,
        id: &str,
        put: impl FnOnce(&Path) -> Result<(), StoreError>,
    ) -> Result<String, StoreError> {
        let folder = self.create_trash_dir(origin, id)?;
        put(&folder).inspect_err(|error| {
            if error.kind != ErrorKind::NotDurable {
                remove_if_empty(&folder);
            }
        })?;
        Ok(list_dir::file_name(&folder).to_owned())
    }

    fn create_trash_dir(&mut self, origin: &TrashOrigin, id: &str) -> Result<PathBuf, StoreError> {
        let trash = self.library.layout.trash_dir();
        let first = format!("{}-{id}", origin.kind.as_str());
        let names = std::iter::once(first.clone())
            .chain((2_u32..).map(|number| format!("{first}-{number}")));
        let free = names
            .map(|name| trash.join(name))
            .find(|folder| std::fs::symlink_metadata(folder).is_err());
        let folder = free.unwrap_or_else(|| trash.join(first));
        self.library.layout.create_dir(&folder)?;
        atomic_write::write_atomic(&folder.join(ORIGIN_FILE), &origin.write(), Overwrite::Never)?;
        Ok(folder)
    }

    pub(crate) fn remove_empty_trash_dirs(&self) {
        for entry in list_dir::entries(&self.library.layout.trash_dir()).unwrap_or_default() {
            remove_if_empty(&entry.path());
        }
    }
}

fn write_new(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    atomic_write::write_atomic(path, bytes, Overwrite::Never).map(drop)
}

/// Removes a trash folder that holds nothing but its origin.
fn remove_if_empty(folder: &Path) {
    atomic_write::remove_temp_files(folder);
    let is_hollow = list_dir::entries(folder)
        .is_ok_and(|things| things.iter().all(|thing| thing.file_name() == ORIGIN_FILE));
    let origin = folder.join(ORIGIN_FILE);
    let is_ours = read_file::read(&origin).is_ok_and(|bytes| TrashOrigin::read(&bytes).is_some());
    if is_hollow && is_ours {
        let _ = std::fs::remove_file(origin);
        let _ = std::fs::remove_dir(folder);
    }
}

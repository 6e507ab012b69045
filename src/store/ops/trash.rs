//! The trash: what a person throws away is moved there and can be brought back. Nothing in it is
//! ever removed by the program.
//!
//! The origin is written first and the thing moved then: cut off between the two, it leaves a
//! folder with nothing in it, which is not listed and cleared by the next writer.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::Writer;
use crate::maturity::assessment::Draft;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::SavedSnapshot;
use crate::store::atomic_write::{self, Overwrite};
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::draft;
use crate::store::layout::draft_name;
use crate::store::library::drafts;
use crate::store::library::trash_list::{ORIGIN, TrashKind, TrashOrigin};
use crate::store::{list_dir, read_file};

impl Writer {
    /// Puts a draft of this device into the trash, as it stands now.
    ///
    /// It is published first, so that what lies in the trash is the newest; the recovery copies go
    /// next, the file last.
    pub fn discard(
        &mut self,
        slug: &Slug,
        draft: &Draft,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut draft = draft.clone();
        self.publish(slug, &mut draft, now)?;
        let path = self.library.places.draft(slug, draft.id)?;
        self.last.remove(&draft.id);
        self.journal.forget(draft.id)?;
        if drafts::read(&path).is_err_and(|fault| fault.trouble == ErrorKind::Missing) {
            return Ok(());
        }
        self.put_aside(TrashKind::Draft, &draft.id.to_string(), slug, &path)
    }

    /// Puts a snapshot into the trash.
    pub fn trash_snapshot(&mut self, slug: &Slug, saved: &SavedSnapshot) -> Result<(), StoreError> {
        self.ready(slug)?;
        let folder = self.library.places.snapshots(slug)?;
        let name = Path::new(&saved.file).file_name().unwrap_or_default();
        let path = folder.join(name);
        if self.library.places.inside(&path) != saved.file {
            return Err(StoreError::new(
                ErrorKind::NotPossible,
                "This snapshot is not in the workbook, so it can't go into its trash.",
                "Name a snapshot from the list.",
            ));
        }
        self.put_aside(TrashKind::Snapshot, &saved.snapshot.id.to_string(), slug, &path)
    }

    /// Puts a network into the trash, with all that is in its folder.
    pub fn trash_network(&mut self, slug: &Slug) -> Result<(), StoreError> {
        self.ready(slug)?;
        self.tidied.remove(slug);
        self.put_aside(TrashKind::Network, slug.as_str(), slug, &self.library.places.network(slug)?)
    }

    /// Moves a file or folder of the library into the trash.
    pub(crate) fn put_aside(
        &mut self,
        kind: TrashKind,
        id: &str,
        slug: &Slug,
        from: &Path,
    ) -> Result<(), StoreError> {
        self.library.places.check_way(from)?;
        let folder = self.make_place(kind, id, slug)?;
        let moved =
            atomic_write::move_within(from, &folder.join(from.file_name().unwrap_or_default()));
        if moved.as_ref().is_err_and(|fault| fault.trouble != ErrorKind::NotFlushed) {
            clear_hollow(&folder);
        }
        moved
    }

    /// Puts a copy of a file of the library into the trash, byte for byte.
    pub(crate) fn copy_aside(
        &mut self,
        kind: TrashKind,
        id: &str,
        slug: &Slug,
        from: &Path,
    ) -> Result<(), StoreError> {
        let bytes = read_file::read(from)?;
        self.write_aside(kind, id, slug, list_dir::name(from), &bytes)
    }

    /// Puts a version of a draft that only the recovery copy holds into the trash.
    pub(crate) fn put_version_aside(
        &mut self,
        slug: &Slug,
        version: &Draft,
    ) -> Result<(), StoreError> {
        self.write_aside(
            TrashKind::Version,
            &version.id.to_string(),
            slug,
            &draft_name(version.id),
            &draft::write(version),
        )
    }

    fn write_aside(
        &mut self,
        kind: TrashKind,
        id: &str,
        slug: &Slug,
        name: &str,
        bytes: &[u8],
    ) -> Result<(), StoreError> {
        let folder = self.make_place(kind, id, slug)?;
        let written =
            atomic_write::write_whole(&folder.join(name), bytes, Overwrite::Nothing).map(drop);
        if written.as_ref().is_err_and(|fault| fault.trouble != ErrorKind::NotFlushed) {
            clear_hollow(&folder);
        }
        written
    }

    /// Makes a folder in the trash, under a name nobody uses, with the origin in it.
    fn make_place(
        &mut self,
        kind: TrashKind,
        id: &str,
        slug: &Slug,
    ) -> Result<PathBuf, StoreError> {
        let trash = self.library.places.trash();
        let first = format!("{}-{id}", kind.as_str());
        let names = std::iter::once(first.clone())
            .chain((2_u32..).map(|number| format!("{first}-{number}")));
        let free = names
            .map(|name| trash.join(name))
            .find(|folder| std::fs::symlink_metadata(folder).is_err());
        let folder = free.unwrap_or_else(|| trash.join(first));
        self.library.places.make(&folder)?;
        let origin = TrashOrigin {
            format: "pcn-workbook.origin/1".to_owned(),
            kind,
            network: slug.clone(),
            trashed_on: self.today,
        };
        let mut bytes = serde_json::to_vec_pretty(&origin).unwrap_or_default();
        bytes.push(b'\n');
        atomic_write::write_whole(&folder.join(ORIGIN), &bytes, Overwrite::Nothing)?;
        Ok(folder)
    }

    /// Clears folders in the trash into which nothing was moved any more.
    pub(crate) fn clear_trash(&self) {
        for entry in list_dir::entries(&self.library.places.trash()).unwrap_or_default() {
            clear_hollow(&entry.path());
        }
    }
}

/// Removes a folder of the trash in which there is nothing but an origin.
fn clear_hollow(folder: &Path) {
    atomic_write::clear_leftovers(folder);
    let is_hollow = list_dir::entries(folder)
        .is_ok_and(|things| things.iter().all(|thing| thing.file_name() == ORIGIN));
    let origin = folder.join(ORIGIN);
    let is_ours = read_file::read(&origin)
        .is_ok_and(|bytes| serde_json::from_slice::<TrashOrigin>(&bytes).is_ok());
    if is_hollow && is_ours {
        let _ = std::fs::remove_file(origin);
        let _ = std::fs::remove_dir(folder);
    }
}

//! The entries of the trash, for listing and restoring.
//!
//! Each entry is a folder `trash/<kind>-<id>/` with the file or folder itself and an `origin.json`
//! that says where it was.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Library, network_parts};
use crate::maturity::ids::{Slug, is_slug};
use crate::maturity::matrix::UnknownFields;
use crate::maturity::trash::TrashKind;
use crate::store::error::StoreError;
use crate::store::layout::{Layout, draft_file_name};
use crate::store::{list_dir, read_file};

pub(crate) const ORIGIN_FILE: &str = "origin.json";

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct TrashOrigin {
    pub(crate) format: String,
    pub(crate) kind: TrashKind,
    pub(crate) network: Slug,
    pub(crate) trashed_on: Date,
    /// Whether the program put it there unasked, and nobody has looked at the trash since.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) unseen: bool,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub(crate) unknown_fields: UnknownFields,
}

impl TrashOrigin {
    pub(crate) const FORMAT: &'static str = "pcn-workbook.origin/1";

    pub(crate) fn write(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// Reads an origin; none of another format, or of a newer version, which is left alone.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok().filter(|origin: &Self| origin.format == Self::FORMAT)
    }
}

/// An entry of the trash.
#[derive(Clone, Debug, PartialEq)]
pub struct TrashEntry {
    /// Its kind.
    pub kind: TrashKind,
    /// The name of its folder in the trash, which identifies it.
    pub name: String,
    /// The slug of the network it was in, or was.
    pub network: Slug,
    /// The day it was deleted.
    pub trashed_on: Date,
    /// Whether the program put it there unasked, and nobody has looked at the trash since.
    pub unseen: bool,
    pub(crate) path: PathBuf,
}

impl Library {
    /// The entries that can be restored, by kind and name.
    pub fn list_trash(&self) -> Result<Vec<TrashEntry>, StoreError> {
        let mut trashed: Vec<_> = list_dir::entries(&self.layout.trash_dir())?
            .iter()
            .filter_map(|entry| read_trashed(&entry.path()))
            .collect();
        trashed.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
        Ok(trashed)
    }
}

impl Library {
    /// The folder of the network to which something in the trash belongs now: that of the one whose
    /// id it carries, should that have been joined to another one since, or split off.
    pub(crate) fn home_of_trashed(&self, entry: &TrashEntry) -> Slug {
        let former = || entry.network.clone();
        // what could lead out of the library is refused later, and not put right here
        if entry.kind == TrashKind::Network || !is_slug(entry.network.as_str()) {
            return former();
        }
        let Some(owner) = network_parts::owner_of(&entry.path) else { return former() };
        if self.network(&entry.network).is_ok_and(|network| network.has_id(owner)) {
            return former();
        }
        self.network_lookup().find_by_id(owner).unwrap_or_else(former)
    }

    /// The versions of drafts that the program set aside and nobody has looked at yet. Only their
    /// folders are read.
    pub(crate) fn unseen_versions(&self) -> Vec<TrashEntry> {
        let prefix = format!("{}-", TrashKind::Version.as_str());
        let entries = list_dir::entries(&self.layout.trash_dir()).unwrap_or_default();
        let versions = entries.iter().filter(|entry| {
            entry.file_name().to_str().is_some_and(|name| name.starts_with(&prefix))
        });
        let read = versions.filter_map(|entry| read_trashed(&entry.path()));
        let mut unseen: Vec<_> = read.filter(|entry| entry.unseen).collect();
        unseen.sort_by(|one, other| one.name.cmp(&other.name));
        unseen
    }
}

/// Whether a draft was discarded: its recovery copy is not offered again.
pub(crate) fn contains_draft(layout: &Layout, id: Uuid) -> bool {
    let prefix = format!("{}-{id}", TrashKind::Draft.as_str());
    list_dir::entries(&layout.trash_dir()).unwrap_or_default().iter().any(|entry| {
        entry.file_name().to_str().is_some_and(|name| name.starts_with(&prefix))
            && entry.path().join(draft_file_name(id)).is_file()
    })
}

/// One entry of the trash; none for a folder without a whole one in it.
fn read_trashed(folder: &Path) -> Option<TrashEntry> {
    let origin = TrashOrigin::read(&read_file::read(&folder.join(ORIGIN_FILE)).ok()?)?;
    let things = list_dir::entries(folder).ok()?;
    let mut things = things.into_iter().map(|entry| entry.path()).filter(|path| {
        let name = list_dir::file_name(path);
        name != ORIGIN_FILE && !list_dir::is_ignored(name)
    });
    let (path, None) = (things.next()?, things.next()) else { return None };
    let name = list_dir::file_name(folder).to_owned();
    Some(TrashEntry {
        kind: origin.kind,
        name,
        network: origin.network,
        trashed_on: origin.trashed_on,
        unseen: origin.unseen,
        path,
    })
}

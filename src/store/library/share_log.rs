//! The log of shares, with the current name of each snapshot in it. The log has only ids; the names
//! are looked up in the index, then in the trash, then in the files that are not indexed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use uuid::Uuid;

use super::Library;
use super::index::{Index, RefreshProgress};
use crate::maturity::ids::Slug;
use crate::maturity::share::log::{
    SentSnapshot, SentStatus, ShareLog, ShareLogEntry, SnapshotName,
};
use crate::maturity::trash::TrashKind;
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::share_log::{self, ShareLogFile, ShareLogRecord};
use crate::store::format::{header_reader, to_store_error};
use crate::store::{error_diagnostic, list_dir, read_file};

#[derive(Default)]
struct SnapshotNames {
    here: BTreeMap<Uuid, SnapshotName>,
    in_trash: BTreeMap<Uuid, SnapshotName>,
}

impl Library {
    /// The log of shares, newest first; one that can't be read says why and is left alone. `go_on`
    /// is called with the progress and cancels by returning false, for a result of none.
    /// `writes_down` saves the index for the next run.
    pub fn read_share_log(
        &self,
        writes_down: bool,
        go_on: impl FnMut(RefreshProgress) -> bool,
    ) -> Option<ShareLog> {
        let mut written = match self.read_share_log_file() {
            Ok(written) => written,
            Err(error) => {
                let unreadable = Some(error_diagnostic::from_library_error(error, &self.layout));
                return Some(ShareLog { shares: Vec::new(), unreadable });
            }
        };
        let copies = self.share_log_copies(&written.shares);
        written.shares.extend(copies);
        let ids: BTreeSet<Uuid> =
            written.shares.iter().flat_map(|entry| entry.snapshots.iter().copied()).collect();
        let known = if ids.is_empty() {
            SnapshotNames::default()
        } else {
            self.refresh_index(writes_down, go_on, |index| self.find_snapshot_names(&ids, index))?
        };
        let mut shares: Vec<ShareLogEntry> =
            written.shares.into_iter().rev().map(|entry| to_log_entry(entry, &known)).collect();
        shares.sort_by_key(|one| std::cmp::Reverse(one.made_at));
        Some(ShareLog { shares, unreadable: None })
    }

    /// What stands in other logs beside `shares.json` and not in it: a sync program keeps two where
    /// two devices wrote at once. A copy that can't be read is a finding of `doctor`.
    fn share_log_copies(&self, known: &[ShareLogRecord]) -> Vec<ShareLogRecord> {
        let mut more: Vec<ShareLogRecord> = Vec::new();
        for path in list_dir::json_files(self.layout.root()).unwrap_or_default() {
            if !is_share_log_copy(list_dir::file_name(&path)) {
                continue;
            }
            let log = read_file::read(&path).ok().and_then(|bytes| share_log::read(&bytes).ok());
            for record in log.into_iter().flat_map(|log| log.shares) {
                if !known.contains(&record) && !more.contains(&record) {
                    more.push(record);
                }
            }
        }
        more
    }

    /// The log as it is written; an empty one where there is none.
    pub(crate) fn read_share_log_file(&self) -> Result<ShareLogFile, StoreError> {
        let path = self.layout.share_log_file();
        match read_file::read(&path) {
            Ok(bytes) => share_log::read(&bytes).map_err(|finding| to_store_error(finding, &path)),
            Err(error) if error.kind == ErrorKind::Missing => Ok(ShareLogFile::default()),
            Err(error) => Err(error),
        }
    }

    fn find_snapshot_names(&self, ids: &BTreeSet<Uuid>, index: &Index) -> SnapshotNames {
        let mut known =
            SnapshotNames { here: index.snapshot_names(ids), in_trash: BTreeMap::new() };
        let mut missing: BTreeSet<Uuid> =
            ids.iter().filter(|id| !known.here.contains_key(id)).copied().collect();
        if missing.is_empty() {
            return known;
        }
        let owners = index.networks_by_id();
        for slug in self.slugs() {
            let files = self.snapshot_files(&slug);
            for path in
                files.iter().filter(|path| !index.contains(&slug, list_dir::file_name(path)))
            {
                take_if_missing(path, &mut missing, &owners, &mut known.here);
            }
        }
        for entry in self.list_trash().unwrap_or_default() {
            match entry.kind {
                TrashKind::Snapshot => {
                    take_if_missing(&entry.path, &mut missing, &owners, &mut known.in_trash);
                }
                TrashKind::Network => {
                    let files =
                        list_dir::json_files(&entry.path.join("snapshots")).unwrap_or_default();
                    for path in &files {
                        take_if_missing(path, &mut missing, &owners, &mut known.in_trash);
                    }
                }
                TrashKind::Draft | TrashKind::Version => {}
            }
        }
        known
    }
}

/// Whether a file in the library's own folder is another log beside `shares.json`, by its name.
pub(crate) fn is_share_log_copy(name: &str) -> bool {
    let name = name.to_lowercase();
    let stem = name.strip_suffix(".json").unwrap_or_default();
    let stem = stem.strip_prefix("copy of ").unwrap_or(stem);
    let rest = stem.strip_prefix("shares").or_else(|| stem.strip_suffix("shares"));
    name != "shares.json"
        && (stem == "shares"
            || rest.is_some_and(|rest| rest.starts_with([' ', '-', '.', '~', '_'])))
}

fn take_if_missing(
    path: &Path,
    missing: &mut BTreeSet<Uuid>,
    owners: &BTreeMap<Uuid, (Slug, String)>,
    into: &mut BTreeMap<Uuid, SnapshotName>,
) {
    if missing.is_empty() {
        return;
    }
    let Some(head) = read_file::read(path).ok().and_then(|bytes| header_reader::read(&bytes))
    else {
        return;
    };
    if !missing.remove(&head.id) {
        return;
    }
    let (slug, name) = match owners.get(&head.network.id) {
        Some((slug, name)) => (Some(slug.clone()), name.clone()),
        None => (None, head.network.name),
    };
    into.insert(
        head.id,
        SnapshotName {
            network: head.network.id,
            slug,
            network_name: name,
            taken_on: head.taken_on,
            label: head.label,
        },
    );
}

fn to_log_entry(entry: ShareLogRecord, known: &SnapshotNames) -> ShareLogEntry {
    let sent = |id: &Uuid| {
        let here = known.here.get(id).cloned().map(SentStatus::Here);
        let now = here
            .or_else(|| known.in_trash.get(id).cloned().map(SentStatus::InTrash))
            .unwrap_or(SentStatus::Gone);
        SentSnapshot { id: *id, status: now }
    };
    ShareLogEntry {
        made_at: entry.made_at,
        snapshots: entry.snapshots.iter().map(sent).collect(),
        recipient: entry.to,
        reason: entry.why,
        condition_of_support: entry.condition_of_support,
        left_out: entry.left_out,
        file: entry.file,
    }
}

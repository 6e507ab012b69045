//! The log of shares, with the current name of each snapshot in it. The log has only ids; the names
//! are looked up in the index, then in the trash, then in the files that are not indexed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use uuid::Uuid;

use super::Library;
use super::index::{Index, RefreshProgress};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::share::ShareLogRecord;
use crate::maturity::share::log::{
    SentSnapshot, SentStatus, ShareLog, ShareLogEntry, SnapshotName,
};
use crate::maturity::trash::TrashKind;
use crate::maturity::unsaved_change::UnsavedChange;
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::share_log::{self, ShareLogFile};
use crate::store::format::{header_reader, to_store_error};
use crate::store::{error_diagnostic, list_dir, read_file, unsaved_change};

/// The lines of several logs, each once.
#[derive(Default)]
struct LineUnion {
    records: Vec<ShareLogRecord>,
    by_moment: BTreeMap<Timestamp, Vec<usize>>,
}

impl LineUnion {
    /// Adds the lines of one log that no other before it has.
    fn add(&mut self, log: Vec<ShareLogRecord>) {
        let known = self.records.len();
        for record in log {
            let same_moment = self.by_moment.entry(record.made_at).or_default();
            let is_known = |at: &usize| *at < known && self.records.get(*at) == Some(&record);
            if !same_moment.iter().any(is_known) {
                same_moment.push(self.records.len());
                self.records.push(record);
            }
        }
    }
}

fn read_log_file(path: &Path) -> Result<ShareLogFile, StoreError> {
    share_log::read(&read_file::read(path)?).map_err(|finding| to_store_error(finding, path))
}

#[derive(Default)]
struct SnapshotNames {
    here: BTreeMap<Uuid, SnapshotName>,
    in_trash: BTreeMap<Uuid, SnapshotName>,
    /// What could not be read, where one of the others may be.
    unread: Vec<StoreError>,
}

impl Library {
    /// The log of shares, newest first; what can't be read of it says why and is left alone. `go_on`
    /// is called with the progress and cancels by returning false, for a result of none.
    /// `writes_down` saves the index for the next run.
    pub fn read_share_log(
        &self,
        writes_down: bool,
        go_on: impl FnMut(RefreshProgress) -> bool,
    ) -> Option<ShareLog> {
        let (records, unreadable) = self.share_log_records();
        let ids: BTreeSet<Uuid> =
            records.iter().flat_map(|record| record.snapshots.iter().copied()).collect();
        let known = if ids.is_empty() {
            SnapshotNames::default()
        } else {
            self.refresh_index(writes_down, go_on, |index| self.find_snapshot_names(&ids, index))?
        };
        let mut shares: Vec<ShareLogEntry> =
            records.into_iter().rev().map(|entry| to_log_entry(entry, &known)).collect();
        shares.sort_by_key(|one| std::cmp::Reverse(one.made_at));
        Some(ShareLog { shares, unreadable })
    }

    /// Every line there is, and the first file that can't be read: the file of earlier versions
    /// with all in one, the file of each share, the lines that wait in this device's state, and
    /// copies that a sync program set aside. A line that stands in two files is there once.
    fn share_log_records(&self) -> (Vec<ShareLogRecord>, Option<Diagnostic>) {
        let (mut lines, mut errors) = (LineUnion::default(), Vec::new());
        let mut list = |folder: &Path| {
            list_dir::json_files(folder).unwrap_or_else(|error| {
                errors.push(error);
                Vec::new()
            })
        };
        let in_root = list(self.layout.root());
        let is_log = |path: &PathBuf| is_share_log_copy(list_dir::file_name(path));
        let mut files = vec![self.layout.share_log_file()];
        files.extend(list(&self.layout.share_log_dir()));
        let copies: Vec<PathBuf> = in_root.into_iter().filter(is_log).collect();
        for path in files.iter().chain(&copies) {
            match read_log_file(path) {
                Ok(log) => lines.add(log.shares),
                Err(error) if error.kind == ErrorKind::Missing => {}
                Err(error) => errors.push(error),
            }
        }
        let first = errors.into_iter().next();
        let unreadable =
            first.map(|error| error_diagnostic::from_library_error(error, &self.layout));
        lines.add(self.waiting_share_log().into_iter().map(|(_, record)| record).collect());
        (lines.records, unreadable)
    }

    /// The lines that the folder did not take, and that wait in this device's state.
    pub(crate) fn waiting_share_log(&self) -> Vec<(Uuid, ShareLogRecord)> {
        let Some(state) = self.state_dir() else { return Vec::new() };
        let changes = unsaved_change::load_all(&state).into_iter();
        let waiting = changes.filter_map(|copy| match copy.change {
            UnsavedChange::ShareLog { share, record } => Some((share, *record)),
            _ => None,
        });
        waiting.collect()
    }

    fn find_snapshot_names(&self, ids: &BTreeSet<Uuid>, index: &Index) -> SnapshotNames {
        let mut known =
            SnapshotNames { here: index.snapshot_names(ids), ..SnapshotNames::default() };
        let missing: BTreeSet<Uuid> =
            ids.iter().filter(|id| !known.here.contains_key(id)).copied().collect();
        if missing.is_empty() {
            return known;
        }
        let mut search = NameSearch { owners: index.networks_by_id(), missing, unread: Vec::new() };
        for slug in search.or_note(self.slugs()) {
            let folder = self.layout.snapshots_dir(&slug);
            let files = folder.and_then(|folder| list_dir::json_files(&folder));
            let mut files = search.or_note(files);
            files.retain(|path| !index.contains(&slug, list_dir::file_name(path)));
            search.take_all(&files, &mut known.here);
        }
        for entry in search.or_note(self.list_trash()) {
            match entry.kind {
                TrashKind::Snapshot => search.take_all(&[entry.path], &mut known.in_trash),
                TrashKind::Network => {
                    let files = list_dir::json_files(&entry.path.join("snapshots"));
                    let files = search.or_note(files);
                    search.take_all(&files, &mut known.in_trash);
                }
                TrashKind::Draft | TrashKind::Version => {}
            }
        }
        self.note_unread_errors(search.unread.clone());
        known.unread = search.unread;
        known
    }
}

/// The search for the names of snapshots that are not indexed.
struct NameSearch {
    owners: BTreeMap<Uuid, (Slug, String)>,
    missing: BTreeSet<Uuid>,
    /// What could not be read on the way.
    unread: Vec<StoreError>,
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

impl NameSearch {
    /// What was read; nothing where it could not be, which is noted.
    fn or_note<T: Default>(&mut self, read: Result<T, StoreError>) -> T {
        read.unwrap_or_else(|error| {
            self.unread.push(error);
            T::default()
        })
    }

    fn take_all(&mut self, files: &[PathBuf], into: &mut BTreeMap<Uuid, SnapshotName>) {
        for path in files {
            self.take_if_missing(path, into);
        }
    }

    fn take_if_missing(&mut self, path: &Path, into: &mut BTreeMap<Uuid, SnapshotName>) {
        if self.missing.is_empty() {
            return;
        }
        let bytes = self.or_note(read_file::read(path));
        let Some(head) = header_reader::read(&bytes) else { return };
        if !self.missing.remove(&head.id) {
            return;
        }
        let (slug, name) = match self.owners.get(&head.network.id) {
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
}

fn to_log_entry(entry: ShareLogRecord, known: &SnapshotNames) -> ShareLogEntry {
    let sent = |id: &Uuid| {
        let here = known.here.get(id).cloned().map(SentStatus::Here);
        let now = here
            .or_else(|| known.in_trash.get(id).cloned().map(SentStatus::InTrash))
            .unwrap_or(if known.unread.is_empty() { SentStatus::Gone } else { SentStatus::Unread });
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

//! Refreshes the index: each file is compared by size and modification time, and only new and
//! changed ones are read.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{FileStamp, Index, IndexedNetwork, IndexedSnapshot, summarize};
use crate::maturity::assessment::MatrixRef;
use crate::maturity::ids::Slug;
use crate::maturity::summary::NetworkSummary;
use crate::store::library::Library;
use crate::store::library::parallel::read_parallel;
use crate::store::{list_dir, read_file};

/// How far the reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefreshProgress {
    /// Files read.
    pub done: usize,
    /// Files that have to be read: those that are new or changed since the last time.
    pub total: usize,
}

struct RefreshResult {
    snapshots: Vec<(usize, IndexedSnapshot)>,
    is_done: bool,
}

struct FileToRead {
    slug: Slug,
    name: String,
    path: PathBuf,
    stamp: FileStamp,
}

impl Index {
    /// Adds what was read. Snapshots answered on one matrix share its reference.
    fn insert_snapshots(&mut self, files: &[FileToRead], found: Vec<(usize, IndexedSnapshot)>) {
        let known = self
            .networks
            .values()
            .flat_map(|indexed| indexed.files.values())
            .map(|snapshot| Arc::clone(&snapshot.summary.matrix));
        let mut matrices: HashSet<Arc<MatrixRef>> = known.collect();
        for (at, mut snapshot) in found {
            match matrices.get(&snapshot.summary.matrix) {
                Some(known) => Arc::make_mut(&mut snapshot.summary).matrix = Arc::clone(known),
                None => drop(matrices.insert(Arc::clone(&snapshot.summary.matrix))),
            }
            let file = files.get(at);
            let indexed = file.and_then(|file| self.networks.get_mut(&file.slug));
            if let (Some(file), Some(indexed)) = (file, indexed) {
                indexed.files.insert(file.name.clone(), snapshot);
            }
        }
    }
}

impl Library {
    /// The summaries of all networks, by slug. `go_on` is called with the progress and cancels by
    /// returning false, for a result of none. Files that can't be read are skipped: the diagnostics
    /// name them.
    pub fn summaries(
        &self,
        go_on: impl FnMut(RefreshProgress) -> bool,
    ) -> Option<Vec<NetworkSummary>> {
        self.refresh_index(true, go_on, |index| {
            let summary = |(slug, indexed): (&Slug, &mut IndexedNetwork)| {
                let summary = summarize::summarize_network(self, slug, indexed);
                indexed.revised.clone_from(&summary.revised);
                summary
            };
            index.networks.iter_mut().map(summary).collect()
        })
    }

    /// Refreshes the index and returns what `of` makes of it; `writes_down` saves the index for the
    /// next run.
    pub(crate) fn refresh_index<T>(
        &self,
        writes_down: bool,
        mut go_on: impl FnMut(RefreshProgress) -> bool,
        of: impl FnOnce(&mut Index) -> T,
    ) -> Option<T> {
        let (mut now, to_read, is_same) = self.scan(self.take_index());
        let found = self.read_files(&to_read, &mut go_on);
        // unreadable files are tried each time, and are not indexed
        let (is_done, is_same) = (found.is_done, is_same && found.snapshots.is_empty());
        now.insert_snapshots(&to_read, found.snapshots);
        if is_done {
            now.networks.iter_mut().for_each(|(slug, indexed)| indexed.rank_copies(self, slug));
        }
        if writes_down && is_done && !is_same {
            self.save_index(&now);
        }
        let made = is_done.then(|| of(&mut now));
        if is_done {
            // after the last of them was read
            self.problem_counts.note(&now);
        }
        self.last_index.put(now);
        made
    }

    /// Takes the cached or saved index. Whoever takes it puts it back.
    pub(crate) fn take_index(&self) -> Index {
        self.last_index
            .take()
            .or_else(|| self.index_file().as_deref().map(Index::load))
            .unwrap_or_default()
    }

    pub(crate) fn save_index(&self, index: &Index) {
        if let Some(file) = self.index_file() {
            index.save(&file);
        }
    }

    fn index_file(&self) -> Option<PathBuf> {
        self.state_dir().map(|state| state.join("index"))
    }

    /// The index without changed files, the files to read, and whether nothing changed at all.
    fn scan(&self, mut before: Index) -> (Index, Vec<FileToRead>, bool) {
        let (mut now, mut to_read, mut is_same) = (Index::default(), Vec::new(), true);
        for slug in self.slugs().unwrap_or_default() {
            let known = before.networks.remove(&slug);
            let Some((indexed, is_known)) = self.scan_network(&slug, known, &mut to_read) else {
                continue;
            };
            is_same &= is_known;
            now.networks.insert(slug, indexed);
        }
        (now, to_read, is_same && before.networks.is_empty())
    }

    /// Refreshes the index of one network: only new and changed files are read. The second value
    /// says whether there were any. None where the network itself can't be read.
    pub(crate) fn refresh_network(
        &self,
        slug: &Slug,
        known: Option<IndexedNetwork>,
    ) -> Option<(IndexedNetwork, bool)> {
        let mut to_read = Vec::new();
        let (mut indexed, mut is_same) = self.scan_network(slug, known, &mut to_read)?;
        for file in to_read {
            if let Some(snapshot) = self.summarize_file(&file.path, file.stamp) {
                is_same = false;
                indexed.files.insert(file.name, snapshot);
            }
        }
        indexed.rank_copies(self, slug);
        Some((indexed, !is_same))
    }

    /// The index of a network without its changed files, which are added to `to_read`; and whether
    /// nothing changed.
    fn scan_network(
        &self,
        slug: &Slug,
        known: Option<IndexedNetwork>,
        to_read: &mut Vec<FileToRead>,
    ) -> Option<(IndexedNetwork, bool)> {
        let (mut indexed, mut is_same) = self.scan_network_file(slug, known)?;
        let (mut files, found) = (std::mem::take(&mut indexed.files), to_read.len());
        let folder = self.layout.snapshots_dir(slug);
        let Ok(paths) = folder.and_then(|folder| list_dir::json_files(&folder)) else {
            // what is in there can't be seen just now: it is as it was, and the folder needs a look
            indexed.file_count = files.len() + 1;
            indexed.files = files;
            return Some((indexed, is_same));
        };
        indexed.file_count = paths.len();
        for path in paths {
            let (name, Some(stamp)) = (list_dir::file_name(&path).to_owned(), FileStamp::of(&path))
            else {
                continue;
            };
            match files.remove(&name).filter(|before| before.stamp == stamp) {
                Some(same) => drop(indexed.files.insert(name, same)),
                None => to_read.push(FileToRead { slug: slug.clone(), name, path, stamp }),
            }
        }
        is_same &= files.is_empty();
        indexed.needs_ranking |= !files.is_empty() || to_read.len() > found;
        Some((indexed, is_same))
    }

    /// The index with the network as its file has it now, and whether that file is unchanged.
    fn scan_network_file(
        &self,
        slug: &Slug,
        known: Option<IndexedNetwork>,
    ) -> Option<(IndexedNetwork, bool)> {
        let stamp = FileStamp::of(&self.layout.network_file(slug).ok()?)?;
        let (files, is_unsettled) = match known {
            Some(indexed) if indexed.stamp == stamp => return Some((indexed, true)),
            // the network says which of several copies counts
            Some(indexed) => (indexed.files, true),
            None => (BTreeMap::new(), true),
        };
        let (network, _) = self.read_network(slug).ok()?;
        let indexed = IndexedNetwork {
            stamp,
            network,
            files,
            file_count: 0,
            needs_ranking: is_unsettled,
            revised: None,
        };
        Some((indexed, false))
    }

    pub(crate) fn snapshot_files(&self, slug: &Slug) -> Vec<PathBuf> {
        self.layout
            .snapshots_dir(slug)
            .and_then(|folder| list_dir::json_files(&folder))
            .unwrap_or_default()
    }

    /// Reads files in parallel; each that could be read is returned with its place in the list.
    fn read_files(
        &self,
        files: &[FileToRead],
        go_on: &mut impl FnMut(RefreshProgress) -> bool,
    ) -> RefreshResult {
        let mut found = RefreshResult { snapshots: Vec::with_capacity(files.len()), is_done: true };
        let read = |file: &FileToRead| self.summarize_file(&file.path, file.stamp);
        read_parallel(files, read, |done, at, indexed| {
            if found.is_done {
                found.snapshots.extend(indexed.map(|indexed| (at, indexed)));
            }
            found.is_done = found.is_done && go_on(RefreshProgress { done, total: files.len() });
            found.is_done
        });
        found
    }

    fn summarize_file(&self, path: &Path, stamp: FileStamp) -> Option<IndexedSnapshot> {
        let bytes = read_file::read(path).ok()?;
        summarize::summarize_snapshot(self, path, &bytes, stamp)
    }
}

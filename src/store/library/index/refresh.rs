//! Refreshes the index: each file is compared by size and modification time, and only new and
//! changed ones are read.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::matrix_refs::MatrixRefs;
use super::{FileStamp, Index, IndexedNetwork, IndexedSnapshot, summarize};
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
    folder: Arc<SnapshotsFolder>,
    name: String,
    stamp: FileStamp,
}

/// The folder of a network's snapshots, which all of its files share: there may be a hundred
/// thousand.
struct SnapshotsFolder {
    slug: Slug,
    path: PathBuf,
}

impl FileToRead {
    fn path(&self) -> PathBuf {
        self.folder.path.join(&self.name)
    }
}

impl Index {
    /// Adds what was read.
    fn insert_snapshots(
        &mut self,
        mut files: Vec<FileToRead>,
        found: Vec<(usize, IndexedSnapshot)>,
    ) {
        let mut by_slug: BTreeMap<Slug, Vec<(String, IndexedSnapshot)>> = BTreeMap::new();
        for (at, snapshot) in found {
            if let Some(file) = files.get_mut(at) {
                let read = (std::mem::take(&mut file.name), snapshot);
                match by_slug.get_mut(&file.folder.slug) {
                    Some(all) => all.push(read),
                    None => drop(by_slug.insert(file.folder.slug.clone(), vec![read])),
                }
            }
        }
        for (slug, read) in by_slug {
            if let Some(indexed) = self.networks.get_mut(&slug) {
                indexed.insert_files(read);
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
        let found = self.read_files(&to_read, &MatrixRefs::of(&now), &mut go_on);
        // unreadable files are tried each time, and are not indexed
        let (is_done, is_same) = (found.is_done, is_same && found.snapshots.is_empty());
        now.insert_snapshots(to_read, found.snapshots);
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
        let refs = MatrixRefs::default();
        for file in to_read {
            if let Some(snapshot) = self.summarize_file(&file, &refs) {
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
        let listed = folder.and_then(|path| Ok((list_dir::json_files(&path)?, path)));
        let Ok((paths, path)) = listed else {
            // what is in there can't be seen just now: it is as it was, and the folder needs a look
            indexed.file_count = files.len() + 1;
            indexed.files = files;
            return Some((indexed, is_same));
        };
        indexed.file_count = paths.len();
        let folder = Arc::new(SnapshotsFolder { slug: slug.clone(), path });
        for path in paths {
            let (name, Some(stamp)) = (list_dir::file_name(&path).to_owned(), FileStamp::of(&path))
            else {
                continue;
            };
            match files.remove(&name).filter(|before| before.stamp == stamp) {
                Some(same) => drop(indexed.files.insert(name, same)),
                None => to_read.push(FileToRead { folder: Arc::clone(&folder), name, stamp }),
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
        let files = match known {
            Some(indexed) if indexed.stamp == stamp => return Some((indexed, true)),
            // the network says which of several copies counts
            Some(indexed) => indexed.files,
            None => BTreeMap::new(),
        };
        let (network, _) = self.read_network(slug).ok()?;
        let indexed = IndexedNetwork::new(stamp, network);
        Some((IndexedNetwork { files, needs_ranking: true, ..indexed }, false))
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
        refs: &MatrixRefs,
        go_on: &mut impl FnMut(RefreshProgress) -> bool,
    ) -> RefreshResult {
        let mut found = RefreshResult { snapshots: Vec::with_capacity(files.len()), is_done: true };
        let read = |file: &FileToRead| self.summarize_file(file, refs);
        read_parallel(files, read, |done, at, indexed| {
            if found.is_done {
                found.snapshots.extend(indexed.map(|indexed| (at, indexed)));
            }
            found.is_done = found.is_done && go_on(RefreshProgress { done, total: files.len() });
            found.is_done
        });
        found
    }

    fn summarize_file(&self, file: &FileToRead, refs: &MatrixRefs) -> Option<IndexedSnapshot> {
        let path = file.path();
        let bytes = read_file::read(&path).ok()?;
        summarize::summarize_snapshot(self, &path, &bytes, file.stamp, refs)
    }
}

//! The index: a cache of the summaries of all networks and snapshots, so that only new and changed
//! files are read. It is in this device's state, and can be lost without harm.

mod index_file;
mod matrix_refs;
mod problem_counts;
mod refresh;
mod snapshot_labels;
mod summarize;

use std::collections::BTreeMap;
use std::io::BufReader;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::maturity::ids::Slug;
use crate::maturity::movement::RevisedMove;
use crate::maturity::network::Network;
use crate::maturity::summary::SnapshotSummary;
use crate::store::atomic_write;
use crate::store::read_file::OpenedFile;

pub(crate) use self::problem_counts::ProblemCounts;
pub use self::refresh::RefreshProgress;

/// The largest index that is read: that of a hundred thousand snapshots is a third of it.
const MAX_INDEX_BYTES: u64 = 96 * 1024 * 1024;

/// A file changed so shortly before the index was written may change again without looking
/// different, so it is read again.
const MTIME_MARGIN: Duration = Duration::from_secs(2);

/// A file's length and modification time, in nanoseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FileStamp(u64, i64);

impl FileStamp {
    /// The stamp of a regular file now.
    fn of(path: &Path) -> Option<Self> {
        let metadata = std::fs::symlink_metadata(path).ok().filter(std::fs::Metadata::is_file)?;
        Some(Self(metadata.len(), nanoseconds(metadata.modified().ok()?)))
    }

    /// Whether it was changed so shortly before `written` that a later change might have the same
    /// stamp.
    fn is_too_recent(self, written: Self) -> bool {
        i64::try_from(MTIME_MARGIN.as_nanos())
            .is_ok_and(|fresh| self.1.saturating_add(fresh) >= written.1)
    }
}

fn nanoseconds(moment: SystemTime) -> i64 {
    let since = |duration: Duration| i64::try_from(duration.as_nanos()).unwrap_or(i64::MAX);
    moment.duration_since(UNIX_EPOCH).map_or_else(|before| -since(before.duration()), since)
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    pub(crate) networks: BTreeMap<Slug, IndexedNetwork>,
}

/// The index in memory, so that a refresh, or one that was cancelled, goes on from there.
#[derive(Clone, Debug, Default)]
pub(crate) struct CachedIndex(Arc<Mutex<Option<Index>>>);

impl CachedIndex {
    fn take(&self) -> Option<Index> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    pub(crate) fn contains_network(&self, slug: &Slug) -> bool {
        let index = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        index.as_ref().is_some_and(|index| index.networks.contains_key(slug))
    }

    pub(crate) fn put(&self, index: Index) {
        let now = FileStamp(0, nanoseconds(SystemTime::now()));
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(index.without_recent(now));
    }
}

#[derive(Clone, Debug)]
pub(crate) struct IndexedNetwork {
    stamp: FileStamp,
    pub(crate) network: Network,
    files: BTreeMap<String, IndexedSnapshot>,
    /// How many files were in its folder, readable or not.
    pub(crate) file_count: usize,
    /// Whether its files changed since they were ranked.
    needs_ranking: bool,
    /// What moved between the last two of its line, where that was read: in this run only.
    revised: Option<RevisedMove>,
}

#[derive(Clone, Debug)]
pub(crate) struct IndexedSnapshot {
    stamp: FileStamp,
    pub(crate) summary: Arc<SnapshotSummary>,
    /// The network that the file says it belongs to.
    pub(crate) network: Uuid,
    /// The first digits of the hash of its bytes.
    pub(crate) digits: u64,
    /// Whether its name has another hash than that of its bytes.
    is_altered: bool,
    /// Whether other files with its id say something else.
    pub(crate) differs: bool,
    /// Whether it is the primary one of all with its id.
    is_primary: bool,
}

impl IndexedNetwork {
    /// A network of which no files are known yet.
    fn new(stamp: FileStamp, network: Network) -> Self {
        let (files, revised) = (BTreeMap::new(), None);
        Self { stamp, network, files, file_count: 0, needs_ranking: false, revised }
    }

    /// Adds files. The map is made anew in one go: one that was filled bit by bit in the order of its
    /// names takes nearly twice the room.
    fn insert_files(&mut self, files: impl IntoIterator<Item = (String, IndexedSnapshot)>) {
        self.files = std::mem::take(&mut self.files).into_iter().chain(files).collect();
    }
}

impl Index {
    /// The saved index; an empty one where it is missing, damaged or of another version.
    fn load(path: &Path) -> Self {
        let Some(written) = FileStamp::of(path) else { return Self::default() };
        let opened = OpenedFile::open(path).and_then(|file| file.into_reader(MAX_INDEX_BYTES));
        let Ok(file) = opened else { return Self::default() };
        index_file::read(BufReader::new(file)).unwrap_or_default().without_recent(written)
    }

    /// Without what changed so shortly before that moment that it may have changed again.
    fn without_recent(mut self, seen_at: FileStamp) -> Self {
        for indexed in self.networks.values_mut() {
            let before = indexed.files.len();
            indexed.files.retain(|_, snapshot| !snapshot.stamp.is_too_recent(seen_at));
            indexed.needs_ranking |= indexed.files.len() < before;
        }
        self.networks.retain(|_, indexed| !indexed.stamp.is_too_recent(seen_at));
        self
    }

    /// Saves it for the next run. A failure costs time and nothing else.
    fn save(&self, path: &Path) {
        let folder = path.parent().map_or(Ok(()), atomic_write::create_private_dir);
        let _ = folder.and_then(|()| {
            atomic_write::write_cache_file(path, |out| index_file::write(self, out))
        });
    }
}

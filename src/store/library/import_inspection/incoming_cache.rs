//! The cache of what the preview of an import parsed, for the import that may follow: each file is
//! parsed once, and of thousands that are a snapshot each no bytes are held.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::incoming_file::{
    IncomingFile, IncomingSnapshots, RawFile, SnapshotPart, UnreadableFile,
};

/// About how many bytes are held at most. What goes beyond is parsed again when it is imported.
const MAX_HELD_BYTES: usize = 32 * 1024 * 1024;

/// What was parsed, by the hash of the file. Clones of a library share it.
#[derive(Clone, Default)]
pub(crate) struct IncomingCache(Arc<Mutex<HeldFiles>>);

#[derive(Default)]
struct HeldFiles {
    by_hash: BTreeMap<String, HeldFile>,
    /// The size of all of them: it is not summed up anew for each of thousands.
    size: usize,
}

enum HeldFile {
    Whole(Arc<IncomingFile>),
    /// A snapshot in a file of its own, without its bytes: the import reads them again to check
    /// their hash.
    Snapshot(Box<SnapshotPart>),
}

impl HeldFile {
    fn of(hash: &str, file: &Arc<IncomingFile>) -> Self {
        let own = match &**file {
            IncomingFile::Snapshots(snapshots) => snapshots.own_snapshot(hash),
            _ => None,
        };
        own.map_or_else(
            || Self::Whole(Arc::clone(file)),
            |part| Self::Snapshot(Box::new(part.with_bytes(Vec::new()))),
        )
    }

    /// What was parsed, with the bytes of the file that was read again.
    fn file(&self, bytes: Vec<u8>) -> Arc<IncomingFile> {
        match self {
            Self::Whole(file) => Arc::clone(file),
            Self::Snapshot(part) => {
                let snapshots = vec![part.with_bytes(bytes)];
                let file = IncomingSnapshots { snapshots, ..Default::default() };
                Arc::new(IncomingFile::Snapshots(file))
            }
        }
    }

    fn size(&self) -> usize {
        let part_size = |part: &SnapshotPart| {
            let left_out = part.left_out.iter().map(String::len).sum::<usize>();
            size_of::<SnapshotPart>() + part.bytes.len() + left_out
        };
        match self {
            Self::Snapshot(part) => part_size(part),
            Self::Whole(file) => match &**file {
                IncomingFile::Snapshots(snapshots) => {
                    snapshots.snapshots.iter().map(part_size).sum()
                }
                _ => 0,
            },
        }
    }
}

impl IncomingCache {
    fn lock(&self) -> MutexGuard<'_, HeldFiles> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn clear(&self) {
        *self.lock() = HeldFiles::default();
    }

    /// Holds a parsed file, unless too much is held already.
    pub(crate) fn insert(&self, hash: &str, file: &Arc<IncomingFile>) {
        let held_file = HeldFile::of(hash, file);
        let size = held_file.size();
        let mut held = self.lock();
        if held.size + size <= MAX_HELD_BYTES {
            held.size += size;
            let before = held.by_hash.insert(hash.to_owned(), held_file);
            held.size -= before.map_or(0, |before| before.size());
        }
    }

    /// What was parsed of the file with this hash, while it is held with its bytes.
    pub(crate) fn get(&self, hash: &str) -> Option<Arc<IncomingFile>> {
        match self.lock().by_hash.get(hash)? {
            HeldFile::Whole(file) => Some(Arc::clone(file)),
            HeldFile::Snapshot(_) => None,
        }
    }

    /// What these bytes hold: as it was parsed for the preview, or parsed now.
    pub(crate) fn parse(&self, raw: RawFile) -> Result<Arc<IncomingFile>, UnreadableFile> {
        if let Some(held) = self.lock().by_hash.get(&raw.hash) {
            return Ok(held.file(raw.bytes));
        }
        raw.parse().map(Arc::new)
    }

    pub(crate) fn remove(&self, hash: &str) {
        let mut held = self.lock();
        let before = held.by_hash.remove(hash);
        held.size -= before.map_or(0, |before| before.size());
    }
}

impl std::fmt::Debug for IncomingCache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "IncomingCache({} files)", self.lock().by_hash.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sha256::sha256_hex;

    /// With a note, as most have: its figures alone are smaller than it is.
    fn snapshot() -> String {
        let note = "Agreed after a long talk. ".repeat(40);
        format!(
            r#"{{"format":"pcn-workbook.snapshot/1","id":"01920000-0000-7000-8000-000000000001","network":{{"id":"01920000-0000-7000-8000-000000000002","name":"Hillside PCN"}},"matrix":{{"id":"ours","revision":1,"fingerprint":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}},"voice":{{"kind":"agreed"}},"answers":{{"A-1a":{{"answer":"fully","note":"{note}"}}}},"taken_on":"2026-11-21","saved_at":"2026-11-21T20:30:00Z"}}"#
        )
    }

    fn raw(text: &str) -> RawFile {
        RawFile { bytes: text.as_bytes().to_vec(), hash: sha256_hex(text.as_bytes()) }
    }

    fn held_size(cache: &IncomingCache) -> usize {
        cache.lock().size
    }

    #[test]
    fn a_snapshot_is_held_without_its_bytes_and_has_those_that_are_read_again() {
        let text = snapshot();
        let (cache, hash) = (IncomingCache::default(), sha256_hex(text.as_bytes()));
        let Ok(parsed) = raw(&text).parse() else { panic!("a snapshot") };
        cache.insert(&hash, &Arc::new(parsed));
        assert!(held_size(&cache) < text.len(), "{}", held_size(&cache));
        assert!(cache.get(&hash).is_none(), "it has no bytes to be compared by");
        let Ok(file) = cache.parse(raw(&text)) else { panic!("a snapshot") };
        let IncomingFile::Snapshots(snapshots) = &*file else { panic!("a snapshot") };
        assert_eq!(snapshots.snapshots[0].bytes, text.as_bytes());
        assert_eq!(snapshots.snapshots[0].hash, hash);
    }

    #[test]
    fn what_is_held_is_counted_once_and_no_more_when_it_is_gone() {
        let text = snapshot();
        let (cache, hash) = (IncomingCache::default(), sha256_hex(text.as_bytes()));
        let Ok(parsed) = raw(&text).parse() else { panic!("a snapshot") };
        let parsed = Arc::new(parsed);
        cache.insert(&hash, &parsed);
        let once = held_size(&cache);
        cache.insert(&hash, &parsed);
        assert_eq!(held_size(&cache), once);
        cache.remove(&hash);
        cache.remove(&hash);
        assert_eq!(held_size(&cache), 0);
    }
}

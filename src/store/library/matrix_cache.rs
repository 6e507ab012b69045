//! The cache of matrices, by fingerprint. A draft or snapshot names the exact text it was answered
//! on, and no other will do, wherever it is.
//!
//! What was parsed is kept while the program runs: a text with a given hash can't change.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use crate::maturity::assessment::MatrixRef;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::MatrixId;
use crate::maturity::matrix::{Language, Matrix};
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::waiting_work::KEPT_FIELD;
use crate::store::error::StoreError;
use crate::store::format::matrix;
use crate::store::layout::Layout;
use crate::store::sha256::sha256_hex;
use crate::store::{list_dir, read_file, shipped_matrices};

#[derive(Debug)]
pub(crate) struct ParsedMatrix {
    /// The matrix and its exact identity, where it can be read at all.
    pub(crate) matrix: Option<(Matrix, MatrixRef)>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl ParsedMatrix {
    fn of(bytes: &[u8], language: Option<Language>) -> Self {
        let (matrix, mut findings) = matrix::read_validated(bytes);
        // fields of somebody's own are told where a file is checked, and are no trouble later
        findings.retain(|finding| finding.code != KEPT_FIELD);
        if findings.iter().any(Diagnostic::is_error) && matrix::is_json_schema(bytes) {
            return Self::none();
        }
        let matrix = matrix.map(|matrix| {
            let reference = matrix::reference(&matrix);
            let mut shown = matrix;
            shown.show_in(language);
            (shown, reference)
        });
        Self { matrix, diagnostics: findings }
    }

    /// What can't be read holds no matrix.
    pub(crate) const fn none() -> Self {
        Self { matrix: None, diagnostics: Vec::new() }
    }

    /// The matrix, where it has no error.
    pub(crate) fn usable(&self) -> Option<&(Matrix, MatrixRef)> {
        self.matrix.as_ref().filter(|_| !self.diagnostics.iter().any(Diagnostic::is_error))
    }
}

/// The size and modification time of a file when it was read.
type CacheStamp = (u64, SystemTime);

#[derive(Debug, Default)]
pub(crate) struct MatrixCache {
    files: Mutex<BTreeMap<PathBuf, (CacheStamp, Arc<ParsedMatrix>)>>,
    ids: Mutex<BTreeMap<PathBuf, (CacheStamp, Option<MatrixId>)>>,
    by_fingerprint: Mutex<BTreeMap<String, Arc<KnownMatrix>>>,
    by_hash: Mutex<BTreeMap<String, Arc<ParsedMatrix>>>,
    /// The language in which matrices are read that have it.
    language: Mutex<Option<Language>>,
}

fn cache_stamp(path: &Path) -> Option<CacheStamp> {
    let metadata = std::fs::symlink_metadata(path).ok()?;
    Some((metadata.len(), metadata.modified().ok()?))
}

fn lock_mutex<T>(locked: &Mutex<T>) -> MutexGuard<'_, T> {
    locked.lock().unwrap_or_else(PoisonError::into_inner)
}

impl MatrixCache {
    pub(crate) fn language(&self) -> Option<Language> {
        *lock_mutex(&self.language)
    }

    /// Reads matrices in this language from now on, and forgets those that were read in another.
    pub(crate) fn set_language(&self, language: Option<Language>) {
        let before = std::mem::replace(&mut *lock_mutex(&self.language), language);
        if before != language {
            lock_mutex(&self.files).clear();
            lock_mutex(&self.by_fingerprint).clear();
            lock_mutex(&self.by_hash).clear();
        }
    }

    pub(crate) fn parse(&self, hash: &str, bytes: &[u8]) -> Arc<ParsedMatrix> {
        if let Some(read) = lock_mutex(&self.by_hash).get(hash) {
            return Arc::clone(read);
        }
        let read = Arc::new(ParsedMatrix::of(bytes, self.language()));
        lock_mutex(&self.by_hash).insert(hash.to_owned(), Arc::clone(&read));
        read
    }

    /// The id that the matrix in a file says it has, found without parsing what comes after it: a
    /// matrix with a glossary of megabytes takes seconds to check, and most ids are not asked for.
    pub(crate) fn read_id(&self, path: &Path) -> Result<Option<MatrixId>, StoreError> {
        let stamp = cache_stamp(path);
        let before = lock_mutex(&self.ids).get(path).cloned();
        if let Some((_, id)) = before.filter(|(then, _)| Some(*then) == stamp) {
            return Ok(id);
        }
        let id = matrix::read_id(&read_file::read(path)?);
        if let Some(stamp) = stamp {
            lock_mutex(&self.ids).insert(path.to_path_buf(), (stamp, id.clone()));
        }
        Ok(id)
    }

    /// A file, parsed again only if its size or time changed. Good enough for lists, and never for
    /// what is written.
    pub(crate) fn read_file(&self, path: &Path) -> Result<Arc<ParsedMatrix>, StoreError> {
        let stamp = cache_stamp(path);
        let before =
            lock_mutex(&self.files).get(path).map(|(then, read)| (*then, Arc::clone(read)));
        if let Some((_, read)) = before.filter(|(then, _)| Some(*then) == stamp) {
            return Ok(read);
        }
        let bytes = read_file::read(path)?;
        let read = self.parse(&sha256_hex(&bytes), &bytes);
        if let Some(stamp) = stamp {
            lock_mutex(&self.files).insert(path.to_path_buf(), (stamp, Arc::clone(&read)));
        }
        Ok(read)
    }

    /// The matrix with exactly this text: cached, shipped, frozen, or under any name in
    /// `matrices/`.
    pub(crate) fn matrix(
        &self,
        layout: &Layout,
        reference: &MatrixRef,
    ) -> Option<Arc<KnownMatrix>> {
        if let Some(known) = self.cached_or_shipped(reference) {
            return Some(known);
        }
        let found = self
            .read_frozen(layout, reference)
            .map(Arc::new)
            .or_else(|| self.find_by_content(layout, reference).map(Arc::new))?;
        self.insert(&found);
        Some(found)
    }

    /// The matrix with exactly this text, where it is shipped or cached.
    pub(crate) fn cached_or_shipped(&self, reference: &MatrixRef) -> Option<Arc<KnownMatrix>> {
        let cached = || lock_mutex(&self.by_fingerprint).get(&reference.fingerprint).cloned();
        shipped_matrices::find_exact(reference).or_else(cached)
    }

    pub(crate) fn fingerprints(&self, layout: &Layout) -> BTreeSet<String> {
        let paths = list_dir::json_files(&layout.matrices_dir()).unwrap_or_default();
        let bytes = paths.iter().filter_map(|path| read_file::read(path).ok());
        let both = bytes.flat_map(|bytes| {
            let hash = sha256_hex(&bytes);
            let own =
                self.parse(&hash, &bytes).matrix.as_ref().map(|(_, own)| own.fingerprint.clone());
            own.into_iter().chain([hash])
        });
        both.collect()
    }

    /// A cached matrix of this id and revision whose fingerprint begins like this.
    pub(crate) fn find_by_prefix(
        &self,
        prefix: &str,
        id: &MatrixId,
        revision: u32,
    ) -> Option<Arc<KnownMatrix>> {
        let known = lock_mutex(&self.by_fingerprint);
        let mut from = known
            .range(prefix.to_owned()..)
            .take_while(|(fingerprint, _)| fingerprint.starts_with(prefix));
        let found = from
            .find(|(_, known)| known.reference.id == *id && known.reference.revision == revision);
        found.map(|(_, known)| Arc::clone(known))
    }

    pub(crate) fn insert(&self, known: &Arc<KnownMatrix>) {
        lock_mutex(&self.by_fingerprint)
            .insert(known.reference.fingerprint.clone(), Arc::clone(known));
    }

    /// The frozen copy under its own name with its own bytes.
    pub(crate) fn read_frozen(
        &self,
        layout: &Layout,
        reference: &MatrixRef,
    ) -> Option<KnownMatrix> {
        let path = layout.matrix_file(reference, &matrix::frozen_file_name(reference))?;
        self.read_exact(layout, &path, reference)
    }

    fn read_exact(
        &self,
        layout: &Layout,
        path: &Path,
        reference: &MatrixRef,
    ) -> Option<KnownMatrix> {
        let bytes = read_file::read(path).ok()?;
        let hash = sha256_hex(&bytes);
        let read = self.parse(&hash, &bytes);
        let (matrix, own) = read.matrix.as_ref()?;
        let is_it = hash == reference.fingerprint || own.fingerprint == reference.fingerprint;
        let origin = if hash == own.fingerprint {
            Origin::Frozen(layout.relative_path(path))
        } else {
            Origin::Loose(layout.relative_path(path))
        };
        // the same id and revision, as the file itself has them
        let reference = MatrixRef { fingerprint: reference.fingerprint.clone(), ..own.clone() };
        is_it.then(|| KnownMatrix::new(matrix.clone(), reference, origin))
    }

    /// Searches `matrices/` for the text under any other name, which a sync program or a person may
    /// have given it.
    fn find_by_content(&self, layout: &Layout, reference: &MatrixRef) -> Option<KnownMatrix> {
        let paths = list_dir::json_files(&layout.matrices_dir()).ok()?;
        paths.iter().find_map(|path| self.read_exact(layout, path, reference))
    }
}

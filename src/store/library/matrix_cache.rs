//! Matrices found by their exact text. A draft or snapshot names the fingerprint it was answered
//! on, and only a text with that very fingerprint will do; where it stands is a matter of speed.
//!
//! What was read once is kept for as long as the program runs: a text with a given hash can't
//! change.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use crate::maturity::assessment::MatrixRef;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::MatrixId;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::store::error::StoreError;
use crate::store::format::matrix;
use crate::store::layout::Layout;
use crate::store::sha256::sha256_hex;
use crate::store::{list_dir, read_file, shipped_matrices};

/// What the bytes of a matrix file say, and what was found in them.
#[derive(Debug)]
pub(crate) struct ParsedMatrix {
    /// The matrix and its exact identity, where the file can be used at all.
    pub(crate) matrix: Option<(Matrix, MatrixRef)>,
    /// What was found in it.
    pub(crate) findings: Vec<Diagnostic>,
}

impl ParsedMatrix {
    fn of(bytes: &[u8]) -> Self {
        let (matrix, findings) = matrix::read_checked(bytes);
        if findings.iter().any(Diagnostic::is_error) && matrix::is_schema(bytes) {
            return Self { matrix: None, findings: Vec::new() };
        }
        let matrix = matrix.map(|matrix| {
            let reference = matrix::reference(&matrix);
            (matrix, reference)
        });
        Self { matrix, findings }
    }

    /// The matrix, where nothing stands in the way of using it.
    pub(crate) fn usable(&self) -> Option<&(Matrix, MatrixRef)> {
        self.matrix.as_ref().filter(|_| !self.findings.iter().any(Diagnostic::is_error))
    }
}

/// How a file looked when it was read: its length and when it was changed last.
type CacheStamp = (u64, SystemTime);

/// All matrix texts read so far.
#[derive(Debug, Default)]
pub(crate) struct MatrixCache {
    files: Mutex<BTreeMap<PathBuf, (CacheStamp, Arc<ParsedMatrix>)>>,
    matrices: Mutex<BTreeMap<String, Arc<KnownMatrix>>>,
    texts: Mutex<BTreeMap<String, Arc<ParsedMatrix>>>,
}

fn open<T>(locked: &Mutex<T>) -> MutexGuard<'_, T> {
    locked.lock().unwrap_or_else(PoisonError::into_inner)
}

impl MatrixCache {
    /// What the bytes with this hash say.
    pub(crate) fn read(&self, hash: &str, bytes: &[u8]) -> Arc<ParsedMatrix> {
        if let Some(read) = open(&self.texts).get(hash) {
            return Arc::clone(read);
        }
        let read = Arc::new(ParsedMatrix::of(bytes));
        open(&self.texts).insert(hash.to_owned(), Arc::clone(&read));
        read
    }

    /// What a file says that looks as it did when it was read before; else it is read. Good enough
    /// for showing which matrices there are beside each of thousands of networks, and for nothing
    /// that is written.
    pub(crate) fn read_file(&self, path: &Path) -> Result<Arc<ParsedMatrix>, StoreError> {
        let stamp = std::fs::symlink_metadata(path)
            .and_then(|about| Ok((about.len(), about.modified()?)))
            .ok();
        let before = open(&self.files).get(path).map(|(then, read)| (*then, Arc::clone(read)));
        if let Some((_, read)) = before.filter(|(then, _)| Some(*then) == stamp) {
            return Ok(read);
        }
        let bytes = read_file::read(path)?;
        let read = self.read(&sha256_hex(&bytes), &bytes);
        if let Some(stamp) = stamp {
            open(&self.files).insert(path.to_path_buf(), (stamp, Arc::clone(&read)));
        }
        Ok(read)
    }

    /// The matrix with exactly this text: kept from before, shipped, frozen, or wherever else in
    /// `matrices/` it stands.
    pub(crate) fn matrix(
        &self,
        places: &Layout,
        reference: &MatrixRef,
    ) -> Option<Arc<KnownMatrix>> {
        if let Some(known) = self.at_hand(reference) {
            return Some(known);
        }
        let found = self
            .frozen(places, reference)
            .map(Arc::new)
            .or_else(|| self.elsewhere(places, reference).map(Arc::new))?;
        self.keep(&found);
        Some(found)
    }

    /// The matrix with exactly this text, where it comes with the program or was read before.
    pub(crate) fn at_hand(&self, reference: &MatrixRef) -> Option<Arc<KnownMatrix>> {
        open(&self.matrices).get(&reference.fingerprint).cloned().or_else(|| shipped(reference))
    }

    /// The fingerprints of all that stands in `matrices/`, under whatever names.
    pub(crate) fn texts(&self, places: &Layout) -> BTreeSet<String> {
        let paths = list_dir::json_files(&places.matrices()).unwrap_or_default();
        let bytes = paths.iter().filter_map(|path| read_file::read(path).ok());
        let both = bytes.flat_map(|bytes| {
            let hash = sha256_hex(&bytes);
            let own =
                self.read(&hash, &bytes).matrix.as_ref().map(|(_, own)| own.fingerprint.clone());
            own.into_iter().chain([hash])
        });
        both.collect()
    }

    /// A matrix read before whose fingerprint begins like this, of this id and revision.
    pub(crate) fn beginning(
        &self,
        begins: &str,
        id: &MatrixId,
        revision: u32,
    ) -> Option<Arc<KnownMatrix>> {
        let known = open(&self.matrices);
        let mut from = known
            .range(begins.to_owned()..)
            .take_while(|(fingerprint, _)| fingerprint.starts_with(begins));
        let found = from
            .find(|(_, known)| known.reference.id == *id && known.reference.revision == revision);
        found.map(|(_, known)| Arc::clone(known))
    }

    /// Keeps a matrix for the next time it is asked for.
    pub(crate) fn keep(&self, known: &Arc<KnownMatrix>) {
        open(&self.matrices).insert(known.reference.fingerprint.clone(), Arc::clone(known));
    }

    /// The frozen copy, where it stands under its own name with its own bytes.
    pub(crate) fn frozen(&self, places: &Layout, reference: &MatrixRef) -> Option<KnownMatrix> {
        let path = places.frozen(reference, &matrix::frozen_name(reference))?;
        self.exactly(places, &path, reference)
    }

    fn exactly(&self, places: &Layout, path: &Path, reference: &MatrixRef) -> Option<KnownMatrix> {
        let bytes = read_file::read(path).ok()?;
        let hash = sha256_hex(&bytes);
        let read = self.read(&hash, &bytes);
        let (matrix, own) = read.matrix.as_ref()?;
        let is_it = hash == reference.fingerprint || own.fingerprint == reference.fingerprint;
        is_it.then(|| KnownMatrix {
            matrix: matrix.clone(),
            // the same id and revision, as the file itself has them
            reference: MatrixRef { fingerprint: reference.fingerprint.clone(), ..own.clone() },
            origin: if hash == own.fingerprint {
                Origin::Frozen(places.inside(path))
            } else {
                Origin::Loose(places.inside(path))
            },
        })
    }

    /// Looks through `matrices/` for the text under any other name, as a sync program or a person
    /// may have given it one.
    fn elsewhere(&self, places: &Layout, reference: &MatrixRef) -> Option<KnownMatrix> {
        let paths = list_dir::json_files(&places.matrices()).ok()?;
        paths.iter().find_map(|path| self.exactly(places, path, reference))
    }
}

fn shipped(reference: &MatrixRef) -> Option<Arc<KnownMatrix>> {
    shipped_matrices::shipped(&reference.id)
        .filter(|known| known.reference.fingerprint == reference.fingerprint)
}

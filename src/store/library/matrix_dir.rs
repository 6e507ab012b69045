//! The files in `matrices/`, loose and frozen.
//!
//! A file is identified by its content; only frozen copies are looked up by name, and then their
//! hash must match it. A matrix's id and revision never change their meaning once they are shipped
//! or frozen: another text under them is a finding, and is not used until it has a revision of its
//! own.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::Library;
use super::loose_matrix::LooseFile;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{MatrixId, is_slug};
use crate::maturity::matrix::Matrix;
use crate::maturity::matrix_catalog::UnusableMatrix;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::{revision, validate};
use crate::store::error::StoreError;
use crate::store::sha256::{is_short_hash, sha256_hex, short_hash};
use crate::store::{error_diagnostic, json, list_dir, read_file, shipped_matrices};

/// All files of `matrices/`: loose ones by the id that they say they have, frozen ones by name.
#[derive(Debug)]
pub(crate) struct MatrixDir<'l> {
    pub(crate) library: &'l Library,
    pub(crate) frozen: Vec<FrozenMatrix>,
    pub(crate) loose: Vec<LooseFile>,
    /// Why the folder, or files in it, could not even be read.
    errors: Vec<StoreError>,
    /// The same of frozen copies, each read once it is asked for.
    frozen_errors: Mutex<Vec<StoreError>>,
    /// The texts of each id, once they were asked for.
    pub(crate) texts: Mutex<BTreeMap<MatrixId, Vec<Arc<KnownMatrix>>>>,
}

#[derive(Clone, Debug)]
pub(crate) struct FrozenMatrix {
    id: MatrixId,
    revision: u32,
    hash_prefix: String,
    path: PathBuf,
}

struct MatrixCandidate<'s> {
    revision: u32,
    source: MatrixSource<'s>,
}

enum MatrixSource<'s> {
    Shipped(Arc<KnownMatrix>),
    Frozen(&'s FrozenMatrix),
    Loose(&'s LooseFile),
}

impl MatrixCandidate<'_> {
    /// The fingerprint, where it is known without reading a file.
    fn fingerprint(&self) -> Option<&str> {
        match &self.source {
            MatrixSource::Shipped(known) => Some(&known.reference.fingerprint),
            MatrixSource::Loose(loose) => Some(&loose.reference()?.fingerprint),
            MatrixSource::Frozen(_) => None,
        }
    }
}

impl<'l> MatrixDir<'l> {
    /// Scans `matrices/`; a loose file is parsed once its id is asked for, and not again unless it
    /// changed.
    pub(crate) fn from_cache(library: &'l Library) -> Self {
        Self::scan(library, |path| LooseFile::with_id(library, path))
    }

    /// Scans `matrices/` and parses every loose file.
    pub(crate) fn of(library: &'l Library) -> Self {
        Self::scan(library, |path| LooseFile::read(library, path))
    }

    fn scan(library: &'l Library, read: impl Fn(&Path) -> Result<LooseFile, StoreError>) -> Self {
        let mut matrix_dir = Self {
            library,
            frozen: Vec::new(),
            loose: Vec::new(),
            errors: Vec::new(),
            frozen_errors: Mutex::default(),
            texts: Mutex::default(),
        };
        let paths = list_dir::json_files(&library.layout.matrices_dir()).unwrap_or_else(|error| {
            matrix_dir.errors.push(error);
            Vec::new()
        });
        for path in paths {
            match FrozenMatrix::from_file_name(&path) {
                Some(frozen) => matrix_dir.frozen.push(frozen),
                None => match read(&path) {
                    Ok(loose) => matrix_dir.loose.push(loose),
                    Err(error) => matrix_dir.errors.push(error),
                },
            }
        }
        matrix_dir
    }

    /// Why matrices that were asked for may be missing: what could not be read so far, the folder
    /// itself or files in it.
    pub(crate) fn read_errors(&self) -> Vec<StoreError> {
        let loose = self.loose.iter().filter_map(LooseFile::read_error);
        let frozen = self.frozen_errors.lock().unwrap_or_else(PoisonError::into_inner);
        self.errors.iter().chain(loose).chain(frozen.iter()).cloned().collect()
    }

    /// The same as findings.
    pub(crate) fn unread(&self) -> Vec<Diagnostic> {
        let to_diagnostic =
            |error| error_diagnostic::from_library_error(error, &self.library.layout);
        self.read_errors().into_iter().map(to_diagnostic).collect()
    }

    /// The candidates for an id that can be read, the newest first.
    pub(crate) fn load_candidates(&self, id: &MatrixId) -> Vec<Arc<KnownMatrix>> {
        self.candidates(id).iter().filter_map(|candidate| self.load(candidate)).collect()
    }

    /// Whether a copy of this revision is frozen, so that answers depend on it.
    pub(crate) fn is_frozen(&self, reference: &MatrixRef) -> bool {
        let is_it = |frozen: &FrozenMatrix| {
            frozen.id == reference.id
                && frozen.revision == reference.revision
                && reference.fingerprint.starts_with(&frozen.hash_prefix)
        };
        self.frozen.iter().any(is_it)
    }

    /// The candidates for a matrix, newest revision first.
    ///
    /// Where a matrix of this id is shipped or in a loose file, a frozen copy of another revision
    /// comes last: it was imported with somebody's answers, and must never take the place of our
    /// own text.
    fn candidates(&self, id: &MatrixId) -> Vec<MatrixCandidate<'_>> {
        let mut all = self.all_candidates(id);
        let is_own =
            |candidate: &MatrixCandidate<'_>| !matches!(candidate.source, MatrixSource::Frozen(_));
        if all.iter().any(is_own) {
            all.sort_by_key(|candidate| !is_own(candidate));
        }
        all
    }

    /// The same whoever wrote them. Within one revision shipped comes before loose, and loose
    /// before frozen.
    fn all_candidates(&self, id: &MatrixId) -> Vec<MatrixCandidate<'_>> {
        let shipped = shipped_matrices::find(id).into_iter().chain(shipped_matrices::earlier(id));
        let shipped = shipped.map(|known| MatrixCandidate {
            revision: known.reference.revision,
            source: MatrixSource::Shipped(known),
        });
        let loose = self.loose.iter().filter(|loose| loose.id() == Some(id));
        let loose = loose.filter(|loose| self.is_usable(loose)).filter_map(|loose| {
            let own = loose.reference().filter(|own| own.id == *id)?;
            Some(MatrixCandidate { revision: own.revision, source: MatrixSource::Loose(loose) })
        });
        let mut all: Vec<_> = shipped.chain(loose).collect();
        // the frozen copy of a text that is there is not read too
        let texts: Vec<String> =
            all.iter().filter_map(MatrixCandidate::fingerprint).map(str::to_owned).collect();
        let is_other = |frozen: &&FrozenMatrix| {
            frozen.id == *id && !texts.iter().any(|text| text.starts_with(&frozen.hash_prefix))
        };
        let frozen = self.frozen.iter().filter(is_other);
        all.extend(frozen.map(|frozen| MatrixCandidate {
            revision: frozen.revision,
            source: MatrixSource::Frozen(frozen),
        }));
        all.sort_by_key(|candidate| Reverse(candidate.revision));
        all
    }

    /// Whether any file here, valid or not, or a shipped matrix has this id.
    pub(crate) fn mentions(&self, id: &MatrixId) -> bool {
        self.loose.iter().any(|loose| loose.id() == Some(id))
            || self.frozen.iter().any(|frozen| frozen.id == *id)
            || shipped_matrices::find(id).is_some()
    }

    fn load(&self, candidate: &MatrixCandidate<'_>) -> Option<Arc<KnownMatrix>> {
        match &candidate.source {
            MatrixSource::Shipped(known) => Some(Arc::clone(known)),
            MatrixSource::Frozen(frozen) => {
                let before = self
                    .library
                    .matrix_cache
                    .find_by_prefix(&frozen.hash_prefix, &frozen.id, frozen.revision);
                before.or_else(|| self.read_or_note(frozen))
            }
            MatrixSource::Loose(loose) => self.load_loose(loose),
        }
    }

    fn read_or_note(&self, frozen: &FrozenMatrix) -> Option<Arc<KnownMatrix>> {
        let note = |error: StoreError| {
            let mut errors = self.frozen_errors.lock().unwrap_or_else(PoisonError::into_inner);
            if !errors.contains(&error) {
                errors.push(error);
            }
        };
        self.read_frozen(frozen).map_err(note).ok()
    }

    /// Reads a frozen copy, which must match its name.
    pub(crate) fn read_frozen(
        &self,
        frozen: &FrozenMatrix,
    ) -> Result<Arc<KnownMatrix>, StoreError> {
        let bytes = read_file::read(&frozen.path)?;
        let hash = sha256_hex(&bytes);
        let read = self.library.matrix_cache.parse(&hash, &bytes);
        let is_it = |own: &MatrixRef| {
            short_hash(&hash) == frozen.hash_prefix
                && own.id == frozen.id
                && own.revision == frozen.revision
        };
        let Some((matrix, _)) = read.matrix.as_ref().filter(|(_, own)| is_it(own)) else {
            return Err(frozen.hash_mismatch());
        };
        let reference =
            MatrixRef { id: frozen.id.clone(), revision: frozen.revision, fingerprint: hash };
        let origin = Origin::Frozen(self.library.layout.relative_path(&frozen.path));
        let known = Arc::new(KnownMatrix::new(matrix.clone(), reference, origin));
        self.library.matrix_cache.insert(&known);
        Ok(known)
    }

    pub(crate) fn load_loose(&self, loose: &LooseFile) -> Option<Arc<KnownMatrix>> {
        let (matrix, reference) = loose.parsed().usable()?;
        let origin = Origin::Loose(self.library.layout.relative_path(loose.path()));
        Some(Arc::new(KnownMatrix::new(matrix.clone(), reference.clone(), origin)))
    }

    /// A loose file that can't be used, as far as it can be parsed.
    pub(crate) fn unusable(&self, loose: &LooseFile) -> Option<UnusableMatrix> {
        let (matrix, _) = loose.parsed().matrix.as_ref().filter(|_| !self.is_usable(loose))?;
        Some(UnusableMatrix {
            file: self.library.layout.relative_path(loose.path()),
            matrix: Arc::new(matrix.clone()),
        })
    }

    /// Whether a loose file can be used: it has no error and does not redefine a revision that is
    /// shipped or frozen.
    pub(crate) fn is_usable(&self, loose: &LooseFile) -> bool {
        loose
            .parsed()
            .usable()
            .is_some_and(|(_, own)| !redefines_shipped(own) && !self.redefines_frozen(own))
    }

    fn redefines_frozen(&self, own: &MatrixRef) -> bool {
        let same = || {
            self.frozen
                .iter()
                .filter(|frozen| frozen.id == own.id && frozen.revision == own.revision)
        };
        same().next().is_some()
            && !same().any(|frozen| own.fingerprint.starts_with(&frozen.hash_prefix))
    }

    pub(crate) fn diagnose_loose(&self, loose: &LooseFile) -> Vec<Diagnostic> {
        let mut more = Vec::new();
        if let Some((matrix, own)) = loose.parsed().usable() {
            more.extend(self.check_crosswalk(matrix));
            if redefines_shipped(own) {
                more.push(shipped_redefined());
            } else if self.redefines_frozen(own) {
                let before = self.load_candidates(&own.id).into_iter();
                let before = before.filter(|known| known.reference.revision == own.revision);
                let before: Vec<Arc<KnownMatrix>> = before.collect();
                more.push(changed_without_revision(&before, matrix));
            }
        }
        if !more.is_empty() {
            more =
                json::with_line_numbers(more, &read_file::read(loose.path()).unwrap_or_default());
        }
        let findings = loose.parsed().diagnostics.iter().cloned().chain(more);
        let file = self.library.layout.relative_path(loose.path());
        findings.map(|finding| finding.in_file(file.clone())).collect()
    }

    pub(crate) fn check_crosswalk(&self, matrix: &Matrix) -> Vec<Diagnostic> {
        let mut ids: Vec<_> = matrix.crosswalk.iter().map(|crossing| &crossing.matrix).collect();
        ids.sort();
        ids.dedup();
        let others: Vec<_> = ids
            .into_iter()
            .flat_map(|id| self.candidates(id))
            .filter_map(|other| self.load(&other))
            .collect();
        let others: Vec<&Matrix> = others.iter().map(|known| &known.matrix).collect();
        validate::validate_crosswalk(matrix, &others)
    }
}

impl FrozenMatrix {
    /// Reads `<id>@<revision>_<hash12>.json`.
    fn from_file_name(path: &Path) -> Option<Self> {
        let (id, rest) = list_dir::file_name(path).strip_suffix(".json")?.split_once('@')?;
        let (revision, prefix) = rest.split_once('_')?;
        let revision = revision.parse().ok()?;
        let frozen = || Self {
            id: MatrixId::from(id),
            revision,
            hash_prefix: prefix.to_owned(),
            path: path.to_path_buf(),
        };
        (is_slug(id) && is_short_hash(prefix)).then(frozen)
    }

    fn hash_mismatch(&self) -> StoreError {
        StoreError::unreadable("This frozen matrix is not what its name says: it was changed or damaged, so nothing is read against it.",
            "Bring the file back from a backup or the sync program's history.",
        )
        .in_file(&self.path)
    }
}

fn redefines_shipped(own: &MatrixRef) -> bool {
    shipped_matrices::find_revision(&own.id, own.revision)
        .is_some_and(|known| known.reference != *own)
}

pub(crate) use crate::maturity::waiting_work::CHANGED_WITHOUT_REVISION;

fn changed_without_revision(before: &[Arc<KnownMatrix>], after: &Matrix) -> Diagnostic {
    let mut says = format!(
        "This matrix was changed and still says revision {}, while answers were already given on the text it had before.",
        after.revision
    );
    if let [before] = before {
        let before = &before.matrix;
        let words = revision::summarize_differences(&revision::differences(before, after));
        let parts = Some(words).filter(|words| !words.is_empty()).into_iter();
        let parts: Vec<String> = parts
            .chain(revision::other_differences(before, after).into_iter().map(str::to_owned))
            .collect();
        if !parts.is_empty() {
            says = format!("{says} What differs: {}.", parts.join("; "));
        }
    }
    let remedy = "Take it as the next revision: z in Matrices, or the command matrix add FILE --as-next. The answers keep \
                  the text they were given on.";
    Diagnostic::error(CHANGED_WITHOUT_REVISION, "revision", says, remedy)
}

fn shipped_redefined() -> Diagnostic {
    Diagnostic::error(
        "shipped-redefined",
        "revision",
        "This id and revision belong to a matrix that comes with the program, and can't mean another text.",
        "Give it an id of its own; matrix copy makes a copy that is yours to change.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frozen_copy_is_known_by_its_name() {
        let frozen =
            FrozenMatrix::from_file_name(Path::new("x/ours@12_0123456789ab.json")).unwrap();
        assert_eq!(
            (frozen.id.as_str(), frozen.revision, frozen.hash_prefix.as_str()),
            ("ours", 12, "0123456789ab")
        );
        for other in [
            "ours.json", "ours@1.json", "ours@x_0123456789ab.json", "ours@1_0123456789AB.json",
            "O@1_0123456789ab.json",
        ] {
            assert!(FrozenMatrix::from_file_name(Path::new(other)).is_none(), "{other}");
        }
    }
}

//! The matrices of a library: those that come with the program, those that people put into `matrices/`, and the frozen copies
//! that drafts and snapshots are read against.
//!
//! A file is known by its content; only frozen copies are looked up by name, and then their bytes must be those the name speaks
//! of. What a matrix's id and revision mean never changes once it is shipped or frozen: another text under the same two is a
//! finding, and is not used until it has a revision of its own.

use std::cmp::Reverse;
use std::path::PathBuf;
use std::sync::Arc;

use crate::maturity::assessment::MatrixRef;
use crate::maturity::finding::Finding;
use crate::maturity::ids::{MatrixId, is_slug};
use crate::maturity::matrix::Matrix;
use crate::maturity::record::{KnownMatrix, Origin};
use crate::store::fault::{Fault, Trouble};
use crate::store::hashing::{sha256_hex, short};
use crate::store::library::Library;
use crate::store::library::known::Read;
use crate::store::{listing, noting, reading, shipped};

/// All that stands in `matrices/`, the loose files read and the frozen ones by name.
#[derive(Debug)]
pub(in crate::store) struct Shelf<'l> {
    library: &'l Library,
    pub(in crate::store) frozen: Vec<Frozen>,
    pub(in crate::store) loose: Vec<Loose>,
    findings: Vec<Finding>,
}

/// A frozen copy, as its name says.
#[derive(Clone, Debug)]
pub(in crate::store) struct Frozen {
    id: MatrixId,
    revision: u32,
    /// The first digits of its hash.
    begins: String,
    pub(in crate::store) path: PathBuf,
}

/// A file that people wrote or dropped here.
#[derive(Debug)]
pub(in crate::store) struct Loose {
    pub(in crate::store) path: PathBuf,
    read: Arc<Read>,
}

impl Library {
    /// All matrices that can be used: shipped, loose and frozen, each text once; and what was found in their files.
    pub fn matrices(&self) -> (Vec<Arc<KnownMatrix>>, Vec<Finding>) {
        let here = Shelf::of(self);
        let mut findings = here.findings.clone();
        findings.extend(here.loose.iter().flat_map(|loose| here.found_in(loose)));
        let mut all = shipped::all();
        let loose = here.loose.iter().filter(|loose| here.is_usable(loose)).filter_map(|loose| here.of_loose(loose));
        let frozen = here.frozen.iter().filter_map(|frozen| {
            let opened = here.open(frozen);
            opened.map_err(|fault| findings.push(noting::of_own_file(fault, &self.places))).ok()
        });
        let found: Vec<_> = loose.chain(frozen).collect();
        for known in found {
            if !all.iter().any(|other| other.reference == known.reference) {
                all.push(known);
            }
        }
        (all, findings)
    }

    /// The matrix with this id, at this revision or else at its newest.
    pub fn matrix(&self, id: &MatrixId, revision: Option<u32>) -> Result<Arc<KnownMatrix>, Fault> {
        let here = Shelf::of(self);
        let found = match revision {
            None => here.newest(id),
            Some(revision) => here.candidates(id).into_iter().filter(|c| c.revision == revision).find_map(|c| here.load(&c)),
        };
        found.ok_or_else(|| {
            let wanted = revision.map_or_else(String::new, |revision| format!(" at revision {revision}"));
            Fault::new(
                Trouble::Missing,
                format!("There is no matrix {}{wanted} here that can be used.", noting::id(id)),
                "See which there are with: pcn-workbook matrix list",
            )
        })
    }
}

/// Where a matrix of a known id and revision may be had, best first.
struct Candidate<'s> {
    revision: u32,
    rank: u8,
    from: From<'s>,
}

enum From<'s> {
    Program(Arc<KnownMatrix>),
    Frozen(&'s Frozen),
    Loose(&'s Loose),
}

impl<'l> Shelf<'l> {
    /// Looks through `matrices/`.
    pub(in crate::store) fn of(library: &'l Library) -> Self {
        let mut here = Self { library, frozen: Vec::new(), loose: Vec::new(), findings: Vec::new() };
        match listing::json_files(&library.places.matrices()) {
            Ok(paths) => paths.into_iter().for_each(|path| here.take(path)),
            Err(fault) => here.findings.push(noting::of_own_file(fault, &library.places)),
        }
        here
    }

    fn take(&mut self, path: PathBuf) {
        if let Some(frozen) = frozen_by_name(&path) {
            self.frozen.push(frozen);
            return;
        }
        match reading::read(&path) {
            Ok(bytes) => {
                let read = self.library.known.read(&sha256_hex(&bytes), &bytes);
                self.loose.push(Loose { path, read });
            }
            Err(fault) => self.findings.push(noting::of_own_file(fault, &self.library.places)),
        }
    }

    /// The newest revision of a matrix that can be used.
    pub(in crate::store) fn newest(&self, id: &MatrixId) -> Option<Arc<KnownMatrix>> {
        self.candidates(id).iter().find_map(|candidate| self.load(candidate))
    }

    /// Whether any file here, or the program itself, has this id and revision.
    pub(in crate::store) fn holder_of(&self, id: &MatrixId, revision: u32) -> Option<Arc<KnownMatrix>> {
        self.candidates(id).iter().filter(|candidate| candidate.revision == revision).find_map(|candidate| self.load(candidate))
    }

    fn candidates(&self, id: &MatrixId) -> Vec<Candidate<'_>> {
        let shipped = shipped::shipped(id).into_iter();
        let shipped = shipped.map(|known| Candidate { revision: known.reference.revision, rank: 0, from: From::Program(known) });
        let frozen = self.frozen.iter().filter(|frozen| frozen.id == *id);
        let frozen = frozen.map(|frozen| Candidate { revision: frozen.revision, rank: 1, from: From::Frozen(frozen) });
        let loose = self.loose.iter().filter(|loose| loose.reference().is_some_and(|own| own.id == *id) && self.is_usable(loose));
        let loose = loose
            .filter_map(|loose| Some(Candidate { revision: loose.reference()?.revision, rank: 2, from: From::Loose(loose) }));
        let mut all: Vec<_> = shipped.chain(frozen).chain(loose).collect();
        all.sort_by_key(|candidate| (Reverse(candidate.revision), candidate.rank));
        all
    }

    fn load(&self, candidate: &Candidate<'_>) -> Option<Arc<KnownMatrix>> {
        match &candidate.from {
            From::Program(known) => Some(Arc::clone(known)),
            From::Frozen(frozen) => self.open(frozen).ok(),
            From::Loose(loose) => self.of_loose(loose),
        }
    }

    /// Reads a frozen copy, which must be what its name says.
    fn open(&self, frozen: &Frozen) -> Result<Arc<KnownMatrix>, Fault> {
        if let Some(known) = self.library.known.beginning(&frozen.begins, &frozen.id, frozen.revision) {
            return Ok(known);
        }
        let bytes = reading::read(&frozen.path)?;
        let hash = sha256_hex(&bytes);
        let read = self.library.known.read(&hash, &bytes);
        let matrix = read
            .matrix
            .as_ref()
            .filter(|(_, own)| short(&hash) == frozen.begins && own.id == frozen.id && own.revision == frozen.revision);
        let Some((matrix, _)) = matrix else { return Err(not_as_named(frozen)) };
        let reference = MatrixRef { id: frozen.id.clone(), revision: frozen.revision, fingerprint: hash };
        let origin = Origin::Frozen(self.library.places.inside(&frozen.path));
        let known = Arc::new(KnownMatrix { matrix: matrix.clone(), reference, origin });
        self.library.known.keep(&known);
        Ok(known)
    }

    fn of_loose(&self, loose: &Loose) -> Option<Arc<KnownMatrix>> {
        let (matrix, reference) = loose.read.usable()?;
        let origin = Origin::Loose(self.library.places.inside(&loose.path));
        Some(Arc::new(KnownMatrix { matrix: matrix.clone(), reference: reference.clone(), origin }))
    }

    /// Whether a loose file can be used: without an error, and not another text under an id and revision that are settled.
    fn is_usable(&self, loose: &Loose) -> bool {
        loose.read.usable().is_some_and(|(_, own)| !Self::redefines_shipped(own) && !self.redefines_frozen(own))
    }

    fn redefines_shipped(own: &MatrixRef) -> bool {
        shipped::shipped(&own.id).is_some_and(|known| known.reference.revision == own.revision && known.reference != *own)
    }

    fn redefines_frozen(&self, own: &MatrixRef) -> bool {
        let same = || self.frozen.iter().filter(|frozen| frozen.id == own.id && frozen.revision == own.revision);
        same().next().is_some() && !same().any(|frozen| own.fingerprint.starts_with(&frozen.begins))
    }

    /// All that was found in a loose file.
    fn found_in(&self, loose: &Loose) -> Vec<Finding> {
        let mut findings = loose.read.findings.clone();
        if let Some((matrix, own)) = loose.read.usable() {
            findings.extend(self.check_crosswalk(matrix));
            if Self::redefines_shipped(own) {
                findings.push(redefined());
            } else if self.redefines_frozen(own) {
                findings.push(changed());
            }
        }
        let file = self.library.places.inside(&loose.path);
        findings.into_iter().map(|finding| finding.in_file(file.clone())).collect()
    }

    /// What is wrong with how a matrix lines up with the others that are here.
    #[expect(clippy::unused_self, reason = "becomes checking::check_crosswalk(matrix, others) once that room is merged")]
    pub(in crate::store) fn check_crosswalk(&self, _matrix: &Matrix) -> Vec<Finding> {
        Vec::new()
    }
}

impl Loose {
    /// The id, revision and fingerprint of what it says, however much is wrong with it.
    pub(in crate::store) fn reference(&self) -> Option<&MatrixRef> {
        self.read.matrix.as_ref().map(|(_, reference)| reference)
    }
}

/// Reads `<id>@<revision>_<hash12>.json`.
fn frozen_by_name(path: &std::path::Path) -> Option<Frozen> {
    let (id, rest) = listing::name(path).strip_suffix(".json")?.split_once('@')?;
    let (revision, begins) = rest.split_once('_')?;
    let is_hash = begins.len() == 12 && begins.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let revision = revision.parse().ok()?;
    (is_slug(id) && is_hash).then(|| Frozen {
        id: MatrixId::from(id),
        revision,
        begins: begins.to_owned(),
        path: path.to_path_buf(),
    })
}

fn not_as_named(frozen: &Frozen) -> Fault {
    Fault::new(
        Trouble::Unreadable,
        "This frozen matrix is not what its name says: it was changed or damaged, so nothing is read against it.",
        "Bring the file back from a backup or the sync program's history.",
    )
    .of_file(&frozen.path)
}

fn changed() -> Finding {
    Finding::error(
        "changed-without-new-revision",
        "revision",
        "This matrix was changed and kept its revision, while answers were already given on the text it had before.",
        "Give it the next revision; the answers keep the text they were given on.",
    )
}

fn redefined() -> Finding {
    Finding::error(
        "shipped-redefined",
        "revision",
        "This id and revision belong to a matrix that comes with the program, and can't mean another text.",
        "Give it an id of its own, or a higher revision.",
    )
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_frozen_copy_is_known_by_its_name() {
        let frozen = frozen_by_name(Path::new("x/ours@12_0123456789ab.json")).unwrap();
        assert_eq!((frozen.id.as_str(), frozen.revision, frozen.begins.as_str()), ("ours", 12, "0123456789ab"));
        for other in
            ["ours.json", "ours@1.json", "ours@x_0123456789ab.json", "ours@1_0123456789AB.json", "../o@1_0123456789ab.json.json"]
        {
            assert!(frozen_by_name(Path::new(other)).is_none(), "{other}");
        }
    }
}

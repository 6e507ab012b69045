//! The snapshots of one network, as they lie in its folder. Each bears the first digits of its own hash in its name, so that
//! damage, edits and copies show by themselves. Nothing here is ever written again, moved or refused for being odd.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::maturity::assessment::Snapshot;
use crate::maturity::finding::Finding;
use crate::store::fault::Fault;
use crate::store::forms::{fault_of, snapshot};
use crate::store::hashing::{sha256_hex, short};
use crate::store::places::Places;
use crate::store::{listing, noting, reading};

/// A snapshot as it lies in the folder.
#[derive(Debug)]
pub(in crate::store) struct Filed {
    pub(in crate::store) snapshot: Snapshot,
    pub(in crate::store) path: PathBuf,
    pub(in crate::store) hash: String,
    /// Whether its bytes are those that its name speaks of.
    pub(in crate::store) is_as_saved: bool,
}

/// All snapshots of a folder, and what is odd about them.
#[derive(Debug, Default)]
pub(in crate::store) struct Lying {
    pub(in crate::store) filed: Vec<Filed>,
    pub(in crate::store) findings: Vec<Finding>,
}

/// The name that a snapshot's content demands.
pub(in crate::store) fn name_of(snapshot: &Snapshot, hash: &str) -> String {
    format!("{}_{}_{}.json", snapshot.taken_on, snapshot.assessment.matrix.id, short(hash))
}

impl Lying {
    /// Reads the snapshots in `folder`, oldest first; of two with one id, the one that is as it was saved comes first.
    pub(in crate::store) fn read(places: &Places, folder: &Path) -> Self {
        let mut lying = Self::default();
        match listing::json_files(folder) {
            Ok(paths) => paths.iter().for_each(|path| lying.take(places, path)),
            Err(fault) => lying.findings.push(noting::of_own_file(fault, places)),
        }
        lying.drop_copies(places);
        lying.note_odd_ones(places);
        lying.filed.sort_by(|a, b| key(a).cmp(&key(b)));
        lying
    }

    /// The ids of all that are here: a draft with one of them is finished.
    pub(in crate::store) fn ids(&self) -> BTreeSet<Uuid> {
        self.filed.iter().map(|filed| filed.snapshot.id).collect()
    }

    fn take(&mut self, places: &Places, path: &Path) {
        match reading::read(path) {
            Ok(bytes) => match filed(path, &bytes) {
                Ok(filed) => self.filed.push(filed),
                Err(finding) => self.findings.push(finding.in_file(places.inside(path))),
            },
            Err(fault) => self.findings.push(noting::of_own_file(fault, places)),
        }
    }

    /// Drops files with the same bytes as another, and shared ones of which the full one is here; says how many they were.
    fn drop_copies(&mut self, places: &Places) {
        // the one with the right name first, so that it is the one that stays
        self.filed.sort_by_key(|filed| (!has_own_name(filed), filed.path.clone()));
        let here: BTreeSet<_> = self.filed.iter().map(|filed| filed.hash.clone()).collect();
        let mut kept = BTreeSet::new();
        let (stay, copies): (Vec<_>, Vec<_>) = std::mem::take(&mut self.filed).into_iter().partition(|filed| {
            let is_part = filed.snapshot.of.as_ref().is_some_and(|full| *full != filed.hash && here.contains(full));
            !is_part && kept.insert(filed.hash.clone())
        });
        self.filed = stay;
        if let Some(first) = copies.first() {
            let says = match copies.len() {
                1 => format!("This is {} of a snapshot that is here already; it is passed over.", noting::copy_of(&first.path)),
                many => format!(
                    "This and {} more files are copies of snapshots that are here already; they are passed over.",
                    many - 1
                ),
            };
            let finding = Finding::warning("same-again", "", says, "Nothing has to be done. You may remove the copies yourself.");
            self.findings.push(finding.in_file(places.inside(&first.path)));
        }
    }

    fn note_odd_ones(&mut self, places: &Places) {
        let mut by_id: BTreeMap<Uuid, Vec<&Filed>> = BTreeMap::new();
        for filed in &self.filed {
            by_id.entry(filed.snapshot.id).or_default().push(filed);
        }
        let odd = self.filed.iter().filter_map(|filed| {
            let others = by_id.get(&filed.snapshot.id).map(Vec::as_slice).unwrap_or_default();
            let finding = odd(filed, others)?;
            Some(finding.in_file(places.inside(&filed.path)))
        });
        let odd: Vec<_> = odd.collect();
        self.findings.extend(odd);
    }
}

/// Reads one file as a snapshot.
pub(in crate::store) fn read(path: &Path) -> Result<Filed, Fault> {
    filed(path, &reading::read(path)?).map_err(|finding| fault_of(finding, path))
}

fn filed(path: &Path, bytes: &[u8]) -> Result<Filed, Finding> {
    let snapshot = snapshot::read(bytes)?;
    let hash = sha256_hex(bytes);
    let is_as_saved = listing::name(path).contains(short(&hash));
    Ok(Filed { snapshot, path: path.to_path_buf(), hash, is_as_saved })
}

fn has_own_name(filed: &Filed) -> bool {
    listing::name(&filed.path) == name_of(&filed.snapshot, &filed.hash)
}

fn key(filed: &Filed) -> (jiff::civil::Date, jiff::Timestamp, bool, &str) {
    (filed.snapshot.taken_on, filed.snapshot.saved_at, !filed.is_as_saved, listing::name(&filed.path))
}

/// What is odd about a snapshot, seen beside those with the same id.
fn odd(filed: &Filed, same_id: &[&Filed]) -> Option<Finding> {
    let intact = same_id.iter().filter(|other| other.is_as_saved).count();
    if !filed.is_as_saved {
        return Some(if intact > 0 { differing_copy(filed) } else { changed() });
    }
    if intact > 1 {
        return Some(Finding::warning(
            "same-id",
            "",
            "Two different snapshots here have the same id; both are shown.",
            "Look at both, then put the one you don't need into the trash.",
        ));
    }
    (!has_own_name(filed)).then(|| {
        let says = "This snapshot is as it was saved, but the file has another name.";
        Finding::warning("misnamed", "", says, "Nothing has to be done; it is read like any other.")
    })
}

fn changed() -> Finding {
    Finding::error(
        "changed-after-saving",
        "",
        "This snapshot was changed or damaged after it was saved. It is shown, and marked.",
        "Bring the file back from a backup or the sync program's history, or look through its answers before you rely on it.",
    )
}

fn differing_copy(filed: &Filed) -> Finding {
    let says =
        format!("This is {} of a snapshot that is here, with other content. Both are shown.", noting::copy_of(&filed.path));
    Finding::warning("copy-differs", "", says, "Compare the two, then put the one you don't need into the trash.")
}

/// The file in `folder` that holds the snapshot with this id. Files that can't be read can't be looked into.
pub(in crate::store) fn holder_of(folder: &Path, id: Uuid) -> Result<Option<PathBuf>, Fault> {
    let written = id.to_string();
    for path in listing::json_files(folder)? {
        let Ok(bytes) = reading::read(&path) else { continue };
        // the id is looked for as text first: reading thousands of snapshots whole would take long
        let names_it = std::str::from_utf8(&bytes).is_ok_and(|text| text.contains(&written));
        if names_it && snapshot::read(&bytes).is_ok_and(|snapshot| snapshot.id == id) {
            return Ok(Some(path));
        }
    }
    Ok(None)
}

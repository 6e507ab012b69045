//! The snapshot files of one network. Each has the first digits of its own hash in its name, which
//! shows damage, edits and copies. None is ever rewritten, moved or refused for being odd.

pub(crate) mod copies;

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use uuid::Uuid;

use self::copies::{ChosenCopies, RankedCopies};
use crate::maturity::assessment::Snapshot;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{IdPool, MatrixId};
use crate::maturity::network_state::CopyStatus;
use crate::store::error::StoreError;
use crate::store::format::{snapshot, to_store_error};
use crate::store::layout::Layout;
use crate::store::sha256::{other_hash_in_name, sha256_hex, short_hash};
use crate::store::{error_diagnostic, list_dir, read_file};

#[derive(Clone, Debug)]
pub(crate) struct SnapshotOnDisk {
    pub(crate) snapshot: Snapshot,
    pub(crate) path: PathBuf,
    pub(crate) hash: String,
    /// Whether its bytes match the hash in its name.
    pub(crate) is_intact: bool,
    /// Whether its name has another hash than that of its bytes: what was saved, or what its share
    /// said it is, was something else.
    pub(crate) is_altered: bool,
    pub(crate) copy_status: CopyStatus,
}

#[derive(Debug, Default)]
pub(crate) struct SnapshotsOnDisk {
    pub(crate) snapshots: Vec<SnapshotOnDisk>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

pub(crate) fn snapshot_file_name(taken_on: Date, matrix: &MatrixId, hash: &str) -> String {
    format!("{taken_on}_{matrix}_{}.json", short_hash(hash))
}

/// The name for an altered snapshot: it has the hash that was said of it, which is not that of its
/// bytes, and enough of its own to be the only file of that name.
pub(crate) fn altered_file_name(
    taken_on: Date,
    matrix: &MatrixId,
    said: &str,
    own: &str,
) -> String {
    let own = own.get(..8).unwrap_or(own);
    format!("{taken_on}_{matrix}_{}_{own}.json", short_hash(said))
}

pub(crate) fn canonical_file_name(snapshot: &Snapshot, hash: &str) -> String {
    snapshot_file_name(snapshot.taken_on, &snapshot.assessment.matrix.id, hash)
}

impl SnapshotOnDisk {
    /// A snapshot under this name, of bytes with this hash.
    pub(crate) fn named(snapshot: Snapshot, path: &Path, hash: String) -> Self {
        let name = list_dir::file_name(path);
        Self {
            is_intact: name.contains(short_hash(&hash)),
            is_altered: other_hash_in_name(name, &hash).is_some(),
            snapshot,
            path: path.to_path_buf(),
            hash,
            copy_status: CopyStatus::Primary,
        }
    }
}

impl SnapshotsOnDisk {
    /// Reads the snapshots in `folder`, oldest first; the primary one of each id comes first.
    pub(crate) fn read(layout: &Layout, folder: &Path, chosen: &ChosenCopies) -> Self {
        let mut pool = IdPool::default();
        Self::read_each(layout, folder, chosen, &mut |stored| {
            stored.snapshot.assessment.compact(&mut pool);
        })
    }

    /// The same without their answers: each snapshot is shown whole to `look` once, so that no two
    /// are in memory together. Thousands of answers in each of hundreds are many.
    pub(crate) fn read_lightly(
        layout: &Layout,
        folder: &Path,
        chosen: &ChosenCopies,
        look: &mut dyn FnMut(&SnapshotOnDisk),
    ) -> Self {
        Self::read_each(layout, folder, chosen, &mut |stored| {
            look(stored);
            stored.snapshot.assessment.answers.clear();
        })
    }

    fn read_each(
        layout: &Layout,
        folder: &Path,
        chosen: &ChosenCopies,
        each: &mut dyn FnMut(&mut SnapshotOnDisk),
    ) -> Self {
        let mut on_disk = Self::default();
        match list_dir::json_files(folder) {
            Ok(paths) => paths.iter().for_each(|path| on_disk.add_file(layout, path, each)),
            Err(error) => {
                on_disk.diagnostics.push(error_diagnostic::from_library_error(error, layout));
            }
        }
        on_disk.read_copies_again();
        on_disk.rank_copies(layout, chosen);
        on_disk.add_diagnostics(layout);
        on_disk.snapshots.sort_by(|a, b| sort_key(a).cmp(&sort_key(b)));
        on_disk
    }

    /// The ids of all of them: a draft with one of these is finished.
    pub(crate) fn ids(&self) -> BTreeSet<Uuid> {
        self.snapshots.iter().map(|stored| stored.snapshot.id).collect()
    }

    fn add_file(
        &mut self,
        layout: &Layout,
        path: &Path,
        each: &mut dyn FnMut(&mut SnapshotOnDisk),
    ) {
        match read_file::read(path) {
            Ok(bytes) => match parse_snapshot(path, &bytes) {
                Ok(mut stored) => {
                    each(&mut stored);
                    self.snapshots.push(stored);
                }
                Err(finding) => self.diagnostics.push(finding.in_file(layout.relative_path(path))),
            },
            Err(error) => {
                self.diagnostics.push(error_diagnostic::from_library_error(error, layout));
            }
        }
    }

    /// Those of which several files have the id are compared whole.
    fn read_copies_again(&mut self) {
        let mut count: HashMap<Uuid, usize> = HashMap::new();
        for stored in &self.snapshots {
            *count.entry(stored.snapshot.id).or_default() += 1;
        }
        let is_copy = |stored: &SnapshotOnDisk| {
            count.get(&stored.snapshot.id).is_some_and(|files| *files > 1)
        };
        for stored in self.snapshots.iter_mut().filter(|stored| is_copy(stored)) {
            if stored.snapshot.assessment.answers.is_empty()
                && let Ok(whole) = read(&stored.path)
            {
                *stored = whole;
            }
        }
    }

    /// Ranks files with the same id and drops duplicates, with one finding that counts them.
    fn rank_copies(&mut self, layout: &Layout, chosen: &ChosenCopies) {
        let RankedCopies { ranked: stored, duplicates: mut copies } =
            copies::rank_copies(std::mem::take(&mut self.snapshots), chosen);
        self.snapshots = stored;
        copies.sort_by_key(|stored| (!has_canonical_name(stored), stored.path.clone()));
        if let Some(first) = copies.first() {
            let says = match copies.len() {
                1 => format!(
                    "This is {} of a snapshot that is here already; it is passed over.",
                    error_diagnostic::describe_copy(&first.path)
                ),
                many => format!(
                    "This and {} more files are copies of snapshots that are here already; they are passed over.",
                    many - 1
                ),
            };
            let finding = Diagnostic::warning(
                "same-again",
                "",
                says,
                "Nothing has to be done. You may remove the copies yourself.",
            );
            self.diagnostics.push(finding.in_file(layout.relative_path(&first.path)));
        }
    }

    fn add_diagnostics(&mut self, layout: &Layout) {
        let primary = self.snapshots.iter().filter(|it| it.copy_status == CopyStatus::Primary);
        let counted: BTreeSet<Uuid> = primary.map(|stored| stored.snapshot.id).collect();
        let odd = self.snapshots.iter().filter_map(|stored| {
            let has_primary = counted.contains(&stored.snapshot.id);
            let found = diagnose_snapshot(stored, has_primary)?;
            Some(found.in_file(layout.relative_path(&stored.path)))
        });
        let odd: Vec<_> = odd.collect();
        self.diagnostics.extend(odd);
    }
}

pub(crate) fn read(path: &Path) -> Result<SnapshotOnDisk, StoreError> {
    parse_snapshot(path, &read_file::read(path)?).map_err(|finding| to_store_error(finding, path))
}

fn parse_snapshot(path: &Path, bytes: &[u8]) -> Result<SnapshotOnDisk, Diagnostic> {
    let snapshot = snapshot::read(bytes)?;
    Ok(SnapshotOnDisk::named(snapshot, path, sha256_hex(bytes)))
}

pub(crate) fn has_canonical_name(stored: &SnapshotOnDisk) -> bool {
    list_dir::file_name(&stored.path) == canonical_file_name(&stored.snapshot, &stored.hash)
}

fn sort_key(stored: &SnapshotOnDisk) -> (jiff::civil::Date, jiff::Timestamp, bool, &str, &str) {
    (
        stored.snapshot.taken_on,
        stored.snapshot.saved_at,
        stored.copy_status != CopyStatus::Primary,
        &stored.hash,
        list_dir::file_name(&stored.path),
    )
}

fn diagnose_snapshot(stored: &SnapshotOnDisk, has_primary: bool) -> Option<Diagnostic> {
    match (stored.copy_status, stored.is_intact) {
        (CopyStatus::Altered, _) if has_primary => Some(differing_copy(stored)),
        (CopyStatus::Altered, _) => Some(altered()),
        (_, false) => Some(changed_after_saving(stored)),
        (CopyStatus::Differs, true) => Some(same_id(has_primary)),
        (CopyStatus::Primary, true) => (!has_canonical_name(stored)).then(|| {
            let says = "This snapshot is as it was saved, but the file has another name.";
            Diagnostic::warning(
                "misnamed",
                "",
                says,
                "Nothing has to be done; it is read like any other.",
            )
        }),
    }
}

fn same_id(has_primary: bool) -> Diagnostic {
    let says = if has_primary {
        "Another snapshot here has the same id and says something else. Lists show both, and the other one counts."
    } else {
        "Another snapshot here has the same id and says something else. Lists show both. Nothing tells which is right, so neither counts."
    };
    let remedy = "Look at both, then choose the one that counts: Enter here or on its page. (By command: pcn-workbook choose FILE.)";
    Diagnostic::warning("same-id", "", says, remedy)
}

/// It does not count, and nothing else counts in its place.
fn altered() -> Diagnostic {
    Diagnostic::error(
        "changed-after-saving",
        "",
        "This snapshot was changed or damaged after it was saved. It is shown and marked, and does not count.",
        "Read it, and choose it if it is right: Enter here or on its page. Else bring the file back from a backup, the sync program's history or its sender. (By command: pcn-workbook choose FILE.)",
    )
}

/// It counts: it was chosen, or its name does not say what was saved.
fn changed_after_saving(stored: &SnapshotOnDisk) -> Diagnostic {
    let says = if stored.is_altered {
        "This snapshot was changed after it was saved. It counts because you chose it, and it is marked."
    } else {
        "The name of this file does not tell whether the snapshot is as it was saved. It counts, and is marked."
    };
    Diagnostic::error(
        "changed-after-saving",
        "",
        says,
        "Bring the file back from a backup or the sync program's history, or look through its answers before you rely on it.",
    )
}

fn differing_copy(stored: &SnapshotOnDisk) -> Diagnostic {
    let says = format!(
        "This is {} of a snapshot that is here too, and it was changed after it was saved. So the other one counts, and this one is only shown.",
        error_diagnostic::describe_copy(&stored.path)
    );
    Diagnostic::warning(
        "copy-differs",
        "",
        says,
        "Nothing has to be done. If this one is right, let it count: Enter here or on its page. (By command: pcn-workbook choose FILE.)",
    )
}

/// The file in `folder` that holds the snapshot with this id; unreadable files are skipped.
pub(crate) fn find_by_id(folder: &Path, id: Uuid) -> Result<Option<PathBuf>, StoreError> {
    let written = id.to_string();
    for path in list_dir::json_files(folder)? {
        let Ok(bytes) = read_file::read(&path) else { continue };
        // the id is searched as text first: parsing thousands of snapshots would take long
        let names_it = std::str::from_utf8(&bytes).is_ok_and(|text| text.contains(&written));
        if names_it && snapshot::read(&bytes).is_ok_and(|snapshot| snapshot.id == id) {
            return Ok(Some(path));
        }
    }
    Ok(None)
}

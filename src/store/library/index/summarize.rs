//! Summarizes snapshots: from the bytes of a file to its figures, and from the files of a network
//! to the snapshots that lists show.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use uuid::Uuid;

use super::matrix_refs::MatrixRefs;
use super::{FileStamp, IndexedNetwork, IndexedSnapshot};
use crate::maturity::ids::Slug;
use crate::maturity::line::{self, LinePlace};
use crate::maturity::line_end::LineEnd;
use crate::maturity::movement::{RevisedMove, count_revised_moves};
use crate::maturity::network_state::{CopyStatus, SavedSnapshot};
use crate::maturity::summary::{self, NetworkSummary};
use crate::store::format::summary_reader;
use crate::store::library::Library;
use crate::store::library::snapshots::{self, copies};
use crate::store::list_dir;
use crate::store::sha256::{other_hash_in_name, sha256_hex};

/// A snapshot's figures. None where it can't be read or its matrix is missing.
pub(crate) fn summarize_snapshot(
    library: &Library,
    path: &Path,
    bytes: &[u8],
    stamp: FileStamp,
    refs: &MatrixRefs,
) -> Option<IndexedSnapshot> {
    let snapshot = summary_reader::read(bytes)?;
    let known = library.matrix_cache.matrix(&library.layout, &snapshot.assessment.matrix)?;
    let summary = Arc::new(summary::summarize_snapshot(
        &snapshot,
        &known.matrix,
        &refs.share(&known.reference),
    ));
    let hash = sha256_hex(bytes);
    let is_altered = other_hash_in_name(list_dir::file_name(path), &hash).is_some();
    Some(IndexedSnapshot {
        stamp,
        summary,
        network: snapshot.network.id,
        digits: line::hash_digits(&hash),
        is_altered,
        differs: false,
        is_primary: !is_altered,
    })
}

impl IndexedNetwork {
    /// The primary files by name, in the order of a line, oldest first, without superseded ones and those of other
    /// networks.
    pub(crate) fn current(&self) -> Vec<(&str, &IndexedSnapshot)> {
        let counting = || self.primary_files().map(|(_, snapshot)| snapshot);
        let replaced: BTreeSet<Uuid> =
            counting().filter_map(|snapshot| snapshot.summary.supersedes).collect();
        let mut current: Vec<(&str, &IndexedSnapshot)> = self
            .primary_files()
            .filter(|(_, snapshot)| !replaced.contains(&snapshot.summary.id))
            .collect();
        let places: Vec<LinePlace> = self.primary_files().map(line_place).collect();
        let order = line::order_line(&places);
        current.sort_by_key(|(_, snapshot)| order.get(&snapshot.summary.id).copied());
        current
    }

    /// The primary files by name, with superseded ones.
    pub(crate) fn primary_files(&self) -> impl Iterator<Item = (&str, &IndexedSnapshot)> {
        let own = self.files.iter().filter(|(_, snapshot)| self.network.has_id(snapshot.network));
        own.filter(|(_, snapshot)| snapshot.is_primary)
            .map(|(name, snapshot)| (name.as_str(), snapshot))
    }

    /// Whether any file here holds this snapshot, or any at all, whether it counts or not.
    pub(crate) fn has_files_of(&self, id: Option<Uuid>) -> bool {
        let mut own = self.files.values().filter(|stored| self.network.has_id(stored.network));
        own.any(|stored| id.is_none_or(|id| stored.summary.id == id))
    }

    pub(crate) fn own_file_count(&self) -> usize {
        self.files.values().filter(|snapshot| self.network.has_id(snapshot.network)).count()
    }

    /// Finds which files are primary, if that is not known.
    pub(crate) fn rank_copies(&mut self, library: &Library, slug: &Slug) {
        if !std::mem::take(&mut self.needs_ranking) {
            return;
        }
        let mut by_id: BTreeMap<(Uuid, Uuid), Vec<String>> = BTreeMap::new();
        for (name, snapshot) in &mut self.files {
            snapshot.is_primary = !snapshot.is_altered;
            snapshot.differs = false;
            by_id.entry((snapshot.summary.id, snapshot.network)).or_default().push(name.clone());
        }
        let Ok(folder) = library.layout.snapshots_dir(slug) else { return };
        let chosen = &self.network.chosen;
        let files = &self.files;
        let is_open = |(id, _): &(Uuid, Uuid), names: &[String]| {
            let is_altered = |name| files.get(name).is_some_and(|file| file.is_altered);
            names.len() > 1 || (chosen.contains_key(id) && names.iter().any(is_altered))
        };
        by_id.retain(|key, names| is_open(key, names));
        for names in by_id.into_values() {
            let paths: Vec<_> = names.iter().map(|name| folder.join(name)).collect();
            let (ranked, unread) = copies::rank_files(&paths, &self.network.chosen);
            for (name, path) in names.iter().zip(&paths) {
                if unread.contains(&path) {
                    // it is counted among those that can't be read, and tried again
                    self.files.remove(name);
                } else if let Some(snapshot) = self.files.get_mut(name) {
                    snapshot.is_primary = ranked.primary() == Some(path);
                    snapshot.differs = ranked.ranked.len() > 1;
                }
            }
        }
    }

    /// Forgets one file that can't be read any more: it is counted so, and tried again.
    fn forget_file(&mut self, library: &Library, slug: &Slug, name: &str) {
        self.files.remove(name);
        self.needs_ranking = true;
        self.rank_copies(library, slug);
    }

    /// Forgets the files: one of them turned out to be different.
    pub(crate) fn forget_files(&mut self) {
        self.files.clear();
        self.needs_ranking = true;
    }
}

/// What moved between two snapshots on two texts of a matrix: both are read whole. The error is the
/// name of one that can't be read.
fn read_revised(
    library: &Library,
    slug: &Slug,
    indexed: &IndexedNetwork,
    between: (Uuid, Uuid),
) -> Result<Option<RevisedMove>, String> {
    let Ok(folder) = library.layout.snapshots_dir(slug) else { return Ok(None) };
    let matrices = library.matrices_of(indexed);
    let read = |id: Uuid| -> Result<Option<SavedSnapshot>, String> {
        let mut files = indexed.primary_files();
        let Some((name, _)) = files.find(|(_, stored)| stored.summary.id == id) else {
            return Ok(None);
        };
        let stored = snapshots::read(&folder.join(name)).map_err(|_| name.to_owned())?;
        let text = &stored.snapshot.assessment.matrix.fingerprint;
        let Some(matrix) = matrices.get(text).cloned() else { return Ok(None) };
        Ok(Some(SavedSnapshot {
            snapshot: stored.snapshot,
            matrix,
            file: name.to_owned(),
            hash: stored.hash,
            changed_after_save: stored.is_altered,
            copy_status: CopyStatus::Primary,
        }))
    };
    let both = read(between.0)?.zip(read(between.1)?);
    Ok(both.map(|(before, after)| RevisedMove {
        between,
        counts: count_revised_moves(&before, &after),
    }))
}

fn line_place((_, snapshot): (&str, &IndexedSnapshot)) -> LinePlace {
    let summary = &snapshot.summary;
    LinePlace {
        id: summary.id,
        taken_on: summary.taken_on,
        saved_at: summary.saved_at,
        digits: snapshot.digits,
        based_on: summary.based_on,
        kept_from: summary.kept_from,
        supersedes: summary.supersedes,
    }
}

/// A network with the snapshots that progress counts, oldest first.
pub(crate) fn summarize_network(
    library: &Library,
    slug: &Slug,
    indexed: &mut IndexedNetwork,
) -> NetworkSummary {
    loop {
        let mut summary = summarize_indexed(library, slug, indexed);
        let pair = summary.line_end().and_then(LineEnd::revised_pair);
        let is_known =
            |between| summary.revised.as_ref().is_some_and(|revised| revised.between == between);
        let Some(between) = pair.filter(|between| !is_known(*between)) else { return summary };
        match read_revised(library, slug, indexed, between) {
            Ok(revised) => {
                summary.revised = revised;
                return summary;
            }
            Err(unread) => indexed.forget_file(library, slug, &unread),
        }
    }
}

fn summarize_indexed(library: &Library, slug: &Slug, indexed: &IndexedNetwork) -> NetworkSummary {
    let snapshots =
        indexed.current().into_iter().map(|(_, snapshot)| Arc::clone(&snapshot.summary)).collect();
    let matrices = library.matrices_of(indexed).into_values().collect();
    let mut summary =
        NetworkSummary::new(slug.clone(), indexed.network.clone(), snapshots, matrices);
    summary.revised.clone_from(&indexed.revised);
    summary
}

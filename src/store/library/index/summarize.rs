//! Summarizes snapshots: from the bytes of a file to its figures, and from the files of a network
//! to the snapshots that lists show.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use uuid::Uuid;

use super::{FileStamp, IndexedNetwork, IndexedSnapshot};
use crate::maturity::ids::Slug;
use crate::maturity::line::{self, LinePlace};
use crate::maturity::summary::{self, NetworkSummary};
use crate::store::format::summary_reader;
use crate::store::library::Library;
use crate::store::library::snapshots::copies;

/// A snapshot's figures. None where it can't be read or its matrix is missing.
pub(crate) fn summarize_snapshot(
    library: &Library,
    bytes: &[u8],
    stamp: FileStamp,
) -> Option<IndexedSnapshot> {
    let snapshot = summary_reader::read(bytes)?;
    let known = library.matrix_cache.matrix(&library.layout, &snapshot.assessment.matrix)?;
    let summary = Arc::new(summary::summarize_snapshot(
        &snapshot,
        &known.matrix,
        &Arc::new(known.reference.clone()),
    ));
    Some(IndexedSnapshot { stamp, summary, network: snapshot.network.id, is_primary: true })
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
        let places: Vec<LinePlace<'_>> = self.primary_files().map(line_place).collect();
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
            snapshot.is_primary = true;
            by_id.entry((snapshot.summary.id, snapshot.network)).or_default().push(name.clone());
        }
        let Ok(folder) = library.layout.snapshots_dir(slug) else { return };
        for names in by_id.into_values().filter(|names| names.len() > 1) {
            let paths: Vec<_> = names.iter().map(|name| folder.join(name)).collect();
            let counting = copies::find_primary(&paths, &self.network.chosen);
            for (name, path) in names.iter().zip(paths) {
                if let Some(snapshot) = self.files.get_mut(name) {
                    snapshot.is_primary = counting.as_ref() == Some(&path);
                }
            }
        }
    }

    /// Forgets the files: one of them turned out to be different.
    pub(crate) fn forget_files(&mut self) {
        self.files.clear();
        self.needs_ranking = true;
    }
}

fn line_place<'s>((file, snapshot): (&'s str, &'s IndexedSnapshot)) -> LinePlace<'s> {
    let summary = &snapshot.summary;
    LinePlace {
        id: summary.id,
        taken_on: summary.taken_on,
        saved_at: summary.saved_at,
        file,
        based_on: summary.based_on,
        kept_from: summary.kept_from,
        supersedes: summary.supersedes,
    }
}

/// A network with the snapshots that progress counts, oldest first.
pub(crate) fn summarize_network(
    library: &Library,
    slug: &Slug,
    indexed: &IndexedNetwork,
) -> NetworkSummary {
    let snapshots =
        indexed.current().into_iter().map(|(_, snapshot)| Arc::clone(&snapshot.summary)).collect();
    let matrices = library.matrices_of(indexed).into_values().collect();
    NetworkSummary { slug: slug.clone(), network: indexed.network.clone(), snapshots, matrices }
}

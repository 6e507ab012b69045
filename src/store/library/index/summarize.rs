//! From a snapshot's bytes to its figures, and from the files of a network to its snapshots as
//! lists show them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use uuid::Uuid;

use super::{FileStamp, IndexedNetwork, IndexedSnapshot};
use crate::maturity::ids::Slug;
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
    /// The primary files by name, oldest first, without superseded ones and those of other
    /// networks.
    pub(crate) fn current(&self) -> Vec<(&str, &IndexedSnapshot)> {
        let counting = || self.primary_files().map(|(_, filed)| filed);
        let replaced: BTreeSet<Uuid> =
            counting().filter_map(|filed| filed.summary.supersedes).collect();
        let mut current: Vec<(&str, &IndexedSnapshot)> = self
            .primary_files()
            .filter(|(_, filed)| !replaced.contains(&filed.summary.id))
            .collect();
        current.sort_by_key(|(_, filed)| (filed.summary.taken_on, filed.summary.saved_at));
        current
    }

    /// The primary files by name, with superseded ones.
    pub(crate) fn primary_files(&self) -> impl Iterator<Item = (&str, &IndexedSnapshot)> {
        let own = self.files.iter().filter(|(_, filed)| self.network.has_id(filed.network));
        own.filter(|(_, filed)| filed.is_primary).map(|(name, filed)| (name.as_str(), filed))
    }

    pub(crate) fn own_file_count(&self) -> usize {
        self.files.values().filter(|filed| self.network.has_id(filed.network)).count()
    }

    /// Finds which files are primary, if that is not known.
    pub(crate) fn rank_copies(&mut self, library: &Library, slug: &Slug) {
        if !std::mem::take(&mut self.needs_ranking) {
            return;
        }
        let mut by_id: BTreeMap<(Uuid, Uuid), Vec<String>> = BTreeMap::new();
        for (name, filed) in &mut self.files {
            filed.is_primary = true;
            by_id.entry((filed.summary.id, filed.network)).or_default().push(name.clone());
        }
        let Ok(folder) = library.layout.snapshots_dir(slug) else { return };
        for names in by_id.into_values().filter(|names| names.len() > 1) {
            let paths: Vec<_> = names.iter().map(|name| folder.join(name)).collect();
            let counting = copies::find_primary(&paths);
            for (name, path) in names.iter().zip(paths) {
                if let Some(filed) = self.files.get_mut(name) {
                    filed.is_primary = counting.as_ref() == Some(&path);
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

/// A network with the snapshots that progress counts, oldest first.
pub(crate) fn summarize_network(slug: &Slug, seen: &IndexedNetwork) -> NetworkSummary {
    let snapshots =
        seen.current().into_iter().map(|(_, filed)| Arc::clone(&filed.summary)).collect();
    NetworkSummary { slug: slug.clone(), network: seen.network.clone(), snapshots }
}

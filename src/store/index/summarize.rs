//! From a snapshot's bytes to its figures, and from the files of a network to its snapshots as
//! lists show them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use uuid::Uuid;

use super::{FileStamp, IndexedNetwork, IndexedSnapshot};
use crate::maturity::ids::Slug;
use crate::maturity::summary::{NetworkSummary, summarise};
use crate::store::format::summary_reader;
use crate::store::library::{Library, snapshot_copies};

/// A snapshot's file in figures. None where it can't be read, or its matrix is not here.
pub(crate) fn file(library: &Library, bytes: &[u8], stamp: FileStamp) -> Option<IndexedSnapshot> {
    let snapshot = summary_reader::read(bytes)?;
    let known = library.known.matrix(&library.places, &snapshot.assessment.matrix)?;
    let summary = Arc::new(summarise(&snapshot, &known.matrix, &Arc::new(known.reference.clone())));
    Some(IndexedSnapshot { stamp, summary, network: snapshot.network.id, counts: true })
}

impl IndexedNetwork {
    /// The files that count, oldest first, with their names: what another one replaces is not among
    /// them, nor what belongs to another network.
    pub(crate) fn current(&self) -> Vec<(&str, &IndexedSnapshot)> {
        let counting = || self.counting().map(|(_, filed)| filed);
        let replaced: BTreeSet<Uuid> =
            counting().filter_map(|filed| filed.summary.supersedes).collect();
        let mut current: Vec<(&str, &IndexedSnapshot)> =
            self.counting().filter(|(_, filed)| !replaced.contains(&filed.summary.id)).collect();
        current.sort_by_key(|(_, filed)| (filed.summary.taken_on, filed.summary.saved_at));
        current
    }

    /// The files that count, those that another one replaces too, with their names.
    pub(crate) fn counting(&self) -> impl Iterator<Item = (&str, &IndexedSnapshot)> {
        let own = self.files.iter().filter(|(_, filed)| self.network.goes_by(filed.network));
        own.filter(|(_, filed)| filed.counts).map(|(name, filed)| (name.as_str(), filed))
    }

    /// How many of its files could be read, and are its own.
    pub(crate) fn files_seen(&self) -> usize {
        self.files.values().filter(|filed| self.network.goes_by(filed.network)).count()
    }

    /// Finds which of its files count, where that is not known any more.
    pub(crate) fn settle(&mut self, library: &Library, slug: &Slug) {
        if !std::mem::take(&mut self.is_unsettled) {
            return;
        }
        let mut by_id: BTreeMap<(Uuid, Uuid), Vec<String>> = BTreeMap::new();
        for (name, filed) in &mut self.files {
            filed.counts = true;
            by_id.entry((filed.summary.id, filed.network)).or_default().push(name.clone());
        }
        let Ok(folder) = library.places.snapshots(slug) else { return };
        for names in by_id.into_values().filter(|names| names.len() > 1) {
            let paths: Vec<_> = names.iter().map(|name| folder.join(name)).collect();
            let counting = snapshot_copies::counting(&paths);
            for (name, path) in names.iter().zip(paths) {
                if let Some(filed) = self.files.get_mut(name) {
                    filed.counts = counting.as_ref() == Some(&path);
                }
            }
        }
    }

    /// Forgets what was seen of its files: one of them turned out to be otherwise.
    pub(crate) fn forget_files(&mut self) {
        self.files.clear();
        self.is_unsettled = true;
    }
}

/// A network with its snapshots as progress counts them, oldest first.
pub(crate) fn sum_up(slug: &Slug, seen: &IndexedNetwork) -> NetworkSummary {
    let snapshots =
        seen.current().into_iter().map(|(_, filed)| Arc::clone(&filed.summary)).collect();
    NetworkSummary { slug: slug.clone(), network: seen.network.clone(), snapshots }
}

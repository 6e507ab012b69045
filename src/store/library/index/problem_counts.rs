//! How many files of each network need a look, as the last refresh of the index found it: files that
//! can't be read, copies that say different things, and files of other networks. Where each of them
//! is and why, `doctor` says.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Index, IndexedNetwork};
use crate::maturity::ids::Slug;
use crate::store::library::Library;

/// What the last refresh found; only networks with any.
#[derive(Clone, Debug, Default)]
pub(crate) struct ProblemCounts(Arc<Mutex<Found>>);

#[derive(Debug, Default)]
struct Found {
    by_network: BTreeMap<Slug, usize>,
    /// How many of them all can't be read.
    unread: usize,
}

impl ProblemCounts {
    pub(crate) fn note(&self, index: &Index) {
        let counted = index.networks.iter().map(|(slug, indexed)| (slug, count(indexed)));
        let found = counted.filter(|(_, count)| *count > 0);
        let found = found.map(|(slug, count)| (slug.clone(), count)).collect();
        let unread = index.networks.values().map(unread_count).sum();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) =
            Found { by_network: found, unread };
    }
}

impl Library {
    /// How many files need a look, by the folder of their network, as the summaries were last read.
    /// A network whose own file can't be read is among them.
    pub fn problem_counts(&self) -> BTreeMap<Slug, usize> {
        let counts = &self.problem_counts.0;
        let mut found = counts.lock().unwrap_or_else(PoisonError::into_inner).by_network.clone();
        for slug in self.slugs().unwrap_or_default() {
            let is_read = || self.is_listed(&slug) || self.is_incomplete_network(&slug);
            if !found.contains_key(&slug) && !is_read() {
                found.insert(slug, 1);
            }
        }
        found
    }

    /// How many files and folders of snapshots the last refresh could not read.
    pub fn unread_count(&self) -> usize {
        self.problem_counts.0.lock().unwrap_or_else(PoisonError::into_inner).unread
    }

    /// Whether the last refresh could read the network's own file.
    fn is_listed(&self, slug: &Slug) -> bool {
        self.last_index.contains_network(slug) || self.network(slug).is_ok()
    }
}

fn count(indexed: &IndexedNetwork) -> usize {
    let is_odd = |snapshot: &&super::IndexedSnapshot| {
        !snapshot.is_primary || snapshot.is_altered || !indexed.network.has_id(snapshot.network)
    };
    unread_count(indexed) + indexed.files.values().filter(is_odd).count()
}

fn unread_count(indexed: &IndexedNetwork) -> usize {
    indexed.file_count.saturating_sub(indexed.files.len())
}

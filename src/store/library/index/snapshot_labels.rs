//! What snapshots are called, by their ids: for whoever has nothing of them but that.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::Index;
use crate::maturity::ids::Slug;
use crate::maturity::share::log::SnapshotName;

impl Index {
    /// What those of these snapshots that are indexed are called.
    pub(crate) fn snapshot_names(&self, ids: &BTreeSet<Uuid>) -> BTreeMap<Uuid, SnapshotName> {
        let mut named = BTreeMap::new();
        for (slug, seen) in &self.networks {
            for filed in seen.files.values().filter(|filed| ids.contains(&filed.summary.id)) {
                let one = SnapshotName {
                    network: seen.network.id,
                    slug: Some(slug.clone()),
                    network_name: seen.network.name.clone(),
                    taken_on: filed.summary.taken_on,
                    label: filed.summary.label.as_deref().map(str::to_owned),
                };
                named.entry(filed.summary.id).or_insert(one);
            }
        }
        named
    }

    pub(crate) fn contains(&self, slug: &Slug, file: &str) -> bool {
        self.networks.get(slug).is_some_and(|seen| seen.files.contains_key(file))
    }

    /// The slug and name of each network, by each of its ids.
    pub(crate) fn networks_by_id(&self) -> BTreeMap<Uuid, (Slug, String)> {
        let mut whose = BTreeMap::new();
        for (slug, seen) in &self.networks {
            for id in seen.network.also.iter().chain([&seen.network.id]) {
                whose.entry(*id).or_insert_with(|| (slug.clone(), seen.network.name.clone()));
            }
        }
        whose
    }
}

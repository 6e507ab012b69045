//! Looks up indexed snapshots and networks by id.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::Index;
use crate::maturity::ids::Slug;
use crate::maturity::share::log::SnapshotName;

impl Index {
    /// What those of these snapshots that are indexed are called.
    pub(crate) fn snapshot_names(&self, ids: &BTreeSet<Uuid>) -> BTreeMap<Uuid, SnapshotName> {
        let mut named = BTreeMap::new();
        for (slug, indexed) in &self.networks {
            for snapshot in
                indexed.files.values().filter(|snapshot| ids.contains(&snapshot.summary.id))
            {
                let one = SnapshotName {
                    network: indexed.network.id,
                    slug: Some(slug.clone()),
                    network_name: indexed.network.name.clone(),
                    taken_on: snapshot.summary.taken_on,
                    label: snapshot.summary.label.as_deref().map(str::to_owned),
                };
                named.entry(snapshot.summary.id).or_insert(one);
            }
        }
        named
    }

    pub(crate) fn contains(&self, slug: &Slug, file: &str) -> bool {
        self.networks.get(slug).is_some_and(|indexed| indexed.files.contains_key(file))
    }

    /// The slug and name of each network, by each of its ids.
    pub(crate) fn networks_by_id(&self) -> BTreeMap<Uuid, (Slug, String)> {
        let mut owners = BTreeMap::new();
        for (slug, indexed) in &self.networks {
            for id in indexed.network.also.iter().chain([&indexed.network.id]) {
                owners.entry(*id).or_insert_with(|| (slug.clone(), indexed.network.name.clone()));
            }
        }
        owners
    }
}

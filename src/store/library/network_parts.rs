//! The parts of a network that other networks became: those that were joined to it, and those whose
//! snapshots were brought in as its own. Each can be split off again.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use uuid::Uuid;

use super::Library;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::maturity::network_join::{NetworkPart, network_at_time};
use crate::maturity::network_state::{NetworkEntry, NetworkState};
use crate::store::error::StoreError;
use crate::store::format::network;
use crate::store::{json, list_dir, read_file};

/// In the folder of a network that was joined to another: the file of that one as it was before.
pub(crate) const JOINED_INTO_FILE: &str = "joined-into.json";

/// A part, and where on the disk it is.
pub(crate) struct StoredPart {
    pub(crate) part: NetworkPart,
    /// Its folder inside that of the network it was joined to.
    pub(crate) joined_dir: Option<PathBuf>,
    /// A folder of its own among the networks: joining or splitting was cut off.
    pub(crate) own_folder: Option<Slug>,
}

impl Library {
    /// The parts of this network that can be split off, in the order in which they joined it.
    pub fn network_parts(&self, slug: &Slug) -> Result<Vec<NetworkPart>, StoreError> {
        let state = self.open_network_for(slug, None)?;
        Ok(self.stored_parts(&state)?.into_iter().map(|stored| stored.part).collect())
    }

    pub(crate) fn stored_parts(&self, state: &NetworkState) -> Result<Vec<StoredPart>, StoreError> {
        let mut known = self.joined_dirs(&state.slug)?;
        let others = self.networks().0.into_iter().filter(|entry| entry.slug != state.slug);
        known.extend(others.map(|NetworkEntry { slug, network }| KnownPart {
            network,
            joined_dir: None,
            own_folder: Some(slug),
        }));
        let mut parts: Vec<StoredPart> = Vec::new();
        for id in &state.network.also {
            if parts.iter().any(|stored| stored.part.ids.contains(id)) {
                continue;
            }
            // one with a folder of its own is the whole of what there is
            let found = known.iter().rfind(|one| one.network.id == *id).cloned();
            parts.push(to_part(state, *id, found));
        }
        // a part of a part goes with it
        let inner: Vec<Uuid> =
            parts.iter().flat_map(|stored| stored.part.ids.iter().skip(1)).copied().collect();
        parts.retain(|stored| !inner.contains(&stored.part.id));
        Ok(parts)
    }

    /// The networks whose folders were put into that of this one.
    fn joined_dirs(&self, slug: &Slug) -> Result<Vec<KnownPart>, StoreError> {
        let folder = self.layout.joined_dir(slug)?;
        let read = |name: Slug| {
            let dir = folder.join(name.as_str());
            let bytes = read_file::read(&dir.join("network.json")).ok()?;
            let network = network::read(&bytes).ok()?;
            Some(KnownPart { network, joined_dir: Some(dir), own_folder: None })
        };
        Ok(list_dir::slugs(&folder)?.into_iter().filter_map(read).collect())
    }
}

#[derive(Clone)]
struct KnownPart {
    network: Network,
    joined_dir: Option<PathBuf>,
    own_folder: Option<Slug>,
}

fn to_part(state: &NetworkState, id: Uuid, known: Option<KnownPart>) -> StoredPart {
    let (network, joined_dir, own_folder) = match known {
        Some(known) => (known.network, known.joined_dir, known.own_folder),
        None => (network_in_snapshots(state, id), None, None),
    };
    let further = network.also.iter().filter(|also| state.network.also.contains(also));
    let ids: Vec<Uuid> = std::iter::once(id).chain(further.copied()).collect();
    let own = state.snapshots.iter().filter(|saved| ids.contains(&saved.snapshot.network.id));
    let former = joined_dir.as_deref().map(|dir| Slug::new(list_dir::file_name(dir)));
    StoredPart {
        part: NetworkPart {
            id,
            snapshots: own.count(),
            ids,
            network,
            slug: own_folder.clone().or(former),
            is_unfinished: own_folder.is_some(),
        },
        joined_dir,
        own_folder,
    }
}

/// The network with this id as the newest of its snapshots has it; without any, by the name of the
/// one that goes by its id.
fn network_in_snapshots(state: &NetworkState, id: Uuid) -> Network {
    let own = || state.snapshots.iter().filter(|saved| saved.snapshot.network.id == id);
    let Some(newest) = own().max_by_key(|saved| saved.snapshot.saved_at) else {
        return Network::with_name(id, state.network.name.clone());
    };
    let mut network = network_at_time(&newest.snapshot.network, Vec::new());
    for saved in own() {
        network.use_matrix(&saved.matrix.lineage);
    }
    network
}

/// Whether a snapshot or a draft in this file carries one of these ids. One that can't be parsed is
/// known by the id that stands in its text.
pub(crate) fn is_file_of(path: &Path, ids: &[Uuid]) -> bool {
    let Ok(bytes) = read_file::read(path) else { return false };
    let Ok(text) = json::decode_utf8(&bytes) else { return false };
    match owner_in(text) {
        Some(owner) => ids.contains(&owner),
        None => ids.iter().any(|id| text.contains(&id.to_string())),
    }
}

/// The network whose id a snapshot or a draft carries.
pub(crate) fn owner_of(path: &Path) -> Option<Uuid> {
    owner_in(json::decode_utf8(&read_file::read(path).ok()?).ok()?)
}

fn owner_in(text: &str) -> Option<Uuid> {
    #[derive(Deserialize)]
    struct Owned {
        network: Owner,
    }
    #[derive(Deserialize)]
    struct Owner {
        id: Uuid,
    }
    serde_json::from_str::<Owned>(text).ok().map(|owned| owned.network.id)
}

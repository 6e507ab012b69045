//! From a snapshot's bytes to its figures, and from the files of a network to its snapshots as lists show them.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::{Filed, Hash, Seen, Stamp, hash_of};
use crate::maturity::ids::Slug;
use crate::maturity::summarising::{NetworkSummary, Summary, summarise};
use crate::store::forms::figures;
use crate::store::hashing::{sha256_hex, short};
use crate::store::library::Library;
use crate::store::listing;

/// A snapshot's file in figures. None where it can't be read, or its matrix is not here.
pub(super) fn file(library: &Library, path: &Path, bytes: &[u8], stamp: Stamp) -> Option<Filed> {
    let snapshot = figures::read(bytes)?;
    let known = library.known.matrix(&library.places, &snapshot.assessment.matrix)?;
    let hash = sha256_hex(bytes);
    Some(Filed {
        stamp,
        summary: Arc::new(summarise(&snapshot, &known.matrix, &Arc::new(known.reference.clone()))),
        network: snapshot.network.id,
        is_as_saved: listing::name(path).contains(short(&hash)),
        of: snapshot.of.map(Box::from),
        hash: hash_of(&hash)?,
    })
}

/// A network with its snapshots, oldest first: each once, without those that another replaces, those of other networks, and
/// changed copies of what is here as it was saved.
pub(super) fn sum_up(slug: &Slug, seen: &Seen) -> NetworkSummary {
    let network = seen.network.clone();
    let mut all: Vec<&Filed> = seen.files.values().filter(|filed| network.goes_by(filed.network)).collect();
    let here: BTreeSet<Hash> = all.iter().map(|filed| filed.hash).collect();
    let mut kept = BTreeSet::new();
    all.retain(|filed| {
        let full = filed.of.as_deref().and_then(hash_of);
        let is_part = full.is_some_and(|full| full != filed.hash && here.contains(&full));
        !is_part && kept.insert(filed.hash)
    });
    let intact: BTreeSet<_> = all.iter().filter(|filed| filed.is_as_saved).map(|filed| filed.summary.id).collect();
    all.retain(|filed| filed.is_as_saved || !intact.contains(&filed.summary.id));
    let replaced: BTreeSet<_> = all.iter().filter_map(|filed| filed.summary.supersedes).collect();
    all.retain(|filed| !replaced.contains(&filed.summary.id));
    let mut snapshots: Vec<Arc<Summary>> = all.into_iter().map(|filed| Arc::clone(&filed.summary)).collect();
    snapshots.sort_by_key(|summary| (summary.taken_on, summary.saved_at));
    NetworkSummary { slug: slug.clone(), network, snapshots }
}

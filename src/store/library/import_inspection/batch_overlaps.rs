//! Compares the files of an import with each other: snapshots that stand in several of them, as the
//! same, as a part, or with other answers.
//!
//! Only snapshots of which several files have one with the same id are parsed again.

use std::collections::{BTreeMap, HashMap};

use uuid::Uuid;

use super::incoming_file::{IncomingFile, RawFile};
use crate::maturity::assessment::Snapshot;
use crate::maturity::share::import_plan::SnapshotPlace;
use crate::maturity::share::{
    CopyRelation, FileContent, HashedSnapshot, ImportPlan, IncomingSnapshot, MAX_COMPARED,
    compare_copies,
};
use crate::store::format::snapshot;
use crate::store::library::Library;

/// How each snapshot compares with those of its id in files before its own.
pub(crate) fn compare_files(
    library: &Library,
    plan: &ImportPlan,
) -> BTreeMap<SnapshotPlace, Vec<(SnapshotPlace, CopyRelation)>> {
    let mut by_id: HashMap<Uuid, Vec<(SnapshotPlace, &IncomingSnapshot)>> = HashMap::new();
    for (file, planned) in plan.files.iter().enumerate() {
        let FileContent::Snapshots(bundle) = &planned.content else { continue };
        for (at, one) in bundle.snapshots.iter().enumerate() {
            by_id.entry(one.id).or_default().push(((file, at), one));
        }
    }
    let mut overlaps = BTreeMap::new();
    for copies in by_id.into_values().filter(|copies| copies.len() > 1) {
        compare_group(library, plan, &copies, &mut overlaps);
    }
    overlaps
}

/// Compares the snapshots of one id, which are in the order of the plan. An honest folder has a few,
/// and of more than so many no others are compared.
fn compare_group(
    library: &Library,
    plan: &ImportPlan,
    copies: &[(SnapshotPlace, &IncomingSnapshot)],
    overlaps: &mut BTreeMap<SnapshotPlace, Vec<(SnapshotPlace, CopyRelation)>>,
) {
    let known = parse_different(library, plan, copies);
    let mut relations: HashMap<(&str, &str), CopyRelation> = HashMap::new();
    for (at, (place, one)) in copies.iter().enumerate() {
        let mut found = Vec::new();
        for (other_place, other) in copies.iter().take(at.min(MAX_COMPARED)) {
            if other_place.0 == place.0 {
                continue;
            }
            let key = (one.hash.as_str(), other.hash.as_str());
            let compare = || compare_pair(&known, key);
            found.push((*other_place, relations.entry(key).or_insert_with(compare).clone()));
        }
        if !found.is_empty() {
            overlaps.insert(*place, found);
        }
    }
}

/// The snapshots of a group with different bytes, by their hashes.
fn parse_different<'g>(
    library: &Library,
    plan: &ImportPlan,
    copies: &'g [(SnapshotPlace, &IncomingSnapshot)],
) -> HashMap<&'g str, Snapshot> {
    let mut known = HashMap::new();
    let is_one = copies
        .iter()
        .all(|(_, one)| Some(&one.hash) == copies.first().map(|(_, first)| &first.hash));
    for (place, one) in copies.iter().filter(|_| !is_one) {
        if known.len() <= MAX_COMPARED && !known.contains_key(one.hash.as_str()) {
            known
                .extend(read_snapshot(library, plan, *place).map(|read| (one.hash.as_str(), read)));
        }
    }
    known
}

fn compare_pair(known: &HashMap<&str, Snapshot>, (one, other): (&str, &str)) -> CopyRelation {
    if one == other {
        return CopyRelation::Same;
    }
    match (known.get(one), known.get(other)) {
        (Some(snapshot), Some(theirs)) => compare_copies(
            HashedSnapshot { snapshot, hash: one },
            &[HashedSnapshot { snapshot: theirs, hash: other }],
        ),
        _ => CopyRelation::Differs { answers: 0 },
    }
}

/// The snapshot in this place: as it was parsed, or from its file once more.
fn read_snapshot(library: &Library, plan: &ImportPlan, place: SnapshotPlace) -> Option<Snapshot> {
    let file = plan.files.get(place.0)?;
    let held = library.incoming.get(&file.hash);
    let parse = || {
        let raw = RawFile::read(&file.path).ok().filter(|raw| raw.hash == file.hash)?;
        library.incoming.parse(raw).ok()
    };
    let IncomingFile::Snapshots(incoming) = &*held.or_else(parse)? else { return None };
    snapshot::read(&incoming.snapshots.get(place.1)?.bytes).ok()
}

//! Ranks several files with one snapshot's id: which is primary, which differ from it, and which
//! are duplicates. None is ever removed; all with content of their own are listed.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;
use std::time::SystemTime;

use uuid::Uuid;

use super::{SnapshotOnDisk, has_canonical_name};
use crate::maturity::network_state::CopyStatus;
use crate::maturity::share::{
    CopyRelation, HashedSnapshot, MAX_COMPARED, compare_copies, cover_of,
};
use crate::store::library::snapshots;
use crate::store::list_dir;

/// The files of a folder, ranked among those with their id.
#[derive(Debug, Default)]
pub(crate) struct RankedCopies {
    /// Those with content of their own.
    pub(crate) ranked: Vec<SnapshotOnDisk>,
    /// Those with nothing in them that another one has not.
    pub(crate) duplicates: Vec<SnapshotOnDisk>,
}

pub(crate) fn rank_copies(all: Vec<SnapshotOnDisk>) -> RankedCopies {
    let mut by_id: BTreeMap<(Uuid, Uuid), Vec<SnapshotOnDisk>> = BTreeMap::new();
    for stored in all {
        by_id.entry((stored.snapshot.id, stored.snapshot.network.id)).or_default().push(stored);
    }
    let mut ranking = RankedCopies::default();
    for group in by_id.into_values() {
        rank_group(group, &mut ranking);
    }
    ranking
}

/// Which of these files with one id is primary. They are read whole, for this is rare.
pub(crate) fn find_primary(paths: &[PathBuf]) -> Option<PathBuf> {
    let mut ranking = RankedCopies::default();
    rank_group(paths.iter().filter_map(|path| snapshots::read(path).ok()).collect(), &mut ranking);
    ranking
        .ranked
        .into_iter()
        .find(|stored| stored.copy_status == CopyStatus::Primary)
        .map(|stored| stored.path)
}

fn rank_group(mut group: Vec<SnapshotOnDisk>, ranking: &mut RankedCopies) {
    if group.len() == 1 {
        return ranking.ranked.append(&mut group);
    }
    // of two with the same bytes the one with the right name stays
    group.sort_by_key(|stored| (!has_canonical_name(stored), stored.path.clone()));
    let mut hashes: HashSet<String> = HashSet::new();
    let (different, same): (Vec<_>, Vec<_>) =
        group.into_iter().partition(|stored| hashes.insert(stored.hash.clone()));
    ranking.duplicates.extend(same);
    let parts = parts_of_others(&different);
    let (parts, mut stay): (Vec<_>, Vec<_>) =
        different.into_iter().partition(|stored| parts.contains(&stored.path));
    ranking.duplicates.extend(parts);
    let sources: HashSet<String> = stay.iter().map(|stored| stored.hash.clone()).collect();
    stay.sort_by_cached_key(|stored| rank_key(stored, &sources));
    let any_intact = stay.iter().any(|stored| stored.is_intact);
    for (place, stored) in stay.iter_mut().enumerate() {
        stored.copy_status = match (place, stored.is_intact) {
            (0, _) => CopyStatus::Primary,
            (_, false) if any_intact => CopyStatus::ChangedAfterSave,
            _ => CopyStatus::Differs,
        };
    }
    ranking.ranked.append(&mut stay);
}

/// Those of which all is in another one that stays. Only files that share what no share leaves out
/// are compared, so that thousands with one id take no longer than with as many ids.
fn parts_of_others(group: &[SnapshotOnDisk]) -> HashSet<PathBuf> {
    let mut by_cover: HashMap<_, Vec<&SnapshotOnDisk>> = HashMap::new();
    for stored in group {
        by_cover.entry(cover_of(&stored.snapshot)).or_default().push(stored);
    }
    let mut parts = HashSet::new();
    for alike in by_cover.into_values() {
        let few: Vec<&SnapshotOnDisk> = alike.iter().copied().take(MAX_COMPARED).collect();
        for part in &alike {
            let mut stays = few.iter().filter(|other| !parts.contains(&other.path));
            if stays.any(|other| is_part_of(part, other)) {
                parts.insert(part.path.clone());
            }
        }
    }
    parts
}

/// Whether all of a file is in another one too, by what it says and by what it holds.
fn is_part_of(part: &SnapshotOnDisk, other: &SnapshotOnDisk) -> bool {
    let (one, whole) = (to_hashed(part), to_hashed(other));
    part.path != other.path
        && (other.is_intact || !part.is_intact)
        && compare_copies(one, &[whole]) == CopyRelation::Subset
}

fn to_hashed(stored: &SnapshotOnDisk) -> HashedSnapshot<'_> {
    HashedSnapshot { snapshot: &stored.snapshot, hash: &stored.hash }
}

/// Primary is the intact one, then one that was not redacted from another here, then the oldest
/// file.
fn rank_key(
    stored: &SnapshotOnDisk,
    sources: &HashSet<String>,
) -> (bool, bool, bool, Option<SystemTime>, jiff::Timestamp, String) {
    let is_made_from_another = stored
        .snapshot
        .full_hash
        .as_ref()
        .is_some_and(|of| *of != stored.hash && sources.contains(of));
    let since =
        std::fs::symlink_metadata(&stored.path).and_then(|metadata| metadata.modified()).ok();
    let name = list_dir::file_name(&stored.path).to_owned();
    (
        !stored.is_intact,
        is_made_from_another,
        since.is_none(),
        since,
        stored.snapshot.saved_at,
        name,
    )
}

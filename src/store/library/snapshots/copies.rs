//! Ranks several files with one snapshot's id: which is primary (the one that counts), which differ
//! from it or were altered, and which are duplicates. None is ever removed; all with content of
//! their own are listed.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;

use uuid::Uuid;

use super::{SnapshotOnDisk, has_canonical_name};
use crate::maturity::network_state::CopyStatus;
use crate::maturity::share::{
    CopyRelation, HashedSnapshot, MAX_COMPARED, compare_copies, cover_of,
};
use crate::store::library::snapshots;

/// The files of a folder, ranked among those with their id.
#[derive(Debug, Default)]
pub(crate) struct RankedCopies {
    /// Those with content of their own.
    pub(crate) ranked: Vec<SnapshotOnDisk>,
    /// Those with nothing in them that another one has not.
    pub(crate) duplicates: Vec<SnapshotOnDisk>,
}

/// What a person chose of several copies of a snapshot: its id, and the hash of the one that counts.
pub(crate) type ChosenCopies = BTreeMap<Uuid, String>;

pub(crate) fn rank_copies(all: Vec<SnapshotOnDisk>, chosen: &ChosenCopies) -> RankedCopies {
    let mut by_id: BTreeMap<(Uuid, Uuid), Vec<SnapshotOnDisk>> = BTreeMap::new();
    for stored in all {
        by_id.entry((stored.snapshot.id, stored.snapshot.network.id)).or_default().push(stored);
    }
    let mut ranking = RankedCopies::default();
    for group in by_id.into_values() {
        rank_group(group, chosen, &mut ranking);
    }
    ranking
}

/// Ranks these files with one id. They are read whole, for this is rare. The second value is those
/// that can't be read.
pub(crate) fn rank_files<'p>(
    paths: &'p [PathBuf],
    chosen: &ChosenCopies,
) -> (RankedCopies, Vec<&'p PathBuf>) {
    let (mut group, mut unread) = (Vec::new(), Vec::new());
    for path in paths {
        match snapshots::read(path) {
            Ok(stored) => group.push(stored),
            Err(_) => unread.push(path),
        }
    }
    (rank_one(group, chosen), unread)
}

/// Ranks these with one id: files, and perhaps one that is not on the disk yet.
pub(crate) fn rank_one(group: Vec<SnapshotOnDisk>, chosen: &ChosenCopies) -> RankedCopies {
    let mut ranking = RankedCopies::default();
    rank_group(group, chosen, &mut ranking);
    ranking
}

impl RankedCopies {
    /// The file that counts, of files with one id.
    pub(crate) fn primary(&self) -> Option<&PathBuf> {
        let primary = |stored: &&SnapshotOnDisk| stored.copy_status == CopyStatus::Primary;
        self.ranked.iter().find(primary).map(|stored| &stored.path)
    }
}

fn rank_group(mut group: Vec<SnapshotOnDisk>, chosen: &ChosenCopies, ranking: &mut RankedCopies) {
    if let [only] = group.as_mut_slice()
        && !only.is_altered
    {
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
    let primary = primary_of(&stay, chosen);
    for (at, stored) in stay.iter_mut().enumerate() {
        stored.copy_status = match (primary, stored.is_intact) {
            (Some(primary), _) if primary == at => CopyStatus::Primary,
            (Some(_), false) => CopyStatus::Altered,
            _ if stored.is_altered => CopyStatus::Altered,
            _ => CopyStatus::Differs,
        };
    }
    // the primary one comes first; else the order goes by what they hold
    stay.sort_by(|one, other| {
        let key = |stored: &SnapshotOnDisk| {
            (stored.copy_status != CopyStatus::Primary, stored.snapshot.saved_at)
        };
        key(one).cmp(&key(other)).then_with(|| one.hash.cmp(&other.hash))
    });
    ranking.ranked.append(&mut stay);
}

/// Which of these files, no two alike, counts: the one that a person chose; else the only one that is
/// as it was saved, or the only such one that was not made from another here. No file time and no
/// other name decides, so that it is the same whatever becomes of the folder. None where nothing
/// decides, and where the only one was altered.
fn primary_of(stay: &[SnapshotOnDisk], chosen: &ChosenCopies) -> Option<usize> {
    let by_hash: HashMap<&str, usize> =
        stay.iter().enumerate().map(|(at, stored)| (stored.hash.as_str(), at)).collect();
    let id = stay.first()?.snapshot.id;
    if let Some(at) = chosen.get(&id).and_then(|hash| by_hash.get(hash.as_str())) {
        return Some(*at);
    }
    let is_made_from_another = |stored: &SnapshotOnDisk| {
        let source = stored.snapshot.full_hash.as_ref();
        source.is_some_and(|of| *of != stored.hash && by_hash.contains_key(of.as_str()))
    };
    let intact = (0..stay.len()).filter(|at| stay[*at].is_intact);
    let mut sources = intact.filter(|at| !is_made_from_another(&stay[*at]));
    let first = sources.next();
    match stay {
        [only] => (!only.is_altered).then_some(0),
        _ => first.filter(|_| sources.next().is_none()),
    }
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

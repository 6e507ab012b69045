//! The order of snapshots on a line. What is asked for each of them is looked up by its id, so that
//! thousands saved on one day, each based on the one before, take no longer than on a day each.

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::maturity::network_state::SavedSnapshot;

/// What the order of a line goes by.
#[derive(Clone, Copy, Debug)]
pub struct LinePlace {
    /// The snapshot.
    pub id: Uuid,
    /// The day it speaks of.
    pub taken_on: Date,
    /// The moment it was saved.
    pub saved_at: Timestamp,
    /// The first digits of the hash of its bytes: its file may have any name.
    pub digits: u64,
    /// The snapshot whose answers were last time's.
    pub based_on: Option<Uuid>,
    /// The snapshot from which it kept what was not looked at.
    pub kept_from: Option<Uuid>,
    /// The snapshot it corrects.
    pub supersedes: Option<Uuid>,
}

impl LinePlace {
    pub(crate) fn of(saved: &SavedSnapshot) -> Self {
        let snapshot = &saved.snapshot;
        Self {
            id: snapshot.id,
            taken_on: snapshot.taken_on,
            saved_at: snapshot.saved_at,
            digits: hash_digits(&saved.hash),
            based_on: snapshot.assessment.based_on,
            kept_from: snapshot.kept_from,
            supersedes: snapshot.supersedes,
        }
    }
}

/// The first digits of a hash as a number; 0 where there is none.
pub fn hash_digits(hash: &str) -> u64 {
    hash.get(..12).and_then(|digits| u64::from_str_radix(digits, 16).ok()).unwrap_or(0)
}

/// The order of snapshots through time, by id: by day; on one day after the one they are based on or
/// kept from, a corrected copy in the place of what it corrects, then by the moment saved, then by
/// hash. Those that are corrected must be among `places`, or their copies stand where they were
/// saved.
pub fn order_line(places: &[LinePlace]) -> HashMap<Uuid, usize> {
    let known: HashMap<Uuid, LinePlace> = places.iter().map(|place| (place.id, *place)).collect();
    let originals = find_originals(&known);
    let original = |id: Uuid| originals.get(&id).copied().unwrap_or(id);
    let mut sorted: Vec<LinePlace> = places.to_vec();
    sorted.sort_by_cached_key(|place| {
        let first_saved = known.get(&original(place.id)).map_or(place.saved_at, |it| it.saved_at);
        (place.taken_on, first_saved, place.saved_at, place.digits, place.id)
    });
    let mut order = HashMap::with_capacity(places.len());
    for day in sorted.chunk_by(|one, other| one.taken_on == other.taken_on) {
        for at in order_day(day, original) {
            let next = order.len();
            order.insert(day[at].id, next);
        }
    }
    order
}

/// For each snapshot the first of its chain of corrections: its moment is theirs. A chain that bites
/// its own tail, as only a file by hand can, begins with the smallest id of it.
fn find_originals(known: &HashMap<Uuid, LinePlace>) -> HashMap<Uuid, Uuid> {
    let mut originals: HashMap<Uuid, Uuid> = HashMap::with_capacity(known.len());
    for start in known.keys() {
        let (mut chain, mut at) = (vec![*start], *start);
        let mut places = HashMap::from([(*start, 0)]);
        let first = loop {
            if let Some(found) = originals.get(&at) {
                break *found;
            }
            let before = known.get(&at).and_then(|place| place.supersedes);
            let Some(before) = before.filter(|id| known.contains_key(id)) else { break at };
            if let Some(loop_start) = places.get(&before) {
                break chain[*loop_start..].iter().min().copied().unwrap_or(at);
            }
            places.insert(before, chain.len());
            chain.push(before);
            at = before;
        };
        originals.extend(chain.into_iter().map(|id| (id, first)));
    }
    originals
}

/// The order of one day, as places in `day`: each as soon as all it is based on have had theirs. Two
/// that are each based on the other, as only a file by hand can say, go by the moment.
fn order_day(day: &[LinePlace], original: impl Fn(Uuid) -> Uuid) -> Vec<usize> {
    // how many of each original are still to come, and who waits for the last of them
    let mut to_come: HashMap<Uuid, usize> = HashMap::new();
    for place in day {
        *to_come.entry(original(place.id)).or_default() += 1;
    }
    let mut waiting_for: HashMap<Uuid, Vec<usize>> = HashMap::new();
    let mut missing = vec![0; day.len()];
    for (at, place) in day.iter().enumerate() {
        let bases = place.based_on.into_iter().chain(place.kept_from).map(&original);
        let bases: BTreeSet<Uuid> = bases
            .filter(|base| *base != original(place.id) && to_come.contains_key(base))
            .collect();
        missing[at] = bases.len();
        for base in bases {
            waiting_for.entry(base).or_default().push(at);
        }
    }
    let mut left: BTreeSet<usize> = (0..day.len()).collect();
    let mut ready: BTreeSet<usize> = left.iter().copied().filter(|at| missing[*at] == 0).collect();
    let mut ordered = Vec::with_capacity(day.len());
    while let Some(at) = ready.first().or_else(|| left.first()).copied() {
        ready.remove(&at);
        left.remove(&at);
        ordered.push(at);
        let own = original(day[at].id);
        let Some(count) = to_come.get_mut(&own) else { continue };
        *count -= 1;
        if *count > 0 {
            continue;
        }
        for waiting in waiting_for.remove(&own).unwrap_or_default() {
            missing[waiting] -= 1;
            if missing[waiting] == 0 && left.contains(&waiting) {
                ready.insert(waiting);
            }
        }
    }
    ordered
}

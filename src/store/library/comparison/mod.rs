//! Reads snapshots for a comparison. The index says which snapshot is meant and which is the first
//! one of its network like it, and only those two files are read: of a thousand networks with
//! twenty snapshots each, one file in ten.

mod selection;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use self::selection::{ChosenSnapshots, SnapshotReader};
use super::Library;
use super::index::{Index, IndexedNetwork};
use super::parallel::read_parallel;
use crate::maturity::comparison::selection::{OtherSnapshot, SnapshotChoice, SnapshotSelector};
use crate::maturity::comparison::{MAX_COLUMNS, MissingNetwork, Side};
use crate::maturity::ids::Slug;
use crate::store::error::StoreError;

/// Up to so many networks are scanned faster than the saved index is read.
const INDEX_THRESHOLD: usize = 16;

/// How much of what is read is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DetailLevel {
    /// All of it.
    Full,
    /// All of it for a few snapshots; for more, only what their rows show.
    RowsOnly,
}

/// What was read to be compared.
#[derive(Debug, Default)]
pub struct ComparisonData {
    /// The snapshots.
    pub sides: Vec<Side>,
    /// Networks without the snapshot that was meant.
    pub missing: Vec<(Slug, MissingNetwork)>,
    /// Networks that can't be read.
    pub failed: Vec<(Slug, StoreError)>,
    /// Other snapshots of these networks, where they are few.
    pub others: Vec<OtherSnapshot>,
    /// How many of their files can't be read.
    pub unreadable_count: usize,
}

struct NetworkTask<'w> {
    slug: &'w Slug,
    selectors: Vec<SnapshotSelector>,
    indexed: Mutex<Option<IndexedNetwork>>,
}

impl NetworkTask<'_> {
    fn take_indexed(&self) -> Option<IndexedNetwork> {
        self.indexed.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Library {
    /// Reads these snapshots, each with the first one like it. `go_on` is called with how many
    /// networks are read, and of how many, and cancels by returning false, for a result of none;
    /// the index is kept all the same.
    pub fn read_comparison(
        &self,
        wanted: &[SnapshotChoice],
        detail: DetailLevel,
        mut go_on: impl FnMut(usize, usize) -> bool,
    ) -> Option<ComparisonData> {
        let is_light = detail == DetailLevel::RowsOnly && wanted.len() > MAX_COLUMNS;
        let found = self.read_selected(wanted, is_light, &mut go_on)?;
        if is_light && found.sides.len() <= MAX_COLUMNS {
            // so few could be read that they are shown side by side
            return self.read_selected(wanted, false, &mut go_on);
        }
        Some(found)
    }

    fn read_selected(
        &self,
        wanted: &[SnapshotChoice],
        is_light: bool,
        go_on: &mut impl FnMut(usize, usize) -> bool,
    ) -> Option<ComparisonData> {
        let by_network = group_by_network(wanted);
        let is_many = by_network.len() > INDEX_THRESHOLD;
        let mut index = if is_many { self.take_index() } else { Index::default() };
        let task = |(slug, which)| NetworkTask {
            slug,
            selectors: which,
            indexed: Mutex::new(index.networks.remove(slug)),
        };
        let tasks: Vec<NetworkTask<'_>> = by_network.into_iter().map(task).collect();
        let reader = SnapshotReader::new(self, is_light, tasks.len() <= MAX_COLUMNS);
        let (all, is_done) = read_networks(&reader, &tasks, go_on);
        let (mut found, mut is_new) = (ComparisonData::default(), false);
        for (task, chosen) in tasks.iter().zip(all) {
            let indexed = match chosen {
                Some(chosen) => found.add_network(task.slug, chosen, &mut is_new),
                None => task.take_indexed(),
            };
            if let Some(indexed) = indexed {
                index.networks.insert(task.slug.clone(), indexed);
            }
        }
        if is_many {
            if is_done && is_new {
                self.save_index(&index);
            }
            self.last_index.put(index);
        }
        is_done.then_some(found)
    }
}

impl ComparisonData {
    fn add_network(
        &mut self,
        slug: &Slug,
        chosen: ChosenSnapshots,
        is_new: &mut bool,
    ) -> Option<IndexedNetwork> {
        let ChosenSnapshots {
            indexed,
            is_new: is_one_new,
            sides,
            missing,
            error: refused,
            others,
            unreadable_count: unread,
        } = chosen;
        *is_new |= is_one_new;
        self.sides.extend(sides);
        self.missing.extend(missing.into_iter().map(|missing| (slug.clone(), missing)));
        self.failed.extend(refused.map(|error| (slug.clone(), error)));
        self.others.extend(others);
        self.unreadable_count += unread;
        indexed
    }
}

/// The wanted snapshots of each network, in the order in which networks are named.
fn group_by_network(wanted: &[SnapshotChoice]) -> Vec<(&Slug, Vec<SnapshotSelector>)> {
    let mut places: BTreeMap<&Slug, usize> = BTreeMap::new();
    let mut all: Vec<(&Slug, Vec<SnapshotSelector>)> = Vec::new();
    for one in wanted {
        let place = *places.entry(&one.slug).or_insert(all.len());
        if place == all.len() {
            all.push((&one.slug, Vec::new()));
        }
        all[place].1.push(one.selector.clone());
    }
    all
}

/// Reads networks in parallel. The second value says whether all were read.
fn read_networks(
    reader: &SnapshotReader<'_>,
    tasks: &[NetworkTask<'_>],
    go_on: &mut impl FnMut(usize, usize) -> bool,
) -> (Vec<Option<ChosenSnapshots>>, bool) {
    let mut all: Vec<Option<ChosenSnapshots>> = tasks.iter().map(|_| None).collect();
    let mut may_go_on = true;
    let read = |task: &NetworkTask<'_>| {
        reader.read_network(task.slug, &task.selectors, task.take_indexed())
    };
    let is_done = read_parallel(tasks, read, |done, at, chosen| {
        all[at] = Some(chosen);
        may_go_on = may_go_on && go_on(done, tasks.len());
        may_go_on
    });
    (all, is_done)
}

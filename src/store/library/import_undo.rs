//! Plans taking the last bringing in back: which of what it brought is still here as it came, and on
//! what of it something else stands. Nothing is written.

use std::collections::{BTreeSet, HashMap, HashSet};

use uuid::Uuid;

use super::Library;
use super::draft_versions::OpenDrafts;
use super::snapshots::{self, SnapshotOnDisk};
use crate::maturity::assessment::{Draft, Snapshot};
use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::network::{Network, NetworkAtTime};
use crate::maturity::network_state::NetworkEntry;
use crate::maturity::phrases::format_date;
use crate::maturity::share::ImportRecord;
use crate::maturity::share::import_undo::{
    ImportUndo, StayingItem, StayingReason, UndoneJoin, UndoneNetwork, UndoneSnapshot,
};
use crate::store::error::StoreError;
use crate::store::library::import_records::RecordOnDisk;
use crate::store::{list_dir, shipped_matrices};

impl Library {
    /// What taking the last bringing in back would do; none where nothing of one is here.
    pub fn plan_import_undo(&self) -> Result<Option<ImportUndo>, StoreError> {
        for RecordOnDisk { record, .. } in self.import_records()?.into_iter().rev() {
            let undo = self.plan_undo_of(&record)?;
            if !undo.is_empty() || !undo.stays.is_empty() {
                return Ok(Some(undo));
            }
        }
        Ok(None)
    }

    fn plan_undo_of(&self, record: &ImportRecord) -> Result<ImportUndo, StoreError> {
        let mut undo = ImportUndo {
            import: record.id,
            brought_at: record.brought_at,
            networks: Vec::new(),
            snapshots: Vec::new(),
            joins: Vec::new(),
            matrices: Vec::new(),
            stays: Vec::new(),
        };
        let index = RecordIndex::of(record);
        for entry in self.networks().0 {
            if index.is_about(&entry.network) {
                NetworkUndo::read(self, &entry, &index)?.add_to(&mut undo);
            }
        }
        Ok(undo)
    }
}

/// A record, to be looked up for each network. It may be of thousands.
struct RecordIndex<'r> {
    /// The hashes of the snapshots that were brought in, by their ids.
    hashes: HashMap<Uuid, Vec<&'r str>>,
    /// The ids of their networks, in the files.
    networks: HashSet<Uuid>,
    made: HashSet<Uuid>,
    /// The ids that networks go by too since then, by network.
    joined: HashMap<Uuid, Vec<Uuid>>,
    also: HashSet<Uuid>,
    put_in_use: HashMap<Uuid, Vec<&'r MatrixId>>,
}

impl<'r> RecordIndex<'r> {
    fn of(record: &'r ImportRecord) -> Self {
        let mut index = Self {
            hashes: HashMap::new(),
            networks: record.snapshots.iter().map(|one| one.network).collect(),
            made: record.made.iter().copied().collect(),
            joined: HashMap::new(),
            also: record.joined.iter().map(|one| one.also).collect(),
            put_in_use: HashMap::new(),
        };
        for one in &record.snapshots {
            index.hashes.entry(one.id).or_default().push(&one.sha256);
        }
        for one in &record.joined {
            index.joined.entry(one.network).or_default().push(one.also);
        }
        for one in &record.put_in_use {
            index.put_in_use.entry(one.network).or_default().push(&one.matrix);
        }
        index
    }

    fn is_about(&self, network: &Network) -> bool {
        ids_of(network).any(|id| {
            self.networks.contains(&id) || self.made.contains(&id) || self.joined.contains_key(&id)
        })
    }
}

fn ids_of(network: &Network) -> impl Iterator<Item = Uuid> {
    std::iter::once(network.id).chain(network.also.iter().copied())
}

/// One network that something was brought into.
struct NetworkUndo<'u> {
    library: &'u Library,
    entry: &'u NetworkEntry,
    record: &'u RecordIndex<'u>,
    /// The snapshots that were brought in, and are here as they came.
    brought: Vec<SnapshotOnDisk>,
    /// Those that were brought in and were changed since.
    changed: Vec<SnapshotOnDisk>,
    /// All others.
    others: Vec<SnapshotOnDisk>,
    /// Files among the snapshots that can't be read.
    unreadable: usize,
    drafts: Vec<Draft>,
}

impl<'u> NetworkUndo<'u> {
    fn read(
        library: &'u Library,
        entry: &'u NetworkEntry,
        record: &'u RecordIndex<'u>,
    ) -> Result<Self, StoreError> {
        let mut undo = Self {
            library,
            entry,
            record,
            brought: Vec::new(),
            changed: Vec::new(),
            others: Vec::new(),
            unreadable: 0,
            drafts: Vec::new(),
        };
        undo.sort_snapshots()?;
        undo.read_drafts()?;
        Ok(undo)
    }

    /// All drafts that are not among the snapshots yet, whichever device they are of.
    fn read_drafts(&mut self) -> Result<(), StoreError> {
        let NetworkEntry { slug, network } = self.entry;
        let snapshots = self.brought.iter().chain(&self.changed).chain(&self.others);
        let finished = snapshots.map(|one| one.snapshot.id).collect();
        let drafts = OpenDrafts::read(self.library, slug, network, &finished)?;
        self.drafts.extend(drafts.states.into_iter().flat_map(|(state, _)| state.into_drafts()));
        self.drafts.extend(drafts.copies.into_iter().map(|copy| copy.draft));
        Ok(())
    }

    fn sort_snapshots(&mut self) -> Result<(), StoreError> {
        let folder = self.library.layout.snapshots_dir(&self.entry.slug)?;
        for path in list_dir::json_files(&folder)? {
            let Ok(one) = snapshots::read(&path) else {
                self.unreadable += 1;
                continue;
            };
            let hashes = self.record.hashes.get(&one.snapshot.id);
            let is_brought = |hash: &str| hashes.is_some_and(|all| all.contains(&hash));
            // by its name it is one that came in, and by its bytes it is not
            let was_brought = hashes.is_some_and(|all| {
                let name = list_dir::file_name(&path);
                all.iter().any(|hash| hash.get(..12).is_some_and(|digits| name.contains(digits)))
            });
            if is_brought(&one.hash) {
                self.brought.push(one);
            } else if was_brought {
                self.changed.push(one);
            } else {
                self.others.push(one);
            }
        }
        Ok(())
    }

    fn add_to(self, undo: &mut ImportUndo) {
        let (slug, name) = (&self.entry.slug, &self.entry.network.name);
        let stays = |what: String, why| StayingItem { slug: slug.clone(), what, why };
        let named = |one: &SnapshotOnDisk| {
            format!("{name}, the snapshot of {}", format_date(one.snapshot.taken_on))
        };
        let mut kept: BTreeSet<&str> = BTreeSet::new();
        for one in &self.brought {
            if let Some(why) = self.reason_to_stay(one) {
                kept.insert(&one.hash);
                undo.stays.push(stays(named(one), why));
            }
        }
        let changed = self.changed.iter().map(|one| stays(named(one), StayingReason::Changed));
        undo.stays.extend(changed);
        let is_made = ids_of(&self.entry.network).any(|id| self.record.made.contains(&id));
        let network_stays = self.reason_of_network(!kept.is_empty());
        if is_made && network_stays.is_none() {
            undo.networks.push(UndoneNetwork {
                slug: slug.clone(),
                name: name.clone(),
                snapshots: self.brought.len(),
            });
            return;
        }
        let goes = self.brought.iter().filter(|one| !kept.contains(one.hash.as_str()));
        undo.snapshots.extend(goes.map(|one| UndoneSnapshot {
            slug: slug.clone(),
            network: name.clone(),
            id: one.snapshot.id,
            taken_on: one.snapshot.taken_on,
            file: list_dir::file_name(&one.path).to_owned(),
        }));
        if let Some(why) = network_stays.filter(|_| is_made) {
            undo.stays.push(stays(format!("{name}, the network"), why));
        }
        self.add_changes(&kept, undo);
    }

    /// Why a snapshot stays, where something stands on it.
    fn reason_to_stay(&self, one: &SnapshotOnDisk) -> Option<StayingReason> {
        let id = one.snapshot.id;
        // another copy of it stays, and what stands on it can stand on that
        let has_copy = self.others.iter().chain(&self.changed).any(|other| other.snapshot.id == id);
        let is_chosen = self.entry.network.chosen.get(&id) == Some(&one.hash);
        if is_chosen {
            return Some(StayingReason::Chosen);
        }
        if has_copy {
            return None;
        }
        if self.drafts.iter().any(|draft| draft_stands_on(draft, id)) {
            return Some(StayingReason::Draft);
        }
        let stands = |other: &SnapshotOnDisk| snapshot_stands_on(&other.snapshot, id);
        self.others.iter().any(stands).then_some(StayingReason::LaterSnapshot)
    }

    /// Why a network that was made stays, where there is more in it than came in.
    fn reason_of_network(&self, keeps_snapshots: bool) -> Option<StayingReason> {
        let has_drafts = !self.drafts.is_empty() || self.has_draft_files();
        if keeps_snapshots || !self.others.is_empty() || !self.changed.is_empty() {
            Some(StayingReason::Snapshots)
        } else if has_drafts || self.unreadable > 0 || self.has_other_files() {
            Some(StayingReason::OtherFiles)
        } else if !self.is_as_made() {
            Some(StayingReason::Changed)
        } else {
            None
        }
    }

    fn has_draft_files(&self) -> bool {
        let folder = self.library.layout.drafts_dir(&self.entry.slug);
        folder.and_then(|folder| list_dir::is_empty_dir(&folder)).is_ok_and(|is_empty| !is_empty)
    }

    fn has_other_files(&self) -> bool {
        let known = ["network.json", "snapshots", "drafts"];
        let is_known = |name: &str| known.contains(&name) || list_dir::is_ignored(name);
        let folder = self.library.layout.network_dir(&self.entry.slug);
        let entries = folder.and_then(|folder| list_dir::entries(&folder));
        entries.is_ok_and(|all| {
            all.iter().any(|entry| !is_known(&entry.file_name().to_string_lossy()))
        })
    }

    /// Whether nobody changed what is said of the network since its snapshots made it.
    fn is_as_made(&self) -> bool {
        let Network { name, ods_code, purpose, profile, .. } = &self.entry.network;
        let is_like = |then: &NetworkAtTime| {
            then.name == *name
                && then.ods_code == *ods_code
                && then.purpose == *purpose
                && then.profile == *profile
        };
        let is_joined = |id: &Uuid| self.record.also.contains(id) || self.record.made.contains(id);
        let is_used = |id: &MatrixId| {
            id.as_str() == shipped_matrices::IDS[0]
                || self.brought.iter().any(|one| one.snapshot.assessment.matrix.id == *id)
        };
        let is_same = self.brought.iter().any(|one| is_like(&one.snapshot.network));
        self.brought.is_empty()
            || (is_same
                && self.entry.network.also.iter().all(is_joined)
                && self.entry.network.matrices.iter().all(is_used)
                && self.entry.network.chosen.is_empty()
                && self.entry.network.unknown_fields.is_empty())
    }

    /// The joins and the matrices in use of a network that stays, which go where nothing needs them.
    fn add_changes(&self, kept: &BTreeSet<&str>, undo: &mut ImportUndo) {
        let network = &self.entry.network;
        let kept = self.brought.iter().filter(|one| kept.contains(one.hash.as_str()));
        let stay: Vec<&Snapshot> =
            self.others.iter().chain(&self.changed).chain(kept).map(|one| &one.snapshot).collect();
        for also in ids_of(network).filter_map(|id| self.record.joined.get(&id)).flatten().copied()
        {
            let is_there = network.also.contains(&also);
            let is_needed = stay.iter().any(|one| one.network.id == also)
                || self.drafts.iter().any(|draft| draft.network.id == also);
            if is_there && !is_needed {
                let is_of = |one: &&SnapshotOnDisk| one.snapshot.network.id == also;
                let other = self.brought.iter().find(is_of);
                undo.joins.push(UndoneJoin {
                    other: other.map(|one| one.snapshot.network.name.clone()).unwrap_or_default(),
                    slug: self.entry.slug.clone(),
                    name: network.name.clone(),
                    also,
                });
            }
        }
        for used in ids_of(network).filter_map(|id| self.record.put_in_use.get(&id)).flatten() {
            let is_needed = stay.iter().any(|one| one.assessment.matrix.id == **used)
                || self.drafts.iter().any(|draft| draft.assessment.matrix.id == **used);
            if network.matrices.contains(used) && !is_needed {
                undo.matrices.push((self.entry.slug.clone(), (*used).clone()));
            }
        }
    }
}

fn draft_stands_on(draft: &Draft, id: Uuid) -> bool {
    let cover = &draft.cover;
    [draft.assessment.based_on, cover.supersedes, cover.kept_from].contains(&Some(id))
}

fn snapshot_stands_on(snapshot: &Snapshot, id: Uuid) -> bool {
    let from = [snapshot.assessment.based_on, snapshot.supersedes, snapshot.kept_from];
    from.contains(&Some(id)) || snapshot.views.contains(&id)
}

/// The folders in which a plan changes what is said of a network.
pub(crate) fn changed_networks(undo: &ImportUndo) -> BTreeSet<Slug> {
    let joins = undo.joins.iter().map(|one| one.slug.clone());
    joins.chain(undo.matrices.iter().map(|(slug, _)| slug.clone())).collect()
}

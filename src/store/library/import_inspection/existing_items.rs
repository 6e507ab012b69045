//! What the library has already, as far as an import needs it: networks by id and code, the
//! snapshots of a network once one is looked up, matrices by their exact text.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::incoming_file::SnapshotPart;
use super::unread_networks::UnreadNetworks;
use crate::maturity::assessment::{MatrixRef, Snapshot};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::matrix::Matrix;
use crate::maturity::network::{Network, NetworkAtTime, name_key};
use crate::maturity::network_state::{KnownMatrix, NetworkEntry};
use crate::maturity::share::{
    CopyRelation, CountedCopy, HashedSnapshot, IncomingOwner, IncomingSnapshot, MAX_COMPARED,
    compare_copies, cover_of,
};
use crate::store::format::snapshot;
use crate::store::library::Library;
use crate::store::library::networks::has_code;
use crate::store::library::snapshot_lookup::read_snapshot_id;
use crate::store::library::snapshots::{self, SnapshotOnDisk, copies};
use crate::store::list_dir;

pub(crate) struct ExistingItems<'l> {
    library: &'l Library,
    networks: Vec<NetworkEntry>,
    /// Where each stands among them: thousands of files ask for theirs.
    places: HashMap<Slug, usize>,
    /// Those that can't be read.
    unread: UnreadNetworks,
    /// What each name has in common with one like it, as far as it was asked for: a thousand names
    /// are not taken apart again for each network of the files.
    name_keys: HashMap<String, String>,
    /// Whose the networks of the files are, as far as it was looked up.
    owners: HashMap<(Uuid, Option<String>, String), IncomingOwner>,
    /// The paths of a network's snapshots by id, once one was asked for.
    snapshots: BTreeMap<Slug, BTreeMap<Uuid, Vec<PathBuf>>>,
    /// The copies of the snapshot that was asked for last: thousands may come in with one id.
    copies: Option<ReadCopies>,
    /// By the whole reference: one with a wrong id finds nothing, and hides nothing.
    matrices: BTreeMap<String, Option<Arc<KnownMatrix>>>,
    /// The fingerprints of all files in `matrices/`, once a matrix is asked for that is not cached.
    fingerprints: OnceCell<BTreeSet<String>>,
}

impl<'l> ExistingItems<'l> {
    pub(crate) fn of(library: &'l Library) -> Self {
        let networks = library.networks().0;
        Self {
            library,
            unread: UnreadNetworks::find(library, &networks),
            places: places_of(&networks),
            networks,
            name_keys: HashMap::new(),
            owners: HashMap::new(),
            snapshots: BTreeMap::new(),
            copies: None,
            matrices: BTreeMap::new(),
            fingerprints: OnceCell::new(),
        }
    }

    pub(crate) fn matrix(&mut self, reference: &MatrixRef) -> Option<Arc<KnownMatrix>> {
        let (library, texts) = (self.library, &self.fingerprints);
        // a file may refer to thousands of missing matrices: the folder is not scanned for each
        let stands_here = || {
            texts
                .get_or_init(|| library.matrix_cache.fingerprints(&library.layout))
                .contains(&reference.fingerprint)
        };
        let search = || {
            stands_here().then(|| library.matrix_cache.matrix(&library.layout, reference)).flatten()
        };
        let find = || library.matrix_cache.cached_or_shipped(reference).or_else(search);
        let found = self.matrices.entry(matrix_key(reference)).or_insert_with(find);
        found.clone().filter(|known| known.reference == *reference)
    }

    /// How a snapshot from the file at `path` compares with what is in the library; `own_matrix` is
    /// its matrix where the same file holds it.
    pub(crate) fn compare_incoming(
        &mut self,
        part: &SnapshotPart,
        path: &Path,
        own_matrix: Option<&Matrix>,
    ) -> IncomingSnapshot {
        let known = self.matrix(&part.matrix);
        let matrix = own_matrix.or(known.as_deref().map(|known| &known.matrix));
        let matrix_title = matrix
            .map_or_else(|| part.matrix.id.to_string(), |matrix| matrix.short_title().to_owned());
        let needs_matrix = matrix.is_none();
        let owner = self.find_owner(&part.network);
        let relation = match owner.only_candidate() {
            Some(slug) => self.compare_with_existing(slug, part),
            None => CopyRelation::New,
        };
        let counted = self.find_counted(&owner, part, path, &relation);
        IncomingSnapshot {
            id: part.id,
            hash: part.hash.clone(),
            network: Arc::clone(&part.network),
            taken_on: part.taken_on,
            matrix: part.matrix.id.clone(),
            revision: part.matrix.revision,
            matrix_title,
            needs_matrix,
            obstacle: part.obstacle().or_else(|| self.obstacle(&owner, part.network.id)),
            relation,
            owner,
            changed_after_save: part.said_otherwise(path).is_some(),
            counted,
        }
    }

    /// Which copy of a snapshot counts once this one is in: what is here is ranked with it, as it
    /// will be when it is written.
    fn find_counted(
        &mut self,
        owner: &IncomingOwner,
        part: &SnapshotPart,
        path: &Path,
        relation: &CopyRelation,
    ) -> CountedCopy {
        let alone = || match part.said_otherwise(path) {
            Some(_) => CountedCopy::None,
            None => CountedCopy::This,
        };
        let IncomingOwner::InLibrary(slug, _) = owner else { return alone() };
        if *relation == CopyRelation::New {
            return alone();
        }
        let chosen = self.network(slug).map(|network| network.chosen.clone()).unwrap_or_default();
        let Ok(snapshot) = snapshot::read(&part.bytes) else { return CountedCopy::None };
        let name = PathBuf::from(part.file_name(path));
        let files = &self.copies_of(slug, part.id).files;
        let of_network = |file: &&SnapshotOnDisk| file.snapshot.network.id == part.network.id;
        let mut group: Vec<SnapshotOnDisk> =
            files.iter().filter(of_network).take(MAX_COMPARED).cloned().collect();
        if !relation.is_contained() {
            group.push(SnapshotOnDisk::named(snapshot, &name, part.hash.clone()));
        }
        match copies::rank_one(group, &chosen).primary() {
            Some(primary) if *primary == name => CountedCopy::This,
            Some(_) => CountedCopy::Other,
            None => CountedCopy::None,
        }
    }

    /// Snapshots are parsed only where one with the same id and other bytes is in the library.
    fn compare_with_existing(&mut self, slug: &Slug, part: &SnapshotPart) -> CopyRelation {
        let copies = self.copies_of(slug, part.id);
        if copies.hashes.contains(&part.hash) {
            return CopyRelation::Same;
        }
        let is_here = !copies.files.is_empty();
        let Some(snapshot) = is_here.then(|| snapshot::read(&part.bytes).ok()).flatten() else {
            return CopyRelation::New;
        };
        let existing: Vec<HashedSnapshot<'_>> = copies
            .comparable(&snapshot)
            .map(|file| HashedSnapshot { snapshot: &file.snapshot, hash: &file.hash })
            .collect();
        compare_copies(HashedSnapshot { snapshot: &snapshot, hash: &part.hash }, &existing)
    }

    fn copies_of(&mut self, slug: &Slug, id: Uuid) -> &ReadCopies {
        let read = self.copies.take().filter(|copies| copies.slug == *slug && copies.id == id);
        let copies = read.unwrap_or_else(|| {
            let mut copies = ReadCopies::none(slug, id);
            copies.unread = self.snapshot_paths(slug).get(&id).cloned().unwrap_or_default();
            copies
        });
        let copies = self.copies.insert(copies);
        copies.read();
        copies
    }

    /// Whose a network of the files is here. Thousands of files may be of one.
    fn find_owner(&mut self, network: &NetworkAtTime) -> IncomingOwner {
        let key = (network.id, network.ods_code.clone(), network.name.clone());
        if let Some(known) = self.owners.get(&key) {
            return known.clone();
        }
        let owner = self.look_up_owner(network);
        self.owners.insert(key, owner.clone());
        owner
    }

    fn look_up_owner(&mut self, network: &NetworkAtTime) -> IncomingOwner {
        let named = |entry: &NetworkEntry| (entry.slug.clone(), entry.network.name.clone());
        if let Some(entry) = self.networks.iter().find(|entry| entry.network.has_id(network.id)) {
            let (slug, name) = named(entry);
            return IncomingOwner::InLibrary(slug, name);
        }
        let code = network.ods_code.as_deref();
        let has_same =
            |entry: &&NetworkEntry| code.is_some_and(|code| has_code(&entry.network, code));
        let alike: Vec<_> = self.networks.iter().filter(has_same).map(named).collect();
        if !alike.is_empty() {
            return IncomingOwner::SameOdsCode(alike);
        }
        let key = name_key(&network.name);
        let keys = &mut self.name_keys;
        let is_like = |entry: &&NetworkEntry| {
            let name = &entry.network.name;
            let no_two_codes = code.is_none() || entry.network.ods_code.is_none();
            if !no_two_codes || key.is_empty() {
                return false;
            }
            if !keys.contains_key(name) {
                keys.insert(name.clone(), name_key(name));
            }
            keys.get(name).is_some_and(|own| *own == key)
        };
        let alike: Vec<_> = self.networks.iter().filter(is_like).map(named).collect();
        if alike.is_empty() { IncomingOwner::NotInLibrary } else { IncomingOwner::LikeName(alike) }
    }

    fn snapshot_paths(&mut self, slug: &Slug) -> &mut BTreeMap<Uuid, Vec<PathBuf>> {
        let library = self.library;
        self.snapshots.entry(slug.clone()).or_insert_with(|| {
            let folder = library.layout.snapshots_dir(slug);
            let paths = folder.and_then(|folder| list_dir::json_files(&folder)).unwrap_or_default();
            let mut by_id: BTreeMap<Uuid, Vec<PathBuf>> = BTreeMap::new();
            for path in paths {
                if let Some(id) = read_snapshot_id(&path) {
                    by_id.entry(id).or_default().push(path);
                }
            }
            by_id
        })
    }

    pub(crate) fn insert_snapshot(&mut self, slug: &Slug, id: Uuid, path: PathBuf) {
        if let Some(copies) = &mut self.copies
            && copies.slug == *slug
            && copies.id == id
        {
            copies.unread.push(path.clone());
        }
        self.snapshot_paths(slug).entry(id).or_default().push(path);
    }

    pub(crate) fn insert_network(&mut self, slug: &Slug, network: &Network) {
        self.owners.clear();
        let entry = NetworkEntry { slug: slug.clone(), network: network.clone() };
        let place = *self.places.entry(slug.clone()).or_insert(self.networks.len());
        match self.networks.get_mut(place) {
            Some(before) => *before = entry,
            None => self.networks.push(entry),
        }
    }

    pub(crate) fn insert_matrix(&mut self, known: &Arc<KnownMatrix>) {
        self.matrices.insert(matrix_key(&known.reference), Some(Arc::clone(known)));
    }

    /// Forgets networks and snapshots: they are read again when asked for.
    pub(crate) fn invalidate(&mut self) {
        self.snapshots.clear();
        self.copies = None;
        self.owners.clear();
        self.networks = self.library.networks().0;
        self.places = places_of(&self.networks);
        self.unread = UnreadNetworks::find(self.library, &self.networks);
    }

    /// Why a network that is not here, as far as can be seen, can't come in.
    fn obstacle(&self, owner: &IncomingOwner, id: Uuid) -> Option<Diagnostic> {
        let is_here = matches!(owner, IncomingOwner::InLibrary(..));
        if is_here { None } else { self.unread.obstacle(id) }
    }

    /// Why it can't be said that a network is not here: one that can't be read just now may be it.
    pub(crate) fn unread_obstacle(&self, id: Uuid) -> Option<Diagnostic> {
        self.unread.obstacle(id)
    }

    /// Whether a matrix of this id and revision is here, whatever it says.
    pub(crate) fn has_revision(&self, reference: &MatrixRef) -> bool {
        self.library.matrix(&reference.id, Some(reference.revision)).is_ok()
    }

    /// The folder of the network with this id, under its own or another of its ids.
    pub(crate) fn slug_of(&self, id: Uuid) -> Option<Slug> {
        let entry = self.networks.iter().find(|entry| entry.network.has_id(id))?;
        Some(entry.slug.clone())
    }

    pub(crate) fn network(&self, slug: &Slug) -> Option<&Network> {
        self.networks.get(*self.places.get(slug)?).map(|entry| &entry.network)
    }
}

/// The files of a network that hold a snapshot with this id, parsed.
struct ReadCopies {
    slug: Slug,
    id: Uuid,
    /// Those that are read once the copies are asked for again: most of what comes in is one alone.
    unread: Vec<PathBuf>,
    files: Vec<SnapshotOnDisk>,
    hashes: HashSet<String>,
    /// Where among them those are that may be parts of one another.
    by_cover: HashMap<Cover, Vec<usize>>,
}

type Cover = (Date, Timestamp, Option<String>);

fn owned_cover(snapshot: &Snapshot) -> Cover {
    let (_, day, at, label) = cover_of(snapshot);
    (day, at, label.map(str::to_owned))
}

impl ReadCopies {
    fn none(slug: &Slug, id: Uuid) -> Self {
        Self {
            slug: slug.clone(),
            id,
            unread: Vec::new(),
            files: Vec::new(),
            hashes: HashSet::new(),
            by_cover: HashMap::new(),
        }
    }

    /// The first of them, and all that may hold what `snapshot` holds, or a part of it.
    fn comparable(&self, snapshot: &Snapshot) -> impl Iterator<Item = &SnapshotOnDisk> {
        let alike = self.by_cover.get(&owned_cover(snapshot)).into_iter().flatten();
        self.files.iter().take(1).chain(alike.filter_map(|at| self.files.get(*at)))
    }

    fn read(&mut self) {
        for file in self.unread.drain(..).filter_map(|path| snapshots::read(&path).ok()) {
            self.hashes.insert(file.hash.clone());
            let cover = owned_cover(&file.snapshot);
            self.by_cover.entry(cover).or_default().push(self.files.len());
            self.files.push(file);
        }
    }
}

fn places_of(networks: &[NetworkEntry]) -> HashMap<Slug, usize> {
    networks.iter().enumerate().map(|(place, entry)| (entry.slug.clone(), place)).collect()
}

fn matrix_key(reference: &MatrixRef) -> String {
    format!("{}@{}_{}", reference.id, reference.revision, reference.fingerprint)
}

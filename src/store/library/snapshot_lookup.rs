//! Finding a snapshot by what a person typed: its id, a beginning or end of that, `NETWORK@last`,
//! `NETWORK@2026-03-12` or a file. What is read for one name is a cache for the next: a command
//! reads each file once, however many snapshots it is given.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;
use std::rc::Rc;

use serde::Deserialize;
use uuid::Uuid;

use super::lookup::{NetworkLookup, ambiguous};
pub(crate) use super::network_snapshot::MatrixPointer;
use super::network_snapshot::{dedup_by_id, no_snapshot, snapshot_at};
use super::{Library, snapshots};
use crate::maturity::ids::Slug;
use crate::maturity::network_state::{CopyStatus, NetworkState, SavedSnapshot};
use crate::maturity::sanitize::sanitize_line;
use crate::store::error::{ErrorKind, StoreError};
use crate::store::{list_dir, read_file};

/// The fewest characters of an id's beginning or end that name it.
const MIN_ID_LEN: usize = 6;

/// How many networks are kept open at most, so that a thousand names need no more memory than a
/// few.
const MAX_OPEN: usize = 16;

/// A snapshot that was found, with its network.
#[derive(Clone, Debug)]
pub(crate) struct FoundSnapshot {
    pub(crate) network: Rc<NetworkState>,
    pub(crate) snapshot: SavedSnapshot,
}

/// What a name that may be of either turned out to be.
pub(crate) enum NetworkOrSnapshot {
    Network(Slug),
    Snapshot(Box<FoundSnapshot>),
}

/// Finds networks and snapshots by name.
pub(crate) struct Lookup<'l> {
    library: &'l Library,
    device: Uuid,
    networks: NetworkLookup<'l>,
    /// The ids in each network's snapshot files.
    ids: OnceCell<Vec<(Slug, Vec<Uuid>)>>,
    open: RefCell<BTreeMap<Slug, Rc<NetworkState>>>,
}

impl Library {
    /// Finds networks and snapshots by name, as the device with this id sees them.
    pub(crate) fn lookup(&self, device: Uuid) -> Lookup<'_> {
        Lookup {
            library: self,
            device,
            networks: self.network_lookup(),
            ids: OnceCell::new(),
            open: RefCell::default(),
        }
    }
}

impl Lookup<'_> {
    /// The network that `text` names, as [`Library::find_network`] finds it.
    pub(crate) fn find_network(&self, text: &str) -> Result<Slug, StoreError> {
        self.networks.find(text)
    }

    /// The network in this folder; one that is open already is not read again.
    pub(crate) fn open_network(&self, slug: &Slug) -> Result<Rc<NetworkState>, StoreError> {
        if let Some(record) = self.open.borrow().get(slug) {
            return Ok(Rc::clone(record));
        }
        let record = Rc::new(self.library.open_network(slug, self.device)?);
        let mut open = self.open.borrow_mut();
        if open.len() >= MAX_OPEN {
            open.clear();
        }
        open.insert(slug.clone(), Rc::clone(&record));
        Ok(record)
    }

    /// A network, or else a snapshot. A name with an `@`, and one of a file, is a snapshot's.
    pub(crate) fn find(
        &self,
        name: &OsStr,
        matrix: Option<&MatrixPointer>,
    ) -> Result<NetworkOrSnapshot, StoreError> {
        let text = name.to_string_lossy();
        let text = text.trim();
        let snapshot = |found: FoundSnapshot| NetworkOrSnapshot::Snapshot(Box::new(found));
        if text.contains('@') || is_path(text) {
            return self.find_snapshot(name, matrix).map(snapshot);
        }
        match self.find_network(text) {
            Ok(slug) => Ok(NetworkOrSnapshot::Network(slug)),
            // a word that is no part of an id was meant as a network
            Err(error) if error.kind != ErrorKind::Missing || !is_hexadecimal(text) => Err(error),
            Err(_) => self.find_snapshot(name, matrix).map(snapshot),
        }
    }

    /// The snapshot of that name; `matrix`, where it is given, leaves only snapshots of that one.
    pub(crate) fn find_snapshot(
        &self,
        name: &OsStr,
        matrix: Option<&MatrixPointer>,
    ) -> Result<FoundSnapshot, StoreError> {
        let text = name.to_string_lossy();
        let text = text.trim();
        let found = match text.split_once('@').filter(|_| !is_path(text)) {
            Some((network, when)) => {
                let network = self.open_network(&self.find_network(network)?)?;
                let snapshot = snapshot_at(&network, when, text, matrix)?;
                FoundSnapshot { network, snapshot }
            }
            None if is_path(text) => {
                let path = name.to_str().map_or(Path::new(name), |text| Path::new(text.trim()));
                self.snapshot_in_file(path)?
            }
            None => self.snapshot_by_id(text).or_else(|error| self.network_instead(text, error))?,
        };
        match matrix {
            Some(pointer) if !pointer.matches_snapshot(&found.snapshot) => {
                Err(no_snapshot(text, matrix))
            }
            _ => Ok(found),
        }
    }

    /// What is no snapshot may be the name of a network.
    fn network_instead(&self, text: &str, error: StoreError) -> Result<FoundSnapshot, StoreError> {
        if error.kind != ErrorKind::Missing {
            return Err(error);
        }
        match self.find_network(text) {
            Ok(slug) => Err(StoreError::new(
                ErrorKind::Missing,
                format!("\"{}\" is a network, and a snapshot is asked for.", sanitize_line(text)),
                format!(
                    "Did you mean {slug}@last? See its others with: pcn-workbook snapshots {slug}"
                ),
            )),
            Err(several) if several.kind == ErrorKind::NotPossible => Err(several),
            Err(_) => Err(error),
        }
    }

    fn snapshot_by_id(&self, text: &str) -> Result<FoundSnapshot, StoreError> {
        let wanted = text.to_lowercase();
        if wanted.len() < MIN_ID_LEN {
            return Err(no_snapshot(text, None));
        }
        let mut found = Vec::new();
        for (slug, ids) in self.ids.get_or_init(|| self.library.snapshot_ids()) {
            if !ids.iter().any(|id| matches_id(*id, &wanted)) {
                continue;
            }
            let network = self.open_network(slug)?;
            let named = network.snapshots.iter();
            let named = named.filter(|saved| matches_id(saved.snapshot.id, &wanted));
            found.extend(dedup_by_id(named).into_iter().map(|saved| FoundSnapshot {
                network: Rc::clone(&network),
                snapshot: saved.clone(),
            }));
        }
        let names = found.iter().map(|FoundSnapshot { network, snapshot: saved }| {
            format!("{} ({}, {})", saved.snapshot.id, network.slug, saved.snapshot.taken_on)
        });
        match found.len() {
            0 | 1 => found.pop().ok_or_else(|| no_snapshot(text, None)),
            _ => Err(ambiguous("snapshot", text, names)),
        }
    }

    /// A snapshot in a file: one of this library's, named by its path from anywhere or from the
    /// library's own folder, or one that stands elsewhere and belongs to a network and a matrix
    /// that are here.
    fn snapshot_in_file(&self, path: &Path) -> Result<FoundSnapshot, StoreError> {
        let inside = self.library.layout.root().join(path);
        let path = if !path.exists() && inside.is_file() { &inside } else { path };
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let file = self.library.layout.relative_path(&absolute);
        if let Some(found) = self.snapshot_of_library(&file) {
            return Ok(found);
        }
        let filed = snapshots::read(&absolute)?;
        let slug = self
            .networks
            .find_by_id(filed.snapshot.network.id)
            .ok_or_else(|| not_here("network", "first, with import").in_file(path))?;
        let matrix = self
            .library
            .matrix_cache
            .matrix(&self.library.layout, &filed.snapshot.assessment.matrix)
            .ok_or_else(|| not_here("matrix", "with the matrix it needs").in_file(path))?;
        Ok(FoundSnapshot {
            network: self.open_network(&slug)?,
            snapshot: SavedSnapshot {
                snapshot: filed.snapshot,
                matrix,
                file,
                hash: filed.hash,
                changed_after_save: filed.is_altered,
                copy_status: CopyStatus::Primary,
            },
        })
    }

    /// The snapshot in this file of the library, where it is one of the network in whose folder it
    /// stands.
    fn snapshot_of_library(&self, file: &str) -> Option<FoundSnapshot> {
        let (slug, _) = file.strip_prefix("networks/")?.split_once('/')?;
        let network = self.open_network(&Slug::from(slug)).ok()?;
        let snapshot = network.snapshots.iter().find(|saved| saved.file == file)?.clone();
        Some(FoundSnapshot { network, snapshot })
    }
}

impl FoundSnapshot {
    /// A snapshot to be thrown away: of several copies with one id it is never guessed which, unless
    /// its file was named.
    pub(crate) fn check_only_copy(&self, name: &OsStr) -> Result<(), StoreError> {
        let id = self.snapshot.snapshot.id;
        let copies = self.network.snapshots.iter().filter(|saved| saved.snapshot.id == id);
        let files: Vec<&str> = copies.map(|saved| saved.file.as_str()).collect();
        if files.len() < 2 || is_path(name.to_string_lossy().trim()) {
            return Ok(());
        }
        let says = format!("There are {} copies of this snapshot.", files.len());
        let remedy = format!("Name the file of the one that is meant: {}.", files.join(" or "));
        Err(StoreError::new(ErrorKind::NotPossible, says, remedy))
    }

    /// The same snapshot as it is now, for a writer that found it before it had the lock.
    pub(crate) fn read_again(self, library: &Library, device: Uuid) -> Result<Self, StoreError> {
        let network = library.open_network(&self.network.slug, device)?;
        let is_same = |saved: &&SavedSnapshot| saved.file == self.snapshot.file;
        let snapshot = match network.snapshots.iter().find(is_same) {
            Some(saved) => saved.clone(),
            // a file outside the library
            None if !self.network.snapshots.iter().any(|saved| is_same(&saved)) => self.snapshot,
            None => return Err(no_snapshot(&self.snapshot.snapshot.id.to_string(), None)),
        };
        Ok(Self { network: Rc::new(network), snapshot })
    }
}

impl Library {
    /// The ids of all snapshots, network by network: only the id of each file is read.
    fn snapshot_ids(&self) -> Vec<(Slug, Vec<Uuid>)> {
        let ids = |slug: &Slug| {
            let files = self.layout.snapshots_dir(slug).and_then(|dir| list_dir::json_files(&dir));
            let files = files.unwrap_or_default();
            files.iter().filter_map(|path| read_snapshot_id(path)).collect()
        };
        let slugs = self.slugs().unwrap_or_default();
        slugs.into_iter().map(|slug| (slug.clone(), ids(&slug))).collect()
    }
}

fn is_path(text: &str) -> bool {
    text.contains(['/', '\\'])
        || Path::new(text).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

fn is_hexadecimal(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
}

/// Whether the text is the id, or a beginning or end of it; with or without hyphens.
fn matches_id(id: Uuid, text: &str) -> bool {
    let (plain, simple) = (id.to_string(), id.simple().to_string());
    [plain, simple].iter().any(|id| id.starts_with(text) || id.ends_with(text))
}

/// Only the id of a snapshot's file, for finding it among thousands.
pub(crate) fn read_snapshot_id(path: &Path) -> Option<Uuid> {
    #[derive(Deserialize)]
    struct OnlyId {
        id: Uuid,
    }
    serde_json::from_slice::<OnlyId>(&read_file::read(path).ok()?).ok().map(|only| only.id)
}

/// The network or the matrix of a snapshot's file is not in the library.
fn not_here(what: &str, how: &str) -> StoreError {
    StoreError::new(
        ErrorKind::Missing,
        format!("The {what} of this snapshot is not in the workbook."),
        format!("Bring the file in {how}."),
    )
}

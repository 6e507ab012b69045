//! Which folder of this device's state belongs to a workbook folder: its lock, and its recovery
//! copies.
//!
//! A copy of a workbook folder, such as a backup, has the same id. So the state has a folder for
//! each id *and* place: `<id>/` for the first place, `<id>/copies/<hash>/` for each other one, each
//! with a `place.json` that names it. Whoever opens a workbook folder looks for its own:
//!
//! - The one that names this place, by its real path, is its own.
//! - One with the stamp of this folder, that names a place where that is no longer, is its own too:
//!   the folder was moved. The first writer puts the new place into it.
//! - Where a named place still holds this workbook, there are two folders: each keeps its own.
//!   Where that can't be told, the same.
//! - Where a named place is gone and no stamp says more, the folder was moved to another disk, or it
//!   is a copy of one that is not plugged in. What waits there comes along as a copy and stays there
//!   as well, so that nothing is lost whichever it was (`take_along`).
//! - A folder without `place.json`, from before places were written down, belongs to the first place
//!   that is opened.

pub(crate) mod folder_identity;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;

use self::folder_identity::{FolderIdentity, Presence, is_same_folder, presence, shown, stamp};
use super::atomic_write::{self, Overwrite};
use super::error::{ErrorKind, StoreError};
use super::format::state_owner::{self, StateOwner};
use super::{list_dir, read_file};

pub(crate) const OWNER_FILE: &str = "place.json";

/// The folder for all places but the first.
const COPIES_DIR: &str = "copies";

/// How much of a hash makes the name of a folder.
const NAME_LEN: usize = 16;

/// The folders of the state that matter to one workbook folder.
#[derive(Clone, Debug)]
pub(crate) struct StateDir {
    /// Its own: lock, recovery copies, index.
    pub(crate) own: PathBuf,
    /// Whether `place.json` says so already.
    pub(crate) is_claimed: bool,
    here: FolderIdentity,
    /// The place it had before, where the workbook folder was moved.
    pub(crate) moved_from: Option<PathBuf>,
    /// What came along before, by the hashes of the files.
    pub(crate) taken: BTreeSet<String>,
    /// Those of places that are gone, with recovery copies in them.
    pub(crate) left: Vec<OtherStateDir>,
    /// Those of all other places.
    pub(crate) others: Vec<OtherStateDir>,
    /// Those whose place is not known.
    pub(crate) unreadable: Vec<PathBuf>,
}

/// A folder of the state that belongs to another place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OtherStateDir {
    pub(crate) dir: PathBuf,
    /// The workbook folder; none where its path is not Unicode.
    pub(crate) folder: Option<PathBuf>,
    /// What came along to it from others.
    pub(crate) taken: BTreeSet<String>,
}

/// The result of [`StateDir::find`], found once for all clones of a library.
#[derive(Clone, Debug, Default)]
pub(crate) struct CachedStateDir(Arc<Mutex<Option<Arc<StateDir>>>>);

impl CachedStateDir {
    pub(crate) fn get(&self, find: impl FnOnce() -> StateDir) -> Arc<StateDir> {
        let mut found = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(found.get_or_insert_with(|| Arc::new(find())))
    }

    /// Forgets it, once something changed in the state.
    pub(crate) fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

enum Owner {
    Named(StateOwner),
    Nobody,
    Unreadable,
}

impl StateDir {
    /// Finds the folder of the workbook `id` in the folder `root`, below `state`. Nothing is
    /// written.
    pub(crate) fn find(state: &Path, id: Uuid, root: &Path) -> Self {
        let here = FolderIdentity::of(root);
        let first = state.join(id.to_string());
        let mut found = Self {
            own: first.clone(),
            is_claimed: false,
            here,
            moved_from: None,
            taken: BTreeSet::new(),
            left: Vec::new(),
            others: Vec::new(),
            unreadable: Vec::new(),
        };
        let (mut named, mut is_first_free) = (Vec::new(), false);
        for dir in all_dirs(state, id) {
            match read_owner(&dir) {
                Owner::Named(owner) => named.push((dir, owner)),
                Owner::Nobody => is_first_free |= dir == first,
                Owner::Unreadable => found.unreadable.push(dir),
            }
        }
        let own = found.own_index(&named, id);
        match own.map(|at| named.remove(at)) {
            Some((dir, owner)) => {
                found.is_claimed =
                    (&owner.folder_hash, &owner.stamp) == (&found.here.hash, &found.here.stamp);
                found.moved_from =
                    owner.folder.map(PathBuf::from).filter(|from| *from != found.here.path);
                found.taken = owner.taken.into_iter().collect();
                found.own = dir;
            }
            None if is_first_free => {}
            None => found.own = found.free_copy_dir(&first, &named),
        }
        for (dir, owner) in named {
            found.add_other(dir, owner, id);
        }
        found
    }

    /// Which of the named folders is that of this place. The stamp says most: folders may have
    /// changed their names with each other. Then the path, as where a backup was put back, and then
    /// whether both paths lead to one folder.
    fn own_index(&self, named: &[(PathBuf, StateOwner)], id: Uuid) -> Option<usize> {
        let place =
            |is_it: &dyn Fn(&StateOwner) -> bool| named.iter().position(|(_, owner)| is_it(owner));
        let has_path = |owner: &StateOwner| owner.folder_hash == self.here.hash;
        let has_stamp =
            |owner: &StateOwner| owner.stamp.is_some() && owner.stamp == self.here.stamp;
        let is_same = |owner: &StateOwner| {
            let folder = owner.folder.as_deref().map(Path::new);
            folder.is_some_and(|folder| is_same_folder(folder, &self.here.path))
        };
        place(&|owner| has_path(owner) && has_stamp(owner))
            .or_else(|| place(&|owner| has_stamp(owner) && has_left(owner, id)))
            .or_else(|| place(&has_path))
            .or_else(|| place(&is_same))
    }

    /// A name for the folder of this place that no other place has.
    fn free_copy_dir(&self, first: &Path, named: &[(PathBuf, StateOwner)]) -> PathBuf {
        let name = self.here.hash.get(..NAME_LEN).unwrap_or(&self.here.hash);
        let numbered = (2_u32..).map(|number| format!("{name}-{number}"));
        let dirs = std::iter::once(name.to_owned()).chain(numbered);
        let mut dirs = dirs.map(|name| first.join(COPIES_DIR).join(name));
        let is_taken = |dir: &PathBuf| {
            self.unreadable.contains(dir) || named.iter().any(|(other, _)| other == dir)
        };
        dirs.find(|dir| !is_taken(dir)).unwrap_or_else(|| first.to_path_buf())
    }

    fn add_other(&mut self, dir: PathBuf, owner: StateOwner, id: Uuid) {
        // a place that is asked for may be on a disk that takes long to answer
        let is_gone = has_copies(&dir) && presence_of(&owner, id) == Presence::Gone;
        let other = OtherStateDir {
            dir,
            folder: owner.folder.map(PathBuf::from),
            taken: owner.taken.into_iter().collect(),
        };
        if is_gone { self.left.push(other) } else { self.others.push(other) }
    }

    /// Whether another place of this workbook was in use here first.
    pub(crate) fn is_copy(&self) -> bool {
        self.own.parent().is_some_and(|above| above.ends_with(COPIES_DIR))
    }

    /// The hashes of recovery copies that came along already, here or elsewhere: newer work stands
    /// there.
    pub(crate) fn all_taken(&self) -> BTreeSet<String> {
        let others = self.left.iter().chain(&self.others).map(|other| &other.taken);
        others.chain([&self.taken]).flatten().cloned().collect()
    }

    /// Writes down whose folder it is, before anything is put into it that is worth keeping.
    pub(crate) fn claim(&self) -> Result<(), StoreError> {
        if self.is_claimed { Ok(()) } else { self.write_owner(&self.taken) }
    }

    /// Writes down what came along, and whose folder it is.
    pub(crate) fn write_owner(&self, taken: &BTreeSet<String>) -> Result<(), StoreError> {
        let file = self.own.join(OWNER_FILE);
        let unknown_fields = match read_owner(&self.own) {
            Owner::Named(owner) => owner.unknown_fields,
            _ => serde_json::Map::new(),
        };
        let owner = StateOwner {
            folder: self.here.path.to_str().map(str::to_owned),
            folder_hash: self.here.hash.clone(),
            stamp: self.here.stamp.clone(),
            taken: taken.iter().cloned().collect(),
            unknown_fields,
        };
        atomic_write::create_private_dir(&self.own)?;
        atomic_write::write_atomic(&file, &state_owner::write(&owner), Overwrite::Always).map(drop)
    }
}

/// What is said of work that came along from a place that is gone.
pub(crate) fn came_along_words(folder: Option<&Path>) -> String {
    let place = folder.map_or("another folder".to_owned(), shown);
    format!(
        "What was not saved yet in {place} came along to this folder: the workbook is not there any more. Should that place come back, it still has its own."
    )
}

/// The folders of the state that workbooks with this id have, whatever their places.
pub(crate) fn all_dirs(state: &Path, id: Uuid) -> Vec<PathBuf> {
    let first = state.join(id.to_string());
    let copies = list_dir::entries(&first.join(COPIES_DIR)).unwrap_or_default();
    let mut copies: Vec<PathBuf> = copies.iter().map(std::fs::DirEntry::path).collect();
    copies.sort();
    std::iter::once(first).chain(copies).collect()
}

/// Whether there are recovery copies in a folder of the state.
fn has_copies(dir: &Path) -> bool {
    let has_files =
        |name: &str| list_dir::json_files(&dir.join(name)).is_ok_and(|all| !all.is_empty());
    has_files("journal") || has_files("unsaved")
}

fn presence_of(owner: &StateOwner, id: Uuid) -> Presence {
    owner.folder.as_deref().map_or(Presence::Unknown, |folder| presence(Path::new(folder), id))
}

/// Whether the workbook folder that was named is no longer where it was: another one may be there.
fn has_left(owner: &StateOwner, id: Uuid) -> bool {
    let Some(folder) = owner.folder.as_deref().map(Path::new) else { return false };
    let is_another =
        || stamp(&folder.join("library.json")).is_some_and(|now| Some(now) != owner.stamp);
    presence(folder, id) == Presence::Gone || is_another()
}

fn read_owner(dir: &Path) -> Owner {
    match read_file::read(&dir.join(OWNER_FILE)) {
        Ok(bytes) => state_owner::read(&bytes).map_or(Owner::Unreadable, Owner::Named),
        Err(error) if error.kind == ErrorKind::Missing => Owner::Nobody,
        Err(_) => Owner::Unreadable,
    }
}

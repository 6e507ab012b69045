//! Emergency copies: where the workbook and this device's state take nothing, what is only in
//! memory goes into one file in the first place that takes it, and the next start takes it up.

use std::collections::BTreeSet;
use std::env;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::atomic_write::{self, Overwrite, private_dir_builder};
use super::dirs::Dirs;
use super::error::{ErrorKind, StoreError};
use super::format::emergency_copy::{self, EmergencyCopy};
use super::format::to_store_error;
use super::sha256::sha256_hex;
use super::state_dir::folder_identity::{Presence, is_same_folder, presence};
use super::temp_dir::is_private_dir;
use super::{export_file, list_dir, read_file, remove_file};

const NAME_PREFIX: &str = "pcn-workbook-not-saved-";

/// How many copies of one workbook may wait in one place.
const MAX_COPIES: usize = 9;

/// Writes the copy to the first place that takes it: the workbook folder, this device's state,
/// beside the program, a private temporary folder. Returns where.
pub fn write_anywhere(dirs: &Dirs, copy: &EmergencyCopy) -> Result<PathBuf, StoreError> {
    let bytes = emergency_copy::write(copy);
    let mut failed = None;
    for folder in places(dirs) {
        match write_in(&folder, dirs, &bytes) {
            Ok(path) => return Ok(path),
            Err(error) => failed = Some(error),
        }
    }
    // where nothing can be flushed, a copy that may not survive a power cut is better than none
    let unflushed = places(dirs).find_map(|folder| write_unflushed(&folder, dirs, &bytes));
    unflushed.ok_or_else(|| failed.unwrap_or_else(no_place))
}

/// Where a copy may go, the best first. None is made before those before it took nothing.
fn places(dirs: &Dirs) -> impl Iterator<Item = PathBuf> {
    let places: [fn(&Dirs) -> Option<PathBuf>; 4] =
        [library_place, state_place, |_| program_place(), temp_place];
    places.into_iter().filter_map(|place| place(dirs))
}

fn write_unflushed(folder: &Path, dirs: &Dirs, bytes: &[u8]) -> Option<PathBuf> {
    let paths = (1..=MAX_COPIES).map(|number| folder.join(numbered_name(&dirs.library, number)));
    let path = paths.into_iter().find(|path| std::fs::symlink_metadata(path).is_err())?;
    atomic_write::write_cache_file(&path, |out| out.write_all(bytes)).ok().map(|()| path)
}

/// Writes the copy to a path that a person named, and never over another file.
pub fn write_to(path: &Path, copy: &EmergencyCopy) -> Result<(), StoreError> {
    export_file::export(path, &emergency_copy::write(copy)).map(drop)
}

/// Whether this file is an emergency copy.
pub fn is_one(path: &Path) -> bool {
    read(path).is_ok()
}

/// The copies of this workbook that wait to be taken up, in the places they are written to. One that
/// was written for another folder belongs here only where the workbook with this id is not there any
/// more, and where it did not come along before: its hash is among those `taken`.
pub(crate) fn find(dirs: &Dirs, id: Option<Uuid>, taken: &BTreeSet<String>) -> Vec<PathBuf> {
    let places = [Some(dirs.library.clone()), Some(dirs.state.clone()), program_place()];
    let places = places.into_iter().flatten().chain(temp_dirs());
    let mut files: Vec<PathBuf> = Vec::new();
    for file in places.flat_map(|folder| files_in(&folder)) {
        let name = list_dir::file_name(&file);
        let is_own = (1..=MAX_COPIES).any(|number| name == numbered_name(&dirs.library, number));
        let is_one = name.starts_with(NAME_PREFIX)
            && std::fs::symlink_metadata(&file).is_ok_and(|is| is.is_file());
        let is_here = || is_own || id.is_some_and(|id| belongs_here(&file, dirs, id, taken));
        if is_one && !files.contains(&file) && is_here() {
            files.push(file);
        }
    }
    files
}

/// The files in a folder, the second of several copies after the first.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files = list_dir::json_files(folder).unwrap_or_default();
    files.sort_by_key(|file| (list_dir::file_name(file).len(), file.clone()));
    files
}

/// Whether a copy that was written for another path belongs to this folder: that path leads here, or
/// the workbook is not there any more.
fn belongs_here(file: &Path, dirs: &Dirs, id: Uuid, taken: &BTreeSet<String>) -> bool {
    let Ok(bytes) = read_file::read(file) else { return false };
    let Ok(copy) = emergency_copy::read(&bytes) else { return false };
    copy.library_id == Some(id)
        && !taken.contains(&sha256_hex(&bytes))
        && (is_of(&copy, dirs) || presence(Path::new(&copy.library), id) == Presence::Gone)
}

/// Whether a copy was written for this very folder.
pub(crate) fn is_of(copy: &EmergencyCopy, dirs: &Dirs) -> bool {
    let folder = Path::new(&copy.library);
    folder == dirs.library || is_same_folder(folder, &dirs.library)
}

pub(crate) fn read(path: &Path) -> Result<EmergencyCopy, StoreError> {
    emergency_copy::read(&read_file::read(path)?).map_err(|finding| to_store_error(finding, path))
}

/// Removes a copy that was taken up, and the folder in the temporary one that was made for it.
pub(crate) fn remove(path: &Path) -> Result<(), StoreError> {
    remove_file::remove(path)?;
    let folder = path.parent().filter(|folder| temp_dirs().any(|temp| temp == *folder));
    if let Some(folder) = folder {
        // one with another copy in it stays
        let _ = std::fs::remove_dir(folder);
    }
    Ok(())
}

fn write_in(folder: &Path, dirs: &Dirs, bytes: &[u8]) -> Result<PathBuf, StoreError> {
    let mut last = no_place();
    for number in 1..=MAX_COPIES {
        let path = folder.join(numbered_name(&dirs.library, number));
        match atomic_write::write_atomic(&path, bytes, Overwrite::IfHash(None)) {
            Ok(_) => return Ok(path),
            Err(error) if error.kind == ErrorKind::ChangedOutside => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

fn numbered_name(library: &Path, number: usize) -> String {
    let key = key(library);
    match number {
        1 => format!("{NAME_PREFIX}{key}.json"),
        number => format!("{NAME_PREFIX}{key}-{number}.json"),
    }
}

fn key(library: &Path) -> String {
    let hash = sha256_hex(library.to_string_lossy().as_bytes());
    hash.get(..8).unwrap_or(&hash).to_owned()
}

/// A folder that is no workbook yet would not be opened any more with another file in it.
fn library_place(dirs: &Dirs) -> Option<PathBuf> {
    let mark = dirs.library.join("library.json");
    std::fs::symlink_metadata(mark).is_ok().then(|| dirs.library.clone())
}

fn state_place(dirs: &Dirs) -> Option<PathBuf> {
    atomic_write::create_private_dir(&dirs.state).ok().map(|()| dirs.state.clone())
}

fn program_place() -> Option<PathBuf> {
    env::current_exe().ok()?.parent().map(Path::to_path_buf)
}

/// The folders in the temporary one that hold emergency copies of this account.
fn temp_dirs() -> impl Iterator<Item = PathBuf> {
    let entries = list_dir::entries(&env::temp_dir()).unwrap_or_default().into_iter();
    let named = entries.map(|entry| entry.path());
    named.filter(|path| list_dir::file_name(path).starts_with(NAME_PREFIX) && is_private_dir(path))
}

/// Several, as another account of this computer may have made one of that name.
fn temp_dirs_of(dirs: &Dirs) -> impl Iterator<Item = PathBuf> {
    let first = env::temp_dir().join(format!("{NAME_PREFIX}{}", key(&dirs.library)));
    (1..=MAX_COPIES).map(move |number| match number {
        1 => first.clone(),
        number => first.with_extension(number.to_string()),
    })
}

/// A folder in the temporary one that nobody else can look into.
fn temp_place(dirs: &Dirs) -> Option<PathBuf> {
    temp_dirs_of(dirs).find(|folder| {
        let _ = private_dir_builder().create(folder);
        is_private_dir(folder)
    })
}

fn no_place() -> StoreError {
    StoreError::not_written(
        "No place takes an emergency copy.",
        "Make room on a disk, or name a place to save it to.",
    )
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    fn dirs(root: &Path) -> Dirs {
        Dirs {
            library: root.join("library"),
            state: root.join("state"),
            config: root.join("config"),
            is_explicit: true,
        }
    }

    #[test]
    fn a_copy_goes_to_the_first_place_that_takes_it_and_is_found_there() {
        let root = tempfile::tempdir().unwrap();
        let dirs = dirs(root.path());
        let copy = EmergencyCopy::new("a".to_owned(), None, Timestamp::UNIX_EPOCH);
        std::fs::create_dir(&dirs.library).unwrap();
        let first = write_anywhere(&dirs, &copy).unwrap();
        assert!(first.starts_with(&dirs.state), "a folder that is no workbook yet stays empty");
        std::fs::write(dirs.library.join("library.json"), "{}").unwrap();
        let in_library = write_anywhere(&dirs, &copy).unwrap();
        assert!(in_library.starts_with(&dirs.library));
        let other = EmergencyCopy::new("b".to_owned(), None, Timestamp::UNIX_EPOCH);
        let second = write_anywhere(&dirs, &other).unwrap();
        assert_ne!(second, in_library, "never over another");
        assert_eq!(find(&dirs, None, &BTreeSet::new()), [in_library.clone(), second, first]);
        assert_eq!(read(&in_library).unwrap(), copy);
        assert!(temp_dirs_of(&dirs).all(|folder| !folder.exists()), "no other place is made");
    }

    #[test]
    fn a_copy_that_is_removed_takes_the_temporary_folder_along_that_was_made_for_it() {
        let root = tempfile::tempdir().unwrap();
        let dirs = dirs(root.path());
        let folder = temp_place(&dirs).unwrap();
        let [first, second] = ["a", "b"].map(|name| {
            let copy = EmergencyCopy::new(name.to_owned(), None, Timestamp::UNIX_EPOCH);
            write_in(&folder, &dirs, &emergency_copy::write(&copy)).unwrap()
        });
        remove(&first).unwrap();
        assert!(second.exists(), "the other copy stays");
        remove(&second).unwrap();
        assert!(!folder.exists());
    }

    #[test]
    fn a_name_that_somebody_else_took_is_no_end() {
        let root = tempfile::tempdir().unwrap();
        let dirs = dirs(root.path());
        let taken = temp_dirs_of(&dirs).next().unwrap();
        // a file stands for the folder of another account
        std::fs::write(&taken, "").unwrap();
        let place = temp_place(&dirs).unwrap();
        assert_eq!(Some(&place), temp_dirs_of(&dirs).nth(1).as_ref());
        std::fs::remove_file(taken).unwrap();
        std::fs::remove_dir(place).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn where_nothing_can_be_flushed_a_copy_is_written_all_the_same() {
        let root = tempfile::tempdir().unwrap();
        let dirs = dirs(root.path());
        std::fs::create_dir(&dirs.library).unwrap();
        std::fs::write(dirs.library.join("library.json"), "{}").unwrap();
        let copy = EmergencyCopy::new("a".to_owned(), None, Timestamp::UNIX_EPOCH);
        atomic_write::FAILING_FLUSHES.set(vec![true; 40]);
        let written = write_anywhere(&dirs, &copy);
        atomic_write::FAILING_FLUSHES.set(Vec::new());
        assert_eq!(read(&written.unwrap()).unwrap(), copy);
        assert_eq!(find(&dirs, None, &BTreeSet::new()).len(), 1);
    }

    #[test]
    fn where_library_and_state_take_nothing_a_copy_goes_elsewhere() {
        let root = tempfile::tempdir().unwrap();
        let dirs = dirs(root.path());
        // files where folders should be take nothing, whoever asks
        std::fs::write(&dirs.library, "").unwrap();
        std::fs::write(&dirs.state, "").unwrap();
        let copy = EmergencyCopy::new("a".to_owned(), None, Timestamp::UNIX_EPOCH);
        let path = write_anywhere(&dirs, &copy).unwrap();
        assert!(!path.starts_with(root.path()), "{path:?}");
        assert_eq!(find(&dirs, None, &BTreeSet::new()), std::slice::from_ref(&path));
        std::fs::remove_file(path).unwrap();
    }
}

//! Emergency copies: where the workbook and this device's state take nothing, what is only in
//! memory goes into one file in the first place that takes it, and the next start takes it up.

use std::env;
use std::path::{Path, PathBuf};

use super::atomic_write::{self, Overwrite, private_dir_builder};
use super::dirs::Dirs;
use super::error::{ErrorKind, StoreError};
use super::format::emergency_copy::{self, EmergencyCopy};
use super::format::to_store_error;
use super::sha256::sha256_hex;
use super::temp_dir::is_private_dir;
use super::{export_file, read_file};

const NAME_PREFIX: &str = "pcn-workbook-not-saved-";

/// How many copies of one workbook may wait in one place.
const MAX_COPIES: usize = 9;

/// Writes the copy to the first place that takes it: the workbook folder, this device's state,
/// beside the program, a private temporary folder. Returns where.
pub fn write_anywhere(dirs: &Dirs, copy: &EmergencyCopy) -> Result<PathBuf, StoreError> {
    let bytes = emergency_copy::write(copy);
    let mut failed = None;
    for folder in [library_place(dirs), state_place(dirs), program_place(), temp_place(dirs)] {
        let Some(folder) = folder else { continue };
        match write_in(&folder, dirs, &bytes) {
            Ok(path) => return Ok(path),
            Err(error) => failed = Some(error),
        }
    }
    Err(failed.unwrap_or_else(no_place))
}

/// Writes the copy to a path that a person named, and never over another file.
pub fn write_to(path: &Path, copy: &EmergencyCopy) -> Result<(), StoreError> {
    export_file::export(path, &emergency_copy::write(copy)).map(drop)
}

/// Whether this file is an emergency copy.
pub fn is_one(path: &Path) -> bool {
    read(path).is_ok()
}

/// The copies of this workbook that wait to be taken up: those in the places they are written to,
/// and the files `also`.
pub fn find(dirs: &Dirs, also: &[PathBuf]) -> Vec<PathBuf> {
    let places = [Some(dirs.library.clone()), state_place(dirs), program_place()];
    let places = places.into_iter().flatten();
    let places = places.chain(temp_dirs_of(dirs).filter(|temp| is_private_dir(temp)));
    let files = places.flat_map(|folder| {
        (1..=MAX_COPIES).map(move |number| folder.join(numbered_name(&dirs.library, number)))
    });
    let files = files.chain(also.iter().cloned());
    files.filter(|file| std::fs::symlink_metadata(file).is_ok_and(|is| is.is_file())).collect()
}

pub(crate) fn read(path: &Path) -> Result<EmergencyCopy, StoreError> {
    emergency_copy::read(&read_file::read(path)?).map_err(|finding| to_store_error(finding, path))
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
        assert_eq!(find(&dirs, &[]), [in_library.clone(), second, first]);
        assert_eq!(read(&in_library).unwrap(), copy);
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
        assert_eq!(find(&dirs, &[]), std::slice::from_ref(&path));
        std::fs::remove_file(path).unwrap();
    }
}

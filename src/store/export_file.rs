//! Exports a file to a path that a person named, whole or not at all, and never over another file.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::atomic_write::{self, Overwrite, StagedFolder, WriteOutcome};
use super::error::{ErrorKind, StoreError};

/// Writes `bytes` to a path outside the library. A file with these very bytes is left as it is; any
/// other is never overwritten.
pub fn export(path: &Path, bytes: &[u8]) -> Result<WriteOutcome, StoreError> {
    if path.is_dir() {
        let error = StoreError::not_possible("This is a folder, not a file.", "Name a file in it.");
        return Err(error.in_file(path));
    }
    atomic_write::write_atomic(path, bytes, Overwrite::IfHash(None)).map_err(|error| {
        match error.kind {
            ErrorKind::ChangedOutside | ErrorKind::Unreadable => already_exists(path),
            _ => error.of_doing("written"),
        }
    })
}

/// A new folder at a path outside the library, to be filled piece by piece: it is there once it is
/// finished, or never.
pub fn export_folder(path: &Path) -> Result<ExportFolder, StoreError> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(folder_exists(path));
    }
    let staged = StagedFolder::create(path).map_err(|error| error.of_doing("written"))?;
    Ok(ExportFolder(staged))
}

/// A folder that is written for other programs, and is not there yet.
#[derive(Debug)]
pub struct ExportFolder(StagedFolder);

impl ExportFolder {
    /// Adds to a file in it.
    pub fn append(&mut self, name: &Path, bytes: &[u8]) -> Result<(), StoreError> {
        self.0.append(name, bytes).map_err(|error| error.of_doing("written"))
    }

    /// Puts it in its place.
    pub fn finish(self) -> Result<(), StoreError> {
        self.0.finish().map_err(|error| match error.kind {
            ErrorKind::NotPossible => error,
            _ => error.of_doing("written"),
        })
    }
}

/// Checks that a file may be written at a path, before a long work is begun for it.
pub fn check_new_file(path: &Path) -> Result<(), StoreError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Err(already_exists(path)),
        Err(_) => Ok(()),
    }
}

/// Writes a file to a path outside the library as it is made, and over nothing.
pub fn export_streamed(
    path: &Path,
    fill: impl FnOnce(&mut File) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    check_new_file(path)?;
    atomic_write::write_new_file(path, fill).map_err(|error| error.of_doing("written"))
}

/// What is said where the disk did not take a file that was being made.
pub fn refused_by_disk(error: &io::Error, path: &Path) -> StoreError {
    atomic_write::not_written(error, path).of_doing("written")
}

fn folder_exists(path: &Path) -> StoreError {
    let says = "There is something of this name already, and nothing is ever written over.";
    StoreError::not_possible(says, "Name a folder that is not there yet.").in_file(path)
}

fn already_exists(path: &Path) -> StoreError {
    let says = "There is a file of this name already, and nothing is ever written over.";
    StoreError::not_possible(says, "Give another name, or move that file away first.").in_file(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_handed_out_once_and_never_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        assert_eq!(export(&path, b"one").unwrap(), WriteOutcome::Written);
        assert_eq!(export(&path, b"one").unwrap(), WriteOutcome::Unchanged);
        assert_eq!(export(&path, b"two").unwrap_err().kind, ErrorKind::NotPossible);
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        assert_eq!(export(folder.path(), b"one").unwrap_err().kind, ErrorKind::NotPossible);
        assert!(export(&folder.path().join("nowhere/out.csv"), b"one").is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_is_there_once_it_is_whole_and_over_nothing() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("tables");
        let names = || std::fs::read_dir(home.path()).unwrap().count();
        let mut given_up = export_folder(&path).unwrap();
        given_up.append(Path::new("a.csv"), b"one").unwrap();
        assert!(!path.exists());
        drop(given_up);
        assert_eq!(names(), 0, "nothing is left of what was given up");
        let mut folder = export_folder(&path).unwrap();
        for (name, bytes) in [("a.csv", "one\n"), ("b/part.csv", "x"), ("a.csv", "two\n")] {
            folder.append(Path::new(name), bytes.as_bytes()).unwrap();
        }
        folder.append(Path::new("none.jsonl"), b"").unwrap();
        folder.finish().unwrap();
        let read = |name: &str| std::fs::read_to_string(path.join(name)).unwrap();
        assert_eq!(
            [read("a.csv"), read("b/part.csv"), read("none.jsonl")],
            ["one\ntwo\n", "x", ""]
        );
        assert_eq!(names(), 1);
        assert_eq!(export_folder(&path).unwrap_err().kind, ErrorKind::NotPossible);
        let late = export_folder(&home.path().join("late")).unwrap();
        std::fs::create_dir(home.path().join("late")).unwrap();
        assert_eq!(late.finish().unwrap_err().kind, ErrorKind::NotPossible, "another was faster");
        assert_eq!(names(), 2);
    }
}

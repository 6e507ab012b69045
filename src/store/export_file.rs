//! Exports a file to a path that a person named, whole or not at all, and never over another file.

use std::path::Path;

use super::atomic_write::{self, Overwrite, WriteOutcome};
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
}

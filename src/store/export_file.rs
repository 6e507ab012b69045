//! Handing a file out: what a person asked for goes to the place they named, whole or not at all,
//! and never over another file.

use std::path::Path;

use super::atomic_write::{self, Overwrite, WriteOutcome};
use super::error::{ErrorKind, StoreError};

/// Writes `bytes` to a place outside the library that a person named. A file with these very bytes
/// is left as it is; any other that stands there is never written over.
pub fn hand_out(path: &Path, bytes: &[u8]) -> Result<WriteOutcome, StoreError> {
    if path.is_dir() {
        let fault = StoreError::new(
            ErrorKind::NotPossible,
            "This is a folder, not a file.",
            "Name a file in it.",
        );
        return Err(fault.of_file(path));
    }
    atomic_write::write_whole(path, bytes, Overwrite::Hash(None)).map_err(|fault| {
        match fault.trouble {
            ErrorKind::ChangedOutside | ErrorKind::Unreadable => taken(path),
            _ => fault,
        }
    })
}

fn taken(path: &Path) -> StoreError {
    let says = "There is a file of this name already, and nothing is ever written over.";
    StoreError::new(
        ErrorKind::NotPossible,
        says,
        "Give another name, or move that file away first.",
    )
    .of_file(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_handed_out_once_and_never_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        assert_eq!(hand_out(&path, b"one").unwrap(), WriteOutcome::Now);
        assert_eq!(hand_out(&path, b"one").unwrap(), WriteOutcome::Already);
        assert_eq!(hand_out(&path, b"two").unwrap_err().trouble, ErrorKind::NotPossible);
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        assert_eq!(hand_out(folder.path(), b"one").unwrap_err().trouble, ErrorKind::NotPossible);
        assert!(hand_out(&folder.path().join("nowhere/out.csv"), b"one").is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

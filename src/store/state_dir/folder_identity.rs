//! Which workbook folder it is: its real path, and whether another path is the same folder, still
//! holds the same workbook, or is gone.

use std::fs::Metadata;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::maturity::sanitize::sanitize_line;
use crate::store::error::ErrorKind;
use crate::store::format::library_file;
use crate::store::read_file;
use crate::store::sha256::sha256_hex;

/// A folder as it can be known again.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FolderIdentity {
    /// Its path without links and detours.
    pub(crate) path: PathBuf,
    /// The hash of that path.
    pub(crate) hash: String,
    /// See [`stamp`].
    pub(crate) stamp: Option<String>,
}

impl FolderIdentity {
    pub(crate) fn of(folder: &Path) -> Self {
        let real = std::fs::canonicalize(folder);
        let path = real.unwrap_or_else(|_| folder.to_path_buf());
        Self {
            hash: sha256_hex(path.as_os_str().as_encoded_bytes()),
            stamp: stamp(&folder.join("library.json")),
            path,
        }
    }
}

/// What is known of the workbook that once was in a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    /// It is there.
    There,
    /// It is not: it was moved, or its disk is not plugged in.
    Gone,
    /// It can't be told just now, so that nothing of it may be taken.
    Unknown,
}

/// Whether the workbook with this id is in `folder`.
pub(crate) fn presence(folder: &Path, id: Uuid) -> Presence {
    match read_file::read(&folder.join("library.json")) {
        Ok(bytes) => match library_file::id_in(&bytes) {
            Some(other) if other == id => Presence::There,
            Some(_) => Presence::Gone,
            None => Presence::Unknown,
        },
        // its mark may be lost, and its networks are there
        Err(error) if error.kind == ErrorKind::Missing && folder.join("networks").exists() => {
            Presence::Unknown
        }
        Err(error) if error.kind == ErrorKind::Missing => Presence::Gone,
        Err(_) => Presence::Unknown,
    }
}

/// Whether both paths lead to one folder, such as through a link or in another case.
pub(crate) fn is_same_folder(one: &Path, other: &Path) -> bool {
    let both = std::fs::metadata(one).ok().zip(std::fs::metadata(other).ok());
    both.is_some_and(|(one, other)| is_same_node(&one, &other))
}

#[cfg(unix)]
fn is_same_node(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// On Windows the real path says it already.
#[cfg(not(unix))]
fn is_same_node(_: &Metadata, _: &Metadata) -> bool {
    false
}

/// A path as a person knows it: without what Windows puts before a real path.
pub(crate) fn shown(path: &Path) -> String {
    let path = sanitize_line(&path.to_string_lossy());
    let without = path.strip_prefix(r"\\?\UNC\").map(|rest| format!(r"\\{rest}"));
    let without = without.or_else(|| path.strip_prefix(r"\\?\").map(str::to_owned));
    without.unwrap_or(path)
}

/// What stays with a file when its folder is moved on one disk, and is another in every copy: its
/// number on the disk with the moment it was made. None where the system does not tell, or programs
/// that copy files take the moment along.
#[cfg(unix)]
pub(crate) fn stamp(file: &Path) -> Option<String> {
    use std::os::unix::fs::MetadataExt;
    let metadata = std::fs::metadata(file).ok()?;
    let made = metadata.created().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(format!("{}-{}", metadata.ino(), made.as_nanos()))
}

#[cfg(not(unix))]
pub(crate) fn stamp(_: &Path) -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library(folder: &Path, id: &str) {
        std::fs::create_dir_all(folder).unwrap();
        let mark = format!(r#"{{"format":"pcn-workbook.library/1","id":"{id}"}}"#);
        std::fs::write(folder.join("library.json"), mark).unwrap();
    }

    #[test]
    fn a_workbook_is_gone_only_where_that_is_sure() {
        let root = tempfile::tempdir().unwrap();
        let ids = ["01a226b5-5689-713b-a130-2968254d99c6", "01a226b5-5689-713b-a130-29690b2d749c"];
        let id: Uuid = ids[0].parse().unwrap();
        library(&root.path().join("same"), ids[0]);
        library(&root.path().join("other"), ids[1]);
        library(&root.path().join("spoilt"), "no id");
        std::fs::create_dir_all(root.path().join("no-mark/networks")).unwrap();
        std::fs::create_dir_all(root.path().join("empty")).unwrap();
        std::fs::create_dir_all(root.path().join("folder/library.json")).unwrap();
        for (folder, expected) in [
            ("same", Presence::There),
            ("other", Presence::Gone),
            ("empty", Presence::Gone),
            ("none/at/all", Presence::Gone),
            ("spoilt", Presence::Unknown),
            ("no-mark", Presence::Unknown),
            ("folder", Presence::Unknown),
        ] {
            assert_eq!(presence(&root.path().join(folder), id), expected, "{folder}");
        }
    }

    #[test]
    fn a_path_is_shown_as_a_person_knows_it() {
        for (path, expected) in [
            ("/home/ann/lib", "/home/ann/lib"),
            (r"\\?\C:\Users\ann", r"C:\Users\ann"),
            (r"\\?\UNC\server\share", r"\\server\share"),
        ] {
            assert_eq!(shown(Path::new(path)), expected);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_is_known_again_through_a_link_and_after_a_move_and_a_copy_is_another() {
        let root = tempfile::tempdir().unwrap();
        let (old, new, link) =
            (root.path().join("old"), root.path().join("new"), root.path().join("link"));
        library(&old, "x");
        std::os::unix::fs::symlink(&old, &link).unwrap();
        let first = FolderIdentity::of(&old);
        assert_eq!(FolderIdentity::of(&link).hash, first.hash);
        assert!(is_same_folder(&old, &link));
        let copy = root.path().join("copy");
        library(&copy, "x");
        std::fs::rename(&old, &new).unwrap();
        let moved = FolderIdentity::of(&new);
        assert_ne!(moved.hash, first.hash);
        if first.stamp.is_some() {
            assert_eq!(moved.stamp, first.stamp);
            assert_ne!(FolderIdentity::of(&copy).stamp, first.stamp);
        }
    }
}

//! Lists folders. Symbolic links are not followed. A missing folder is an empty one; one that can't
//! be listed is an error, for what can't be seen must never pass for missing.

use std::fs::DirEntry;
use std::io;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::io_cause;
use crate::maturity::ids::{Slug, is_slug};

/// Everything in `folder`, unordered.
pub(crate) fn entries(folder: &Path) -> Result<Vec<DirEntry>, StoreError> {
    let listed = std::fs::read_dir(folder).and_then(Iterator::collect);
    match listed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        listed => listed.map_err(|error| cannot_be_listed(&error, folder)),
    }
}

/// The `*.json` files in `folder`, sorted. A link or a device of that name is among them, for
/// reading to refuse.
pub(crate) fn json_files(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    // what can't be told is left to reading, which then says so
    let is_dir = |entry: &DirEntry| entry.file_type().is_ok_and(|kind| kind.is_dir());
    let entries = entries(folder)?.into_iter().filter(|entry| !is_dir(entry));
    let mut paths: Vec<_> =
        entries.map(|entry| entry.path()).filter(|path| is_json(path)).collect();
    paths.sort();
    Ok(paths)
}

/// The folders of networks in `folder`, sorted; no links.
pub(crate) fn slugs(folder: &Path) -> Result<Vec<Slug>, StoreError> {
    let folders = entries(folder)?
        .into_iter()
        .filter(|entry| entry.file_type().map_or(true, |kind| kind.is_dir()));
    let names = folders.filter_map(|entry| entry.file_name().into_string().ok());
    let mut slugs: Vec<_> = names.filter(|name| is_slug(name)).map(Slug::new).collect();
    slugs.sort();
    Ok(slugs)
}

fn cannot_be_listed(error: &io::Error, folder: &Path) -> StoreError {
    let error = match io_cause::why_not_read(error) {
        Some((why, remedy)) => StoreError::unreadable(
            format!("This folder can't be looked into just now: {why}"),
            remedy,
        ),
        None => StoreError::unreadable(
            "This folder can't be looked into just now.",
            "Make sure that you may open it; if it is kept online only, go online and open it once.",
        ),
    };
    error.in_file(folder)
}

pub(crate) fn file_name(path: &Path) -> &str {
    path.file_name().and_then(std::ffi::OsStr::to_str).unwrap_or_default()
}

/// Whether `folder` holds nothing but what systems and interrupted saves leave.
pub(crate) fn is_empty_dir(folder: &Path) -> Result<bool, StoreError> {
    Ok(entries(folder)?.iter().all(|entry| is_ignored(&entry.file_name().to_string_lossy())))
}

/// Whether systems put such a file into every folder, or an interrupted save left it.
pub(crate) fn is_ignored(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~pw-")
        // an office program holds the file of this name open
        || name.starts_with("~$")
        || ["desktop.ini", "thumbs.db"].contains(&name.to_lowercase().as_str())
}

pub(crate) fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) && !is_hidden(path)
}

/// Names that begin with a dot belong to systems and sync programs.
fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_real_folders_with_good_names_are_networks() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b-net", "a-net", "Bad Name", "con"] {
            std::fs::create_dir(folder.path().join(name)).unwrap();
        }
        std::fs::write(folder.path().join("a-file"), "").unwrap();
        assert_eq!(slugs(folder.path()).unwrap(), [Slug::from("a-net"), Slug::from("b-net")]);
        assert!(slugs(&folder.path().join("none")).unwrap().is_empty());
    }

    #[test]
    fn a_folder_with_only_what_systems_leave_is_bare() {
        let folder = tempfile::tempdir().unwrap();
        for name in
            [".DS_Store", "desktop.ini", "Thumbs.db", "~pw-0123456789abcdef.tmp", "~$grid.xlsx"]
        {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        assert!(is_empty_dir(folder.path()).unwrap());
        std::fs::write(folder.path().join("letter.txt"), "").unwrap();
        assert!(!is_empty_dir(folder.path()).unwrap());
    }
}

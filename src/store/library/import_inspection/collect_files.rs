//! Collects the files to import: those that were named, and all below the folders that were.
//! Symbolic links are listed and not followed.

use std::path::{Path, PathBuf};

use crate::maturity::sanitize::sanitize_line;
use crate::store::error::StoreError;
use crate::store::list_dir;

const MAX_DEPTH: usize = 12;

pub(crate) struct CandidateFile {
    pub(crate) path: PathBuf,
    /// The name to show: below a folder, the path in it.
    pub(crate) name: String,
    /// Why it can't be inspected, if so.
    pub(crate) error: Option<StoreError>,
    pub(crate) is_named: bool,
}

/// The files in the order in which they were named; those below a folder sorted.
pub(crate) fn collect_files(paths: &[PathBuf]) -> Vec<CandidateFile> {
    let mut all = Vec::new();
    for path in paths {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
        // a folder that was named may itself be a link: its owner means it
        if path.is_dir() {
            collect_below(&path, &mut all);
        } else {
            let name = display_path(path.file_name().map_or(path.as_path(), Path::new));
            all.push(CandidateFile { path, name, error: None, is_named: true });
        }
    }
    all
}

fn collect_below(root: &Path, all: &mut Vec<CandidateFile>) {
    let first = all.len();
    let mut waiting = vec![(root.to_path_buf(), 0)];
    while let Some((folder, depth)) = waiting.pop() {
        let entries = match list_dir::entries(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                all.push(CandidateFile {
                    name: relative_display_path(root, &folder),
                    path: folder,
                    error: Some(error),
                    is_named: false,
                });
                continue;
            }
        };
        for entry in entries {
            let path = entry.path();
            let (kind, name) =
                (entry.file_type(), entry.file_name().to_string_lossy().into_owned());
            if list_dir::is_ignored(&name) {
                continue;
            }
            let error = match kind {
                Ok(kind) if kind.is_dir() && depth < MAX_DEPTH => {
                    waiting.push((path, depth + 1));
                    continue;
                }
                Ok(kind) if kind.is_dir() => Some(too_deep()),
                Ok(_) => None,
                Err(_) => Some(unreadable()),
            };
            all.push(CandidateFile {
                name: relative_display_path(root, &path),
                path,
                error,
                is_named: false,
            });
        }
    }
    if let Some(own) = all.get_mut(first..) {
        own.sort_by(|a, b| a.path.cmp(&b.path));
    }
}

fn relative_display_path(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).ok().filter(|inside| !inside.as_os_str().is_empty());
    display_path(inside.unwrap_or(path))
}

fn display_path(path: &Path) -> String {
    sanitize_line(&path.to_string_lossy().replace('\\', "/"))
}

fn too_deep() -> StoreError {
    StoreError::unreadable(
        "This folder lies too deep in the others to be looked into.",
        "Name it by itself.",
    )
}

fn unreadable() -> StoreError {
    StoreError::unreadable(
        "This can't be looked at just now.",
        "Try again, or copy it elsewhere first.",
    )
}

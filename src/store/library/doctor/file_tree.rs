//! Walks the whole folder tree of a library once. Symbolic links are listed and not followed; the
//! trash, backups and hidden folders are left out.

use std::path::{Path, PathBuf};

use super::LINK_CODE;
use crate::maturity::diagnostic::Diagnostic;
use crate::store::error::StoreError;
use crate::store::layout::Layout;
use crate::store::{error_diagnostic, list_dir};

/// How deep folders are followed; those of a library are three deep.
const MAX_DEPTH: usize = 12;

#[derive(Debug, Default)]
pub(crate) struct FileTree {
    pub(crate) dirs: Vec<PathBuf>,
    pub(crate) files: Vec<PathBuf>,
    links: Vec<PathBuf>,
    errors: Vec<StoreError>,
}

impl FileTree {
    pub(crate) fn walk(root: &Path) -> Self {
        let mut tree = Self::default();
        let mut waiting = vec![(root.to_path_buf(), 0)];
        while let Some((folder, depth)) = waiting.pop() {
            match list_dir::entries(&folder) {
                Ok(entries) => {
                    for entry in entries {
                        let path = entry.path();
                        let Ok(kind) = entry.file_type() else { continue };
                        if kind.is_symlink() {
                            tree.links.push(path);
                        } else if !kind.is_dir() {
                            tree.files.push(path);
                        } else if depth < MAX_DEPTH && !is_excluded(&path, depth) {
                            waiting.push((path, depth + 1));
                        }
                    }
                }
                Err(error) => tree.errors.push(error),
            }
            tree.dirs.push(folder);
        }
        tree
    }

    pub(crate) fn diagnostics(&self, layout: &Layout) -> Vec<Diagnostic> {
        let faults = self
            .errors
            .iter()
            .map(|error| error_diagnostic::from_library_error(error.clone(), layout));
        let links = self
            .links
            .iter()
            .filter(|path| !list_dir::file_name(path).starts_with('.'))
            .map(|path| {
                let says =
                    "This is a link to another place; it is neither followed nor written through.";
                Diagnostic::warning(
                    LINK_CODE,
                    "",
                    says,
                    "Put the file or folder itself here, if it belongs here.",
                )
                .in_file(layout.relative_path(path))
            });
        faults.chain(links).collect()
    }
}

fn is_excluded(folder: &Path, depth: usize) -> bool {
    let name = list_dir::file_name(folder);
    name.starts_with('.') || (depth == 0 && ["trash", "backups"].contains(&name))
}

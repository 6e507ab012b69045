//! Going through every folder of a library once. Links are named and not followed; the trash,
//! backups and the folders that systems and sync programs hide are left out.

use std::path::{Path, PathBuf};

use super::LINK;
use crate::maturity::diagnostic::Diagnostic;
use crate::store::error::StoreError;
use crate::store::layout::Layout;
use crate::store::{error_diagnostic, list_dir};

/// How deep folders are followed; the library's own are three deep.
const DEEPEST: usize = 12;

/// What there is in a library.
#[derive(Debug, Default)]
pub(crate) struct FileTree {
    pub(crate) folders: Vec<PathBuf>,
    pub(crate) files: Vec<PathBuf>,
    links: Vec<PathBuf>,
    faults: Vec<StoreError>,
}

impl FileTree {
    /// Goes through all folders below `root`, and `root` itself.
    pub(crate) fn over(root: &Path) -> Self {
        let mut walked = Self::default();
        let mut waiting = vec![(root.to_path_buf(), 0)];
        while let Some((folder, depth)) = waiting.pop() {
            match list_dir::entries(&folder) {
                Ok(entries) => {
                    for entry in entries {
                        let path = entry.path();
                        let Ok(kind) = entry.file_type() else { continue };
                        if kind.is_symlink() {
                            walked.links.push(path);
                        } else if !kind.is_dir() {
                            walked.files.push(path);
                        } else if depth < DEEPEST && !is_left_out(&path, depth) {
                            waiting.push((path, depth + 1));
                        }
                    }
                }
                Err(fault) => walked.faults.push(fault),
            }
            walked.folders.push(folder);
        }
        walked
    }

    /// Folders that could not be looked into, and links.
    pub(crate) fn findings(&self, places: &Layout) -> Vec<Diagnostic> {
        let faults =
            self.faults.iter().map(|fault| error_diagnostic::of_own_file(fault.clone(), places));
        let links =
            self.links.iter().filter(|path| !list_dir::name(path).starts_with('.')).map(|path| {
                let says =
                    "This is a link to another place; it is neither followed nor written through.";
                Diagnostic::warning(
                    LINK,
                    "",
                    says,
                    "Put the file or folder itself here, if it belongs here.",
                )
                .in_file(places.inside(path))
            });
        faults.chain(links).collect()
    }
}

fn is_left_out(folder: &Path, depth: usize) -> bool {
    let name = list_dir::name(folder);
    name.starts_with('.') || (depth == 0 && ["trash", "backups"].contains(&name))
}

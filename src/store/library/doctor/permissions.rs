//! File permissions: whether other accounts on this machine can read the library.

use super::file_tree::FileTree;
use crate::maturity::diagnostic::Diagnostic;
use crate::store::layout::Layout;

#[cfg(unix)]
pub(crate) fn check_permissions(layout: &Layout, tree: &FileTree) -> Option<Diagnostic> {
    use std::os::unix::fs::PermissionsExt;
    const OTHERS: u32 = 0o077;
    let is_open = |path: &&std::path::PathBuf| {
        std::fs::symlink_metadata(path)
            .is_ok_and(|metadata| metadata.permissions().mode() & OTHERS != 0)
    };
    let mut open: Vec<_> = tree.dirs.iter().chain(&tree.files).filter(is_open).collect();
    open.sort();
    let first = layout.relative_path(open.first()?);
    let says = match open.len() {
        1 => "Other people on this computer may look into this file or folder.".to_owned(),
        many => format!(
            "Other people on this computer may look into this and {} more files and folders.",
            many - 1
        ),
    };
    let remedy = "If the workbook is not meant to be shared on this computer, make it yours alone: chmod -R go= on the folder.";
    Some(Diagnostic::warning("others-may-read", "", says, remedy).in_file(if first.is_empty() {
        ".".to_owned()
    } else {
        first
    }))
}

/// Elsewhere an account's folders are its own unless somebody shared them on purpose.
#[cfg(not(unix))]
pub(crate) fn check_permissions(_: &Layout, _: &FileTree) -> Option<Diagnostic> {
    None
}

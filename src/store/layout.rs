//! The folder layout of a library. Paths are built only here, and only from ids that were checked:
//! no imported text ever becomes part of a path.

use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::atomic_write;
use super::error::StoreError;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::ids::{Slug, is_slug};
use crate::maturity::sanitize::sanitize_line;

#[derive(Clone, Debug)]
pub(crate) struct Layout {
    root: PathBuf,
}

impl Layout {
    pub(crate) fn new(root: &Path) -> Self {
        Self { root: root.to_path_buf() }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// `library.json`, which makes a folder a library.
    pub(crate) fn library_file(&self) -> PathBuf {
        self.root.join("library.json")
    }

    /// The folder of the share log.
    pub(crate) fn share_log_dir(&self) -> PathBuf {
        self.root.join("shares")
    }

    /// The line of one share.
    pub(crate) fn share_log_entry_file(&self, share: Uuid) -> PathBuf {
        self.share_log_dir().join(format!("{share}.json"))
    }

    /// The share log of earlier versions, all in one.
    pub(crate) fn share_log_file(&self) -> PathBuf {
        self.root.join("shares.json")
    }

    /// Who was asked to fill in a form.
    pub(crate) fn asked_file(&self) -> PathBuf {
        self.root.join("asked.json")
    }

    /// The folder of the records of what was brought in.
    pub(crate) fn imports_dir(&self) -> PathBuf {
        self.root.join("imports")
    }

    /// One file of the record of a bringing in.
    pub(crate) fn import_record_file(&self, import: Uuid, number: usize) -> PathBuf {
        self.imports_dir().join(format!("{import}-{number}.json"))
    }

    pub(crate) fn networks_dir(&self) -> PathBuf {
        self.root.join("networks")
    }

    pub(crate) fn matrices_dir(&self) -> PathBuf {
        self.root.join("matrices")
    }

    pub(crate) fn trash_dir(&self) -> PathBuf {
        self.root.join("trash")
    }

    /// A network's folder. A slug that could lead out of the library is refused.
    pub(crate) fn network_dir(&self, slug: &Slug) -> Result<PathBuf, StoreError> {
        if is_slug(slug.as_str()) {
            return Ok(self.networks_dir().join(slug.as_str()));
        }
        Err(StoreError::not_possible(
            "This is not the name of a network's folder.",
            "Use the short name that the list of networks shows.",
        ))
    }

    pub(crate) fn network_file(&self, slug: &Slug) -> Result<PathBuf, StoreError> {
        Ok(self.network_dir(slug)?.join("network.json"))
    }

    pub(crate) fn drafts_dir(&self, slug: &Slug) -> Result<PathBuf, StoreError> {
        Ok(self.network_dir(slug)?.join("drafts"))
    }

    pub(crate) fn draft_file(&self, slug: &Slug, id: Uuid) -> Result<PathBuf, StoreError> {
        Ok(self.drafts_dir(slug)?.join(draft_file_name(id)))
    }

    pub(crate) fn snapshots_dir(&self, slug: &Slug) -> Result<PathBuf, StoreError> {
        Ok(self.network_dir(slug)?.join("snapshots"))
    }

    /// Where the folders of the networks are that were joined to this one.
    pub(crate) fn joined_dir(&self, slug: &Slug) -> Result<PathBuf, StoreError> {
        Ok(self.network_dir(slug)?.join("joined"))
    }

    /// The file of a matrix under this name; none for a name that could lead out of the library.
    pub(crate) fn matrix_file(&self, reference: &MatrixRef, name: &str) -> Option<PathBuf> {
        let plain =
            name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-@_.".contains(&byte));
        (is_slug(reference.id.as_str()) && plain).then(|| self.matrices_dir().join(name))
    }

    /// The path inside the library, with forward slashes and safe to show.
    pub(crate) fn relative_path(&self, path: &Path) -> String {
        let inside = path.strip_prefix(&self.root).unwrap_or(path);
        let parts: Vec<_> = inside.iter().map(std::ffi::OsStr::to_string_lossy).collect();
        sanitize_line(&parts.join("/"))
    }

    /// Makes a folder of the library. A folder on the way that is a link is refused: it could lead
    /// anywhere. The library itself is never made here: where a memory stick was pulled out, its
    /// bare mount point would get files that then stand in its way.
    pub(crate) fn create_dir(&self, folder: &Path) -> Result<(), StoreError> {
        self.check_present()?;
        self.reject_symlinks(folder)?;
        atomic_write::create_private_dir(folder)
    }

    /// Fails where the library is not there any more: its folder is missing, or lost its mark.
    pub(crate) fn check_present(&self) -> Result<(), StoreError> {
        match std::fs::symlink_metadata(self.library_file()) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(StoreError::missing(
                "The workbook folder is not there any more.",
                "Check whether it was moved, renamed or unplugged, and put it back.",
            )
            .in_file(&self.root)),
            _ => Ok(()),
        }
    }

    pub(crate) fn reject_symlinks(&self, path: &Path) -> Result<(), StoreError> {
        let mut way = self.root.clone();
        for part in path.strip_prefix(&self.root).unwrap_or(path) {
            way.push(part);
            if std::fs::symlink_metadata(&way).is_ok_and(|metadata| metadata.is_symlink()) {
                return Err(StoreError::not_possible(
                    "This is a link to another place, and nothing is written through links.",
                    "Put a folder or file of its own here in place of the link.",
                )
                .in_file(&way));
            }
        }
        Ok(())
    }
}

pub(crate) fn draft_file_name(id: Uuid) -> String {
    format!("{id}.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_that_leads_elsewhere_has_no_folder() {
        let layout = Layout::new(Path::new("/lib"));
        for bad in ["..", "../x", "a/b", "", ".", "CON", "/etc", "a\\b", "C:x"] {
            assert!(layout.network_dir(&Slug::from(bad)).is_err(), "{bad}");
        }
        assert_eq!(layout.network_dir(&Slug::from("a")).unwrap(), Path::new("/lib/networks/a"));
    }

    #[test]
    fn a_matrix_that_leads_elsewhere_has_no_frozen_copy() {
        let layout = Layout::new(Path::new("/lib"));
        let reference =
            |id: &str| MatrixRef { id: id.into(), revision: 1, fingerprint: "../../x".into() };
        assert_eq!(layout.matrix_file(&reference("../up"), "../up@1_x.json"), None);
        assert_eq!(layout.matrix_file(&reference("ours"), "ours@1_../../x.json"), None);
        assert!(layout.matrix_file(&reference("ours"), "ours@1_abcdef.json").is_some());
    }
}

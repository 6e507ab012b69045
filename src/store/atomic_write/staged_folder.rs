//! A new folder that is written beside its place, piece by piece, and takes its name when all of it
//! is on the disk: whole or not at all, and never over anything.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{
    already_exists, move_no_replace, not_written, parent_dir, private_dir_builder,
    private_file_options, temp_file,
};
use crate::store::error::StoreError;

/// A folder that has no name yet; what is in it goes when it is dropped.
#[derive(Debug)]
pub struct StagedFolder {
    temp: TempDir,
    path: PathBuf,
    files: BTreeSet<PathBuf>,
}

impl StagedFolder {
    /// A folder that will be at `path`, where nothing may stand.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        let parent = parent_dir(path)?;
        if fs::symlink_metadata(path).is_ok() {
            return Err(already_exists(path));
        }
        // what one that was killed left beside it
        temp_file::remove_temp_files(parent);
        let temp = temp_file::create_temp_dir(parent).map_err(|error| not_written(&error, path))?;
        Ok(Self { temp, path: path.to_path_buf(), files: BTreeSet::new() })
    }

    /// Adds to the end of a file in it, which is begun with the first piece, be that empty. No file
    /// stays open, so that there may be any number of them.
    pub fn append(&mut self, name: &Path, bytes: &[u8]) -> Result<(), StoreError> {
        let file = self.temp.path().join(name);
        let mut options = private_file_options();
        options.append(true);
        if self.files.insert(name.to_path_buf()) {
            options.create_new(true);
        }
        let append = || {
            if let Some(folder) = file.parent() {
                private_dir_builder().recursive(true).create(folder)?;
            }
            options.open(&file)?.write_all(bytes)
        };
        append().map_err(|error| not_written(&error, &self.path))
    }

    /// Flushes all of it and gives it its name.
    pub fn finish(self) -> Result<(), StoreError> {
        let root = self.temp.path();
        let mut folders = BTreeSet::from([root.to_path_buf()]);
        let mut flush = || {
            for name in &self.files {
                // on Windows only what is open for writing can be flushed
                private_file_options().open(root.join(name))?.sync_all()?;
                let within = root.join(name);
                folders.extend(
                    within.ancestors().skip(1).take_while(|at| *at != root).map(Path::to_path_buf),
                );
            }
            folders.iter().rev().try_for_each(|folder| super::fsync_dir(folder))
        };
        flush().map_err(|error| not_written(&error, &self.path))?;
        move_no_replace(root, &self.path)?;
        // it has another name now: there is nothing to remove
        let _ = self.temp.keep();
        Ok(())
    }
}

/// Writes a new file as it is made, without holding all of it in memory: whole or not at all, on the
/// disk when the call returns, and over nothing.
pub fn write_new_file(
    path: &Path,
    fill: impl FnOnce(&mut File) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let folder = parent_dir(path)?;
    let refused = |error: std::io::Error| not_written(&error, path);
    let mut temp = temp_file::create_temp_file(folder, "").map_err(refused)?;
    fill(temp.as_file_mut())?;
    temp.as_file().sync_all().map_err(refused)?;
    super::rename::persist_temp_file(temp, path, false)
        .map_err(|failure| failure.into_error(path))?;
    super::flush_names(folder).inspect_err(|_| {
        // not there, rather than there and gone with the power
        let _ = fs::remove_file(path);
    })
}

//! Moves the files of one network into the folder of another, byte for byte and never over
//! anything; and moves them back where what they were moved for came to nothing.

use std::path::{Path, PathBuf};

use super::Writer;
use crate::maturity::ids::Slug;
use crate::store::error::{ErrorKind, StoreError};
use crate::store::{atomic_write, list_dir, read_file};

/// What was moved so far: from where, to where.
#[derive(Debug, Default)]
pub(crate) struct FileMoves(Vec<(PathBuf, PathBuf)>);

impl FileMoves {
    /// Moves a file or a folder.
    pub(crate) fn put(&mut self, from: &Path, to: &Path) -> Result<(), StoreError> {
        let moved = atomic_write::move_no_replace(from, to);
        let is_there = match &moved {
            Ok(()) => true,
            Err(error) => error.kind == ErrorKind::NotDurable,
        };
        if is_there {
            self.0.push((from.to_path_buf(), to.to_path_buf()));
        }
        moved
    }

    /// Moves all of it back, the last first; whether that worked.
    pub(crate) fn take_back(self) -> bool {
        let mut is_whole = true;
        for (from, to) in self.0.into_iter().rev() {
            is_whole &= atomic_write::take_back_move(&from, &to);
        }
        is_whole
    }
}

impl Writer {
    /// Moves the snapshots and drafts of a network that `is_meant` picks into the folder of another.
    /// What is there already with the same bytes stays where it is.
    pub(crate) fn move_work(
        &self,
        from: &Slug,
        to: &Slug,
        is_meant: impl Fn(&Path) -> bool,
        moves: &mut FileMoves,
    ) -> Result<(), StoreError> {
        let layout = &self.library.layout;
        for (source, target) in [
            (layout.snapshots_dir(from)?, layout.snapshots_dir(to)?),
            (layout.drafts_dir(from)?, layout.drafts_dir(to)?),
        ] {
            layout.reject_symlinks(&source)?;
            let files = list_dir::json_files(&source)?;
            let files: Vec<PathBuf> = files.into_iter().filter(|path| is_meant(path)).collect();
            if !files.is_empty() {
                layout.create_dir(&target)?;
            }
            for path in files {
                if let Some(place) = free_place(&path, &target) {
                    moves.put(&path, &place)?;
                }
            }
        }
        Ok(())
    }

    /// Takes away what moving left empty in a network's folder.
    pub(crate) fn remove_empty_dirs(&self, slug: &Slug) -> Result<(), StoreError> {
        let layout = &self.library.layout;
        for folder in
            [layout.snapshots_dir(slug)?, layout.drafts_dir(slug)?, layout.joined_dir(slug)?]
        {
            let _ = std::fs::remove_dir(folder);
        }
        Ok(())
    }
}

/// A free name in `folder` for this file: its own, else one that says that it is another copy. None
/// where the same bytes stand there.
fn free_place(path: &Path, folder: &Path) -> Option<PathBuf> {
    let name = list_dir::file_name(path);
    let stem = name.get(..name.len().saturating_sub(".json".len())).unwrap_or(name);
    let own = || read_file::read(path).ok();
    let mut numbers = 2_u32..;
    let mut place = folder.join(name);
    while std::fs::symlink_metadata(&place).is_ok() {
        if read_file::read(&place).ok().is_some_and(|there| own().as_ref() == Some(&there)) {
            return None;
        }
        place = folder.join(format!("{stem} {}.json", numbers.next()?));
    }
    Some(place)
}

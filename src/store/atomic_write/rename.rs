//! Renames files, replacing or never replacing, with retry and backoff while another program holds
//! the file; and moves within a library, for its trash. Both that never replace go one way, in three
//! steps, by what the disk can do.

use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use tempfile::NamedTempFile;

use super::name_claim::rename_with_claim;
use super::{
    WriteFailure, already_exists, not_durable, not_flushed, not_written, parent_dirs, private_dir,
};
use crate::store::error::StoreError;

/// How often a rename is retried while another program may be holding the file.
const MAX_ATTEMPTS: u32 = 10;

/// What a disk can do without ever replacing a file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DiskAbilities {
    /// Rename so that an existing file stays.
    pub(crate) rename_no_replace: bool,
    /// Give a file a second name.
    pub(crate) hard_links: bool,
}

/// Tried one after the other: what a disk can't do it says when it is asked. On Windows a file that
/// is open keeps its first name, so there a move takes no second one.
const ALL_ABILITIES: DiskAbilities =
    DiskAbilities { rename_no_replace: true, hard_links: cfg!(not(windows)) };

/// Renames a finished temporary file to `path`, over an existing file only if `replacing`.
pub(crate) fn persist_temp_file(
    mut temp: NamedTempFile,
    path: &Path,
    replacing: bool,
) -> Result<(), WriteFailure> {
    for tried in 1.. {
        let put =
            if replacing { temp.persist(path).map(drop) } else { persist_no_replace(temp, path) };
        match put {
            Ok(()) => break,
            Err(refused) if tried < MAX_ATTEMPTS && is_transient(&refused.error) => {
                temp = refused.file;
            }
            Err(refused) if is_taken_away(refused.file.path()) => {
                return Err(WriteFailure::TakenAway);
            }
            Err(refused) => return Err(not_written(&refused.error, path).into()),
        }
        sleep(retry_backoff(tried));
    }
    Ok(())
}

/// Whether the unfinished file is gone and its folder is not.
pub(crate) fn is_taken_away(temp: &Path) -> bool {
    let is_gone = |path: &Path| {
        std::fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
    };
    is_gone(temp) && temp.parent().is_some_and(Path::is_dir)
}

#[cfg(not(windows))]
fn persist_no_replace(temp: NamedTempFile, path: &Path) -> Result<(), tempfile::PersistError> {
    match put_no_replace(temp.path(), path, abilities()) {
        // its first name is gone already
        Ok(()) => temp.keep().map(drop),
        Err(error) => Err(tempfile::PersistError { error, file: temp }),
    }
}

/// Windows renames without replacing on every disk.
#[cfg(windows)]
fn persist_no_replace(temp: NamedTempFile, path: &Path) -> Result<(), tempfile::PersistError> {
    temp.persist_noclobber(path).map(drop)
}

/// Moves a file or folder within one disk, never over anything, and flushes both folders; what can't
/// be flushed is moved back.
pub fn move_no_replace(from: &Path, to: &Path) -> Result<(), StoreError> {
    let folders = parent_dirs(from, to)?;
    for tried in 1.. {
        match put_no_replace(from, to, abilities()) {
            Ok(()) => break,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(already_exists(to));
            }
            Err(error) if tried < MAX_ATTEMPTS && is_transient(&error) => {
                sleep(retry_backoff(tried));
            }
            Err(error) => return Err(not_moved(&error, from, to)),
        }
    }
    let flushed = folders.iter().try_for_each(|folder| private_dir::fsync_dir(folder));
    flushed.map_err(|error| move_back(from, to, &folders, &error))
}

/// Moves it back where it was, as the move could not be flushed. Where that fails too it stays, and
/// the error says so.
fn move_back(from: &Path, to: &Path, folders: &[PathBuf], error: &io::Error) -> StoreError {
    if put_back(from, to, folders) {
        not_flushed(error).in_file(to)
    } else {
        not_durable(error, to)
    }
}

/// Moves what was moved back, also on a disk that flushes nothing any more; whether it is there.
pub fn take_back_move(from: &Path, to: &Path) -> bool {
    parent_dirs(from, to).is_ok_and(|folders| put_back(from, to, &folders))
}

fn put_back(from: &Path, to: &Path, folders: &[PathBuf]) -> bool {
    let is_back = put_no_replace(to, from, abilities()).is_ok();
    for folder in folders {
        // whichever of the two names is on the disk, the file is whole
        let _ = private_dir::fsync_dir(folder);
    }
    is_back
}

/// Whether a virus scanner, an indexer or a sync program may be holding the file for a moment.
fn is_transient(error: &io::Error) -> bool {
    const ACCESS_DENIED: i32 = 5;
    const SHARING_VIOLATION: i32 = 32;
    const LOCK_VIOLATION: i32 = 33;
    cfg!(windows)
        && matches!(error.raw_os_error(), Some(ACCESS_DENIED | SHARING_VIOLATION | LOCK_VIOLATION))
}

/// Longer each time; nearly three seconds in all.
fn retry_backoff(tried: u32) -> Duration {
    Duration::from_millis(u64::from(tried) * 60)
}

/// Gives `from` the name `to`, never over anything: by a rename that replaces nothing; else by a
/// second name and the end of the first; else with a claim on the name. What a disk can't do shows
/// only when it is tried, and each says so in a way of its own: the last step names the true cause.
pub(crate) fn put_no_replace(from: &Path, to: &Path, can: DiskAbilities) -> io::Result<()> {
    if can.rename_no_replace
        && let Some(done) = rename_no_replace(from, to)
    {
        return done;
    }
    let is_file = std::fs::symlink_metadata(from)?.is_file();
    if can.hard_links && is_file {
        match std::fs::hard_link(from, to) {
            Ok(()) => {
                return std::fs::remove_file(from).inspect_err(|_| {
                    // not half a move: the first name stays, so the second goes
                    let _ = std::fs::remove_file(to);
                });
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(error),
            Err(_) => {}
        }
    }
    rename_with_claim(from, to)
}

/// None where the system or the disk can't promise it.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn rename_no_replace(from: &Path, to: &Path) -> Option<io::Result<()>> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => None,
        moved => Some(moved.map_err(io::Error::from)),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn rename_no_replace(_: &Path, _: &Path) -> Option<io::Result<()>> {
    None
}

/// Whether a file may have a second name on this disk, as far as is known without trying.
pub(crate) fn has_hard_links() -> bool {
    abilities().hard_links
}

#[cfg(not(test))]
fn abilities() -> DiskAbilities {
    ALL_ABILITIES
}

#[cfg(test)]
thread_local! {
    /// What the disk can do for the writes of this thread.
    pub(crate) static ABILITIES: std::cell::Cell<DiskAbilities> =
        const { std::cell::Cell::new(ALL_ABILITIES) };
}

#[cfg(test)]
fn abilities() -> DiskAbilities {
    ABILITIES.get()
}

fn not_moved(error: &io::Error, from: &Path, to: &Path) -> StoreError {
    if error.kind() == io::ErrorKind::NotFound && std::fs::symlink_metadata(from).is_err() {
        return StoreError::missing(
            "This is not there any more.",
            "Look again; something else may have moved it.",
        )
        .in_file(from);
    }
    not_written(error, to)
}

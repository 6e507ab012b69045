//! Renames files, replacing or never replacing, with retry and backoff while another program holds
//! the file; and moves within a library, for its trash.

use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use tempfile::NamedTempFile;

use super::{already_exists, not_durable, not_written, parent_dirs, private_dir};
use crate::store::error::StoreError;

/// How often a rename is retried while another program may be holding the file.
const MAX_ATTEMPTS: u32 = 10;

/// Renames a finished temporary file to `path`, over an existing file only if `replacing`.
pub(crate) fn persist_temp_file(
    mut temp: NamedTempFile,
    path: &Path,
    replacing: bool,
) -> Result<(), StoreError> {
    for tried in 1.. {
        let put = if replacing { temp.persist(path) } else { temp.persist_noclobber(path) };
        match put {
            Ok(_) => break,
            Err(refused) if tried < MAX_ATTEMPTS && is_transient(&refused.error) => {
                temp = refused.file;
            }
            Err(refused) => return Err(not_written(&refused.error, path)),
        }
        sleep(retry_backoff(tried));
    }
    Ok(())
}

/// Moves a file or folder within one disk, never over anything, and flushes both folders.
pub fn move_no_replace(from: &Path, to: &Path) -> Result<(), StoreError> {
    let folders = parent_dirs(from, to)?;
    for tried in 1.. {
        match rename_no_replace(from, to) {
            Ok(()) => break,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(already_exists(to));
            }
            Err(error) if tried < MAX_ATTEMPTS && is_transient(&error) => {
                sleep(retry_backoff(tried));
            }
            Err(error) => return Err(not_moved(&error, from)),
        }
    }
    for folder in &folders {
        private_dir::fsync_dir(folder).map_err(|error| not_durable(&error, to))?;
    }
    Ok(())
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

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn rename_no_replace(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        // an old system, or a file system that can't promise it
        Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => rename_after_check(from, to),
        moved => Ok(moved?),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn rename_no_replace(from: &Path, to: &Path) -> io::Result<()> {
    rename_after_check(from, to)
}

/// Checks and then renames, which is as near as such a system comes. Only one program writes here
/// at a time.
fn rename_after_check(from: &Path, to: &Path) -> io::Result<()> {
    if std::fs::symlink_metadata(to).is_ok() {
        return Err(io::Error::from(io::ErrorKind::AlreadyExists));
    }
    std::fs::rename(from, to)
}

fn not_moved(error: &io::Error, from: &Path) -> StoreError {
    if error.kind() == io::ErrorKind::NotFound {
        return StoreError::missing(
            "This is not there any more.",
            "Look again; something else may have moved it.",
        )
        .in_file(from);
    }
    not_written(error, from)
}

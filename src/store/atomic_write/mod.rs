//! The save protocol, an atomic and durable write: a file is replaced whole or not at all, and is
//! on the disk (fsync) when the call returns.
//!
//! A temporary file, all bytes, fsync, rename, fsync of the folder. No file is ever truncated in
//! place, and a failed fsync is never tried again on the same file: the system may have dropped
//! what it could not write and then report success.

mod cache_file;
mod name_claim;
mod private_dir;
mod rename;
mod staged_folder;
mod take_back;
mod temp_file;

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::error::{ErrorKind, StoreError};
use super::sha256::sha256_hex;
use super::{io_cause, read_file};

pub use self::cache_file::write_cache_file;
#[cfg(test)]
pub(crate) use self::private_dir::FAILING_FLUSHES;
pub use self::private_dir::create_private_dir;
pub(crate) use self::private_dir::{fsync_dir, private_dir_builder, private_file_options};
pub use self::rename::{move_no_replace, take_back_move};
pub use self::staged_folder::{StagedFolder, write_new_file};
pub use self::take_back::HeldFile;
use self::take_back::{Before, take_back};
pub use self::temp_file::remove_temp_files;
pub(crate) use self::temp_file::set_device;

/// How often a save is begun again whose unfinished file something else took away.
const MAX_ATTEMPTS: u32 = 4;

/// What may be overwritten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// Nothing: the file must not exist, and is never written again.
    Never,
    /// Any file. A link is replaced, never written through.
    Always,
    /// Whatever stands there, without a look at it: it is known to hold other bytes.
    Unread,
    /// Only the regular file with this SHA-256; with `None`, only nothing.
    IfHash(Option<String>),
}

/// The outcome of a successful write. Either way these bytes are on the disk and survive a power
/// cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteOutcome {
    /// The bytes were written.
    Written,
    /// The same bytes stood there already; the file was left as it is and flushed once more.
    Unchanged,
}

/// Why one attempt at a save came to nothing.
#[derive(Debug)]
pub(crate) enum WriteFailure {
    /// The unfinished file was taken away by something else: an earlier version of this program on
    /// another computer, or one that clears folders. It can be begun again.
    TakenAway,
    /// Anything else.
    Refused(StoreError),
}

impl From<StoreError> for WriteFailure {
    fn from(error: StoreError) -> Self {
        Self::Refused(error)
    }
}

impl WriteFailure {
    fn into_error(self, path: &Path) -> StoreError {
        match self {
            Self::TakenAway => {
                let (why, remedy) = io_cause::taken_away_words();
                StoreError::not_written(format!("Nothing was saved: {why}"), remedy).in_file(path)
            }
            Self::Refused(error) => error,
        }
    }
}

/// Writes `bytes` to `path`, whole or not at all, and returns when they are on the disk.
///
/// Errors: `NotDurable` means that the new file exists but may not survive a power cut (an error,
/// so that it is never taken for *saved*), as it could not be taken back either; `ChangedOutside`
/// and `NotPossible` that another file exists, and was left alone; `Unreadable` that the existing
/// file could not be compared; `NotWritten` that nothing changed. No temporary file is left in any
/// case.
///
/// With [`Overwrite::Always`] and [`Overwrite::IfHash`] a file that has these very bytes is not
/// written again, even if its hash is another than the one given.
#[expect(clippy::needless_pass_by_value, reason = "said in place at every call, it reads aloud")]
pub fn write_atomic(
    path: &Path,
    bytes: &[u8],
    over: Overwrite,
) -> Result<WriteOutcome, StoreError> {
    let folder = parent_dir(path)?;
    if bytes.is_empty() {
        return Err(empty_write(path));
    }
    let before = match check_overwrite(path, bytes, &over)? {
        Standing::Same => {
            fsync_existing(path, folder)?;
            return Ok(WriteOutcome::Unchanged);
        }
        Standing::Other(before) => before,
    };
    let second_name = take_back::second_name(path, folder, before.as_ref());
    let written = write_attempts(path, folder, bytes, &over)?;
    match written {
        WriteOutcome::Unchanged => fsync_existing(path, folder)?,
        WriteOutcome::Written => {
            private_dir::fsync_dir(folder)
                .map_err(|error| take_back(path, second_name, before.as_ref(), &error))?;
        }
    }
    Ok(written)
}

/// Writes a new file of which the bytes are on the disk when the call returns, and the name once
/// [`flush_names`] of its folder is done: of many new files in one folder the names are flushed
/// together. Until then nothing may be told of as saved.
///
/// Errors: that nothing changed, never `NotDurable`.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let folder = parent_dir(path)?;
    if bytes.is_empty() {
        return Err(empty_write(path));
    }
    check_overwrite(path, bytes, &Overwrite::Never)?;
    write_attempts(path, folder, bytes, &Overwrite::Never).map(drop)
}

/// Flushes the names of the new files in a folder. Where that fails they are to be taken away again.
pub(crate) fn flush_names(folder: &Path) -> Result<(), StoreError> {
    private_dir::fsync_dir(folder).map_err(|error| not_flushed(&error).in_file(folder))
}

fn write_attempts(
    path: &Path,
    folder: &Path,
    bytes: &[u8],
    over: &Overwrite,
) -> Result<WriteOutcome, StoreError> {
    let mut tried = 1;
    loop {
        match write_once(path, folder, bytes, over) {
            Err(WriteFailure::TakenAway) if tried < MAX_ATTEMPTS => tried += 1,
            written => return written.map_err(|failure| failure.into_error(path)),
        }
    }
}

/// One attempt, up to the rename.
fn write_once(
    path: &Path,
    folder: &Path,
    bytes: &[u8],
    over: &Overwrite,
) -> Result<WriteOutcome, WriteFailure> {
    let temp = write_temp_file(path, folder, bytes)?;
    if *over == Overwrite::Never {
        verify_written(&temp, path, bytes)?;
    }
    // the last check before the rename: the file must still be what it was
    if matches!(over, Overwrite::IfHash(Some(_)))
        && matches!(check_overwrite(path, bytes, over)?, Standing::Same)
    {
        return Ok(WriteOutcome::Unchanged);
    }
    let replacing = !matches!(over, Overwrite::Never | Overwrite::IfHash(None));
    match rename::persist_temp_file(temp, path, replacing) {
        // another process was faster
        Err(WriteFailure::Refused(error))
            if *over == Overwrite::IfHash(None) && error.kind == ErrorKind::NotPossible =>
        {
            Err(changed_outside(path).into())
        }
        put => put.map(|()| WriteOutcome::Written),
    }
}

fn parent_dir(path: &Path) -> Result<&Path, StoreError> {
    match path.parent() {
        Some(folder) if path.file_name().is_some() => {
            Ok(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
        }
        _ => Err(StoreError::not_possible(
            "This is not the name of a file.",
            "Give the name of a file.",
        )
        .in_file(path)),
    }
}

/// What stands at a path that is to be written.
enum Standing {
    /// These very bytes.
    Same,
    /// Something else, or nothing; none where that is not known.
    Other(Option<Before>),
}

impl Standing {
    const NOTHING: Self = Self::Other(Some(Before::Nothing));
}

/// Whether `path` has to be written, or holds these bytes already.
fn check_overwrite(path: &Path, bytes: &[u8], over: &Overwrite) -> Result<Standing, StoreError> {
    match over {
        Overwrite::Never => match std::fs::symlink_metadata(path) {
            Ok(_) => Err(already_exists(path)),
            Err(_) => Ok(Standing::NOTHING),
        },
        Overwrite::Unread => Ok(Standing::Other(None)),
        Overwrite::Always => Ok(match read_existing(path, bytes) {
            Ok(existing) if existing == bytes => Standing::Same,
            Ok(existing) => Standing::Other(Some(Before::Bytes(existing))),
            Err(error) if error.kind == ErrorKind::Missing => Standing::NOTHING,
            Err(_) => Standing::Other(None),
        }),
        Overwrite::IfHash(expected) => match (read_existing(path, bytes), expected) {
            (Ok(existing), _) if existing == bytes => Ok(Standing::Same),
            (Ok(existing), Some(hash)) if sha256_hex(&existing) == *hash => {
                Ok(Standing::Other(Some(Before::Bytes(existing))))
            }
            (Err(error), None) if error.kind == ErrorKind::Missing => Ok(Standing::NOTHING),
            (Err(error), _) if error.kind != ErrorKind::Missing => Err(error),
            _ => Err(changed_outside(path)),
        },
    }
}

/// Reads the existing file, even one above the usual limit if it is no larger than the new one.
fn read_existing(path: &Path, bytes: &[u8]) -> Result<Vec<u8>, StoreError> {
    read_file::read_limited(path, read_file::MAX_FILE_BYTES.max(bytes.len() as u64))
}

/// Writes a temporary file in the same folder and flushes it; it is removed unless it is renamed.
fn write_temp_file(path: &Path, folder: &Path, bytes: &[u8]) -> Result<NamedTempFile, StoreError> {
    let fill = || -> io::Result<NamedTempFile> {
        let mut temp = temp_file::create_temp_file(folder, "")?;
        temp.write_all(bytes)?;
        private_dir::fsync_file(temp.as_file())?;
        Ok(temp)
    };
    fill().map_err(|error| not_written(&error, path))
}

/// Checks that the disk returns what was written: network shares may not. It is said of the disk
/// only where other bytes came back from the very file that was written.
fn verify_written(temp: &NamedTempFile, path: &Path, bytes: &[u8]) -> Result<(), WriteFailure> {
    match read_file::read_limited(temp.path(), bytes.len() as u64) {
        Ok(back) if back == bytes => Ok(()),
        _ if rename::is_taken_away(temp.path()) => Err(WriteFailure::TakenAway),
        Ok(_) => Err(StoreError::not_written(
            "Nothing was saved: the disk did not give back what was written to it.",
            "Choose another folder or disk, and have this one checked.",
        )
        .in_file(path)
        .into()),
        Err(error) => Err(StoreError::not_written(
            format!("Nothing was saved: it could not be read back. {}", error.message),
            error.remedy,
        )
        .in_file(path)
        .into()),
    }
}

/// Flushes a file that was not written again: an earlier save may have been interrupted just before
/// its last step.
fn fsync_existing(path: &Path, folder: &Path) -> Result<(), StoreError> {
    let flush_file = || if cfg!(windows) { Ok(()) } else { File::open(path)?.sync_all() };
    flush_file()
        .and_then(|()| private_dir::fsync_dir(folder))
        .map_err(|error| not_durable(&error, path))
}

/// No workbook file is ever empty, so this is a bug, and the file on the disk is better than
/// nothing.
fn empty_write(path: &Path) -> StoreError {
    StoreError::not_possible(
        "Nothing was saved: there is nothing to write, which is a fault in this program.",
        "Please report it; what was saved before is untouched.",
    )
    .in_file(path)
}

fn already_exists(path: &Path) -> StoreError {
    StoreError::not_possible(
        "There is already a file of this name, and it is never written over.",
        "Look at what is there first; move it away if it is not needed.",
    )
    .in_file(path)
}

fn changed_outside(path: &Path) -> StoreError {
    StoreError::changed_outside(
        "Something else changed this file meanwhile; nothing was overwritten.",
        "Look at both versions and choose; yours is still here.",
    )
    .in_file(path)
}

fn not_durable(error: &io::Error, path: &Path) -> StoreError {
    StoreError::new(
        ErrorKind::NotDurable,
        format!(
            "This was written, but may not survive a power cut: flushing failed ({}).",
            io_cause::os_error_code(error)
        ),
        "Try again; if that fails too, keep a copy on another disk.",
    )
    .in_file(path)
}

/// Nothing changed, because what was written could not be flushed.
fn not_flushed(error: &io::Error) -> StoreError {
    StoreError::not_written(
        format!(
            "Nothing was saved: the disk could not flush what was written ({}).",
            io_cause::os_error_code(error)
        ),
        "Try again; if that fails too, keep a copy on another disk, and have this one checked.",
    )
}

pub(crate) fn not_written(error: &io::Error, path: &Path) -> StoreError {
    if error.kind() == io::ErrorKind::AlreadyExists {
        return already_exists(path);
    }
    let (why, remedy) = io_cause::why_not_written(error, path);
    StoreError::not_written(format!("Nothing was saved: {why}"), remedy).in_file(path)
}

/// The folders of both paths.
fn parent_dirs<'p>(from: &'p Path, to: &'p Path) -> Result<[PathBuf; 2], StoreError> {
    Ok([parent_dir(from)?.to_path_buf(), parent_dir(to)?.to_path_buf()])
}

#[cfg(test)]
mod tests;

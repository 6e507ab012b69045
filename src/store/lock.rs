//! The lock file: one writer for each library on this machine. The system releases the lock when
//! its holder ends, however it ends, so no stale lock is left.
//!
//! The locked file is in this device's state and never in the library: on Windows a locked file
//! can't be read. The process id of the holder is in a second file for the same reason. That file
//! is removed when a writer ends well, so one that is found means that the last writer was
//! interrupted.

use std::fs::{File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::atomic_write::{self, private_file_options};
use super::error::{ErrorKind, StoreError};
use super::io_cause::why_not_written;
use super::read_file;

const RETRY_INTERVAL: Duration = Duration::from_millis(50);

/// The right to write to one library on this machine, held until dropped.
#[derive(Debug)]
pub struct Lock {
    /// Kept open: closing it releases the lock. None where the file system has no locks.
    file: Option<File>,
    holder_file: PathBuf,
    was_interrupted: bool,
}

impl Lock {
    /// Takes the lock in `state`, this library's folder in this device's state; waits at most
    /// `wait` for another holder, then says who it is.
    pub fn acquire(state: &Path, wait: Duration) -> Result<Self, StoreError> {
        let is_new = !state.is_dir();
        atomic_write::create_private_dir(state)?;
        let holder = state.join("holder");
        let path = state.join("lock");
        // anything else, such as a pipe, could be waited for without end
        if std::fs::symlink_metadata(&path).is_ok_and(|found| !found.is_file()) {
            return Err(lock_failed(None, &path));
        }
        let file = private_file_options().create(true).truncate(false).open(&path);
        let file = file.map_err(|error| lock_failed(Some(&error), &path))?;
        let file = lock_with_retry(file, wait, &path, &holder)?;
        let was_cut_off = is_new || std::fs::symlink_metadata(&holder).is_ok();
        write_holder(&holder);
        Ok(Self { file, holder_file: holder, was_interrupted: was_cut_off })
    }

    /// What a person should know about this lock, if anything.
    pub fn warning(&self) -> Option<&'static str> {
        self.file.is_none().then_some(
            "The disk that holds this program's state knows no locks: use one copy of the program at a time on this machine.",
        )
    }

    /// Something came along from another place: what an interruption left may be among it.
    pub(crate) fn set_interrupted(&mut self) {
        self.was_interrupted = true;
    }

    /// Whether the writer before this one may not have come to its end, so that something may be
    /// left to clear.
    pub fn was_interrupted(&self) -> bool {
        self.was_interrupted
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // before `file` is closed, which releases the lock; if it stays, the next writer only
        // cleans up once more
        let _ = std::fs::remove_file(&self.holder_file);
    }
}

/// The lock of another folder of the state, held while something is read there.
#[derive(Debug)]
pub(crate) struct BorrowedLock {
    _file: Option<File>,
}

impl BorrowedLock {
    /// Takes the lock in `state`, and leaves no trace of it; none while a writer has it.
    pub(crate) fn acquire(state: &Path) -> Option<Self> {
        let path = state.join("lock");
        if std::fs::symlink_metadata(&path).is_ok_and(|found| !found.is_file()) {
            return None;
        }
        let file = private_file_options().create(true).truncate(false).open(&path).ok()?;
        match file.try_lock() {
            Ok(()) => Some(Self { _file: Some(file) }),
            Err(TryLockError::Error(error)) if is_lock_unsupported(&error) => {
                Some(Self { _file: None })
            }
            Err(_) => None,
        }
    }
}

fn lock_with_retry(
    file: File,
    wait: Duration,
    path: &Path,
    holder: &Path,
) -> Result<Option<File>, StoreError> {
    let mut waited = Duration::ZERO;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {
                continue;
            }
            Err(TryLockError::Error(error)) if is_lock_unsupported(&error) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(lock_failed(Some(&error), path)),
            Err(TryLockError::WouldBlock) if waited >= wait => return Err(locked_by_other(holder)),
            Err(TryLockError::WouldBlock) => {}
        }
        sleep(RETRY_INTERVAL);
        waited += RETRY_INTERVAL;
    }
}

/// Whether the file system, often a network share, has no locks at all. Then the work goes on, with
/// a warning.
fn is_lock_unsupported(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::Unsupported || is_no_lock(error)
}

#[cfg(unix)]
fn is_no_lock(error: &io::Error) -> bool {
    use rustix::io::Errno;
    [Errno::NOLCK, Errno::OPNOTSUPP]
        .iter()
        .any(|number| error.raw_os_error() == Some(number.raw_os_error()))
}

#[cfg(not(unix))]
fn is_no_lock(_: &io::Error) -> bool {
    false
}

/// Writes this process's id, so that an error can name it. Without it the lock holds just as well.
///
/// It is not flushed: a power cut may take it, and then the next writer does not look through all
/// networks. Nothing is lost by that, for each network is cleaned up when it is written to, and what
/// waits in recovery copies is read in any case.
fn write_holder(holder: &Path) {
    let _ = std::fs::remove_file(holder);
    if let Ok(mut file) = private_file_options().create_new(true).open(holder) {
        let _ = writeln!(file, "{}", std::process::id());
    }
}

fn locked_by_other(holder: &Path) -> StoreError {
    let number = read_file::read(holder).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let number = number.and_then(|text| text.trim().parse::<u32>().ok());
    let since = std::fs::metadata(holder).and_then(|metadata| metadata.modified()).ok();
    let since = since.and_then(|since| Timestamp::try_from(since).ok());
    let since = since
        .map(|since| since.to_zoned(TimeZone::system()).strftime("%e %B %Y, %H:%M").to_string());
    let who = match (number, since) {
        (Some(number), Some(since)) => format!(" (process {number}, since {})", since.trim()),
        (Some(number), None) => format!(" (process {number})"),
        _ => String::new(),
    };
    StoreError::new(
        ErrorKind::Locked,
        format!("Another copy of the program is writing in this workbook{who}."),
        "Leave the other copy first, or look without changing anything.",
    )
}

fn lock_failed(error: Option<&io::Error>, path: &Path) -> StoreError {
    let why = error.map(|error| why_not_written(error, path).0);
    let why = why.unwrap_or_else(|| "something else has the name of its lock.".to_owned());
    StoreError::not_written(
        format!("The place where this program keeps its own state can't be used, so nothing can be changed: {why}"),
        "Make sure that you may write there and that the disk is not full.",
    )
    .in_file(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_writer_is_told_who_the_first_one_is() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        let first = Lock::acquire(&state, Duration::ZERO).unwrap();
        let error = Lock::acquire(&state, Duration::from_millis(60)).unwrap_err();
        assert_eq!(error.kind, ErrorKind::Locked);
        assert!(
            error.message.contains(&format!("process {}", std::process::id())),
            "{}",
            error.message
        );
        drop(first);
        let next = Lock::acquire(&state, Duration::ZERO).unwrap();
        assert!(!next.was_interrupted());
        assert_eq!(next.warning(), None);
    }

    #[test]
    fn what_is_no_file_is_no_lock_and_nothing_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        #[cfg(unix)]
        assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
        #[cfg(not(unix))]
        std::fs::create_dir(&path).unwrap();
        let error = Lock::acquire(folder.path(), Duration::ZERO).unwrap_err();
        assert_eq!(error.kind, ErrorKind::NotWritten);
    }

    #[test]
    fn a_writer_that_was_cut_off_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        drop(Lock::acquire(folder.path(), Duration::ZERO).unwrap());
        std::fs::write(folder.path().join("holder"), "99999\n").unwrap();
        assert!(Lock::acquire(folder.path(), Duration::ZERO).unwrap().was_interrupted());
        assert!(!Lock::acquire(folder.path(), Duration::ZERO).unwrap().was_interrupted());
    }
}

//! One writer a machine and library. The system itself frees the lock when its holder ends, however
//! it ends, so a lock can never be left behind.
//!
//! What is locked is a file of its own in this device's state, never one of the library: on Windows
//! a locked file can't be read. Who holds it stands in a second file for the same reason. That
//! second file goes when a writer ends well, so one that is found tells that the last writer was
//! cut off.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::error::{ErrorKind, StoreError};
use super::{atomic_write, read_file};

/// How long to wait between two tries.
const PAUSE: Duration = Duration::from_millis(50);

/// The right to write to one library on this machine, held until dropped.
#[derive(Debug)]
pub struct Lock {
    /// Kept open: closing it gives the lock back. None where the disk knows no locks.
    file: Option<File>,
    holder: PathBuf,
    was_cut_off: bool,
}

impl Lock {
    /// Takes the lock in `state`, this library's folder in this device's state; waits at most
    /// `wait` for another holder, then says who it is.
    pub fn take(state: &Path, wait: Duration) -> Result<Self, StoreError> {
        let is_new = !state.is_dir();
        atomic_write::make_folder(state)?;
        let holder = state.join("holder");
        let path = state.join("lock");
        let file = open(&path).map_err(|_| cannot(&path))?;
        let file = lock(file, wait, &path, &holder)?;
        let was_cut_off = is_new || std::fs::symlink_metadata(&holder).is_ok();
        name_holder(&holder);
        Ok(Self { file, holder, was_cut_off })
    }

    /// What a person should know about this lock, if anything.
    pub fn note(&self) -> Option<&'static str> {
        self.file.is_none().then_some(
            "The disk that holds this program's state knows no locks: use one copy of the program at a time on this machine.",
        )
    }

    /// Whether the writer before this one may not have come to its end, so that something may be
    /// left to clear.
    pub fn was_cut_off(&self) -> bool {
        self.was_cut_off
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // before the lock itself goes with `file`; one that stays only makes the next writer look
        // round once more
        let _ = std::fs::remove_file(&self.holder);
    }
}

fn open(path: &Path) -> io::Result<File> {
    let mut how = OpenOptions::new();
    how.create(true).truncate(false).write(true);
    private(&mut how);
    how.open(path)
}

#[cfg(unix)]
fn private(how: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    how.mode(0o600);
}

#[cfg(not(unix))]
fn private(_: &mut OpenOptions) {}

fn lock(
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
            Err(TryLockError::Error(error)) if knows_no_locks(&error) => return Ok(None),
            Err(TryLockError::Error(_)) => return Err(cannot(path)),
            Err(TryLockError::WouldBlock) if waited >= wait => return Err(held(holder)),
            Err(TryLockError::WouldBlock) => {}
        }
        sleep(PAUSE);
        waited += PAUSE;
    }
}

/// Whether the disk, often a network share, has no locks at all. Then the work goes on, with a
/// note.
fn knows_no_locks(error: &io::Error) -> bool {
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

/// Writes this process's number for others to name. It is only a courtesy: without it the lock
/// holds just as well.
fn name_holder(holder: &Path) {
    let _ = std::fs::remove_file(holder);
    let mut how = OpenOptions::new();
    how.create_new(true).write(true);
    private(&mut how);
    if let Ok(mut file) = how.open(holder) {
        let _ = writeln!(file, "{}", std::process::id());
    }
}

fn held(holder: &Path) -> StoreError {
    let number = read_file::read(holder).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let number = number.and_then(|text| text.trim().parse::<u32>().ok());
    let since = std::fs::metadata(holder).and_then(|about| about.modified()).ok();
    let since = since.and_then(|since| Timestamp::try_from(since).ok());
    let since = since
        .map(|since| since.to_zoned(TimeZone::system()).strftime("%e %B %Y, %H:%M").to_string());
    let who = match (number, since) {
        (Some(number), Some(since)) => format!(" (process {number}, since {})", since.trim()),
        (Some(number), None) => format!(" (process {number})"),
        _ => String::new(),
    };
    StoreError::new(
        ErrorKind::Held,
        format!("Another copy of the program is writing in this workbook{who}."),
        "Leave the other copy first, or look without changing anything.",
    )
}

fn cannot(path: &Path) -> StoreError {
    StoreError::new(
        ErrorKind::NotWritten,
        "The place where this program keeps its own state can't be used, so nothing can be changed.",
        "Make sure that you may write there and that the disk is not full.",
    )
    .of_file(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_writer_is_told_who_the_first_one_is() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        let first = Lock::take(&state, Duration::ZERO).unwrap();
        let fault = Lock::take(&state, Duration::from_millis(60)).unwrap_err();
        assert_eq!(fault.trouble, ErrorKind::Held);
        assert!(fault.says.contains(&format!("process {}", std::process::id())), "{}", fault.says);
        drop(first);
        let next = Lock::take(&state, Duration::ZERO).unwrap();
        assert!(!next.was_cut_off());
        assert_eq!(next.note(), None);
    }

    #[test]
    fn a_writer_that_was_cut_off_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        drop(Lock::take(folder.path(), Duration::ZERO).unwrap());
        std::fs::write(folder.path().join("holder"), "99999\n").unwrap();
        assert!(Lock::take(folder.path(), Duration::ZERO).unwrap().was_cut_off());
        assert!(!Lock::take(folder.path(), Duration::ZERO).unwrap().was_cut_off());
    }
}

//! Reads a file without trust: only a regular file, never through a symlink, never blocking on a
//! pipe, never above a size limit.
//!
//! People share, sync and edit the library's folder, so a path may lead to anything. The checks are
//! made on the opened file and not on its path, so that nothing can be swapped in between.

use std::fs::{File, FileType};
use std::io::{self, Read};
use std::path::Path;

use super::error::StoreError;
use super::io_cause;

/// The most bytes of one file that are ever read.
pub const MAX_FILE_BYTES: u64 = 8 * 1024 * 1024;

/// The most bytes of a share, which holds many files in one.
pub const MAX_SHARE_BYTES: u64 = 64 * 1024 * 1024;

/// Reads a whole file of at most [`MAX_FILE_BYTES`] bytes.
pub fn read(path: &Path) -> Result<Vec<u8>, StoreError> {
    read_limited(path, MAX_FILE_BYTES)
}

/// Reads a whole file of at most `cap` bytes.
pub fn read_limited(path: &Path, cap: u64) -> Result<Vec<u8>, StoreError> {
    OpenedFile::open(path)?.read_whole(cap)
}

/// Reads at most the first `most` bytes of a file, to see whether it is worth reading at all.
pub fn read_prefix(path: &Path, most: u64) -> Result<Vec<u8>, StoreError> {
    let mut file = OpenedFile::open(path)?;
    file.read_beginning(most)?;
    Ok(file.bytes)
}

/// A regular file that was opened without trust and is read once: how much of it, its beginning may
/// say.
pub struct OpenedFile<'p> {
    file: File,
    path: &'p Path,
    size: u64,
    bytes: Vec<u8>,
}

impl<'p> OpenedFile<'p> {
    /// Opens it.
    pub fn open(path: &'p Path) -> Result<Self, StoreError> {
        let file = open(path).map_err(|error| read_error(&error, path))?;
        let metadata = file.metadata().map_err(|error| read_error(&error, path))?;
        if !metadata.is_file() {
            return Err(not_a_file(metadata.file_type(), path));
        }
        Ok(Self { file, path, size: metadata.len(), bytes: Vec::new() })
    }

    /// Reads at most its first `most` bytes.
    pub fn read_beginning(&mut self, most: u64) -> Result<&[u8], StoreError> {
        self.read_up_to(most)?;
        Ok(&self.bytes)
    }

    /// Reads all of it, if that is at most `cap` bytes.
    pub fn read_whole(mut self, cap: u64) -> Result<Vec<u8>, StoreError> {
        if self.size > cap {
            return Err(too_big(cap, self.path));
        }
        // a file may grow while it is read, and some say they are empty and are not
        self.read_up_to(cap + 1)?;
        if self.bytes.len() as u64 > cap {
            return Err(too_big(cap, self.path));
        }
        Ok(self.bytes)
    }

    /// The file itself, to be read bit by bit, if it holds at most `cap` bytes.
    pub fn into_reader(self, cap: u64) -> Result<impl Read, StoreError> {
        if self.size > cap { Err(too_big(cap, self.path)) } else { Ok(self.file.take(cap)) }
    }

    /// Goes on reading until there are `most` bytes, or no more.
    fn read_up_to(&mut self, most: u64) -> Result<(), StoreError> {
        let left = most.saturating_sub(self.bytes.len() as u64);
        // one more, so that its end is seen without making room again
        let room = self.size.saturating_add(1).min(most);
        let room = usize::try_from(room).unwrap_or(0);
        self.bytes.reserve_exact(room.saturating_sub(self.bytes.len()));
        let read = (&self.file).take(left).read_to_end(&mut self.bytes);
        read.map(drop).map_err(|error| read_error(&error, self.path))
    }
}

#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    use rustix::io::retry_on_intr;
    // NONBLOCK: opening a pipe without a writer would block for ever
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    Ok(File::from(retry_on_intr(|| rustix::fs::open(path, flags, Mode::empty()))?))
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    let metadata = std::fs::symlink_metadata(path)?;
    if metadata.is_symlink() {
        return Err(io::Error::other(LinkError));
    }
    if metadata.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    File::open(path)
}

/// Says that a path is a link, where the system has no error code for it.
#[cfg(not(unix))]
#[derive(Debug)]
struct LinkError;

#[cfg(not(unix))]
impl std::fmt::Display for LinkError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a link")
    }
}

#[cfg(not(unix))]
impl std::error::Error for LinkError {}

fn read_error(error: &io::Error, path: &Path) -> StoreError {
    let error = match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => StoreError::missing(
            "This file is not there.",
            "Check whether it was moved, renamed or not synced yet.",
        ),
        io::ErrorKind::IsADirectory => is_a_directory(),
        _ if is_link(error) => StoreError::unreadable(
            "This is a link to another place, and links are not followed.",
            "Put the file itself here in place of the link.",
        ),
        _ if is_special(error) => special_file(),
        _ => match io_cause::why_not_read(error) {
            Some((why, remedy)) => {
                StoreError::unreadable(format!("This file can't be read just now: {why}"), remedy)
            }
            None => StoreError::unreadable(
                format!("This file can't be read just now ({}).", io_cause::os_error_code(error)),
                "If it is kept online only, go online and open its folder once; then try again.",
            ),
        },
    };
    error.in_file(path)
}

#[cfg(unix)]
fn is_link(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn is_link(error: &io::Error) -> bool {
    error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<LinkError>)
}

/// Whether the system refused to open it because it is no file: a socket, or a device that is
/// missing.
#[cfg(unix)]
fn is_special(error: &io::Error) -> bool {
    use rustix::io::Errno;
    [Errno::NXIO, Errno::NODEV, Errno::OPNOTSUPP]
        .iter()
        .any(|number| error.raw_os_error() == Some(number.raw_os_error()))
}

#[cfg(not(unix))]
fn is_special(_: &io::Error) -> bool {
    false
}

fn not_a_file(kind: FileType, path: &Path) -> StoreError {
    if kind.is_dir() { is_a_directory().in_file(path) } else { special_file().in_file(path) }
}

fn is_a_directory() -> StoreError {
    StoreError::unreadable(
        "This is a folder, not a file.",
        "Rename or move the folder, so that a file can stand here.",
    )
}

fn special_file() -> StoreError {
    StoreError::unreadable(
        "This is a pipe, a socket or a device, not a file.",
        "Remove it, or put an ordinary file in its place.",
    )
}

fn too_big(cap: u64, path: &Path) -> StoreError {
    let says =
        format!("This file is larger than {} MiB, the most that is read.", cap / 1024 / 1024);
    StoreError::unreadable(says, "Check that it is the right file; a workbook file is far smaller.")
        .in_file(path)
}

#[cfg(test)]
mod tests;

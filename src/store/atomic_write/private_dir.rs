//! Private folders and files, for this account only; and fsync of folders.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io;
use std::path::Path;

use super::not_written;
use crate::store::error::StoreError;

/// Makes `path` and its missing parents, each private to this account and flushed into its parent.
pub fn create_private_dir(path: &Path) -> Result<(), StoreError> {
    create_dir_all(path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => not_a_dir(path),
        _ => not_written(&error, path),
    })
}

fn create_dir_all(path: &Path) -> io::Result<()> {
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        Some(_) => Path::new("."),
        None => return Ok(()),
    };
    if path.is_dir() {
        // its writer may have been interrupted before the parent was flushed; a folder in use was
        // flushed
        return if fs::read_dir(path)?.next().is_none() { fsync_dir(parent) } else { Ok(()) };
    }
    create_dir_all(parent)?;
    match private_dir_builder().create(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => {}
        made => made?,
    }
    fsync_dir(parent)
}

fn not_a_dir(path: &Path) -> StoreError {
    StoreError::not_possible(
        "A folder is needed here, and something else has its name.",
        "Look at what it is, and move or rename it.",
    )
    .in_file(path)
}

/// Makes folders for this account only.
pub(crate) fn private_dir_builder() -> DirBuilder {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "there are no modes to set"))]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

/// Opens files for writing, new ones for this account only.
pub(crate) fn private_file_options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Flushes a file, so that its bytes are on the disk.
pub(super) fn fsync_file(file: &fs::File) -> io::Result<()> {
    #[cfg(test)]
    if FAILING_FILES.get() {
        return Err(io::ErrorKind::StorageFull.into());
    }
    file.sync_all()
}

/// Flushes a folder, so that the names in it are on the disk. File systems that can't do it are
/// excused.
#[cfg(unix)]
pub(crate) fn fsync_dir(folder: &Path) -> io::Result<()> {
    use rustix::io::Errno;
    #[cfg(test)]
    refused_flush()?;
    match fs::File::open(folder)?.sync_all() {
        Err(error)
            if [Errno::INVAL, Errno::NOTSUP]
                .iter()
                .any(|n| error.raw_os_error() == Some(n.raw_os_error())) =>
        {
            Ok(())
        }
        flushed => flushed,
    }
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "on Unix it can fail")]
pub(crate) fn fsync_dir(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
thread_local! {
    /// Which of the next flushes of folders by this thread fail.
    pub(crate) static FAILING_FLUSHES: std::cell::RefCell<Vec<bool>> =
        const { std::cell::RefCell::new(Vec::new()) };
    /// Whether flushes of files by this thread fail.
    pub(crate) static FAILING_FILES: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Fails where a test says so.
#[cfg(all(test, unix))]
fn refused_flush() -> io::Result<()> {
    let fails = FAILING_FLUSHES.with_borrow_mut(|next| !next.is_empty() && next.remove(0));
    if fails { Err(rustix::io::Errno::IO.into()) } else { Ok(()) }
}

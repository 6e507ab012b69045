//! A temporary folder for a demo library or a share that is looked at, removed when the program ends.
//! What a killed program left is removed at the next start, whatever that is for.
//!
//! A lock says that a folder is in use; the system releases it when its holder ends. Only folders
//! of this account are removed: others may put anything into a shared temporary folder.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::error::StoreError;

const NAME_PREFIX: &str = "pcn-workbook-demo-";

const LOCK_FILE: &str = "in-use";

/// A folder that is removed with all that is in it when it is dropped.
#[derive(Debug)]
pub struct TempFolder {
    // before the folder: on Windows what is open can't be removed
    _in_use: File,
    dir: TempDir,
}

impl TempFolder {
    /// Makes one for this account only.
    pub fn create() -> Result<Self, StoreError> {
        let made = || {
            let folder = private(&mut tempfile::Builder::new()).prefix(NAME_PREFIX).tempdir()?;
            // it has its name once it is locked, or another start could take it for left over
            let unlocked = folder.path().join("in-use.new");
            let in_use = create_private_file(&unlocked)?;
            // without locks nothing is ever removed
            let _ = in_use.try_lock();
            fs::rename(&unlocked, folder.path().join(LOCK_FILE))?;
            Ok::<_, std::io::Error>(Self { _in_use: in_use, dir: folder })
        };
        made().map_err(|_| {
            StoreError::not_written(
                "The system's temporary folder can't be written to, so nothing could be made up.",
                "Make room there, or name another one: TMPDIR, or TEMP on Windows.",
            )
            .in_file(&env::temp_dir())
        })
    }

    /// A path below it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }
}

/// Folders that only this account can look into, whatever the account's habits are.
#[cfg(unix)]
fn private<'b>(
    builder: &'b mut tempfile::Builder<'static, 'static>,
) -> &'b mut tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o700))
}

/// On Windows the temporary folder is the account's own.
#[cfg(not(unix))]
fn private<'b>(
    builder: &'b mut tempfile::Builder<'static, 'static>,
) -> &'b mut tempfile::Builder<'static, 'static> {
    builder
}

fn create_private_file(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Removes the folders of programs that were killed: what was looked at in them does not stay.
pub fn remove_abandoned() {
    let Ok(entries) = fs::read_dir(env::temp_dir()) else { return };
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with(NAME_PREFIX)
            && is_abandoned(&entry.path())
        {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn is_abandoned(folder: &Path) -> bool {
    let in_use = folder.join(LOCK_FILE);
    let is_plain = |path: &Path, is_kind: fn(&fs::Metadata) -> bool| {
        fs::symlink_metadata(path).is_ok_and(|metadata| is_kind(&metadata) && is_ours(&metadata))
    };
    is_plain(folder, fs::Metadata::is_dir)
        && is_plain(&in_use, fs::Metadata::is_file)
        && File::options().write(true).open(&in_use).is_ok_and(|file| file.try_lock().is_ok())
}

/// Whether this is a folder of this account, and no link.
pub(crate) fn is_private_dir(folder: &Path) -> bool {
    fs::symlink_metadata(folder).is_ok_and(|metadata| metadata.is_dir() && is_ours(&metadata))
}

#[cfg(unix)]
fn is_ours(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    metadata.uid() == rustix::process::geteuid().as_raw()
}

/// On Windows the temporary folder is the account's own.
#[cfg(not(unix))]
fn is_ours(_: &fs::Metadata) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn only_this_account_can_look_into_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = TempFolder::create().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(folder.dir.path()), 0o700);
        assert_eq!(mode(&folder.path(LOCK_FILE)), 0o600);
    }

    #[test]
    fn only_a_folder_nobody_holds_is_left_over() {
        let folder = TempFolder::create().unwrap();
        let path = folder.dir.path().to_path_buf();
        assert!(!is_abandoned(&path), "it is in use");
        let TempFolder { _in_use: in_use, dir: folder } = folder;
        drop(in_use);
        assert!(is_abandoned(&path), "its holder is gone");
        fs::remove_file(path.join(LOCK_FILE)).unwrap();
        assert!(!is_abandoned(&path), "it is none of ours");
        drop(folder);
    }
}

//! Why the system refused to read or write: the cause of an I/O error (`errno`), told apart, and the
//! words for it. *This account may not* is said only where that is so.

use std::io;
use std::path::Path;

/// What stood in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum IoCause {
    DiskFull,
    QuotaUsedUp,
    /// This account has not the right to (EACCES).
    NoPermission,
    /// The system or the disk does not allow it, to whomever (EPERM).
    NotAllowed,
    ReadOnlyDisk,
    FolderMissing,
    /// The name, or what was asked for, is none that this disk knows (EINVAL).
    NameRefused,
    NameTooLong,
    /// A network folder was moved or shared anew (ESTALE).
    StaleFolder,
    /// The device reported an error (EIO).
    DiskFault,
    NotConnected,
    Busy,
    TooManyOpenFiles,
    FileTooLarge,
    /// A folder, or something else, stands where a file should.
    InTheWay,
    Other,
}

/// The cause of an error.
pub(crate) fn cause(error: &io::Error) -> IoCause {
    if let Some(cause) = cause_by_number(error) {
        return cause;
    }
    match error.kind() {
        io::ErrorKind::StorageFull => IoCause::DiskFull,
        io::ErrorKind::QuotaExceeded => IoCause::QuotaUsedUp,
        io::ErrorKind::PermissionDenied => IoCause::NoPermission,
        io::ErrorKind::ReadOnlyFilesystem => IoCause::ReadOnlyDisk,
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => IoCause::FolderMissing,
        io::ErrorKind::InvalidFilename => IoCause::NameTooLong,
        io::ErrorKind::InvalidInput => IoCause::NameRefused,
        io::ErrorKind::StaleNetworkFileHandle => IoCause::StaleFolder,
        io::ErrorKind::NotConnected
        | io::ErrorKind::TimedOut
        | io::ErrorKind::NetworkDown
        | io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::HostUnreachable
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::ConnectionReset => IoCause::NotConnected,
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => IoCause::Busy,
        io::ErrorKind::FileTooLarge => IoCause::FileTooLarge,
        io::ErrorKind::IsADirectory | io::ErrorKind::DirectoryNotEmpty => IoCause::InTheWay,
        _ => IoCause::Other,
    }
}

/// The system's error number: its words may name what they should not.
pub(crate) fn os_error_code(error: &io::Error) -> String {
    match error.raw_os_error() {
        Some(number) => format!("system code {number}"),
        None => error.kind().to_string(),
    }
}

/// The causes that the standard library gives no kind of their own, or the same as another.
#[cfg(unix)]
fn cause_by_number(error: &io::Error) -> Option<IoCause> {
    use rustix::io::Errno;
    let number = Errno::from_raw_os_error(error.raw_os_error()?);
    Some(match number {
        Errno::PERM | Errno::NOTSUP | Errno::NOSYS => IoCause::NotAllowed,
        Errno::IO => IoCause::DiskFault,
        Errno::NODEV | Errno::NXIO | Errno::HOSTDOWN => IoCause::NotConnected,
        Errno::MFILE | Errno::NFILE => IoCause::TooManyOpenFiles,
        Errno::INVAL | Errno::ILSEQ => IoCause::NameRefused,
        _ => return None,
    })
}

#[cfg(windows)]
fn cause_by_number(error: &io::Error) -> Option<IoCause> {
    const INVALID_FUNCTION: i32 = 1;
    const TOO_MANY_OPEN_FILES: i32 = 4;
    const WRITE_PROTECT: i32 = 19;
    const NOT_READY: i32 = 21;
    const CRC: i32 = 23;
    const SHARING_VIOLATION: i32 = 32;
    const LOCK_VIOLATION: i32 = 33;
    const NOT_SUPPORTED: i32 = 50;
    const BAD_NETPATH: i32 = 53;
    const UNEXPECTED_NETWORK_ERROR: i32 = 59;
    const NETWORK_NAME_DELETED: i32 = 64;
    const BAD_NETWORK_NAME: i32 = 67;
    const CALL_NOT_IMPLEMENTED: i32 = 120;
    const INVALID_NAME: i32 = 123;
    const CLOUD_FILE_PROVIDER_NOT_RUNNING: i32 = 362;
    const IO_DEVICE: i32 = 1117;
    Some(match error.raw_os_error()? {
        TOO_MANY_OPEN_FILES => IoCause::TooManyOpenFiles,
        WRITE_PROTECT => IoCause::ReadOnlyDisk,
        INVALID_FUNCTION | NOT_SUPPORTED | CALL_NOT_IMPLEMENTED => IoCause::NotAllowed,
        NOT_READY
        | BAD_NETPATH
        | UNEXPECTED_NETWORK_ERROR
        | NETWORK_NAME_DELETED
        | BAD_NETWORK_NAME
        | CLOUD_FILE_PROVIDER_NOT_RUNNING => IoCause::NotConnected,
        CRC | IO_DEVICE => IoCause::DiskFault,
        SHARING_VIOLATION | LOCK_VIOLATION => IoCause::Busy,
        INVALID_NAME => IoCause::NameRefused,
        _ => return None,
    })
}

#[cfg(not(any(unix, windows)))]
fn cause_by_number(_: &io::Error) -> Option<IoCause> {
    None
}

/// What stood in the way of writing `path`, and what to do about it. The first goes on a sentence
/// such as *Nothing was saved:*.
pub(crate) fn why_not_written(error: &io::Error, path: &Path) -> (String, &'static str) {
    let cause = cause_of_refused_write(cause(error), || is_disk_full(path));
    let folder_is_there = || path.parent().is_some_and(Path::is_dir);
    let words = match cause {
        IoCause::FolderMissing if folder_is_there() => Some(taken_away_words()),
        _ => disk_words(cause).or_else(|| name_words(cause)),
    };
    if let Some((why, remedy)) = words {
        return (why.to_owned(), remedy);
    }
    let why = format!("the disk did not take it ({}).", os_error_code(error));
    (why, "Try again, or choose another place.")
}

/// Some drivers of memory sticks give another reason where the disk is full, such as that this
/// account may not write.
fn cause_of_refused_write(said: IoCause, is_full: impl FnOnce() -> bool) -> IoCause {
    use IoCause::{DiskFault, NoPermission, NotAllowed, Other};
    let may_be_full = matches!(said, NoPermission | NotAllowed | DiskFault | Other);
    if may_be_full && is_full() { IoCause::DiskFull } else { said }
}

/// Whether the disk that `path` is on has no room left. One that says nothing of its size has.
#[cfg(unix)]
fn is_disk_full(path: &Path) -> bool {
    let disk = path.parent().and_then(|folder| rustix::fs::statvfs(folder).ok());
    disk.is_some_and(|disk| disk.f_blocks > 0 && disk.f_bavail == 0)
}

#[cfg(not(unix))]
fn is_disk_full(_: &Path) -> bool {
    false
}

/// Where the disk as a whole takes nothing, or nothing from this account.
fn disk_words(cause: IoCause) -> Option<(&'static str, &'static str)> {
    Some(match cause {
        IoCause::DiskFull => ("the disk is full.", "Make room on the disk, then try again."),
        IoCause::QuotaUsedUp => (
            "the space that this account has on the disk is used up.",
            "Make room, or ask whoever looks after the disk for more.",
        ),
        IoCause::NoPermission => (
            "this account may not write here.",
            "Choose a folder you may write to, or ask whoever looks after this one.",
        ),
        IoCause::NotAllowed => (
            "the system does not allow it here, whoever asks.",
            "The folder may be protected, or the disk of a kind that can't do it: choose another place.",
        ),
        IoCause::ReadOnlyDisk => (
            "this disk can only be read.",
            "Take its write protection off, or choose a folder on another disk.",
        ),
        IoCause::StaleFolder => (
            "the network folder was moved or set up anew while it was open.",
            "Leave the program, open the folder once, and start again.",
        ),
        IoCause::DiskFault => {
            ("the disk reports a fault.", "Choose another place, and have this disk checked.")
        }
        IoCause::NotConnected => (
            "the disk or network folder is not connected any more.",
            "Plug it in or connect to it again, then try again.",
        ),
        _ => return None,
    })
}

/// Where it is this file that can't be written.
fn name_words(cause: IoCause) -> Option<(&'static str, &'static str)> {
    Some(match cause {
        IoCause::FolderMissing => {
            ("the folder is not there.", "Check whether it was moved or unplugged, then try again.")
        }
        IoCause::NameRefused => (
            "this disk does not take a file of this name.",
            "Give another name, or choose another disk.",
        ),
        IoCause::NameTooLong => (
            "the name, with its folders, is too long for this disk.",
            "Give a shorter name, or move the folder nearer to the top.",
        ),
        IoCause::Busy => (
            "another program is holding the file.",
            "Try again in a moment; close what may have it open.",
        ),
        IoCause::TooManyOpenFiles => {
            ("too many files are open on this computer.", "Close some programs, then try again.")
        }
        IoCause::FileTooLarge => (
            "the file is larger than this disk or account may have.",
            "Choose another disk, or ask whoever looks after the computer.",
        ),
        IoCause::InTheWay => (
            "something else stands where the file belongs.",
            "Look at what it is, and move or rename it.",
        ),
        _ => return None,
    })
}

/// What stood in the way of reading, and what to do about it; goes on *can't be read just now:*.
/// None where the system only gives a number.
pub(crate) fn why_not_read(error: &io::Error) -> Option<(&'static str, &'static str)> {
    Some(match cause(error) {
        IoCause::NoPermission => (
            "this account is not allowed to.",
            "Ask whoever looks after the folder to let you read it, then try again.",
        ),
        IoCause::NotAllowed => (
            "the system does not allow it, whoever asks.",
            "It may be protected: look at its properties, or ask whoever looks after the computer.",
        ),
        IoCause::StaleFolder => (
            "the network folder was moved or set up anew while it was open.",
            "Leave the program, open the folder once, and start again.",
        ),
        IoCause::DiskFault => (
            "the disk, or the program that syncs it, reports a fault.",
            "If it is kept online only, go online and open it once; else have the disk checked.",
        ),
        IoCause::NotConnected => (
            "the disk or network folder is not connected any more.",
            "Plug it in or connect to it again, then try again.",
        ),
        IoCause::Busy => (
            "another program is holding it.",
            "Try again in a moment; close what may have it open.",
        ),
        IoCause::TooManyOpenFiles => {
            ("too many files are open on this computer.", "Close some programs, then try again.")
        }
        IoCause::NameTooLong => (
            "the name, with its folders, is too long for this disk.",
            "Give a shorter name, or move the folder nearer to the top.",
        ),
        IoCause::NameRefused => {
            ("this disk knows no file of such a name.", "Give another name, or use another disk.")
        }
        _ => return None,
    })
}

/// For a file that was there a moment ago, in a folder that still is.
pub(crate) fn taken_away_words() -> (&'static str, &'static str) {
    (
        "something else took the unfinished file away, more than once.",
        "Find out which program clears this folder, or save elsewhere.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_full_whatever_its_driver_says() {
        for (said, is_full, cause) in [
            (IoCause::NoPermission, true, IoCause::DiskFull),
            (IoCause::NotAllowed, true, IoCause::DiskFull),
            (IoCause::DiskFault, true, IoCause::DiskFull),
            (IoCause::NoPermission, false, IoCause::NoPermission),
            (IoCause::ReadOnlyDisk, true, IoCause::ReadOnlyDisk),
            (IoCause::FolderMissing, true, IoCause::FolderMissing),
        ] {
            assert_eq!(cause_of_refused_write(said, || is_full), cause, "{said:?} {is_full}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn each_cause_is_told_apart_and_has_a_remedy_of_its_own() {
        use rustix::io::Errno;
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path().join("a.json");
        let gone = folder.path().join("gone/a.json");
        let mut said = std::collections::BTreeSet::new();
        for (number, path, word) in [
            (Errno::NOSPC, &here, "is full"),
            (Errno::DQUOT, &here, "used up"),
            (Errno::ACCESS, &here, "this account may not"),
            (Errno::PERM, &here, "whoever asks"),
            (Errno::ROFS, &here, "only be read"),
            (Errno::NOENT, &gone, "folder is not there"),
            (Errno::NOENT, &here, "took the unfinished file away"),
            (Errno::INVAL, &here, "of this name"),
            (Errno::NAMETOOLONG, &here, "too long"),
            (Errno::STALE, &here, "set up anew"),
            (Errno::IO, &here, "reports a fault"),
            (Errno::NODEV, &here, "not connected"),
            (Errno::BUSY, &here, "another program"),
            (Errno::MFILE, &here, "too many files"),
            (Errno::FBIG, &here, "larger than"),
            (Errno::ISDIR, &here, "something else stands"),
            (Errno::PROTO, &here, "system code 71"),
        ] {
            let error = io::Error::from_raw_os_error(number.raw_os_error());
            let (why, remedy) = why_not_written(&error, path);
            assert!(why.contains(word), "{number}: {why}");
            assert!(said.insert((why, remedy)), "{number}");
        }
        for (number, word) in [
            (Errno::ACCESS, "this account"),
            (Errno::PERM, "whoever asks"),
            (Errno::IO, "reports a fault"),
            (Errno::STALE, "set up anew"),
        ] {
            let error = io::Error::from_raw_os_error(number.raw_os_error());
            assert!(why_not_read(&error).unwrap().0.contains(word), "{number}");
        }
        let of_account = said.iter().filter(|(why, _)| why.contains("this account may not"));
        assert_eq!(of_account.count(), 1);
    }
}

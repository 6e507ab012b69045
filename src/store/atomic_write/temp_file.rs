//! Temporary files with owners: whose an unfinished file is stands in its name, and only one whose
//! owner is gone is cleared. Several computers or accounts may be writing in one folder at once.
//!
//! `~pw-<device>-<process>-<random>.tmp`, where the device is a hash of this device's id and this
//! computer's name. Names as earlier versions gave them (`~pw-<16 random>.tmp`) tell no owner.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::OnceLock;
use std::time::{Duration, SystemTime};

use tempfile::{NamedTempFile, TempDir, TempPath};
use uuid::Uuid;

use crate::store::sha256::sha256_hex;

/// How the name of a temporary file begins.
const PREFIX: &str = "~pw-";

/// How it ends: sync programs ignore `.tmp`.
const SUFFIX: &str = ".tmp";

const RANDOM_LEN: usize = 12;

/// What stands between the two in names of earlier versions.
const UNOWNED_LEN: usize = 16;

const DEVICE_LEN: usize = 8;

/// In place of the device while it is not known: then the owner is nobody's business but its own.
const UNKNOWN_DEVICE: &str = "00000000";

const HOUR: Duration = Duration::from_secs(60 * 60);

/// After this long even one of this device is cleared whose process seems to run: its number was
/// given to another since.
const ABANDONED_HERE: Duration = HOUR.saturating_mul(24);

/// After this long one of another device, or of an unknown one, is cleared.
const ABANDONED_ELSEWHERE: Duration = HOUR.saturating_mul(24 * 7);

/// 1 January 2020: a file that says it is older than this program was made under a wrong clock, so
/// that its age says nothing.
const FIRST_CREDIBLE: Duration = Duration::from_secs(1_577_836_800);

static DEVICE: OnceLock<String> = OnceLock::new();

/// Says which device this is, before the first file is written in a library. The first word counts.
pub(crate) fn set_device(device: Uuid) {
    let _ = DEVICE.set(device_mark(device, &computer_name()));
}

fn device_mark(device: Uuid, computer: &str) -> String {
    let mut mark = sha256_hex(format!("{device} {computer}").as_bytes());
    mark.truncate(DEVICE_LEN);
    mark
}

fn own_device() -> Option<&'static str> {
    DEVICE.get().map(String::as_str)
}

#[cfg(unix)]
fn computer_name() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn computer_name() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_default()
}

/// Makes a temporary file in `folder`, for this account only, with its owner in its name; `kind`
/// stands before the owner.
pub(crate) fn create_temp_file(folder: &Path, kind: &str) -> io::Result<NamedTempFile> {
    let prefix = prefix(kind);
    let mut builder = builder(&prefix);
    restrict_to(&mut builder, 0o600);
    builder.tempfile_in(folder)
}

/// Makes a temporary folder in `folder`, for this account only, with its owner in its name. It goes
/// with all that is in it when it is dropped.
pub(crate) fn create_temp_dir(folder: &Path) -> io::Result<TempDir> {
    let prefix = prefix("");
    let mut builder = builder(&prefix);
    restrict_to(&mut builder, 0o700);
    builder.tempdir_in(folder)
}

/// Gives a file a second, temporary name in `folder`, with its owner in it.
pub(crate) fn link_temp_file(path: &Path, folder: &Path) -> io::Result<TempPath> {
    let linked = builder(&prefix("")).make_in(folder, |temp| fs::hard_link(path, temp))?;
    Ok(linked.into_temp_path())
}

fn prefix(kind: &str) -> String {
    let device = own_device().unwrap_or(UNKNOWN_DEVICE);
    format!("{PREFIX}{kind}{device}-{}-", std::process::id())
}

fn builder(prefix: &str) -> tempfile::Builder<'_, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix).suffix(SUFFIX).rand_bytes(RANDOM_LEN);
    builder
}

/// Open to this account only, from the first moment on: `mode` is what Unix calls that.
#[cfg(unix)]
fn restrict_to(builder: &mut tempfile::Builder<'_, '_>, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(mode));
}

#[cfg(not(unix))]
fn restrict_to(_: &mut tempfile::Builder<'_, '_>, _mode: u32) {}

/// Removes what interrupted saves and exports left in `folder`: temporary files and folders whose
/// owner is gone, and never one that another computer or account may be writing.
pub fn remove_temp_files(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(owner) = name.to_str().and_then(owner) else { continue };
        let Ok(metadata) = entry.metadata() else { continue };
        if !is_abandoned(&owner, own_device(), age(&metadata)) {
            continue;
        }
        // if one stays, the next writer tries again
        let _ = match owner {
            _ if metadata.is_file() => fs::remove_file(entry.path()),
            Owner::Process(..) if metadata.is_dir() => fs::remove_dir_all(entry.path()),
            _ => continue,
        };
    }
}

/// Whose a temporary file is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Owner<'n> {
    /// A process of a device.
    Process(&'n str, u32),
    /// Nobody knows: an earlier version made it.
    Unknown,
}

/// Whose the temporary file of this name is; none for another file.
pub(crate) fn owner(name: &str) -> Option<Owner<'_>> {
    let middle = name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX)?;
    let is_random = |text: &str, len: usize| {
        text.len() == len && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if is_random(middle, UNOWNED_LEN) {
        return Some(Owner::Unknown);
    }
    let mut parts = middle.rsplitn(4, '-');
    let (random, process, device) = (parts.next()?, parts.next()?, parts.next()?);
    let is_ours = is_random(random, RANDOM_LEN) && is_random(device, DEVICE_LEN);
    is_ours.then(|| Some(Owner::Process(device, process.parse().ok()?)))?
}

/// Whether nobody is writing this file any more, as far as anybody can tell from here. One whose age
/// is not known is left.
fn is_abandoned(owner: &Owner<'_>, this_device: Option<&str>, age: Option<Duration>) -> bool {
    let is_older = |limit: Duration| age.is_some_and(|age| age > limit);
    match owner {
        Owner::Process(device, process) if Some(*device) == this_device => {
            is_process_gone(*process) || is_older(ABANDONED_HERE)
        }
        _ => is_older(ABANDONED_ELSEWHERE),
    }
}

/// Whether the owner of this temporary file is a process of this device that has ended.
pub(crate) fn is_owner_gone(name: &str) -> bool {
    owner(name).is_some_and(|owner| is_abandoned(&owner, own_device(), None))
}

/// How long ago a file was written last, by its own account; none where that can't be so.
fn age(metadata: &fs::Metadata) -> Option<Duration> {
    let written = metadata.modified().ok()?;
    let is_credible = written.duration_since(SystemTime::UNIX_EPOCH).ok()? > FIRST_CREDIBLE;
    SystemTime::now().duration_since(written).ok().filter(|_| is_credible)
}

#[cfg(unix)]
fn is_process_gone(process: u32) -> bool {
    let id = i32::try_from(process).ok().and_then(rustix::process::Pid::from_raw);
    id.is_some_and(|id| rustix::process::test_kill_process(id) == Err(rustix::io::Errno::SRCH))
}

/// Nothing safe tells it here, so age alone decides.
#[cfg(not(unix))]
fn is_process_gone(_: u32) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: u64 = 24;

    #[test]
    fn the_owner_stands_in_the_name() {
        let folder = tempfile::tempdir().unwrap();
        for kind in ["", "claim-0123456789ab-"] {
            let temp = create_temp_file(folder.path(), kind).unwrap();
            let name = temp.path().file_name().unwrap().to_str().unwrap();
            let Some(Owner::Process(_, process)) = owner(name) else { panic!("{name}") };
            assert_eq!(process, std::process::id());
        }
        assert_eq!(owner("~pw-0123456789abcdef.tmp"), Some(Owner::Unknown));
        for other in [
            "a.json",
            "~pw-short.tmp",
            "~pw-0123456789abcde!.tmp",
            "~pw-01234567-x-0123456789ab.tmp",
            "~pw-01234567-7-0123.tmp",
            "pw-01234567-7-0123456789ab.tmp",
            "~pw-.tmp",
            "~pw-01234567-7-0123456789ab.json",
        ] {
            assert_eq!(owner(other), None, "{other}");
        }
    }

    #[test]
    fn only_a_file_whose_owner_is_gone_is_abandoned() {
        let (here, running, ended) = ("01234567", std::process::id(), u32::MAX >> 1);
        let elsewhere = "89abcdef";
        for (owner, hours, expected) in [
            (Owner::Process(here, ended), Some(0), cfg!(unix)),
            (Owner::Process(here, ended), None, cfg!(unix)),
            (Owner::Process(here, running), Some(0), false),
            (Owner::Process(here, running), Some(DAY + 1), true),
            (Owner::Process(elsewhere, ended), Some(DAY + 1), false),
            (Owner::Process(elsewhere, ended), Some(7 * DAY + 1), true),
            (Owner::Process(elsewhere, ended), None, false),
            (Owner::Process(UNKNOWN_DEVICE, ended), Some(0), false),
            (Owner::Unknown, Some(DAY + 1), false),
            (Owner::Unknown, Some(7 * DAY + 1), true),
            (Owner::Unknown, None, false),
        ] {
            let age = hours.map(|hours: u64| HOUR * u32::try_from(hours).unwrap());
            assert_eq!(is_abandoned(&owner, Some(here), age), expected, "{owner:?} {hours:?}");
        }
        let unknown = Owner::Process(UNKNOWN_DEVICE, ended);
        assert!(!is_abandoned(&unknown, None, Some(HOUR)), "it may be anybody's");
    }

    #[test]
    fn one_device_on_two_computers_is_two_owners() {
        let device = Uuid::from_u128(7);
        assert_ne!(device_mark(device, "desk"), device_mark(device, "laptop"));
        assert_ne!(device_mark(device, "desk"), device_mark(Uuid::from_u128(8), "desk"));
    }

    #[test]
    fn an_age_that_cannot_be_is_no_age() {
        let folder = tempfile::tempdir().unwrap();
        let file = fs::File::create(folder.path().join("a")).unwrap();
        let age_of = |written: SystemTime| {
            file.set_modified(written).unwrap();
            age(&file.metadata().unwrap())
        };
        assert_eq!(age_of(SystemTime::UNIX_EPOCH + HOUR), None, "a clock that was never set");
        assert_eq!(age_of(SystemTime::now() + HOUR), None);
        assert!(age_of(SystemTime::now() - HOUR).is_some_and(|age| age >= HOUR));
    }
}

//! Claims on a name, for disks that have neither a rename that replaces nothing nor hard links:
//! exFAT and FAT, through FUSE; some network folders. Two writers never write over each other there.
//!
//! Whoever wants a name puts a small temporary file with the hash of that name beside it, then looks
//! for another's claim, and steps back where there is one. Each looks after its own claim is there,
//! so of two writers the later one always sees the earlier. Then it looks whether the name is free,
//! and renames. A crash leaves a claim, and never a part of a file under the final name; a claim
//! whose owner is gone counts for nothing, and is cleared like any temporary file.
//!
//! A program that knows nothing of claims could still make the file in the moment between the look
//! and the rename: nothing on such a disk prevents that.

use std::fs;
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use tempfile::NamedTempFile;

use super::temp_file::{create_temp_file, is_owner_gone};
use crate::store::sha256::{sha256_hex, short_hash};

/// How often a name is asked for while somebody else has it. A claim is held for a few milliseconds.
const MAX_ATTEMPTS: u32 = 40;

/// A claim this much older or newer than one made just now, by the clock of the disk, is left over.
const LEFT_OVER: Duration = Duration::from_secs(10 * 60);

/// Renames `from` to `to`, where nothing is.
pub(crate) fn rename_with_claim(from: &Path, to: &Path) -> io::Result<()> {
    let _claim = claim(to)?;
    match fs::symlink_metadata(to) {
        Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => fs::rename(from, to),
        Err(error) => Err(error),
    }
}

/// The claim on a name, held until it is dropped.
fn claim(to: &Path) -> io::Result<NamedTempFile> {
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let kind = claim_kind(to);
    for tried in 1..=MAX_ATTEMPTS {
        let own = create_temp_file(folder, &kind)?;
        if !is_claimed_by_another(folder, &kind, &own)? {
            return Ok(own);
        }
        let wait = backoff(&own, tried);
        drop(own);
        sleep(wait);
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// What the names of all claims on this one have in common. Such disks do not tell capitals apart.
fn claim_kind(to: &Path) -> String {
    let name = to.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    format!("claim-{}-", short_hash(&sha256_hex(name.as_bytes())))
}

fn is_claimed_by_another(folder: &Path, kind: &str, own: &NamedTempFile) -> io::Result<bool> {
    let own_name = own.path().file_name().unwrap_or_default();
    let mut is_own_seen = false;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if name == own_name {
            is_own_seen = true;
            continue;
        }
        let Some(name) = name.to_str().filter(|name| name.contains(kind)) else { continue };
        if !is_owner_gone(name) && !is_left_over(&entry, own) {
            return Ok(true);
        }
    }
    // a list without the file that was just made is an old one
    Ok(!is_own_seen)
}

/// Both moments are the disk's own, whatever clock it goes by.
fn is_left_over(other: &fs::DirEntry, own: &NamedTempFile) -> bool {
    let Ok(made) = own.as_file().metadata().and_then(|metadata| metadata.modified()) else {
        return false;
    };
    let other = match other.metadata().and_then(|metadata| metadata.modified()) {
        Ok(other) => other,
        // it was taken back meanwhile
        Err(error) => return error.kind() == io::ErrorKind::NotFound,
    };
    let apart = made.duration_since(other).unwrap_or_else(|earlier| earlier.duration());
    apart > LEFT_OVER
}

/// A little while, another one for each writer, so that two do not step back and on together.
fn backoff(own: &NamedTempFile, tried: u32) -> Duration {
    let name = own.path().as_os_str().to_string_lossy();
    let by_chance = name.bytes().fold(7_u64, |sum, byte| sum * 31 % 1009 + u64::from(byte)) % 50;
    Duration::from_millis(by_chance + u64::from(tried))
}

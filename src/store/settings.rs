//! Loads and saves the settings of this person, and the id of this device.
//!
//! Everything works without them, or with a file that can't be read. Such a file is never
//! overwritten.

use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::atomic_write::{self, Overwrite};
use super::error::{ErrorKind, StoreError};
use super::format;
use super::format::settings::{self, SettingsFile};
use super::sha256::sha256_hex;
use super::{id_gen, json, read_file};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::sanitize::sanitize_line;

/// How often a change is tried where another process changes the settings at the same moment.
const MAX_ATTEMPTS: u32 = 3;

/// The settings in the folder `config`; the usual ones where there are none or they can't be read,
/// with what was found.
pub fn load(config: &Path) -> (SettingsFile, Vec<Diagnostic>) {
    match read_current(config) {
        Ok((settings, _)) => (settings, Vec::new()),
        Err(error) => {
            let finding =
                Diagnostic::error("settings-unreadable", error.path, error.message, error.remedy)
                    .on_line(error.line);
            (
                SettingsFile::default(),
                vec![finding.in_file(sanitize_line(&settings_path(config).to_string_lossy()))],
            )
        }
    }
}

/// Saves `settings`. The id of this device, once made, stays.
pub fn save(config: &Path, settings: &SettingsFile) -> Result<(), StoreError> {
    update(config, |current| {
        *current = SettingsFile { device: current.device.or(settings.device), ..settings.clone() }
    })
    .map(drop)
}

/// The id of this device, made when it is first needed.
///
/// If the settings are invalid, the id is taken from what is left of them, or derived from their
/// path, so that drafts are found again. If they can't be read right now, that is an error: another
/// id would hide the person's drafts.
pub fn device_id(config: &Path) -> Result<Uuid, StoreError> {
    let path = settings_path(config);
    match read_file::read(&path) {
        Ok(bytes) => match settings::read(&bytes) {
            Ok(SettingsFile { device: Some(device), .. }) => Ok(device),
            Ok(_) => create_device_id(config),
            Err(_) => Ok(device_id_in(&bytes).unwrap_or_else(|| fallback_device_id(config))),
        },
        Err(error) if error.kind == ErrorKind::Missing => create_device_id(config),
        Err(error) => Err(error),
    }
}

fn create_device_id(config: &Path) -> Result<Uuid, StoreError> {
    let new = id_gen::generate();
    let kept = update(config, |current| current.device = current.device.or(Some(new)))?;
    Ok(kept.device.unwrap_or(new))
}

/// The device id in settings that are otherwise unusable, such as those of a newer version.
fn device_id_in(bytes: &[u8]) -> Option<Uuid> {
    json::parse(bytes).ok()?.get("device")?.as_str()?.parse().ok()
}

/// Changes the settings as they are now, and writes them only over what was read.
fn update(config: &Path, make: impl Fn(&mut SettingsFile)) -> Result<SettingsFile, StoreError> {
    let mut tried = 0;
    loop {
        let (mut settings, hash) = read_current(config)?;
        let before = settings.clone();
        make(&mut settings);
        if settings == before {
            return Ok(settings);
        }
        atomic_write::create_private_dir(config)?;
        tried += 1;
        match atomic_write::write_atomic(
            &settings_path(config),
            &settings::write(&settings),
            Overwrite::IfHash(hash),
        ) {
            Err(error) if error.kind == ErrorKind::ChangedOutside && tried < MAX_ATTEMPTS => {}
            written => return written.map(|_| settings),
        }
    }
}

fn read_current(config: &Path) -> Result<(SettingsFile, Option<String>), StoreError> {
    let path = settings_path(config);
    match read_file::read(&path) {
        Ok(bytes) => {
            let settings =
                settings::read(&bytes).map_err(|finding| format::to_store_error(finding, &path))?;
            Ok((settings, Some(sha256_hex(&bytes))))
        }
        Err(error) if error.kind == ErrorKind::Missing => Ok((SettingsFile::default(), None)),
        Err(error) => Err(error),
    }
}

fn settings_path(config: &Path) -> PathBuf {
    config.join("settings.json")
}

fn fallback_device_id(config: &Path) -> Uuid {
    let hash = sha256_hex(format!("pcn-workbook {}", config.display()).as_bytes());
    let number = hash.get(..32).and_then(|digits| u128::from_str_radix(digits, 16).ok());
    number.map_or(Uuid::nil(), Uuid::from_u128)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_made_once_and_stays_through_changes() {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("config");
        let device = device_id(&config).unwrap();
        let network = Some(id_gen::generate());
        save(&config, &SettingsFile { last_network: network, ..SettingsFile::default() }).unwrap();
        assert_eq!(super::device_id(&config).unwrap(), device);
        assert_eq!(load(&config).0.last_network, network);
    }

    #[test]
    fn settings_that_cannot_be_read_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("settings.json"), "{ not json").unwrap();
        let (settings, findings) = load(folder.path());
        assert_eq!((settings, findings.len()), (SettingsFile::default(), 1));
        assert!(save(folder.path(), &SettingsFile::default()).is_err());
        let stand_in = device_id(folder.path()).unwrap();
        assert_eq!(device_id(folder.path()).unwrap(), stand_in);
        assert_eq!(std::fs::read(folder.path().join("settings.json")).unwrap(), b"{ not json");
    }
    #[test]
    fn a_newer_programs_settings_still_say_which_device_this_is() {
        let folder = tempfile::tempdir().unwrap();
        let device = device_id(folder.path()).unwrap();
        let file = folder.path().join("settings.json");
        let newer = std::fs::read_to_string(&file).unwrap().replace("settings/1", "settings/9");
        std::fs::write(&file, newer).unwrap();
        assert_eq!(super::device_id(folder.path()).unwrap(), device);
    }

    #[test]
    fn settings_that_cannot_be_read_just_now_are_not_guessed_at() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("settings.json")).unwrap();
        assert!(device_id(folder.path()).is_err());
    }
}

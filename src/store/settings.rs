//! Loads and saves the settings of this person.
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
use super::{json, read_file};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::sheet_memory::SheetMemory;

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

/// Saves `settings`. The id that an earlier version gave this device stays.
pub fn save(config: &Path, settings: &SettingsFile) -> Result<(), StoreError> {
    update(config, |current| {
        *current = SettingsFile { device: current.device.or(settings.device), ..settings.clone() }
    })
    .map(drop)
}

/// Remembers what was said of a sheet, in the place of what was said of its shape before.
pub fn remember_sheet(config: &Path, memory: &SheetMemory) -> Result<(), StoreError> {
    update(config, |settings| memory.clone().put_into(&mut settings.sheets)).map(drop)
}

/// Forgets what was said of sheets of this shape.
pub fn forget_sheet(config: &Path, memory: &SheetMemory) -> Result<(), StoreError> {
    update(config, |settings| memory.take_from(&mut settings.sheets)).map(drop)
}

/// The id that an earlier version gave this device, or another one of the same person: settings may
/// follow a person to another machine.
pub(crate) fn former_device_id(config: &Path) -> Result<Option<Uuid>, StoreError> {
    match read_file::read(&settings_path(config)) {
        Ok(bytes) => Ok(device_id_in(&bytes)),
        Err(error) if error.kind == ErrorKind::Missing => Ok(None),
        Err(error) => Err(error),
    }
}

/// Also in settings that are otherwise unusable, such as those of a newer version.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::id_gen;

    #[test]
    fn settings_that_cannot_be_read_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("settings.json"), "{ not json").unwrap();
        let (settings, findings) = load(folder.path());
        assert_eq!((settings, findings.len()), (SettingsFile::default(), 1));
        assert!(save(folder.path(), &SettingsFile::default()).is_err());
        assert_eq!(former_device_id(folder.path()).unwrap(), None);
        assert_eq!(std::fs::read(folder.path().join("settings.json")).unwrap(), b"{ not json");
    }

    #[test]
    fn a_newer_programs_settings_still_say_which_device_this_was() {
        let folder = tempfile::tempdir().unwrap();
        let device = Some(id_gen::generate());
        save(folder.path(), &SettingsFile { device, ..SettingsFile::default() }).unwrap();
        let file = folder.path().join("settings.json");
        let newer = std::fs::read_to_string(&file).unwrap().replace("settings/1", "settings/9");
        std::fs::write(&file, newer).unwrap();
        assert_eq!(former_device_id(folder.path()).unwrap(), device);
    }
}

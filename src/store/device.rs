//! The id of this device, as drafts name it: in the state folder, which never follows a person to
//! another machine as settings may.
//!
//! Earlier versions had it in the settings, so that two machines of one person could have the same.
//! A state folder may be copied too, to another machine or account or out of a backup; its stamp
//! tells that. In both cases a new id is made, and the old one is remembered as `former`: drafts of
//! that id are this device's too, and get the new id with the first change made here. On the other
//! machine such a draft is then another device's, so that neither writes over the other.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use uuid::Uuid;

use super::atomic_write::{self, Overwrite};
use super::error::{ErrorKind, StoreError};
use super::format::device::{self, DeviceFile};
use super::sha256::sha256_hex;
use super::state_dir::folder_identity::stamp;
use super::{id_gen, json, list_dir, read_file, settings};
use crate::maturity::assessment::Draft;
use crate::maturity::matrix::UnknownFields;

/// The id of this device, made when it is first needed.
///
/// Where the file is invalid, the id is taken from what is left of it, or derived from its place, so
/// that drafts are found again. If it can't be read right now, that is an error: another id would
/// hide the person's drafts.
pub fn device_id(state: &Path, config: &Path) -> Result<Uuid, StoreError> {
    let path = file_path(state);
    match read_file::read(&path) {
        Ok(bytes) => match device::read(&bytes) {
            Ok(file) if is_of_this_place(&file, state) => Ok(file.id),
            Ok(copied) => {
                let former = std::iter::once(copied.id).chain(copied.former).collect();
                create(state, former, Some(sha256_hex(&bytes)))
            }
            Err(_) => Ok(id_in(&bytes).unwrap_or_else(|| fallback_id(state))),
        },
        Err(error) if error.kind == ErrorKind::Missing => {
            let former = settings::former_device_id(config)?.filter(|_| was_used(state));
            create(state, former.into_iter().collect(), None)
        }
        Err(error) => Err(error),
    }
}

/// The same for reading: where there is none yet, none is made.
pub fn known_device_id(state: &Path, config: &Path) -> Result<Option<Uuid>, StoreError> {
    match read_file::read(&file_path(state)) {
        Ok(bytes) => Ok(match device::read(&bytes) {
            Ok(file) => Some(file.id),
            Err(_) => Some(id_in(&bytes).unwrap_or_else(|| fallback_id(state))),
        }),
        Err(error) if error.kind == ErrorKind::Missing => {
            Ok(settings::former_device_id(config)?.filter(|_| was_used(state)))
        }
        Err(error) => Err(error),
    }
}

/// The ids that are this device's: its own, and the one it had before.
#[derive(Clone, Debug, Default)]
pub(crate) struct DeviceNames {
    known: Arc<OnceLock<(Uuid, Vec<Uuid>)>>,
    state: PathBuf,
}

impl DeviceNames {
    pub(crate) fn of(state: &Path) -> Self {
        Self { known: Arc::default(), state: state.to_path_buf() }
    }

    /// The id of the device that a draft of this one belongs to now.
    pub(crate) fn current(&self, device: Uuid) -> Uuid {
        if let Some((own, former)) = self.known.get() {
            return if former.contains(&device) { *own } else { device };
        }
        let Some(file) = self.read() else { return device };
        let is_former = file.former.contains(&device);
        // one that was copied is replaced before anything is written
        if is_of_this_place(&file, &self.state) {
            let _ = self.known.set((file.id, file.former));
        }
        if is_former { file.id } else { device }
    }

    /// Makes a draft of a former id one of this device.
    pub(crate) fn adopt(&self, draft: &mut Draft) {
        draft.device = self.current(draft.device);
    }

    fn read(&self) -> Option<DeviceFile> {
        device::read(&read_file::read(&file_path(&self.state)).ok()?).ok()
    }
}

fn create(state: &Path, former: Vec<Uuid>, over: Option<String>) -> Result<Uuid, StoreError> {
    atomic_write::create_private_dir(state)?;
    let file = DeviceFile {
        id: id_gen::generate(),
        former,
        stamp: stamp(state),
        unknown_fields: UnknownFields::new(),
    };
    let path = file_path(state);
    match atomic_write::write_atomic(&path, &device::write(&file), Overwrite::IfHash(over)) {
        Ok(_) => Ok(file.id),
        // another process was faster
        Err(error) if error.kind == ErrorKind::ChangedOutside => {
            let bytes = read_file::read(&path)?;
            device::read(&bytes).map(|file| file.id).map_err(|_| error)
        }
        Err(error) => Err(error),
    }
}

fn is_of_this_place(file: &DeviceFile, state: &Path) -> bool {
    let here = stamp(state);
    file.stamp.is_none() || here.is_none() || file.stamp == here
}

/// Whether a workbook was ever written to with this state. Without that, an id in the settings came
/// from another machine.
fn was_used(state: &Path) -> bool {
    let entries = list_dir::entries(state).unwrap_or_default();
    entries
        .iter()
        .any(|entry| entry.file_name().to_str().is_some_and(|name| name.parse::<Uuid>().is_ok()))
}

/// The id in a file that is otherwise unusable, such as one of a newer version.
fn id_in(bytes: &[u8]) -> Option<Uuid> {
    json::parse(bytes).ok()?.get("id")?.as_str()?.parse().ok()
}

fn fallback_id(state: &Path) -> Uuid {
    let place = format!("pcn-workbook {} {}", state.display(), stamp(state).unwrap_or_default());
    let hash = sha256_hex(place.as_bytes());
    let number = hash.get(..32).and_then(|digits| u128::from_str_radix(digits, 16).ok());
    number.map_or(Uuid::nil(), Uuid::from_u128)
}

fn file_path(state: &Path) -> PathBuf {
    state.join("device.json")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::format::settings::SettingsFile;

    struct Machine(tempfile::TempDir);

    impl Machine {
        fn new() -> Self {
            Self(tempfile::tempdir().unwrap())
        }

        fn state(&self) -> PathBuf {
            self.0.path().join("state")
        }

        fn config(&self) -> PathBuf {
            self.0.path().join("config")
        }

        fn id(&self) -> Uuid {
            device_id(&self.state(), &self.config()).unwrap()
        }

        /// As an earlier version left it.
        fn with_settings(self, device: Uuid, is_used: bool) -> Self {
            let settings = SettingsFile { device: Some(device), ..SettingsFile::default() };
            settings::save(&self.config(), &settings).unwrap();
            if is_used {
                std::fs::create_dir_all(self.state().join(id_gen::generate().to_string())).unwrap();
            }
            self
        }
    }

    #[test]
    fn a_device_is_made_once_and_is_not_in_the_settings() {
        let machine = Machine::new();
        assert_eq!(known_device_id(&machine.state(), &machine.config()).unwrap(), None);
        let device = machine.id();
        assert_eq!(machine.id(), device);
        settings::save(&machine.config(), &SettingsFile::default()).unwrap();
        assert_eq!(settings::load(&machine.config()).0.device, None);
    }

    #[test]
    fn two_machines_with_one_old_id_in_roamed_settings_become_two_devices() {
        let old = id_gen::generate();
        let machines = [true, true, false].map(|used| Machine::new().with_settings(old, used));
        let ids = machines.each_ref().map(Machine::id);
        assert!(ids[0] != ids[1] && ids[1] != ids[2] && !ids.contains(&old), "{ids:?}");
        let names = machines.each_ref().map(|machine| DeviceNames::of(&machine.state()));
        assert_eq!(names[0].current(old), ids[0], "its drafts are found again");
        assert_eq!(names[1].current(old), ids[1]);
        assert_eq!(names[2].current(old), old, "this machine never had a workbook");
    }

    #[cfg(unix)]
    #[test]
    fn a_copied_state_folder_is_another_device_that_goes_on_with_the_same_walks() {
        let (one, other) = (Machine::new(), Machine::new());
        let device = one.id();
        std::fs::create_dir_all(other.state()).unwrap();
        std::fs::copy(file_path(&one.state()), file_path(&other.state())).unwrap();
        if stamp(&one.state()).is_some() {
            assert_ne!(other.id(), device);
            let copied = Machine::new();
            std::fs::create_dir_all(copied.state()).unwrap();
            std::fs::copy(file_path(&other.state()), file_path(&copied.state())).unwrap();
            let seen = known_device_id(&copied.state(), &copied.config()).unwrap().unwrap();
            assert_eq!(DeviceNames::of(&copied.state()).current(device), seen, "for reading too");
            assert_eq!(DeviceNames::of(&other.state()).current(device), other.id());
        }
        assert_eq!(one.id(), device);
    }

    #[test]
    fn a_file_that_is_no_longer_whole_still_says_which_device_this_is() {
        let machine = Machine::new();
        let device = machine.id();
        let file = file_path(&machine.state());
        let newer = std::fs::read_to_string(&file).unwrap().replace("device/1", "device/9");
        std::fs::write(&file, newer).unwrap();
        assert_eq!(machine.id(), device);
        std::fs::write(&file, "{ not json").unwrap();
        let stand_in = machine.id();
        assert_eq!(machine.id(), stand_in);
        assert_eq!(std::fs::read(&file).unwrap(), b"{ not json");
        std::fs::remove_file(&file).unwrap();
        std::fs::create_dir(&file).unwrap();
        assert!(device_id(&machine.state(), &machine.config()).is_err(), "it is not guessed at");
    }
}

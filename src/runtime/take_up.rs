//! Takes up the emergency copies that an earlier sitting left, before anything is shown: what is in
//! them is then carried on as after any interruption.

use std::path::{Path, PathBuf};
use std::time::Duration;

use uuid::Uuid;

use super::clock::Clock;
use super::user_dirs::documents_dir;
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::unsaved_change::EMERGENCY_FILE_NAME;
use crate::store::emergency_copy;
use crate::store::error::{ErrorKind, StoreError};
use crate::store::library::Library;
use crate::store::ops::Writer;

/// Whether the file that was named is one, and no share.
pub(crate) fn is_emergency_copy(file: &Path) -> bool {
    emergency_copy::is_one(file)
}

/// Takes up every copy of this workbook, and the one that was named. Returns what to say of it.
pub(crate) fn take_up(
    library: &Library,
    device: Uuid,
    clock: &Clock,
    named: Option<&Path>,
) -> Option<String> {
    let named = named.map(Path::to_path_buf);
    let offered = documents_dir().join(EMERGENCY_FILE_NAME);
    let in_documents = emergency_copy::is_one(&offered).then_some(offered);
    let also: Vec<PathBuf> = named.iter().cloned().chain(in_documents).collect();
    let mut copies = library.emergency_copies();
    copies.extend(also.into_iter().filter(|file| file.is_file()));
    copies.dedup();
    if copies.is_empty() || library.is_read_only() {
        return None;
    }
    let now = clock.now();
    let writer = Writer::acquire_without_cleanup(library, device, Duration::ZERO, now.today);
    let mut writer = match writer {
        Ok(writer) => writer,
        Err(error) => return Some(left_message(&copies[0], &error)),
    };
    let mut message = None;
    for copy in &copies {
        let taken = writer.take_up_emergency_copy(copy, now.timestamp);
        message = match taken {
            Ok(()) => Some(taken_message(copy)),
            // one of another workbook that happens to be here is none of this one's business
            Err(error) if error.kind == ErrorKind::Missing && Some(copy) != named.as_ref() => {
                message
            }
            Err(error) => Some(left_message(copy, &error)),
        };
    }
    message
}

fn taken_message(copy: &Path) -> String {
    let place = sanitize_line(&copy.to_string_lossy());
    format!("What could not be saved last time is here again. It was taken up from {place}")
}

fn left_message(copy: &Path, error: &StoreError) -> String {
    let place = sanitize_line(&copy.to_string_lossy());
    format!("An emergency copy still waits: {place}. {}", error.message)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::maturity::appearance::Appearance;
    use crate::maturity::unsaved_change::UnsavedChange;
    use crate::runtime::demo;
    use crate::store::format::emergency_copy::EmergencyCopy;
    use crate::store::format::unsaved_change::UnsavedChangeFile;
    use crate::store::unsaved_change;

    #[test]
    fn a_copy_that_waits_becomes_a_recovery_copy_and_is_said() {
        let clock = Clock::fixed_at(date(2027, 5, 1));
        let (handle, _folder) = demo::create(&clock).unwrap();
        let library = handle.library();
        let change = UnsavedChange::Settings(Appearance {
            ascii: true,
            mouse: true,
            ..Appearance::default()
        });
        let id = library.library_file.as_ref().map(|mark| mark.id);
        let mut copy = EmergencyCopy::new("here".to_owned(), id, clock.timestamp());
        copy.changes.push(UnsavedChangeFile::new(change.clone(), None));
        let path = emergency_copy::write_anywhere(&library.dirs, &copy).unwrap();
        let said = take_up(&library, handle.device, &clock, None).unwrap();
        assert!(said.contains("is here again"), "{said}");
        assert!(!path.exists());
        let kept = unsaved_change::load_all(&library.state_dir().unwrap());
        assert_eq!(kept.into_iter().map(|copy| copy.change).collect::<Vec<_>>(), [change]);
        assert_eq!(take_up(&library, handle.device, &clock, None), None);
    }
}

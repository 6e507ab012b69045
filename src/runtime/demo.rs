//! A made-up library to look round in: in a folder of its own under the system's temporary one,
//! marked, and gone when it is left. Nothing of it mixes with what is real: it has its own state
//! and settings.

use uuid::Uuid;

use super::clock::Clock;
use super::library_handle::LibraryHandle;
use crate::maturity::ids::MatrixId;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::sample;
use crate::store::dirs::Dirs;
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::library_file::LibraryFile;
use crate::store::library::Library;
use crate::store::ops::write_sample;
use crate::store::shipped_matrices;
use crate::store::temp_dir::TempFolder;

/// The network whose story is told: the one to open at.
pub const FIRST: &str = "hillside-pcn";

/// The two matrices it is told with.
const MATRICES: [&str; 2] = ["pcn-companion", "riverside-example"];

/// Makes a made-up library.
pub fn make(clock: &Clock) -> Result<(LibraryHandle, TempFolder), StoreError> {
    let folder = TempFolder::make()?;
    let (today, device) = (clock.moment().today, Uuid::now_v7());
    let mark = LibraryFile { demo: true, ..LibraryFile::new(Uuid::now_v7(), today) };
    let matrices = [matrix(MATRICES[0])?, matrix(MATRICES[1])?];
    let [national, local] = &matrices;
    let samples = sample::demo(today, national, local, device);
    let folders = Dirs {
        library: folder.below("library"),
        state: folder.below("state"),
        config: folder.below("config"),
        named: false,
    };
    write_sample::fill(&folders.library, &mark, &matrices, samples.into_iter())?;
    Ok((LibraryHandle::new(Library::open(folders)?, device, clock.clone()), folder))
}

fn matrix(id: &str) -> Result<KnownMatrix, StoreError> {
    let known =
        shipped_matrices::shipped(&MatrixId::from(id)).map(|known| KnownMatrix::clone(&known));
    known.ok_or_else(|| {
        StoreError::new(
            ErrorKind::Missing,
            "A matrix that comes with the program is missing.",
            "Please report it.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::ids::Slug;
    use jiff::civil::date;

    #[test]
    fn a_made_up_library_is_marked_and_goes_with_its_folder() {
        let (books, folder) = make(&Clock::standing_at(date(2027, 5, 1))).unwrap();
        let place = folder.below("library");
        let library = books.library();
        assert!(books.is_demo() && place.is_dir());
        assert_eq!(library.slugs().len(), 6);
        let record = library.open_network(&Slug::from(FIRST), books.device).unwrap();
        assert_eq!((record.drafts.len(), record.findings), (1, Vec::new()));
        drop(folder);
        assert!(!place.exists());
    }
}

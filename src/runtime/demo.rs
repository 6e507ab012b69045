//! The demo: a made-up library to look round in. It is in a folder of its own under the system's
//! temporary one, marked, with its own state and settings, and gone when it is left.

use super::clock::Clock;
use super::library_handle::LibraryHandle;
use crate::maturity::ids::MatrixId;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::sample::{self, DemoMatrices};
use crate::store::dirs::Dirs;
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::library_file::LibraryFile;
use crate::store::id_gen;
use crate::store::library::Library;
use crate::store::ops::write_sample;
use crate::store::shipped_matrices;
use crate::store::temp_dir::TempFolder;

/// The network to open at.
pub const FIRST_NETWORK: &str = "hillside-pcn";

const MATRICES: [&str; 3] = ["pcn-companion", "riverside-example", "neighbourhood-2026"];

pub fn create(clock: &Clock) -> Result<(LibraryHandle, TempFolder), StoreError> {
    let folder = TempFolder::create()?;
    let (today, device) = (clock.now().today, id_gen::generate());
    let mark = LibraryFile { demo: true, ..LibraryFile::new(id_gen::generate(), today) };
    let matrices = [matrix(MATRICES[0])?, matrix(MATRICES[1])?, matrix(MATRICES[2])?];
    let [national, local, neighbourhood] = &matrices;
    let used = DemoMatrices { national, local, neighbourhood };
    let networks = sample::demo_networks(today, &used, device);
    let dirs = Dirs {
        library: folder.path("library"),
        state: folder.path("state"),
        config: folder.path("config"),
        is_explicit: false,
    };
    write_sample::write_sample(&dirs.library, &mark, &matrices, networks.into_iter())?;
    Ok((LibraryHandle::new(Library::open(dirs)?, device, clock.clone()), folder))
}

fn matrix(id: &str) -> Result<KnownMatrix, StoreError> {
    let known = shipped_matrices::find(&MatrixId::from(id)).map(|known| KnownMatrix::clone(&known));
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
        let (handle, folder) = create(&Clock::fixed_at(date(2027, 5, 1))).unwrap();
        let place = folder.path("library");
        let library = handle.library();
        assert!(handle.is_demo() && place.is_dir());
        assert_eq!(library.slugs().unwrap().len(), 6);
        let state = library.open_network(&Slug::from(FIRST_NETWORK), handle.device).unwrap();
        assert_eq!((state.drafts.len(), state.diagnostics), (1, Vec::new()));
        drop(folder);
        assert!(!place.exists());
    }
}

//! Making a library of an empty folder: its mark is the first thing written, so that there is never
//! anything in a folder that is not marked as ours.

use crate::store::atomic_write::{self, Overwrite};
use crate::store::dirs::Dirs;
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::library_file::{self, LibraryFile};
use crate::store::library::Library;

impl Library {
    /// Makes a library of the empty or missing folder in `folders`, with this mark, and opens it.
    /// Where another copy of the program is faster, its mark stands.
    pub fn found(folders: Dirs, mark: &LibraryFile) -> Result<Self, StoreError> {
        let library = Self::open(folders)?;
        if library.mark.is_some() || library.is_read_only() {
            return Ok(library);
        }
        library.mark_folder(mark)
    }

    /// Writes the mark into a folder that was looked at and found to be empty.
    pub(crate) fn mark_folder(&self, mark: &LibraryFile) -> Result<Self, StoreError> {
        atomic_write::make_folder(self.places.root())?;
        match atomic_write::write_whole(
            &self.places.mark(),
            &library_file::write(mark),
            Overwrite::Nothing,
        ) {
            Err(fault) if fault.trouble != ErrorKind::NotPossible => return Err(fault),
            // written, or another was faster: what stands there counts
            _ => {}
        }
        Self::open(self.folders.clone())
    }
}

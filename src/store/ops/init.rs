//! Initialises a library in an empty folder. `library.json` is the first file written, so that a
//! folder with anything of ours in it is always marked.

use crate::store::atomic_write::{self, Overwrite};
use crate::store::dirs::Dirs;
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::library_file::{self, LibraryFile};
use crate::store::library::Library;

impl Library {
    /// Makes a library of the empty or missing folder in `dirs`, with this `library.json`, and
    /// opens it. If another process was faster, its `library.json` stays.
    pub fn init(dirs: Dirs, library_file: &LibraryFile) -> Result<Self, StoreError> {
        let library = Self::open(dirs)?;
        if library.library_file.is_some() || library.is_read_only() {
            return Ok(library);
        }
        library.write_library_file(library_file)
    }

    pub(crate) fn write_library_file(
        &self,
        library_file: &LibraryFile,
    ) -> Result<Self, StoreError> {
        atomic_write::create_private_dir(self.layout.root())?;
        match atomic_write::write_atomic(
            &self.layout.library_file(),
            &library_file::write(library_file),
            Overwrite::Never,
        ) {
            Err(error) if error.kind != ErrorKind::NotPossible => return Err(error),
            // written, or another process was faster: the existing file counts
            _ => {}
        }
        // an import that was previewed before the folder was a library can go on
        let mut library = Self::open(self.dirs.clone())?;
        library.incoming = self.incoming.clone();
        Ok(library)
    }
}

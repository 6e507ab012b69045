//! Initialises a library in an empty folder. `library.json` is the first file written, so that a
//! folder with anything of ours in it is always marked.

use std::collections::BTreeSet;
use std::path::Path;

use uuid::Uuid;

use crate::store::atomic_write::{self, Overwrite};
use crate::store::dirs::Dirs;
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::library_file::{self, LibraryFile};
use crate::store::format::network;
use crate::store::journal::Journal;
use crate::store::layout::Layout;
use crate::store::library::Library;
use crate::store::{list_dir, read_file, state_dir};

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

impl Library {
    /// Makes the `library.json` of a workbook anew that has lost it: only where none is there, and
    /// the folder holds networks of ours. Nothing else is written or changed.
    ///
    /// It gets the id it had, where this computer's recovery copies tell it, so that they are found
    /// again; else the one in `library_file`.
    pub fn renew_library_file(dirs: Dirs, library_file: &LibraryFile) -> Result<Self, StoreError> {
        let layout = Layout::new(&dirs.library);
        let file = layout.library_file();
        if std::fs::symlink_metadata(&file).is_ok() {
            return Err(StoreError::not_possible(
                "This workbook has its library.json, so nothing was changed.",
                "If it can't be read, move it away first; then give the command again.",
            )
            .in_file(&file));
        }
        let networks = network_ids(&layout);
        if networks.is_empty() {
            return Err(StoreError::not_possible(
                "There is no network in this folder, so it can't be told that it is a workbook.",
                "Name the folder of the workbook, the one that holds the folder networks.",
            )
            .in_file(layout.root()));
        }
        let id = former_id(&dirs.state, &networks).unwrap_or(library_file.id);
        let renewed = LibraryFile { id, ..library_file.clone() };
        atomic_write::write_atomic(&file, &library_file::write(&renewed), Overwrite::Never)?;
        Self::open(dirs)
    }
}

/// The ids of the networks of a folder, where `library.json` does not matter.
fn network_ids(layout: &Layout) -> BTreeSet<Uuid> {
    let slugs = list_dir::slugs(&layout.networks_dir()).unwrap_or_default();
    let files = slugs.iter().filter_map(|slug| layout.network_file(slug).ok());
    let networks = files.filter_map(|file| network::read(&read_file::read(&file).ok()?).ok());
    networks.map(|network| network.id).collect()
}

/// The id of the one workbook in this device's state that has a recovery copy for one of these
/// networks.
fn former_id(state: &Path, networks: &BTreeSet<Uuid>) -> Option<Uuid> {
    let known = list_dir::entries(state).unwrap_or_default().into_iter().filter_map(|entry| {
        let id: Uuid = entry.file_name().to_str()?.parse().ok()?;
        let has_one = |dir: &std::path::PathBuf| {
            let journal = Journal::in_dir(dir);
            let mut drafts = journal.draft_ids().unwrap_or_default().into_iter();
            drafts.any(|draft| {
                let newest = journal.read_copies(draft).newest;
                newest.is_some_and(|copy| networks.contains(&copy.draft.network.id))
            })
        };
        state_dir::all_dirs(state, id).iter().any(has_one).then_some(id)
    });
    let known: Vec<Uuid> = known.collect();
    if let [only] = known.as_slice() { Some(*only) } else { None }
}

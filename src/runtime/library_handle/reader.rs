//! The reader's way to the disk. Nothing in here writes, but for the making of a made-up library.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use directories::UserDirs;

use super::{LibraryHandle, StoreWriter, comparison};
use crate::maturity::comparison::Comparison;
use crate::maturity::comparison::selection::{OtherSnapshot, SnapshotChoice};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::matrix_catalog::MatrixCatalog;
use crate::maturity::network_state::{NetworkEntry, NetworkState};
use crate::maturity::revision::{MatrixFileState, Revision};
use crate::maturity::sanitize::clean_line;
use crate::maturity::share::{ImportPlan, ShareLog};
use crate::maturity::summary::LibrarySummary;
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::runtime::demo;
use crate::runtime::reader_thread::{LibraryReader, LibrarySwitch};
use crate::runtime::view_share::{self, ShareView};
use crate::spreadsheet;
use crate::store::error::StoreError;
use crate::store::library::Library;
use crate::store::temp_dir::TempFolder;
use crate::store::{dirs, read_file, settings, unsaved_network};
use crate::tui::protocol::outcome::{Outcome, SampleKind};
use crate::tui::protocol::spreadsheet_preview::Spreadsheet;

/// Reads through the store.
#[derive(Debug)]
pub struct StoreReader(LibraryHandle);

impl StoreReader {
    /// Reads these books.
    pub fn new(books: LibraryHandle) -> Self {
        Self(books)
    }
}

impl LibraryReader for StoreReader {
    fn network(&mut self, slug: &Slug) -> Result<NetworkState, StoreError> {
        self.0.library().open_network(slug, self.0.device)
    }

    fn compare(
        &mut self,
        wanted: &[SnapshotChoice],
        stop: &AtomicBool,
        say: &mut dyn FnMut(usize, usize),
    ) -> Option<(Arc<Comparison>, Vec<OtherSnapshot>)> {
        comparison::read(&self.0, wanted, stop, say)
    }

    fn networks(&mut self) -> Vec<NetworkEntry> {
        by_name(self.0.library().networks().0)
    }

    fn begun(&mut self) -> UnsavedNetwork {
        let folders = self.0.library().folders;
        unsaved_network::load(&folders.state, &folders.library)
    }

    fn matrices(&mut self) -> MatrixCatalog {
        self.0.library().collection()
    }

    fn matrix_file(&mut self, file: &str) -> MatrixFileState {
        self.0.library().look_at_loose(file)
    }

    fn revision(&mut self, file: &str) -> Result<Revision, StoreError> {
        self.0.library().look_at_changed(file)
    }

    fn summaries(
        &mut self,
        stop: &AtomicBool,
        say: &mut dyn FnMut(usize, usize),
    ) -> Option<LibrarySummary> {
        let library = self.0.library();
        let networks = library.summaries(|looked| {
            say(looked.read, looked.of);
            !stop.load(Ordering::SeqCst)
        })?;
        let titles = library
            .matrices()
            .0
            .into_iter()
            .map(|known| (known.reference.id.clone(), known.matrix.short().to_owned()));
        Some(LibrarySummary { networks, titles: titles.collect() })
    }

    fn examine(&mut self, stop: &AtomicBool) -> Option<Vec<Diagnostic>> {
        self.0.library().examine_while(|| !stop.load(Ordering::SeqCst))
    }

    fn shares(&mut self, stop: &AtomicBool, say: &mut dyn FnMut(usize, usize)) -> Option<ShareLog> {
        self.0.library().shares(true, |looked| {
            say(looked.read, looked.of);
            !stop.load(Ordering::SeqCst)
        })
    }

    fn look_over(
        &mut self,
        paths: &[PathBuf],
        stop: &AtomicBool,
        say: &mut dyn FnMut(usize, usize),
    ) -> Option<ImportPlan> {
        let paths: Vec<PathBuf> = paths.iter().map(|path| meant(path)).collect();
        self.0.library().look_over(&paths, |done, of| {
            say(done, of);
            !stop.load(Ordering::SeqCst)
        })
    }

    fn own(&mut self) -> Result<LibrarySwitch, StoreError> {
        let config = dirs::config()?;
        let (settings, _) = settings::load(&config);
        let own = self.0.own.clone();
        let library = Library::open(dirs::find(own.as_deref(), &settings)?)?;
        Ok(switch(
            LibraryHandle::new(library, settings::device(&config)?, self.0.clock.clone()).at(own),
            None,
            None,
        ))
    }

    fn spreadsheet(&mut self, file: &Path) -> Result<Spreadsheet, StoreError> {
        let file = meant(file);
        let book = spreadsheet::read(&read_file::read(&file)?)
            .map_err(|finding| StoreError::from(*finding))?;
        let taken =
            self.matrices().matrices.iter().map(|known| known.reference.id.clone()).collect();
        let named = |part: Option<&OsStr>| {
            part.map_or_else(String::new, |part| clean_line(&part.to_string_lossy()))
        };
        Ok(Spreadsheet::of(
            named(file.file_name()),
            &named(file.file_stem()),
            book.tables,
            book.notes,
            taken,
        ))
    }

    fn library(&mut self, folder: &Path) -> Result<LibrarySwitch, StoreError> {
        let file = meant(folder);
        if file.is_file() {
            let found = view_share::at(&file, &self.0.clock)?;
            let books = found.books.at(self.0.own.clone());
            return Ok(looking(&file, ShareView { books, ..found }));
        }
        let config = dirs::config()?;
        let (settings, _) = settings::load(&config);
        let folders = dirs::look(Some(&meant(folder)), &settings)?;
        let remember = folders.library.clone();
        let books = LibraryHandle::new(
            Library::open(folders)?,
            settings::device(&config)?,
            self.0.clock.clone(),
        );
        Ok(switch(books.at(Some(remember.clone())), None, Some(remember)))
    }

    fn demo(&mut self) -> Result<LibrarySwitch, StoreError> {
        let (books, folder) = demo::make(&self.0.clock)?;
        Ok(switch(books, Some(folder), None))
    }
}

/// A share, opened to look at only.
fn looking(file: &Path, looking: ShareView) -> LibrarySwitch {
    let ShareView { books, folder, why } = looking;
    let vault = StoreWriter::to_look_at(books.clone(), folder, why);
    let mut switch = switch(books, None, None);
    switch.vault = Box::new(vault);
    if let Outcome::LibraryOpened { share, .. } = &mut switch.opened {
        *share = Some(std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf()));
    }
    switch
}

/// Everything that working in these books needs.
fn switch(
    books: LibraryHandle,
    demo: Option<TempFolder>,
    remember: Option<PathBuf>,
) -> LibrarySwitch {
    let library = books.library();
    let networks = by_name(library.networks().0);
    let first = match networks.as_slice() {
        [only] => Some(only),
        [first, ..] if demo.is_some() => {
            networks.iter().find(|entry| entry.slug.as_str() == demo::FIRST).or(Some(first))
        }
        _ => None,
    };
    let record =
        first.and_then(|entry| library.open_network(&entry.slug, books.device).ok()).map(Box::new);
    let made_up = match (&demo, books.is_demo()) {
        (Some(_), _) => SampleKind::Passing,
        (None, true) => SampleKind::Kept,
        (None, false) => SampleKind::No,
    };
    let opened = Outcome::LibraryOpened {
        networks,
        record,
        made_up,
        read_only: None,
        library: books.shown(),
        share: None,
    };
    let (shelf, is_passing) = (Box::new(StoreReader::new(books.clone())), demo.is_some());
    LibrarySwitch {
        shelf,
        vault: Box::new(StoreWriter::new(books, demo)),
        opened,
        remember,
        is_passing,
    }
}

/// By name, as people look for them.
pub(crate) fn by_name(mut networks: Vec<NetworkEntry>) -> Vec<NetworkEntry> {
    networks.sort_by_cached_key(|entry| (entry.network.name.to_lowercase(), entry.slug.clone()));
    networks
}

/// The folder that was meant: as shells and file managers write it, in quotes or from the home
/// folder.
pub(crate) fn meant(typed: &Path) -> PathBuf {
    let Some(text) = typed.to_str().map(str::trim) else { return typed.to_path_buf() };
    let quoted =
        ['"', '\''].iter().find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote));
    let text = quoted.unwrap_or(text);
    match (text.strip_prefix('~'), UserDirs::new()) {
        (Some(""), Some(user)) => user.home_dir().to_path_buf(),
        (Some(below), Some(user)) if below.starts_with(['/', '\\']) => {
            user.home_dir().join(below.trim_start_matches(['/', '\\']))
        }
        _ => PathBuf::from(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_may_be_typed_or_dropped_as_systems_write_it() {
        let home = UserDirs::new().unwrap().home_dir().to_path_buf();
        for (typed, folder) in [
            ("/data/ours", PathBuf::from("/data/ours")),
            (" '/data/our folder' ", PathBuf::from("/data/our folder")),
            ("\"C:\\Users\\me\"", PathBuf::from("C:\\Users\\me")),
            ("~/ours", home.join("ours")),
            ("~", home.clone()),
            ("~ours", PathBuf::from("~ours")),
        ] {
            assert_eq!(meant(Path::new(typed)), folder, "{typed}");
        }
    }
}

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
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::share::{ImportPlan, ShareLog};
use crate::maturity::summary::LibrarySummary;
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::runtime::demo;
use crate::runtime::reader_thread::{LibraryReader, LibrarySwitch};
use crate::runtime::view_share::{self, ShareView};
use crate::spreadsheet::{self, ReadOptions};
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
    pub fn new(handle: LibraryHandle) -> Self {
        Self(handle)
    }
}

impl LibraryReader for StoreReader {
    fn open_network(&mut self, slug: &Slug) -> Result<NetworkState, StoreError> {
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

    fn list_networks(&mut self) -> Vec<NetworkEntry> {
        sort_by_name(self.0.library().networks().0)
    }

    fn load_unsaved_network(&mut self) -> UnsavedNetwork {
        let folders = self.0.library().dirs;
        unsaved_network::load(&folders.state, &folders.library)
    }

    fn list_matrices(&mut self) -> MatrixCatalog {
        self.0.library().matrix_catalog()
    }

    fn read_matrix_file(&mut self, file: &str) -> MatrixFileState {
        self.0.library().read_matrix_file(file)
    }

    fn preview_revision(&mut self, file: &str) -> Result<Revision, StoreError> {
        self.0.library().preview_changed_matrix(file)
    }

    fn summarize(
        &mut self,
        stop: &AtomicBool,
        say: &mut dyn FnMut(usize, usize),
    ) -> Option<LibrarySummary> {
        let library = self.0.library();
        let networks = library.summaries(|looked| {
            say(looked.done, looked.total);
            !stop.load(Ordering::SeqCst)
        })?;
        let titles = library
            .matrices()
            .0
            .into_iter()
            .map(|known| (known.reference.id.clone(), known.matrix.short_title().to_owned()));
        Some(LibrarySummary { networks, titles: titles.collect() })
    }

    fn diagnose(&mut self, stop: &AtomicBool) -> Option<Vec<Diagnostic>> {
        self.0.library().diagnose_while(|| !stop.load(Ordering::SeqCst))
    }

    fn read_share_log(
        &mut self,
        stop: &AtomicBool,
        say: &mut dyn FnMut(usize, usize),
    ) -> Option<ShareLog> {
        self.0.library().read_share_log(true, |looked| {
            say(looked.done, looked.total);
            !stop.load(Ordering::SeqCst)
        })
    }

    fn plan_import(
        &mut self,
        paths: &[PathBuf],
        stop: &AtomicBool,
        say: &mut dyn FnMut(usize, usize),
    ) -> Option<ImportPlan> {
        let paths: Vec<PathBuf> = paths.iter().map(|path| expand_path(path)).collect();
        self.0.library().plan_import(&paths, |done, of| {
            say(done, of);
            !stop.load(Ordering::SeqCst)
        })
    }

    fn open_own_library(&mut self) -> Result<LibrarySwitch, StoreError> {
        let config = dirs::config_dir()?;
        let (settings, _) = settings::load(&config);
        let own = self.0.own_dir.clone();
        let library = Library::open(dirs::resolve(own.as_deref(), &settings)?)?;
        Ok(library_switch(
            LibraryHandle::new(library, settings::device_id(&config)?, self.0.clock.clone())
                .with_own_dir(own),
            None,
            None,
        ))
    }

    fn read_spreadsheet(&mut self, file: &Path) -> Result<Spreadsheet, StoreError> {
        let file = expand_path(file);
        let book = spreadsheet::read(&read_file::read(&file)?)
            .map_err(|finding| StoreError::from(*finding))?;
        let known = self.list_matrices().matrices;
        let name = |part: Option<&OsStr>| {
            part.map_or_else(String::new, |part| sanitize_line(&part.to_string_lossy()))
        };
        let options = ReadOptions {
            file_stem: name(file.file_stem()),
            taken_ids: known.iter().map(|known| known.reference.id.clone()).collect(),
            ..ReadOptions::default()
        };
        Ok(Spreadsheet::new(name(file.file_name()), book, options))
    }

    fn open_library(&mut self, folder: &Path) -> Result<LibrarySwitch, StoreError> {
        let file = expand_path(folder);
        if file.is_file() {
            let found = view_share::open(&file, &self.0.clock)?;
            let handle = found.handle.with_own_dir(self.0.own_dir.clone());
            return Ok(share_switch(&file, ShareView { handle, ..found }));
        }
        let config = dirs::config_dir()?;
        let (settings, _) = settings::load(&config);
        let folders = dirs::resolve_unchecked(Some(&expand_path(folder)), &settings)?;
        let remember = folders.library.clone();
        let handle = LibraryHandle::new(
            Library::open(folders)?,
            settings::device_id(&config)?,
            self.0.clock.clone(),
        );
        Ok(library_switch(handle.with_own_dir(Some(remember.clone())), None, Some(remember)))
    }

    fn open_demo(&mut self) -> Result<LibrarySwitch, StoreError> {
        let (handle, folder) = demo::create(&self.0.clock)?;
        Ok(library_switch(handle, Some(folder), None))
    }
}

/// A share, opened to look at only.
fn share_switch(file: &Path, looking: ShareView) -> LibrarySwitch {
    let ShareView { handle, temp_dir: folder, read_only_reason: why } = looking;
    let writer = StoreWriter::read_only(handle.clone(), folder, why);
    let mut switch = library_switch(handle, None, None);
    switch.writer = Box::new(writer);
    if let Outcome::LibraryOpened { viewed_share: share, .. } = &mut switch.outcome {
        *share = Some(std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf()));
    }
    switch
}

/// Everything that working in these books needs.
fn library_switch(
    handle: LibraryHandle,
    demo: Option<TempFolder>,
    remember: Option<PathBuf>,
) -> LibrarySwitch {
    let library = handle.library();
    let networks = sort_by_name(library.networks().0);
    let first = match networks.as_slice() {
        [only] => Some(only),
        [first, ..] if demo.is_some() => {
            networks.iter().find(|entry| entry.slug.as_str() == demo::FIRST_NETWORK).or(Some(first))
        }
        _ => None,
    };
    let record =
        first.and_then(|entry| library.open_network(&entry.slug, handle.device).ok()).map(Box::new);
    let made_up = match (&demo, handle.is_demo()) {
        (Some(_), _) => SampleKind::Temporary,
        (None, true) => SampleKind::Persistent,
        (None, false) => SampleKind::Real,
    };
    let opened = Outcome::LibraryOpened {
        networks,
        network_state: record,
        sample_kind: made_up,
        read_only_reason: None,
        library_dir: handle.display_path(),
        viewed_share: None,
    };
    let (reader, is_passing) = (Box::new(StoreReader::new(handle.clone())), demo.is_some());
    LibrarySwitch {
        reader,
        writer: Box::new(StoreWriter::new(handle, demo)),
        outcome: opened,
        remember_path: remember,
        is_temporary: is_passing,
    }
}

/// By name, as people look for them.
pub(crate) fn sort_by_name(mut networks: Vec<NetworkEntry>) -> Vec<NetworkEntry> {
    networks.sort_by_cached_key(|entry| (entry.network.name.to_lowercase(), entry.slug.clone()));
    networks
}

/// The folder that was meant: as shells and file managers write it, in quotes or from the home
/// folder.
pub(crate) fn expand_path(typed: &Path) -> PathBuf {
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
            assert_eq!(expand_path(Path::new(typed)), folder, "{typed}");
        }
    }
}

//! Opening another library while the program runs: the person's own, one at a path, a share to look
//! at only, or a made-up one.

use std::path::{Path, PathBuf};

use super::reader;
use crate::maturity::matrix::Language;
use crate::runtime::demo;
use crate::runtime::library_access::LibrarySwitch;
use crate::runtime::library_handle::{LibraryHandle, sort_by_name};
use crate::runtime::store_writer::StoreWriter;
use crate::runtime::user_dirs::{expand_home, offered_library_dir};
use crate::runtime::view_share::{self, ShareView};
use crate::store::error::StoreError;
use crate::store::library::Library;
use crate::store::library::import_inspection::{is_other_folder, is_share};
use crate::store::{device, dirs, settings};
use crate::tui::protocol::outcome::{Outcome, SampleKind};

/// Opens the person's own library, after a share was looked at.
pub(crate) fn open_own(before: &LibraryHandle) -> Result<LibrarySwitch, StoreError> {
    let config = dirs::config_dir()?;
    let (settings, _) = settings::load(&config);
    let own = before.own_dir.clone();
    let library = Library::open(dirs::resolve(own.as_deref(), &settings)?)?;
    let device = device::device_id(&library.dirs.state, &config)?;
    let handle = LibraryHandle::new(library, device, before.clock.clone()).with_own_dir(own);
    let writer = StoreWriter::new(handle.clone(), None);
    Ok(library_switch(handle, writer, SampleKind::Real, before.library().language()))
}

/// What a person named, where it is neither a workbook nor a share that can be looked at: then it is
/// told as something to bring in.
pub(crate) fn find_returns(typed: &Path) -> Option<PathBuf> {
    let path = expand_home(typed);
    let is_other = if path.is_file() { !is_share(&path) } else { is_other_folder(&path) };
    is_other.then_some(path)
}

/// Opens the library in a folder, or a share that somebody sent.
pub(crate) fn open_path(before: &LibraryHandle, typed: &Path) -> Result<LibrarySwitch, StoreError> {
    let path = expand_home(typed);
    if path.is_file() {
        return open_share(before, &path);
    }
    let config = dirs::config_dir()?;
    let (settings, _) = settings::load(&config);
    let mut dirs = dirs::resolve_unchecked(Some(&path), &settings)?;
    // the one that was offered is made by what is written first, as the usual one is
    dirs.is_explicit = offered_library_dir().is_none_or(|offered| offered != path);
    let folder: PathBuf = dirs.library.clone();
    let library = Library::open(dirs)?;
    let device = device::device_id(&library.dirs.state, &config)?;
    let handle = LibraryHandle::new(library, device, before.clock.clone())
        .with_own_dir(Some(folder.clone()));
    let writer = StoreWriter::new(handle.clone(), None);
    let switch = library_switch(handle, writer, SampleKind::Real, before.library().language());
    Ok(LibrarySwitch { remember_path: Some(folder), ..switch })
}

fn open_share(before: &LibraryHandle, file: &Path) -> Result<LibrarySwitch, StoreError> {
    let ShareView { handle, temp_dir, read_only_reason } = view_share::open(file, &before.clock)?;
    let handle = handle.with_own_dir(before.own_dir.clone());
    let writer = StoreWriter::read_only(handle.clone(), temp_dir, read_only_reason);
    let mut switch = library_switch(handle, writer, SampleKind::Real, before.library().language());
    if let Outcome::LibraryOpened { viewed_share, .. } = &mut switch.outcome {
        *viewed_share = Some(std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf()));
    }
    Ok(switch)
}

/// Makes a made-up library and opens it.
pub(crate) fn open_demo(before: &LibraryHandle) -> Result<LibrarySwitch, StoreError> {
    let (handle, folder) = demo::create(&before.clock)?;
    let handle = handle.with_own_dir(before.own_dir.clone());
    let writer = StoreWriter::new(handle.clone(), Some(folder));
    Ok(library_switch(handle, writer, SampleKind::Temporary, before.library().language()))
}

fn library_switch(
    handle: LibraryHandle,
    writer: StoreWriter,
    sample_kind: SampleKind,
    language: Option<Language>,
) -> LibrarySwitch {
    let library = handle.library();
    library.set_language(language);
    let is_temporary = sample_kind == SampleKind::Temporary;
    let networks = sort_by_name(library.networks().0);
    let first = match networks.as_slice() {
        [only] => Some(only),
        [first, ..] if is_temporary => {
            networks.iter().find(|entry| entry.slug.as_str() == demo::FIRST_NETWORK).or(Some(first))
        }
        _ => None,
    };
    let network_state =
        first.and_then(|entry| library.open_network(&entry.slug, handle.device).ok()).map(Box::new);
    let is_marked = !is_temporary && handle.is_demo();
    let outcome = Outcome::LibraryOpened {
        networks,
        network_state,
        sample_kind: if is_marked { SampleKind::Persistent } else { sample_kind },
        read_only_reason: None,
        library_dir: handle.display_path(),
        viewed_share: None,
    };
    LibrarySwitch {
        reader: reader(handle),
        writer: Box::new(writer),
        outcome,
        remember_path: None,
        is_temporary,
    }
}

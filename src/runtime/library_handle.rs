//! The library as threads share it: an empty folder becomes a library with the first write, and
//! whoever reads must know.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;

use super::clock::Clock;
use crate::maturity::network_state::NetworkEntry;
use crate::maturity::sanitize::sanitize_line;
use crate::store::library::Library;

/// One library, as one device works in it. Clones share it.
#[derive(Clone, Debug)]
pub struct LibraryHandle {
    library: Arc<Mutex<Library>>,
    pub device: Uuid,
    pub clock: Clock,
    /// The folder that was named for the person's own work; none where it is looked for where it
    /// usually is.
    pub own_dir: Option<PathBuf>,
}

impl LibraryHandle {
    pub fn new(library: Library, device: Uuid, clock: Clock) -> Self {
        Self { library: Arc::new(Mutex::new(library)), device, clock, own_dir: None }
    }

    #[must_use]
    pub fn with_own_dir(self, own_dir: Option<PathBuf>) -> Self {
        Self { own_dir, ..self }
    }

    pub fn library(&self) -> Library {
        self.library.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set_library(&self, library: Library) {
        *self.library.lock().unwrap_or_else(PoisonError::into_inner) = library;
    }

    pub fn is_demo(&self) -> bool {
        self.library().library_file.is_some_and(|mark| mark.demo)
    }

    pub fn display_path(&self) -> String {
        sanitize_line(&self.library().dirs.library.display().to_string())
    }
}

/// By name, as people look for them.
pub(crate) fn sort_by_name(mut networks: Vec<NetworkEntry>) -> Vec<NetworkEntry> {
    networks.sort_by_cached_key(|entry| (entry.network.name.to_lowercase(), entry.slug.clone()));
    networks
}

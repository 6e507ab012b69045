//! The library as the threads use it: [`LibraryHandle`] is what the keeper and the reader share,
//! [`StoreWriter`] and [`StoreReader`] are how each of them uses it.

mod comparison;
mod last_place;
mod reader;
mod writer;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;

use super::clock::Clock;
use crate::maturity::sanitize::sanitize_line;
use crate::store::library::Library;

pub use self::comparison::anchor_matrix;
pub use self::last_place::last_place;
pub use self::reader::StoreReader;
pub(crate) use self::reader::sort_by_name;
pub use self::writer::StoreWriter;

/// One library, as one device works in it. Clones share it: an empty folder becomes a library with
/// the first write, and whoever reads must know.
#[derive(Clone, Debug)]
pub struct LibraryHandle {
    library: Arc<Mutex<Library>>,
    /// This device.
    pub device: Uuid,
    /// The time.
    pub clock: Clock,
    /// The folder that was named for the person's own work; none where it is looked for where it
    /// usually is.
    pub own_dir: Option<PathBuf>,
}

impl LibraryHandle {
    /// This library, for this device.
    pub fn new(library: Library, device: Uuid, clock: Clock) -> Self {
        Self { library: Arc::new(Mutex::new(library)), device, clock, own_dir: None }
    }

    /// The same for somebody who named the folder of their own work.
    #[must_use]
    pub fn with_own_dir(self, own: Option<PathBuf>) -> Self {
        Self { own_dir: own, ..self }
    }

    /// The library as it is now.
    pub fn library(&self) -> Library {
        self.library.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether everything in it is made up.
    pub fn is_demo(&self) -> bool {
        self.library().library_file.is_some_and(|mark| mark.demo)
    }

    /// Where it is, as it can be shown.
    pub fn display_path(&self) -> String {
        sanitize_line(&self.library().dirs.library.display().to_string())
    }

    fn put(&self, library: Library) {
        *self.library.lock().unwrap_or_else(PoisonError::into_inner) = library;
    }
}

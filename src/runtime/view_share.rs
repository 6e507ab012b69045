//! A share that somebody sent, to look at only: it is brought into a library of its own under the
//! system's temporary folder, which is gone when it is left. Nothing of the person's own workbook
//! is touched, its settings neither.

use std::path::Path;
use std::time::Duration;

use uuid::Uuid;

use super::clock::Clock;
use super::library_handle::LibraryHandle;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::share::{FileContent, ImportPlan, ImportTarget};
use crate::store::dirs::Dirs;
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::library_file::LibraryFile;
use crate::store::library::Library;
use crate::store::ops::Writer;
use crate::store::temp_dir::TempFolder;

/// A share, ready to be looked at.
pub struct ShareView {
    /// The library it was brought into.
    pub books: LibraryHandle,
    /// Where that is.
    pub folder: TempFolder,
    /// Why it can only be looked at.
    pub why: String,
}

/// Brings the share in `file` into a library of its own.
pub fn at(file: &Path, clock: &Clock) -> Result<ShareView, StoreError> {
    let folder = TempFolder::make()?;
    let (today, device) = (clock.moment().today, Uuid::now_v7());
    let folders = Dirs {
        library: folder.below("library"),
        state: folder.below("state"),
        config: folder.below("config"),
        named: false,
    };
    let library = Library::found(folders, &LibraryFile::new(Uuid::now_v7(), today))?;
    let look = library.look_over(&[file.to_path_buf()], |_, _| true).unwrap_or_default();
    let why = why(&look, file)?;
    let mut writer = Writer::take(&library, device, Duration::ZERO, today)?;
    let chosen: Vec<_> =
        look.arrivals.iter().map(|arrival| arrival.chosen(ImportTarget::New)).collect();
    let landing = writer.bring_in(&chosen, &look.sources, |_| true);
    if let Some(finding) = landing.files.into_iter().find_map(|landed| landed.refused) {
        return Err(refused(finding, file));
    }
    let library = writer.library().clone();
    drop(writer);
    Ok(ShareView { books: LibraryHandle::new(library, device, clock.clone()), folder, why })
}

/// Whose share it is; or why it can't be looked at.
fn why(look: &ImportPlan, file: &Path) -> Result<String, StoreError> {
    let Some(arrival) = look.arrivals.first() else { return Err(nothing(file)) };
    match &arrival.holds {
        FileContent::Refused(finding) | FileContent::Foreign(finding) => {
            Err(refused(finding.clone(), file))
        }
        FileContent::Snapshots(parcel) => match parcel.missing() {
            Some(finding) => Err(refused(finding, file)),
            None => Ok(format!("A share from {}. b brings it in.", arrival.who())),
        },
        FileContent::Matrix { .. } | FileContent::Again { .. } => Err(nothing(file)),
    }
}

fn refused(finding: Diagnostic, file: &Path) -> StoreError {
    StoreError::from(finding).of_file(file)
}

fn nothing(file: &Path) -> StoreError {
    let says = "There is no snapshot in this file, so there is nothing to look at.";
    StoreError::new(
        ErrorKind::NotPossible,
        says,
        "Name a share that someone sent, or the folder that holds library.json.",
    )
    .of_file(file)
}

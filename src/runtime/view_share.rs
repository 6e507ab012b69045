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
    pub handle: LibraryHandle,
    /// Where that is.
    pub temp_dir: TempFolder,
    /// Why it can only be looked at.
    pub read_only_reason: String,
}

/// Brings the share in `file` into a library of its own.
pub fn open(file: &Path, clock: &Clock) -> Result<ShareView, StoreError> {
    let folder = TempFolder::create()?;
    let (today, device) = (clock.now().today, Uuid::now_v7());
    let folders = Dirs {
        library: folder.path("library"),
        state: folder.path("state"),
        config: folder.path("config"),
        is_explicit: false,
    };
    let library = Library::init(folders, &LibraryFile::new(Uuid::now_v7(), today))?;
    let look = library.plan_import(&[file.to_path_buf()], |_, _| true).unwrap_or_default();
    let why = read_only_reason(&look, file)?;
    let mut writer = Writer::acquire(&library, device, Duration::ZERO, today)?;
    let chosen: Vec<_> =
        look.files.iter().map(|arrival| arrival.to_chosen(ImportTarget::New)).collect();
    let landing = writer.import(&chosen, &look.matrix_sources, |_| true);
    if let Some(finding) = landing.files.into_iter().find_map(|landed| landed.refused) {
        return Err(unusable_file_error(finding, file));
    }
    let library = writer.library().clone();
    drop(writer);
    Ok(ShareView {
        handle: LibraryHandle::new(library, device, clock.clone()),
        temp_dir: folder,
        read_only_reason: why,
    })
}

/// Whose share it is; or why it can't be looked at.
fn read_only_reason(look: &ImportPlan, file: &Path) -> Result<String, StoreError> {
    let Some(arrival) = look.files.first() else { return Err(no_snapshot_error(file)) };
    match &arrival.content {
        FileContent::Refused(finding) | FileContent::Foreign(finding) => {
            Err(unusable_file_error(finding.clone(), file))
        }
        FileContent::Snapshots(parcel) => match parcel.missing_matrix() {
            Some(finding) => Err(unusable_file_error(finding, file)),
            None => Ok(format!("A share from {}. b brings it in.", arrival.network_label())),
        },
        FileContent::Matrix { .. } | FileContent::Duplicate { .. } => Err(no_snapshot_error(file)),
    }
}

fn unusable_file_error(finding: Diagnostic, file: &Path) -> StoreError {
    StoreError::from(finding).in_file(file)
}

fn no_snapshot_error(file: &Path) -> StoreError {
    let says = "There is no snapshot in this file, so there is nothing to look at.";
    StoreError::new(
        ErrorKind::NotPossible,
        says,
        "Name a share that someone sent, or the folder that holds library.json.",
    )
    .in_file(file)
}

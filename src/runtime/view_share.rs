//! Views a share that somebody sent, read-only: it is imported into a library of its own under the
//! system's temporary folder, which is gone when it is left. Nothing of the person's own workbook is
//! touched, nor its settings.

use std::path::Path;
use std::time::Duration;

use super::clock::Clock;
use super::library_handle::LibraryHandle;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::share::{FileContent, ImportPlan, ImportTarget};
use crate::store::dirs::Dirs;
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::library_file::LibraryFile;
use crate::store::id_gen;
use crate::store::library::Library;
use crate::store::ops::Writer;
use crate::store::temp_dir::TempFolder;

pub struct ShareView {
    pub handle: LibraryHandle,
    pub temp_dir: TempFolder,
    pub read_only_reason: String,
}

/// Imports the share in `file` into a library of its own.
pub fn open(file: &Path, clock: &Clock) -> Result<ShareView, StoreError> {
    let folder = TempFolder::create()?;
    let (today, device) = (clock.now().today, id_gen::generate());
    let folders = Dirs {
        library: folder.path("library"),
        state: folder.path("state"),
        config: folder.path("config"),
        is_explicit: false,
    };
    let library = Library::init(folders, &LibraryFile::new(id_gen::generate(), today))?;
    let plan = library.plan_import(&[file.to_path_buf()], |_, _| true).unwrap_or_default();
    let read_only_reason = read_only_reason(&plan, file)?;
    let mut writer = Writer::acquire(&library, device, Duration::ZERO, today)?;
    let chosen: Vec<_> =
        plan.files.iter().map(|planned| planned.to_chosen(ImportTarget::New)).collect();
    let report = writer.import(&chosen, &plan.matrix_sources, |_| true);
    if let Some(diagnostic) = report.files.into_iter().find_map(|imported| imported.refused) {
        return Err(unusable_file_error(diagnostic, file));
    }
    let library = writer.library().clone();
    drop(writer);
    Ok(ShareView {
        handle: LibraryHandle::new(library, device, clock.clone()),
        temp_dir: folder,
        read_only_reason,
    })
}

/// Whose share it is; or why it can't be looked at.
fn read_only_reason(plan: &ImportPlan, file: &Path) -> Result<String, StoreError> {
    let Some(planned) = plan.files.first() else { return Err(no_snapshot_error(file)) };
    match &planned.content {
        FileContent::Refused(diagnostic) | FileContent::Foreign(diagnostic) => {
            Err(unusable_file_error(diagnostic.clone(), file))
        }
        FileContent::Snapshots(parcel) => match parcel.missing_matrix() {
            Some(diagnostic) => Err(unusable_file_error(diagnostic, file)),
            None => Ok(format!("A share from {}. b brings it in.", planned.network_label())),
        },
        FileContent::Matrix { title, .. } => Err(matrix_error(title, file)),
        FileContent::Duplicate { .. } => Err(no_snapshot_error(file)),
    }
}

fn unusable_file_error(diagnostic: Diagnostic, file: &Path) -> StoreError {
    StoreError::from(diagnostic).in_file(file)
}

fn matrix_error(title: &str, file: &Path) -> StoreError {
    let message = format!("There is no snapshot in this file: it is a matrix, {title}.");
    StoreError::new(
        ErrorKind::NotPossible,
        message,
        "To use it, add it: pcn-workbook matrix add FILE",
    )
    .in_file(file)
}

fn no_snapshot_error(file: &Path) -> StoreError {
    let message = "There is no snapshot in this file, so there is nothing to look at.";
    StoreError::new(
        ErrorKind::NotPossible,
        message,
        "Name a share that someone sent, or the folder that holds library.json.",
    )
    .in_file(file)
}

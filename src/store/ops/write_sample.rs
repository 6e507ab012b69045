//! Filling a new folder with made-up networks, for trying the workbook out and for measuring it.
//!
//! This is the one place that does not follow the save protocol: what is made up can be made again,
//! and thousands of flushes would take minutes. So the files are written plainly, with the same
//! forms, names and rights as always, and never over anything. The mark that makes the folder a
//! library is written last: cut off before that, it is no library to anybody.

use std::collections::BTreeSet;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::slug::slug_for;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::sample::SampleNetwork;
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::library_file::{self, LibraryFile};
use crate::store::format::{draft, matrix, network, snapshot};
use crate::store::layout::Layout;
use crate::store::library::snapshots::name_of;
use crate::store::sha256::sha256_hex;
use crate::store::{list_dir, read_file};

/// How much was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SampleWritten {
    /// Networks.
    pub networks: usize,
    /// Snapshots, of all networks together.
    pub snapshots: usize,
}

/// Writes `samples` into the new or empty folder `root` and makes a library of it, with this mark.
/// `matrices` are those that the samples were made with; each is frozen here.
pub fn fill(
    root: &Path,
    mark: &LibraryFile,
    matrices: &[KnownMatrix],
    samples: impl Iterator<Item = SampleNetwork>,
) -> Result<SampleWritten, StoreError> {
    check_empty(root)?;
    let mut filling = SampleWriter {
        places: Layout::new(root),
        taken: BTreeSet::new(),
        filled: SampleWritten::default(),
    };
    filling.freeze(matrices)?;
    for sample in samples {
        filling.add(&sample)?;
    }
    put(&filling.places.mark(), &library_file::write(mark))?;
    Ok(filling.filled)
}

fn check_empty(root: &Path) -> Result<(), StoreError> {
    let is_free = match fs::symlink_metadata(root) {
        Err(error) => error.kind() == io::ErrorKind::NotFound,
        Ok(_) => root.is_dir() && list_dir::is_bare(root)?,
    };
    if is_free {
        return Ok(());
    }
    let fault = StoreError::new(
        ErrorKind::NotPossible,
        "This is not a new or empty folder, so nothing was written.",
        "Name a folder that is not there yet, or an empty one.",
    );
    Err(fault.of_file(root))
}

struct SampleWriter {
    places: Layout,
    taken: BTreeSet<String>,
    filled: SampleWritten,
}

impl SampleWriter {
    fn freeze(&self, matrices: &[KnownMatrix]) -> Result<(), StoreError> {
        make(&self.places.matrices())?;
        for known in matrices {
            let name = matrix::frozen_name(&known.reference);
            if let Some(path) = self.places.frozen(&known.reference, &name) {
                put(&path, &matrix::canonical(&known.matrix))?;
            }
        }
        Ok(())
    }

    fn add(&mut self, sample: &SampleNetwork) -> Result<(), StoreError> {
        let slug: Slug = slug_for(&sample.network.name, |slug| self.taken.contains(slug));
        self.taken.insert(slug.to_string());
        let snapshots = self.places.snapshots(&slug)?;
        make(&snapshots)?;
        put(&self.places.network_file(&slug)?, &network::write(&sample.network))?;
        for taken in &sample.snapshots {
            let bytes = snapshot::write(taken);
            put(&snapshots.join(name_of(taken, &sha256_hex(&bytes))), &bytes)?;
        }
        if let Some(open) = &sample.draft {
            make(&self.places.drafts(&slug)?)?;
            put(&self.places.draft(&slug, open.id)?, &draft::write(open))?;
        }
        self.filled.networks += 1;
        self.filled.snapshots += sample.snapshots.len();
        Ok(())
    }
}

fn make(folder: &Path) -> Result<(), StoreError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    for_us_only(&mut builder);
    builder.create(folder).map_err(|error| not_written(&error, folder))
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let mut how = OpenOptions::new();
    how.create_new(true).write(true);
    readable_by_us_only(&mut how);
    how.open(path)
        .and_then(|mut file| file.write_all(bytes))
        .map_err(|error| not_written(&error, path))
}

#[cfg(unix)]
fn for_us_only(builder: &mut DirBuilder) {
    use std::os::unix::fs::DirBuilderExt;
    builder.mode(0o700);
}

#[cfg(unix)]
fn readable_by_us_only(how: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    how.mode(0o600);
}

#[cfg(not(unix))]
fn for_us_only(_: &mut DirBuilder) {}

#[cfg(not(unix))]
fn readable_by_us_only(_: &mut OpenOptions) {}

fn not_written(error: &io::Error, path: &Path) -> StoreError {
    StoreError::new(
        ErrorKind::NotWritten,
        format!(
            "The made-up workbook could not be written ({}). What is there of it is no use.",
            read_file::code(error)
        ),
        "Make room, or name a folder you may write to, and begin again with an empty one.",
    )
    .of_file(path)
}

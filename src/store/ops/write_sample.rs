//! Fills a new folder with a made-up sample library, for demos and for benchmarks.
//!
//! This is the one place that does not follow the save protocol: a sample can be made again, and
//! thousands of flushes would take minutes. The files have the same formats, names and permissions
//! as always, and none is overwritten. `library.json` is written last, so an interruption leaves no
//! library.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::slug::slug_for;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::sample::SampleNetwork;
use crate::store::atomic_write::{private_dir_builder, private_file_options};
use crate::store::error::StoreError;
use crate::store::format::library_file::{self, LibraryFile};
use crate::store::format::{draft, matrix, network, snapshot};
use crate::store::io_cause::why_not_written;
use crate::store::layout::Layout;
use crate::store::library::snapshots::canonical_file_name;
use crate::store::list_dir;
use crate::store::sha256::sha256_hex;

/// How much was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SampleCounts {
    /// Networks.
    pub networks: usize,
    /// Snapshots, of all networks together.
    pub snapshots: usize,
}

/// Writes `samples` into the new or empty folder `root` and makes a library of it, with this mark.
/// `matrices` are those that the samples were made with; each is frozen here.
pub fn write_sample(
    root: &Path,
    library_file: &LibraryFile,
    matrices: &[KnownMatrix],
    samples: impl Iterator<Item = SampleNetwork>,
) -> Result<SampleCounts, StoreError> {
    check_empty(root)?;
    let mut writer = SampleWriter {
        layout: Layout::new(root),
        used_slugs: BTreeSet::new(),
        written: SampleCounts::default(),
    };
    let was_there = root.is_dir();
    writer.write_all(library_file, matrices, samples).inspect_err(|_| {
        // a part of a sample is no use, and would be in the way of the next try
        for part in [writer.layout.matrices_dir(), writer.layout.networks_dir()] {
            let _ = fs::remove_dir_all(part);
        }
        let _ = fs::remove_file(writer.layout.library_file());
        if !was_there {
            let _ = fs::remove_dir(root);
        }
    })?;
    Ok(writer.written)
}

fn check_empty(root: &Path) -> Result<(), StoreError> {
    let is_free = match fs::symlink_metadata(root) {
        Err(error) => error.kind() == io::ErrorKind::NotFound,
        Ok(_) => root.is_dir() && list_dir::is_empty_dir(root)?,
    };
    if is_free {
        return Ok(());
    }
    let error = StoreError::not_possible(
        "This is not a new or empty folder, so nothing was written.",
        "Name a folder that is not there yet, or an empty one.",
    );
    Err(error.in_file(root))
}

struct SampleWriter {
    layout: Layout,
    used_slugs: BTreeSet<String>,
    written: SampleCounts,
}

impl SampleWriter {
    fn write_all(
        &mut self,
        library_file: &LibraryFile,
        matrices: &[KnownMatrix],
        samples: impl Iterator<Item = SampleNetwork>,
    ) -> Result<(), StoreError> {
        self.write_matrices(matrices)?;
        for sample in samples {
            self.write_network(&sample)?;
        }
        write_new_file(&self.layout.library_file(), &library_file::write(library_file))
    }

    fn write_matrices(&self, matrices: &[KnownMatrix]) -> Result<(), StoreError> {
        create_private_dirs(&self.layout.matrices_dir())?;
        for known in matrices {
            let name = matrix::frozen_file_name(&known.reference);
            if let Some(path) = self.layout.matrix_file(&known.reference, &name) {
                write_new_file(&path, &matrix::canonical_bytes(&known.matrix))?;
            }
        }
        Ok(())
    }

    fn write_network(&mut self, sample: &SampleNetwork) -> Result<(), StoreError> {
        let slug: Slug = slug_for(&sample.network.name, |slug| self.used_slugs.contains(slug));
        self.used_slugs.insert(slug.to_string());
        let snapshots = self.layout.snapshots_dir(&slug)?;
        create_private_dirs(&snapshots)?;
        write_new_file(&self.layout.network_file(&slug)?, &network::write(&sample.network))?;
        for taken in &sample.snapshots {
            let bytes = snapshot::write(taken);
            write_new_file(
                &snapshots.join(canonical_file_name(taken, &sha256_hex(&bytes))),
                &bytes,
            )?;
        }
        if let Some(open) = &sample.draft {
            create_private_dirs(&self.layout.drafts_dir(&slug)?)?;
            write_new_file(&self.layout.draft_file(&slug, open.id)?, &draft::write(open))?;
        }
        self.written.networks += 1;
        self.written.snapshots += sample.snapshots.len();
        Ok(())
    }
}

fn create_private_dirs(folder: &Path) -> Result<(), StoreError> {
    private_dir_builder()
        .recursive(true)
        .create(folder)
        .map_err(|error| not_written(&error, folder))
}

fn write_new_file(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    private_file_options()
        .create_new(true)
        .open(path)
        .and_then(|mut file| file.write_all(bytes))
        .map_err(|error| not_written(&error, path))
}

fn not_written(error: &io::Error, path: &Path) -> StoreError {
    let (why, _) = why_not_written(error, path);
    StoreError::not_written(
        format!("The made-up workbook could not be written: {why} Nothing of it was kept."),
        "Make room, or name a folder you may write to, and give the command again.",
    )
    .in_file(path)
}

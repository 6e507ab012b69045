//! Taking back what was written of a file that could not be brought in whole. Only what this very doing wrote is ever touched.

use std::path::{Path, PathBuf};

use crate::maturity::finding::Finding;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::store::fault::Fault;
use crate::store::removing::remove;
use crate::store::writer::Writer;

/// What was written so far.
#[derive(Default)]
pub(super) struct Undoing {
    files: Vec<PathBuf>,
    made: Vec<Slug>,
    changed: Vec<(Slug, Network)>,
}

impl Undoing {
    /// A file is about to be written where there is none.
    pub(super) fn writes(&mut self, path: &Path) {
        self.files.push(path.to_path_buf());
    }

    /// It was not: what stands there is not ours to take away. One that stands there and may not be on the disk is.
    pub(super) fn did_not_write(&mut self, path: &Path, fault: &Fault) {
        if fault.trouble != crate::store::fault::Trouble::NotFlushed {
            self.files.retain(|file| file != path);
        }
    }

    /// A network was made.
    pub(super) fn made(&mut self, slug: &Slug) {
        self.made.push(slug.clone());
    }

    /// What is known of a network was changed; this is what it was.
    pub(super) fn changed(&mut self, slug: &Slug, before: Network) {
        self.changed.push((slug.clone(), before));
    }

    /// Takes all of it back. What can't be is said with the finding.
    pub(super) fn take_back(self, writer: &mut Writer, finding: Finding) -> Finding {
        let mut is_whole = self.files.iter().all(|path| remove(path).is_ok());
        for (slug, before) in self.changed.iter().rev() {
            is_whole &= writer.put_network(slug, before).is_ok();
        }
        for slug in &self.made {
            is_whole &= unmake(writer, slug).is_ok();
        }
        if is_whole {
            return finding;
        }
        let says = format!("{} Some of the file's snapshots are here all the same, each of them whole.", finding.says);
        Finding { says, remedy: format!("{} Then bring the file in again: it brings the rest.", finding.remedy), ..finding }
    }
}

/// Takes away a network that was just made. Folders go only while they are empty.
fn unmake(writer: &mut Writer, slug: &Slug) -> Result<(), Fault> {
    let places = writer.library.places.clone();
    remove(&places.network_file(slug)?)?;
    for folder in [places.snapshots(slug)?, places.network(slug)?] {
        let _ = std::fs::remove_dir(folder);
    }
    writer.tidied.remove(slug);
    Ok(())
}

//! Rolls back (undoes) an import of a file that failed half way. Only what this import wrote is
//! removed or restored.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::store::error::StoreError;
use crate::store::ops::Writer;
use crate::store::remove_file::remove;

#[derive(Default)]
pub(crate) struct Rollback {
    files: Vec<PathBuf>,
    created: Vec<Slug>,
    changed: Vec<(Slug, Network)>,
}

impl Rollback {
    /// A new file is about to be written.
    pub(crate) fn record_file(&mut self, path: &Path) {
        self.files.push(path.to_path_buf());
    }

    /// It was not written, and what is there is not ours to remove.
    pub(crate) fn unrecord_file(&mut self, path: &Path) {
        self.files.retain(|file| file != path);
    }

    pub(crate) fn record_created(&mut self, slug: &Slug) {
        self.created.push(slug.clone());
    }

    /// A network was changed; this is what it was.
    pub(crate) fn record_changed(&mut self, slug: &Slug, before: Network) {
        self.changed.push((slug.clone(), before));
    }

    /// Removes and restores all of it. The finding says where that failed.
    pub(crate) fn roll_back(self, writer: &mut Writer, finding: Diagnostic) -> Diagnostic {
        // each is tried, whatever became of the others
        let mut is_whole = self.files.iter().filter(|path| remove(path).is_err()).count() == 0;
        // a network is removed after its snapshots; it stays with those that could not be removed,
        // or nobody would find them
        let keeps = |slug: &Slug| {
            writer.library.layout.network_dir(slug).is_ok_and(|folder| self.has_files_in(&folder))
        };
        let (changed, made): (Vec<_>, Vec<_>) = (
            self.changed.iter().rev().filter(|(slug, _)| !keeps(slug)).collect(),
            self.created.iter().filter(|slug| !keeps(slug)).collect(),
        );
        for (slug, before) in changed {
            is_whole &= writer.put_network(slug, before).is_ok();
        }
        for slug in made {
            is_whole &= remove_network(writer, slug).is_ok();
        }
        if is_whole {
            return finding;
        }
        let says = format!(
            "{} Some of the file's snapshots are here all the same, each of them whole.",
            finding.says
        );
        Diagnostic {
            says,
            remedy: format!("{} Then bring the file in again: it brings the rest.", finding.remedy),
            ..finding
        }
    }

    fn has_files_in(&self, folder: &Path) -> bool {
        let is_gone = |path: &Path| {
            std::fs::symlink_metadata(path).is_err_and(|error| error.kind() == ErrorKind::NotFound)
        };
        self.files.iter().any(|path| path.starts_with(folder) && !is_gone(path))
    }
}

/// Removes a network that was just made. Folders are removed only while they are empty.
fn remove_network(writer: &mut Writer, slug: &Slug) -> Result<(), StoreError> {
    let layout = writer.library.layout.clone();
    remove(&layout.network_file(slug)?)?;
    for folder in [layout.snapshots_dir(slug)?, layout.network_dir(slug)?] {
        let _ = std::fs::remove_dir(folder);
    }
    writer.cleaned_networks.remove(slug);
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use jiff::civil::date;

    use super::*;
    use crate::store::dirs::Dirs;
    use crate::store::id_gen;
    use crate::store::library::Library;

    #[test]
    fn a_network_stays_while_a_snapshot_of_it_could_not_be_taken_away() {
        let target = tempfile::tempdir().unwrap();
        let place = |name: &str| target.path().join(name);
        let folders = Dirs {
            library: place("lib"),
            state: place("state"),
            config: place("config"),
            is_explicit: false,
        };
        let library = Library::open(folders).unwrap();
        let mut writer =
            Writer::acquire(&library, id_gen::generate(), Duration::ZERO, date(2026, 11, 21))
                .unwrap();
        let mut rollback = Rollback::default();
        let slugs = ["Castle", "Brook"]
            .map(|name| writer.add_network(Network::with_name(id_gen::generate(), name)).unwrap());
        let layout = writer.library.layout.clone();
        for slug in &slugs {
            rollback.record_created(slug);
            let folder = layout.snapshots_dir(slug).unwrap();
            std::fs::create_dir_all(&folder).unwrap();
            rollback.record_file(&folder.join("a.json"));
            std::fs::write(folder.join("a.json"), "{}").unwrap();
        }
        // what can't be removed as a file stands for a disk that refuses
        let stuck = layout.snapshots_dir(&slugs[0]).unwrap().join("a.json");
        std::fs::remove_file(&stuck).unwrap();
        std::fs::create_dir(&stuck).unwrap();
        let finding = rollback
            .roll_back(&mut writer, Diagnostic::error("x", "", "The disk is full.", "Make room."));
        assert!(
            finding.says.contains("here all the same")
                && finding.remedy.contains("brings the rest"),
            "{finding:?}"
        );
        assert!(
            layout.network_file(&slugs[0]).unwrap().exists(),
            "else nobody would find its snapshots"
        );
        assert!(!layout.network_dir(&slugs[1]).unwrap().exists(), "the other one is gone");
    }
}

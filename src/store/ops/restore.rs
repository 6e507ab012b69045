//! Restores (undeletes) an entry of the trash to where it was: only to a place where such a thing
//! belongs, whatever its origin says, and never over anything.

use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::Writer;
use super::slug::slug_for;
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::trash::TrashKind;
use crate::store::error::StoreError;
use crate::store::library::drafts;
use crate::store::library::trash_list::TrashEntry;
use crate::store::{atomic_write, list_dir};

/// The fewest characters of an id's beginning or end that identify it.
const MIN_ID_LEN: usize = 6;

impl Writer {
    /// Brings back the one thing in the trash that `text` names: its name there, its id, a
    /// beginning or end of it, or the short name of a network. Returns what it was, with the
    /// network it is in now.
    pub fn restore(&mut self, text: &str) -> Result<TrashEntry, StoreError> {
        let all = self.library.list_trash()?;
        let exact = |entry: &&TrashEntry| entry.name == text || trashed_id(entry) == text;
        let mut named: Vec<_> = all.iter().filter(exact).collect();
        if named.is_empty() && text.len() >= MIN_ID_LEN {
            named = all
                .iter()
                .filter(|entry| {
                    trashed_id(entry).starts_with(text) || trashed_id(entry).ends_with(text)
                })
                .collect();
        }
        let entry = match named.as_slice() {
            [one] => (*one).clone(),
            [] => return Err(not_in_trash(text)),
            many => return Err(ambiguous(text, many)),
        };
        let entry = TrashEntry { network: self.library.home_of_trashed(&entry), ..entry };
        match entry.kind {
            TrashKind::Network => self.restore_network(entry),
            TrashKind::Snapshot => self.restore_snapshot(entry),
            TrashKind::Draft | TrashKind::Version => self.restore_draft(entry),
        }
    }

    fn restore_network(&mut self, entry: TrashEntry) -> Result<TrashEntry, StoreError> {
        let slug = slug_for(entry.network.as_str(), |slug| self.slug_exists(slug));
        let folder = self.library.layout.network_dir(&slug)?;
        // an empty folder that adding a network left behind makes way
        let _ = std::fs::remove_dir(&folder);
        self.library.layout.create_dir(&self.library.layout.networks_dir())?;
        self.move_out_of_trash(&entry, &folder)?;
        Ok(TrashEntry { network: slug, ..entry })
    }

    fn restore_snapshot(&mut self, entry: TrashEntry) -> Result<TrashEntry, StoreError> {
        self.prepare_network(&entry.network)?;
        let folder = self.library.layout.snapshots_dir(&entry.network)?;
        self.library.layout.create_dir(&folder)?;
        self.move_out_of_trash(&entry, &folder.join(list_dir::file_name(&entry.path)))?;
        Ok(entry)
    }

    /// A discarded draft returns to its place unless another is open there; a version that was not
    /// chosen, or one of another device, is restored beside it as a copy.
    fn restore_draft(&mut self, entry: TrashEntry) -> Result<TrashEntry, StoreError> {
        self.prepare_network(&entry.network)?;
        let draft = drafts::read(&entry.path)?.draft;
        let own = self.library.layout.draft_file(&entry.network, draft.id)?;
        if self.is_own(&draft) && entry.kind == TrashKind::Draft {
            self.check_no_open_draft(&entry.network, &draft.assessment)?;
        }
        self.library.layout.create_dir(&self.library.layout.drafts_dir(&entry.network)?)?;
        let to = if std::fs::symlink_metadata(&own).is_ok() {
            free_copy_path(&own, draft.id)
        } else {
            own
        };
        self.move_out_of_trash(&entry, &to)?;
        Ok(entry)
    }

    fn move_out_of_trash(&mut self, entry: &TrashEntry, to: &Path) -> Result<(), StoreError> {
        self.library.layout.reject_symlinks(to)?;
        self.library.layout.reject_symlinks(&entry.path)?;
        atomic_write::move_no_replace(&entry.path, to)?;
        self.remove_empty_trash_dirs();
        Ok(())
    }
}

/// A free name beside a draft's own, so that it is listed as a copy.
fn free_copy_path(own: &Path, id: Uuid) -> PathBuf {
    let names = (2_u32..100).map(|number| own.with_file_name(format!("{id} {number}.json")));
    names
        .into_iter()
        .find(|path| std::fs::symlink_metadata(path).is_err())
        .unwrap_or_else(|| own.to_path_buf())
}

/// The id in an entry's name, after its kind.
fn trashed_id(entry: &TrashEntry) -> &str {
    entry.name.split_once('-').map_or("", |(_, id)| id)
}

fn not_in_trash(text: &str) -> StoreError {
    let says = format!("There is nothing in the trash called \"{}\".", sanitize_line(text));
    StoreError::missing(
        says,
        "Look into the trash folder of the workbook: each thing there is named by its kind and id.",
    )
}

fn ambiguous(text: &str, many: &[&TrashEntry]) -> StoreError {
    let names: Vec<_> = many.iter().map(|entry| sanitize_line(&entry.name)).collect();
    let says = format!(
        "\"{}\" names several things in the trash: {}.",
        sanitize_line(text),
        names.join(", ")
    );
    StoreError::not_possible(says, "Give the whole name of one of them.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::ids::Slug;

    #[test]
    fn the_id_is_what_stands_after_the_kind() {
        let entry = TrashEntry {
            kind: TrashKind::Network,
            name: "network-hillside-pcn".to_owned(),
            network: Slug::from("hillside-pcn"),
            trashed_on: jiff::civil::date(2026, 11, 21),
            unseen: false,
            path: PathBuf::new(),
        };
        assert_eq!(trashed_id(&entry), "hillside-pcn");
    }
}

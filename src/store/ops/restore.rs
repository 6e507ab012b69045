//! Bringing something back from the trash, to where it was. It goes nowhere else than such a thing
//! belongs, whatever its origin says, and never over anything.

use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::Writer;
use super::slug::slug_for;
use crate::maturity::sanitize::clean_line;
use crate::store::error::{ErrorKind, StoreError};
use crate::store::library::drafts;
use crate::store::library::trash_list::{TrashKind, Trashed};
use crate::store::{atomic_write, list_dir};

/// The fewest characters of an id's beginning or end that name it.
const SHORTEST: usize = 6;

impl Writer {
    /// Brings back the one thing in the trash that `text` names: its name there, its id, a
    /// beginning or end of it, or the short name of a network. Returns what it was, with the
    /// network it is in now.
    pub fn untrash(&mut self, text: &str) -> Result<Trashed, StoreError> {
        let all = self.library.trashed()?;
        let exact = |thing: &&Trashed| thing.name == text || id_of(thing) == text;
        let mut named: Vec<_> = all.iter().filter(exact).collect();
        if named.is_empty() && text.len() >= SHORTEST {
            named = all
                .iter()
                .filter(|thing| id_of(thing).starts_with(text) || id_of(thing).ends_with(text))
                .collect();
        }
        let thing = match named.as_slice() {
            [one] => (*one).clone(),
            [] => return Err(nothing(text)),
            many => return Err(several(text, many)),
        };
        match thing.kind {
            TrashKind::Network => self.bring_network(thing),
            TrashKind::Snapshot => self.bring_snapshot(thing),
            TrashKind::Draft | TrashKind::Version => self.bring_draft(thing),
        }
    }

    fn bring_network(&mut self, thing: Trashed) -> Result<Trashed, StoreError> {
        let slug = slug_for(thing.network.as_str(), |slug| self.is_taken(slug));
        let folder = self.library.places.network(&slug)?;
        // an empty folder that adding a network left behind makes way
        let _ = std::fs::remove_dir(&folder);
        self.library.places.make(&self.library.places.networks())?;
        self.bring(&thing, &folder)?;
        Ok(Trashed { network: slug, ..thing })
    }

    fn bring_snapshot(&mut self, thing: Trashed) -> Result<Trashed, StoreError> {
        self.ready(&thing.network)?;
        let folder = self.library.places.snapshots(&thing.network)?;
        self.library.places.make(&folder)?;
        self.bring(&thing, &folder.join(list_dir::name(&thing.path)))?;
        Ok(thing)
    }

    /// A draft comes back as it was where no other is open in its place; a version that was not
    /// chosen, and one of another device, comes back beside, to look at and carry on.
    fn bring_draft(&mut self, thing: Trashed) -> Result<Trashed, StoreError> {
        self.ready(&thing.network)?;
        let draft = drafts::read(&thing.path)?.draft;
        let own = self.library.places.draft(&thing.network, draft.id)?;
        if draft.device == self.device && thing.kind == TrashKind::Draft {
            self.check_free(&thing.network, &draft.assessment)?;
        }
        self.library.places.make(&self.library.places.drafts(&thing.network)?)?;
        let to = if std::fs::symlink_metadata(&own).is_ok() { beside(&own, draft.id) } else { own };
        self.bring(&thing, &to)?;
        Ok(thing)
    }

    fn bring(&mut self, thing: &Trashed, to: &Path) -> Result<(), StoreError> {
        self.library.places.check_way(to)?;
        self.library.places.check_way(&thing.path)?;
        atomic_write::move_within(&thing.path, to)?;
        self.clear_trash();
        Ok(())
    }
}

/// A free name beside a draft's own, which shows the version as a copy.
fn beside(own: &Path, id: Uuid) -> PathBuf {
    let names = (2_u32..100).map(|number| own.with_file_name(format!("{id} {number}.json")));
    names
        .into_iter()
        .find(|path| std::fs::symlink_metadata(path).is_err())
        .unwrap_or_else(|| own.to_path_buf())
}

/// The id in a thing's name: what stands after its kind.
fn id_of(thing: &Trashed) -> &str {
    thing.name.split_once('-').map_or("", |(_, id)| id)
}

fn nothing(text: &str) -> StoreError {
    let says = format!("There is nothing in the trash called \"{}\".", clean_line(text));
    StoreError::new(
        ErrorKind::Missing,
        says,
        "Look into the trash folder of the workbook: each thing there is named by its kind and id.",
    )
}

fn several(text: &str, many: &[&Trashed]) -> StoreError {
    let names: Vec<_> = many.iter().map(|thing| clean_line(&thing.name)).collect();
    let says = format!(
        "\"{}\" names several things in the trash: {}.",
        clean_line(text),
        names.join(", ")
    );
    StoreError::new(ErrorKind::NotPossible, says, "Give the whole name of one of them.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::ids::Slug;

    #[test]
    fn the_id_is_what_stands_after_the_kind() {
        let thing = Trashed {
            kind: TrashKind::Network,
            name: "network-hillside-pcn".to_owned(),
            network: Slug::from("hillside-pcn"),
            trashed_on: jiff::civil::date(2026, 11, 21),
            path: PathBuf::new(),
        };
        assert_eq!(id_of(&thing), "hillside-pcn");
    }
}

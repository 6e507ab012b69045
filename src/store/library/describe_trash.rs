//! The trash as a person reads it: what each thing is, of which network, and why one can't be
//! brought back as things are. Each file is read for it, so commands and screens say the same.

use super::trash_list::TrashEntry;
use super::{Library, drafts, snapshots};
use crate::maturity::assessment::Draft;
use crate::maturity::network::Network;
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::phrases::pluralize;
use crate::maturity::snapshot_line::SnapshotLine;
use crate::maturity::trash::{TrashKind, TrashedItem};
use crate::maturity::walk_subject::append_subject;
use crate::store::error::StoreError;
use crate::store::format::network;
use crate::store::{list_dir, read_file};

/// What a file in the trash says of itself.
struct Description {
    words: String,
    network_name: String,
}

impl Library {
    /// What lies in the trash, the newest first. Any two things read differently.
    pub fn describe_trash(&self) -> Result<Vec<TrashedItem>, StoreError> {
        let mut items: Vec<TrashedItem> =
            self.list_trash()?.into_iter().map(|entry| self.describe(entry)).collect();
        items.sort_by(|a, b| (b.trashed_on, a.kind, &a.name).cmp(&(a.trashed_on, b.kind, &b.name)));
        tell_apart(&mut items);
        Ok(items)
    }

    fn describe(&self, entry: TrashEntry) -> TrashedItem {
        let described = match entry.kind {
            TrashKind::Network => describe_network(&entry),
            TrashKind::Snapshot => self.describe_snapshot(&entry),
            TrashKind::Draft | TrashKind::Version => self.describe_draft(&entry),
        };
        let home = self.home_of_trashed(&entry);
        let network = self.network(&home).ok();
        let obstacle = match (&described, &network, entry.kind) {
            (Err(error), ..) => Some(format!("it can't be read. {}", error.message)),
            (Ok(_), _, TrashKind::Network) | (Ok(_), Some(_), _) => None,
            (Ok(said), None, _) => Some(format!(
                "{} is not here any more. If it is in the trash too, bring it back first",
                said.network_name
            )),
        };
        let said = described.unwrap_or_else(|_| Description {
            words: "it can't be read".to_owned(),
            network_name: network.map_or_else(|| home.to_string(), |known| known.name),
        });
        TrashedItem {
            kind: entry.kind,
            name: entry.name,
            network: home,
            trashed_on: entry.trashed_on,
            words: said.words,
            network_name: said.network_name,
            obstacle,
            unseen: entry.unseen,
        }
    }

    fn describe_snapshot(&self, entry: &TrashEntry) -> Result<Description, StoreError> {
        let stored = snapshots::read(&entry.path)?;
        let network_name = stored.snapshot.network.name.clone();
        let reference = &stored.snapshot.assessment.matrix;
        let Some(matrix) = self.matrix_cache.matrix(&self.layout, reference) else {
            return Ok(Description { words: reference.id.to_string(), network_name });
        };
        let saved = SavedSnapshot {
            snapshot: stored.snapshot,
            matrix,
            file: String::new(),
            hash: stored.hash,
            changed_after_save: false,
            copy_status: stored.copy_status,
        };
        Ok(Description { words: SnapshotLine::of(&saved).words(), network_name })
    }

    fn describe_draft(&self, entry: &TrashEntry) -> Result<Description, StoreError> {
        let draft: Draft = drafts::read(&entry.path)?.draft;
        let said = &draft.assessment;
        let answered = said.answers.values().filter(|given| given.answer.is_some()).count();
        let title = match self.matrix_cache.matrix(&self.layout, &said.matrix) {
            Some(known) => append_subject(known.matrix.short_title(), said.subject.as_deref()),
            None => append_subject(said.matrix.id.as_str(), said.subject.as_deref()),
        };
        Ok(Description {
            words: format!("{title} · {}", pluralize(answered, "answer", "answers")),
            network_name: draft.network.name.clone(),
        })
    }
}

fn describe_network(entry: &TrashEntry) -> Result<Description, StoreError> {
    let path = entry.path.join("network.json");
    let network: Network = network::read(&read_file::read(&path)?).map_err(StoreError::from)?;
    let many = list_dir::json_files(&entry.path.join("snapshots")).unwrap_or_default().len();
    Ok(Description {
        words: format!("with {}", pluralize(many, "snapshot", "snapshots")),
        network_name: network.name,
    })
}

/// Where two things read the same, each says how its name in the trash ends.
fn tell_apart(items: &mut [TrashedItem]) {
    let said: Vec<(TrashKind, String, String)> = items
        .iter()
        .map(|item| (item.kind, item.network_name.clone(), item.words.clone()))
        .collect();
    for (at, item) in items.iter_mut().enumerate() {
        if said.iter().enumerate().any(|(other, words)| other != at && *words == said[at]) {
            let end = item.name.len().saturating_sub(6);
            let end = item.name.get(end..).unwrap_or(&item.name);
            item.words = format!("{} · …{end}", item.words);
        }
    }
}

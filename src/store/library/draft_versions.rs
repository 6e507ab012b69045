//! The versions of each draft of a network on this device: published files and recovery copies,
//! combined.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use uuid::Uuid;

use super::drafts::{DraftsOnDisk, PublishedDraft};
use super::recovery_or_conflict::{DraftState, resolve_versions};
use super::{Library, trash_list};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::store::error::StoreError;
use crate::store::format::recovery_copy::RecoveryCopy;
use crate::store::journal::RecoveryCopies;

#[derive(Debug, Default)]
pub(crate) struct OpenDrafts {
    /// Each draft, and the path of its published file.
    pub(crate) states: Vec<(DraftState, Option<PathBuf>)>,
    /// Other versions, under other names.
    pub(crate) copies: Vec<PublishedDraft>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl OpenDrafts {
    /// Combines published files and recovery copies. A draft with an id in `finished` became a
    /// snapshot and is left out.
    pub(crate) fn read(
        library: &Library,
        slug: &Slug,
        network: &Network,
        finished: &BTreeSet<Uuid>,
    ) -> Result<Self, StoreError> {
        let mut on_disk = DraftsOnDisk::read(&library.layout, &library.layout.drafts_dir(slug)?);
        let names = library.device_names();
        on_disk.by_id.values_mut().for_each(|published| names.adopt(&mut published.draft));
        let mut drafts =
            Self { diagnostics: std::mem::take(&mut on_disk.diagnostics), ..Self::default() };
        let mut kept = recovery_copies_of(library, network, &on_disk);
        let ids: BTreeSet<Uuid> = on_disk.by_id.keys().chain(kept.keys()).copied().collect();
        for id in ids.difference(finished).copied() {
            let is_gone = on_disk.is_missing(id);
            let published = on_disk.by_id.remove(&id);
            let kept = kept.remove(&id).unwrap_or_default();
            drafts.diagnostics.extend(kept.diagnostics);
            let mut entry = kept.newest;
            if is_gone {
                // a recovery copy that outlived its discarded draft is not offered again
                if trash_list::contains_draft(&library.layout, id) {
                    continue;
                }
                drafts.diagnostics.extend(clear_base(library, slug, entry.as_mut())?);
            }
            let path = published.as_ref().map(|published| published.path.clone());
            drafts
                .states
                .extend(resolve_versions(published, entry).map(|draft_state| (draft_state, path)));
        }
        drafts.copies =
            on_disk.copies.into_iter().filter(|copy| !finished.contains(&copy.draft.id)).collect();
        Ok(drafts)
    }
}

/// The recovery copies of this network's drafts, and of those in its folder.
fn recovery_copies_of(
    library: &Library,
    network: &Network,
    on_disk: &DraftsOnDisk,
) -> BTreeMap<Uuid, RecoveryCopies> {
    let Some(journal) = library.journal() else { return BTreeMap::new() };
    let mut all = BTreeMap::new();
    for id in journal.draft_ids().unwrap_or_default() {
        if on_disk.by_id.contains_key(&id) || library.is_draft_of(id, network) {
            all.insert(id, journal.read_copies(id));
        }
    }
    all
}

impl Library {
    pub(crate) fn is_draft_of(&self, id: Uuid, network: &Network) -> bool {
        let owner = self.draft_owners.network_of(id).or_else(|| {
            let owner = self.journal()?.read_copies(id).newest?.draft.network.id;
            self.draft_owners.insert(id, owner);
            Some(owner)
        });
        owner.is_some_and(|owner| network.has_id(owner))
    }
}

/// A published draft whose file is gone while its recovery copy remains: it is listed, and
/// publishing it starts from nothing.
fn clear_base(
    library: &Library,
    slug: &Slug,
    entry: Option<&mut RecoveryCopy>,
) -> Result<Option<Diagnostic>, StoreError> {
    let Some(entry) = entry.filter(|entry| entry.draft.base_hash.is_some()) else {
        return Ok(None);
    };
    entry.draft.base_hash = None;
    let file = library.layout.relative_path(&library.layout.draft_file(slug, entry.draft.id)?);
    let says = "This draft is gone from the folder; this device still holds it, and shows it.";
    let remedy = "Work on or save it, and the file is written again. To be rid of it, discard it.";
    Ok(Some(Diagnostic::warning("draft-vanished", "", says, remedy).in_file(file)))
}

//! What stands of each draft of a network on this device: the published files and the recovery
//! copies, brought together.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use uuid::Uuid;

use super::draft_recovery::{DraftState, settle};
use super::drafts::{DraftsOnDisk, PublishedDraft};
use super::{Library, trash_list};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::store::error::StoreError;
use crate::store::format::recovery_copy::RecoveryCopy;
use crate::store::journal::{Journal, RecoveryCopies};

/// The drafts of one network that are not finished.
#[derive(Debug, Default)]
pub(crate) struct OpenDrafts {
    /// What stands of each, and where its published file is.
    pub(crate) standing: Vec<(DraftState, Option<PathBuf>)>,
    /// Other versions, under other names.
    pub(crate) copies: Vec<PublishedDraft>,
    pub(crate) findings: Vec<Diagnostic>,
}

impl OpenDrafts {
    /// Brings together what is published and what is kept. A draft with one of the ids in
    /// `finished` became a snapshot: it is never offered again.
    pub(crate) fn read(
        library: &Library,
        slug: &Slug,
        network: &Network,
        finished: &BTreeSet<Uuid>,
    ) -> Result<Self, StoreError> {
        let mut lying = DraftsOnDisk::read(&library.places, &library.places.drafts(slug)?);
        let mut drafts = Self { findings: std::mem::take(&mut lying.findings), ..Self::default() };
        let mut kept = kept_of(library, network, &lying);
        let ids: BTreeSet<Uuid> = lying.own.keys().chain(kept.keys()).copied().collect();
        for id in ids.difference(finished).copied() {
            let is_gone = lying.is_gone(id);
            let published = lying.own.remove(&id);
            let kept = kept.remove(&id).unwrap_or_default();
            drafts.findings.extend(kept.findings);
            let mut entry = kept.newest;
            if is_gone {
                // a recovery copy that outlived its discarded draft is not offered again
                if trash_list::holds_draft(&library.places, id) {
                    continue;
                }
                drafts.findings.extend(begin_anew(library, slug, entry.as_mut())?);
            }
            let path = published.as_ref().map(|published| published.path.clone());
            drafts.standing.extend(settle(published, entry).map(|standing| (standing, path)));
        }
        drafts.copies =
            lying.copies.into_iter().filter(|copy| !finished.contains(&copy.draft.id)).collect();
        Ok(drafts)
    }
}

/// The recovery copies of this network's drafts, and of those published in its folder.
fn kept_of(
    library: &Library,
    network: &Network,
    lying: &DraftsOnDisk,
) -> BTreeMap<Uuid, RecoveryCopies> {
    let Some(state) = library.state() else { return BTreeMap::new() };
    let journal = Journal::new(&state);
    let mut all = BTreeMap::new();
    for id in journal.ids().unwrap_or_default() {
        if lying.own.contains_key(&id) || library.is_of(id, network) {
            all.insert(id, journal.kept(id));
        }
    }
    all
}

impl Library {
    /// Whether the draft `id`, of which a recovery copy is kept, is one of this network.
    pub(crate) fn is_of(&self, id: Uuid, network: &Network) -> bool {
        let whose = self.whose.of(id).or_else(|| {
            let whose = Journal::new(&self.state()?).kept(id).newest?.draft.network.id;
            self.whose.note(id, whose);
            Some(whose)
        });
        whose.is_some_and(|whose| network.goes_by(whose))
    }
}

/// A draft that was published and is gone, while this device still holds it: it is shown, and
/// publishing it starts from nothing.
fn begin_anew(
    library: &Library,
    slug: &Slug,
    entry: Option<&mut RecoveryCopy>,
) -> Result<Option<Diagnostic>, StoreError> {
    let Some(entry) = entry.filter(|entry| entry.draft.base.is_some()) else { return Ok(None) };
    entry.draft.base = None;
    let file = library.places.inside(&library.places.draft(slug, entry.draft.id)?);
    let says = "This draft is gone from the folder; this device still holds it, and shows it.";
    let remedy = "Work on or save it, and the file is written again. To be rid of it, discard it.";
    Ok(Some(Diagnostic::warning("draft-vanished", "", says, remedy).in_file(file)))
}

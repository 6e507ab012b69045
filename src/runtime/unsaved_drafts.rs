//! What is not saved: the newest version of every draft and every other change that was sent to be
//! saved, for as long as the program runs.
//!
//! What is read from the disk may be older, while an autosave is on its way or fails: then the
//! version here is the one to show. And when the program ends, what is not on the disk can be named.

use std::collections::BTreeMap;
use std::sync::Arc;

use uuid::Uuid;

use crate::maturity::assessment::Draft;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::maturity::network_state::{NetworkState, OpenDraft};
use crate::maturity::unsaved_change::{ChangeKey, UnsavedChange, WORKBOOK_PLACE};

#[derive(Debug, Default)]
pub struct UnsavedDrafts {
    drafts: BTreeMap<Uuid, DraftVersion>,
    saved_number: u64,
    last_error: Option<String>,
    /// Changes beside the drafts that are not on the disk, and whether each is in a recovery copy.
    changes: BTreeMap<ChangeKey, (UnsavedChange, bool)>,
    not_done: Option<String>,
}

#[derive(Debug)]
struct DraftVersion {
    slug: Slug,
    open_draft: Arc<OpenDraft>,
    number: u64,
}

impl UnsavedDrafts {
    /// Notes a version, and returns it to be shared with the writer thread.
    pub fn track(&mut self, slug: &Slug, open: OpenDraft, number: u64) -> Arc<OpenDraft> {
        let open = Arc::new(open);
        self.drafts.insert(
            open.draft.id,
            DraftVersion { slug: slug.clone(), open_draft: Arc::clone(&open), number },
        );
        open
    }

    pub fn mark_saved(&mut self, number: u64) {
        self.saved_number = self.saved_number.max(number);
    }

    pub fn mark_failed(&mut self, message: &str) {
        self.last_error = Some(message.to_owned());
    }

    /// This draft became a snapshot, was discarded or was settled.
    pub fn forget(&mut self, draft: Uuid) {
        self.drafts.remove(&draft);
    }

    /// All drafts of this network went to the trash with it.
    pub fn forget_network(&mut self, slug: &Slug) {
        self.drafts.retain(|_, version| version.slug != *slug);
        self.changes.remove(&ChangeKey::Network(slug.clone()));
    }

    pub fn track_change(&mut self, change: UnsavedChange) {
        self.changes.insert(change.key(), (change, false));
    }

    /// This version of a change is on the disk. A newer one may not be.
    pub fn mark_change_saved(&mut self, change: &UnsavedChange) {
        if self.changes.get(&change.key()).is_some_and(|(newest, _)| newest == change) {
            self.changes.remove(&change.key());
        }
    }

    pub fn mark_change_failed(&mut self, change: &UnsavedChange, message: &str, is_kept: bool) {
        let newest = self.changes.entry(change.key()).or_insert_with(|| (change.clone(), is_kept));
        newest.1 = is_kept && newest.0 == *change;
        self.last_error = Some(message.to_owned());
    }

    pub fn forget_change(&mut self, key: &ChangeKey) {
        self.changes.remove(key);
    }

    /// The changes that are in a recovery copy and not where they belong.
    pub fn kept_change_names(&self) -> Vec<String> {
        let kept = self.changes.values().filter(|(change, kept)| *kept && !change.is_blank());
        kept.map(|(change, _)| change.words()).collect()
    }

    /// Where they belong: settings alone have a place of their own.
    pub fn kept_place(&self) -> &'static str {
        let kept = self.changes.values().filter(|(_, kept)| *kept);
        let places = kept.map(|(change, _)| change.place());
        places
            .reduce(|one, other| if one == other { one } else { WORKBOOK_PLACE })
            .unwrap_or_default()
    }

    /// Puts the newest versions into a network as it was read from the disk.
    pub fn overlay(&self, state: &mut NetworkState) {
        let slug = state.slug.clone();
        for version in self.drafts.values().filter(|version| version.slug == slug) {
            overlay_draft(state, &version.open_draft);
        }
        let key = ChangeKey::Network(slug);
        if let Some((UnsavedChange::Network { network, .. }, _)) = self.changes.get(&key) {
            state.network = Network::clone(network);
        }
    }

    /// What was asked for and could not be done; none once something of its kind was.
    pub fn note_not_done(&mut self, what: Option<String>) {
        self.not_done = what;
    }

    pub fn not_done(&self) -> Option<String> {
        self.not_done.clone()
    }

    pub fn last_error(&self) -> Option<String> {
        self.last_error.clone()
    }

    /// What is not on the disk, each as a person would call it.
    pub fn unsaved_names(&self) -> Vec<String> {
        let unsaved = self.drafts.values().filter(|version| version.number > self.saved_number);
        let changes = self.changes.values().filter(|(change, kept)| !kept && !change.is_blank());
        unsaved
            .map(|version| name(&version.open_draft))
            .chain(changes.map(|(change, _)| change.words()))
            .collect()
    }
}

fn overlay_draft(state: &mut NetworkState, newest: &OpenDraft) {
    let id = newest.draft.id;
    if state.snapshot(id).is_some() {
        return;
    }
    let in_conflict = state.conflicts.iter_mut().map(|conflict| &mut conflict.recovery);
    if let Some(open) = in_conflict.chain(&mut state.drafts).find(|open| open.draft.id == id) {
        // which file it started from is for the disk to say
        open.draft = Draft { base_hash: open.draft.base_hash.take(), ..newest.draft.clone() };
        open.matrix = Arc::clone(&newest.matrix);
    } else {
        state.drafts.push(newest.clone());
    }
}

fn name(open: &OpenDraft) -> String {
    format!("{}: {}", open.draft.network.name, open.matrix.matrix.title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::appearance::Appearance;

    #[test]
    fn a_change_of_which_nothing_was_heard_is_not_saved() {
        let change = UnsavedChange::Settings(Appearance {
            ascii: true,
            mouse: true,
            ..Appearance::default()
        });
        let mut unsaved = UnsavedDrafts::default();
        unsaved.track_change(change.clone());
        assert_eq!(unsaved.unsaved_names(), ["your settings"]);
        unsaved.mark_change_failed(&change, "Full.", true);
        assert_eq!((unsaved.unsaved_names().len(), unsaved.kept_change_names().len()), (0, 1));
        assert_eq!(unsaved.kept_place(), "your settings");
        unsaved.mark_change_saved(&change);
        assert!(unsaved.kept_change_names().is_empty());
    }
}

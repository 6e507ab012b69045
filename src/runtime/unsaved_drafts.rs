//! The newest version of every draft that was handed over for keeping, for as long as the program
//! runs.
//!
//! What is read from the disk may be older than what was said meanwhile, whether its keeping is on
//! the way or fails: then the version here is the one to show. And when the program ends, what is
//! not on the disk can be named.

use std::collections::BTreeMap;
use std::sync::Arc;

use uuid::Uuid;

use crate::maturity::assessment::Draft;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::{NetworkState, OpenDraft};

/// The drafts handed over.
#[derive(Debug, Default)]
pub struct UnsavedDrafts {
    drafts: BTreeMap<Uuid, DraftVersionNumber>,
    saved_number: u64,
    last_error: Option<String>,
}

#[derive(Debug)]
struct DraftVersionNumber {
    slug: Slug,
    open_draft: Arc<OpenDraft>,
    number: u64,
}

impl UnsavedDrafts {
    /// Notes a version that is handed over, and gives it back to be shared with the keeper.
    pub fn track(&mut self, slug: &Slug, open: OpenDraft, number: u64) -> Arc<OpenDraft> {
        let open = Arc::new(open);
        self.drafts.insert(
            open.draft.id,
            DraftVersionNumber { slug: slug.clone(), open_draft: Arc::clone(&open), number },
        );
        open
    }

    /// Everything handed over with a number up to this one is on the disk.
    pub fn mark_saved(&mut self, number: u64) {
        self.saved_number = self.saved_number.max(number);
    }

    /// Keeping failed, for this reason.
    pub fn mark_failed(&mut self, says: &str) {
        self.last_error = Some(says.to_owned());
    }

    /// This draft became a snapshot, was thrown away or was settled: its version here means nothing
    /// any more.
    pub fn forget(&mut self, draft: Uuid) {
        self.drafts.remove(&draft);
    }

    /// Puts the newest versions into a record as it was read from the disk.
    pub fn overlay(&self, record: &mut NetworkState) {
        let slug = record.slug.clone();
        for version in self.drafts.values().filter(|version| version.slug == slug) {
            overlay_draft(record, &version.open_draft);
        }
    }

    /// Why keeping failed last, where it did.
    pub fn last_error(&self) -> Option<String> {
        self.last_error.clone()
    }

    /// What is not on the disk, each as a person would call it.
    pub fn unsaved_names(&self) -> Vec<String> {
        let unkept = self.drafts.values().filter(|version| version.number > self.saved_number);
        unkept.map(|version| name(&version.open_draft)).collect()
    }
}

fn overlay_draft(record: &mut NetworkState, newest: &OpenDraft) {
    let id = newest.draft.id;
    if record.snapshot(id).is_some() {
        return;
    }
    let in_conflict = record.conflicts.iter_mut().map(|conflict| &mut conflict.recovery);
    if let Some(open) = in_conflict.chain(&mut record.drafts).find(|open| open.draft.id == id) {
        // which file it started from is for the disk to say
        open.draft = Draft { base_hash: open.draft.base_hash.take(), ..newest.draft.clone() };
        open.matrix = Arc::clone(&newest.matrix);
    } else {
        record.drafts.push(newest.clone());
    }
}

fn name(open: &OpenDraft) -> String {
    format!("{}: {}", open.draft.network.name, open.matrix.matrix.title)
}
